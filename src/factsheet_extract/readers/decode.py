"""Bytes to characters, once, at the door."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from factsheet_extract.errors import UnreadableSource

# Byte order marks, longest first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# First bytes of formats that are renamed to .txt or .md now and then.
_BINARY = {
    b"%PDF-": "a PDF", b"PK\x03\x04": "a zip archive or office file", b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"\xd0\xcf\x11\xe0": "an old office file",
    b"\x7fELF": "a program", b"\x1f\x8b": "a gzip archive",
}  # fmt: skip
# Code pages of French, English and Spanish text, most likely first; the statistics of charset-normalizer choose among them.
_CODE_PAGES = ("cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850")
_SAMPLE = 100_000


def decode(data: bytes, name: str) -> str:
    """Give the characters of a text file: byte order mark, then UTF-8, then UTF-16 by its zeros, then the likeliest code page.

    Raises UnreadableSource where the bytes are empty, or those of another format.
    """
    if not data.strip():
        raise UnreadableSource("the file is empty", source=name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    refuse_binary(data, name)
    for encoding in ("utf-8", *_utf16(data)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _by_statistics(data, name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnreadableSource where the first bytes are those of another format."""
    for first, kind in _BINARY.items():
        if data.startswith(first):
            raise UnreadableSource(
                f"the bytes are those of {kind}, not of text",
                source=name,
                hint="rename the file",
            )
    if data.count(0) and not _utf16(data):
        raise UnreadableSource("the bytes are binary, not text", source=name)


def _utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: for Latin letters every second byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return ("utf-16-le",)
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return ("utf-16-be",)
    return ()


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"the bytes are not {encoding}, which their first bytes promise",
            source=name,
        ) from error


def _by_statistics(data: bytes, name: str) -> str:
    controls = sum(data[:_SAMPLE].count(code) for code in range(32) if code not in (9, 10, 12, 13))
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_CODE_PAGES)).best()
    if controls > 0.01 * len(data[:_SAMPLE]) or best is None:
        raise UnreadableSource(
            "the bytes are no text in an encoding that is known",
            source=name,
            hint="save it as UTF-8",
        )
    return data.decode(best.encoding, errors="replace")
