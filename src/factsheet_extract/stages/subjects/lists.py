"""What an item leaves unsaid: the label of the line it stands under, the full name of what it counts by its first word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_extract.stages.subjects.backwards import phrase_before
from factsheet_extract.stages.subjects.display import is_alone, label_beside
from factsheet_extract.stages.subjects.labelled import OF_NAME, OF_PLACE
from factsheet_extract.stages.subjects.lexicon import TOKEN, fold_key
from factsheet_extract.stages.subjects.text import make_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.layers import Sections
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Reading
    from factsheet_extract.stages.subjects.text import Line

# A line of so many tokens that opens with a figure is a point of a list, with or without a bullet.
_SHORT_LINE = 16
# So many figures of the lines before may hand their words on.
_REMEMBERED = 6
# A label of so few words may stand for a longer one printed before it.
_SHORT = 2


def complete(
    document: Document,
    sections: Sections,
    lines: Mapping[int, tuple[Line, ...]],
    found: dict[int, list[Reading]],
    lexicon: Lexicon,
    places: Places,
) -> None:
    """Fill in `found` what items and lone figures leave to the lines before them."""
    leads = _leads(document)
    holding = _places_under(document, found, places)
    alone = frozenset(index for index in found if is_alone(sections.passages[index].text, lines.get(index, ())))
    for index in found.keys() - lines.keys():
        found[index] = [_named_beside(document, sections, found, alone, index, reading) for reading in found[index]]
    last: list[Reading] = []
    for index in sorted(lines):
        lead = leads.get(index)
        above = _label_of(lead, sections, found, lexicon, places) if lead is not None else ""
        known = [label for label in (above, *_names_of(last)) if label]
        kind = "place" if document.blocks[index].parent in holding else "item"
        counted = above if document.blocks[index].parent in found else ""
        listed = _is_listed(document, index, lines[index][0])
        given = [_completed(reading, above, known if listed else [], counted, kind) for reading in found[index]]
        found[index] = [_with_lead(old, new, lead, above) for old, new in zip(found[index], given, strict=True)]
        found[index] = [_named_beside(document, sections, found, alone, index, reading) for reading in found[index]]
        last = [*last, *found[index]][-_REMEMBERED:] if document.blocks[index].kind == "item" else found[index][-_REMEMBERED:]


def _named_beside(
    document: Document,
    sections: Sections,
    found: Mapping[int, list[Reading]],
    alone: frozenset[int],
    index: int,
    reading: Reading,
) -> Reading:
    """A figure that nothing in its block names: by the text beside it where it stands alone, else by its section."""
    if reading.label:
        return reading
    beside = label_beside(document, sections.passages, found, alone, index)
    if beside is not None:
        return replace(reading, label=sections.passages[beside].text, rule="subjects.beside", heads=(beside,))
    section = sections.passages[index].section
    if section is None or sections.sections[section].block == index:
        return reading
    title, block = sections.sections[section].title, sections.sections[section].block
    return replace(reading, label=title, rule="subjects.section", heads=(block,))


def _with_lead(old: Reading, new: Reading, lead: int | None, above: str) -> Reading:
    """Say that the line above named the figure, where it did."""
    return replace(new, heads=(lead,)) if lead is not None and new.label != old.label and new.label in above else new


def _places_under(document: Document, found: Mapping[int, list[Reading]], places: Places) -> frozenset[int | None]:
    """The blocks whose points are named by places, as far as is known; then all their points are."""
    held = set()
    for index, readings in found.items():
        parent = document.blocks[index].parent
        for reading in readings if parent is not None else ():
            keys = [fold_key(token) for token in TOKEN.findall(reading.label)]
            known = reading.rule == OF_NAME and any(places.names.at(keys, place) for place in range(len(keys)))
            if known or reading.rule == OF_PLACE:
                held.add(parent)
    return frozenset(held)


def _names_of(readings: list[Reading]) -> list[str]:
    """Labels from the last to the first, those of wholes before those of parts ("of which 75 imported cases").

    Those of figures for a place or group: a list that counts one thing for each of them names it in full once.
    """
    listed = [reading for reading in reversed(readings) if reading.has("place") or reading.has("group")]
    wholes = [reading.label for reading in listed if reading.rule != "subjects.part"]
    return [*wholes, *(reading.label for reading in listed if reading.rule == "subjects.part")]


def _leads(document: Document) -> Mapping[int, int]:
    """The block each item stands under: its parent, else the paragraph or heading its list follows."""
    leads: dict[int, int] = {}
    before: int | None = None
    for index, block in enumerate(document.blocks):
        if block.parent is not None:
            leads[index] = block.parent
        elif block.kind == "item" and before is not None:
            leads[index] = before
        if block.kind != "item":
            before = index if block.kind in ("paragraph", "heading", "other") else None
    return leads


def _is_listed(document: Document, index: int, line: Line) -> bool:
    """Whether a block is one of a list: an item, or a short line that opens with its figure."""
    kind = document.blocks[index].kind
    opens = bool(line.figure_at) and line.figure_at[0] == 0 and len(line.tokens) <= _SHORT_LINE
    return kind == "item" or (kind in ("paragraph", "cell", "other") and opens)


def _label_of(lead: int, sections: Sections, found: dict[int, list[Reading]], lexicon: Lexicon, places: Places) -> str:
    """What the leading line names: its last figure's label, or its own words where it ends in a colon."""
    labels = [reading.label for reading in found.get(lead, []) if reading.label and reading.dimension_of is None]
    if labels:
        return labels[-1]
    text = sections.passages[lead].text
    if not text.rstrip().endswith(":"):
        return ""
    line = make_lines(lead, text, (), (), lexicon)[-1]
    return phrase_before(line, line.last - 1, 0, places).text(line)


def _completed(reading: Reading, above: str, known: list[str], counted: str, kind: str) -> Reading:
    if not reading.label or (reading.rule == OF_PLACE and above):
        return replace(reading, label=above, rule="subjects.parent") if above else reading
    if reading.rule == OF_NAME and counted:
        return replace(reading, label=counted, rule="subjects.parent", dimensions=((kind, reading.label), *reading.dimensions))
    words = _words(reading.label)
    if len(words) > _SHORT or not (reading.has("place") or reading.has("group")):
        return reading
    for label in known:
        fuller = _from_word(label, words[0])
        if len(_words(fuller)) > len(words) and set(words) <= set(_words(fuller)):
            return replace(reading, label=fuller)
    return reading


def _from_word(label: str, word: str) -> str:
    """The part of a label from a word on: "number of confirmed cases" from "confirmed"; empty where the word is not there."""
    found = next((match for match in TOKEN.finditer(label) if fold_key(match[0]) == word), None)
    # "people/sec" is no more of the name "people"
    return "" if found is None or label[found.end() : found.end() + 1].strip() else label[found.start() :]


def _words(label: str) -> list[str]:
    return [fold_key(token) for token in TOKEN.findall(label) if token[0].isalnum()]
