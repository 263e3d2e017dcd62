"""Subjects of a whole sheet: cells by their heads, items by what they stand under, context as a person should see it."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.document import Box, Word
from factsheet_extract.model.layers import Quantities, Sections, Subjects
from factsheet_extract.stages.quantities.stage import find_quantities
from factsheet_extract.stages.sections import find_sections
from factsheet_extract.stages.subjects.display import small_print
from factsheet_extract.stages.subjects.stage import find_subjects
from factsheet_extract.stages.tables.stage import find_table_heads
from tests.factories import Draft, make_annotated

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.layers import Subject


class Sheet:
    """A draft with its subjects found."""

    def __init__(self, draft: Draft, language: str = "en", document: Document | None = None) -> None:
        context = Context(load_language(language))
        annotated = make_annotated(document or draft.document(), language=language)
        for stage in (find_sections, find_table_heads, find_quantities, find_subjects):
            annotated = annotated.with_layer(stage(annotated, context))
        self.passages = annotated.layer(Sections).passages
        self.quantities = annotated.layer(Quantities).quantities
        self.subjects = annotated.layer(Subjects).subjects

    def printed(self, subject: Subject) -> str:
        """Give the figure of a subject as printed."""
        quantity = self.quantities[subject.passage][subject.quantity]
        return self.passages[subject.passage].text[quantity.start : quantity.end]

    def of(self, printed: str) -> Subject:
        """Give the only subject whose figure is printed so."""
        (found,) = [subject for subject in self.subjects if self.printed(subject) == printed]
        return found

    def named(self, printed: str) -> tuple[str, dict[str, object]]:
        """Give label and dimensions of a figure."""
        found = self.of(printed)
        return found.label, dict(found.dimensions)

    def context(self, printed: str) -> list[str]:
        """Give the slices that show a figure."""
        return [self.passages[place.passage].text[place.start : place.end] for place in self.of(printed).context]


def table(rows: list[list[str | None]], language: str = "en", caption: str = "") -> Sheet:
    """Read a sheet that is one table."""
    draft = Draft()
    index = draft.add(caption, "caption") if caption else None
    draft.table(rows, caption=index)
    return Sheet(draft, language)


def test_every_quantity_has_one_subject() -> None:
    """Prose, items and cells alike: as many subjects as quantities, in reading order."""
    draft = Draft()
    draft.add("12 schools and 340 pupils were counted.")
    draft.table([["Region", "Cases"], ["North", "15"], ["South", "18"]])
    sheet = Sheet(draft)
    assert [sheet.printed(subject) for subject in sheet.subjects] == ["12", "340", "15", "18"]


def test_a_measured_row_is_the_label_and_the_column_sets_apart() -> None:
    """Indicators by sex: the indicator is the label."""
    sheet = table([["Indicator", "Men", "Women"], ["Adults who can read", "81", "62"], ["Adults in work", "70", "55"]])
    assert sheet.named("62") == ("Adults who can read", {"column": "Women"})


def test_rows_of_places_leave_the_label_to_the_column() -> None:
    """Under a head that says so the rows are places, known or not."""
    sheet = table([["Province", "Samples received"], ["Arauka", "91"], ["Vaupesia", "12"]])
    assert sheet.named("91") == ("Samples received", {"place": "Arauka"})


def test_the_sign_of_a_unit_is_no_place() -> None:
    """ "en TWh" in a caption tells what the figures are in, not where."""
    draft = Draft()
    caption = draft.add("Pertes par réseau, en TWh (2019 et 2020)", "caption")
    draft.table([["Réseau", "2019", "2020"], ["Nord", "12,5", "13,1"], ["Sud", "4,2", "4,8"]], caption=caption)
    assert Sheet(draft, "fr").named("12,5")[1] == {"period": "2019"}


def test_a_short_word_over_a_column_names_it() -> None:
    """ "Rate" is what is measured in the places below it, no code that sets a column apart."""
    sheet = table(
        [["Province", "Loan", "Rate"], ["Arauka", "91", "7.7"], ["Vaupesia", "12", "6.1"]], caption="Lending by province"
    )
    assert (sheet.named("7.7"), sheet.named("91")) == (("Rate", {"place": "Arauka"}), ("Loan", {"place": "Arauka"}))


def test_rows_of_years_are_periods() -> None:
    """The year is a dimension, and no figure of its own."""
    sheet = table([["Year", "Confirmed cases"], ["2013", "1"], ["2014", "3"]])
    assert sheet.named("3") == ("Confirmed cases", {"period": "2014"})
    assert len(sheet.subjects) == 2


def test_bars_are_told_by_the_heading_above_them() -> None:
    """Names with one figure each and no head keep the heading right above as their group; a lost figure between is passed."""
    draft = Draft()
    draft.heading("Causes of fires")
    draft.add("86")
    draft.table([["Heating equipment", "44"], ["Smoking", "17"], ["Candles left burning", "12"]])
    assert Sheet(draft).named("17") == ("Smoking", {"group": "Causes of fires"})


def test_a_word_of_incidence_over_a_column_names_it() -> None:
    """ "Incidence" is what is measured, and a rate; "Change" only sets a column apart."""
    sheet = table([["Province", "Cases", "Incidence"], ["Yunnan", "48", "7.2"], ["Hunan", "51", "3.9"]])
    assert sheet.named("7.2")[0] == "Incidence"
    found = sheet.of("7.2")
    assert sheet.quantities[found.passage][found.quantity].kind == "rate"


def test_quarters_name_their_rows() -> None:
    """ "Q1" beside a figure is its period, and what is counted stands in the title."""
    sheet = table([["Q1", "58"], ["Q2", "71"], ["Q4", "72"]], caption="Road deaths by quarter")
    assert sheet.named("71") == ("Road deaths by quarter", {"period": "Q2"})


def test_a_title_tells_more_than_the_one_word_over_the_row_labels() -> None:
    """ "Payer" only says what sort of thing the rows are; the total counts what the title says."""
    rows: list[list[str | None]] = [
        ["Payer", "2020", "2021"],
        ["State", "64", "65"],
        ["Towns", "18", "19"],
        ["Total", "82", "84"],
    ]
    sheet = table(rows, caption="Outlay on schools, in millions of euros")
    assert sheet.named("84") == ("Outlay on schools, in millions of euros", {"row": "Total", "period": "2021"})


def test_a_year_beside_the_value_is_its_period() -> None:
    """Indicators with their latest value and its year: the year is no figure, and tells when."""
    sheet = table([["Indicator", "Value", "Year"], ["Life expectancy", "71.3", "2019"], ["Infant mortality", "24", "2020"]])
    assert sheet.named("24") == ("Infant mortality", {"column": "Value", "period": "2020"})
    assert len(sheet.subjects) == 2


def test_a_corner_that_states_a_unit_is_what_is_measured() -> None:
    """Weeks over columns, regions in rows: the head over the row labels names the price."""
    sheet = table([["Ethanol ($/gal)", "This week", "Last week"], ["Iowa", "1.41", "1.43"], ["Ohio", "1.52", "1.55"]])
    assert sheet.named("1.43") == ("Ethanol ($/gal)", {"row": "Iowa", "period": "Last week"})


def test_nested_rows_bear_the_row_they_are_part_of() -> None:
    """Places printed under a measured row are places of it; other parts keep their own words."""
    draft = Draft()
    draft.add("Two patients left the hospital in Lokolia.")
    draft.table([
        ["", "Number"], ["• Patients", "7"], ["o Lokolia", "5"], ["o Boende", "2"],
        ["• Registered cases", "68"], ["o Suspected cases", "14"],
    ])  # fmt: skip
    sheet = Sheet(draft)
    assert sheet.named("5") == ("Patients", {"place": "Lokolia", "column": "Number"})
    assert sheet.named("14") == ("Suspected cases", {"group": "Registered cases", "column": "Number"})


def test_serial_numbers_and_percent_signs_are_no_part_of_a_label() -> None:
    """ "106. Women with an account (%)" is labelled without number and sign."""
    sheet = table([["Indicator", "Urban"], ["106. Women with an account (%)", "81.8"], ["107. Women with a phone (%)", "60"]])
    assert sheet.named("81.8") == ("Women with an account", {"column": "Urban"})


def test_a_table_that_goes_on_keeps_its_heads() -> None:
    """A table without heads on the next page has those of the page before."""
    draft = Draft()
    draft.table([["Town", "Layoffs"], ["Oakland", "53"], ["Fresno", "20"]])
    draft.page()
    draft.table([["Pomona", "17"], ["Tracy", "9"]])
    assert Sheet(draft).named("17") == ("Pomona", {"column": "Layoffs"})


def test_the_context_of_a_cell_is_its_row() -> None:
    """A person sees the whole row, in printed order."""
    sheet = table([["Region", "Cases", "Deaths"], ["North", "12", "3"], ["South", "15", "4"]])
    assert sheet.context("15") == ["South", "15", "4"]


def test_the_context_of_a_sentence_is_the_sentence() -> None:
    """A person sees the sentence, not the paragraph."""
    draft = Draft()
    draft.add("Nothing was found in May. The team visited 12 schools. It rained.")
    assert Sheet(draft).context("12") == ["The team visited 12 schools."]


def test_a_figure_alone_in_an_item_takes_the_label_above() -> None:
    """ "Dakar : 105" under a line that says what is counted."""
    draft = Draft()
    lead = draft.add("Confirmed cases of measles by region:")
    draft.item("12 cases in France", lead)
    assert Sheet(draft).named("12") == ("cases of measles by region", {"place": "France"})


def test_a_place_and_its_figure_count_what_the_line_above_counts() -> None:
    """ "Dakar : 105" under "Confirmed cases : 162"."""
    draft = Draft()
    lead = draft.item("Confirmed cases : 162")
    draft.item("Senegal : 105", lead, level=1)
    draft.item("Lokolia : 8", lead, level=1)
    sheet = Sheet(draft)
    assert sheet.named("105") == ("Confirmed cases", {"place": "Senegal"})
    assert sheet.named("8") == ("Confirmed cases", {"place": "Lokolia"})


def test_a_name_under_a_figure_is_an_item_of_it_where_no_place_stands_beside() -> None:
    """ "Probables : 22" under "Nombre de cas : 58" is no place."""
    draft = Draft()
    lead = draft.item("Nombre de cas : 58")
    draft.item("Probables : 22", lead, level=1)
    assert Sheet(draft, "fr").named("22") == ("Nombre de cas", {"item": "Probables"})


def test_a_short_noun_is_filled_up_from_its_list() -> None:
    """ "4 cas dans le Finistère" counts what the line above it counts."""
    draft = Draft()
    lead = draft.add("A ce jour, 81 cas de grippe sont confirmés en Bretagne :")
    draft.item("63 cas dans le Morbihan", lead)
    assert Sheet(draft, "fr").named("63") == ("cas de grippe confirmés", {"place": "Morbihan"})


def test_a_second_paragraph_does_not_take_the_words_of_the_first() -> None:
    """Only lists hand their words on: jobs added are not the jobs lost of the paragraph before."""
    draft = Draft()
    draft.add("In France 3 million jobs lost in the crisis were counted.")
    draft.add("This growth will add 20 million jobs in Spain over the next decade.")
    assert Sheet(draft).named("20 million")[0] == "jobs"


def test_cost_grows_with_length_alone() -> None:
    """Ten times the text takes some ten times the work: no sentence, list or table is read again for each of its figures."""

    def draft(times: int) -> Draft:
        made = Draft()
        made.add("12 schools (of 340) in France, 5 of them new, and 7 in 2017 (+3) " * (12 * times))
        made.add("( 7 " * (60 * times))
        for _ in range(12 * times):
            made.item("34 cases in the region of Lorraine (+3)")
        made.table([["", "Cases", "Deaths"], *([["• North", "12", "3"], ["o East", "4", "1"]] * (6 * times))])
        return made

    def cost(times: int) -> float:
        made = draft(times)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            Sheet(made)
            best = min(best, time.process_time() - start)
        return best

    assert cost(10) < 25 * max(cost(1), 0.02)


def test_a_number_alone_is_named_by_the_text_after_it() -> None:
    """ "15" over "networks active": the text below each number is its label, not that of the number below."""
    draft = Draft()
    draft.heading("Fact sheet")
    for text in ("15", "networks active worldwide", "6", "forums active worldwide"):
        draft.add(text)
    sheet = Sheet(draft)
    assert sheet.named("15")[0] == "networks active worldwide"
    assert sheet.named("6")[0] == "forums active worldwide"


def test_a_number_alone_with_its_scale_word_is_named_the_same() -> None:
    """ "4.5 million" over "people reached": a scale word is no name."""
    draft = Draft()
    for text in ("4.5 million", "PEOPLE REACHED", "1.2 million", "CHILDREN AT SCHOOL"):
        draft.add(text)
    sheet = Sheet(draft)
    assert sheet.named("4.5 million")[0] == "PEOPLE REACHED"
    assert sheet.named("1.2 million")[0] == "CHILDREN AT SCHOOL"


def test_a_point_does_not_take_the_words_of_another() -> None:
    """A point counts what it says, though another has a longer name for the word, where they list no places."""
    draft = Draft()
    draft.item("12 people living today")
    draft.item(
        "The share of the poor rose from 10.6% in 2015 to 11% in 2016, that is to say after a long fall, which comes to 80"
        " people worldwide in that year, and so to a good deal more than at any time before"
    )
    assert Sheet(draft).named("80") == ("people", {"place": "worldwide"})


def test_the_label_of_a_tile_ends_where_the_type_gets_smaller() -> None:
    """A big number, its label, and names in small print: the names are no part of the label."""
    text = "3 global processes Forum of cities"
    sizes = [24.0, 10.0, 10.0, 8.0, 8.0, 8.0]
    draft = Draft()
    draft.add(text, "display")
    starts = [0, *(match.end() for match in re.finditer(" ", text))]
    words = tuple(
        Word(start, start + len(word), 1, 1, Box(0, 0, 1, 1), size)
        for start, word, size in zip(starts, text.split(), sizes, strict=True)
    )
    document = replace(draft.document(), words=words)
    passage = find_sections(make_annotated(document), Context(load_language("en"))).passages[0]
    assert small_print(document, passage) == (text.index("Forum"),)
    sheet = Sheet(draft, document=document)
    assert sheet.named("3") == ("global processes", {})


def test_every_subject_is_grounded_whatever_is_printed() -> None:
    """Random words, signs, figures and tables: one subject a quantity, its context and names inside the passages."""
    chance = random.Random(5)
    printed = (
        "12 (34) % of the in 2017 : – , ; . and which Syria 3.5 million one at least $ 5 [7] - -3 per 1,000 last year is than"
    )
    words = re.findall(r"\S+", printed)

    def some(most: int) -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randint(1, most)))

    for _ in range(60):
        draft = Draft()
        for _ in range(chance.randint(1, 3)):
            draft.add(some(25))
            draft.item(some(10), parent=0)
            draft.table([[some(3) if chance.random() < 0.9 else None for _ in range(4)] for _ in range(4)])
        sheet = Sheet(draft)
        wanted = [(passage, number) for passage, found in enumerate(sheet.quantities) for number in range(len(found))]
        assert [(subject.passage, subject.quantity) for subject in sheet.subjects] == wanted
        for place in (place for subject in sheet.subjects for place in (*subject.context, *subject.named_by)):
            assert 0 <= place.start < place.end <= len(sheet.passages[place.passage].text)
