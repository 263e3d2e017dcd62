"""How the targets of one sentence, or of one row, are shared among its roles."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Roles
from tests.stages.reading import annotated

Said = tuple[str, int | None, tuple[str, ...]]
LEADS = {"fr": "L'OIM soutient les MCIM. ", "en": "IOM supports ISCMs. ", "es": "La OIM apoya a los MCIM. "}


def counts(text: str, language: str) -> dict[str, int | None]:
    """Give the number of each role but plain support, read after a sentence that names the actor."""
    found = annotated(LEADS[language] + text, language).layer(Roles).roles
    return {one.role: None if one.count is None else int(one.count) for one in found if one.role != "support"}


def said(text: str, language: str) -> list[Said]:
    """Give role, number and objects of each role that has objects or a number."""
    found = annotated(text, language).layer(Roles).roles
    return [(one.role, None if one.count is None else int(one.count), one.objects) for one in found if one.role != "support"]


BOTH = {"technical_secretariat": 13, "administrative_support": 5}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle fournit un secrétariat technique à treize MCIM, tandis que cinq autres ont un appui administratif."),
        (
            "fr",
            "Le secrétariat technique de treize d'entre eux lui est confié et cinq reçoivent d'elle un soutien administratif.",
        ),
        ("fr", "Elle est le secrétariat technique de 13 MCIM ; elle vient en appui administratif à 5 autres."),
        (
            "en",
            "Its technical secretariat services are used by thirteen ISCMs. Five others have administrative support from IOM.",
        ),
        ("en", "It acts as technical secretariat for 13 ISCMs; in five more, IOM runs administrative support projects."),
        ("en", "Thirteen ISCMs rely on IOM for technical secretariat services and a further five for administrative support."),
        ("es", "Se encarga de la secretaría técnica de 13 MCIM. Otros cinco obtienen de ella respaldo administrativo."),
    ],
)
def test_each_role_takes_the_number_of_its_own_clause(language: str, text: str) -> None:
    """The second number stands before its role in some clauses and behind it in others."""
    assert counts(text, language) == BOTH


def test_a_semicolon_parts_the_targets() -> None:
    """A number behind a semicolon is none of the role before it."""
    assert counts("Elle est observatrice ; 12 MCIM sollicitent son secrétariat technique.", "fr") == {
        "technical_secretariat": 12
    }


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Elle accueille un secrétariat (CIG).", ("CIG",)),
        ("fr", "Un secrétariat, celui des CIG, est hébergé par l'OIM.", ("CIG",)),
        ("en", "It also hosts a secretariat, that of the IGC.", ("IGC",)),
        ("es", "Acoge asimismo una secretaría (CIG).", ("CIG",)),
    ],
)
def test_an_article_counts_the_noun_that_the_role_needs(language: str, text: str, names: tuple[str, ...]) -> None:
    """ "Hosts a secretariat" is a role held once."""
    assert said(LEADS[language] + text, language) == [("host_secretariat", 1, names)]


def test_an_article_before_two_names_is_no_number() -> None:
    """ "A secretariat for the GFMD and the IGC" may be two."""
    assert counts("It hosts a secretariat for the GFMD and the IGC.", "en") == {"host_secretariat": None}


@pytest.mark.parametrize(
    "text",
    [
        "Deux secrétariats sont hébergés par l'OIM : FMMD et CIG.",
        "Ce sont deux secrétariats que l'OIM héberge : celui du FMMD et celui des CIG.",
        "Elle abrite le secrétariat de deux d'entre eux : le FMMD et les CIG.",
    ],
)
def test_a_number_before_the_verb_counts_its_noun(text: str) -> None:
    """The names follow the verb, the number of secretariats stands before it."""
    assert said(LEADS["fr"] + text, "fr") == [("host_secretariat", 2, ("FMMD", "CIG"))]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("L'IDM est organisé par ses soins, de même que, depuis 2005, les réunions mondiales des PCR.", None, "2005"),
        ("Organisatrice de l'IDM, elle convoque aussi, depuis 2005, les réunions mondiales des PCR.", None, "2005"),
        ("Elle organise l'IDM (chaque année) et les réunions mondiales des PCR (depuis 2005).", None, "2005"),
        ("Elle organise l'IDM chaque année, et depuis 2005 elle convoque les réunions mondiales des PCR.", None, "2005"),
        ("Depuis 2001, elle organise l'IDM et les réunions mondiales des PCR.", "2001", "2001"),
    ],
)
def test_a_first_year_belongs_to_what_it_stands_with(text: str, first: str | None, second: str) -> None:
    """A year in the midst of a list says nothing of what stands before it."""
    found = annotated(LEADS["fr"] + text, "fr").layer(Roles).roles
    since = {name: one.since for one in found for name in one.objects}
    assert since == {"IDM": first, "réunions mondiales des PCR": second}


def test_a_row_with_a_role_for_its_label_is_one_role() -> None:
    """Numbers and names in the row's other cells are the role's; the heading names the actor."""
    text = "## Rôle de l'OIM\n\n| Fonction | Nombre | Mécanismes |\n|---|---|---|\n| Observatrice | 23 | |\n"
    text += "| Participante à part entière | 2 | Processus de Bali, CIG |\n| Hébergement d'un secrétariat | 2 | FMMD, CIG |\n"
    assert said(text, "fr") == [
        ("observer", 23, ()),
        ("full_participant", 2, ("Processus de Bali", "CIG")),
        ("host_secretariat", 2, ("FMMD", "CIG")),
    ]


def test_as_many_names_as_the_number_before_says_are_its_names() -> None:
    """A number before the role counts the names behind it where there are as many."""
    text = "Deux mécanismes comptent l'OIM parmi leurs participants à part entière, le Processus de Bali et les CIG."
    assert said(LEADS["fr"] + text, "fr") == [("full_participant", 2, ("Processus de Bali", "CIG"))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("L'OIM est observatrice auprès de 19 MCIM.", "MCIM (observatrice)"),
        ("L'OIM assure le secrétariat technique de 4 autres mécanismes.", "autres mécanismes (secrétariat technique)"),
        ("L'OIM organise l'IDM.", "organise"),
    ],
)
def test_a_label_says_what_is_counted_and_as_what(text: str, label: str) -> None:
    """The counted noun comes first, the role's own words in brackets; without a number the role's words are all."""
    assert annotated(text, "fr").layer(Roles).roles[0].label == label


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "## IOM's part\n\n| Role | Number | Remarks |\n|---|---|---|\n| Observer | 21 ISCMs | global ones included |\n"
                "| Hosting of secretariats | 2 secretariats | GFMD and IGC |\n"
            ),
            "en",
        ),
        (
            (
                "## Rôle de l'OIM\n\n| Rôle | Nombre | Note |\n|---|---|---|\n| Observatrice | 21 MCIM | dont les mondiaux |\n"
                "| Hébergement de secrétariats | 2 secrétariats (FMMD et CIG) | depuis Genève |\n"
            ),
            "fr",
        ),
        (
            (
                "## Labor de la OIM\n\n| Papel | Número | Nota |\n|---|---|---|\n| Observadora | 21 MCIM | con mundiales |\n"
                "| Acogida de secretarías | 2 secretarías | FMMD y CIG |\n"
            ),
            "es",
        ),
    ],
)
def test_a_remark_in_a_row_takes_nothing_from_its_role(text: str, language: str) -> None:
    """A cell of words behind the number is a remark, and a number of secretariats is the hosting's own, not a second role's."""
    names = ("GFMD", "IGC") if language == "en" else ("FMMD", "CIG")
    assert said(text, language) == [("observer", 21, ()), ("host_secretariat", 2, names)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("IOM, which supports ISCMs with studies, follows 18 as an observer.", "en"),
        ("L'OIM, qui appuie les MCIM par des études, en suit 18 en qualité d'observateur.", "fr"),
        ("La OIM, que apoya a los MCIM con estudios, sigue a 18 en calidad de observadora.", "es"),
    ],
)
def test_a_number_right_before_a_role_is_no_generic_verbs(text: str, language: str) -> None:
    """A verb that only says "supports" gives up the number that "as an observer" stands behind."""
    assert said(text, language) == [("observer", 18, ())]
