"""Two numbers that belong together: ranges, intervals in brackets, ratios, a number spelled and repeated in digits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.tokens import tokenize
from factsheet_extract.text.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.pieces import Piece

_OPEN: Final = frozenset("([")
_CLOSE: Final = frozenset(")]")
_INTERVAL_WORDS: Final = 6  # tokens that may stand before an interval inside its bracket: "95 % CI:", "IC à 95 % :"
_MOVE_WORDS: Final = 5
_LONGEST_JOINT: Final = 4  # tokens between the ends of a range: "hasta el", "jusqu'à"


@dataclass(frozen=True, slots=True)
class Pair:
    """A range over tokens first .. last (exclusive): the two pieces that print its ends."""

    first: int
    last: int
    low: Piece
    high: Piece


def range_at(scan: Scan, pieces: Sequence[Piece], index: int) -> Pair | None:
    """Give the range whose lower end is pieces[index], None where none is: 36.1–44.6, between 3 and 5, 30 to 40 days."""
    if index + 1 >= len(pieces):
        return None
    low, high = pieces[index], pieces[index + 1]
    if not _can_pair(low, high):
        return None
    opened = _opened(scan, low.first)
    joint = _joint(scan, low.last, high)
    governed = opened is None and scan.lexicon.of.before(scan.tokens, low.first) is not None  # "grow it on plots of 3 to 5 ha"
    if joint == "hyphen" or (joint == "to" and (governed or not moves(scan, opened[0] if opened else low.first))):
        first = opened[0] if opened and (joint == "to" or opened[1] in ("", "hyphen")) else low.first
        return Pair(first, high.last, low, high)
    if opened and joint and joint == opened[1] and (joint not in scan.lexicon.to_words or not moves(scan, opened[0])):
        return Pair(opened[0], high.last, low, high)
    return None


def _can_pair(low: Piece, high: Piece) -> bool:
    roles = {low.reading.number.role, high.reading.number.role}
    if "fraction" in roles and {low.reading.number.form, high.reading.number.form} == {"words", "digits"}:
        return False  # "the half – 30,919 people" is a dash
    return roles <= _COUNTING and _same_sort(low, high) and _value_as(low, high) < abs(high.value)


def _same_sort(low: Piece, high: Piece) -> bool:
    """Say whether the units of two ends go together; an age is a length of time."""
    if low.unit is None or high.unit is None:
        return True
    kinds = {"measure" if unit.kind == "age" else unit.kind for unit in (low.unit, high.unit)}
    return len(kinds) == 1


_COUNTING: Final = frozenset({"cardinal", "fraction", "collective"})


def _value_as(low: Piece, high: Piece) -> Decimal:
    """Give the lower end in the scale of the upper one: "5 to 10 million" is 5 million to 10 million."""
    scale = high.reading.scale
    if _shares_scale(low, scale):
        return low.value * scale
    return low.value


def _shares_scale(low: Piece, scale: Decimal) -> bool:
    """Say whether the upper end's scale word holds for the lower end too: 5 to 10 million, $5-7 million."""
    bare = low.unit is None or low.unit.first < low.reading.first
    return bare and scale > 1 and low.reading.scale == 1 and low.value < _SHARED


_SHARED: Final = 1000


def ends_of(pair: Pair) -> tuple[Decimal, Decimal]:
    """Give the values of a range's two ends; the hyphen of 3-5 is no sign."""
    high = abs(pair.high.value) if pair.high.reading.sign < 0 and pair.low.value >= 0 else pair.high.value
    low = pair.low.value
    if _shares_scale(pair.low, pair.high.reading.scale):
        low *= pair.high.reading.scale
    return low, high


def _opened(scan: Scan, place: int) -> tuple[int, str] | None:
    """Give where "between", "de", "from" stand before a range, and the word they call for."""
    for at in (place, place - 1):
        if at < place and scan.folded(at) not in scan.lexicon.fillers:
            return None
        found = scan.lexicon.between.before(scan.tokens, at)
        if found:
            return found[0], str(found[1])
    return None


