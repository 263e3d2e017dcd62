"""The noun that a number counts, by function words alone: "2,500 retail jobs in Ohio", "13 cas confirmés dont".

Without a trained model a phrase ends at the first function word, mark or number. Where the language puts the noun last
(English), it ends with the first plural; where adjectives follow it (French, Spanish), with the last plural in the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.language import Language
    from factsheet_extract.text.lexicon import Lexicon
    from factsheet_extract.text.tokens import Token

_LONGEST: Final = 5  # words of a counted phrase
_REACH: Final = 80  # characters behind a number in which its noun is looked for


def counted_noun(text: str, end: int, language: Language, *, one: bool = False) -> tuple[int, int] | None:
    """Give the slice of `text` that names what the number ending at `end` counts; None where no noun follows it.

    `one` says that the number is one, whose noun is no plural.
    """
    lexicon = lexicon_of(language)
    tokens = tokenize(text[end : end + _REACH])
    if len(tokens) > 1 and tokens[0].folded == "-" and tokens[1].kind == "word" and not tokens[0].gap and not tokens[1].gap:
        return end + tokens[1].start, end + tokens[1].end  # "28-nation bloc"
    start = _after_of(tokens, lexicon)
    words = _run(tokens, start, lexicon)
    last = _head(words, lexicon, head_last=language.phrases.head_last, one=one)
    return None if last is None else (end + words[0].start, end + words[last].end)


def _after_of(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Step over "of the", "de", "d'" between a number and its noun."""
    start = 0
    while start < len(tokens) and (tokens[start].folded in lexicon.determiners or tokens[start].folded == "'"):
        start += 1
    return start


def _run(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> list[Token]:
    """Give the words up to the first function word, mark or number; a hyphen goes on."""
    words: list[Token] = []
    for token in tokens[start : start + 2 * _LONGEST]:
        if token.folded == "-" and words and not token.gap:
            continue
        if token.kind != "word" or token.folded in lexicon.stops or token.gap > 1 or len(words) == _LONGEST:
            break
        words.append(token)
    return words


def _head(words: Sequence[Token], lexicon: Lexicon, *, head_last: bool, one: bool) -> int | None:
    """Give the index of the word that ends the phrase; where the noun comes last, more than one of it is a plural."""
    plural = [word.folded in lexicon.plurals or _plural(word.folded) for word in words]
    if not words or (not any(plural) and head_last and not one):
        return None
    if not any(plural):
        return 0
    last = plural.index(True)
    while last + 1 < len(words) and plural[last + 1] and (not head_last or words[last + 1].folded not in lexicon.words):
        last += 1
    return last


def _plural(word: str) -> bool:
    return len(word) > 3 and word[-1] in "sx" and not word.endswith(("ss", "us", "is"))
