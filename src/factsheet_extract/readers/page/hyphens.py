"""Whether a hyphen at the end of a line breaks a word ("migra-" "tion") or is the word's own ("High-" "level").

No dictionary: the sheet itself says. A soft hyphen always breaks, and so does the sign that programs set when they
break words, where the sheet's own hyphens are another. Else the word is looked for elsewhere in the sheet, whole
("interregional") or with its hyphen ("inter-regional"); where neither stands there, two parts that are words of the sheet keep
their hyphen, and so does every hyphen of a sheet that hardly ever ends a line with one: text that is set with broken words
breaks one about every fifty words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HYPHENS: Final = "-\u00ad\u2010"
_SOFT: Final = "\u00ad"
_SET: Final = "\u2010"
# "inter‐regional": the same sign between two letters of one line
_WITHIN: Final = re.compile(r"[^\W\d_]\u2010[^\W\d_]")
_LETTER: Final = r"[^\W\d_]"
# "migra- tion", "High-\nlevel": letters, a hyphen, white space, letters
_PARTED: Final = re.compile(rf"{_LETTER}{{1,40}}[{HYPHENS}]\s{{1,4}}({_LETTER}{{1,40}})")
# "inter-regional", "main-d'œuvre", "migration"
_WORD: Final = re.compile(rf"{_LETTER}{{1,40}}(?:[-‐'’]{_LETTER}{{1,40}}){{0,4}}")
_LAST: Final = re.compile(rf"(?:{_LETTER}{{1,40}}['’-])?({_LETTER}{{1,40}})$")
_FIRST: Final = re.compile(rf"{_LETTER}{{1,40}}")
_APOSTROPHES: Final = "'’"
# Line-end hyphens for each word of text, below which a sheet is taken not to break words.
SELDOM: Final = 0.008


class Hyphens:
    """What one sheet shows of its words; `texts` are its pages as printed, gone through when the first hyphen asks."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word stands in the sheet; the parts of those that a line's end parts are none."""
        words: Counter[str] = Counter()
        for text in self._printed:
            words.update(_WORD.findall(_PARTED.sub(" ", text).casefold()))
        return words

    @cached_property
    def _printed(self) -> tuple[str, ...]:
        return tuple(self._texts)

    @cached_property
    def _breaks_words(self) -> bool:
        """Whether the sheet ends so many lines with a hyphen that it must be breaking words."""
        parted = sum(match.group(1)[0].islower() for text in self._printed for match in _PARTED.finditer(text))
        return bool(parted > SELDOM * self._words.total())

    @cached_property
    def _types_set_hyphens(self) -> bool:
        """Whether the hyphen that programs set at a line's end stands within lines too, as its words' own."""
        return any(_WITHIN.search(text) for text in self._printed)

    def breaks(self, before: str, after: str) -> bool:
        """Say whether the hyphen that `before` ends with goes when `after` is joined to it.

        False where `before` ends with none, or `after` opens with anything but a small letter ("Addis-" "Abeba").
        """
        left, right = _LAST.search(before[:-1]), _FIRST.match(after)
        if before[-1:] not in HYPHENS or not (left and right) or not after[0].islower():
            return False
        if before[-1] == _SOFT or (before[-1] == _SET and not self._types_set_hyphens):
            return True
        if after[right.end() : right.end() + 1] in tuple(_APOSTROPHES):
            return False
        return self._by_words(left.group(1).casefold(), right.group().casefold())

    def _by_words(self, left: str, right: str) -> bool:
        whole, dashed = self._seen(left + right), self._seen(f"{left}-{right}")
        if whole != dashed:
            return whole
        if self._words[left] and self._words[right]:
            return False
        return self._breaks_words

    def _seen(self, word: str) -> bool:
        """Say whether a word stands in the sheet, in the singular or the plural."""
        return any(self._words[form] for form in (word, f"{word}s", word.removesuffix("s")))


def own_hyphen(before: str, after: str) -> bool:
    """Say whether a line ends with a letter and a hyphen and the next one opens with a letter: one word over two lines."""
    return len(before) > 1 and before[-1] in HYPHENS and before[-2].isalpha() and after[:1].isalpha()
