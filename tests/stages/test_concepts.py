"""Concepts of figures: by label, by what is counted, by what the counted things take part in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.families.loading import make_family
from factsheet_extract.model.layers import Concepts, Quantities, Subjects
from tests.stages.reading import annotated

if TYPE_CHECKING:
    from factsheet_extract.model.family import Family
    from factsheet_extract.model.layers import AnnotatedDocument


def concepts(text: str, language: str = "fr", family: Family | str = "iom-iscm") -> list[tuple[str, int, dict[str, object]]]:
    """Give concept, value and the match's dimensions of each figure that has one."""
    layers = annotated(text, language, family=family)
    rows = zip(layers.layer(Subjects).subjects, layers.layer(Concepts).matches, strict=True)
    values = layers.layer(Quantities).quantities
    return [
        (match.concept, int(values[subject.passage][subject.quantity].value or 0), dict(match.dimensions))
        for subject, match in rows
        if match.concept is not None
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "- 166 pays participent à un PCR au moins"),
        ("fr", "- Pays participant à au moins un PCR : 166"),
        ("fr", "- Au moins un PCR compte 166 pays parmi ses membres"),
        ("fr", "| | Pays |\n|---|---|\n| Au moins un PCR | 166 |"),
        ("en", "166 States belong to one RCP at least."),
        ("en", "166 countries take part in one or more regional consultative processes."),
        ("es", "166 países participan al menos en un PCR."),
        ("es", "- Países que participan en un PCR como mínimo: 166"),
    ],
)
def test_countries_are_told_by_what_they_take_part_in(language: str, text: str) -> None:
    """The least number asked for is a dimension, in the sentence, the label or the head."""
    assert concepts(text, language) == [("countries.rcp", 166, {"minimum": 1})]


def test_the_least_number_of_two_differs_from_that_of_one() -> None:
    """ "deux processus mondiaux au moins" has minimum 2, and is no count of processes."""
    assert concepts("195 pays participent à deux processus mondiaux sur la migration au moins.") == [
        ("countries.global", 195, {"minimum": 2})
    ]


def test_a_series_gives_each_figure_its_own_scope() -> None:
    """What is left out of the second and third clause is the first one's."""
    text = "150 pays siègent dans un PCR au moins, 165 dans un FIR au moins et 190 dans deux processus mondiaux au moins."
    assert [(code, value) for code, value, _ in concepts(text)] == [
        ("countries.rcp", 150),
        ("countries.irf", 165),
        ("countries.global", 190),
    ]


@pytest.mark.parametrize("text", ["- **15 PCR** actifs", "- PCR actifs : 15", "On compte quinze PCR en activité.", "15 PCR"])
def test_a_scope_that_is_counted_itself_is_active_bodies(text: str) -> None:
    """The body is what is counted."""
    assert concepts(text) == [("rcp.active", 15, {})]


def test_states_of_inter_state_mechanisms_are_not_counted() -> None:
    """The State inside a scope's name is no State."""
    assert concepts("## Inter-State consultation mechanisms\n\n- Global processes: 3", "en") == [("global.active", 3, {})]


def test_a_figure_that_no_rule_fits_has_no_concept() -> None:
    """Nothing is guessed."""
    assert concepts("80 délégués ont pris part à la réunion.") == []


def _family(tables: dict[str, object]) -> Family:
    base = {"name": "made", "title": "Made", "languages": ["en"], "recognise": {"any": {"en": ["made"]}}}
    return make_family({**base, **tables}, "", "made.toml")


TABLE = """
| Indicator | Urban | Rural |
|---|---|---|
| Women | | |
| 3. Blood sugar - high (>140 mg/dl) (%) | 8.4 | 9.0 |
| Men | | |
| 5. Blood sugar - high (>140 mg/dl) (%) | 13.7 | 12.6 |
"""


