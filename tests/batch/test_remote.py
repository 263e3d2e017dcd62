"""Sheets and outputs by URL: an HTTP server of our own, and memory://."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import fsspec
import pytest

from factsheet_extract.batch.cache import Cache
from factsheet_extract.batch.job import Stores, run_batch
from factsheet_extract.batch.output import Folder
from factsheet_extract.batch.plan import find_sheets
from factsheet_extract.batch.remote import RemoteFolder, stamp_from
from factsheet_extract.batch.task import Choices, Outcome
from factsheet_extract.batch.work import local_copy
from factsheet_extract.errors import EnvironmentLacks, UnreadableSource
from tests.batch.engines import CountingEngine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factsheet_extract.batch.job import Summary
    from factsheet_extract.batch.task import Task


class FetchingEngine(CountingEngine):
    """A counting engine whose sheets may lie anywhere."""

    def __call__(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Fetch each sheet as a worker does, then do it."""
        from dataclasses import replace

        for task in tasks:
            with local_copy(task.item.source) as path:
                yield from super().__call__([replace(task, item=replace(task.item, source=str(path)))])


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing and remembers what was fetched."""

    fetched: list[str]

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        """Remember the path, then serve it."""
        self.fetched.append(self.path)
        super().do_GET()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Give the URL of a folder, the folder, and the list of paths that were fetched from it."""
    folder = tmp_path / "served"
    (folder / "a").mkdir(parents=True)
    handler = type("Handler", (Quiet,), {"fetched": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", folder, handler.fetched  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def run(source: str | Path, output: Any, folder: Path, engine: CountingEngine) -> Summary:
    """Run the sheets at a place into an output, with cache and journals in a folder."""
    fsspec.filesystem("http").invalidate_cache()
    stores = Stores(Cache(folder / "cache"), folder / "runs")
    return run_batch(find_sheets([source]), output, choices=Choices(), engine=engine, stores=stores)


def test_a_folder_on_a_web_server_is_done_as_one_on_disk(served: tuple[str, Path, list[str]], tmp_path: Path) -> None:
    """Sheets behind HTTP give the same bytes as the same sheets on disk; hidden and other files are left out."""
    url, folder, _ = served
    for name in ("a/1.txt", "2.md", "3.png", "2.expected.toml"):
        (folder / name).write_text(f'title = "{name}"\n' if name.endswith("toml") else f"{name} has 15 things")
    assert [(item.name, item.expected) for item in find_sheets([url])] == [
        ("2.md", f"{url}2.expected.toml"), ("a/1.txt", None),
    ]  # fmt: skip
    run(url, Folder(tmp_path / "far"), tmp_path / "one", FetchingEngine())
    run(folder, Folder(tmp_path / "near"), tmp_path / "two", CountingEngine())
    for name in ("a/1.txt.json", "2.md.json", "figures.csv", "factsheets.db"):
        assert (tmp_path / "far" / name).read_bytes() == (tmp_path / "near" / name).read_bytes()


def test_an_unchanged_sheet_on_a_server_is_not_fetched_again(served: tuple[str, Path, list[str]], tmp_path: Path) -> None:
    """Size and time of change, as the server tells them, are enough to know a sheet again."""
    url, folder, fetched = served
    (folder / "1.txt").write_text("15 things")
    run(url, Folder(tmp_path / "out"), tmp_path, FetchingEngine())
    assert "/1.txt" in fetched
    fetched.clear()
    again = FetchingEngine()
    run(url, Folder(tmp_path / "out"), tmp_path, again)
    assert (again.done, [path for path in fetched if path.endswith(".txt")]) == ([], [])


def test_a_sheet_that_is_gone_from_the_server_is_named(served: tuple[str, Path, list[str]]) -> None:
    """A URL at which nothing is, and one that answers 404 to a worker, are told by their URL."""
    url, _, _ = served
    with pytest.raises(UnreadableSource, match=r"none\.pdf"), local_copy(f"{url}none.pdf"):
        pass


def test_an_output_at_a_url_holds_what_one_on_disk_holds(tmp_path: Path) -> None:
    """Records and tables in memory:// are byte for byte those on disk, and the second run does nothing."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/1.txt").write_text("15 things")
    (tmp_path / "sheets/2.txt").write_text("broken")
    top = f"/{uuid4().hex}"
    first, second = CountingEngine(), CountingEngine()
    run(tmp_path / "sheets", RemoteFolder(f"memory:/{top}"), tmp_path, first)
    run(tmp_path / "sheets", Folder(tmp_path / "near"), tmp_path / "other", CountingEngine())
    memory = fsspec.filesystem("memory")
    names = sorted(path.removeprefix(f"{top}/") for path in memory.find(top))
    assert names == ["1.txt.json", "factsheets.db", "figures.csv", "quarantine.json"]
    assert all(memory.cat_file(f"{top}/{name}") == (tmp_path / "near" / name).read_bytes() for name in names)
    run(tmp_path / "sheets", RemoteFolder(f"memory:/{top}"), tmp_path, second)
    assert (sorted(first.done), second.done) == (["1.txt", "2.txt"], [])


def test_a_record_removed_from_a_remote_folder_comes_back(tmp_path: Path) -> None:
    """What somebody deleted at the URL is written again."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/1.txt").write_text("15 things")
    top, memory = f"/{uuid4().hex}", fsspec.filesystem("memory")
    run(tmp_path / "sheets", RemoteFolder(f"memory:/{top}"), tmp_path, CountingEngine())
    memory.rm_file(f"{top}/1.txt.json")
    again = CountingEngine()
    run(tmp_path / "sheets", RemoteFolder(f"memory:/{top}"), tmp_path, again)
    assert again.done == []
    assert memory.exists(f"{top}/1.txt.json")


def test_sheets_in_memory_reach_the_workers(tmp_path: Path) -> None:
    """A sheet in memory:// is copied to where a worker process can read it."""
    top, memory = f"/{uuid4().hex}", fsspec.filesystem("memory")
    memory.pipe_file(f"{top}/in/1.txt", b"15 things")
    engine = CountingEngine()
    summary = run(f"memory:/{top}/in", Folder(tmp_path / "out"), tmp_path, engine)
    assert engine.done == ["1.txt"]
    assert not summary.failures


def test_a_file_has_one_stamp_however_its_server_says_it() -> None:
    """A listing and a question for one file tell the same time in other zones; where the bytes have a mark, it decides."""
    day = datetime(2026, 1, 5, 10, tzinfo=UTC)
    elsewhere = day.astimezone(timezone(timedelta(hours=2)))
    assert stamp_from({"size": 3, "LastModified": day}) == stamp_from({"size": 3, "LastModified": elsewhere})
    listed, asked = {"size": 3, "ETag": '"a"', "LastModified": "2026"}, {"size": 3, "ETag": '"a"', "LastModified": day}
    assert stamp_from(listed) == stamp_from(asked)
    assert stamp_from(listed) != stamp_from({**listed, "ETag": '"b"'})
    assert stamp_from({"size": 3}) is None


def test_a_scheme_nobody_knows_is_told_with_what_to_install() -> None:
    """An unknown scheme is something the environment lacks."""
    with pytest.raises(EnvironmentLacks, match=r"gopher:// cannot be reached from here.*factsheet-extract\[remote\]"):
        find_sheets(["gopher://example/sheets"])
