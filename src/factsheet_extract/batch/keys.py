"""What a record depends on, as keys: the same key, the same bytes.

A record depends on the sheet's bytes and name, the choices, the rules (this package's own source), the libraries, the words by
which families and languages are recognised, and then on one family file, one language file and that language's models. Which
family and language those are is known only after reading. So there are two keys: `base` from what is known before, under
which a trace says what was recognised; and `full` from the base and the digests of what the trace names, as they are now.
Changing one family's vocabulary makes new keys for that family's sheets only.
"""

from __future__ import annotations

import hashlib
import json
import platform
import tomllib
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib import metadata, resources
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from factsheet_extract.batch.task import Choices

LIBRARIES = (
    "babel", "charset-normalizer", "markdown-it-py", "numpy", "ocrmypdf", "pdfminer.six", "pdfplumber", "py3langid", "pydantic",
    "pypdfium2", "rapidfuzz", "spacy",
)  # fmt: skip
"""Distributions whose version may change a record."""
MODEL_SIZES = ("core_news_sm", "core_news_md", "core_news_lg", "core_web_sm", "core_web_md", "core_web_lg")
NO_PART = frozenset({"batch", "cli", "diff", "evaluate", "review", "sinks", "__pycache__"})
"""Parts of the package that a record does not depend on."""

_PACKAGE = resources.files("factsheet_extract")


@dataclass(frozen=True)
class Keys:
    """Makes keys for one run: everything but the sheet is looked up once."""

    choices: Choices

    @cached_property
    def _ground(self) -> str:
        """Digest all that a base key depends on beside the sheet."""
        return digest_of(asdict(self.choices), rules_version(), library_versions(), self._recognition())

    def base(self, name: str, source_sha256: str) -> str:
        """Give the key of a sheet before anything is known about it."""
        return digest_of(self._ground, name, source_sha256)

    def full(self, base: str, family: str | None, language: str) -> str:
        """Give the key of a sheet's record, for the family and the language that were recognised."""
        return digest_of(base, family and family_digest(family), language_digest(language), model_versions(language))

    def _recognition(self) -> object:
        """Give the words by which sheets are recognised; nothing where the caller has named family and language."""
        codes = [] if self.choices.language else language_codes()
        families = {} if self.choices.family else recognition_words()
        return [codes, families]


def digest_of(*parts: object) -> str:
    """Give the SHA-256 of values that JSON can hold."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def rules_version() -> str:
    """Digest the package's own files that decide what a record says, family and language files apart."""
    return _digest_files(_rule_files(_PACKAGE, ""))


@cache
def tables_version() -> str:
    """Digest the package's files that decide how records are written to tables and databases."""
    return _digest_files(_rule_files(_PACKAGE / "sinks", "sinks/"))


def _digest_files(files: Iterator[tuple[str, Traversable]]) -> str:
    digest = hashlib.sha256()
    for name, file in sorted(files, key=itemgetter(0)):
        digest.update(f"{name}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _rule_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            if name not in NO_PART and entry.name != "__pycache__":
                yield from _rule_files(entry, f"{name}/")
        elif entry.name.endswith((".py", ".toml")) and not _is_pack(name):
            yield name, entry


def _is_pack(name: str) -> bool:
    """Whether a file is one family's or one language's: those have digests of their own."""
    folder, _, file = name.rpartition("/")
    code = file.removesuffix(".toml")
    return file.endswith(".toml") and (folder == "families" or (folder == "languages" and len(code) == 2))


@cache
def library_versions() -> dict[str, str | None]:
    """Give the versions of Python and of the libraries that a record depends on."""
    return {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}


@cache
def model_versions(language: str) -> dict[str, str | None]:
    """Give the trained models installed for a language, with their versions."""
    names = [f"{language}_{size}" for size in MODEL_SIZES]
    return {name: version for name in names if (version := _version(name))}


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


@cache
def language_codes() -> list[str]:
    """Give the codes of the languages there are."""
    return sorted(entry.name.removesuffix(".toml") for entry in _packs("languages") if _is_pack(f"languages/{entry.name}"))


@cache
def language_digest(code: str) -> str | None:
    """Digest one language file; None where there is none."""
    return _file_digest(_PACKAGE / "languages" / f"{code}.toml")


@cache
def family_digest(name_or_path: str) -> str | None:
    """Digest one family file, shipped or given by its path; None where there is none."""
    shipped = _file_digest(_PACKAGE / "families" / f"{name_or_path}.toml")
    return shipped or _file_digest(Path(name_or_path))


@cache
def recognition_words() -> dict[str, object]:
    """Give, for every family shipped, what decides whether a sheet is its own."""
    return {entry.name: _recognition_of(entry) for entry in _packs("families")}


def _recognition_of(file: Traversable) -> object:
    """Give the tables by which a family is recognised; of a file that is broken, all of it."""
    text = file.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return text
    return [tables.get("name"), tables.get("languages"), tables.get("recognise")]


def _packs(folder: str) -> list[Traversable]:
    return [entry for entry in (_PACKAGE / folder).iterdir() if entry.name.endswith(".toml")]


def _file_digest(file: Traversable) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
