"""No hostile sheet does harm: each costs itself at most, within its deadline, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.plan import Item
from factsheet_extract.batch.pool import local_engine
from factsheet_extract.batch.task import Choices, Outcome, Task
from factsheet_extract.batch.work import perform
from tests.faults.hostile import GOOD_LINE, HOSTILE, cut_at_every_kilobyte, good_pdf, mutated

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits(timeout=1.5, memory=1200)
GOOD = 12
REASONS = {"source", "timeout", "memory", "crash"}


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Give the outcomes of one batch of every hostile sheet, with good ones between them."""
    folder = tmp_path_factory.mktemp("hostile")
    names = []
    for number, (name, (suffix, make)) in enumerate(HOSTILE.items()):
        (folder / f"{name}{suffix}").write_bytes(make())
        names.append(f"{name}{suffix}")
        if number % (len(HOSTILE) // GOOD) == 0:
            (folder / f"good-{number}.pdf").write_bytes(good_pdf())
            names.append(f"good-{number}.pdf")
    tasks = [Task(Item(str(folder / name), name), Choices()) for name in names]
    return {outcome.name: outcome for outcome in local_engine(2, LIMITS)(tasks)}


def test_every_sheet_has_an_outcome(outcomes: dict[str, Outcome]) -> None:
    """The batch comes to its end, with one outcome for each of its sheets."""
    hostile = {f"{name}{suffix}" for name, (suffix, _) in HOSTILE.items()}
    assert hostile <= set(outcomes)
    assert len(outcomes) > len(hostile) + GOOD - 2


def test_the_good_sheets_are_whole(outcomes: dict[str, Outcome]) -> None:
    """What stands beside a hostile sheet has its record, with its two figures."""
    good = [outcome for outcome in outcomes.values() if outcome.name.startswith("good-")]
    assert good
    for outcome in good:
        assert outcome.row is not None, outcome.failure
        assert outcome.row.figures == 2


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_sheet_is_read_or_set_aside(outcomes: dict[str, Outcome], name: str) -> None:
    """Each has a record, or a reason that is the sheet's own and a message that names it; never an error of this program."""
    suffix, make = HOSTILE[name]
    outcome = outcomes[f"{name}{suffix}"]
    assert make.__doc__
    if outcome.failure is None:
        assert outcome.record
        return
    assert outcome.failure.reason in REASONS, outcome.failure.detail
    assert outcome.failure.message


@pytest.mark.parametrize("name", ["nested_arrays", "nested_states", "many_rules", "huge_page", "counted_wrong"])
def test_what_is_printed_beside_the_harm_is_still_read(outcomes: dict[str, Outcome], name: str) -> None:
    """Objects that nobody asks for, and states that nobody restores, do not hide the line that is printed."""
    outcome = outcomes[f"{name}.pdf"]
    if outcome.failure is None:
        assert outcome.record is not None
        assert GOOD_LINE in outcome.record.decode()


def test_a_sheet_with_broken_references_is_read_whole(tmp_path: Path) -> None:
    """Objects that no reference finds are found by looking through the file."""
    outcome = perform_bytes(tmp_path, "2018.pdf", HOSTILE["broken_references"][1]())
    assert outcome.row is not None, outcome.failure
    assert outcome.row.figures == 2


@pytest.mark.parametrize("name", ["font_without_map", "pages_without_content"])
def test_a_sheet_without_a_word_is_set_aside(tmp_path: Path, name: str) -> None:
    """A page on which neither word nor picture is left is no sheet without figures: the message says what it is."""
    failure = perform_bytes(tmp_path, "2018.pdf", HOSTILE[name][1]()).failure
    assert failure is not None
    assert (failure.reason, failure.message) == ("source", "2018.pdf: not one word is on its pages")


@pytest.mark.parametrize("name", ["cyclic_form", "spinning_forms"])
def test_forms_without_end_are_refused_before_they_are_followed(tmp_path: Path, name: str) -> None:
    """No deadline is needed for them: what forms show is counted before PDFium follows it."""
    failure = perform_bytes(tmp_path, "2018.pdf", HOSTILE[name][1]()).failure
    assert failure is not None
    assert (failure.reason, failure.message) == ("source", "2018.pdf: its drawings show each other without end")


def test_a_silent_sheet_is_none(outcomes: dict[str, Outcome]) -> None:
    """Every hostile PDF that has a record has figures in it, or a finding that says why not."""
    for name, (suffix, _) in HOSTILE.items():
        row = outcomes[f"{name}{suffix}"].row
        assert row is None or row.figures or row.notes, name


def perform_bytes(folder: Path, name: str, content: bytes) -> Outcome:
    """Do a sheet of these bytes in this process."""
    (folder / name).write_bytes(content)
    return perform(Task(Item(str(folder / name), name), Choices()))


def harmless(outcome: Outcome) -> bool:
    """Whether a sheet was read, or refused for a reason of its own."""
    return outcome.failure is None or outcome.failure.reason == "source"


def test_a_sheet_cut_anywhere_is_read_or_refused(root: Path, tmp_path: Path) -> None:
    """A sheet of sources/ that ends after any of its kilobytes gives a record or one clear message."""
    whole = next((root / "sources").rglob("*.pdf")).read_bytes()
    for number, piece in enumerate(cut_at_every_kilobyte(whole)):
        outcome = perform_bytes(tmp_path, f"{number}.pdf", piece)
        assert harmless(outcome), (number, outcome.failure)


@pytest.mark.parametrize("suffix", [".pdf", ".md", ".txt"])
@pytest.mark.parametrize("seed", range(12))
def test_a_sheet_with_flipped_bytes_is_read_or_refused(root: Path, tmp_path: Path, suffix: str, seed: int) -> None:
    """Seeded mutations of the project's own sheets: `make fuzz` does thousands of them, and of every family of the corpus."""
    sheets = sorted((root / "sources").rglob(f"*{suffix}"))
    sheet = sheets[seed % len(sheets)]
    outcome = perform_bytes(tmp_path, sheet.name, mutated(sheet.read_bytes(), seed))
    assert harmless(outcome), (sheet.name, seed, outcome.failure)


def test_a_mutation_is_the_same_for_the_same_seed() -> None:
    """What a seed did once can be done again, to find out why."""
    content = good_pdf()
    assert mutated(content, 7) == mutated(content, 7)
    assert mutated(content, 7) != mutated(content, 8)
