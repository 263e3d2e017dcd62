"""What every language file must fulfil, whichever languages there are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

import factsheet_extract.languages as languages
from factsheet_extract.errors import LanguageError
from factsheet_extract.families.words import Grammar
from factsheet_extract.languages import CODES, detect_language, load_language, load_symbols, read_language
from factsheet_extract.stages.shared import sentences
from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.numbers import read_numbers
from factsheet_extract.text.quantities import read_figures

if TYPE_CHECKING:
    from factsheet_extract.model.language import Language

FOLDER = Path(languages.__file__).parent
SAMPLES = {
    "en": "The number of confirmed cases is rising in the northern districts of the country.",
    "fr": "Le nombre de cas confirmés augmente dans les districts du nord du pays.",
    "es": "El número de casos confirmados aumenta en los distritos del norte del país.",
}


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> Language:
    """Give each language there is a file for."""
    return load_language(request.param)


def test_every_file_is_a_language() -> None:
    """CODES names the files, and each carries its own code and digest."""
    files = sorted(path.stem for path in FOLDER.glob("*.toml") if len(path.stem) == 2)
    assert list(CODES) == files
    assert [load_language(code).code for code in CODES] == files
    assert len({load_language(code).sha256 for code in CODES}) == len(CODES)


def test_loading_is_cached() -> None:
    """The same object comes back, so that lexicons are built once."""
    assert load_language("fr") is load_language("fr")
    assert lexicon_of(load_language("fr")) is lexicon_of(load_language("fr"))


def test_every_cardinal_is_read_back(language: Language) -> None:
    """Each number word alone has the value its table gives."""
    for word, value in language.numerals.cardinals.items():
        numbers = read_numbers(word, language)
        assert [(number.value, number.end) for number in numbers] == [(value, len(word))], word


def test_no_abbreviation_ends_a_sentence(language: Language) -> None:
    """The dot of each abbreviation is passed over; that of another word ends its sentence."""
    abbreviated = Grammar(language.relations).abbreviated
    for word in language.relations.abbreviated if language.relations else ():
        assert len(sentences(f"Xyz {word}. Abc def.", abbreviated)) == 1, word
    assert len(sentences("Xyz ghi. Abc def.", abbreviated)) == 2


def test_every_scale_is_read_back(language: Language) -> None:
    """Each scale word and each abbreviation multiplies the digits before it."""
    for word, value in {**language.numerals.scales, **language.numerals.hundreds}.items():
        assert [number.value for number in read_numbers(f"3 {word}", language)] == [3 * value], word
    for printed, value in language.numerals.abbreviations.items():
        text = f"€3.5{printed}" if language.separators.decimal == "." else f"€3,5{printed}"
        assert [number.value for number in read_numbers(text, language)] == [Decimal("3.5") * value], printed


def test_every_collective_is_read_back(language: Language) -> None:
    """A dozen is twelve, three dozen thirty-six."""
    for word, value in language.numerals.collectives.items():
        assert [number.value for number in read_numbers(f"3 {word}", language)] == [3 * value], word


def test_every_rank_is_read_back(language: Language) -> None:
    """Each rank word alone and each suffix of digits is a rank."""
    for word, value in language.numerals.ordinals.items():
        ranks = [number.value for number in read_numbers(word, language, ranks=True) if number.role == "ordinal"]
        assert ranks == [value], word
    for suffix in language.numerals.ordinal_suffixes:
        numbers = read_numbers(f"12{suffix}", language)
        assert [(number.value, number.role) for number in numbers] == [(12, "ordinal")], suffix


def test_every_denominator_is_read_back(language: Language) -> None:
    """Five of each part divides by the table's value; a unit of time and a rank are left out."""
    seconds = lexicon_of(language).seconds
    five = next(word for word, value in language.numerals.cardinals.items() if value == 5)
    for word, value in language.numerals.denominators.items():
        numbers = read_numbers(f"{five} {word}", language)
        if (value < 3 and word in language.numerals.ordinals) or word in seconds or value == 1:
            continue
        parts = [number for number in numbers if number.role == "fraction"]
        rank = [number for number in numbers if number.role == "ordinal" and number.end == len(five) + 1 + len(word)]
        assert rank or abs(parts[0].value - Decimal(5) / value) < Decimal("1e-20"), word


def test_every_month_makes_a_date(language: Language) -> None:
    """A day, each month's name and a year are a date with its ISO value."""
    for word, month in language.calendar.months.items():
        figures = read_figures(f"22 {word} 2017", language)
        assert [(item.reason, item.value) for item in figures.references] == [("date", f"2017-{month:02d}-22")], word
        assert not figures.quantities


