"""The languages the tool reads: one TOML file each, found by its name.

Start at `load_language`. A new language is one more file here; the contract test runs over every file it finds.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from pydantic import Field, ValidationError

from factsheet_extract.errors import LanguageError
from factsheet_extract.model.edge import Edge
from factsheet_extract.model.language import Language

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from py3langid.langid import LanguageIdentifier

_FOLDER: Final = resources.files(__name__)

CODES: Final[tuple[str, ...]] = tuple(
    sorted(entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if re.fullmatch(r"[a-z]{2}\.toml", entry.name))
)

# A word that shows a language: three letters in a row.
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
# Numbers with the signs round them, which are of no language: "1,234.5 | (30.7)", "+33 % – 12"
_NUMERIC: Final = re.compile(r"\d[\W\d_]*")
# Characters in which a language is looked for, and how many slices of what length of a long text are enough to tell it.
_OPENING: Final = 20_000
_SLICES: Final = 8
_SLICE: Final = 250


@cache
def load_language(code: str) -> Language:
    """Give the language of ISO 639 `code`.

    Raises LanguageError where no file has that code, or naming file, line and key where the file is wrong.
    """
    if code not in CODES:
        raise LanguageError(f"no language {code!r}", hint=f"there are: {', '.join(CODES)}")
    return read_language(_FOLDER / f"{code}.toml")


def read_language(path: Traversable) -> Language:
    """Read one language file; LanguageError names its file, line and key."""
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return Language.model_validate({**tables, "sha256": digest})
    except tomllib.TOMLDecodeError as fault:
        raise LanguageError(str(fault), path=path.name, line=_line_in(str(fault))) from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise LanguageError(first["msg"], path=path.name, line=_line_of(text, first["loc"]), key=key) from fault


def detect_language(text: str, default: str = "en") -> str:
    """Give the code of the language a whole document is written in, among CODES; `default` where it has no letters."""
    opening = text[:_OPENING]
    if not _LETTERS.search(opening):
        return default
    code: str = _identifier().classify(_sample(_NUMERIC.sub(" ", opening)))[0]
    return code


def _sample(text: str) -> str:
    """Give slices of a long text from its beginning to its end: what is bilingual is of the language it has most of."""
    if len(text) <= _SLICES * _SLICE:
        return text
    return " ".join(text[place : place + _SLICE] for place in range(0, len(text) - _SLICE, len(text) // _SLICES))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(CODES))
    return identifier


def _line_in(message: str) -> int | None:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def _line_of(text: str, place: tuple[Any, ...]) -> int | None:
    """Find the line of a key: its table's header, then the key under it; the header's line where the key is absent."""
    names = [str(part) for part in place if not isinstance(part, int)]
    lines = text.splitlines()
    header = next((row for row, line in enumerate(lines) if names and line.strip() == f"[{'.'.join(names[:-1])}]"), None)
    if header is None:
        header = next((row for row, line in enumerate(lines) if names and line.strip().startswith(f"[{names[0]}")), None)
    wanted = re.compile(rf'^\s*"?{re.escape(names[-1] if names else "")}"?\s*=')
    start = header if header is not None else 0
    hit = next((row for row in range(start, len(lines)) if wanted.match(lines[row])), header)
    return None if hit is None else hit + 1


class Symbols(Edge):
    """Signs and abbreviations that every language prints alike; case matters.

    `counted_as` are what stands behind the sign of a unit and says of what it is: "MMT | CO2e".
    """

    weeks: tuple[str, ...] = Field(default=(), strict=False)
    counted_as: tuple[str, ...] = Field(default=(), strict=False)
    measures: dict[str, str]
    temperatures: dict[str, str]
    money: dict[str, str]
    letters: dict[str, str] = Field(default_factory=dict)
    percent: dict[str, str]
    fractions: dict[str, str]
    arrows: dict[str, int]
    words: dict[str, str]


@cache
def load_symbols() -> Symbols:
    """Give the signs shared by all languages; LanguageError where the file is wrong."""
    return Symbols.model_validate(tomllib.loads((_FOLDER / "symbols.toml").read_text(encoding="utf-8")))
