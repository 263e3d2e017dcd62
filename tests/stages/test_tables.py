"""Table heads: what names each cell, and the scale and unit that heads state."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.stages.sections import find_sections
from factsheet_extract.stages.subjects.lexicon import lexicon_of
from factsheet_extract.stages.tables.grid import sort_of
from factsheet_extract.stages.tables.stage import find_table_heads
from factsheet_extract.stages.tables.units import read_head
from tests.factories import Draft, make_annotated

if TYPE_CHECKING:
    from factsheet_extract.model.layers import CellHeads


class Named:
    """The heads of each cell of a draft's tables, in words."""

    def __init__(self, draft: Draft, language: str = "en") -> None:
        context = Context(load_language(language))
        annotated = make_annotated(draft.document(), language=language)
        annotated = annotated.with_layer(find_sections(annotated, context))
        self.heads = find_table_heads(annotated, context)
        self.texts = [draft.text[block.start : block.end] for block in draft.blocks]

    def cell(self, text: str) -> CellHeads:
        """Give the heads of the only cell that reads `text`."""
        (passage,) = [p for p in self.heads.of_passage if self.texts[p] == text]
        return self.heads.of_passage[passage]

    def words(self, text: str) -> tuple[list[str], list[str], list[str]]:
        """Give row label, column heads and groups of the cell that reads `text`."""
        heads = self.cell(text)
        return tuple([self.texts[p] for p in part] for part in (heads.row, heads.column, heads.group))  # type: ignore[return-value]


def named(rows: list[list[str | None]], language: str = "en", **options: object) -> Named:
    """Read one table."""
    draft = Draft()
    draft.table(rows, **options)  # type: ignore[arg-type]
    return Named(draft, language)


def test_heads_are_seen_without_the_readers_marks() -> None:
    """A first row of words over figures names the columns; the first column of words names the rows."""
    found = named([["Region", "Cases", "Deaths"], ["North", "12", "3"], ["South", "15", "4"]])
    assert found.words("15") == (["South"], ["Cases"], [])
    assert found.words("3") == (["North"], ["Deaths"], [])


def test_years_in_the_first_column_name_their_rows() -> None:
    """A year that names a row is no data; the cell beside it is."""
    found = named([["Year", "Confirmed cases"], ["2013", "1"], ["2014", "3"]])
    assert found.words("3") == (["2014"], ["Confirmed cases"], [])
    assert {found.texts[p] for p in found.heads.heads} == {"Year", "Confirmed cases", "2013", "2014"}


def test_years_may_name_columns() -> None:
    """A first row of years over figures is a row of heads."""
    found = named([["", "2016", "2017"], ["Births", "812", "799"], ["Deaths", "401", "415"]])
    assert found.words("799") == (["Births"], ["2017"], [])


def test_bands_of_age_may_name_columns() -> None:
    """Bands that rise from left to right under an empty corner are heads, although they are numbers."""
    found = named([["", "15–24", "25–49", "50+"], ["Employed", "41", "83", "62"]])
    assert found.words("83") == (["Employed"], ["25–49"], [])


def test_two_rows_of_heads_with_a_span() -> None:
    """A head over two columns names both."""
    found = named(
        [["Indicator", "Survey 4", None, "Survey 3"], ["", "Urban", "Rural", "Total"], ["Literate", "81", "62", "70"]],
        spans={(0, 1): (1, 2)},
    )
    assert found.words("62") == (["Literate"], ["Survey 4", "Rural"], [])
    assert found.words("70") == (["Literate"], ["Survey 3", "Total"], [])


def test_an_unmarked_span_is_seen_from_heads_that_repeat() -> None:
    """Heads that repeat under a row of fewer heads show that those above span."""
    found = named([["", "2015", "", "2005", ""], ["", "Men", "Women", "Men", "Women"], ["Literate", "81", "62", "70", "55"]])
    assert found.words("62")[1] == ["2015", "Women"]
    assert found.words("55")[1] == ["2005", "Women"]