def test_every_unit_is_read_back(language: Language) -> None:
    """Each unit behind a number gives its name, and the sort of figure its table stands for."""
    tables = ((language.units.measures, "measure"), (language.units.ages, "measure"), (language.units.temperatures, "measure"))
    for table, kind in tables:
        for word, unit in table.items():
            found = read_figures(f"16 {word}", language).quantities
            assert [(item.unit, item.kind) for item in found] == [(unit, kind)], word
    for word, unit in language.units.money.items():
        found = read_figures(f"16 {word}", language).quantities
        assert [(item.unit, item.kind, item.value) for item in found] == [(unit, "money", 16)], word
    for word in language.units.percent:
        assert [item.unit for item in read_figures(f"16 {word}", language).quantities] == ["%"], word


def test_every_sign_is_read_back(language: Language) -> None:
    """Each shared sign of unit or money is read behind a number, money before it too."""
    symbols = load_symbols()
    for sign, unit in {**symbols.measures, **symbols.temperatures}.items():
        assert [item.unit for item in read_figures(f"16 {sign}", language).quantities] == [unit], sign
    for sign, unit in symbols.money.items():
        assert [item.unit for item in read_figures(f"{sign} 16", language).quantities] == [unit], sign
        assert [item.unit for item in read_figures(f"16 {sign}", language).quantities] == [unit], sign
    for sign, fraction in symbols.fractions.items():
        over, under = fraction.split("/")
        assert [number.value for number in read_numbers(sign, language)] == [Decimal(over) / Decimal(under)], sign


def test_every_qualifier_is_read_back(language: Language) -> None:
    """Each comparator's words give its sign, before or behind the figure."""
    for words, sign in {**language.qualifiers.before, **language.qualifiers.negated}.items():
        found = read_figures(f"({words} 16)", language).quantities
        assert [item.comparator for item in found] == [sign], words
    for words, sign in language.qualifiers.after.items():
        found = read_figures(f"16 {words}", language).quantities
        assert [item.comparator for item in found] == [sign], words
    for words in language.qualifiers.negated:
        assert [item.negated for item in read_figures(f"({words} 16)", language).quantities] == [True], words


def test_every_reference_cue_is_read_back(language: Language) -> None:
    """Each word that names a number by its rank or place keeps it from being a figure, for the reason given."""
    for words, reason in language.references.before.items():
        found = read_figures(f"x {words} 416", language)
        assert [item.reason for item in found.references] == [reason], words
        assert not found.quantities


@pytest.mark.parametrize("code", CODES)
def test_its_own_sample_is_recognised(code: str) -> None:
    """A plain sentence is recognised among the languages there are."""
    assert detect_language(SAMPLES[code]) == code


def test_no_letters_no_language() -> None:
    """A text without words gets the default."""
    assert detect_language("12 345 %", default="es") == "es"


def test_an_unknown_language_is_refused() -> None:
    """The error names the languages there are."""
    with pytest.raises(LanguageError, match="en, es, fr"):
        load_language("xx")


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('"twelve" = 12', '"twelve" = "12"', "numerals.cardinals.twelve", "integer"),
        ('decimal = "."', 'decimal = ";"', "separators.decimal", "pattern"),
        ("[articles]", "[article]", "article", "not permitted|Field required"),
        ('"euro" = "EUR"', '"euro" = "euro"', "units.money.euro", "pattern"),
    ],
)
def test_a_typo_is_named_with_file_line_and_key(tmp_path: Path, old: str, new: str, key: str, said: str) -> None:
    """Who mends a language file is told where."""
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path = tmp_path / "en.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LanguageError, match=said) as caught:
        read_language(path)
    assert caught.value.path == "en.toml"
    assert caught.value.key is not None
    assert caught.value.key.startswith(key.split(".")[0])
    line = caught.value.line
    assert (
        line is None or new.split(" =")[0].strip('"[]') in text.replace(old, new, 1).splitlines()[line - 1] or key == "article"
    )


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    """A file that does not parse raises with the line that TOML complains about."""
    path = tmp_path / "en.toml"
    path.write_text('code = "en"\nname = \n', encoding="utf-8")
    with pytest.raises(LanguageError) as caught:
        read_language(path)
    assert caught.value.line == 2


def test_symbols_are_strict() -> None:
    """An unknown table in the shared signs is refused."""
    with pytest.raises(ValidationError):
        type(load_symbols()).model_validate({**load_symbols().model_dump(), "more": {}})
