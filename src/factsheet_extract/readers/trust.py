"""Whether the text layer of a page can be trusted, by measure.

Four things are measured on each page: letters at all, the share of characters that no font gives a Unicode value for, the share
that is set but never painted, and the share of words that begin or run as no French, English or Spanish word does (a font map
that turns é into m makes `dmsormais`). What is found becomes a notice; nothing is mended and nothing invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from factsheet_extract.model.document import Notice, TextLayer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.pdfium.pages import RawPage

Verdict: TypeAlias = Literal["embedded", "none", "ocr", "untrusted"]
_UNMAPPED = 0.05  # of the characters: more without a Unicode value, and the text says something else than the page
_STRANGE = 0.02  # of the words: clean sheets of the three languages stay under 0.005
_LEAST_WORDS = 25
_LEAST_STRANGE = 3
_PICTURE = 0.08  # of the page's area: a smaller picture is a logo
_WHOLE = 0.5
# three consonants that no word begins with, or five in a row: "dmsormais", "prmsente"; chr, str, thr … are left out
_CLUSTER = re.compile(
    r"(?!s?ch|str|scr|spr|spl|squ|thr|shr|sph|phr|phl|psy|sth|pht|sk[lr]|km|kg|mm|cm|ml|hls|nh|bph)[bcdfghjklmnpqrstvwxz]{3}"
    r"|[^\W\d_]{0,40}?[bcdfghjklmnpqrstvwxz]{5}"
)
# "mtr", "hts": what every strange word has, and few others
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}")
# glyphs without a value (U+FFFD), and two signs or more of a private area in a row
_LOST = re.compile(r"\ufffd|[\ue000-\uf8ff]{2,}")
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]{4,40}(?![\w/@]|[.-]\w)")


@dataclass(frozen=True, slots=True)
class Trust:
    """What was found about one page."""

    verdict: Verdict
    notices: tuple[Notice, ...] = ()


def judge(page: RawPage, pieces: Sequence[Piece], *, read_by_ocr: bool = False) -> Trust:
    """Judge one page by its words."""
    covered = _covered(page)
    if not pieces:
        return _without_text(page, covered)
    hidden = len("".join([piece.text for piece in pieces if not piece.style.painted]))
    letters = len("".join([piece.text for piece in pieces]))
    if read_by_ocr or (hidden > 0.9 * letters and covered > _WHOLE):
        return Trust("ocr", (_ocr_notice(page),))
    notice = _unmapped(page, letters) or _strange(page, pieces)
    if notice:
        return Trust("untrusted", (notice, *_pictures(page, pieces)))
    return Trust("embedded", _pictures(page, pieces))


def overall(verdicts: Sequence[Verdict]) -> TextLayer:
    """Sum the pages up: one word where they agree, `partial` where some have no text, `untrusted` where one cannot be."""
    kinds = set(verdicts)
    if "untrusted" in kinds:
        return "untrusted"
    if kinds <= {"none"}:
        return "none"
    if "none" in kinds:
        return "partial"
    return "ocr" if "ocr" in kinds else "embedded"


def _covered(page: RawPage) -> float:
    """The share of the page that its biggest picture covers."""
    area = max(page.width * page.height, 1.0)
    return max((max(0.0, b.x1 - b.x0) * max(0.0, b.bottom - b.top) for b in page.images), default=0.0) / area


def _without_text(page: RawPage, covered: float) -> Trust:
    if covered > _WHOLE:
        message = f"page {page.number} is a picture without text: nothing on it is read (the extra ocr can read it)"
        return Trust("none", (Notice("image_only_page", "error", message, page.number),))
    if page.images or page.shapes:
        message = f"page {page.number} has no text layer: what is drawn on it is not read"
        return Trust("none", (Notice("text_layer_missing", "warning", message, page.number),))
    return Trust("embedded")  # an empty page hides nothing


def _ocr_notice(page: RawPage) -> Notice:
    return Notice("text_layer_ocr", "info", f"the text of page {page.number} was read by OCR", page.number)


def _unmapped(page: RawPage, letters: int) -> Notice | None:
    """Characters without Unicode, or in a private area within words; a private sign alone is a bullet of a symbol font."""
    bad = 0 if page.text.isascii() else sum(len(run) for run in _LOST.findall(page.text))
    if bad <= _UNMAPPED * letters:
        return None
    share = round(100 * bad / letters)
    message = f"{share} % of the characters on page {page.number} have no Unicode value: its text is not what is printed"
    return Notice("text_layer_untrusted", "error", message, page.number)


def _strange(page: RawPage, pieces: Sequence[Piece]) -> Notice | None:
    text = " ".join([piece.text for piece in pieces])
    if sum(map(_may_be_strange, _CONSONANTS.finditer(text))) < _LEAST_STRANGE:
        return None
    words = [word for word in _WORD.findall(text) if word.islower()]
    strange = [word for word in words if _CLUSTER.match(word)]
    if len(words) < _LEAST_WORDS or len(set(strange)) < _LEAST_STRANGE or len(strange) < _STRANGE * len(words):
        return None
    share, sample = round(100 * len(strange) / len(words)), ", ".join(list(dict.fromkeys(strange))[:4])
    message = (
        f"{share} % of the words on page {page.number} are spelled as no word is ({sample}): "
        "the font's map gives other letters than those printed"
    )
    return Notice("text_layer_untrusted", "warning", message, page.number)


def _may_be_strange(found: re.Match[str]) -> bool:
    """Say whether consonants in a row may be those of a strange word: five of them, or three that begin it as no word does."""
    start, text = found.start(), found.string
    return found.end() - start > 4 or (not text[start - 1 : start].isalpha() and _CLUSTER.match(text, start) is not None)


def _pictures(page: RawPage, pieces: Sequence[Piece]) -> tuple[Notice, ...]:
    """Say where a large picture holds no text: a table or chart in it is not read."""
    area = max(page.width * page.height, 1.0)
    notices: list[Notice] = []
    for box in page.images:
        width, height = min(box.x1, page.width) - max(box.x0, 0), min(box.bottom, page.height) - max(box.top, 0)
        if max(0.0, width) * max(0.0, height) <= _PICTURE * area:
            continue
        if not any(box.x0 < (p.x0 + p.x1) / 2 < box.x1 and box.top < (p.top + p.bottom) / 2 < box.bottom for p in pieces):
            where = f"from ({box.x0:.0f}, {box.top:.0f}) to ({box.x1:.0f}, {box.bottom:.0f})"
            message = f"a picture on page {page.number} {where} has no text layer: figures in it are not read"
            notices.append(Notice("image_table", "info", message, page.number))
    return tuple(notices)
