"""Who does what, for how many, for which, since when."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Roles
from tests.stages.reading import annotated

Role = tuple[str, int | None, tuple[str, ...], str | None]


def roles(text: str, language: str) -> list[Role]:
    """Give role, count, objects and first year of each role of IOM."""
    found = annotated(text, language).layer(Roles).roles
    assert all(one.actor == "IOM" for one in found)
    return [(one.role, None if one.count is None else int(one.count), one.objects, one.since) for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'OIM assure le secrétariat technique de 14 mécanismes."),
        ("fr", "Le secrétariat technique de 14 mécanismes est assuré par l'OIM."),
        ("fr", "Quatorze MCIM ont confié à l'OIM leur secrétariat technique."),
        ("fr", "14 MCIM bénéficient d'un secrétariat technique assuré par l'OIM."),
        ("fr", "### Rôle de l'OIM\n\n- Secrétariat technique : 14 MCIM"),
        ("fr", "### Rôle de l'OIM\n\n| Rôle | MCIM |\n|---|---|\n| Secrétariat technique | 14 |"),
        ("fr", "L'OIM soutient les MCIM. Elle en assure le secrétariat technique pour 14 d'entre eux."),
        ("fr", "L'OIM soutient les MCIM. Elle déploie aussi un secrétariat technique en faveur de 14 MCIM."),
        ("es", "La OIM apoya a los MCIM. Varios gobiernos le han cedido la secretaría técnica de 14 MCIM."),
        ("en", "IOM serves as the technical secretariat for 14 ISCMs."),
        ("en", "Technical secretariat services are provided by IOM to fourteen ISCMs."),
        ("en", "Fourteen ISCMs have IOM as their technical secretariat."),
        ("en", "IOM supports ISCMs. It provides the technical secretariat for 14 of them."),
        ("es", "La OIM ejerce la secretaría técnica de 14 MCIM."),
        ("es", "La secretaría técnica de 14 MCIM corre a cargo de la OIM."),
        ("es", "La OIM apoya a los MCIM. A petición de los gobiernos, ejerce la secretaría técnica de 14 MCIM."),
    ],
)
def test_a_role_is_read_whatever_its_voice(language: str, text: str) -> None:
    """Active, passive, nominal, with pronouns or without a subject: the same role and number."""
    assert [one for one in roles(text, language) if one[0] == "technical_secretariat"] == [
        ("technical_secretariat", 14, (), None)
    ]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "L'OIM a le statut de participant à part entière des CIG, et celui d'observateur auprès de 19 MCIM.", 19),
        ("en", "IOM is a full participant in the IGC and observer to 21 ISCMs.", 21),
        ("es", "La OIM es participante de pleno derecho de las CIG y observadora en 17 mecanismos.", 17),
    ],
)
def test_coordination_gives_each_role_its_own_targets(language: str, text: str, count: int) -> None:
    """The body named belongs to the first role, the number to the second."""
    first, second = roles(text, language)
    assert first[0] == "full_participant"
    assert first[2] in (("CIG",), ("IGC",))
    assert second == ("observer", count, (), None)


def test_an_ellipsis_keeps_its_number() -> None:
    """ "Pour 4 autres" counts mechanisms though the noun is left out."""
    text = "L'OIM assure le secrétariat technique de 12 MCIM et gère des projets d'appui administratif pour 4 autres."
    assert roles(text, "fr") == [
        ("technical_secretariat", 12, (), None),
        ("administrative_support", 4, (), None),
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "L'OIM héberge en outre deux secrétariats (FMMD et CIG).", ("FMMD", "CIG")),
        ("fr", "Deux secrétariats sont hébergés par l'OIM (FMMD et CIG).", ("FMMD", "CIG")),
        ("en", "IOM hosts two secretariats (GFMD and IGC).", ("GFMD", "IGC")),
        ("es", "La OIM acoge dos secretarías (FMMD y CIG).", ("FMMD", "CIG")),
    ],
)
def test_names_in_brackets_are_the_objects(language: str, text: str, names: tuple[str, ...]) -> None:
    """A number and the bodies behind it are one role."""
    assert roles(text, language) == [("host_secretariat", 2, names, None)]


def test_a_first_year_parts_what_is_done_since_then() -> None:
    """Only the meetings after "since 2005" have that year."""
    assert roles("IOM organizes the IDM and, since 2005, global RCP meetings.", "en") == [
        ("organizer", None, ("IDM",), None),
        ("organizer", None, ("global RCP meetings",), "2005"),
    ]


def test_a_body_that_is_not_known_is_named_by_its_capitals() -> None:
    """A capitalised run with a word such as "Process" is a name."""
    assert roles("IOM is an observer in the Tashkent Process and the Niamey Dialogue.", "en") == [
        ("observer", None, ("Tashkent Process", "Niamey Dialogue"), None)
    ]


def test_the_same_role_said_twice_is_one() -> None:
    """The fuller of two statements is kept."""
    text = "L'OIM organise l'IDM. L'IDM est organisé par l'OIM depuis 2001."
    assert roles(text, "fr") == [("organizer", None, ("IDM",), "2001")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La plupart des MCIM ont un secrétariat technique, souvent assuré par une organisation internationale."),
        ("fr", "L'OIM organise des rencontres."),
        ("en", "The International Labour Organization is an observer in 5 ISCMs."),
        ("en", "IOM welcomed 14 countries at the technical secretariat."),
    ],
)
def test_no_role_without_its_doer_or_its_bodies(language: str, text: str) -> None:
    """A cue alone is no role with a number."""
    assert [one for one in roles(text, language) if one[1] is not None] == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Les réunions mondiales des PCR sont utiles. L'OIM les organise depuis 2005.", "réunions mondiales des PCR"),
        ("en", "Global RCP meetings are useful. IOM has organized them since 2005.", "Global RCP meetings"),
        ("en", "Global RCP meetings are useful. IOM has been organizing these meetings since 2005.", "Global RCP meetings"),
        (
            "es",
            "Las reuniones mundiales de los PCR son útiles. La OIM las organiza desde 2005.",
            "reuniones mundiales de los PCR",
        ),
        ("en", "Global RCP meetings, which IOM has organized since 2005, are useful.", "Global RCP meetings"),
    ],
)
def test_a_pronoun_stands_for_the_meeting_named_last(language: str, text: str, name: str) -> None:
    """What "them" or "these meetings" are is told in the sentence before."""
    assert roles(text, language) == [("organizer", None, (name,), "2005")]


@pytest.mark.parametrize(
    ("language", "text", "later"),
    [
        ("es", "La OIM organiza el IDM y, desde 2005, encuentros de los mecanismos.", "encuentros de los mecanismos"),
        ("en", "IOM organizes the IDM and, since 2005, gatherings of all mechanisms.", "gatherings of all mechanisms"),
    ],
)
def test_a_first_year_may_lead_to_what_has_no_name(language: str, text: str, later: str) -> None:
    """The names before the year have none; the phrase behind it has it."""
    assert roles(text, language) == [("organizer", None, ("IDM",), None), ("organizer", None, (later,), "2005")]


def test_a_meeting_that_was_held_is_no_role() -> None:
    """A rank and "was held" without a doer tell of a meeting only."""
    assert roles("La OIM apoya los PCR. La cuarta reunión mundial se celebró en Lima.", "es")[1:] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'OIM organise l'IDM (depuis 2001) et les réunions mondiales des PCR (depuis 2005)."),
        ("en", "IOM has organized the IDM since 2001 and the global RCP meetings since 2005."),
        ("es", "La OIM organiza desde 2001 el IDM y desde 2005 las reuniones mundiales de los PCR."),
        ("fr", "L'OIM organise depuis 2001 l'IDM et, depuis 2005, les réunions mondiales des PCR."),
    ],
)
def test_each_first_year_is_that_of_its_own_body(language: str, text: str) -> None:
    """Two years in one sentence: in brackets, behind what they speak of, or before it."""
    assert [(one[2][0][:3], one[3]) for one in roles(text, language)] in (
        [("IDM", "2001"), ("réu", "2005")],
        [("IDM", "2001"), ("glo", "2005")],
        [("IDM", "2001"), ("reu", "2005")],
    )


def test_points_under_no_actor_are_about_the_only_one() -> None:
    """The family knows one actor and the sheet names it; a point that says a role and its number is about it."""
    text = "IOM supports ISCMs.\n\n### At a glance\n\n- Technical secretariat: 9 ISCMs\n- Full participant: Bali Process\n"
    assert roles(text, "en")[-2:] == [
        ("technical_secretariat", 9, (), None),
        ("full_participant", None, ("Bali Process",), None),
    ]


def test_a_point_that_names_nobody_and_no_body_is_no_role() -> None:
    """A word for a role in a point under no actor is a general remark."""
    text = "La OIM apoya los PCR.\n\n## Definiciones\n\n- La presidencia pasa casi siempre de un país a otro.\n"
    assert [one for one in roles(text, "es") if one[0] == "chair"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "IOM runs the technical secretariat of 13 ISCMs and gives 5 others administrative support."),
        ("es", "La OIM ejerce la secretaría técnica de 13 MCIM y brinda a otros 5 apoyo administrativo."),
        ("en", "IOM helps. In 13 ISCMs it acts as the technical secretariat; in 5 it provides administrative support."),
        ("en", "IOM helps. Its part takes two forms: technical secretariat (13 ISCMs), administrative support (5 ISCMs)."),
        (
            "en",
            "IOM helps. On request, technical secretariat functions are carried out for 13 ISCMs, and administrative support "
            + "projects are managed for 5 more.",
        ),
    ],
)
def test_a_number_may_stand_before_its_role_or_in_its_bracket(language: str, text: str) -> None:
    """Others counted before what they are given, a pronoun behind the number, a list in a line, a passive of nobody."""
    found = [one for one in roles(text, language) if one[1]]
    assert found == [("technical_secretariat", 13, (), None), ("administrative_support", 5, (), None)]


def test_a_number_is_handed_to_the_role_it_stands_before() -> None:
    """ "Serves 13 as technical secretariat and provides 5 with administrative support": nothing stands behind the roles."""
    text = "IOM has observer status in 20 ISCMs, serves 13 as technical secretariat and provides 5 with administrative support."
    found = [(one[0], one[1]) for one in roles(text, "en")]
    assert found == [("observer", 20), ("technical_secretariat", 13), ("administrative_support", 5)]


def test_a_day_without_a_year_is_no_first_year() -> None:
    """ "From 29 November" says when a meeting began, not since when it is organized."""
    text = "Since 2005 IOM has convened global meetings of RCPs; the ninth was hosted from 29 November to 1 December 2021."
    assert roles(text, "en") == [("organizer", None, ("global meetings of RCPs",), "2005")]


@pytest.mark.parametrize(
    ("row", "role", "names"),
    [
        ("Hosting of secretariats (GFMD and IGC) | 2", "host_secretariat", ("GFMD", "IGC")),
        ("Full participant | 2 (Bali Process and IGC)", "full_participant", ("Bali Process", "IGC")),
    ],
)
def test_a_row_names_its_bodies_in_a_bracket(row: str, role: str, names: tuple[str, ...]) -> None:
    """The bracket stands behind the role or behind the number."""
    text = f"### IOM's role\n\n| Role | ISCMs |\n|---|---|\n| {row} |\n| Observer | 18 |"
    assert roles(text, "en") == [(role, 2, names, None), ("observer", 18, (), None)]