def test_a_row_of_one_text_is_the_group_of_those_below() -> None:
    """A group row holds until the next one."""
    found = named([
        ["", "Number"], ["Industry", ""], ["Retail", "1000"], ["Building", "54"], ["Marital status", ""], ["Married", "89"],
    ])  # fmt: skip
    assert found.words("54") == (["Building"], ["Number"], ["Industry"])
    assert found.words("89") == (["Married"], ["Number"], ["Marital status"])


def test_a_short_group_row_divides_a_longer_one() -> None:
    """ "Women" and "Men" in turn stand under one longer group; the next long one ends it."""
    found = named([
        ["", "Total"], ["Hypertension among adults", ""], ["Women", ""], ["High", "6"], ["Men", ""], ["Low", "7"],
        ["Use of tobacco and alcohol", ""], ["Smoking", "9"],
    ])  # fmt: skip
    assert found.words("7")[2] == ["Hypertension among adults", "Men"]
    assert found.words("9")[2] == ["Use of tobacco and alcohol"]


def test_a_label_alone_above_its_figures_is_their_label() -> None:
    """A label whose figures stand on the next printed row is no group."""
    found = named([["", "2011", "2012"], ["Receipts from", "", ""], ["", "819", "841"], ["Deficit", "13", "11"]])
    assert found.words("841") == (["Receipts from"], ["2012"], [])
    assert found.words("11") == (["Deficit"], ["2012"], [])


def test_a_row_that_numbers_the_columns_is_no_head() -> None:
    """ "1 2 3 4" under the heads counts columns, and is no figure either."""
    found = named([["State", "Debt", "Loans", "Bonds"], ["1", "2=(3 to 4)", "3", "4"], ["Kerala", "30.4", "26", "4.3"]])
    assert found.words("26") == (["Kerala"], ["Loans"], [])
    assert {"3", "4"} <= {found.texts[p] for p in found.heads.heads}


def test_a_bracket_over_the_last_column_speaks_of_the_table() -> None:
    """ "(in thousands)" set to the right above the heads scales every column."""
    found = named([["", "", "(in thousands)"], ["Region", "Men", "Women"], ["North", "12", "15"], ["South", "7", "8"]])
    assert found.cell("12").scale == Decimal(1000)
    assert found.words("12")[1] == ["Men"]


def test_a_group_holds_over_the_page_break() -> None:
    """A table that goes on with its heads printed again goes on with its group."""
    draft = Draft()
    draft.table([["Indicator", "Urban"], ["Maternity care", ""], ["Visits", "71"]])
    draft.page()
    draft.table([["Indicator", "Urban"], ["Supplements", "28"], ["Nutrition", ""], ["Breastfed", "55"]])
    found = Named(draft)
    assert found.words("28") == (["Supplements"], ["Urban"], ["Maternity care"])
    assert found.words("55")[2] == ["Nutrition"]


def test_heads_that_are_a_table_of_their_own_name_the_table_below() -> None:
    """A grid of heads alone, right over figures in the same columns, names them; over other columns it names nothing."""
    draft = Draft()
    draft.table([["Indicator", "Round 2", None], ["", "Hill", "Plain"]], spans={(0, 1): (1, 2)})
    draft.table([["Barns", "71", "64"], ["Mills", "12", "9"]])
    assert Named(draft).words("64") == (["Barns"], ["Round 2", "Plain"], [])
    other = Draft()
    other.table([["Indicator", "Hill", "Plain", "Coast"]])
    other.table([["Barns", "71", "64"], ["Mills", "12", "9"]])
    assert Named(other).words("64") == (["Barns"], [], [])