def test_group_rows_tell_equal_labels_apart() -> None:
    """The same label under "Women" and under "Men" has two concepts, and the columns give the area."""
    labels = {"en": ["Blood sugar high (>140 mg/dl)"]}
    family = _family(
        {
            "concepts": {
                "sugar.women": {"labels": labels, "group": {"en": ["Women"]}},
                "sugar.men": {"labels": labels, "group": {"en": ["Men"]}},
            },
            "dimensions": {"area": {"labels": {"urban": {"en": ["Urban"]}, "rural": {"en": ["Rural"]}}}},
        }
    )
    assert [(code, where["area"]) for code, _, where in concepts(TABLE, "en", family)] == [
        ("sugar.women", "urban"),
        ("sugar.women", "rural"),
        ("sugar.men", "urban"),
        ("sugar.men", "rural"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Households with electricity",
        "7. Households with electricity (%)",
        "Electricity, households with",
        "household with electricity",
    ],
)
def test_a_label_is_known_by_its_words(label: str) -> None:
    """Numbering, units, order and inflection do not matter."""
    family = _family({"concepts": {"electricity": {"labels": {"en": ["Households with electricity"]}}}})
    text = f"| Indicator | Total |\n|---|---|\n| {label} | 97.0 |\n| Other things | 12.0 |\n"
    assert [code for code, _, _ in concepts(text, "en", family)] == ["electricity"]


def test_a_label_of_two_concepts_has_neither() -> None:
    """Ambiguity is kept as candidates for a finding."""
    labels = {"labels": {"en": ["Cases"]}}
    family = _family({"concepts": {"one": labels, "two": labels}})
    layers = annotated("- Cases: 12", "en", family=family)
    assert [match.candidates for match in layers.layer(Concepts).matches] == [("one", "two")]


def test_a_row_that_is_only_a_place_goes_on_from_the_row_above() -> None:
    """The patients of a town are patients."""
    family = _family(
        {
            "concepts": {"patients": {"labels": {"en": ["Number of patients"]}}},
            "dimensions": {"place": {"where": ["row"], "labels": {"Ville": {"en": ["Ville"]}}}},
        }
    )
    text = "| | Number |\n|---|---|\n| Number of patients | 12 |\n| Ville | 8 |\n"
    assert concepts(text, "en", family) == [("patients", 12, {}), ("patients", 8, {"place": "Ville"})]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3 processus mondiaux (Alpha ; Beta ; Gamma)", ("Alpha", "Beta", "Gamma")),
        ("3 processus mondiaux : Alpha, Beta et Gamma", ("Alpha", "Beta", "Gamma")),
        (
            "2 processus mondiaux : le Forum mondial sur la migration et le développement et Alpha",
            ("Forum mondial sur la migration et le développement", "Alpha"),
        ),
        ("- 2 processus mondiaux\n  - Alpha\n  - Beta\n", ("Alpha", "Beta")),
        ("3 processus mondiaux (Alpha ; Beta)", ()),
    ],
)
def test_a_list_is_believed_where_it_has_as_many_names_as_the_number_says(text: str, names: tuple[str, ...]) -> None:
    """Names with "et" inside are not cut; a list that is short of one is not taken."""
    layers = annotated(text)
    subjects, matches = layers.layer(Subjects).subjects, layers.layer(Concepts).matches
    assert (subjects[0].members or matches[0].members) == names


