"""Meetings by rank, place and date."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Events
from tests.stages.reading import annotated


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "La septième réunion mondiale des PCR s'est tenue à Genève les 10 et 11 octobre 2017.", "Genève"),
        ("fr", "Septième réunion mondiale des PCR (Genève, 10-11 octobre 2017)", "Genève"),
        ("en", "The seventh Global RCP Meeting was held in Geneva on 10-11 October 2017.", "Geneva"),
        ("en", "The 7th edition took place in Port of Spain on 10 and 11 October 2017.", "Port of Spain"),
        ("es", "La séptima reunión se celebró en Ginebra los días 10 y 11 de octubre de 2017.", "Ginebra"),
    ],
)
def test_a_meeting_has_rank_place_and_dates(language: str, text: str, place: str) -> None:
    """Whatever the order, the ISO dates are those of the text."""
    found = annotated(text, language).layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(7, place, "2017-10-10", "2017-10-11")]


def test_an_edition_is_one_of_the_meeting_named_before() -> None:
    """ "La septième édition" has the name of the sentence before."""
    text = "L'OIM organise des réunions mondiales des PCR. La septième édition s'est tenue à Lima le 3 mai 2017."
    found = annotated(text).layer(Events).events
    assert [(one.name, one.start, one.end) for one in found] == [("réunions mondiales des PCR", "2017-05-03", "2017-05-03")]


def test_two_meetings_of_one_sentence_keep_their_own_dates() -> None:
    """The second rank has no noun, but a place and a date."""
    text = "The third Global RCP Meeting took place in Gaborone on 25 October 2011; the fourth, in Lima on 22 May 2013."
    found = annotated(text, "en").layer(Events).events
    assert [(one.ordinal, one.place, one.start) for one in found] == [(3, "Gaborone", "2011-10-25"), (4, "Lima", "2013-05-22")]


@pytest.mark.parametrize("text", ["Au premier trimestre, 12 pays ont répondu.", "Le troisième pays est le Mali."])
def test_a_rank_of_something_else_is_no_meeting(text: str) -> None:
    """A rank needs a meeting after it."""
    assert annotated(text).layer(Events).events == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La huitième réunion mondiale des PCR s'est tenue du 30 novembre au 1er décembre 2019."),
        ("fr", "La VIIIe réunion mondiale des PCR : 30 novembre – 1er décembre 2019"),
        ("en", "The eighth global RCP meeting ran from 30 November to 1 December 2019."),
        ("es", "La VIII Reunión Mundial de los PCR se celebró del 30 de noviembre al 1 de diciembre de 2019."),
    ],
)
def test_a_meeting_may_last_from_one_month_to_the_next(language: str, text: str) -> None:
    """The year printed once is that of both days; ranks may be Roman."""
    found = annotated(text, language).layer(Events).events
    assert [(one.ordinal, one.start, one.end) for one in found] == [(8, "2019-11-30", "2019-12-01")]


def test_a_meeting_over_the_turn_of_the_year_began_in_the_year_before() -> None:
    """A later month without a year belongs to the year before."""
    text = "The eighth global RCP meeting ran from 30 December to 2 January 2020."
    assert [(one.start, one.end) for one in annotated(text, "en").layer(Events).events] == [("2019-12-30", "2020-01-02")]


@pytest.mark.parametrize(
    "text",
    [
        "La undécima Reunión Mundial de los PCR (Bogotá, Colombia) se celebró el 3 de mayo de 2023.",
        "La undécima reunión (Bogotá, Colombia) se celebró el 3 de mayo de 2023.",
    ],
)
def test_a_place_may_stand_in_a_bracket_behind_the_meeting(text: str) -> None:
    """No preposition leads to it."""
    found = annotated("Los PCR tienen una reunión mundial de los PCR. " + text, "es").layer(Events).events
    assert [(one.place, one.start) for one in found] == [("Bogotá", "2023-05-03")]


def test_a_rank_is_of_the_meeting_named_before_it_in_its_sentence() -> None:
    """The dialogue of the sentence before is another meeting."""
    text = "IOM organizes the IDM. It has organized global RCP meetings since 2005: the fifth was held in Lima on 3 May 2014."
    assert [one.name for one in annotated(text, "en").layer(Events).events] == ["global RCP meetings"]


def test_a_rank_alone_may_have_its_date_in_a_bracket() -> None:
    """ "La dixième (Rabat, 27-29 juin 2023)" is a meeting of the kind named before; a rank with another bracket is none."""
    text = "L'OIM organise des réunions mondiales des PCR. La dixième (Rabat, 27-29 juin 2023) portait sur les données."
    found = annotated(text).layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(10, "Rabat", "2023-06-27", "2023-06-29")]
    assert annotated(text.replace("(Rabat, 27-29 juin 2023)", "(et dernière)")).layer(Events).events == ()


LED = {
    "en": "IOM organizes global RCP meetings. ",
    "fr": "L'OIM organise des réunions mondiales des PCR. ",
    "es": "La OIM organiza reuniones mundiales de los PCR. ",
}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "On 4–6 May 2021, the ninth global RCP meeting took place in Lima.", "Lima"),
        ("en", "In Lima (4–6 May 2021), the ninth global RCP meeting discussed return.", "Lima"),
        ("en", "Held in Lima from 4 to 6 May 2021, the ninth global RCP meeting dealt with data.", "Lima"),
        ("en", "The ninth global RCP meeting opened in Lima on 4 May 2021 and closed on 6 May 2021.", "Lima"),
        ("en", "Latest edition: 9th, Lima, 4 to 6 May 2021", "Lima"),
        ("en", "9th global RCP meeting – Lima, Peru – 4 to 6 May 2021", "Lima"),
        ("fr", "C'est à Lima, du 4 au 6 mai 2021, que s'est tenue la neuvième réunion mondiale des PCR.", "Lima"),
        ("fr", "La ville de Lima a accueilli la neuvième édition du 4 au 6 mai 2021.", "Lima"),
        ("fr", "La neuvième a consisté en un débat à Lima du 4 au 6 mai 2021.", "Lima"),
        ("es", "Lima acogió la novena reunión mundial de los PCR del 4 al 6 de mayo de 2021.", "Lima"),
        ("es", "4 a 6 de mayo de 2021, Lima: novena reunión mundial de los PCR", "Lima"),
        ("es", "Novena | Lima | 4 a 6 de mayo de 2021", "Lima"),
    ],
)
def test_place_and_date_may_stand_before_the_rank(language: str, text: str, place: str) -> None:
    """A host, an opening date, a line with its date first."""
    found = annotated(f"{LED[language]}\n\n{text}", language).layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(9, place, "2021-05-04", "2021-05-06")]


@pytest.mark.parametrize(
    "rows",
    [
        "| Meeting | Place | Date |\n|---|---|---|\n| Ninth global RCP meeting | Lima, Peru | 4–6 May 2021 |",
        "| Meeting | Date | Place |\n|---|---|---|\n| Ninth | 4–6 May 2021 | Lima |",
        "| Meeting | Where and when | Theme |\n|---|---|---|\n| Ninth | Lima, 4–6 May 2021 | Decent Work |",
    ],
)
def test_a_row_of_meetings_has_place_and_date_in_its_other_cells(rows: str) -> None:
    """Whatever the order of its columns."""
    found = annotated(f"{LED['en']}\n\n{rows}", "en").layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(9, "Lima", "2021-05-04", "2021-05-06")]


def test_an_organizer_is_no_place() -> None:
    """ "IOM hosted" says who, not where."""
    text = f"{LED['en']}IOM hosted the ninth global RCP meeting on 4 May 2021."
    assert [(one.ordinal, one.place) for one in annotated(text, "en").layer(Events).events] == [(9, None)]


def test_two_dates_far_apart_are_no_meeting_of_months() -> None:
    """The second is another thing's."""
    text = f"{LED['en']}The ninth meeting was held in Lima on 4 May 2021 and reported on 2 December 2021."
    assert [(one.start, one.end) for one in annotated(text, "en").layer(Events).events] == [("2021-05-04", "2021-05-04")]


