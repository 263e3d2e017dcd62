"""Databases: the same promises kept by SQLite, PostgreSQL and DuckDB."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.errors import SinkError, UsageError
from factsheet_extract.sinks import load
from factsheet_extract.sinks.tables import TABLES
from tests.factories_records import a_count, a_full_sheet, a_sheet, an_evidence
from tests.sinks.conftest import execute, many_rows, rows

if TYPE_CHECKING:
    from pathlib import Path


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table, in the order of the key."""
    queries = [f"SELECT * FROM {table.name} ORDER BY {', '.join(table.key)}" for table in TABLES]
    return dict(zip([table.name for table in TABLES], many_rows(url, queries), strict=True))


def without_loads(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row except those of loads, and of sheets without the number of their load."""
    held = contents(url)
    del held["loads"]
    return held | {"sheets": [row[:1] + row[2:] for row in held["sheets"]]}


class TestLoad:
    """Loading records."""

    def test_a_load_has_a_number_and_counts(self, database: str) -> None:
        """A load is one row of loads, with its number and what it did."""
        result = load([a_full_sheet(), a_sheet("b.md")], database)

        assert (result.load_id, result.sheets, result.figures, result.added) == (1, 2, 5, 2)
        assert rows(database, "SELECT load_id, sheets, figures, added, replaced, unchanged, dropped FROM loads") == [
            (1, 2, 5, 2, 0, 0, 0)
        ]

    def test_loading_again_changes_nothing(self, database: str) -> None:
        """The same records loaded again leave every row, loads among them, as it was."""
        load([a_full_sheet(), a_sheet("b.md")], database)
        before = contents(database)

        result = load([a_full_sheet(), a_sheet("b.md")], database)

        assert (result.load_id, result.unchanged, result.figures) == (None, 2, 0)
        assert contents(database) == before

    def test_a_sheet_extracted_anew_replaces_its_rows(self, database: str) -> None:
        """Figures that vanished are gone, others stay under their names, and other sheets are not touched."""
        first = a_sheet(counts=[a_count("a", 1), a_count("b", 2)])
        load([first, a_full_sheet("other.pdf")], database)
        names: dict[str, str] = dict(rows(database, "SELECT concept, figure_id FROM figures"))

        result = load([a_sheet(counts=[a_count("b", 3)])], database)

        assert (result.replaced, result.added, result.load_id) == (1, 0, 2)
        assert rows(database, "SELECT concept, value, figure_id FROM figures WHERE concept IN ('a', 'b')") == [
            ("b", 3, names["b"])
        ]
        assert rows(database, f"SELECT count(*) FROM evidence WHERE figure_id = '{names['a']}'") == [(0,)]
        assert rows(database, "SELECT count(*) FROM figures") == [(5,)]

    def test_replacing_gives_what_a_new_database_holds(self, database: str, tmp_path: Path) -> None:
        """However a record got there, its rows are those of a load into an empty database."""
        load([a_sheet(counts=[a_count("a", 1), a_count("a", 2, start=50)])], database)
        load([a_full_sheet()], database)
        other = f"sqlite:///{tmp_path / 'other.db'}"
        load([a_full_sheet()], other)

        assert _texts(without_loads(database)) == _texts(without_loads(other))

    def test_fresh_drops_what_is_not_given(self, database: str) -> None:
        """A fresh load leaves the sheets given and no others."""
        load([a_sheet("a.md"), a_sheet("b.md")], database)

        load([a_sheet("b.md"), a_sheet("c.md")], database, fresh=True)

        assert rows(database, "SELECT path FROM sheets ORDER BY path") == [("b.md",), ("c.md",)]
        assert rows(database, "SELECT count(*) FROM figures") == [(2,)]

    def test_two_editions_under_one_path_are_two_sheets(self, database: str) -> None:
        """Last year's sheet stays when this year's has the same file name."""
        load([a_sheet("bretagne.pdf", edition="2018")], database)
        load([a_sheet("bretagne.pdf", edition="2019", source={"sha256": "a" * 64})], database)

        assert rows(database, "SELECT edition FROM sheets ORDER BY edition") == [("2018",), ("2019",)]

    def test_the_same_bytes_with_another_edition_are_one_sheet(self, database: str) -> None:
        """Where a better rule reads another edition from the same bytes, the old rows go."""
        load([a_sheet("bretagne.pdf", edition=None)], database)
        load([a_sheet("bretagne.pdf", edition="2019")], database)

        assert rows(database, "SELECT edition FROM sheets") == [("2019",)]

    def test_one_sheet_twice_is_refused(self, database: str) -> None:
        """Two records of one sheet in one load are the caller's mistake, and nothing is written."""
        with pytest.raises(UsageError, match=r"two records of a\.md"):
            load([a_sheet("a.md"), a_sheet("a.md", counts=[])], database)

        with pytest.raises(Exception, match="sheets"):
            rows(database, "SELECT * FROM sheets")

    def test_figures_join_to_page_quote_and_boxes(self, database: str) -> None:
        """Every figure has its evidence: what it was read in, and the printed form itself."""
        load([a_sheet(counts=[a_count("a", 15, quote="15 pays en tout", page=2)])], database)

        found = rows(
            database,
            "SELECT evidence.rank, page, quote FROM figures JOIN evidence ON evidence.figure_id = figures.figure_id "
            "ORDER BY evidence.rank",
        )
        assert found == [(0, 2, "15 pays en tout"), (1, 2, "15")]
        assert "300.0" in str(rows(database, "SELECT boxes FROM evidence WHERE rank = 0")[0][0])

    def test_printed_heads_stand_beside_codes(self, database: str) -> None:
        """A head's words are a row of the dimensions' table and no part of what sets the figure apart."""
        figure = a_count("a", 1, dimensions={"area": "urban", "printed_column": "Urbain"})
        load([a_sheet(counts=[figure], issue="7")], database)

        held, *_ = rows(database, "SELECT dimensions FROM figures")[0]
        assert (held if isinstance(held, dict) else json.loads(held)) == {"area": "urban"}
        assert rows(database, "SELECT name, value FROM figure_dimensions ORDER BY name") == [
            ("area", "urban"), ("printed_column", "Urbain"),
        ]  # fmt: skip
        assert rows(database, "SELECT issue FROM sheets") == [("7",)]

    def test_every_reference_leads_to_a_row(self, database: str) -> None:
        """No row refers to one that is not there, after loading, replacing and dropping: not in DuckDB either."""
        load([a_full_sheet(), a_full_sheet("b.pdf"), a_full_sheet("c.pdf")], database)
        load([a_full_sheet(counts=[a_count("z", 1)], themes=[]), a_full_sheet("b.pdf", roles=[])], database, fresh=True)

        for table in TABLES:
            for column in filter(lambda column: column.references, table.columns):
                key = next(other.key[0] for other in TABLES if other.name == column.references)
                lost = (
                    f"SELECT count(*) FROM {table.name} WHERE {column.name} IS NOT NULL AND {column.name} NOT IN "
                    f"(SELECT {key} FROM {column.references})"
                )
                assert rows(database, lost) == [(0,)], (table.name, column.name)

    def test_duckdb_cannot_replace_what_is_referred_to(self, tmp_path: Path) -> None:
        """DuckDB has no foreign keys here for this; when it fails, it may have them: docs/decisions/duckdb-references.md."""
        import duckdb

        database = duckdb.connect(str(tmp_path / "x.duckdb"))
        database.execute("CREATE TABLE sheet (id TEXT PRIMARY KEY)")
        database.execute("CREATE TABLE figure (sheet TEXT REFERENCES sheet (id))")
        database.execute("INSERT INTO sheet VALUES ('a')")
        database.execute("INSERT INTO figure VALUES ('a')")
        database.execute("BEGIN")
        database.execute("DELETE FROM figure")

        with pytest.raises(duckdb.ConstraintException, match="still referenced"):
            database.execute("DELETE FROM sheet")

    def test_text_is_kept_as_it_is(self, database: str) -> None:
        """Quotes, line feeds, tabs, backslashes and signs outside the basic plane come back unchanged."""
        text = 'l\'"été"\n\t\\N \\. 🌍 ; , NULL'
        load([a_sheet(counts=[a_count("a", 1, label=text, evidence=(an_evidence(text),))])], database)

        assert rows(database, "SELECT label FROM figures") == [(text,)]
        assert rows(database, "SELECT quote FROM evidence") == [(text,)]

    def test_a_null_character_is_replaced(self, database: str) -> None:
        """The one character that not every database can hold is shown as unreadable; a backslash before it stays."""
        text = "a\x00b\\\x00c \\u0000"
        sheet = a_sheet(counts=[a_count("a", 1, label=text, dimensions={"row": "x\x00"})])
        load([sheet], database)

        assert rows(database, "SELECT label FROM figures") == [("a\ufffdb\\\ufffdc \\u0000",)]
        assert load([sheet], database).unchanged == 1

    @pytest.mark.parametrize("value", [0, -3, 25_100_000, 8_100_000_000, 10**30, 0.1, 64.1, 1.5e-7])
    def test_values_are_kept_as_they_are(self, database: str, value: float) -> None:
        """Whole and broken numbers, large and small, come back equal."""
        load([a_sheet(counts=[a_count("a", value)])], database)

        assert float(rows(database, "SELECT value FROM figures")[0][0]) == float(value)


class TestOthersTables:
    """Tables that others hang on ours."""

    @pytest.fixture(params=["sqlite", "postgres"])
    def noted(self, request: pytest.FixtureRequest) -> str:
        """Give a database in which somebody has a note on the figure `a`."""
        url: str = request.getfixturevalue(request.param)
        load([a_sheet(counts=[a_count("a", 1), a_count("b", 2)])], url)
        execute(url, "CREATE TABLE notes (figure_id text REFERENCES figures (figure_id) DEFERRABLE INITIALLY DEFERRED)")
        execute(url, "INSERT INTO notes SELECT figure_id FROM figures WHERE concept = 'a'")
        return url

    def test_a_note_stays_with_its_figure(self, noted: str) -> None:
        """A sheet extracted anew is replaced though others refer to a figure that it still has."""
        load([a_sheet(counts=[a_count("c", 3), a_count("a", 4)])], noted)

        assert rows(noted, "SELECT value FROM notes JOIN figures ON figures.figure_id = notes.figure_id") == [(4,)]

    def test_a_figure_with_a_note_is_not_dropped(self, noted: str) -> None:
        """Where the figure is gone the load is refused, and nothing has changed."""
        before = contents(noted)
        with pytest.raises(SinkError, match="a table of yours"):
            load([a_sheet(counts=[a_count("b", 2)])], noted)

        assert contents(noted) == before


class TestViews:
    """What people query first."""

    def test_newest_figures(self, database: str) -> None:
        """The view of the newest edition has, for each family and language, only its figures."""
        sheets = [a_sheet(f"{year}.pdf", edition=str(year), counts=[a_count("a", year)]) for year in (2016, 2018, 2017)]
        load([*sheets, a_sheet("en.pdf", language="en", edition="2017", counts=[a_count("a", 7)])], database)

        assert sorted(rows(database, "SELECT edition, language, value FROM newest_figures")) == [
            ("2017", "en", 7), ("2018", "fr", 2018),
        ]  # fmt: skip

    def test_figures_over_editions(self, database: str) -> None:
        """One concept over editions, each with page and quote."""
        load([a_sheet(f"{year}.pdf", edition=str(year), counts=[a_count("a", year)]) for year in (2018, 2017)], database)

        found = rows(database, "SELECT edition, value, page, quote FROM figures_over_editions ORDER BY edition")
        assert found == [("2017", 2017, 1, "2017 a"), ("2018", 2018, 1, "2018 a")]


class TestRefusals:
    """Targets that cannot be written."""

    def test_newer_tables_are_left_alone(self, database: str) -> None:
        """A database made by a newer program is refused, and says so."""
        load([a_sheet()], database)
        execute(database, "UPDATE schema_version SET version = 99")

        with pytest.raises(SinkError, match="version 99"):
            load([a_sheet("b.md")], database)

    def test_tables_of_another_program_are_left_alone(self, database: str) -> None:
        """Where a table of ours is another program's already, nothing is written and the names are told."""
        execute(database, "CREATE TABLE sheets (mine integer)")

        with pytest.raises(SinkError, match="another program"):
            load([a_sheet()], database)
        assert rows(database, "SELECT * FROM sheets") == []
        with pytest.raises(Exception, match="loads"):
            rows(database, "SELECT * FROM loads")

    def test_a_password_is_never_shown(self) -> None:
        """Neither the message nor the target of an error shows the password of the URL."""
        with pytest.raises(SinkError) as caught:
            load([a_sheet()], "postgresql://me:s3cret@127.0.0.1:1/none?password=s3cret&connect_timeout=2")

        assert "s3cret" not in str(caught.value) + caught.value.target
        assert caught.value.hint is not None
        assert "server running" in caught.value.hint

    @pytest.mark.parametrize("secret", ["s3cret", "s3c@ret", "s3/c:ret", "s3c@ret@", "s3c?ret#"])
    def test_a_password_in_a_url_that_does_not_parse(self, secret: str) -> None:
        """Whatever signs a password has, none of it is shown where the URL is no URL."""
        with pytest.raises(UsageError) as caught:
            load([a_sheet()], f"postgresql://me:{secret}@host:port/none")

        assert "ret" not in str(caught.value)

    @pytest.mark.parametrize(
        ("url", "words"),
        [("postgresql://me@nowhere.invalid/d", "name of the server"), ("duckdb:////no/such/x.duckdb", "folder exist"),
         ("sqlite:////no/such/x.db", "folder exist")],
    )  # fmt: skip
    def test_a_place_that_is_not_there(self, url: str, words: str) -> None:
        """A server or folder that cannot be found is told with what to look at."""
        with pytest.raises(SinkError) as caught:
            load([a_sheet()], url)

        assert caught.value.hint is not None
        assert words in caught.value.hint


def _texts(held: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[str, ...]]]:
    """Give rows in a form that does not depend on the database: JSON without blanks, numbers without trailing zeros."""

    def plain(value: object) -> str:
        if isinstance(value, str) and value[:1] in "[{":
            value = json.loads(value)
        if isinstance(value, (list, dict)):
            return json.dumps(value, sort_keys=True)
        return str(float(value)) if hasattr(value, "__float__") else str(value)

    return {name: [tuple(map(plain, row)) for row in lines] for name, lines in held.items()}