def _joint(scan: Scan, place: int, high: Piece) -> str:
    """Name what stands between two pieces: a hyphen, one of the words for "to", the word for "and"; empty where it is more."""
    start = high.first
    if start == place:
        if (
            high.reading.sign < 0
            and (scan.gap(place) == scan.gap(place + 1) or scan.gap(place + 1) > 0)
            and scan.folded(place) in HYPHENS
        ):
            return "hyphen"
        return ""
    words = [scan.folded(index) for index in range(place, start)]
    if len(words) > _LONGEST_JOINT:
        return ""
    if words[-1] in scan.lexicon.fillers and len(words) > 1:
        words.pop()
    if len(words) == 1 and words[0] in HYPHENS:
        wrapped = scan.gap(start) == 1 and scan.folded(high.last) in _CLOSE  # "(20.1– 22.8)": parted by the end of a line
        return "hyphen" if wrapped or bool(scan.gap(place)) == bool(scan.gap(start)) else ""
    text = " ".join(words).replace(" ' ", "'")
    if text in scan.lexicon.to_words:
        return "to"
    return text if text in scan.lexicon.and_words else ""


def moves(scan: Scan, place: int) -> bool:
    """Say whether something moves from one value to the other: "fell from 12 to 7" is two figures, no range."""
    return any(scan.folded(index) in scan.lexicon.moves for index in range(max(0, place - _MOVE_WORDS), place))


def with_shared_units(scan: Scan, pieces: list[Piece]) -> list[Piece]:
    """Give the first of two ends of a movement the scale and unit printed behind the second: "rose from 96.5 to €102.3 m"."""
    for index in range(len(pieces) - 1):
        low, high = pieces[index], pieces[index + 1]
        behind = high.unit is not None and high.unit.first >= high.reading.last
        if low.unit is not None or low.reading.scale != 1 or not (behind or high.reading.scale > 1):
            continue
        if high.first - low.last > _LONGEST_JOINT or low.reading.number.role != "cardinal" or low.reading.sign:
            continue
        opened = _opened(scan, low.first)
        falls = opened is not None and low.value > high.reading.number.value  # "de 275,9 à 96,9 €"
        if _joint(scan, low.last, high) != "to" or not (falls or moves(scan, low.first)):
            continue
        scale = high.reading.scale
        if scale > 1 and (low.value < _SHARED or low.value < high.reading.number.value / scale):
            number = replace(low.reading.number, value=low.value * scale, step=low.reading.number.step * scale)
            low = replace(low, reading=replace(low.reading, number=number, scale=scale))
        elif scale > 1:
            continue
        pieces[index] = replace(low, unit=high.unit if behind else None)
    for index in range(1, len(pieces)):
        pieces[index] = _like_last(scan, pieces[index - 1], pieces[index])
    return pieces


def _like_last(scan: Scan, last: Piece, piece: Piece) -> Piece:
    """Give a bare number the unit of the figure before it, where it can be nothing else.

    A sum with the same scale and no noun: "6.3 million dollars; the largest, of | 1.1 million, …". A number with decimals in
    the bracket of a measure: "83.1 years (| 80.4 for men)".
    """
    if last.unit is None or piece.unit is not None or piece.reading.sign or _has_noun(scan, piece.last):
        return piece
    if any(scan.folded(place) in _ENDS for place in range(last.last, piece.first)):
        return piece
    sum_ = last.unit.kind == "money" and piece.reading.scale == last.reading.scale >= _MILLION
    precise = piece.reading.number.step < 1 and piece.reading.number.step == last.reading.number.step
    beside = last.unit.kind in ("measure", "age") and precise and _in_bracket(scan, last.last, piece.first)
    return replace(piece, unit=last.unit) if sum_ or beside else piece


_MILLION: Final = 1_000_000
_ENDS: Final = frozenset(".!?")


def _has_noun(scan: Scan, place: int) -> bool:
    """Say whether a word that may be a noun stands behind a number, with or without "of"."""
    found = scan.lexicon.of.at(scan.tokens, place)
    at = found[0] if found else place
    return (
        at < len(scan.tokens) and scan.tokens[at].kind == "word" and (bool(found) or scan.folded(at) not in scan.lexicon.stops)
    )


