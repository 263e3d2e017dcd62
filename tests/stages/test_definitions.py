"""Short forms that a sheet explains."""

from __future__ import annotations

import pytest

from factsheet_extract.families import load_family
from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.layers import AnnotatedDocument, Definitions
from factsheet_extract.pipeline import annotate
from factsheet_extract.readers import read_bytes
from tests.stages.reading import annotated


def defined(text: str, language: str = "fr", **options: object) -> dict[str, str]:
    """Give term and expansion of each definition."""
    layer = annotated(text, language, **options).layer(Definitions)  # type: ignore[arg-type]
    return {one.term: one.expansion for one in layer.definitions}


@pytest.mark.parametrize(
    ("text", "term", "expansion"),
    [
        ("Les organes de contrôle budgétaire (OCB) se réunissent.", "OCB", "organes de contrôle budgétaire"),
        ("Portée régionale (comités locaux de bassin, ou CLB), ou mondiale.", "CLB", "comités locaux de bassin"),
        ("Le Dialogue international sur la migration (IDM) a lieu.", "IDM", "Dialogue international sur la migration"),
        ("Il est local (CLB, comité local de bassin) ou non.", "CLB", "comité local de bassin"),
        ("CLB : comité local de bassin", "CLB", "comité local de bassin"),
        ("Le CLB (comité local de bassin) se réunit.", "CLB", "comité local de bassin"),
        ("Les forums interrégionaux sur la migration, ou FIR, sont neuf.", "FIR", "forums interrégionaux sur la migration"),
    ],
)
def test_a_definition_is_read_with_its_own_words_and_no_others(text: str, term: str, expansion: str) -> None:
    """The long form has no article before it and reaches as far as its letters do."""
    assert defined(text, family=None)[term] == expansion


def test_a_plural_term_explains_its_singular() -> None:
    """ "RCPs" is defined as printed, and "RCP" with it."""
    assert defined("There are regional consultative processes (RCPs).", "en", family=None) == {
        "RCPs": "regional consultative processes",
        "RCP": "regional consultative processes",
    }


def test_a_fuller_definition_takes_the_place_of_a_shorter_one() -> None:
    """The glossary's words win over the first mention's where they say more."""
    text = "Les comités locaux de bassin (CLB) sont six.\n\nCLB : comités locaux de bassin versant"
    assert defined(text, family=None)["CLB"] == "comités locaux de bassin versant"


def test_a_table_of_short_forms_defines_them() -> None:
    """A short form alone in its cell is explained by the cell beside it."""
    text = "| Sigle | Sens |\n|---|---|\n| CLB | comités locaux de bassin |\n"
    assert defined(text, family=None) == {"CLB": "comités locaux de bassin"}


@pytest.mark.parametrize("text", ["Le rapport (PDF) est en ligne.", "La ville de Lyon (69) a répondu.", "Voir la note (BM)."])
def test_letters_that_the_words_do_not_hold_define_nothing(text: str) -> None:
    """A bracket is no definition unless its letters are found in the words before it."""
    assert defined(text, family=None) == {}


@pytest.mark.parametrize(
    ("language", "text", "term", "expansion"),
    [
        ("fr", "CLB signifie « comité local de bassin ».", "CLB", "comité local de bassin"),
        ("fr", "Le sigle CLB désigne un comité local de bassin.", "CLB", "comité local de bassin"),
        ("en", "LBC stands for local basin committee.", "LBC", "local basin committee"),
        ("en", "LBCs, or local basin committees, meet twice a year.", "LBC", "local basin committees"),
        ("es", "«CLC» significa «comité local de cuenca».", "CLC", "comité local de cuenca"),
        ("es", 'Los comités locales de cuenca (en adelante, "CLC") se reúnen.', "CLC", "comités locales de cuenca"),
        ("es", "CLC   comité local de cuenca", "CLC", "comité local de cuenca"),
    ],
)
def test_words_and_columns_tie_a_short_form_to_its_long_form(language: str, text: str, term: str, expansion: str) -> None:
    """ "Stands for", "or", "en adelante", and a line of a glossary define as a bracket does."""
    assert defined(text, language, family=None)[term] == expansion


def test_a_long_form_of_the_family_ends_where_it_does() -> None:
    """What follows a known long form is the sentence's own."""
    text = "ISCM stands for inter-State consultation mechanism on migration and covers many bodies."
    assert defined(text, "en")["ISCM"] == "inter-State consultation mechanism on migration"


