"""The main job: what is done, what is kept, what is written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.batch import keys
from factsheet_extract.batch.cache import Cache
from factsheet_extract.batch.job import Stores, run_batch
from factsheet_extract.batch.output import Folder, write_atomic
from factsheet_extract.batch.plan import find_sheets
from factsheet_extract.batch.task import Choices
from tests.batch.engines import CountingEngine

if TYPE_CHECKING:
    from factsheet_extract.batch.job import Summary


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Give a folder with four sheets in two folders, two of one stem."""
    folder = tmp_path / "sheets"
    for name in ("a/2018.txt", "a/2019.txt", "b/2018.txt", "b/2018.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} has 15 things")
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    return folder


def run(
    shelf: Path, engine: CountingEngine, *, into: str = "out", choices: Choices | None = None, anew: bool = False
) -> Summary:
    """Run the shelf into a folder beside it, with cache and journals beside it too."""
    stores = Stores(Cache(shelf.parent / "cache"), shelf.parent / "runs", anew)
    output = Folder(shelf.parent / into)
    return run_batch(find_sheets([shelf]), output, choices=choices or Choices(), engine=engine, stores=stores)


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_sheet_has_its_own_record_and_the_tables_hold_them_all(shelf: Path) -> None:
    """Sheets of one stem, in two folders or with two suffixes, have records of their own."""
    run(shelf, CountingEngine())
    written = tree(shelf.parent / "out")
    assert list(written) == [
        "a/2018.txt.json", "a/2019.txt.json", "b/2018.md.json", "b/2018.txt.json", "factsheets.db", "figures.csv",
    ]  # fmt: skip
    with closing(sqlite3.connect(shelf.parent / "out/factsheets.db")) as database:
        assert database.execute("SELECT count(*) FROM figures").fetchone() == (4,)


def test_the_order_in_which_sheets_end_does_not_show(shelf: Path) -> None:
    """An engine that ends the last sheet first writes the same bytes."""
    run(shelf, CountingEngine(), into="one")
    run(shelf, CountingEngine(backwards=True), into="two", anew=True)
    assert tree(shelf.parent / "one") == tree(shelf.parent / "two")


def test_what_has_not_changed_is_not_touched(shelf: Path) -> None:
    """A second run gives no sheet to the engine, and leaves every file as it was, to its time stamp."""
    run(shelf, CountingEngine())
    before = {path: path.stat().st_mtime_ns for path in (shelf.parent / "out").rglob("*")}
    again = CountingEngine()
    summary = run(shelf, again)
    assert (again.done, again.checked, summary.anew) == ([], [], 0)
    assert {path: path.stat().st_mtime_ns for path in (shelf.parent / "out").rglob("*")} == before
    assert [outcome.row.figures for outcome in summary.outcomes if outcome.row] == [1, 1, 1, 1]


def test_only_the_sheet_that_changed_is_read_again(shelf: Path) -> None:
    """One changed sheet is one task."""
    run(shelf, CountingEngine())
    (shelf / "a/2019.txt").write_text("now 1,600 things")
    again = CountingEngine()
    run(shelf, again)
    assert again.done == ["a/2019.txt"]


def test_a_touched_sheet_is_recognised_by_its_bytes(shelf: Path) -> None:
    """A sheet whose time changed and whose bytes did not is not read again."""
    run(shelf, CountingEngine())
    (shelf / "a/2019.txt").touch()
    again = CountingEngine()
    run(shelf, again)
    assert again.done == []


def test_another_output_folder_is_filled_from_the_cache(shelf: Path) -> None:
    """Records made for one folder are written to another without reading a sheet."""
    run(shelf, CountingEngine())
    again = CountingEngine()
    run(shelf, again, into="elsewhere")
    assert (again.done, again.checked) == ([], [])
    assert tree(shelf.parent / "elsewhere") == tree(shelf.parent / "out")


def test_tables_are_made_of_the_records_where_the_cache_has_lost_their_shares(shelf: Path) -> None:
    """With the cache gone, one changed sheet still gives the tables of all sheets, and no other sheet is read again."""
    run(shelf, CountingEngine())
    (shelf / "a/2019.txt").write_text("now 1,600 things")
    shutil.rmtree(shelf.parent / "cache/v1/share")
    again = CountingEngine()
    run(shelf, again)
    assert again.done == ["a/2019.txt"]
    run(shelf, CountingEngine(), into="whole", anew=True)
    assert tree(shelf.parent / "out") == tree(shelf.parent / "whole")


@pytest.mark.parametrize("harm", ["edit", "delete"])
def test_a_record_that_somebody_changed_is_put_right(shelf: Path, harm: str) -> None:
    """A record that was edited or deleted in the output folder is written again, from the cache."""
    run(shelf, CountingEngine())
    before = tree(shelf.parent / "out")
    victim = shelf.parent / "out/a/2018.txt.json"
    victim.write_text("{}") if harm == "edit" else victim.unlink()
    again = CountingEngine()
    run(shelf, again)
    assert again.done == []
    assert tree(shelf.parent / "out") == before


def test_new_expected_figures_are_checked_without_reading_the_sheet(shelf: Path) -> None:
    """An expected file that changes gives a task that has the record already."""
    run(shelf, CountingEngine())
    (shelf / "a/2018.expected.toml").write_text('edition = "2018"\n')
    again = CountingEngine()
    run(shelf, again)
    assert (again.done, again.checked) == ([], ["a/2018.txt"])


def test_other_choices_are_other_work(shelf: Path) -> None:
    """A run for another language finds nothing of the first in the cache; going back finds everything."""
    run(shelf, CountingEngine())
    other, back = CountingEngine(), CountingEngine()
    run(shelf, other, choices=Choices(language="es"))
    run(shelf, back)
    assert (len(other.done), back.done) == (4, [])