def test_points_that_are_only_places_go_on_from_the_point_above() -> None:
    """A point under a label that is only a place is of the same concept, there, though no sentence shows that it is a place."""
    text = "- Number of hospitalized people (in isolation): 12\n    - Lokolia: 8\n    - HGR Boende: 3\n"
    assert concepts(text, "en", "ocha-rdc-ebola") == [
        ("patients.isolated", 12, {"measure": "number"}),
        ("patients.isolated", 8, {"measure": "number", "place": "Lokolia"}),
        ("patients.isolated", 3, {"measure": "number", "place": "Boende"}),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Parmi les 40 cas restants, 21 sont probables et 19 autres suspects."),
        ("en", "Among the remaining 40 cases, 21 are probable and 19 are suspected cases."),
    ],
)
def test_what_is_said_of_a_part_names_its_concept(language: str, text: str) -> None:
    """Of some cases, those that are probable are of the concept of probable cases, the others of theirs."""
    found = concepts(text, language, "ocha-rdc-ebola")
    assert [(code, value) for code, value, _ in found] == [("cases.probable", 21), ("cases.suspected", 19)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "- Nombre de contacts vus à ce jour : 285 (+108), soit 97,9% du total"),
        ("en", "- Number of contacts seen to date: 285 (+108), i.e. 97.9% of the total"),
    ],
)
def test_a_share_of_the_total_is_of_what_was_counted(language: str, text: str) -> None:
    """The total has no name of its own; a percentage in a sentence is a share, no change."""
    measures = [dimensions["measure"] for code, _, dimensions in concepts(text, language, "ocha-rdc-ebola")]
    assert measures == ["number", "change", "share"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Global processes: 3. Some 195 countries take part in at least two of them.", ("countries.global", 195, 2)),
        ("es", "Hay tres procesos mundiales. En dos de ellos o más participan 194 países.", ("countries.global", 194, 2)),
        ("fr", "168 pays participent à un ou plusieurs PCR.", ("countries.rcp", 168, 1)),
        ("fr", "| Niveau | Pays participant à au moins un mécanisme |\n|---|---|\n| FIR | 185 |", ("countries.irf", 185, 1)),
        (
            "en",
            "Of the world's countries, 164 participate in at least one RCP, 177 in at least one IRF.",
            ("countries.irf", 177, 1),
        ),
    ],
)
def test_a_least_number_is_of_the_scope_that_is_meant(language: str, text: str, wanted: tuple[str, int, int]) -> None:
    """ "Two of them", "one or more", "one mechanism" in a column's head: the scope stands elsewhere."""
    found = [(code, value, dimensions.get("minimum")) for code, value, dimensions in concepts(text, language)]
    assert wanted in found


def test_a_point_says_its_scope_before_its_labels() -> None:
    """ "Foros interregionales (FIR). Activos: 15. Países: 184." counts forums and countries in forums."""
    text = "- Interregional: foros interregionales (FIR). Activos: 15. Países participantes: 184."
    assert [(code, value) for code, value, _ in concepts(text, "es")] == [("irf.active", 15), ("countries.irf", 184)]


@pytest.mark.parametrize(
    "text", ["Ils se répartissent en trois groupes.", "Ils réunissent les pays d'une seule région : les PCR."]
)
def test_how_the_mechanisms_are_told_apart_is_no_figure(text: str) -> None:
    """Kinds and single regions qualify; they count nothing of the family."""
    layers = annotated(text, "fr")
    matches = layers.layer(Concepts).matches
    assert all(match.qualifies for match in matches)


def test_a_row_of_active_bodies_has_its_columns_scopes() -> None:
    """ "Active" says what is counted only with the head over its number."""
    text = "| | RCPs | IRFs | Global processes |\n|---|---|---|---|\n| Active | 16 | 13 | 3 |\n"
    found = [(code, value) for code, value, _ in concepts(text, "en")]
    assert found == [("rcp.active", 16), ("irf.active", 13), ("global.active", 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "- 3 global processes\n\nThe global processes are the Alpha Forum, the Beta Dialogue, and the Gamma Process."),
        (
            "fr",
            "- 3 processus mondiaux\n\nLes processus mondiaux accueillent chacun : Alpha Forum, Beta Forum, Gamma Forum.",
        ),
        ("en", "| Global processes | 3 |\n|---|---|\n\nThe global processes are GFMD, the IDM and the Alpha Forum."),
        ("es", "Hay 2 procesos mundiales, que son el FMMD y el Diálogo Internacional sobre la Migración."),
        ("fr", "2 processus mondiaux sont actifs, le FMMD et l'IDM ; 186 Etats participent à au moins un processus mondial."),
    ],
)
def test_names_told_elsewhere_are_the_counted_ones(language: str, text: str) -> None:
    """In a sentence about the scope, or behind the number in its clause; as many as it says."""
    layers = annotated(text, language)
    (match,) = (one for one in layer_matches(layers) if one.concept == "global.active")
    assert len(match.members) == int(text[text.index("3") if "3" in text[:40] else text.index("2")])