def test_a_group_row_at_the_foot_of_a_page_opens_the_next_page() -> None:
    """The last row of a page is a group row: it names the rows of the next page, and its numbers are no figures."""
    draft = Draft()
    draft.table([["Indicator", "Urban"], ["Visits", "71"], ["Adults (age 15-49 years)", ""]])
    draft.page()
    draft.table([["Indicator", "Urban"], ["Literate", "28"], ["Working", "55"]])
    found = Named(draft)
    assert found.words("28")[2] == ["Adults (age 15-49 years)"]
    assert "Adults (age 15-49 years)" in {found.texts[p] for p in found.heads.heads}


def test_serial_numbers_are_no_row_labels() -> None:
    """ "1." and "2." number the rows; the words beside them name them."""
    found = named([["Indicators", "", "Urban"], ["Population", None, None], ["1.", "Literate", "81"], ["2.", "Working", "55"]])
    assert found.words("55") == (["Working"], ["Urban"], ["Population"])
    assert "2." in {found.texts[p] for p in found.heads.heads}


def test_heads_printed_again_rename_the_columns() -> None:
    """A row of words in the midst of the figures names the columns from there on."""
    found = named([
        ["Ethanol", "This week", "Last week"], ["Iowa", "1.40", "1.42"],
        ["Corn oil", "This month", "Last month"], ["Chicago", "30.5", "28.1"],
    ])  # fmt: skip
    assert found.words("28.1")[1] == ["Last month"]


def test_a_second_panel_has_its_own_labels() -> None:
    """Side by side panels under the same heads: the nearer column of words is the label."""
    found = named([["State", "Cases", "State", "Cases"], ["Ohio", "12", "Utah", "7"], ["Iowa", "3", "Maine", "5"]])
    assert found.words("7")[0] == ["Utah"]
    assert found.words("3")[0] == ["Iowa"]


def test_a_table_of_sentences_names_nothing() -> None:
    """A grid without figures is a layout, and has no heads."""
    found = named([["Labour migration – 20 processes", "Integration – 9 processes"], ["Borders – 10", "Data – 10 processes"]])
    assert not found.heads.of_passage


def test_a_stated_scale_reaches_the_cells_but_not_the_shares() -> None:
    """ "In thousands" in the caption multiplies numbers; a column of percents under it stays as printed."""
    draft = Draft()
    caption = draft.add("Population (in thousands) by region", "caption")
    draft.table([["Region", "People", "Share (%)"], ["North", "120", "43.2"]], caption=caption)
    found = Named(draft)
    assert found.cell("120").scale == Decimal(1000)
    assert (found.cell("43.2").scale, found.cell("43.2").unit, found.cell("43.2").kind) == (None, "%", "percent")


def test_a_line_above_a_table_states_its_scale_but_not_for_rows_with_a_unit_of_their_own() -> None:
    """ "In millions of US dollars" over a table multiplies its rows, those apart that say what they are in."""
    draft = Draft()
    draft.add("In millions of US dollars, unless otherwise stated")
    draft.table([["", "2023", "2022"], ["Premiums", "18", "17"], ["Dividend per share (US$)", "2.40", "2.25"]])
    found = Named(draft)
    assert (found.cell("18").scale, found.cell("18").kind) == (Decimal(1_000_000), "money")
    assert (found.cell("2.40").scale, found.cell("2.40").kind) == (None, "money")


def test_a_bracket_over_a_table_may_state_a_scale_beside_a_number() -> None:
    """ "(thousands)" at the end of "Table 1: Pupils" multiplies the figures below, a share's aside."""
    draft = Draft()
    draft.heading("Table 1: Pupils by level (thousands)")
    draft.table([["Level", "2022", "Change (%)"], ["First", "181.2", "-1.4"], ["Second", "28.4", "-5.3"]])
    found = Named(draft)
    assert (found.cell("181.2").scale, found.cell("-1.4").scale) == (Decimal(1000), None)


