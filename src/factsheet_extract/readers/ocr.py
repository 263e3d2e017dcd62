"""OCR of pages without a text that can be trusted: ocrmypdf and Tesseract give a PDF with a text layer, read as any PDF.

The extra `ocr` brings ocrmypdf; Tesseract and its languages come from the system (Debian: tesseract-ocr, tesseract-ocr-fra,
tesseract-ocr-spa; English is part of the first).
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.errors import EnvironmentLacks, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.options import ReadOptions
    from factsheet_extract.readers.page.printed import Line
    from factsheet_extract.readers.page.words import Piece

# ISO 639-1 to Tesseract's names; what a sheet of unknown language is read with
_LANGUAGES = {"fr": "fra", "en": "eng", "es": "spa"}
_HINT = "pip install 'factsheet-extract[ocr]'; apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa"
_DPI = 300
_SECONDS_A_PAGE = 120


# "e", "°", "Ÿ" …   what Tesseract makes of a bullet or an arrow before a point
_BULLETS = frozenset("eoÿŸ°¢©®«“”*+>»¥")
# "O1"  "1O"  "l2"   a figure with a letter of its form in it
_FIGURE = re.compile(r"(?=[OolI]*\d)[OolI\d]{2,9}")
_DIGITS = str.maketrans("OolI", "0011")


def settle(pieces: list[Piece]) -> None:
    """Even out what OCR guesses: the size of letters line by line, and letters that stand for figures."""
    sizes = sorted(piece.size for piece in pieces for _ in piece.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for piece in pieces:
        if 0.72 * usual < piece.size < 1.45 * usual:
            piece.size = usual
        if not piece.text.isdigit() and _FIGURE.fullmatch(piece.text):
            piece.reads = piece.text.translate(_DIGITS)


def see_bullets(lines: list[Line]) -> None:
    """A lone sign or letter before a line that stands in is the bullet of a point."""
    for line in lines:
        first = line.pieces[0]
        if len(line.pieces) > 2 and first.text in _BULLETS and line.pieces[1].x0 - first.x1 > 0.25 * first.size:
            line.pointed = True


def available() -> str | None:
    """Give None where OCR can run, else what is missing."""
    if importlib.util.find_spec("ocrmypdf") is None:
        return "the Python package ocrmypdf"
    if shutil.which("tesseract") is None:
        return "the program tesseract"
    return None


def add_text_layer(data: bytes, name: str, pages: Sequence[int], options: ReadOptions) -> bytes:
    """Give the PDF with `pages` (from 1) read by OCR; their own text, if any, is replaced.

    Raises EnvironmentLacks where ocrmypdf, Tesseract or a language is not installed, UnreadableSource where OCR fails.
    """
    missing = available()
    if missing:
        raise EnvironmentLacks(f"OCR needs {missing}", what="ocr", hint=_HINT)
    import ocrmypdf

    with tempfile.TemporaryDirectory(prefix="factsheet-ocr-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(data)
        try:
            ocrmypdf.ocr(
                source, target, language=_languages(options), pages=",".join(map(str, pages)), force_ocr=True,
                output_type="pdf", optimize=0, oversample=_DPI, progress_bar=False, jobs=1,
                tesseract_timeout=_SECONDS_A_PAGE, invalidate_digital_signatures=True,
            )  # fmt: skip
        except ocrmypdf.exceptions.MissingDependencyError as error:
            raise EnvironmentLacks(f"OCR lacks a program: {error}", what="ocr", hint=_HINT) from error
        except (ocrmypdf.exceptions.ExitCodeException, OSError, ValueError) as error:
            raise UnreadableSource(f"OCR failed: {error}", source=name) from error
        return target.read_bytes()


def _languages(options: ReadOptions) -> list[str]:
    """The sheet's language first where it is known, then those of the three that are installed."""
    installed = _installed()
    wanted = [_LANGUAGES[options.language]] if options.language in _LANGUAGES else list(_LANGUAGES.values())
    found = [language for language in wanted if language in installed]
    if not found:
        raise EnvironmentLacks(f"Tesseract has no data for {', '.join(wanted)}", what="ocr", hint=_HINT)
    return found


def _installed() -> set[str]:
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return set(listed.stdout.split())
