"""Words as labels are compared by."""

from __future__ import annotations

import time

import pytest

from factsheet_extract.families.labels import bare, slug, unbracketed
from factsheet_extract.families.words import Grammar, Lexicon
from factsheet_extract.languages import load_language


def grammar(language: str) -> Grammar:
    """Give a language's endings and function words."""
    return Grammar(load_language(language).relations)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "Processus mondial", "processus mondiaux"),
        ("fr", "observateur", "observatrices"),
        ("fr", "participant à part entière", "participante à part entière"),
        ("fr", "Gestion des frontières", "gestion de la frontière"),
        ("en", "Migration policy", "migration policies"),
        ("en", "global process", "Global processes"),
        ("es", "proceso consultivo regional", "procesos consultivos regionales"),
        ("es", "observador", "observadoras"),
        ("es", "país", "países"),
    ],
)
def test_inflection_articles_and_case_do_not_matter(language: str, one: str, other: str) -> None:
    """Two printed forms of one label have the same keys."""
    assert grammar(language).keys(one) == grammar(language).keys(other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("fr", "intégration", "intégré"), ("en", "women", "men"), ("en", "integration", "integrated"), ("es", "trata", "trato")],
)
def test_other_words_stay_other_words(language: str, one: str, other: str) -> None:
    """Endings are those of inflection only."""
    same = grammar(language).keys(one) == grammar(language).keys(other)
    assert same is (one == "trata")


def test_a_heading_in_capitals_holds_the_same_names() -> None:
    """ "RÉUNION MONDIALE DES PCR": the small words between are no short forms."""
    lexicon = Lexicon(grammar("fr"), [("réunion mondiale des PCR", "meeting"), ("lutte contre la traite", "theme")])
    assert [hit.payload for hit in lexicon.find_in("6. RÉUNION MONDIALE DES PCR")] == ["meeting"]
    assert [hit.payload for hit in lexicon.find_in("LUTTE CONTRE LA TRAITE")] == ["theme"]


def test_a_short_form_is_found_in_capitals_only() -> None:
    """ "ADD" is a dialogue, "add" a verb."""
    words = grammar("en")
    lexicon = Lexicon(words, [("ADD", "dialogue")])
    assert [hit.payload for hit in lexicon.find(words.tokens("We add that ADD met."))] == ["dialogue"]


def test_a_phrase_is_not_found_over_a_comma() -> None:
    """Words that punctuation parts are no phrase."""
    words = grammar("fr")
    lexicon = Lexicon(words, [("droits des migrants", "rights")])
    assert lexicon.find(words.tokens("les droits, des migrants")) == []
    assert len(lexicon.find(words.tokens("les droits de ces migrants"))) == 1


def test_the_longest_phrase_wins() -> None:
    """A longer name is not cut by a shorter one inside it."""
    words = grammar("en")
    lexicon = Lexicon(words, [("Bali Process", "short"), ("Bali Process on People Smuggling", "long")])
    assert [hit.payload for hit in lexicon.find(words.tokens("the Bali Process on People Smuggling"))] == ["long"]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("7. Households with an improved source1 (%)", "Households with an improved source"),
        ("40. Cost per delivery (Rs.)", "Cost per delivery"),
        ("Children who are stunted (height-for-age)18 (%)", "Children who are stunted (height-for-age)"),
        ("Women age 15-49", "Women age 15-49"),
        ("Under-five mortality rate (U5MR)", "Under-five mortality rate (U5MR)"),
    ],
)
def test_what_hangs_on_a_label_is_cut(printed: str, label: str) -> None:
    """List numbers, units and footnote marks go; what belongs to the label stays."""
    assert bare(printed) == label


def test_brackets_and_codes() -> None:
    """A label without brackets; a code made of its words, no longer than asked."""
    assert unbracketed("Infant mortality rate (IMR)") == "Infant mortality rate"
    assert slug("Santé dans le contexte migratoire", 20) == "sante_dans_le"


def test_labels_of_hostile_length_take_no_longer_than_their_length() -> None:
    """Cutting a label of 100 KB of brackets and digits ends at once."""
    start = time.process_time()
    for text in ("(" * 100_000, "1" * 100_000, "a (" * 30_000, " " * 100_000, "(a) " * 25_000):
        bare(text)
        unbracketed(text)
    assert time.process_time() - start < 20
