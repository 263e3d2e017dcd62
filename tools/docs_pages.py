"""Write the pages of the documentation that the program knows best: python tools/docs_pages.py [--into FOLDER]

docs/reference/exit-codes.md, cli.md and the schema pages. A test writes them again and compares.
"""

from __future__ import annotations

import argparse
import inspect
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import factsheet_extract
from factsheet_extract.check import CATALOGUE
from factsheet_extract.cli.exits import MEANING
from factsheet_extract.cli.main import commands
from factsheet_extract.cli.schema import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def exit_codes() -> str:
    """Give the page of exit codes."""
    rows = "".join(f"| {int(code)} | {meaning} |\n" for code, meaning in MEANING.items())
    return (
        "# Exit codes\n\nEvery command ends with one of these. What is wrong goes to standard error, in one line that says\n"
        "what to do about it; data goes to standard output.\n\n| code | meaning |\n|---|---|\n" + rows
    )


def findings() -> str:
    """Give the page of every code that a finding can have."""
    rows = "".join(f"| `{code.code}` | {code.severity} | {code.description} | {code.remedy} |\n" for code in CATALOGUE.values())
    return f"# Findings\n\n| code | severity | what it says | what to do |\n|---|---|---|---|\n{rows}"


def command_line() -> str:
    """Give the page of every command: its help, usage, arguments and options."""
    parts = ["# Commands\n\nWhat `factsheet-extract COMMAND --help` prints, for every command.\n"]
    for path, command, context in _walk(commands, click.Context(commands, info_name="factsheet-extract")):
        usage = " ".join(command.collect_usage_pieces(context))
        parts.append(f"\n## {path}\n\n{inspect.cleandoc(command.help or '')}\n\n```text\n{path} {usage}\n```\n")
        rows = [_row(record) for option in command.get_params(context) if (record := option.get_help_record(context))]
        if rows:
            parts.append("\n| option | what it does |\n|---|---|\n" + "".join(rows))
    return "".join(parts)


def _walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Give every command below a group with its full name, in the order in which help lists them."""
    if context.parent is not None or not isinstance(command, click.Group):
        yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _walk(child, click.Context(child, info_name=name, parent=context))


def _row(record: tuple[str, str]) -> str:
    names, text = (part.replace("|", "\\|") for part in record)
    return f"| `{names}` | {text} |\n"


def schema(title: str, lead: str, described: dict[str, Any]) -> str:
    """Give the page of a JSON Schema: a table of keys for the object itself and for each object in it."""
    parts = [f"# {title}\n\n{lead}\n"]
    for name, part in [("", described), *described.get("$defs", {}).items()]:
        if "properties" in part:
            head = f"## {name or part['title']}\n\n{_folded(part.get('description', ''))}"
            parts.append(f"\n{head}\n\n| key | what | default |\n|---|---|---|\n")
            required = part.get("required", [])
            parts += [_key(key, value, key in required) for key, value in part["properties"].items()]
    return "".join(parts)


def _key(key: str, value: dict[str, Any], required: bool) -> str:
    what = _kind(value) + (f" – {_folded(value['description'])}" if "description" in value else "")
    default = "required" if required else f"`{json.dumps(value['default'], ensure_ascii=False)}`" if "default" in value else ""
    return f"| `{key}` | {what} | {default} |\n"


def _kind(value: dict[str, Any]) -> str:
    """Give a schema's type in words: "text", "list of Evidence", "one of `count`, `percent`"."""
    if "$ref" in value:
        return str(value["$ref"].rsplit("/", 1)[-1])
    if "enum" in value or "const" in value:
        return "one of " + ", ".join(f"`{item}`" for item in value.get("enum", [value.get("const")]))
    if "anyOf" in value:
        return " or ".join(_kind(one) for one in value["anyOf"])
    if value.get("type") == "array":
        return f"list of {_kind(value['items'])}" if "items" in value else f"{len(value.get('prefixItems', []))} numbers"
    inside = value.get("additionalProperties") or next(iter(value.get("patternProperties", {}).values()), None)
    if isinstance(inside, dict):
        return f"table of {_kind(inside)}"
    kind = str(value.get("type", "anything"))
    return {"string": "text", "integer": "whole number"}.get(kind, kind)


def _folded(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def python_names() -> str:
    """Give the page of every name that the package gives to Python."""
    parts = [
        "# Python\n\nEvery name of `factsheet_extract`; the package is typed. What is not here may change without notice.\n"
    ]
    for name in factsheet_extract.__all__:
        thing = getattr(factsheet_extract, name)
        if name.startswith("_") or not (inspect.isfunction(thing) or inspect.isclass(thing)):
            continue
        call = _signature(name, thing) if inspect.isfunction(thing) else f"class {name}"
        parts.append(f"\n## {name}\n\n```text\n{call}\n```\n\n{inspect.cleandoc(thing.__doc__ or '')}\n")
    return "".join(parts)


class _Bare(str):
    """An annotation that is shown without quotes."""

    def __repr__(self) -> str:
        return str(self)


def _signature(name: str, function: Callable[..., Any]) -> str:
    """Give a signature, over several lines where it is long."""
    signature = inspect.signature(function)
    bare = [each.replace(annotation=_Bare(each.annotation)) for each in signature.parameters.values()]
    text = f"{name}{signature.replace(parameters=bare, return_annotation=_Bare(signature.return_annotation))}"
    return text if len(text) < 100 else text.replace("(", "(\n    ", 1).replace(", ", ",\n    ").replace(") ->", "\n) ->")


def _schema_page(kind: str, title: str, lead: str) -> Callable[[], str]:
    return lambda: schema(title, f"{lead} `factsheet-extract schema {kind}` prints its JSON Schema.", schema_of(kind))


PAGES: dict[str, Callable[[], str]] = {
    "exit-codes.md": exit_codes,
    "cli.md": command_line,
    "findings.md": findings,
    "python.md": python_names,
    "record.md": _schema_page("record", "The record", "One JSON object a sheet."),
    "diff.md": _schema_page(
        "diff", "The difference", "What `diff --format json` writes of two editions; a list of them for folders."
    ),
    "series.md": _schema_page("series", "The series", "What `diff --series --format json` writes of many editions."),
    "expected.md": _schema_page("expected", "The expected file", "`<stem>.expected.toml`, beside a sheet."),
    "family.md": _schema_page("family", "The family file", "`families/<name>.toml`."),
}


def write(into: Path) -> None:
    """Write every page into the folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (into / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--into", type=Path, default=REFERENCE, help="folder to write into (default: docs/reference)")
    write(arguments.parse_args().into)