def _in_bracket(scan: Scan, last: int, place: int) -> bool:
    """Say whether a figure and the one before it share a bracket, or one opens right between them."""
    opens = scan.folded(last) == "(" or any(scan.folded(at) == "(" for at in range(max(0, last - _NEAR), last))
    return opens and not any(scan.folded(at) in ")(" for at in range(last + 1, place))


_NEAR: Final = 4  # tokens of a figure and its bracket


def interval_at(scan: Scan, pieces: Sequence[Piece], index: int) -> Pair | None:
    """Give the interval in brackets behind pieces[index]: 39.9 million [36.1 million–44.6 million], 12 (95% CI 10–15).

    One that says how sure it is may stand behind the figure's noun: 39,700 people (95% credible interval: 29,300 to 52,700).
    """
    at = _bracket_behind(scan, pieces[index].last)
    if at is None and scan.folded(pieces[index].last) in (",", ";") and index + 1 < len(pieces):
        return _level_behind(scan, pieces, index)
    if at is None or (at > pieces[index].last and index + 1 < len(pieces) and not _is_level(scan, at, pieces[index + 1].first)):
        return None
    for low in range(index + 1, min(index + 3, len(pieces) - 1)):
        if pieces[low].first - at > _INTERVAL_WORDS:
            return None
        pair = _bracketed(scan, pieces, low)
        if pair is not None:
            inside = ends_of(pair)[0] <= pieces[index].value <= ends_of(pair)[1]
            return Pair(at, pair.last + 1, pair.low, pair.high) if inside else None
    return None


def _bracket_behind(scan: Scan, place: int) -> int | None:
    """Give the bracket at a token, or behind up to so many words of a noun."""
    for at in range(place, min(place + _NOUN_BEFORE + 1, len(scan.tokens))):
        if scan.folded(at) in _OPEN:
            return at
        if scan.tokens[at].kind != "word":
            return None
    return None


def _level_behind(scan: Scan, pieces: Sequence[Piece], index: int) -> Pair | None:
    """Give the interval behind a figure in the same bracket or sentence: "(52%; 95% CI: 46–58)", "2.3, 95 % CI 1.9 to 2.8"."""
    at, low = pieces[index].last, index + 1
    if low + 1 >= len(pieces) or pieces[low].first - at > _INTERVAL_WORDS + 1 or not _is_level(scan, at, pieces[low].first):
        return None
    pair = range_at(scan, pieces, low)
    inside = pair is not None and ends_of(pair)[0] <= pieces[index].value <= ends_of(pair)[1]
    return Pair(at, pair.last, pair.low, pair.high) if pair is not None and inside else None


def _is_level(scan: Scan, first: int, last: int) -> bool:
    """Whether a bracket opens with the words for an interval: "(95% CI", "[IC à 95 % :"."""
    return any(scan.lexicon.confidence.at(scan.tokens, place) for place in range(first + 1, last))


_NOUN_BEFORE: Final = 5


def _bracketed(scan: Scan, pieces: Sequence[Piece], low: int) -> Pair | None:
    pair = range_at(scan, pieces, low)
    if pair is None and scan.folded(pieces[low].last) in (",", ";") and pieces[low + 1].first == pieces[low].last + 1:
        pair = Pair(pieces[low].first, pieces[low + 1].last, pieces[low], pieces[low + 1])
    return pair if pair is not None and scan.folded(pair.last) in _CLOSE else None