def test_a_list_of_another_length_names_nothing() -> None:
    """Four are counted, three are named."""
    text = "- 4 global processes\n\nThe global processes are the Alpha Forum, the Beta Dialogue, and the Gamma Process."
    assert [one.members for one in layer_matches(annotated(text, "en"))] == [()]


def layer_matches(layers: AnnotatedDocument) -> tuple[Concepts.Match, ...]:
    """Give what was found of each figure."""
    return layers.layer(Concepts).matches


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The number of active RCPs stands at 18, that of active IRFs at 15.", [("rcp.active", 18), ("irf.active", 15)]),
        ("es", "La cifra de PCR activos es de 17 y la de FIR activos, de 12.", [("rcp.active", 17), ("irf.active", 12)]),
        ("en", "Of the 34 active mechanisms, 21 are active RCPs and 13 IRFs.", [("rcp.active", 21), ("irf.active", 13)]),
        (
            "en",
            "Participation in at least one RCP is reported by 170 countries, and in at least one IRF by 183.",
            [("countries.rcp", 170), ("countries.irf", 183)],
        ),
        (
            "fr",
            "Pays participant à au moins un PCR : 168\nPays participant à au moins un FIR : 181",
            [("countries.rcp", 168), ("countries.irf", 181)],
        ),
        ("en", "15 active RCPs, in which at least 154 countries take part", [("rcp.active", 15), ("countries.rcp", 154)]),
        (
            "es",
            "¿Cuántos países participan? 161 lo hacen en al menos un PCR y 174 en al menos un FIR.",
            [("countries.rcp", 161), ("countries.irf", 174)],
        ),
    ],
)
def test_scopes_before_their_figures_and_behind_them(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    """Scopes and figures that take turns tell on which side each figure's own scope stands."""
    assert [(code, value) for code, value, _ in concepts(text, language)] == wanted


def test_least_numbers_in_brackets_are_those_of_their_own_figures() -> None:
    """ "at least" before the last number is no "at least" of the figure before it."""
    text = "RCPs unite 170 countries (each in at least one), IRFs 183 (at least one), global processes 196 (at least two)."
    assert concepts(text, "en") == [
        ("countries.rcp", 170, {"minimum": 1}),
        ("countries.irf", 183, {"minimum": 1}),
        ("countries.global", 196, {"minimum": 2}),
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "| Level | Active |\n|---|---|\n| Regional | 14 |\n| Inter-regional | 11 |\n| Global | 3 |", 3),
        ("fr", "| Portée | Mécanismes actifs |\n|---|---|\n| Régionale (PCR) | 14 |\n| Mondiale | 3 |", 2),
        ("en", "At the global level there are three processes.", 1),
        ("es", "Tres procesos son de alcance mundial.", 1),
        ("fr", "À l'échelle mondiale, on dénombre trois processus.", 1),
    ],
)
def test_a_level_names_its_scope_where_nothing_else_does(language: str, text: str, wanted: int) -> None:
    """A row named "Global", or processes "at the global level"."""
    found = concepts(text, language)
    assert len(found) == wanted
    assert found[-1][:2] == ("global.active", 3)


def test_a_level_in_a_name_is_no_scope() -> None:
    """The processes that a global meeting brought together are not global for that."""
    assert concepts("The seventh global RCP meeting brought together 12 processes.", "en") == []


def test_a_row_named_by_its_level_and_its_bodies_takes_their_names() -> None:
    """The bracket of the row's label lists what the next cell counts."""
    text = "| Kind | Active |\n|---|---|\n| Global processes (Alpha Forum; Beta Forum; Gamma Forum) | 3 |"
    assert [one.members for one in layer_matches(annotated(text, "en"))] == [("Alpha Forum", "Beta Forum", "Gamma Forum")]