def test_a_factor_of_the_table_reaches_neither_rates_nor_their_changes() -> None:
    """Under "numbers in thousands" a column of rates stays as printed, and so do the changes of the rate behind it."""
    draft = Draft()
    caption = draft.add("Pupils by district (numbers in thousands)", "caption")
    draft.table([["District", "Pupils", "Change", "Rate", "Change"], ["North", "120.5", "3.1", "7.7", "-0.1"]], caption=caption)
    found = Named(draft)
    assert [found.cell(text).scale for text in ("120.5", "3.1", "7.7", "-0.1")] == [Decimal(1000), Decimal(1000), None, None]
    assert (found.cell("7.7").kind, found.cell("-0.1").kind) == ("rate", "change")


def test_a_percent_stated_for_the_table_is_the_unit_of_its_rates() -> None:
    """A rate without a unit of its own takes the one that the caption states."""
    draft = Draft()
    caption = draft.add("Truancy by district (%)", "caption")
    draft.table([["District", "Truancy rate"], ["North", "7.7"]], caption=caption)
    assert (Named(draft).cell("7.7").unit, Named(draft).cell("7.7").kind) == ("%", "percent")


def test_a_column_of_units_is_no_part_of_the_row_labels() -> None:
    """Under "Unit" stand the scale, unit and kind of each row's figures; a head of the column still counts for more."""
    found = named([
        ["Item", "Unit", "2031", "Change (%)"], ["Wool", "thousand tonnes", "41.2", "3"], ["Sales", "USD million", "7.5", "-1"],
        ["Ewes", "million head", "2.3", "4"], ["Faults", "per 100 km", "61", "9"],
    ])  # fmt: skip
    assert found.words("41.2") == (["Wool"], ["2031"], [])
    said = [(found.cell(text).scale, found.cell(text).kind) for text in ("41.2", "7.5", "2.3", "61", "-1")]
    million = Decimal(1_000_000)
    assert said == [(1000, "measure"), (million, "money"), (million, None), (None, "rate"), (None, "percent")]
    assert "Unit" not in found.words("7.5")[0]


def test_units_show_themselves_in_a_column_without_a_head() -> None:
    """Three cells and more that hold nothing but units are the units of their rows; other words are part of the label."""
    found = named([["Wool", "kg", "41"], ["Milk", "hl", "17"], ["Price", "€/kg", "5"]])
    assert [found.words(text)[0] for text in ("41", "5")] == [["Wool"], ["Price"]]
    assert found.cell("5").kind == "money"
    other = named([["Wool", "raw", "41"], ["Milk", "hl", "17"], ["Price", "€/kg", "5"]])
    assert other.words("41")[0] == ["Wool", "raw"]


def test_an_average_gives_way_to_any_unit() -> None:
    """ "Mean" over a row of shares says no more of them; over bare numbers it makes them measures."""
    found = named([["Indicator", "Mean"], ["Class size", "24.5"], ["Boys (%)", "49.5"]])
    assert [found.cell(text).kind for text in ("24.5", "49.5")] == ["measure", "percent"]


def test_bands_beside_words_name_their_rows() -> None:
    """Ages under "All adults" are row labels, the last one in words too."""
    found = named([["Age", "Men"], ["All", "21"], ["18–34", "29"], ["35–54", "22"], ["55–74", "15"], ["75 and over", "6"]])
    assert found.words("29")[0] == ["18–34"]
    assert found.words("6")[0] == ["75 and over"]