def repeated_at(scan: Scan, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the next piece prints the same number again in brackets: cent-soixante-deux (162)."""
    if index + 1 >= len(pieces):
        return False
    words, digits = pieces[index], pieces[index + 1]
    forms = {words.reading.number.form, digits.reading.number.form}
    return (
        "words" in forms and len(forms) == 2 and words.reading.number.value == digits.reading.number.value
        and scan.folded(words.last) == "(" and digits.first == words.last + 1 and scan.folded(digits.last) == ")"
    )  # fmt: skip


def ratio_at(scan: Scan, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the next piece is what this one is out of: one in four, 1 femme sur 3, 7 de cada 100."""
    if index + 1 >= len(pieces):
        return False
    part, whole = pieces[index], pieces[index + 1]
    coin = part.unit is not None and part.unit.kind == "money" and part.value == 1 and whole.unit is None  # "1 euro sur 3"
    if (part.unit is not None and not coin) or part.reading.scale != 1 or not 0 < part.value < whole.value:
        return False
    if (whole.unit is not None and whole.unit.kind != "percent") or part.reading.number.role == "fraction":
        return False
    if whole.reading.number.role not in ("cardinal", "collective") or whole.value < _SMALLEST_WHOLE:
        return False
    plain = scan.lexicon.of.at(scan.tokens, part.last)
    if plain is not None and plain[0] == whole.first and whole.value > _PLAIN_WHOLE and whole.value not in _WHOLES:
        return False  # "412 de 1 060 camas" are two counts
    return _out_of(scan, part.last, whole.first) or (
        (part.value == 1 or whole.value in _WHOLES) and noun_out_of(scan, part.last, whole.first)
    )


_SMALLEST_WHOLE: Final = 2
_PLAIN_WHOLE: Final = 100
_WHOLES: Final = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
_NOUN_WORDS: Final = 2


def _out_of(scan: Scan, place: int, whole: int) -> bool:
    """Say whether only the words for "out of" stand between tokens `place` and `whole`."""
    article = whole - place > 1 and scan.folded(whole - 1) in scan.lexicon.determiners
    if article and scan.lexicon.of.at(scan.tokens, whole - 1) is None:
        return False  # "31 sur les 142" are two counts
    return any(
        (found := table.at(scan.tokens, place)) is not None and found[0] == whole
        for table in (scan.lexicon.out_of, scan.lexicon.over)
    )


def noun_out_of(scan: Scan, place: int, whole: int | None = None) -> bool:
    """Say whether a noun and "out of" stand at token `place`, before the number at `whole` or any: 1 femme sur 3."""
    for step in range(1, _NOUN_WORDS + 1):
        at = place + step
        if at >= len(scan.tokens) or scan.tokens[at - 1].kind != "word" or scan.folded(at - 1) in scan.lexicon.stops:
            return False
        found, plain = scan.lexicon.out_of.at(scan.tokens, at), scan.lexicon.of.at(scan.tokens, at)
        if found is not None and (plain is None or found[0] > plain[0]):
            return found[0] == whole if whole is not None else _is_whole(scan, found[0])
    return False


def _is_whole(scan: Scan, place: int) -> bool:
    """Say whether a small number without a unit stands at token `place`."""
    if place >= len(scan.tokens) or unit_after(scan, place + 1) is not None:
        return False
    printed = scan.folded(place)
    return (printed.isdecimal() and len(printed) <= _SHORT_WHOLE) or scan.word(place).cardinal is not None


_SHORT_WHOLE: Final = 3


_LOWER: Final = frozenset({">", ">="})
_UPPER: Final = frozenset({"<", "<="})


def bounded(scan: Scan, first: Quantity, second: Quantity) -> Quantity | None:
    """Join two bounds on one thing to a range: "more than 10 and less than 40", "au plus 100 et au moins 20"."""
    low, high = (first, second) if first.comparator in _LOWER else (second, first)
    if low.comparator not in _LOWER or high.comparator not in _UPPER or first.cue is None or second.cue is None:
        return None
    if low.value is None or high.value is None or low.value >= high.value or len({low.kind, high.kind}) > 1:
        return None
    between = scan.text[max(first.end, first.cue[1]) : min(second.start, second.cue[0])]
    words = {token.folded for token in tokenize(between)} if len(between) < _LINK_LENGTH else {"?"}
    if not words or not words <= scan.lexicon.links:
        return None
    start, end = min(first.start, first.cue[0]), max(second.end, second.cue[1])
    numbers = (*first.numbers, *second.numbers)
    return replace(
        second, start=start, end=end, kind="range", value=None, low=low.value, high=high.value, numbers=numbers,
        comparator="=", cue=None,
    )  # fmt: skip


_LINK_LENGTH: Final = 24
