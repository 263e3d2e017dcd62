"""From a string to its figures and to the numbers that are none.

Read in this order: `tokens` cuts the text, `numbers` reads every number in it, `shields`, `dates` and `references` take out
those that are no figures, `pieces` puts units to the others, `ranges` pairs them, `qualifiers` says how exact they are.
`read_figures` here runs them; it knows no word of any language.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_extract.languages import load_language, load_symbols
from factsheet_extract.model.quantity import Figures, Number, Quantity, Reference
from factsheet_extract.text.bases import lone_bases
from factsheet_extract.text.dates import find_dates
from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.lone import lone_number
from factsheet_extract.text.marks import find_marks
from factsheet_extract.text.number_words import Scan
from factsheet_extract.text.numbers import Reading, scan_numbers
from factsheet_extract.text.pieces import Piece, piece_of, with_cents
from factsheet_extract.text.qualifiers import is_compared, is_more_than, is_multiple, is_step, is_target, qualifier_of
from factsheet_extract.text.ranges import (
    Pair,
    bounded,
    ends_of,
    interval_at,
    moves,
    noun_out_of,
    range_at,
    ratio_at,
    repeated_at,
    with_shared_units,
)
from factsheet_extract.text.references import reason_of
from factsheet_extract.text.shields import DIGIT, find_shields
from factsheet_extract.text.silence import prints_no_number
from factsheet_extract.text.thousands import sized
from factsheet_extract.text.times import beside_time, part_anchored
from factsheet_extract.text.tokens import Token, tokenize
from factsheet_extract.text.units import Base, rate_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Kind, Reason
    from factsheet_extract.text.numerals import SeparatorStyle
    from factsheet_extract.text.qualifiers import Qualifier


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """Give the figures in a sentence or text, in order.

    `language` is an ISO 639 code; LanguageError where there is no file for it.
    """
    return list(read_figures(text, load_language(language)).quantities)


def read_figures(text: str, language: Language, *, style: SeparatorStyle | None = None) -> Figures:
    """Give the figures of `text` and the numbers that are no figures; offsets are into `text`.

    `style` is how the document prints numbers (`separator_style`); without it the language's own habit decides.
    """
    lone = lone_number(text, language, style)
    if lone is not None:
        return Figures((Quantity(lone.start, lone.end, "count", lone.value, (lone,)),))
    lexicon = lexicon_of(language)
    if prints_no_number(text, lexicon):
        return Figures()
    shields = find_shields(text, day_first=language.calendar.day_first)
    if len(shields) == 1 and shields[0].end - shields[0].start == len(text):
        return Figures((), tuple(shields))  # a cell that holds a date
    scan = Scan(text, _masked(text, shields), lexicon, style)
    readings = scan_numbers(scan)
    if not readings and not DIGIT.search(text):
        return Figures((), tuple(find_marks(scan)))
    readings, hours = _untimed(scan, readings, shields)
    readings, dates = _undated(scan, readings)
    readings, others = _counting(scan, readings)
    references = [*shields, *hours, *dates, *others]
    pieces = _pieces(scan, readings)
    quantities, anchored = part_anchored(scan, _Builder(scan, pieces).build(), _sorted(references))
    quantities, bases = lone_bases(scan, quantities)
    found = _sorted([*bases, *_outside(references, quantities), *anchored, *_outside(find_marks(scan), quantities)])
    return Figures(tuple(quantities), tuple(found))


def _outside(marks: list[Reference], quantities: list[Quantity]) -> list[Reference]:
    """Give the marks that no figure covers: the 2 of "20 m2" belongs to its unit, the 95 of "25 (95% CI 20-30)" to it."""
    starts = [quantity.start for quantity in quantities]
    kept: list[Reference] = []
    for mark in marks:
        place = bisect_left(starts, mark.end) - 1
        if place < 0 or quantities[place].end < mark.end:
            kept.append(mark)
    return kept


def _sorted(references: list[Reference]) -> list[Reference]:
    return sorted(references, key=lambda reference: reference.start)


def _masked(text: str, shields: list[Reference]) -> list[Token]:
    """Cut a text into tokens with the shielded ones blanked out, so that no number begins in one or runs into it.

    What stands behind a shield in the same token is a token of its own: 17h30,2017.
    """
    if not shields:
        return tokenize(text)
    starts = [shield.start for shield in shields]
    masked: list[Token] = []
    for token in tokenize(text):
        place = bisect_left(starts, token.end) - 1
        end = shields[place].end if place >= 0 else 0
        if end <= token.start:
            masked.append(token)
            continue
        masked.append(Token(token.start, min(end, token.end), "mark", _BLANK, token.gap))
        rest = tokenize(text[end : token.end]) if end < token.end else []
        masked.extend(part._replace(start=part.start + end, end=part.end + end) for part in rest)
    return masked


def _untimed(scan: Scan, readings: list[Reading], shields: list[Reference]) -> tuple[list[Reading], list[Reference]]:
    """Take out the hours beside a printed time."""
    times = [shield for shield in shields if shield.reason == "time"]
    starts = [time.start for time in times]
    kept: list[Reading] = []
    references: list[Reference] = []
    for reading in readings if times else ():
        place = bisect_left(starts, reading.number.end)
        if beside_time(scan, reading, times[max(0, place - 1) : place + 1]):
            references.append(Reference(reading.number.start, reading.number.end, "time"))
        else:
            kept.append(reading)
    return (kept, references) if times else (readings, [])


def _undated(scan: Scan, readings: list[Reading]) -> tuple[list[Reading], list[Reference]]:
    dates = find_dates(scan, readings)
    covered = {place for dated in dates for place in range(dated.first, dated.last)}
    kept = [reading for reading in readings if reading.last - 1 not in covered]
    return kept, [dated.reference for dated in dates]


def _counting(scan: Scan, readings: list[Reading]) -> tuple[list[Reading], list[Reference]]:
    """Part the numbers that may be figures from those that are not, with the reason of each."""
    kept: list[Reading] = []
    references: list[Reference] = []
    reasons: dict[int, Reason] = {}
    for reading in readings:
        found = reason_of(scan, reading, reasons)
        if found is None:
            kept.append(reading)
            continue
        reason, value = found
        goes_on = reason == "phone" and reasons.get(reading.first) == "phone"
        reasons[reading.last] = reason
        first = reading.first + (1 if reading.sign and reason != "phone" else 0)
        start = references.pop().start if goes_on else scan.tokens[first].start
        references.append(Reference(start, reading.number.end, reason, value))
    return kept, references


def _pieces(scan: Scan, readings: list[Reading]) -> list[Piece]:
    """Put units to the readings; one whose first word turned out to be the unit of the number before it is dropped (cents)."""
    pieces: list[Piece] = []
    for reading in readings:
        floor = pieces[-1].last if pieces else 0
        if reading.first >= floor:
            pieces.append(piece_of(scan, reading, floor))
    return sized(scan, with_shared_units(scan, with_cents(scan, pieces)))


_NOUN_WORDS = 4  # words of a noun phrase that may stand between a number and the base of its rate


_BLANK = "\ufffc"  # stands for a shielded token: no word, no digit


class _Builder:
    """Makes quantities of pieces, from left to right; each piece is used once."""

    def __init__(self, scan: Scan, pieces: Sequence[Piece]) -> None:
        self.scan, self.pieces = scan, pieces
        self.ends = {piece.reading.first: piece.reading.last for piece in pieces}
        self.floor = 0

    def build(self) -> Iterator[Quantity]:
        index = 0
        last: Quantity | None = None
        while index < len(self.pieces):
            quantity, used = self._at(index)
            index += used
            joined = bounded(self.scan, last, quantity) if last is not None else None
            if last is not None and joined is None:
                yield last
            last = joined or quantity
        if last is not None:
            yield last

    def _at(self, index: int) -> tuple[Quantity, int]:
        """Give the quantity that begins with pieces[index] and how many pieces it takes."""
        pair = range_at(self.scan, self.pieces, index)
        if pair is not None:
            return self._range(pair, index), 2
        if repeated_at(self.scan, self.pieces, index):
            return self._repeated(index), 2
        if ratio_at(self.scan, self.pieces, index):
            return self._ratio(index), 2
        piece = self.pieces[index]
        interval = interval_at(self.scan, self.pieces, index)
        if interval is not None:
            used = self.pieces.index(interval.high, index) - index + 1
            return self._interval(piece, interval, index, used), used
        return self._single(piece, index)

    def _single(self, piece: Piece, index: int) -> tuple[Quantity, int]:
        base = self._base(piece, index)
        numbers = [piece.reading.number]
        if base is None:
            return self._made(piece, piece.first, piece.last, numbers, piece.value, index, 1), 1
        used = 1
        if index + 1 < len(self.pieces) and base.first <= self.pieces[index + 1].first < base.last:
            numbers.append(self.pieces[index + 1].reading.number)
            used = 2
        last = base.last if base.first == piece.last else piece.last
        return self._made(piece, piece.first, last, numbers, piece.value, index, used, base), used

    def _base(self, piece: Piece, index: int) -> Base | None:
        """Give the base of a rate, right behind the number or behind its noun: 90 examens par jour, 11 cas/jour."""
        if piece.kind == "percent" or piece.reading.number.role == "article":
            return None
        limit = self.pieces[index + 1].first if index + 1 < len(self.pieces) else len(self.scan.tokens)
        for place in range(piece.last, min(piece.last + _NOUN_WORDS + 1, limit)):
            base = rate_base(self.scan, place, self.ends)
            if base is not None:
                return base
            if self.scan.tokens[place].kind != "word" or self.scan.folded(place) in self.scan.lexicon.stops:
                return None
        return None

    def _range(self, pair: Pair, index: int) -> Quantity:
        """Make a range; only "about" qualifies one (over 3–5 years: during)."""
        low, high = ends_of(pair)
        unit = pair.high if pair.high.unit else pair.low
        numbers = [pair.low.reading.number, _unsigned(self.scan, pair.high)]
        quantity = self._made(unit, pair.first, pair.last, numbers, None, index, 2)
        if quantity.comparator != "~":
            quantity = replace(quantity, comparator="=", cue=None, negated=False)
        return replace(quantity, kind="range", low=low, high=high)

    def _interval(self, piece: Piece, pair: Pair, index: int, used: int) -> Quantity:
        low, high = ends_of(pair)
        numbers = [piece.reading.number, pair.low.reading.number, _unsigned(self.scan, pair.high)]
        last = pair.last if pair.first == piece.last else piece.last  # a noun between them is the figure's name
        quantity = self._made(piece, piece.first, last, numbers, piece.value, index, used)
        return replace(quantity, low=low, high=high)

    def _repeated(self, index: int) -> Quantity:
        words, digits = self.pieces[index], self.pieces[index + 1]
        numbers = [words.reading.number, digits.reading.number]
        return self._made(words, words.first, digits.last + 1, numbers, words.value, index, 2)

    def _ratio(self, index: int) -> Quantity:
        """Make a ratio; where the noun stands between its numbers the figure ends with the first (1 femme sur 3)."""
        part, whole = self.pieces[index], self.pieces[index + 1]
        numbers = [part.reading.number, whole.reading.number]
        adjacent = not noun_out_of(self.scan, part.last, whole.first)
        last = whole.last if adjacent else part.last
        quantity = self._made(part, part.first, last, numbers, part.value / whole.value, index, 2)
        if whole.unit is not None:  # "uno sobre tres por ciento"
            return replace(quantity, kind="percent", unit=whole.unit.name)
        return replace(quantity, kind="ratio")

    def _made(
        self, piece: Piece, first: int, last: int, numbers: list[Number], value: Decimal | None, index: int, used: int,
        base: Base | None = None,
    ) -> Quantity:  # fmt: skip
        tokens = self.scan.tokens
        following = self.pieces[index + used].first if index + used < len(self.pieces) else len(tokens)
        qualifier = qualifier_of(self.scan, first, last, self.floor, following)
        self.floor = last
        unit = piece.unit_name
        kind: Kind = piece.kind
        if base is not None:
            unit, kind = (f"{unit} {base.unit}" if unit else base.unit), "money" if kind == "money" else "rate"
        elif self._changes(piece, first, qualifier):
            kind = "change"
        elif kind == "count" and is_multiple(self.scan, piece.last):
            kind = "ratio"
        comparator = qualifier.comparator if qualifier else "="
        if comparator == "=" and piece.reading.number.role == "collective" and self._approximate(piece):
            comparator = "~"
        return Quantity(
            tokens[first].start, tokens[last - 1].end, kind, value, tuple(numbers), unit=unit, comparator=comparator,
            cue=(tokens[qualifier.first].start, tokens[qualifier.last - 1].end) if qualifier else None,
            target=is_target(self.scan, first), negated=bool(qualifier and qualifier.negated),
        )  # fmt: skip

    def _changes(self, piece: Piece, first: int, qualifier: Qualifier | None) -> bool:
        """Say whether a figure is how much something moved: +3, "rose by 40", "recule de 0,4 point", "2 euros more than"."""
        signed = piece.reading.sign > 0 or self._beside_arrow(piece)
        if piece.kind == "count":
            return signed or self._fell(piece) or is_step(self.scan, first, qualifier)
        if piece.kind in ("money", "measure") and piece.unit is not None and piece.unit.name != "point":
            return is_more_than(self.scan, piece.last)
        named = piece.unit is not None and piece.unit.name == "point"
        return named and (signed or bool(piece.reading.sign) or moves(self.scan, first) or is_compared(self.scan, piece.last))

    def _fell(self, piece: Piece) -> bool:
        """Say whether a whole number with a minus stands alone, so that it is a fall: "(- 6)"; "-2 deviations" is none."""
        noun = piece.last < len(self.scan.tokens) and self.scan.tokens[piece.last].kind == "word"
        return piece.reading.sign < 0 and piece.value == piece.value.to_integral_value() and not noun

    def _beside_arrow(self, piece: Piece) -> bool:
        """Say whether an arrow makes a number a change: "▲ 3,7" behind it, "0 ►" before one that stands still."""
        arrows = load_symbols().arrows
        if self.scan.printed(piece.first - 1) in arrows and piece.first > 0:
            return self.scan.printed(piece.first - 1) != "="
        return piece.value == 0 and arrows.get(self.scan.printed(piece.last)) == 0 and self.scan.printed(piece.last) != "="

    def _approximate(self, piece: Piece) -> bool:
        """Say whether a round number is meant: une vingtaine, a dozen; "3 douzaines" is exact."""
        return piece.reading.number.form == "words" and self.scan.folded(piece.reading.first) in self.scan.lexicon.articles


def _unsigned(scan: Scan, piece: Piece) -> Number:
    """Give the number of a range's upper end without the hyphen that was taken for its sign."""
    if not piece.reading.sign:
        return piece.reading.number
    start = scan.tokens[piece.reading.first + 1].start
    return replace(piece.reading.number, start=start, value=abs(piece.reading.number.value))