def test_other_rules_make_everything_new(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a source file of the package changes, every sheet is read again."""
    run(shelf, CountingEngine())
    monkeypatch.setattr(keys, "rules_version", lambda: "other")
    again = CountingEngine()
    run(shelf, again)
    assert len(again.done) == 4


def test_another_family_file_makes_only_its_own_sheets_new(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed vocabulary of a family that no sheet is of changes nothing; that of the sheets' family changes all."""
    run(shelf, CountingEngine())
    digest = keys.family_digest
    monkeypatch.setattr(keys, "family_digest", lambda name: "changed" if name == "nfhs-state" else digest(name))
    untouched = CountingEngine()
    run(shelf, untouched)
    monkeypatch.setattr(keys, "family_digest", lambda name: "changed" if name == "iom-iscm" else digest(name))
    touched = CountingEngine()
    run(shelf, touched)
    assert (untouched.done, len(touched.done)) == ([], 4)


def test_a_sheet_that_fails_is_set_aside_and_the_rest_is_written(shelf: Path) -> None:
    """A broken sheet has no record, a line in quarantine.json, and the others are whole."""
    (shelf / "a/2019.txt").write_text("broken")
    summary = run(shelf, CountingEngine())
    written = tree(shelf.parent / "out")
    assert [outcome.name for outcome in summary.failures] == ["a/2019.txt"]
    assert "a/2019.txt.json" not in written
    assert json.loads(written["quarantine.json"]) == [
        {"path": "a/2019.txt", "reason": "source", "message": "a/2019.txt: broken", "hint": None}
    ]
    assert len(written) == 6


def test_a_sheet_that_breaks_loses_its_old_record_and_gets_it_back_when_mended(shelf: Path) -> None:
    """What stands in the output folder is always what the sheets say now."""
    run(shelf, CountingEngine())
    whole = tree(shelf.parent / "out")
    good = (shelf / "a/2019.txt").read_text()
    (shelf / "a/2019.txt").write_text("broken")
    run(shelf, CountingEngine())
    assert "a/2019.txt.json" not in tree(shelf.parent / "out")
    (shelf / "a/2019.txt").write_text(good)
    again = CountingEngine()
    run(shelf, again)
    assert again.done == []
    assert tree(shelf.parent / "out") == whole


def test_a_broken_sheet_is_not_tried_again_but_a_slow_one_is(shelf: Path) -> None:
    """The same bytes stay broken; a sheet that overran may do better on a quieter day."""
    (shelf / "a/2018.txt").write_text("broken")
    (shelf / "a/2019.txt").write_text("slow")
    run(shelf, CountingEngine())
    again = CountingEngine()
    summary = run(shelf, again)
    assert again.done == ["a/2019.txt"]
    assert len(summary.failures) == 2


@pytest.mark.parametrize("after", range(4))
def test_an_interrupted_run_goes_on_where_it_stopped(shelf: Path, after: int) -> None:
    """After Ctrl-C the next run does what is left, repeats nothing, and ends with the bytes of a run in one go."""
    (shelf / "a/2019.txt").write_text("slow")
    first, second = CountingEngine(stop_after=after), CountingEngine()
    with pytest.raises(KeyboardInterrupt):
        run(shelf, first)
    run(shelf, second)
    assert sorted(first.done + second.done) == ["a/2018.txt", "a/2019.txt", "b/2018.md", "b/2018.txt"]
    run(shelf, CountingEngine(), into="whole", anew=True)
    assert tree(shelf.parent / "out") == tree(shelf.parent / "whole")


def test_a_journal_cut_in_two_costs_one_sheet_a_look_at_the_cache(shelf: Path) -> None:
    """A last line cut by a kill is left out, and what it told is found in the cache."""
    with pytest.raises(KeyboardInterrupt):
        run(shelf, CountingEngine(stop_after=2))
    (journal,) = (shelf.parent / "runs").iterdir()
    journal.write_bytes(journal.read_bytes()[:-40])
    again = CountingEngine()
    run(shelf, again)
    assert again.done == ["b/2018.md", "b/2018.txt"]


def test_damaged_cache_and_journal_cost_time_only(shelf: Path) -> None:
    """Bytes flipped in every file of the cache and the journal lead to the same output."""
    run(shelf, CountingEngine())
    before = tree(shelf.parent / "out")
    for file in [*(shelf.parent / "cache").rglob("*"), *(shelf.parent / "runs").rglob("*")]:
        if file.is_file():
            file.write_bytes(bytes(byte ^ 0x55 for byte in file.read_bytes()))
    again = CountingEngine()
    run(shelf, again)
    assert len(again.done) == 4
    assert tree(shelf.parent / "out") == before


def test_what_a_killed_run_left_half_written_is_swept(shelf: Path) -> None:
    """A part that a process that is gone was writing is removed by the next run."""
    part = shelf.parent / "out/a/.4194305-x.part"
    part.parent.mkdir(parents=True)
    part.write_text("half")
    run(shelf, CountingEngine())
    assert not part.exists()


def test_nothing_of_this_machine_is_in_the_output(shelf: Path) -> None:
    """No file of the output names a folder of this machine."""
    (shelf / "a/2019.txt").write_text("broken")
    run(shelf, CountingEngine())
    assert not any(str(shelf.parent).encode() in content for content in tree(shelf.parent / "out").values())


def test_a_file_named_without_its_folder_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare name is written into the working folder, whole, and no part of it is left."""
    monkeypatch.chdir(tmp_path)
    write_atomic(Path("record.json"), b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]
