"""What is wrong with a family file, with line and key: for the author, before any sheet is read with it.

Start at `lint`. A file that cannot be read as TOML, or has a key the model does not know, is told by those faults alone; a file
that loads is then looked through for patterns that do not compile, codes that nothing defines, languages without words, and
labels that two concepts or themes share.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from factsheet_extract.errors import LanguageError
from factsheet_extract.families.loading import key_of, line_in, line_of
from factsheet_extract.families.messages import message_of
from factsheet_extract.families.patterns import pattern_faults
from factsheet_extract.families.words import Grammar, labels_of
from factsheet_extract.languages import load_language
from factsheet_extract.model.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place = tuple[int | str, ...]
_TERM: Final = re.compile(r"-?\d+(?:\.\d+)?|(?:themes|roles)\[[^\]]+\]")
SCHEMA_ID: Final = "https://factsheet-extract.readthedocs.io/schema/family-1.0.json"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a family file: where (line from 1, dotted key; None where unknown), what, and how bad."""

    message: str
    line: int | None = None
    key: str | None = None
    severity: str = "error"

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.key + ': ' if self.key else ''}{self.message}"


def family_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a family file, for editors that complete and check TOML."""
    schema = Family.model_json_schema(by_alias=True)
    schema.get("properties", {}).pop("sha256", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


def lint(path: Path | str) -> list[Problem]:
    """Give every problem of a family file, in the order of its lines; empty where there is none."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        return [Problem("is not written in UTF-8: save it with that encoding", fault.object[: fault.start].count(b"\n") + 1)]
    except RecursionError:
        return [Problem("is nested too deeply")]
    except OSError as fault:
        return [Problem(f"cannot be read: {fault}")]
    except tomllib.TOMLDecodeError as fault:
        return [Problem(str(fault), line_in(str(fault)))]
    try:
        family = Family.model_validate_json(json.dumps(tables, default=str))
    except ValidationError as fault:
        return _ordered(_at(text, tuple(error["loc"]), message_of(error)) for error in fault.errors())
    found = [_at(text, place, message, severity) for place, message, severity in _faults(family, path.stem)]
    return _ordered(iter(found))


def _ordered(problems: Iterator[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.key or "", problem.message))


def _at(text: str, place: Place, message: str, severity: str = "error") -> Problem:
    return Problem(message, line_of(text, place), key_of(place), severity)


Fault = tuple[Place, str, str]


def _faults(family: Family, stem: str) -> Iterator[Fault]:
    if family.name != stem:
        yield ("name",), f"is {family.name!r} in a file named {stem!r}", "warning"
    yield from _languages(family)
    yield from ((place, said, "error") for place, said in pattern_faults(family))
    yield from _codes(family)
    for language in family.languages:
        yield from _shared_labels(family, language)


def _languages(family: Family) -> Iterator[Fault]:
    for code in family.languages:
        try:
            load_language(code)
        except LanguageError as fault:
            yield ("languages",), str(fault), "error"
        rule = family.recognise
        if not labels_of(rule.any, code) and not labels_of(rule.all, code):
            yield ("recognise",), f"has no phrase in {code!r}: no sheet in it is recognised", "error"
    for place, table in _tables(family):
        for code in table:
            if code != "*" and code not in family.languages:
                yield (*place, code), f"{code!r} is not among the family's languages", "warning"


def _tables(family: Family) -> Iterator[tuple[Place, Mapping[str, tuple[str, ...]]]]:
    """Give every table of labels with its place."""
    yield from ((("recognise", name), getattr(family.recognise, name)) for name in ("any", "all", "none"))
    yield ("edition", "text"), family.edition.text
    yield ("edition", "issue"), family.edition.issue
    yield from ((("scopes", code, "labels"), one.labels) for code, one in family.scopes.items())
    yield from ((("themes", "labels", code), labels) for code, labels in family.themes.labels.items())
    yield from ((("actors", code, "labels"), one.labels) for code, one in family.actors.items())
    yield from ((("names", code, "labels"), one.labels) for code, one in family.names.items())
    for code, concept in family.concepts.items():
        for name in ("labels", "counted", "words", "without", "group"):
            yield ("concepts", code, name), getattr(concept, name)
    for code, role in family.roles.items():
        for name in ("nouns", "verbs", "weak_nouns", "weak_verbs", "with_", "counted"):
            yield ("roles", code, name.rstrip("_")), getattr(role, name)


def _codes(family: Family) -> Iterator[Fault]:
    for code, concept in family.concepts.items():
        for name, scopes in (("scope", concept.scope), ("target", concept.target)):
            yield from _unknown(("concepts", code, name), scopes, family.scopes, "scope")
        follows = (concept.follows,) if concept.follows else ()
        yield from _unknown(("concepts", code, "follows"), follows, family.concepts, "concept")
    yield from _unknown(("themes", "scopes"), family.themes.scopes, family.scopes, "scope")
    for number, check in enumerate(family.checks):
        terms = tuple(term for term in (*check.left, *check.right) if not _TERM.fullmatch(term))
        yield from _unknown(("checks", number), terms, family.concepts, "concept")


def _unknown(place: Place, codes: tuple[str, ...], known: Mapping[str, object], what: str) -> Iterator[Fault]:
    for code in codes:
        if code not in known:
            yield place, f"no {what} {code!r} is defined", "error"


def _shared_labels(family: Family, language: str) -> Iterator[Fault]:
    """Two concepts, or two themes, that one printed label would name."""
    try:
        grammar = Grammar(load_language(language).relations)
    except LanguageError:
        return
    concepts = {code: one.labels for code, one in family.concepts.items() if not one.group}
    for place, tables in ((("concepts",), concepts), (("themes", "labels"), family.themes.labels)):
        seen: dict[frozenset[str], str] = {}
        for code, labels in tables.items():
            for label in labels_of(labels, language):
                other = seen.setdefault(frozenset(grammar.keys(label)), code)
                if other != code:
                    yield (*place, code), f"the label {label!r} also names {other!r}", "error"
