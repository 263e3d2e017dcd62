"""Two editions compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.diff import DiffOptions, diff
from factsheet_extract.diff.alignment import align
from factsheet_extract.diff.facts import edition_of
from factsheet_extract.errors import UsageError
from tests.factories_records import a_count, a_definition, a_full_sheet, a_role, a_sheet, a_theme, an_event

if TYPE_CHECKING:
    from factsheet_extract.model.difference import Change, EditionDiff
    from factsheet_extract.model.record import FactSheet


def editions(older: list[Any], newer: list[Any], **changes: Any) -> EditionDiff:
    """Compare 2018 with 2019, each with these figures."""
    return diff(a_sheet(counts=older), a_next(counts=newer), **changes)


def a_next(**changes: Any) -> FactSheet:
    """Give the record of the next edition."""
    return a_sheet("iom-iscm/2019.fr.pdf", **{"edition": "2019"} | changes)


def only(found: EditionDiff) -> Change:
    """Give the one change there is."""
    assert len(found.changes) == 1, [change.kind for change in found.changes]
    return found.changes[0]


def test_a_record_compared_with_itself_is_the_same() -> None:
    """Nothing differs, everything is counted as unchanged, and the reader is told that the bytes are one."""
    found = diff(a_full_sheet(), a_full_sheet())
    assert not found.differs
    assert found.changes == ()
    assert found.unchanged == {"figure": 4, "theme": 1, "role": 1, "definition": 1, "event": 1}
    assert found.notes == ("both records were made from the same bytes",)


def test_a_changed_figure_has_its_difference_in_three_measures() -> None:
    """166 after 150 is 16 more, 10.7 % more, and BARD 16/316."""
    change = only(editions([a_count(value=150)], [a_count(value=166)]))
    assert (change.kind, change.absolute, change.relative) == ("changed", 16, 0.106667)
    assert change.size == pytest.approx(16 / 316, abs=1e-6)
    assert change.older is not None
    assert change.older.quote == "150 rcp active"


def test_differences_are_exact_decimals() -> None:
    """84.7 less 83.5 is 1.2, not 1.2000000000000028."""
    assert only(editions([a_count(value=83.5)], [a_count(value=84.7)])).absolute == 1.2


def test_from_zero_there_is_no_relative_change() -> None:
    """A rise from nothing has no percentage, and BARD 1."""
    change = only(editions([a_count(value=0)], [a_count(value=7)]))
    assert (change.relative, change.size) == (None, 1.0)


def test_the_greatest_change_comes_first_within_a_kind() -> None:
    """Ranking is by size of change, not by the order on the page."""
    older = [a_count("a", 100, start=0), a_count("b", 10, start=50), a_count("c", 1000, start=90)]
    newer = [a_count("a", 101, start=0), a_count("b", 20, start=50), a_count("c", 1100, start=90)]
    assert [change.side.concept for change in editions(older, newer).changes] == ["b", "c", "a"]


def test_kinds_are_told_in_their_order() -> None:
    """Changes come before additions, additions before removals, and new words last."""
    older = [a_count("a", 1), a_count("b", 2, label="vieux"), a_count("c", 3)]
    newer = [a_count("a", 9), a_count("b", 2, label="neuf"), a_count("d", 4)]
    assert [change.kind for change in editions(older, newer).changes] == ["changed", "added", "removed", "relabelled"]


def test_one_concept_under_another_label_is_relabelled() -> None:
    """The concept holds where the words change; the figure is the same."""
    change = only(editions([a_count(value=15, label="processus")], [a_count(value=15, label="mécanismes")]))
    assert (change.kind, change.alignment and change.alignment.method) == ("relabelled", "concept")


def test_another_unit_is_not_set_off_against_the_first() -> None:
    """Kilograms against tonnes have no difference."""
    change = only(editions([a_count(value=5, unit="kg")], [a_count(value=5, unit="t")]))
    assert (change.kind, change.absolute) == ("unit_changed", None)


def test_another_scope_is_told_with_the_figure() -> None:
    """A theme of two scopes that becomes one of a single scope is re-scoped."""
    older, newer = a_sheet(themes=[a_theme(scope=["RCP", "IRF"])]), a_next(themes=[a_theme(scope=["RCP"])])
    assert only(diff(older, newer)).kind == "re_scoped"


def test_a_number_that_sets_a_figure_apart_may_be_what_changed() -> None:
    """Countries in at least one process, then in at least two: the same figure said of something else."""
    older, newer = a_count(value=166, dimensions={"minimum": 1}), a_count(value=166, dimensions={"minimum": 2})
    assert only(editions([older], [newer])).kind == "re_scoped"


def test_at_least_is_another_claim_than_exactly() -> None:
    """The number is the same, what is claimed is not."""
    change = only(editions([a_count(value=100)], [a_count(value=100, comparator=">=")]))
    assert (change.kind, change.notes) == ("changed", ("claim: = → >=",))


def test_a_figure_that_is_suppressed_has_changed() -> None:
    """A star where a figure stood is a change without a difference."""
    change = only(editions([a_count(value=4)], [a_count(value=None, status="suppressed")]))
    assert (change.kind, change.absolute, change.notes) == ("changed", None, ("status: reported → suppressed",))


def test_a_unit_that_is_left_out_is_not_another_one() -> None:
    """6 per 1,000 and 3.5 without a unit are one measure; kilograms and tonnes are not."""
    assert only(editions([a_count(value=6, unit="per 1,000")], [a_count(value=3)])).kind == "changed"


def test_the_size_of_a_change_of_range_is_that_of_its_ends() -> None:
    """9 to 59 months, then 9 to 35: 24 of 112."""
    older = a_count(value=None, low=9, high=59, printed="9-59 months", kind="range", unit="month")
    newer = a_count(value=None, low=9, high=35, printed="9-35 months", kind="range", unit="month")
    assert only(editions([older], [newer])).size == pytest.approx(24 / 112, abs=1e-6)


def test_another_precision_is_no_change() -> None:
    """6, then 5.6: as far as they are printed they may be one, and the reader is told so."""
    change = only(editions([a_count(value=6)], [a_count(value=5.6)]))
    assert (change.kind, change.absolute) == ("wording_only", -0.4)


def test_only_another_sentence_is_wording() -> None:
    """The facts do not differ where the sentence around them was rewritten."""
    found = editions([a_count(quote="15 processus actifs")], [a_count(quote="on compte 15 processus")])
    assert only(found).kind == "wording_only"
    assert not found.differs


def test_another_year_in_the_label_is_the_edition_own() -> None:
    """ "Cas en 2018" and "cas en 2019" are one label, each in its edition."""
    change = only(editions([a_count(None, 5, label="cas en 2018")], [a_count(None, 6, label="cas en 2019")]))
    assert (change.kind, change.alignment and change.alignment.score) == ("changed", 100)


def test_without_a_concept_an_unequal_label_is_taken_with_its_score() -> None:
    """What is taken for the same without being equal is listed, changed or not."""
    older = a_count(None, 40, label="Births in a public health facility delivered by caesarean section")
    newer = a_count(None, 40, label="Births in a public health facility that were delivered by caesarean section")
    found = editions([older], [newer])
    assert only(found).kind == "relabelled"
    assert [(pairing.alignment.method, pairing.alignment.score) for pairing in found.pairings] == [("closest", 92.9)]


def test_a_threshold_of_100_takes_equal_labels_alone() -> None:
    """Then the nearest label is a suggestion beside what was added and removed."""
    older, newer = a_count(None, 40, label="households with clean fuel"), a_count(None, 40, label="households with clean fuels")
    found = editions([older], [newer], options=DiffOptions(threshold=100))
    assert [change.kind for change in found.changes] == ["added", "removed"]
    assert found.changes[0].nearest is not None
    assert found.changes[0].nearest.label == "households with clean fuel"


def test_rows_that_a_sheet_tells_apart_are_never_taken_for_each_other() -> None:
    """Women who smoke are gone and men who drink are new: nothing pairs them."""
    older = [a_count(None, 1, label="women who use any tobacco"), a_count(None, 2, label="women who can read"),
             a_count(None, 3, label="men who can read")]  # fmt: skip
    newer = [a_count(None, 9, label="men who use any tobacco"), *older[1:]]
    assert [change.kind for change in editions(older, newer).changes] == ["added", "removed"]


def test_equal_labels_that_cannot_be_told_apart_are_reported_as_such() -> None:
    """Two rows of one label pair in their order, and each names its rival."""
    rows = [a_count(None, 1, label="very high", start=0), a_count(None, 2, label="very high", start=50)]
    found = editions(rows, [a_count(None, 3, label="very high", start=0), a_count(None, 4, label="very high", start=50)])
    assert [(change.older and change.older.value, change.newer and change.newer.value) for change in found.changes] == [
        (1, 3), (2, 4),
    ]  # fmt: skip
    assert all(pairing.alignment.rivals for pairing in found.pairings)


def test_across_languages_concepts_pair_and_words_do_not() -> None:
    """French and English compare by concept; labels without one are told as not compared, not as added."""
    older = a_sheet(counts=[a_count("cases", 5, label="cas"), a_count(None, 7, label="décès")])
    newer = a_next(language="en", counts=[a_count("cases", 6, label="cases"), a_count(None, 7, label="deaths")])
    found = diff(older, newer)
    assert (only(found).kind, only(found).also) == ("changed", ())
    assert [(fact.edition, fact.side.label) for fact in found.not_compared] == [("older", "décès"), ("newer", "deaths")]


def test_two_languages_of_one_edition_disagree_as_a_restatement() -> None:
    """The same period and another figure, whichever language is right."""
    found = diff(a_sheet(counts=[a_count(value=5)]), a_sheet("2018.en.pdf", language="en", counts=[a_count(value=6)]))
    assert (found.relation, only(found).kind) == ("parallel_languages", "restated")


def test_roles_pair_by_what_they_are_and_for_whom() -> None:
    """An organizer of one event is not the organizer of another."""
    older = a_sheet(counts=[], roles=[a_role(role="organizer", objects=["IDM"]), a_role(role="observer", count=19)])
    newer = a_next(counts=[], roles=[a_role(role="organizer", objects=["GRCP"]), a_role(role="observer", count=20)])
    assert [(change.kind, change.category) for change in diff(older, newer).changes] == [
        ("changed", "role"), ("added", "role"), ("removed", "role"),
    ]  # fmt: skip


def test_an_expansion_that_changed_is_a_change() -> None:
    """A term that stands for something else is no new term."""
    older = a_sheet(counts=[], definitions=[a_definition()])
    newer = a_next(counts=[], definitions=[a_definition(expansion="processus consultatifs réguliers")])
    assert (only(diff(older, newer)).kind, only(diff(older, newer)).category) == ("changed", "definition")


def test_the_next_meeting_is_the_same_event_one_later() -> None:
    """The seventh meeting, then the eighth."""
    older, newer = a_sheet(counts=[], events=[an_event()]), a_next(counts=[], events=[an_event(ordinal=8)])
    assert (only(diff(older, newer)).absolute, only(diff(older, newer)).category) == (1, "event")


def test_other_families_are_refused_by_name() -> None:
    """The message names both, and the option that allows it."""
    with pytest.raises(UsageError, match=r"not editions of one family: .*'iom-iscm'.*'nfhs-state'.*--across-families"):
        diff(a_sheet(), a_next(family="nfhs-state"))
    assert not diff(a_sheet(), a_next(family="nfhs-state"), DiffOptions(across_families=True)).differs


def test_an_empty_side_is_said() -> None:
    """A record without facts is named, and everything of the other side is added."""
    found = diff(a_sheet(counts=[]), a_next())
    assert found.notes == ("iom-iscm/2018.fr.pdf holds no figure, theme, role, definition or event",)
    assert only(found).kind == "added"


def test_editions_in_the_wrong_order_are_told() -> None:
    """From 2019 back to 2018, changes are told backwards."""
    assert "changes are told backwards" in diff(a_next(), a_sheet()).notes[0]


def test_sheets_of_other_places_are_told() -> None:
    """Kerala against Tripura is allowed, and said."""
    here, there = a_count(dimensions={"place": "Kerala"}), a_count(dimensions={"place": "Tripura"})
    assert "the sheets speak of different places: Kerala and Tripura" in editions([here], [there]).notes


def test_a_figure_that_a_sheet_says_twice_counts_once() -> None:
    """In the text and in the table: one fact."""
    twice = [a_count(value=15, start=0), a_count(value=15, start=300, section="tableau")]
    assert editions(twice, [a_count(value=15)]).changes == ()


def test_the_same_records_give_the_same_bytes() -> None:
    """A diff holds no clock and no chance."""
    first, second = (diff(a_full_sheet(), a_next(counts=[a_count("x", 1), a_count("y", 1)])).to_json() for _ in range(2))
    assert first == second


def test_a_concept_that_took_the_place_of_another_is_measured_otherwise() -> None:
    """Households with electricity, then people living in them: one line, and no like for like."""
    older = a_sheet("n/2015-16.en.pdf", family="nfhs-state", counts=[a_count("electricity.households", 92.7)])
    newer = a_sheet("n/2019-21.en.pdf", family="nfhs-state", counts=[a_count("electricity.population", 97.9)])
    assert align(
        edition_of(older, {}).facts, edition_of(newer, {}).facts, follows={"electricity.population": "electricity.households"}
    ).pairs  # fmt: skip
    assert not align(edition_of(older, {}).facts, edition_of(newer, {}).facts).pairs
    change = only(diff(older, newer))
    assert (change.kind, change.absolute, change.notes) == (
        "re_scoped", None, ("measured otherwise: electricity.households → electricity.population",),
    )  # fmt: skip


def test_one_label_under_two_concepts_is_two_facts() -> None:
    """The family knows better than the words."""
    older, newer = a_count("sugar.women", 4, label="high sugar"), a_count("sugar.men", 4, label="high sugar")
    assert [change.kind for change in editions([older], [newer]).changes] == ["added", "removed"]


def test_an_event_is_the_same_in_every_language_by_its_dates() -> None:
    """Genève and Ginebra, one meeting."""
    dates = {"start": "2017-10-10", "end": "2017-10-11"}
    older = a_sheet(counts=[], events=[an_event(**dates)])
    newer = a_sheet("2018.es.pdf", language="es", counts=[], events=[an_event("reunión mundial", place="Ginebra", **dates)])
    assert diff(older, newer).unchanged == {"event": 1}
    assert diff(older, newer).not_compared == ()


def test_a_label_that_the_family_knows_is_not_taken_for_one_that_it_does_not() -> None:
    """ "New confirmed cases" has no concept where "number of confirmed cases" has one: they are two."""
    older = a_count(None, 7, label="new confirmed cases")
    found = editions([older], [a_count("cases", 58, label="number of confirmed cases")])
    assert [change.kind for change in found.changes] == ["added", "removed"]


def test_a_name_may_be_printed_with_a_sign_for_and() -> None:
    """ "Andaman & Nicobar" and "Andaman and Nicobar" are one state; "et" stands for the sign in French."""
    for language, word in (("en", "and"), ("fr", "et")):
        older, newer = (
            a_sheet(
                f"{n}.pdf", edition=str(2015 + n), language=language, counts=[a_count("cases", n, dimensions={"state": name})]
            )
            for n, name in enumerate(("Andaman & Nicobar", f"Andaman {word} Nicobar"))
        )
        assert [change.kind for change in diff(older, newer).changes] == ["changed"]