def test_a_cell_with_a_bounded_figure_is_named_by_its_heads() -> None:
    """ "at least 164", "over 171" and "around 190" are figures of their row and column like any other."""
    text = "| Kind | Active | Member States |\n|---|---|---|\n| RCPs | 13 | at least 164 |\n| IRFs | 11 | over 171 |\n"
    found = [(code, value) for code, value, _ in concepts(text + "| Global processes | 3 | around 190 |\n", "en")]
    assert found == [
        ("rcp.active", 13),
        ("countries.rcp", 164),
        ("irf.active", 11),
        ("countries.irf", 171),
        ("global.active", 3),
        ("countries.global", 190),
    ]


def test_a_row_of_active_mechanisms_is_narrowed_by_its_columns() -> None:
    """The word for all mechanisms in a row's label gives way to the scope over each number."""
    text = "| | PCR | FIR | Procesos mundiales |\n|---|---|---|---|\n| Mecanismos en activo | 17 | 12 | 3 |\n"
    found = [(code, value) for code, value, _ in concepts(text, "es")]
    assert found == [("rcp.active", 17), ("irf.active", 12), ("global.active", 3)]


@pytest.mark.parametrize("lead", ["The global processes are:", "Global processes:"])
def test_points_under_a_scope_alone_are_the_names_counted_elsewhere(lead: str) -> None:
    """A number in a table, the names as points under a line that says nothing but their scope."""
    text = f"| Global processes | 2 |\n|---|---|\n\n{lead}\n\n- Alpha Forum\n- Beta Dialogue\n"
    matches = annotated(text, "en").layer(Concepts).matches
    assert [match.members for match in matches] == [("Alpha Forum", "Beta Dialogue")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fourteen inter-regional forums came together during the year."),
        ("fr", "Quatorze forums interrégionaux se sont retrouvés dans l'année."),
        ("es", "Catorce foros interregionales mantuvieron encuentros en el año."),
    ],
)
def test_the_only_figure_of_a_scope_is_that_of_its_bodies(language: str, text: str) -> None:
    """No word of the family says that they are active; nothing else of the sheet counts them."""
    assert concepts(text, language) == [("irf.active", 14, {})]


def test_a_scope_that_two_figures_count_is_told_by_its_words() -> None:
    """Which of two is meant is not guessed."""
    text = "In June 14 inter-regional forums came together. In May 12 inter-regional forums came together."
    assert [code for code, *_ in concepts(text, "en")] == []


def test_bodies_that_do_something_for_countries_are_counted_themselves() -> None:
    """The scope right behind the figure is what it counts, whatever the rest of the sentence names."""
    assert concepts("Three global processes bring all States together.", "en") == [("global.active", 3, {})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fifteen of the mechanisms are regional, thirteen are inter-regional and three are global."),
        ("es", "Quince de los mecanismos son regionales, trece son interregionales y tres mundiales."),
    ],
)
def test_a_level_may_be_said_of_the_figure(language: str, text: str) -> None:
    """An adjective behind "are" names the scope of the figure before it."""
    found = [(code, value) for code, value, _ in concepts(text, language)]
    assert found == [("rcp.active", 15), ("irf.active", 13), ("global.active", 3)]


def test_a_row_that_asks_for_a_least_number_may_stand_under_a_plain_head() -> None:
    """ "Number" over the figures says nothing; the corner says what is counted."""
    text = "| Countries taking part in … | Number |\n|---|---|\n| at least one RCP | 166 |\n| at least one IRF | 179 |\n"
    found = concepts(text, "en")
    assert found == [("countries.rcp", 166, {"minimum": 1}), ("countries.irf", 179, {"minimum": 1})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "190 countries take part in both global processes."),
        ("fr", "Nombre de pays qui participent aux deux processus mondiaux : 190"),
        ("es", "Número de países que participan en los dos procesos mundiales: 190"),
    ],
)
def test_both_ask_for_two(language: str, text: str) -> None:
    """ "The two" of them is the least number, no figure of its own."""
    assert concepts(text, language) == [("countries.global", 190, {"minimum": 2})]


def test_a_line_goes_on_with_what_is_asked_for() -> None:
    """A number, what is counted, and what they take part in on lines of their own."""
    text = "**194**\n\ncountries\n\nparticipate in at least two global processes on migration\n"
    assert concepts(text, "en") == [("countries.global", 194, {"minimum": 2})]


