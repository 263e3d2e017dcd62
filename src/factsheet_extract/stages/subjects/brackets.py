"""Figures alone in brackets: "Dakar (105)", "a lower rate (8.8 %) than elsewhere (11.7 %)", "63 cases (+8)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.backwards import opening_phrase, phrase_before
from factsheet_extract.stages.subjects.phrases import OPENING, closing, is_function, phrase_after
from factsheet_extract.stages.subjects.places import place_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


# Tokens of the longest name of a place before a bracket.
_LONGEST_PLACE: Final = 6


def bracketed(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Name a figure that stands by itself in brackets; None where it does not, or where nothing before it names it."""
    opened = opened_before(line, index)
    if opened is None:
        return None
    last = line.figure_at[index - 1] if index else None
    if last is not None and (last == opened - 1 or _ends_ratio(line, index - 1, opened)):
        return _again(told)
    if line.quantities[index].kind == "change" and last is not None:
        return _again(told)
    name = phrase_before(line, opened, 0 if last is None else last + 1, places)
    if not name:
        return _at_place(line, opened, told, places) or _again(told)
    known = told.last() if last is not None else None
    if known is not None and known.rule == "subjects.followed" and known.label.startswith(f"{name.text(line)} "):
        return _again(told)  # "86 % of the barns (| 430) were rebuilt"
    if last is not None and _compares(line, name):
        return _compared(line, told, name)
    if is_name(line, name):
        return _listed(line, index, told, name, places)
    if last is not None and line.quantities[index].kind == "percent" and line.quantities[index - 1].kind == "count":
        return _again(told)
    return Reading(name.text(line), "subjects.bracket", named_by=(name.span(line),))


def _ends_ratio(line: Line, index: int, opened: int) -> bool:
    """Whether a bracket opens right behind the whole of a ratio: "one pupil in five | (21.8 %)"."""
    quantity = line.quantities[index]
    ratio = quantity.kind == "ratio" and len(quantity.numbers) > 1
    return ratio and not line.text[quantity.numbers[-1].end : line.tokens[opened].start].strip()


