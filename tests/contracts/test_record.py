"""The record's promises, held on every sheet of sources/ and on real sheets of ../shared."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from factsheet_extract import extract, read
from factsheet_extract.model.record import FactSheet

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for path in (ROOT / "sources").rglob("*") if path.suffix in {".pdf", ".md", ".txt"})
REAL = [
    "seed/mcim-2018.fr.md",
    "seed/mcim-2018.fr.pdf",
    "corpus/pdf/ocha-rdc-ebola/rdc_ebola_update_n12_2014-09-21_fr.pdf",
    "corpus/pdf/urban-uninsurance/uninsurance_2019_Vermont.pdf",
    "corpus/pdf/zika-colombia/colombia_zika_2016-01-22.pdf",
    "corpus/pdf/hard-layouts/plumber_ag-energy-round-up-2017-02-24.pdf",
    "corpus/text/zika-mexico/mexico_boletin_2016-01-09.txt",
    "corpus/text/covid-ars-france/ars_grandest_2020-03-09.txt",
]


@cache
def record_of(path: Path) -> FactSheet:
    """Extract a sheet once for all tests."""
    return extract(path)


@cache
def document_of(path: Path):
    """Read a sheet once for all tests."""
    return read(path)


@pytest.fixture(params=[*SOURCES, *REAL], ids=lambda item: item if isinstance(item, str) else item.name)
def path(request) -> Path:
    """Give each sheet; those of ../shared only where it is there."""
    if isinstance(request.param, Path):
        return request.param
    return request.getfixturevalue("shared") / request.param


def all_evidence(sheet: FactSheet):
    """Give every evidence of every fact and finding."""
    for group in (sheet.counts, sheet.themes, sheet.roles, sheet.definitions, sheet.events, sheet.entities, sheet.findings):
        for fact in group:
            yield from fact.evidence


def test_there_are_sheets_to_hold_it_against():
    """The shelf is not empty, so the tests below are about something."""
    assert len(SOURCES) >= 4


def test_every_quote_is_the_slice_it_names(path):
    """A quote equals the document's text from start to end, and stands on the page it names."""
    document, found = document_of(path), list(all_evidence(record_of(path)))

    assert found
    for evidence in found:
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert document.page_at(evidence.start).number == evidence.page


def test_the_words_inside_the_boxes_spell_the_quote(path):
    """On a page, the words whose middle lies in the boxes of an evidence are the words of its quote."""
    document = document_of(path)
    if not document.words:
        assert not any(evidence.boxes for evidence in all_evidence(record_of(path)))
        return
    for evidence in all_evidence(record_of(path)):
        assert evidence.boxes
        spelt = [word for word in document.words if word.page == evidence.page and _inside(word.box, evidence.boxes)]
        quoted = [word for word in document.words if word.end > evidence.start and word.start < evidence.end]
        assert set(quoted) <= set(spelt)
        assert re.sub(r"\s", "", evidence.quote) in "".join(
            re.sub(r"\s", "", document.text[word.start : word.end]) for word in quoted
        )


def _inside(box, boxes) -> bool:
    return any(
        box.x0 < right + 0.1 and left - 0.1 < box.x1 and top - 0.1 <= (box.top + box.bottom) / 2 <= bottom + 0.1
        for left, top, right, bottom in boxes
    )


def test_every_number_is_claimed_ignored_or_unclaimed(path):
    """Each run of digits that a passage prints is in a fact's evidence, among the ignored, or among the unclaimed."""
    document, sheet = document_of(path), record_of(path)
    spans = [(e.start, e.end) for e in all_evidence(sheet)]
    spans += [(item.start, item.end) for item in (*sheet.ignored, *sheet.unclaimed)]
    starts = sorted(spans)
    reach = []
    for _, end in starts:
        reach.append(max(end, reach[-1] if reach else 0))
    for segment in (segment for block in document.blocks for segment in block.segments if segment.text is None):
        for match in re.finditer(r"\d+", document.text[segment.start : segment.end]):
            place = segment.start + match.start()
            index = bisect_right(starts, (place, 10**9)) - 1
            known = index >= 0 and reach[index] > place
            assert known, document.text[max(0, place - 40) : place + 20]


def test_the_record_is_what_its_schema_says(path):
    """The record's JSON is valid by the published JSON Schema and reads back as the same record."""
    sheet = record_of(path)
    data = json.loads(sheet.to_json())

    jsonschema.validate(data, FactSheet.model_json_schema(mode="serialization"))
    assert FactSheet.model_validate_json(sheet.to_json()) == sheet


KEYS = [
    "schema_version", "source", "family", "edition", "language", "title", "counts", "themes", "roles", "definitions", "events",
    "entities", "ignored", "unclaimed", "findings", "made_by",
]  # fmt: skip


def test_the_keys_come_in_one_order(path):
    """Every record has the same keys in the same order; a sheet with a running number has that behind its edition."""
    data = json.loads(record_of(path).to_json())
    numbered = "ocha-rdc-ebola" in str(path)

    assert ("issue" in data) is numbered
    assert [key for key in data if key != "issue"] == KEYS
    assert not numbered or list(data)[4] == "issue"


def test_the_same_bytes_in_give_the_same_bytes_out(path):
    """Extracting twice gives the same characters."""
    assert extract(path).to_json() == record_of(path).to_json()
