"""Hostile sheets, each made by a function: what a batch may meet in the wild, or be sent by somebody who means harm.

`HOSTILE` names them all with their suffix. None is larger than a few hundred kilobytes on disk except the ones whose size is
the point; none is committed.
"""

from __future__ import annotations

import random
import zlib
from typing import TYPE_CHECKING

from tests.faults.pdfs import HELVETICA, assemble, one_page, stream, text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEGABYTE = 1_000_000
GOOD_LINE = "In 2018, 166 countries take part in 12 processes."


def good_pdf() -> bytes:
    """A PDF as it should be, with two figures."""
    return one_page(text_at("Fact sheet 2018") + text_at(GOOD_LINE, y=740))


def spinning_forms() -> bytes:
    """Forms that show forms, ten times each, twelve deep: a million million words from a kilobyte."""
    forms = []
    for depth in range(12):
        inner = b"/X Do " * 10 if depth < 11 else text_at("12 countries")
        names = b"/XObject<</X %d 0 R>>" % (7 + depth) if depth < 11 else b""
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>%s>>" % names
        forms.append(stream(inner, entries))
    return one_page(b"/X Do", more=forms, resources=b"/XObject<</X 6 0 R>>")


def cyclic_form() -> bytes:
    """A form that shows itself."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    return one_page(text_at(GOOD_LINE) + b"/X Do", more=[stream(b"/X Do /X Do", entries)], resources=b"/XObject<</X 6 0 R>>")


def cyclic_pages() -> bytes:
    """A page tree whose branch is its own child."""
    return assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"]
    )


def decompression_bomb() -> bytes:
    """A page whose content is 2 GB of blanks, deflated twice to a few kilobytes."""
    blanks, deflater, check = b" " * MEGABYTE, zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS), 1
    piece = deflater.compress(blanks) + deflater.flush(zlib.Z_FULL_FLUSH)  # which may be repeated
    for _ in range(2000):
        check = zlib.adler32(blanks, check)
    twice = zlib.compress(b"\x78\xda" + piece * 2000 + deflater.flush() + check.to_bytes(4), 9)
    content = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(twice), twice)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, HELVETICA])


def nested_arrays() -> bytes:
    """An array in an array, a hundred thousand deep."""
    return one_page(text_at(GOOD_LINE), more=[b"[" * 100_000 + b"]" * 100_000])


def nested_states() -> bytes:
    """A content stream that saves the graphics state half a million times."""
    return one_page(b"q " * 500_000 + text_at(GOOD_LINE))


def nested_page_tree() -> bytes:
    """A page tree twenty thousand levels high."""
    levels = 20_000
    tree = [b"<</Type/Catalog/Pages 2 0 R>>"]
    tree += [
        b"<</Type/Pages/Kids[%d 0 R]/Count 1%s>>" % (n + 1, b"/Parent %d 0 R" % (n - 1) if n > 2 else b"")
        for n in range(2, levels)
    ]
    tree.append(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (levels - 1))
    return assemble(tree)


def many_words() -> bytes:
    """A page with a million one-letter words, each placed by itself."""
    rows = (b"BT /F1 2 Tf %d %d Td (7) Tj ET\n" % (number % 590, number // 590 % 840) for number in range(100_000))
    return one_page(b"".join(rows) * 10)


def many_rules() -> bytes:
    """A page ruled with 100,000 lines: a table of a million cells."""
    across = (b"0 %d m 595 %d l S\n" % (number % 840, number % 840) for number in range(50_000))
    down = (b"%d 0 m %d 842 l S\n" % (number % 590, number % 590) for number in range(50_000))
    return one_page(text_at(GOOD_LINE) + b"".join(across) + b"".join(down))


def many_pages() -> bytes:
    """A PDF of 10,000 pages, all showing the same content."""
    count = 10_000
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    head = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        stream(text_at(GOOD_LINE)),
        HELVETICA,
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    return assemble([*head, *[page] * count])


def counted_wrong() -> bytes:
    """A page tree that promises two thousand million pages and has one."""
    return good_pdf().replace(b"/Count 1>>", b"/Count 2000000000>>")


def huge_page() -> bytes:
    """A page ten thousand kilometres wide."""
    return good_pdf().replace(b"[0 0 595 842]", b"[-1e30 -1e30 1e30 1e30]")


def font_without_map() -> bytes:
    """A font whose codes say nothing of the characters they show."""
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/None%s>>" % system
    font = b"<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[%s]>>" % descendant
    return one_page(b"BT /F1 11 Tf 72 700 Td <00010002000300040005> Tj ET", font=font)


def broken_references() -> bytes:
    """Cross-references that all point to one place where nothing is."""
    return one_page(text_at(GOOD_LINE), xref=False)


def pages_without_content() -> bytes:
    """A page whose content and fonts are not in the file."""
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R>>"])


def truncated() -> bytes:
    """A PDF of which the second half was never sent."""
    whole = good_pdf()
    return whole[: len(whole) // 2]


def quotes_in_quotes() -> bytes:
    """Markdown quotations inside each other, fifty thousand deep."""
    return b">" * 50_000 + b" 12 countries\n"


def lists_in_lists() -> bytes:
    """Markdown points under points, two thousand deep."""
    return "".join("  " * depth + "- 12 countries\n" for depth in range(2000)).encode()


def open_brackets() -> bytes:
    """Markdown with a hundred thousand links that never end."""
    return b"[" * 100_000 + b"12 countries" + b"](" * 100_000


def open_emphasis() -> bytes:
    """Markdown with a hundred thousand stars and underscores."""
    return b"**12 _" * 50_000


def open_tags() -> bytes:
    """A table cell with a hundred thousand tags that are never closed."""
    return b"| a | b |\n|---|---|\n| " + b"<b><i " * 50_000 + b" | 12 |\n"


def wide_table() -> bytes:
    """A Markdown table of three thousand columns and forty rows."""
    row = b"|" + b" 12 |" * 3000 + b"\n"
    return row + b"|" + b"---|" * 3000 + b"\n" + row * 40


def backticks() -> bytes:
    """Runs of backticks, each one longer than the last."""
    return b"".join(b"`" * length + b" 12 " for length in range(1, 1500))


def one_line() -> bytes:
    """Fifty megabytes of text without a line end."""
    return f"{GOOD_LINE} ".encode() * (50 * MEGABYTE // (len(GOOD_LINE) + 1))


def one_number() -> bytes:
    """A number of a million digits."""
    return b"1" * MEGABYTE


def one_grouped_number() -> bytes:
    """A number of a million digits in groups of three."""
    return b"1" + b",234" * 250_000


def number_words_without_end() -> bytes:
    """A number spelt out in two hundred thousand words."""
    return b"two hundred and thirty-four thousand " * 33_000


def brackets_in_brackets() -> bytes:
    """Half a million opening brackets with a figure in the middle."""
    return b"(" * 250_000 + b"12 countries" + b")" * 250_000


def blanks() -> bytes:
    """Five megabytes of blanks between two figures."""
    return b"12 countries" + b" " * 5 * MEGABYTE + b"13 processes\n"


def short_lines() -> bytes:
    """Half a million lines with one digit."""
    return b"1\n" * 500_000


def combining_marks() -> bytes:
    """A letter under three hundred thousand accents."""
    return ("12 pays e" + "\u0301" * 300_000 + " 13 pays").encode()


def zero_bytes() -> bytes:
    """Text with a zero byte after every character, and an odd length: nearly UTF-16."""
    return GOOD_LINE.encode("utf-16-le") + b"\x00" + b"\xff"


def initials() -> bytes:
    """A hundred thousand capital letters with points, as in a name without end."""
    return b"A. " * 100_000 + b"12 countries\n"


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    make.__name__: (suffix, make)
    for suffix, makers in {
        ".pdf": (
            spinning_forms, cyclic_form, cyclic_pages, decompression_bomb, nested_arrays, nested_states, nested_page_tree,
            many_words, many_rules, many_pages, counted_wrong, huge_page, font_without_map, broken_references,
            pages_without_content, truncated,
        ),
        ".md": (quotes_in_quotes, lists_in_lists, open_brackets, open_emphasis, open_tags, wide_table, backticks),
        ".txt": (
            one_line, one_number, one_grouped_number, number_words_without_end, brackets_in_brackets, blanks, short_lines,
            combining_marks, zero_bytes, initials,
        ),
    }.items()
    for make in makers
}  # fmt: skip


def cut_at_every_kilobyte(content: bytes, step: int = 1000) -> Iterator[bytes]:
    """Give the beginnings of a file: its first kilobyte, its first two, and so on."""
    yield from (content[:end] for end in range(step, len(content), step))


def mutated(content: bytes, seed: int) -> bytes:
    """Change a file at random, the same way for the same seed: bytes flipped, or a piece removed, doubled or moved."""
    choose = random.Random(seed)
    changed = bytearray(content)
    if choose.random() < 0.6:
        for _ in range(choose.choice((1, 3, 10, 100))):
            changed[choose.randrange(len(changed))] ^= 1 << choose.randrange(8)
        return bytes(changed)
    start = choose.randrange(len(changed))
    piece = changed[start : start + choose.choice((1, 10, 100, 2000))]
    del changed[start : start + len(piece)]
    place = choose.randrange(len(changed) + 1)
    for _ in range(choose.choice((0, 1, 2))):
        changed[place:place] = piece
    return bytes(changed)