@pytest.mark.parametrize(
    ("language", "head", "scale", "unit", "kind"),
    [
        ("en", "Thousands of workers", 1000, None, None),
        ("en", "Exports (US$ million)", 1_000_000, "US$", "money"),
        ("en", "Value ($)", None, "$", "money"),
        ("en", "Ethanol ($/gal)", None, "$/gal", "money"),
        ("en", "Crude Corn Oil (cents/lb)", None, "cents/lb", "money"),
        ("en", "Change since 2007 ($)", None, "$", "change"),
        ("en", "Fertility (children per woman)", None, "children per woman", "rate"),
        ("fr", "Tués par million d’habitants", None, "par million d’habitants", "rate"),
        ("en", "Birth rate (‰)", None, "‰", "rate"),
        ("en", "Infant mortality (per 1,000 live births)", None, "per 1,000 live births", "rate"),
        ("en", "%", None, "%", "percent"),
        ("en", "Percent of women who are anaemic", None, "%", "percent"),
        ("en", "Evolution (since the last report)", None, None, "change"),
        ("en", "Soybean oil (SME)", None, None, None),
        ("en", "Cities of over 1 million inhabitants", None, None, None),
        ("en", "Mean age (years)", None, "years", "measure"),
        ("fr", "Population (en milliers)", 1000, None, None),
        ("fr", "Dépenses (en M€)", 1_000_000, "M€", "money"),
        ("fr", "Hausse sur 2021 (milliers)", 1000, None, "change"),
        ("en", "Output 2022 (TWh)", None, "TWh", "measure"),
        ("es", "Producción (t)", None, "t", "measure"),
        ("fr", "Densité (hab./km²)", None, "hab./km²", "rate"),
        ("en", "Employment rate, % of people", None, "%", "percent"),
        ("es", "Proyecciones (variaciones porcentuales)", None, "%", "percent"),
        ("en", "Men % (95% CI)", None, "%", "percent"),
        ("fr", "Millions d'euros", 1_000_000, "euros", "money"),
        ("fr", "Taux (en %)", None, "%", "percent"),
        ("fr", "Taux de redoublement", None, None, "rate"),
        ("en", "Week", None, None, None),
        ("en", "Weeks", None, "Weeks", "measure"),
        ("fr", "Pertes par réseau, en GWh (2019 et 2020)", None, "GWh", "measure"),
        ("fr", "Évolution", None, None, "change"),
        ("fr", "Mortalité infantile (pour 1 000 naissances)", None, "pour 1 000 naissances", "rate"),
        ("es", "Población (en miles)", 1000, None, None),
        ("es", "Exportaciones (millones de dólares)", 1_000_000, "dólares", "money"),
        ("es", "Porcentaje", None, "%", "percent"),
        ("es", "Tasa (por 100 000 habitantes)", None, "por 100 000 habitantes", "rate"),
        ("en", "Lorry miles (million)", 1_000_000, "miles", "measure"),
        ("en", "Last week", None, None, None),
        ("en", "Calls closed after 30 days", None, None, None),
        ("fr", "Heures perdues", None, "Heures", "measure"),
        ("fr", "Semaine de naissance", None, None, None),
        ("es", "Años de servicio", None, "Años", "measure"),
        ("en", "Faults per million lorry miles", None, "per million lorry miles", "rate"),
        ("es", "Alumnos por aula", None, "por aula", "rate"),
        ("fr", "Cas par semaine de naissance", None, None, None),
        ("en", "Dependency ratio (per 100 adults)", None, "per 100 adults", "ratio"),
        ("en", "Average class size", None, None, "measure"),
        ("en", "Releases (MMT CO2e)", None, "MMT CO2e", "measure"),
        ("en", "Days since the last flood", None, "Days", "measure"),
        ("en", "Cows per square mile, 2031", None, "per square mile", "rate"),
        ("en", "Wool sold ($1,000)", 1000, "$1,000", "money"),
        ("es", "Riego (millones de m³)", 1_000_000, "m³", "measure"),
        ("es", "Servicio (horas/día)", None, "horas/día", "measure"),
    ],
)
def test_what_a_head_states(language: str, head: str, scale: int | None, unit: str | None, kind: str | None) -> None:
    """A head states the factor, the unit and the kind of the bare numbers under it."""
    said = read_head(head, lexicon_of(load_language(language)))
    assert (said.scale, said.unit, said.kind) == (scale and Decimal(scale), unit, kind)


def test_a_number_with_the_names_it_counts_is_a_value() -> None:
    """A cell that lists in a bracket what it counts heads nothing."""
    assert sort_of("4 (Alpha Forum; Beta Dialogue (BD); Gamma Forum)") == "value"
    assert sort_of("4 (revised)") == sort_of("4 (provisional)")
