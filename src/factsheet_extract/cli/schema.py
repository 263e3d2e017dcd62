"""`schema`: the JSON Schemas of the files that the tool writes and reads."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.options import HELP, common

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk

DIALECT = "https://json-schema.org/draft/2020-12/schema"
HOME = "https://factsheet-extract.readthedocs.io/schema"
MODELS = {
    "record": ("factsheet_extract.model.record", "FactSheet", "serialization"),
    "diff": ("factsheet_extract.model.difference", "EditionDiff", "serialization"),
    "series": ("factsheet_extract.model.series", "Series", "serialization"),
    "family": ("factsheet_extract.model.family", "Family", "validation"),
    "expected": ("factsheet_extract.model.expectations", "Expectations", "validation"),
    "language": ("factsheet_extract.model.language", "Language", "validation"),
}


@click.command(context_settings=HELP)
@click.argument("kind", type=click.Choice(list(MODELS)), default="record")
@common
@click.pass_obj
def schema(talk: Talk, kind: str) -> None:
    """Print the JSON Schema (2020-12) of a record, of what `diff` writes as JSON, or of a family, expected or language file.

    Example: factsheet-extract schema expected > expected.schema.json
    """
    talk.data(json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n")


def schema_of(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file, named by the version of its contract: that of `diff`, or the record's."""
    from factsheet_extract.model.difference import DIFF_VERSION
    from factsheet_extract.model.record import SCHEMA_VERSION

    module, attribute, mode = MODELS[kind]
    model = getattr(import_module(module), attribute)
    schema: dict[str, Any] = model.model_json_schema(mode=mode)
    if mode == "validation":
        schema.get("properties", {}).pop("sha256", None)  # the tool's own: the digest of the file
    version = DIFF_VERSION if kind in {"diff", "series"} else SCHEMA_VERSION
    return {"$schema": DIALECT, "$id": f"{HOME}/{kind}-{version}.json", **schema}
