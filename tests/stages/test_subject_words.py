"""The words of subjects and table heads: every entry is found again, and no pattern takes more than linear time."""

from __future__ import annotations

import time

import pytest

from factsheet_extract.languages import CODES, load_language
from factsheet_extract.stages.subjects import lexicon as subject_lexicon
from factsheet_extract.stages.subjects import stage as subjects_stage
from factsheet_extract.stages.subjects import tables as subjects_tables
from factsheet_extract.stages.subjects.lexicon import TOKEN, Words, fold_key, lexicon_of
from factsheet_extract.stages.tables import grid as tables_grid
from factsheet_extract.stages.tables import kinds as tables_kinds
from factsheet_extract.stages.tables import layout as tables_layout

KEYS = {"places": "place_heads", "units": "unit_heads"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("table", ["subjects", "heads"])
def test_every_entry_of_a_language_is_found_again(code: str, table: str) -> None:
    """Each word of the language file, cut into tokens as a sheet is, is the word it was written as."""
    language = load_language(code)
    lexicon = lexicon_of(language)
    for name, entries in getattr(language, table):
        words = getattr(lexicon, KEYS.get(name, name))
        for entry in entries if isinstance(words, Words) else ():
            keys = [fold_key(token) for token in TOKEN.findall(entry)]
            assert words.at(keys, 0) == len(keys), f"{name}: {entry}"


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_words_that_subjects_need(code: str) -> None:
    """No list of a language is empty, or its rule would be silent; endings that show a verb are not in every language."""
    language = load_language(code)
    empty = {name for table in (language.subjects, language.heads) for name, entries in table if not entries}
    assert empty <= {"verb_endings"}


PATTERNS = {
    "token": (TOKEN.findall, ["a-" * 50_000, "1." * 50_000, "'" * 100_000, "d'" * 50_000, "U.S." * 25_000]),
    "value": (tables_grid._VALUE.fullmatch, ["1" * 100_000, "$ " * 50_000, "- " * 50_000, "1a " * 33_000]),
    "bracket": (tables_kinds.BRACKET.findall, ["(" * 100_000, ", " * 50_000, "(a" * 50_000]),
    "unit word": (tables_kinds.WORD.findall, ["1 " * 50_000, "a" * 100_000]),
    "names behind": (subjects_stage._NAMES_BEHIND.fullmatch, ["(" * 100_000, " (a" * 30_000]),
    "serial": (tables_layout._SERIAL.fullmatch, ["1." * 50_000]),
    "label serial": (subjects_tables._SERIAL.sub, ["1. " * 33_000]),
    "label percent": (subjects_tables._PERCENT.sub, [" " * 100_000, "(%" * 50_000]),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_more_than_linear_time(name: str) -> None:
    """Ten times the worst text takes at most some ten times as long."""
    run, texts = PATTERNS[name]
    for text in texts:
        times = []
        for part in (text[: len(text) // 10], text):
            best = float("inf")
            for _ in range(3):
                start = time.process_time()
                run(*(("", part) if name.startswith("label") else (part,)))
                best = min(best, time.process_time() - start)
            times.append(best)
        assert times[1] < 40 * max(times[0], 0.002), f"{text[:6]!r}: {times}"


def test_an_accent_parts_words_of_two_letters() -> None:
    """ "à" is no form of "avoir" and "où" is no "ou"; longer words are compared without accents."""
    assert fold_key("à") != fold_key("a")
    assert fold_key("Où") != fold_key("ou")
    assert fold_key("Département") == fold_key("DEPARTEMENT")
    assert subject_lexicon.fold_key("d’") == "d'"