def test_a_number_told_again_is_no_second_figure() -> None:
    """ "The two global processes" are those counted before."""
    text = "- 2 global processes are active\n\nThe two global processes are open to all.\n"
    assert concepts(text, "en") == [("global.active", 2, {})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux processus mondiaux sont actifs. Il s'agit du Forum Alpha et du Dialogue Beta."),
        ("en", "Two global processes are active. They are the Forum Alpha and the Dialogue Beta."),
        ("es", "Dos procesos mundiales están activos. Se trata del Forum Alpha y del Dialogue Beta."),
        (
            "fr",
            "- 2 processus mondiaux\n\nLes processus mondiaux actifs sont les suivants :\n\n- Forum Alpha\n- Dialogue Beta",
        ),
    ],
)
def test_names_may_follow_in_a_sentence_of_their_own(language: str, text: str) -> None:
    """ "Il s'agit de", "they are", a line that says they follow."""
    assert [one.members for one in layer_matches(annotated(text, language)) if one.concept] == [
        ("Forum Alpha", "Dialogue Beta")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Active mechanisms: RCPs 17, IRFs 14.",
        "| Level | Mechanisms | Number |\n|---|---|---|\n| Regional | RCPs | 17 |\n| Inter-regional | IRFs | 14 |\n",
        "There are 17 RCPs in operation, two more than in 2019, and 14 IRFs.",
    ],
)
def test_bodies_are_counted_in_lists_rows_and_beside_differences(text: str) -> None:
    """The word for all mechanisms takes no turn; a level may stand before its bodies; a difference is no number of bodies."""
    assert [(code, value) for code, value, _ in concepts(text, "en")] == [("rcp.active", 17), ("irf.active", 14)]


def test_a_number_for_a_scope_does_not_count_it() -> None:
    """ "166 for RCPs (at least one)" counts countries, and the bracket is its own."""
    text = "Les pays participants sont 166 pour les PCR (au moins un) et 179 pour les FIR (au moins un)."
    assert concepts(text, "fr") == [("countries.rcp", 166, {"minimum": 1}), ("countries.irf", 179, {"minimum": 1})]


@pytest.mark.parametrize(
    "text",
    [
        "- 2 global processes\n\n(Alpha Forum;\n\nBeta Dialogue)\n",
        "- 2 global processes\n\n190 countries take part. Global processes: Alpha Forum; Beta Dialogue\n",
    ],
)
def test_names_may_stand_in_a_bracket_below_or_behind_their_scope(text: str) -> None:
    """A bracket that opens on the next line, and a scope with a colon within a line."""
    matches = [one for one in layer_matches(annotated(text, "en")) if one.concept == "global.active"]
    assert [one.members for one in matches] == [("Alpha Forum", "Beta Dialogue")]


def test_a_title_counts_nothing() -> None:
    """The States of a title are not those of a row under it."""
    rows = "| Mechanisms | Number |\n|---|---|\n| Global processes | 2 |\n| IRFs | 7 |\n"
    found = concepts(f"# Dialogue between States\n\n## RCPs\n\nThey are regional.\n\n## Figures\n\n{rows}", "en")
    assert [code for code, *_ in found] == ["global.active", "irf.active"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "15 RCPs are active, of which 5 are in Africa, 4 in Asia and 3 in the Americas."),
        ("fr", "15 PCR sont actifs, dont 5 en Afrique, 4 en Asie et 3 dans les Amériques."),
    ],
)
def test_parts_by_place_are_not_the_whole(language: str, text: str) -> None:
    """Only the figure for all of them has the concept."""
    assert concepts(text, language) == [("rcp.active", 15, {})]


def test_of_them_stands_for_what_a_heading_names() -> None:
    """ "173 de ellos" under "Países" are countries."""
    text = "# Ficha\n\nTexto.\n\n## Países\n\n- 173 de ellos forman parte de al menos un PCR.\n"
    text += "- 186 de ellos forman parte de al menos un FIR.\n"
    assert concepts(text, "es") == [("countries.rcp", 173, {"minimum": 1}), ("countries.irf", 186, {"minimum": 1})]