def test_the_family_knows_the_hyphen_that_a_line_ends_with() -> None:
    """ "Inter-" "regional" over a line's end keeps its hyphen, though the sheet writes "interregional" too."""
    document = read_bytes(b"They are inter-\nregional forums on migration (IRFs). Interregional talks go on.\n", "sheet.txt")
    context = Context(load_language("en"), load_family("iom-iscm"))
    layer = annotate(AnnotatedDocument(document, "en", "iom-iscm"), context).layer(Definitions)
    assert {one.term: one.expansion for one in layer.definitions}["IRF"] == "inter-regional forums on migration"


def test_entries_parted_by_dots_are_told_apart() -> None:
    """A dot in the middle of a line ends a long form."""
    assert defined("CLB : comité local de bassin · OCB : organe de contrôle budgétaire", family=None) == {
        "CLB": "comité local de bassin",
        "OCB": "organe de contrôle budgétaire",
    }


@pytest.mark.parametrize(
    "text",
    [
        "- CIG: Consultas Intergubernamentales sobre Migración, Asilo y Refugiados",
        "Miembro de las Consultas Intergubernamentales sobre Migración, Asilo y Refugiados (CIG).",
        "| CIG | Consultas Intergubernamentales sobre Migración, Asilo y Refugiados |\n|---|---|",
    ],
)
def test_a_name_the_family_knows_by_capitals_may_have_words_without_a_letter(text: str) -> None:
    """The long form is the family's own, though "Asilo y Refugiados" gives no letter."""
    found = annotated(text, "es").layer(Definitions).definitions
    assert [(one.term, one.expansion) for one in found] == [
        ("CIG", "Consultas Intergubernamentales sobre Migración, Asilo y Refugiados")
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "RCP stands for regional consultative process on migration and IRF for inter-regional forum on migration.",
            {"RCP": "regional consultative process on migration", "IRF": "inter-regional forum on migration"},
        ),
        (
            "fr",
            (
                "Par PCR, on entend les processus consultatifs régionaux sur la migration et par FIR "
                "les forums interrégionaux sur la migration."
            ),
            {"PCR": "processus consultatifs régionaux sur la migration", "FIR": "forums interrégionaux sur la migration"},
        ),
        (
            "es",
            "Los PCR son procesos consultivos regionales sobre la migración.",
            {"PCR": "procesos consultivos regionales sobre la migración"},
        ),
    ],
)
def test_a_known_long_form_needs_no_known_tie(language: str, text: str, wanted: dict[str, str]) -> None:
    """It stands a few words behind its short form, in the same sentence."""
    found = annotated(text, language).layer(Definitions).definitions
    assert {one.term: one.expansion for one in found} == wanted


def test_a_long_form_in_the_next_sentence_explains_nothing() -> None:
    """A tie does not reach over a full stop."""
    text = "There are 15 RCPs. Regional consultative processes on migration are old."
    assert annotated(text, "en").layer(Definitions).definitions == ()


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        (
            "fr",
            "Les mécanismes consultatifs interétatiques sur la migration, que l'on désigne par le sigle MCIM, sont vieux.",
            "MCIM",
        ),
        ("es", "Los foros interregionales sobre la migración, más conocidos por sus siglas, FIR, son pocos.", "FIR"),
    ],
)
def test_a_known_long_form_may_stand_some_words_before(language: str, text: str, term: str) -> None:
    """Whatever the words between; they are no part of it."""
    (one,) = annotated(text, language).layer(Definitions).definitions
    assert (one.term, one.expansion) == (term, text.split(" ", 1)[1].split(",", maxsplit=1)[0])


MECHANISMS = "mecanismos interestatales de consulta sobre temas migratorios"
FORUMS = "foros interregionales sobre migración"
PROCESSES = "processus consultatifs régionaux sur la migration"


@pytest.mark.parametrize(
    ("language", "text", "term", "long"),
    [
        ("es", f"Los {MECHANISMS} (ISCM por su sigla en inglés) son útiles.", "ISCM", MECHANISMS),
        ("es", f"Los hay interregionales ({FORUMS}, o IRF).", "IRF", FORUMS),
        ("fr", f"Les {PROCESSES} (RCP en anglais).", "RCP", PROCESSES),
    ],
)
def test_a_short_form_of_another_language_takes_the_name_it_stands_for(language: str, text: str, term: str, long: str) -> None:
    """Its letters are not those of the words; the family knows both for the same bodies."""
    assert defined(text, language)[term] == long


def test_a_list_of_short_forms_in_a_bracket_defines_none() -> None:
    """The letters of the first are found in the words before, which say nothing of it."""
    assert "FMMD" not in defined("Elle agit en faveur de trois MCIM et accueille deux secrétariats (FMMD et CIG).")
