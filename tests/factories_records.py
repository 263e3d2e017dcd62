"""Records for tests: every part has a default, a test names only what it is about.

a_sheet(counts=[a_count("rcp.active", 15)], edition="2019")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_extract.model import record

if TYPE_CHECKING:
    from collections.abc import Sequence

PDF = "application/pdf"
TYPES = {"pdf": PDF, "md": "text/markdown", "txt": "text/plain"}


def an_evidence(quote: str = "15 processus actifs", **changes: Any) -> record.Evidence:
    """Give a place: page 1, the slice as long as the quote, one box, rule `test`."""
    start = changes.pop("start", 0)
    known: dict[str, Any] = {
        "page": 1, "start": start, "end": start + len(quote), "quote": quote,
        "boxes": ((72.0, 100.0, 300.0, 112.0),), "rule": "test",
    }  # fmt: skip
    return record.Evidence(**known | changes)


def a_count(concept: str | None = "rcp.active", value: float | None = 15, **changes: Any) -> record.Count:
    """Give a figure with the two places of the contract: what it was read in, and the printed form itself."""
    printed = changes.get("printed", "*" if value is None else str(value))
    label = changes.get("label", concept.replace(".", " ") if concept else "processus")
    quote = changes.pop("quote", f"{printed} {label}")
    page, start = changes.pop("page", 1), changes.pop("start", 0)
    at = start + max(0, quote.find(printed))
    proof = (
        an_evidence(quote, page=page, start=start),
        an_evidence(printed, page=page, start=at, boxes=((72.0, 100.0, 90.0, 112.0),)),
    )
    known: dict[str, Any] = {
        "concept": concept, "label": label, "value": value, "printed": printed, "evidence": proof,
    }  # fmt: skip
    return record.Count(**known | {name: _tupled(value) for name, value in changes.items()})


def a_theme(concept: str | None = "climate_change", count: float | None = 2, **changes: Any) -> record.Theme:
    """Give a theme with one place."""
    label = changes.get("label", concept or "Climat")
    proof = (an_evidence(f"{label} {count}"),)
    known: dict[str, Any] = {"concept": concept, "label": label, "count": count, "scope": ("RCP",), "evidence": proof}
    return record.Theme(**known | {name: _tupled(value) for name, value in changes.items()})


def a_role(actor: str = "IOM", role: str = "observer", **changes: Any) -> record.Role:
    """Give a role with one place."""
    known: dict[str, Any] = {"actor": actor, "role": role, "label": role, "evidence": (an_evidence(f"{actor} {role}"),)}
    return record.Role(**known | {name: _tupled(value) for name, value in changes.items()})


def a_definition(term: str = "PCR", expansion: str = "processus consultatifs régionaux", **changes: Any) -> record.Definition:
    """Give a definition with one place."""
    proof = (an_evidence(f"{expansion} ({term})"),)
    return record.Definition(**{"term": term, "expansion": expansion, "evidence": proof} | changes)


def an_event(name: str = "réunion mondiale", **changes: Any) -> record.Event:
    """Give an event with one place."""
    known: dict[str, Any] = {"name": name, "ordinal": 7, "place": "Genève", "evidence": (an_evidence(f"7e {name}"),)}
    return record.Event(**known | changes)


def an_entity(text: str = "Nations Unies", label: str = "ORG", **changes: Any) -> record.Entity:
    """Give a name with one place."""
    return record.Entity(**{"text": text, "label": label, "evidence": (an_evidence(text),)} | changes)


def a_finding(code: str = "differs", message: str = "15, expected 16", **changes: Any) -> record.Finding:
    """Give a finding: an error without facts or places."""
    return record.Finding(**{"code": code, "severity": "error", "message": message} | changes)


def an_unclaimed(printed: str = "42", **changes: Any) -> record.Unclaimed:
    """Give a number that nothing explained."""
    known: dict[str, Any] = {"printed": printed, "page": 1, "start": 0, "end": len(printed), "quote": f"{printed} autres"}
    return record.Unclaimed(**known | changes)


def an_ignored(printed: str = "1986", reason: str = "year", **changes: Any) -> record.Ignored:
    """Give a number that is no figure."""
    known: dict[str, Any] = {"printed": printed, "reason": reason, "page": 1, "start": 0, "end": len(printed)}
    return record.Ignored(**known | changes)


def a_source(path: str = "iom-iscm/2018.fr.pdf", **changes: Any) -> record.SourceRecord:
    """Give the source at `path`; its digest is made of its path, its media type of its suffix."""
    media_type = TYPES.get(path.rpartition(".")[2], PDF)
    digest = path.encode().hex().ljust(64, "0")[-64:]
    known: dict[str, Any] = {"path": path, "sha256": digest, "media_type": media_type, "pages": 2, "text_layer": "embedded"}
    return record.SourceRecord(**known | changes)


def a_sheet(
    path: str = "iom-iscm/2018.fr.pdf", *, counts: Sequence[record.Count] | None = None, **changes: Any
) -> record.FactSheet:  # fmt: skip
    """Give a record of the IOM family, edition 2018, French, with one figure unless `counts` says otherwise."""
    source = a_source(path, **changes.pop("source", {}))
    known: dict[str, Any] = {
        "source": source, "family": "iom-iscm", "edition": "2018", "language": "fr", "title": "Fiche d'information",
        "counts": (a_count(),) if counts is None else tuple(counts), "made_by": a_maker(),
    }  # fmt: skip
    return record.FactSheet(**known | {name: _tupled(value) for name, value in changes.items()})


def a_full_sheet(path: str = "iom-iscm/2018.fr.pdf", **changes: Any) -> record.FactSheet:
    """Give a record that has one of everything."""
    everything: dict[str, Any] = {
        "counts": [
            a_count("countries.global", 195, label="pays", scope=["GLOBAL"], dimensions={"minimum": 2}),
            a_count("global.active", 3, members=["GFMD", "IDM", "HLD"], printed="trois"),
            a_count(None, 25100000, label="personnes", printed="25.1 million", comparator="~", start=400),
            a_count(None, None, label="intervalle", printed="1,2 à 3,4", low=1.2, high=3.4, kind="range", start=500),
        ],
        "themes": [a_theme()],
        "roles": [a_role(count=19, objects=["CIG"], since="2005")],
        "definitions": [a_definition()],
        "events": [an_event(start="2017-10-10", end="2017-10-11")],
        "entities": [an_entity()],
        "ignored": [an_ignored()],
        "unclaimed": [an_unclaimed()],
        "findings": [a_finding(evidence=(an_evidence(),), facts=("rcp.active",))],
    }  # fmt: skip
    return a_sheet(path, **everything | changes)


def a_maker(**changes: Any) -> record.MadeBy:
    """Give what made the record."""
    known: dict[str, Any] = {
        "version": "0.1.0", "family_sha256": "f" * 64, "language_sha256": "e" * 64,
        "models": {"fr_core_news_sm": "3.8.0"}, "reader": "pdf",
    }  # fmt: skip
    return record.MadeBy(**known | changes)


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
