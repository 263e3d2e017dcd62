"""Spelled numbers to values: "quatre-vingt-dix-sept", "two hundred and two thousand", "tres mil quinientos millones".

`grammar` knows how the parts add up; `read_cardinal` walks the tokens and keeps the last place where all it has read is a
number. The rules come from how the words add up, not from lists of whole numbers; the words are in the language files.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.text.grammar import Group, Sum
from factsheet_extract.text.lexicon import NumberWord
from factsheet_extract.text.numerals import SeparatorStyle, read_numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Form
    from factsheet_extract.text.lexicon import Lexicon
    from factsheet_extract.text.tokens import Token

_LONGEST_COMPOUND: Final = 40  # letters of the longest glued number word
_MOST_GROUPS: Final = 12  # groups of three digits of the longest number; a longer row is no number
HYPHENS: Final = frozenset("-–—")
_NOTHING: Final = NumberWord()


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number that ends before token `last`; `scale` is the scale word it ends with (1 where none), `ordinal` marks a rank."""

    last: int
    value: Decimal
    step: Decimal
    form: Form
    scale: Decimal = Decimal(1)
    ordinal: bool = False
    words: int = 1
    ambiguous: bool = False
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """What is read: the tokens, the language's words, the document's separators."""

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    style: SeparatorStyle | None = None

    def word(self, place: int) -> NumberWord:
        """Give what the token at `place` may be inside a number."""
        if place >= len(self.tokens) or self.tokens[place].kind != "word":
            return _NOTHING
        return self.lexicon.words.get(self.tokens[place].folded, _NOTHING)

    def folded(self, place: int) -> str:
        """Give the folded token at `place`, empty outside the text."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def printed(self, place: int) -> str:
        """Give the token at `place` as printed, empty outside the text."""
        return self.text[self.tokens[place].start : self.tokens[place].end] if 0 <= place < len(self.tokens) else ""

    def gap(self, place: int) -> int:
        """Give the white space before the token at `place`; a large number outside the text."""
        return self.tokens[place].gap if 0 <= place < len(self.tokens) else 99


def read_cardinal(
    scan: Scan, place: int, *, ordinal: bool = False, joined: bool = True, paired: bool = True, parts: bool = False
) -> Spelled | None:
    """Read the longest number that begins at token `place`, spelled or with digits in it (4 thousand 3 hundred and 21).

    With `ordinal` a rank is read instead (twenty-first), None where the words do not end in one. Without `joined` no "and"
    is taken up ("between one hundred and twenty"), without `paired` no pair of tens ("twenty twenty").
    With `parts` a rank may end in a word for a part (twenty-fifths).
    """
    return _Walk(scan, ordinal, joined, paired, parts).read(place)


class _Walk:
    """One walk over the tokens of one number."""

    def __init__(self, scan: Scan, ordinal: bool, joined: bool, paired: bool, parts: bool) -> None:
        self.plural = parts
        self.scan, self.ordinal, self.joined = scan, ordinal, joined
        numerals = scan.lexicon.language.numerals
        self.vigesimal, self.bare = numerals.vigesimal, numerals.bare
        self.pairs, self.paired = numerals.year_pairs, paired
        self.chains = not numerals.hundreds
        self.sum = Sum()
        self.best: Spelled | None = None
        self.safe: Spelled | None = None
        self.digits = self.spelled = 0
        self.ranked = False
        self.scale = 1
        self.ambiguous = False
        self.at_word = ""

    def read(self, place: int) -> Spelled | None:
        at = self._zeros(place)
        while (after := self._take(at)) is not None:
            if not self.ordinal or self.ranked:
                self.best = self._made(after)
            if self.best and self.best.collective:
                break
            following = self._next(after)
            if following is None:
                break
            at = following
        else:
            self._fall_back(at)
        return self.best

    def _zeros(self, place: int) -> int:
        at = place
        while self.scan.word(at).cardinal == 0 and not self.ordinal:
            at += 1
            self.spelled += 1
            self.best = Spelled(at, Decimal(0), Decimal(1), "words", words=self.spelled)
        return at

    def _take(self, at: int) -> int | None:
        """Take up the token at `at`; give the next place, None where it does not fit."""
        tokens = self.scan.tokens
        if at >= len(tokens):
            return None
        if tokens[at].kind == "digits":
            return self._take_digits(at)
        word = self.scan.word(at)
        parts = self._parts(word) or self._compound(at)
        if not parts:
            return None
        self.at_word = self.scan.folded(at)
        for part, value in parts:
            if not self._apply(part, value):
                return None
        self.spelled += 1
        return at + 1

    def _parts(self, word: NumberWord) -> list[tuple[str, int]]:
        rank = self._rank(word)
        if rank is not None:
            return [(self._part_of(rank), rank), ("rank", 0)] if self._rank_fits(rank) else []
        if self.ranked:
            return []
        for part in ("cardinal", "hundred", "scale", "collective"):
            value = getattr(word, part)
            if value is not None:
                return [(part, value)]
        return []

    def _rank(self, word: NumberWord) -> int | None:
        if not self.ordinal:
            return None
        return word.denominator if word.ordinal is None and self.plural else word.ordinal

    def _rank_fits(self, rank: int) -> bool:
        """Let ranks follow ranks where the language builds them so (vigésimo quinto); there only mil ends a cardinal."""
        if self.chains:
            return self.ranked or self.sum.group.empty or rank >= 1000
        return not self.ranked

    def _part_of(self, rank: int) -> str:
        if rank >= 1000:
            return "scale"
        return "hundred" if rank == 100 and not self.chains else "cardinal"

    def _compound(self, at: int) -> list[tuple[str, int]]:
        token = self.scan.tokens[at]
        if token.kind != "word" or len(token.folded) < 6 or self.ranked:
            return []
        pieces = split_compound(token.folded, self.scan.lexicon, self.ordinal)
        parts: list[tuple[str, int]] = []
        for piece in pieces:
            parts.extend(self._parts(self.scan.lexicon.words[piece]))
        return parts

    def _apply(self, part: str, value: int) -> bool:
        if part == "rank":
            self.ranked = True
            return True
        if part == "cardinal":
            self.scale = 1
            return self.sum.group.add(value, self.vigesimal, decimals=self.ordinal and self.chains) or self._pair(value)
        if part == "hundred":
            plural = self.at_word.endswith("s") and self.at_word in self.scan.lexicon.vague
            return self.sum.group.multiply(bare=self.bare, plural=plural)
        if part == "scale":
            self.scale = value
            return self.sum.close(value)
        return self._dozen(value)

    def _pair(self, value: int) -> bool:
        """Take "nineteen seventy-three" as 1973: two numbers of two digits, in languages that name years so."""
        group = self.sum.group
        fits = self.pairs and self.paired and not self.sum.parts and not group.hundreds and group.digits is None
        if fits and 11 <= group.tens + group.units <= 20 and not (group.tens == 20 and group.units) and 10 <= value < 100:
            group.hundreds, group.tens, group.units = (group.tens + group.units) * 100, value, 0
            return True
        return False

    def _dozen(self, value: int) -> bool:
        group = self.sum.group
        amount = Decimal(1) if group.empty else group.value
        self.sum.group = Group(digits=amount * value)
        self.sum.step *= value
        self.scale = -value
        return True

    def _take_digits(self, at: int) -> int | None:
        numeral = read_group(self.scan, at)
        if numeral is None:
            return None
        after, value, step, ambiguous = numeral
        if not self.sum.group.empty:
            return after if self.sum.group.add_digits(value) else None
        if self.sum.parts and value >= self.sum.parts[-1][1]:
            return None
        self.sum.group.digits, self.sum.step = value, step
        self.ambiguous |= ambiguous
        self.digits += 1
        self.scale = 1
        return after

    def _made(self, after: int) -> Spelled:
        form: Form = "words" if not self.digits else "digits"
        return Spelled(
            after, self.sum.value, self.sum.step if self.digits or self.scale > 1 else Decimal(1), form,
            Decimal(max(self.scale, 1)), self.ranked, self.spelled + self.digits, self.ambiguous, self.scale < 0,
        )  # fmt: skip

    def _next(self, after: int) -> int | None:
        """Give the place of the next word of the number, over a hyphen or a joiner; None where nothing can follow."""
        scan = self.scan
        if after >= len(scan.tokens) or scan.gap(after) > 3:
            return None
        folded = scan.folded(after)
        if folded in HYPHENS:
            return self._over_hyphen(after)
        if scan.tokens[after].kind == "digits":
            return after if self._digits_may_follow(after) else None
        if folded in scan.lexicon.joiners:
            return self._over_joiner(after)
        if scan.word(after) is _NOTHING and not self._compound(after):
            return None
        if self.sum.group.empty:
            self.safe = self.best
        return after

    def _over_hyphen(self, at: int) -> int | None:
        word = self.scan.word(at + 1)
        if self.scan.tokens[at - 1].kind == "digits" or word is _NOTHING or self.scan.gap(at + 1) > 1:
            if self.scan.folded(at + 1) in self.scan.lexicon.joiners and not self.scan.gap(at + 1):
                return self._over_joiner(at + 1)
            return None
        if word.cardinal == 0 or (self.scan.gap(at) and not self.scan.gap(at + 1)):
            return None
        return at + 1

    def _over_joiner(self, at: int) -> int | None:
        after = at + 1
        if self.scan.folded(after) in HYPHENS and not self.scan.gap(after):
            after += 1
        group, word = self.sum.group, self.scan.word(after)
        if self.scan.tokens[after].kind == "digits" if after < len(self.scan.tokens) else False:
            return after if self.joined and self.digits and self._closed() and self.scale >= 1 else None
        rank = self._rank(word)
        value = rank if rank is not None else word.cardinal
        if value is None:
            return after if word.hundred is None and word.collective and self._closed() else None
        tens = group.tens >= 20 and not group.units and group.tens % 10 == 0
        spanish = group.tens == 10 and not group.units and self.chains and 6 <= value <= 9 and not self.ordinal
        if (tens and not self.pairs and (value == 1 or value == 11 or self.chains) and value < 12) or spanish:
            if spanish:
                group.tens, group.units = 0, 0
                group.tens = 10 + value
                self.spelled += 1
                self.best = self._made(after + 1)
                return None
            return after
        if not self.joined or not self._closed() or value >= 100:
            return None
        self.safe = self.best
        return after

    def _closed(self) -> bool:
        """Say whether a hundred or a scale has just been closed, so that "and" may bring the rest."""
        group = self.sum.group
        return group.digits is None and not group.tens and not group.units and (group.hundreds > 0 or bool(self.sum.parts))

    def _digits_may_follow(self, at: int) -> bool:
        """Let digits go on a number only after a scale and where their own scale word follows: "4 millones 2 mil 3"."""
        if not (self.digits and self.sum.parts and self.sum.group.empty) or self.scan.gap(at) != 1:
            return False
        word = self.scan.word(at + 1)
        return word.hundred is not None or word.scale is not None or self.scale == 1000

    def _fall_back(self, at: int) -> None:
        """Undo the last group where a hundred or scale follows that it cannot have: "one hundred and two | hundred"."""
        word = self.scan.word(at)
        if self.safe is not None and (word.hundred is not None or word.scale is not None):
            self.best = self.safe


def read_group(scan: Scan, place: int) -> tuple[int, Decimal, Decimal, bool] | None:
    """Read one digit group at token `place`, with groups of three after blanks: next place, value, step, ambiguous."""
    decimal = scan.lexicon.language.separators.decimal
    last = _spaced(scan, place)
    printed = "".join(scan.tokens[index].folded for index in range(place, last))
    numeral = read_numeral(printed, decimal, scan.style)
    if numeral is None:
        return None
    return last, numeral.value, numeral.step, numeral.ambiguous


def _may_group(scan: Scan) -> bool:
    """Say whether an ordinary blank may group digits: in a language that does so, or where the document shows no other mark."""
    return scan.style is None or scan.style.spaces or scan.lexicon.language.separators.spaces


def _spaced(scan: Scan, place: int) -> int:
    """Give the place after groups of three digits set apart by one blank: 20 077, 1 234 567,8; a longer row is no number."""
    tokens = scan.tokens
    if not tokens[place].folded.isdecimal() or len(tokens[place].folded) > 3 or tokens[place].folded.startswith("0"):
        return place + 1
    last = place + 1
    while last < len(tokens) and tokens[last].kind == "digits" and tokens[last].gap == 1:
        blank = scan.text[tokens[last].start - 1]
        if blank not in " \u00a0\u202f\u2009" or (blank == " " and not _may_group(scan)):
            break
        whole = tokens[last].folded.replace(",", ".").split(".")
        if len(whole[0]) != 3 or len(whole) > 2:
            return place + 1 if blank == " " else last
        last += 1
        if last - place > _MOST_GROUPS:
            return place + 1
        if len(whole) == 2:
            break
    if last < len(tokens) and last > place + 1 and tokens[last].gap == 0 and tokens[last].kind == "word":
        return last
    return last


@lru_cache(maxsize=8192)
def split_compound(word: str, lexicon: Lexicon, ordinal: bool) -> tuple[str, ...]:
    """Split a glued number word into known ones: twentyfifth, doscientosmilesimos; empty where it is none."""
    if len(word) > _LONGEST_COMPOUND:
        return ()
    vocabulary = lexicon.words
    for size in range(len(word) - 2, 1, -1):
        head, tail = word[:size], word[size:]
        first = vocabulary.get(head)
        if first is None or not _can_lead(first, ordinal):
            continue
        last = vocabulary.get(tail)
        if last is not None and (last.ordinal is not None if ordinal else last.cardinal is not None or last.scale is not None):
            return (head, tail)
        rest = split_compound(tail, lexicon, ordinal) if len(tail) >= 6 else ()
        if rest:
            return (head, *rest)
    return ()


def _can_lead(word: NumberWord, ordinal: bool) -> bool:
    return (
        word.cardinal is not None or word.hundred is not None or word.scale is not None
        or (ordinal and word.ordinal is not None and word.ordinal >= 10)
    )  # fmt: skip
