"""The expected file: read with every mistake named, drafted, brought up to date."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from factsheet_extract.check import check, draft, expected_path, load_expectations, update
from factsheet_extract.check.catalogue import CATALOGUE, finding
from factsheet_extract.check.expectations import parse_expectations
from factsheet_extract.errors import ExpectationError
from factsheet_extract.model.expectations import Expectations
from tests.factories_records import a_count, a_full_sheet, a_sheet

GOOD = """
edition = "2018"

[[figures]]
concept = "rcp.active"
value = 15
status = "verified"
checked_by = "A. Person"
checked_on = 2018-11-02

[[figures]]
label = "pays"
dimensions = { minimum = 2 }
value = 195
tolerance = "1 %"
"""


class TestLoad:
    """Reading an expected file."""

    def test_a_good_file(self, tmp_path: Path) -> None:
        """Keys, dates and inline tables are read; a byte order mark and CRLF do no harm."""
        path = tmp_path / "x.expected.toml"
        path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
        read = load_expectations(path)

        assert read.figures is not None
        assert (read.figures[0].checked_by, str(read.figures[0].checked_on)) == ("A. Person", "2018-11-02")
        assert read.figures[1].dimensions == {"minimum": 2}

    @pytest.mark.parametrize(
        ("old", "new", "line", "key", "said"),
        [
            ("value = 15", "value = = 15", 6, None, "Invalid value"),
            ("value = 15", "valu = 15", 6, "figures[1].valu", "did you mean value?"),
            ('status = "verified"', 'status = "sure"', 7, "figures[1].status", "'pending' or 'verified'"),
            ("value = 195", 'value = "195"', 14, "figures[2].value", "valid integer"),
            ("{ minimum = 2 }", "{ minimum = [2] }", 13, "figures[2].dimensions.minimum", "valid string"),
            ('tolerance = "1 %"', 'tolerance = "1 kg"', 15, "figures[2].tolerance", "match"),
            ('label = "pays"', "", 11, "figures[2]", "the concept, the label, or both"),
            ('edition = "2018"', "edition = 2018", 2, "edition", "valid string"),
            ('edition = "2018"', 'editon = "2018"', 2, "editon", "did you mean edition?"),
            ("[[figures]]", "[[figure]]", 4, "figure", "did you mean figures?"),
        ],
    )
    def test_a_mistake_is_told_with_line_and_key(
        self, tmp_path: Path, old: str, new: str, line: int, key: str | None, said: str
    ) -> None:
        """Each mistake names the file, the line, the key, and what was meant where that is clear."""
        path = tmp_path / "x.expected.toml"
        path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")

        with pytest.raises(ExpectationError) as caught:
            load_expectations(path)

        assert (caught.value.path, caught.value.line, caught.value.key) == (str(path), line, key)
        assert said in str(caught.value)

    def test_a_mistake_in_a_list_is_told_with_its_line(self) -> None:
        """Entries that stand one a line in a list are told by their own line."""
        text = 'figures = [\n    { concept = "a", value = 1 },\n    { concept = "b", valu = 2 },\n]\n'
        with pytest.raises(ExpectationError) as caught:
            parse_expectations(text, "x")

        assert (caught.value.line, caught.value.key) == (3, "figures[2].valu")

    def test_a_file_that_is_absent_or_no_text(self, tmp_path: Path) -> None:
        """An absent file and one that is not UTF-8 are the author's to mend."""
        with pytest.raises(ExpectationError, match="No such file"):
            load_expectations(tmp_path / "none.toml")
        (tmp_path / "latin").write_bytes(b'label = "d\xe9c\xe8s"')
        with pytest.raises(ExpectationError, match="UTF-8"):
            load_expectations(tmp_path / "latin")

    def test_one_expected_file_for_one_stem(self) -> None:
        """The PDF and the Markdown of one sheet share their expected file."""
        names = {expected_path(Path("a") / name).name for name in ("2018.fr.pdf", "2018.fr.md")}

        assert names == {"2018.fr.expected.toml"}

    def test_the_schema_says_the_same(self) -> None:
        """What the JSON Schema accepts and refuses is what the program does."""
        schema = Expectations.model_json_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        good = json.loads(json.dumps(tomllib.loads(GOOD), default=str))
        jsonschema.validate(good, schema)
        good["figures"][0]["valu"] = 3
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(good, schema)


class TestDraft:
    """A file drafted from a record."""

    def test_a_draft_agrees_with_its_sheet(self) -> None:
        """Checked against its own draft, a sheet has nothing missing, different or unexpected."""
        sheet = a_full_sheet()
        report = check(sheet, parse_expectations(draft(sheet), "draft"))

        assert report.expected == report.agreed == report.pending == 8
        assert not [item for item in report.findings if item.code in {"missing", "differs", "unexpected"}]

    def test_a_draft_is_the_same_every_time(self) -> None:
        """No clock, no name, no order by chance."""
        assert draft(a_full_sheet()) == draft(a_full_sheet())

    def test_a_draft_shows_where_to_look(self) -> None:
        """Each entry is pending and has its page and quote above it."""
        text = draft(a_sheet(counts=[a_count("a", 15, quote="15 pays\nen tout", page=3)]))

        assert '[[figures]]\n# page 3: 15 pays en tout\nconcept = "a"\nvalue = 15\nstatus = "pending"' in text

    def test_quotes_cannot_break_the_file(self) -> None:
        """Quotes, brackets, control characters and new lines in the page's words are data."""
        label = "l\"été' [[x]] \\ \t = # 🌍 \u2028"
        sheet = a_sheet(counts=[a_count(None, 1, label=label, quote=f'{label}\n]] "\x07')])
        (figure,) = parse_expectations(draft(sheet), "draft").figures or []

        assert figure.label == label


