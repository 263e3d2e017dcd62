"""Figures that count some of what another does: "62 surveys | out of 81", "13 cases, of which | 7", "including | 41 deaths"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.stages.subjects.lexicon import fold_key
from factsheet_extract.stages.subjects.phrases import (
    Phrase,
    after_restatement,
    is_function,
    next_figure,
    phrase_after,
    reading_of,
    spans_of,
)
from factsheet_extract.stages.subjects.places import place_at, time_at
from factsheet_extract.stages.subjects.predicates import is_headless
from factsheet_extract.stages.subjects.reading import Reading, printed_unit

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


def out_of(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "62 surveys out of 81 are done": the second figure counts what the first is a part of."""
    place = line.figure_at[index]
    length = line.lexicon.out_of.before(line.keys, place)
    if not index or not length or not told.readings[index - 1].label:
        return None
    if any(line.tokens[p].kind == "sign" for p in range(line.figure_at[index - 1] + 1, place - length)):
        return None
    if phrase_after(line, place + 1, min(place + 2, next_figure(line, index)), places):
        follows = line.keys[place + 1]
        if follows not in line.lexicon.auxiliaries:
            return None
    phrase = phrase_after(line, line.figure_at[index - 1] + 1, place - length, places)
    return reading_of(line, phrase, "subjects.out_of") if phrase else None


def part(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "13 confirmed cases, of which 7 | 41 deaths": the same noun again, unless another follows."""
    place, upto = line.figure_at[index], next_figure(line, index)
    whole, opened = told.last(), _opened(line, place)
    if opened is None or whole is None:
        return None
    start = after_restatement(line, place + 1)
    own = phrase_after(line, start, max(upto, next((at for at in line.figure_at if at > start), line.last)), places)
    unit = printed_unit(line, index)
    if unit and whole.about.startswith(unit):
        own = own or _complement(line, place + 1, upto, places)
        label = " ".join((whole.about, own.text(line))).strip()
        return Reading(label, "subjects.part", whole.dimensions, named_by=spans_of(line, own))
    if not own:
        own = _apart(line, place + 1, upto, places)
        if not own:
            return Reading(whole.about, "subjects.part")
    elif _is_same(line, own, whole.about) or not (start > place + 1 or _tells_more(line, index, own, opened=opened)):
        return reading_of(line, own, "subjects.part")
    return Reading(f"{whole.about} ({own.text(line)})", "subjects.part", named_by=spans_of(line, own), base=whole.about)


def _tells_more(line: Line, index: int, own: Phrase, *, opened: str) -> bool:
    """Whether the words behind a part say which of the whole it counts; a noun of its own names it alone ("dont 41 décès")."""
    place, quantity = line.figure_at[index], line.quantities[index]
    follows = place + 1
    if follows >= line.last:
        return False
    joined = bool(line.lexicon.of.at(line.keys, follows))
    if joined and quantity.kind == "count":  # "142 000 t, dont | 81 000 d'huîtres"
        return index > 0 and line.quantities[index - 1].kind in ("measure", "money")
    helped = line.keys[follows] in line.lexicon.auxiliaries
    share = quantity.kind == "percent" and not joined
    return helped or share or opened == "apart" or is_headless(line, index, follows)


def _is_same(line: Line, own: Phrase, about: str) -> bool:
    """Whether the words behind a part begin with the noun of the whole: "4 million people, of whom | 2 million people …"."""
    return fold_key(line.words(own.tokens[0], own.tokens[0] + 1)) == fold_key(about.partition(" ")[0])


def _apart(line: Line, start: int, upto: int, places: Places) -> Phrase:
    """What a preposition leads to behind a part, where it is no place or time: "dont 147 | en réanimation"."""
    if time_at(line, start, line.last) is not None or place_at(line, start, line.last, places) is not None:
        return Phrase((), start)
    found = _complement(line, start, upto, places)
    return found if found and found.tokens[0] == start else Phrase((), start)


def of_them(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "12 | of them live in towns", "they will be | 12 to go": what was counted before, counted again."""
    place, last = line.figure_at[index], told.last()
    if last is None:
        return None
    them = line.lexicon.parts.at(line.keys, place + 1)
    if them > 1:
        told_of = phrase_after(line, place + 1 + them, next_figure(line, index), places)
        label = f"{last.about} ({told_of.text(line)})" if told_of else last.about
        return Reading(label, "subjects.of_them", named_by=spans_of(line, told_of), base=last.about)
    start = place
    while start and line.is_word(start - 1) and line.keys[start - 1] in line.lexicon.auxiliaries:
        start -= 1
    opens = start < place - 1 and (not start or line.tokens[start - 1].kind == "sign")
    follows = line.is_word(place + 1) and is_function(line, place + 1)
    return Reading(last.about, "subjects.of_them") if opens and follows and not told.readings else None


def _opened(line: Line, place: int) -> str | None:
    """Say whether a word for a part opens right before a figure ("of which | 7") or apart from it ("Of these, | 7")."""
    start = place
    while start and not line.lexicon.parts.before(line.keys, start):
        if line.keys[start - 1] not in line.lexicon.determiners and line.keys[start - 1] not in line.lexicon.adverbs:
            break
        start -= 1
    if line.lexicon.parts.before(line.keys, start):
        return "beside"
    comma = line.opening + line.lexicon.parts.at(line.keys, line.opening)
    return "apart" if comma > line.opening and start == comma + 1 and line.keys[comma] == "," else None


def _complement(line: Line, start: int, upto: int, places: Places) -> Phrase:
    """A phrase with the preposition that opens it: "to members of the team"."""
    length = line.lexicon.prepositions.at(line.keys, start) if start < upto else 0
    rest = phrase_after(line, start + length, upto, places)
    return Phrase((*range(start, start + length), *rest.tokens), rest.stop) if length and rest else rest
