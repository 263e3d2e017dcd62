"""Themes in every form a sheet states them."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Quantities, Roles, Themes
from tests.stages.reading import annotated

FOUR = """
- Droits des migrants – 12 PCR et FIR
- Gestion des frontières – 10 PCR et FIR
- Retour et réadmission – 8 PCR et FIR
"""


def themes(text: str, language: str = "fr") -> list[tuple[str | None, int, tuple[str, ...]]]:
    """Give concept, count and scope of each theme."""
    layer = annotated(text, language).layer(Themes)
    return [(one.concept, int(one.count or 0), one.scope) for one in layer.themes]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "- Migration irrégulière – 14 PCR et FIR"),
        ("fr", "- 14 PCR et FIR sur la migration irrégulière"),
        ("fr", "- Migrations irrégulières (quatorze PCR et FIR)"),
        ("fr", "14 PCR et FIR traitent de la migration irrégulière."),
        ("fr", "La migration irrégulière figure à l'ordre du jour de 14 PCR et FIR."),
        ("fr", "PCR et FIR traitant de la migration irrégulière : 14"),
        ("en", "- Irregular migration: 14 RCPs and IRFs"),
        ("en", "Irregular migration ........ 14 RCPs and IRFs"),
        ("es", "- 14 PCR y FIR se ocupan de la migración irregular"),
    ],
)
def test_a_statement_gives_theme_count_and_scope(language: str, line: str) -> None:
    """Label before or after the number, in points, lines and sentences."""
    assert themes(line, language) == [("irregular_migration", 14, ("RCP", "IRF"))]


def test_a_column_gives_the_scope_of_the_numbers_under_it() -> None:
    """A bare number in a cell takes its row's label and its column's scope."""
    text = "| Thème | PCR | FIR |\n|---|---|---|\n| Droits des migrants | 7 | 5 |\n| Gestion des frontières | 6 | 4 |\n"
    text += "| Retour et réadmission | 3 | 2 |\n"
    assert themes(text)[:2] == [("migrant_rights", 7, ("RCP",)), ("migrant_rights", 5, ("IRF",))]
    assert len(themes(text)) == 6


def test_a_lead_in_gives_the_scope_of_the_points_under_it() -> None:
    """Where the scope is said once, each point has it."""
    text = "Nombre de PCR et de FIR par thème :\n\n- Droits des migrants : 12\n- Gestion des frontières : 10\n- Retour : 8\n"
    assert [scope for _, _, scope in themes(text)] == [("RCP", "IRF")] * 3


def test_a_label_that_is_not_known_is_a_theme_among_themes() -> None:
    """Beside three known themes a new label is kept, with no concept."""
    assert themes(FOUR + "- Jeunes et diasporas – 3 FIR\n")[-1] == (None, 3, ("IRF",))


def test_a_label_that_is_not_known_is_no_theme_elsewhere() -> None:
    """Away from themes a number of mechanisms with a label is no theme."""
    assert themes("- Bureau de liaison – 3 FIR") == []


def test_countries_beside_themes_are_no_theme() -> None:
    """Who takes part is no subject of talk, though it stands in the same list."""
    assert len(themes(FOUR + "- Pays participants – 3 FIR\n")) == 3


def test_a_name_with_the_words_of_a_theme_is_no_theme() -> None:
    """The Global Forum on Migration and Development is a body."""
    assert themes("- 3 processus mondiaux (Forum mondial sur la migration et le développement ; IDM ; FEMI)") == []


def test_a_label_that_fits_two_themes_has_no_concept() -> None:
    """Ambiguity is left open."""
    assert themes(FOUR + "- Frontières et santé – 4 PCR\n")[-1] == (None, 4, ("RCP",))


def test_each_theme_uses_up_its_quantity_once() -> None:
    """A number is a theme's or a count's, never both."""
    layers = annotated(FOUR)
    used = [one.quantity for one in layers.layer(Themes).themes]
    assert len(set(used)) == 3
    assert sum(len(row) for row in layers.layer(Quantities).quantities) == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "- 3 PCR : migration, environnement et changement climatique"),
        ("en", "- 3 RCPs: migration, environment and climate change"),
        ("es", "- 3 PCR: migración, medio ambiente y cambio climático"),
    ],
)
def test_a_comma_may_be_the_labels_own(language: str, text: str) -> None:
    """Where only the whole is known, the comma parts nothing."""
    assert themes(text, language) == [("climate_change", 3, ("RCP",))]


def test_a_theme_may_have_a_number_for_each_scope() -> None:
    """ "7 PCR et 2 FIR" are two statements of one theme."""
    assert themes("- Changement climatique : 7 PCR et 2 FIR") == [
        ("climate_change", 7, ("RCP",)),
        ("climate_change", 2, ("IRF",)),
    ]


@pytest.mark.parametrize("number", ["12 mechanisms (RCPs and IRFs)", "12 (RCPs and IRFs)"])
def test_scopes_in_a_bracket_are_those_meant(number: str) -> None:
    """A general noun gives way to the bracket behind it."""
    assert themes(f"- Migrant rights: {number}", "en") == [("migrant_rights", 12, ("RCP", "IRF"))]


def test_a_text_says_its_scope_once() -> None:
    """Numbers in brackets behind their themes have the scope of the text before them."""
    text = "## Thèmes\n\nLes PCR et les FIR se sont intéressés aux droits des migrants (15). "
    text += "Vient ensuite la migration irrégulière (13)."
    assert themes(text) == [("migrant_rights", 15, ("RCP", "IRF")), ("irregular_migration", 13, ("RCP", "IRF"))]


def test_a_sentence_goes_on_with_numbers_and_commas() -> None:
    """ "17, a la migración y el desarrollo": the noun is told once."""
    text = "20 PCR y FIR se dedican a la migración laboral; 17, a la migración y el desarrollo; 6, a la salud de los migrantes."
    both = ("RCP", "IRF")
    assert themes(text, "es") == [
        ("labour_migration", 20, both),
        ("migration_and_development", 17, both),
        ("migration_health", 6, both),
    ]


def test_a_list_that_goes_on_elsewhere_keeps_its_scope() -> None:
    """The last points stand under a heading that is not theirs, as in another column; the first three tell the scope."""
    text = "## Thèmes des PCR et FIR\n\n- 12 – Droits des migrants\n- 11 – Migration irrégulière\n"
    text += "- 10 – Gestion des frontières\n\n"
    text += "## Combien sont-ils ?\n\n- 9 – Retour et réadmission\n- 8 – Santé des migrants\n- 7 – Changement climatique\n"
    assert {scope for _, _, scope in themes(text)} == {("RCP", "IRF")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Trafficking in persons and irregular migration are dealt with by 15 and 14 RCPs and IRFs respectively."),
        ("fr", "La traite des personnes et la migration irrégulière occupent respectivement 15 et 14 PCR et FIR."),
        ("es", "La trata de personas y la migración irregular son abordadas por 15 y 14 PCR y FIR, respectivamente."),
    ],
)
def test_themes_named_together_take_their_numbers_in_order(language: str, text: str) -> None:
    """As many themes as numbers; the scope after the last is that of all."""
    found = annotated(text, language).layer(Themes).themes
    assert [(one.concept, int(one.count or 0), one.scope) for one in found] == [
        ("counter_trafficking", 15, ("RCP", "IRF")),
        ("irregular_migration", 14, ("RCP", "IRF")),
    ]


def test_a_number_of_each_is_every_themes() -> None:
    """ "each" gives one number to both; without it, nothing is shared out."""
    text = "Border management and migration data are each discussed by 10 RCPs and IRFs."
    found = annotated(text, "en").layer(Themes).themes
    assert [(one.concept, int(one.count or 0)) for one in found] == [("border_management", 10), ("migration_data", 10)]
    assert len(annotated(text.replace("each ", ""), "en").layer(Themes).themes) < 2


@pytest.mark.parametrize(
    ("language", "cell"), [("en", "3 (RCPs only)"), ("fr", "3 (PCR seulement)"), ("es", "3 (PCR únicamente)")]
)
def test_a_bracket_behind_a_rows_number_has_its_scope(language: str, cell: str) -> None:
    """What else stands in the bracket is no label."""
    labels = {"en": "Climate change", "fr": "Changement climatique", "es": "Cambio climático"}
    found = annotated(f"| T | N |\n|---|---|\n| {labels[language]} | {cell} |", language).layer(Themes).themes
    assert [(one.concept, one.scope) for one in found] == [("climate_change", ("RCP",))]


def test_scopes_that_open_a_list_are_those_of_all_its_points() -> None:
    """ "RCPs and IRFs by theme: …" """
    text = "RCPs and IRFs by theme: labour migration 22, migration and development 18, irregular migration 17."
    found = annotated(text, "en").layer(Themes).themes
    assert [(int(one.count or 0), one.scope) for one in found] == [(n, ("RCP", "IRF")) for n in (22, 18, 17)]


def test_a_short_form_the_sheet_explains_as_a_scope_is_that_scope() -> None:
    """The family has no such short form."""
    text = "Los mecanismos interestatales de consulta (MIC) crecen.\n\nLa OIM es observadora en 22 MIC."
    assert [int(one.count or 0) for one in annotated(text, "es").layer(Roles).roles] == [22]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "18 RCPs and IRFs cover labour migration. 12 RCPs and IRFs cover borders. Nine look into return and readmission.",
        ),
        (
            "fr",
            "18 PCR et FIR traitent de la traite. 12 PCR et FIR traitent des frontières. Neuf, des données migratoires.",
        ),
        (
            "es",
            "18 PCR y FIR tratan la migración laboral. 12 PCR y FIR, las fronteras. Siguen los datos migratorios, con 9.",
        ),
    ],
)
def test_a_paragraph_of_themes_goes_on_without_their_scope(language: str, text: str) -> None:
    """After two themes with their scopes, a known theme and a number are said of the same bodies."""
    found = annotated(text, language).layer(Themes).themes
    assert [(int(one.count or 0), one.scope) for one in found] == [(n, ("RCP", "IRF")) for n in (18, 12, 9)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "15 PCR et FIR : retour et réadmission, santé des migrants. 9 PCR : droits des migrants."),
        ("en", "15 RCPs and IRFs deal with return and readmission and with migration health, 9 RCPs with migrant rights."),
        ("en", "Return and readmission is dealt with by 15 RCPs and IRFs, as is migration health; migrant rights by 9 RCPs."),
        (
            "es",
            "El retorno figura en el programa de 15 PCR y FIR, al igual que la salud; los derechos humanos, en el de 9 PCR.",
        ),
    ],
)
def test_a_number_is_that_of_every_theme_told_with_it(language: str, text: str) -> None:
    """Several themes behind one number, or one said to be like another, have it each."""
    both = ("RCP", "IRF")
    assert themes(text, language) == [
        ("return_and_readmission", 15, both), ("migration_health", 15, both), ("migrant_rights", 9, ("RCP",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "La santé, nouvelle venue, est abordée par 6 PCR."), ("en", "Health, a late arrival, is taken up by 6 RCPs.")],
)
def test_what_is_said_beside_a_label_is_no_part_of_it(language: str, text: str) -> None:
    """A label of one word is told by what stands before its comma."""
    assert themes(text, language) == [("migration_health", 6, ("RCP",))]


@pytest.mark.parametrize(
    "text",
    [
        "Two themes stand out: return and readmission (8 RCPs and IRFs) and migrant rights (7).",
        "Return and readmission is dealt with by 8 RCPs and IRFs, against 6 in 2018; migrant rights by 7.",
        "- Return and readmission: 8\n- Migrant rights: 7\n\n(number of RCPs and IRFs)\n\n- Health: 5\n",
    ],
)
def test_numbers_that_lead_or_compare_are_no_themes(text: str) -> None:
    """A number of themes, one that opens a list, one of another year; and a scope told below its themes."""
    both = ("RCP", "IRF")
    assert themes(text, "en")[:2] == [("return_and_readmission", 8, both), ("migrant_rights", 7, both)]


def test_a_number_that_leads_to_a_list_of_themes_is_none_of_theirs() -> None:
    """The list's own numbers stand in brackets behind its themes."""
    text = "Thèmes de plus de six PCR et FIR : retour et réadmission (9), droits des migrants (8), gestion des frontières (7)."
    found = [(concept, count) for concept, count, _ in themes(f"### Thèmes\n\n{text}")]
    assert found == [("return_and_readmission", 9), ("migrant_rights", 8), ("border_management", 7)]