class TestUpdate:
    """A file brought up to date."""

    VERIFIED = """# Ours, do not touch.
[[figures]]
concept = "a"   # from the annex
value = 1
status = "verified"
checked_by = "me"

# the second
[[figures]]
concept = "b"
value = 2
status = "pending"

[[figures]]
concept = "gone"
value = 3
"""

    def test_verified_entries_and_comments_stay(self) -> None:
        """What a person verified stays word for word, even where the sheet says something else."""
        text = update(self.VERIFIED, a_sheet(counts=[a_count("a", 99), a_count("b", 5), a_count("c", 6)]))

        assert text.startswith(self.VERIFIED[: self.VERIFIED.index("# the second")])
        assert "# the second" in text

    def test_pending_entries_are_renewed(self) -> None:
        """Pending entries take the new value, go with their figure, and new ones come pending."""
        text = update(self.VERIFIED, a_sheet(counts=[a_count("a", 99), a_count("b", 5), a_count("c", 6)]))
        read = parse_expectations(text, "x")

        found = [(entry.concept, entry.value, entry.status) for entry in read.figures or []]
        assert found == [("a", 1, "verified"), ("b", 5, "pending"), ("c", 6, "pending")]

    def test_updating_again_changes_nothing(self) -> None:
        """An update of an updated file is the same file."""
        sheet = a_full_sheet()
        once = update(self.VERIFIED, sheet)

        assert update(once, sheet) == once
        assert update(draft(sheet), sheet) == draft(sheet)

    LIST = """figures = [
    { concept = "a", value = 1, status = "verified", checked_on = 2026-11-23 },  # ours
    { concept = "b", value = 2 },
    { concept = "gone", low = 3 },
]

[[themes]]
concept = "climate_change"
"""

    def test_entries_in_a_list(self) -> None:
        """A file that has its entries one a line keeps that form, and stays a file that can be read."""
        text = update(self.LIST, a_sheet(counts=[a_count("b", 5, scope=["RCP"]), a_count("a", 99), a_count("c", 6)]))

        figures = parse_expectations(text, "x").figures or []
        assert [(entry.concept, entry.value, entry.scope) for entry in figures] == [
            ("a", 1, None), ("b", 5, ["RCP"]), ("c", 6, None),
        ]  # fmt: skip
        assert "# ours" in text
        assert text.count("\n    {") == 3

    def test_nothing_to_change_changes_nothing(self) -> None:
        """Where every entry is verified and nothing is new, the text is given back as it was."""
        text = 'figures = [  { value=1 ,concept = "a", status = "verified", checked_on = 2026-11-23 } ]  # odd\n'

        assert update(text, a_sheet(counts=[a_count("a", 2)])) == text

    def test_a_value_that_became_a_range(self) -> None:
        """A pending entry loses what the record no longer says."""
        count = a_count("b", None, low=1, high=2, kind="range", printed="1-2")
        read = parse_expectations(update('[[figures]]\nconcept = "b"\nvalue = 2\n', a_sheet(counts=[count])), "x")

        assert [(entry.value, entry.low, entry.high) for entry in read.figures or []] == [(None, 1, 2)]

    def test_kinds_that_are_new(self) -> None:
        """Kinds of fact that the file did not have are added."""
        read = parse_expectations(update(self.VERIFIED, a_full_sheet()), "x")

        assert [entry.concept for entry in read.themes or []] == ["climate_change"]


class TestCatalogue:
    """The codes of findings."""

    def test_every_code_says_what_to_do(self) -> None:
        """A code has a description and a remedy, each a sentence."""
        for code in CATALOGUE.values():
            assert code.description.endswith(".")
            assert code.remedy.endswith(".")

    def test_codes_in_use_are_listed(self, root: Path) -> None:
        """No part of the program reports a code that the catalogue does not know."""
        call = re.compile(r'(?:finding\(\s*|code=|_about\(count, |Notice\(\s*)"([a-z_]+)"')
        parts = {"check": "check", "assemble": "assemble", "read": "readers", "parallel": "families"}
        for maker, folder in parts.items():
            files = (root / "src/factsheet_extract" / folder).rglob("*.py")
            used = {code for file in files for code in call.findall(file.read_text(encoding="utf-8"))}

            assert used == {code for code, item in CATALOGUE.items() if item.made_by == maker}

    def test_an_unverified_expectation_only_warns(self) -> None:
        """Softening turns errors into warnings and leaves the rest."""
        assert finding("missing", "m", softened=True).severity == "warning"
        assert finding("unverified", "m", softened=True).severity == "info"
