"""What sets a figure apart in its sentence: place, period, and the bound that another number sets."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.bounds import bounds_of
from factsheet_extract.stages.subjects.clauses import group_of
from factsheet_extract.stages.subjects.owners import owners
from factsheet_extract.stages.subjects.phrases import next_figure
from factsheet_extract.stages.subjects.places import place_at, time_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factsheet_extract.stages.subjects.places import Found, Places
    from factsheet_extract.stages.subjects.reading import Reading
    from factsheet_extract.stages.subjects.text import Line


# The rule of a figure that bounds another.
_QUALIFIER: Final = "subjects.qualifier"


def add_dimensions(line: Line, readings: list[Reading], places: Places) -> list[Reading]:
    """Give the readings with the place and period printed nearest to each figure, and the bounds that others set."""
    found_places = _scan(line, lambda place, last: place_at(line, place, last, places))
    found_times = [time for time in _scan(line, lambda place, last: time_at(line, place, last)) if not _points_back(line, time)]
    compared = _compared_times(line, found_times)
    owned = owners(line, found_places)
    owning = {id(place) for place in owned.values()}
    free = [place for place in found_places if id(place) not in owning]
    clauses = _clauses(line)
    subjects = {id(place) for place in free if not place.bare or _is_subject(line, place)}
    given = []
    for index, reading in enumerate(readings):
        more: dict[str, str | int | float] = {}
        near = [place for place in free if id(place) in subjects or _names(line, reading, place)]
        if not reading.has("place") and (place := _place(line, index, near, owned, clauses)):
            more["place"] = place.name
        if not reading.has("group") and (group := group_of(line, index, places)):
            more["group"] = group
        if not reading.has("period") and (time := _nearest(line, index, _told_of(index, found_times, compared), clauses)):
            more["period"] = _period(line, time)
        qualifying = [k for k, other in enumerate(readings) if other.dimension_of == index and other.rule == _QUALIFIER]
        given.append(reading.with_dimensions(more | bounds_of(line, index, qualifying)))
    return given


def _place(line: Line, index: int, others: list[Found], owned: Mapping[int, Found], clauses: list[int]) -> Found | None:
    """The place between a figure and the next, else the one that owns it, else the nearest that owns no other."""
    place = line.figure_at[index]
    upto = _reach(line, index)
    if index in owned and line.depth[place]:  # "Lodja (504 cases) in the Sankuru": what follows the bracket is of all its list
        upto = next((p for p in range(place, upto) if line.depth[p] < line.depth[place]), upto)
    inside = next((one for one in others if place < one.first < upto), None)
    return inside or owned.get(index) or _nearest(line, index, others, clauses)


def _compared_times(line: Line, found: list[Found]) -> Mapping[int, Found]:
    """The times behind figures that others are compared with, which are of them alone: "against 68.2 % | a year ago"."""
    owned: dict[int, Found] = {}
    for index, place in enumerate(line.figure_at):
        start = place
        while start and line.keys[start - 1] in line.lexicon.determiners:
            start -= 1
        upto = next_figure(line, index)
        behind = next((time for time in found if place < time.first < upto), None)
        if index and behind is not None and line.lexicon.others.before(line.keys, start):
            owned[index] = behind
    return owned


def _told_of(index: int, found: list[Found], compared: Mapping[int, Found]) -> list[Found]:
    """The times that may be those of a figure: all but those of figures it is compared with."""
    others = [id(time) for at, time in compared.items() if at != index]
    return [time for time in found if id(time) not in others] if others else found


def _scan(line: Line, at: Callable[[int, int], Found | None]) -> list[Found]:
    """Give every place or period of the line, without overlaps, in order."""
    found: list[Found] = []
    place = 0
    while place < line.last:
        one = at(place, line.last)
        if one is not None:
            found.append(one)
        place = one.last if one is not None else place + 1
    return found


def _nearest(line: Line, index: int, found: list[Found], clauses: list[int]) -> Found | None:
    """The one between the figure and the next; else between the last and this one, if nearer to it; else the only one."""
    place = line.figure_at[index]
    after, since = _reach(line, index), line.figure_at[index - 1] if index else -1
    told = clauses[number - 1] if (number := bisect_left(clauses, place - 1)) else -1  # what is before is not of this clause
    here = [one for one in found if not one.first <= place < one.last and not one.last <= told < place]
    for one in here:
        if place < one.first < after:
            return one
    for one in reversed(here):
        if (
            since < one.first < place
            and (since < 0 or place - one.last < one.first - since - 1)
            and ";" not in line.keys[one.last : place]
        ):
            return one
    here = [one for one in here if not _is_parted(line, one, place)]
    names = {one.name for one in here}
    return here[0] if len(names) == 1 else None


def _is_parted(line: Line, one: Found, place: int) -> bool:
    """Whether a semicolon parts a place or period from a figure, and the sentence does not open with it."""
    first, last = (one.last, place) if one.last <= place else (place, one.first)
    return one.first > line.opening + 1 and ";" in line.keys[first:last]


def _clauses(line: Line) -> list[int]:
    """The commas after which a clause says what came of what went before: "in Djera | , bringing it to 66"."""
    words, keys = line.lexicon, line.keys
    commas = (place for place in range(line.last - 1) if keys[place] == ",")
    return [
        at for at in commas
        if words.stops.at(keys, at + 1) and keys[at + 1] in words.verbs and not words.relatives.at(keys, at + 1)
    ]  # fmt: skip


def _reach(line: Line, index: int) -> int:
    """How far what follows a figure still speaks of it: to the next figure, to a word that turns to another ("than") or to a
    part ("including one in …"), or to the end of its clause."""
    upto = next_figure(line, index)
    return next((p for p in range(line.figure_at[index] + 1, upto) if _turns(line, p)), upto)


def _turns(line: Line, place: int) -> bool:
    words = line.lexicon
    parts = bool(words.parts.at(line.keys, place)) and line.keys[place - 1] != ","
    return line.keys[place] == ";" or bool(words.others.at(line.keys, place)) or parts


def _is_subject(line: Line, place: Found) -> bool:
    """Whether a sentence opens with the name of a place and goes on in small letters: "Turkey | hosted"."""
    opens = all(line.keys[before] in line.lexicon.determiners for before in range(place.first))
    return opens and line.is_word(place.last) and line.text[line.tokens[place.last].start].islower()


def _names(line: Line, reading: Reading, place: Found) -> bool:
    """Whether a name printed without a preposition is part of what names the figure: "| California | women"."""
    start = line.tokens[place.first].start
    return any(first <= start < last for first, last in reading.named_by)


def _points_back(line: Line, time: Found) -> bool:
    """Whether a time is one told before: "over the same period"."""
    return any(line.keys[place] in line.lexicon.again for place in range(time.first, time.last))


def _period(line: Line, time: Found) -> str:
    """The period as printed, with "since" or "until" but without a plain "in" or "on"."""
    if time.bare:
        return time.name
    lead = line.lexicon.time_before.at(line.keys, time.first)
    if line.lexicon.place_before.at(line.keys, time.first) or (lead == 1 and line.keys[time.first] in line.lexicon.determiners):
        return line.words(time.first + lead, time.last)
    return line.words(time.first, time.last)