def themed(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "irregular migration (18 networks)": the first figure of a point, in brackets with its noun, counts that for a theme."""
    opened = _opening_before(line, line.figure_at[index])
    if opened is None or index or opened_before(line, index) is not None:
        return None
    close = closing(line, opened, line.last)
    noun = phrase_after(line, line.figure_at[index] + 1, line.last if close is None else close, places)
    name = phrase_before(line, opened, 0, places)
    if not noun or not name or any(line.is_word(place) and not is_function(line, place) for place in range(name.tokens[0])):
        return None
    spans = (name.span(line), noun.span(line))
    if all(line.keys[place] in line.lexicon.kinds for place in noun.tokens):  # "van occupants (5.8 % decrease)"
        return Reading(f"{name.text(line)} ({noun.text(line)})", "subjects.themed", named_by=spans, base=name.text(line))
    theme = (("theme", name.text(line)),)
    return Reading(noun.text(line), "subjects.themed", theme, named_by=spans)


def opened_before(line: Line, index: int) -> int | None:
    """Give the opening bracket before a figure that is alone in it but for function words."""
    start = _opening_before(line, line.figure_at[index])
    if start is None:
        return None
    close = closing(line, start, line.last)
    first = line.figure_at[index] + 1
    first += line.lexicon.others.at(line.keys, first)  # "(-2 % | compared with | 2012)"
    if line.lexicon.groups.at(line.keys, first):
        return start  # "mean age at marriage (29 years | for women)"
    rest = range(first, close if close is not None else line.last)
    return start if all(line.tokens[p].kind != "word" for p in rest) else None


def _opening_before(line: Line, place: int) -> int | None:
    """Give the bracket that opens before a figure, with nothing but function words between."""
    start = place - 1
    while start >= 0 and (line.keys[start] in line.lexicon.adverbs or line.keys[start] in line.lexicon.same):
        start -= 1
    return start if start >= 0 and line.keys[start] in OPENING else None


def _at_place(line: Line, opened: int, told: Told, places: Places) -> Reading | None:
    """ "… (14), followed by Denmark (9)": the same thing at the place right before the bracket."""
    last = told.last()
    found = (place_at(line, place, opened, places) for place in range(opened - 1, max(0, opened - _LONGEST_PLACE) - 1, -1))
    name = next((one for one in found if one is not None and one.last == opened), None)
    if last is None or name is None:
        return None
    return Reading(last.label, "subjects.listed", (("place", name.name),), base=last.base)


def _again(told: Told) -> Reading | None:
    """The same thing in another measure: its change, its share."""
    last = told.last()
    return None if last is None else Reading(last.label, "subjects.bracket_same", last.dimensions, base=last.base)


def _compares(line: Line, name: Phrase) -> bool:
    return bool(line.lexicon.others.before(line.keys, name.tokens[0]))


def _compared(line: Line, told: Told, name: Phrase) -> Reading | None:
    """ "than similar women nationwide (11.7 percent)": the label of the other side, for this group."""
    last = told.last()
    if last is None:
        return None
    group = (("group", name.text(line)),)
    return Reading(last.label, "subjects.bracket_compared", group, named_by=(name.span(line),))


def is_name(line: Line, name: Phrase) -> bool:
    """A run of words with capitals: a place or person in a list, not a thing counted."""
    words = [place for place in name.tokens if line.is_word(place)]
    capitals = [place for place in words if line.text[line.tokens[place].start].isupper()]
    return len(words) <= 6 and bool(capitals) and capitals[0] == words[0] and 2 * len(capitals) > len(words)


def name_kind(line: Line, name: Phrase) -> str:
    """Say what a listed name is: an item where it is an acronym (CERF), else most likely a place."""
    words = [line.words(place, place + 1) for place in name.tokens if line.is_word(place)]
    return "item" if len(words) == 1 and words[0].isupper() and len(words[0]) > 1 else "place"


def _handed_on(line: Line, index: int, told: Told, earlier: Reading) -> str:
    """The label that a list takes from the figure before it; counts take from a share the thing alone, not its predicate."""
    shares = [line.quantities[k].kind for k, one in enumerate(told.readings) if one is earlier]
    return earlier.thing if shares == ["percent"] and line.quantities[index].kind == "count" else earlier.label


def _tail(line: Line, places: Places) -> Phrase:
    """What a sentence says after its list: "Lima (12) and Callao (7) | have most of the cases"."""
    end = line.last - 1 if line.tokens[-1].kind == "sign" else line.last
    return phrase_before(line, end, line.figure_at[-1] + 1, places)


def _holds(line: Line, lead: Phrase) -> bool:
    """Whether the words before the colon are the list's kind of name, not what is counted: "five | countries | : Syria (6)"."""
    before = lead.tokens[0] - 1
    return before >= 0 and line.tokens[before].kind == "figure"


def _listed(line: Line, index: int, told: Told, name: Phrase, places: Places) -> Reading:
    """The names of a list share one label: that of the words before the colon, or of the list's first figure."""
    dimension = ((name_kind(line, name), name.text(line)),)
    span = (name.span(line),)
    colon = next((place for place in range(name.tokens[0] - 1, -1, -1) if line.keys[place] == ":"), None)
    lead = phrase_before(line, colon, 0, places) if colon is not None else None
    earlier = told.rule("subjects.listed")
    if earlier is None and lead and not _holds(line, lead):
        return Reading(lead.text(line), "subjects.listed", dimension, named_by=(lead.span(line), *span))
    tail = _tail(line, places) if earlier is None and told.first() is None else None
    if tail:
        return Reading(tail.text(line), "subjects.listed", dimension, named_by=(*span, tail.span(line)))
    earlier = earlier or told.first() or told.last()
    if earlier is not None:
        label = _handed_on(line, index, told, earlier)
        return Reading(label, "subjects.listed", dimension, named_by=span)
    subject = opening_phrase(line, name.tokens[0], places)
    if subject and line.is_word(subject.tokens[-1] + 1):
        return Reading(subject.text(line), "subjects.listed", dimension, named_by=(subject.span(line), *span))
    return Reading(name.text(line), "subjects.bracket", named_by=span)
