"""Bytes deflated behind the digest of what they hold: made where they arise, checked where they are used.

A worker seals what it hands over, so that the one parent of many workers neither deflates nor copies whole records.
"""

from __future__ import annotations

import hashlib
import zlib

_LEVEL = 3  # deflate: records shrink to a tenth; higher levels cost more than they save
_DIGEST = 32


def seal(content: bytes) -> bytes:
    """Give the SHA-256 of the content, and the content deflated."""
    return hashlib.sha256(content).digest() + zlib.compress(content, _LEVEL)


def opened(sealed: bytes) -> bytes | None:
    """Give the content back; None where it does not agree with its digest."""
    try:
        content = zlib.decompress(sealed[_DIGEST:])
    except zlib.error:
        return None
    return content if hashlib.sha256(content).digest() == sealed[:_DIGEST] else None
