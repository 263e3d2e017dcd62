"""Fold case and accents without losing the place: every folded character knows where it was printed.

A text is never normalised in place: NFKC makes "10²" into "102", and a footnote mark becomes a figure.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# printed apostrophes and hyphens -> one of each; ligatures -> letters
_ALIKE: Final = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "‐": "-", "‑": "-", "−": "-", "œ": "oe", "æ": "ae"}
_SAME: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 .,;:()'-/%\n\t")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the printed one; one more offset for its end."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the printed slice behind text[start:end]."""
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """Fold `text`: case and accents go, digits, superscripts and white space stay as printed."""
    characters: list[str] = []
    offsets: list[int] = []
    for place, character in enumerate(text):
        for folded in fold_character(character):
            characters.append(folded)
            offsets.append(place)
    return Folded("".join(characters), (*offsets, len(text)))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Fold one character; combining marks alone fold to nothing."""
    if character in _SAME:
        return character
    low = _ALIKE.get(character) or character.casefold()
    base = "".join(part for part in unicodedata.normalize("NFD", low) if not unicodedata.combining(part))
    return _ALIKE.get(base, base)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold one word or phrase, where its place is not asked for."""
    if word.isascii():
        return word.lower()
    return "".join(fold_character(character) for character in unicodedata.normalize("NFC", word))
