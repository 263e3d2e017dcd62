"""Reading `<stem>.expected.toml`: every mistake is told with the file, the line and the key."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from factsheet_extract.errors import ExpectationError
from factsheet_extract.model.expectations import EXPECTED_SUFFIX, Expectations

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

# How pydantic names the members of a union in the place of an error.
_TYPES: Final = frozenset({"int", "float", "str", "constrained-str"})
# tomllib's own words: "... (at line 3, column 7)"
_AT: Final = re.compile(r" \(at line (\d{1,9}), column \d{1,9}\)$")
# "[[figures]]", "[figures.dimensions]": the head of a table, and of one of several
_HEAD: Final = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]{1,200}?)\s*\]\]?\s*(?:#.*)?")


def expected_path(sheet: Path) -> Path:
    """Give the expected file of a sheet: beside it, its name with `.expected.toml` for the last suffix."""
    return sheet.with_name(sheet.stem + EXPECTED_SUFFIX)


def load_expectations(path: Path) -> Expectations:
    """Read an expected file.

    Raises ExpectationError with file, line and key where it is absent, no UTF-8, no TOML, or says what the schema does not.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExpectationError("is not UTF-8", path=str(path), hint="save it as UTF-8") from error
    except OSError as error:
        raise ExpectationError(error.strerror or "cannot be read", path=str(path)) from error
    return parse_expectations(text, str(path))


def parse_expectations(text: str, path: str) -> Expectations:
    """Read the text of an expected file; `path` is named in errors. Raises ExpectationError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(error, path) from error
    try:
        return Expectations.model_validate(data)
    except ValidationError as error:
        raise _no_expectations(error.errors(), text, path) from error


def _no_toml(error: tomllib.TOMLDecodeError, path: str) -> ExpectationError:
    at = _AT.search(str(error))
    line = int(at[1]) if at else None
    return ExpectationError(_AT.sub("", str(error)), path=path, line=line, hint="see https://toml.io")


def _no_expectations(errors: list[ErrorDetails], text: str, path: str) -> ExpectationError:
    error, where = errors[0], _place(errors[0])
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")
    return ExpectationError(_said(errors), path=path, line=line_of(where, text), key=key or None, hint=_hint(error))


def _place(error: ErrorDetails) -> tuple[int | str, ...]:
    """Give the key without the name of the type that pydantic tried last, where several are allowed."""
    where = error["loc"]
    return where[:-1] if where and str(where[-1]).partition("[")[0] in _TYPES else where


def _said(errors: list[ErrorDetails]) -> str:
    """Say what is wrong; where several types are allowed, all of them."""
    if errors[0]["type"] == "extra_forbidden":
        return "is no key that an expected file has"
    alike = [error["msg"].removeprefix("Value error, ") for error in errors if _place(error) == _place(errors[0])]
    return " or ".join([alike[0], *(said.removeprefix("Input should be ") for said in alike[1:])])


def _hint(error: ErrorDetails) -> str | None:
    """Suggest the key that was meant, where one of the same table is close."""
    from rapidfuzz import process

    if error["type"] != "extra_forbidden":
        return None
    close = process.extractOne(str(error["loc"][-1]), _keys_beside(error["loc"]), score_cutoff=60)
    return f"did you mean {close[0]}?" if close else None


def _keys_beside(where: tuple[int | str, ...]) -> list[str]:
    fields: Any = Expectations.model_fields
    for part in where[:-1]:
        if isinstance(part, str) and part in fields:
            models = [model for model in _models(fields[part].annotation) if hasattr(model, "model_fields")]
            fields = models[0].model_fields if models else {}
    return list(fields)


def _models(annotation: Any) -> list[Any]:
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(model for part in inner for model in _models(part))]


def line_of(where: tuple[int | str, ...], text: str) -> int | None:
    """Give the line, from 1, of the key at `where` ("figures", 3, "value"): its own, else that of the table it belongs to."""
    if not where:
        return None
    lines = text.splitlines()
    start, end = _table(str(where[0]), where[1] if len(where) > 1 and isinstance(where[1], int) else 0, lines)
    names = [part for part in where if isinstance(part, str)]
    for name in reversed(names):
        word = re.escape(name)
        # "name = 1", "name.of = 1" · "{ a = 1, name = 2 }" · "[table.name]"
        key = re.compile(rf"\s*[\"']?{word}[\"']?\s*[=.]|[^#]*[{{,]\s*{word}\s*=|\s*\[[^#]*\b{word}\s*\]")
        for number in range(start, end):
            if key.match(lines[number]):
                return number + 1
    return start + 1 if start < len(lines) and start else None


def _table(name: str, index: int, lines: list[str]) -> tuple[int, int]:
    """Give the lines of the `index`-th table `[[name]]` (from, to); the lines before any table where there is none."""
    heads = [(number, *_head(line)) for number, line in enumerate(lines) if _head(line)[0]]
    starts = [number for number, mark, head in heads if head == name and mark == "[["]
    if index >= len(starts):
        return _line_of_list(name, index, lines)
    start = starts[index]
    later = [number for number, _, head in heads if number > start and not head.startswith(name + ".")]
    return start, later[0] if later else len(lines)


def _line_of_list(name: str, index: int, lines: list[str]) -> tuple[int, int]:
    """Give the lines of the `index`-th entry of `name = [`, one entry a line; all lines where there is no such list."""
    start = next((number for number, line in enumerate(lines) if re.match(rf"\s*{re.escape(name)}\s*=", line)), None)
    if start is None:
        return 0, len(lines)
    entries = [number for number in range(start, len(lines)) if lines[number].lstrip().startswith("{")]
    return (entries[index], entries[index] + 1) if index < len(entries) else (start, len(lines))


def _head(line: str) -> tuple[str, str]:
    found = _HEAD.fullmatch(line)
    return (found[1], found[2]) if found else ("", "")
