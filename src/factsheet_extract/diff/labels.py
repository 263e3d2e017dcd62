"""Labels made comparable: what a label says, without how this edition happens to print it.

Folding here is for comparing only; nothing printed is changed, and no offset is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from factsheet_extract.text.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable

# source1 · (%)4 · g/dl)22 · diet16, 17  (footnote marks glued to a word of three letters or to a bracket; not H1N1, not PM10)
_GLUED_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\)))\d{1,2}(?:, ?\d{1,2}){0,3}(?=\W|$)")
# 12. Women who are literate · 3) Cas
_ITEM_NUMBER = re.compile(r"^\s*\d{1,3}\s?[.)]\s+")
# (%) · ($)
_UNIT_NOTE = re.compile(r"\(\s?[%$€£]\s?\)")
SPELLED_ALIKE: Final = 85.0
"""Likeness from which two words are one word spelled in two ways; male and female, the nearest pair that is not, have 80."""
_MARKS = re.compile(r"[^\w]+|_+")


def plain(text: str) -> str:
    """Fold case, accents, raised marks and typographic variants; keep words, digits and punctuation."""
    return fold_word("".join(character for character in text if "<super>" not in unicodedata.decomposition(character)))


def comparable(text: str) -> str:
    """Fold a label to its words: no accents, case, punctuation, item number, unit in brackets or glued footnote mark."""
    bare = _UNIT_NOTE.sub(" ", _GLUED_MARK.sub("", _ITEM_NUMBER.sub("", plain(text))))
    return " ".join(_MARKS.sub(" ", bare).split())


def without_numbers(text: str) -> str:
    """Fold a quote to its wording: every digit masked, so that a table row reads the same whatever its figures."""
    return re.sub(r"(?:0 )*0", "0", re.sub(r"\d+", "0", comparable(text)))


def closeness(older: str, newer: str) -> float:
    """Give how close two folded labels are, 0 to 100; 0 where they hold other numbers ("age 15 19" is not "age 20 24").

    The score is rapidfuzz's ratio over sorted words: word order is forgiven, a word more or less is not.
    """
    if sorted(digits_of(older)) != sorted(digits_of(newer)):
        return 0.0
    return float(fuzz.ratio(in_order(older), in_order(newer)))


def in_order(label: str) -> str:
    """Give the words of a folded label in alphabetical order."""
    return " ".join(sorted(label.split()))


def digits_of(text: str) -> list[str]:
    """Give the words of a folded label that hold a digit."""
    return [word for word in text.split() if not word.isalpha()]


def contrasts(labels: Iterable[str]) -> frozenset[frozenset[str]]:
    """Give the pairs of words that tell two labels of one sheet apart by themselves (women | men, urban | rural).

    Such a pair is a distinction the sheet makes; two labels of different editions that differ by it are never taken for one.
    Words that are spelled nearly alike (chance | chances, a letter lost in reading) are no distinction.
    """
    holes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for label in set(labels):
        words = label.split()
        for place, word in enumerate(words):
            holes[(*words[:place], "", *words[place + 1 :])].add(word)
    return frozenset(
        frozenset((first, second))
        for words, fills in holes.items() if len(words) > 1
        for first in fills for second in fills if first < second and fuzz.ratio(first, second) < SPELLED_ALIKE
    )  # fmt: skip


def contrasted(older: str, newer: str, pairs: frozenset[frozenset[str]]) -> bool:
    """Whether a word of one label and a word of the other, neither in both, are a known contrast."""
    first, second = set(older.split()), set(newer.split())
    return any(frozenset((one, other)) in pairs for one in first - second for other in second - first)