def test_a_name_alone_takes_the_date_of_the_next_sentence() -> None:
    """ "Undécima reunión mundial de los PCR. Ginebra, …": a sentence of nothing but the name goes on in the next."""
    text = "Undécima reunión mundial de los PCR. Ginebra, 12 a 14 de junio de 2024. Tema: vías regulares."
    found = annotated(text, "es").layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(11, "Ginebra", "2024-06-12", "2024-06-14")]


def test_a_meeting_may_stand_on_lines_of_its_own() -> None:
    """Rank, place and date on a line each, under a meeting named before."""
    text = "Les réunions mondiales des PCR.\n\nSixième\n\nGenève\n\n13 octobre 2016\n\nSeptième\n\nLima\n\n5-6 avril 2018\n"
    found = annotated(text, "fr").layer(Events).events
    assert [(one.ordinal, one.place, one.start) for one in found] == [(6, "Genève", "2016-10-13"), (7, "Lima", "2018-04-05")]


def test_a_row_may_be_told_as_a_line() -> None:
    """A rank, a place and a date one after another, as a table's row reads without its columns."""
    text = "Global RCP meetings so far\n\nSecond Bangkok 4-5 June 2009\n\nThird Gaborone, Botswana 25-26 October 2011\n"
    found = annotated(text, "en").layer(Events).events
    assert [(one.ordinal, one.place, one.end) for one in found] == [(2, "Bangkok", "2009-06-05"), (3, "Gaborone", "2011-10-26")]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "La neuvième réunion mondiale des PCR a eu lieu en ligne les 15 et 16 juin 2021.", "en ligne"),
        ("en", "The ninth global RCP meeting was held online on 15 and 16 June 2021.", "online"),
        ("es", "La novena reunión mundial de los PCR se celebró en línea los días 15 y 16 de junio de 2021.", "en línea"),
    ],
)
def test_a_meeting_of_nowhere_says_so(language: str, text: str, place: str) -> None:
    """What stands for a place is kept as printed."""
    assert [one.place for one in annotated(text, language).layer(Events).events] == [place]


def test_a_name_on_its_line_takes_the_place_and_date_below() -> None:
    """A meeting's name as a line, then where and when."""
    text = "Septième réunion mondiale des PCR\n\nGenève, 10 et 11 octobre 2017\n\nUn texte suit."
    found = annotated(text, "fr").layer(Events).events
    assert [(one.ordinal, one.place, one.end) for one in found] == [(7, "Genève", "2017-10-11")]
