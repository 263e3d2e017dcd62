"""Figures named by the words right after them: "13 | confirmed cases", "64 % of | households", "1000 tonnes of | food"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.ages import name_of
from factsheet_extract.stages.subjects.backwards import phrase_before
from factsheet_extract.stages.subjects.bounds import qualifies
from factsheet_extract.stages.subjects.phrases import after_restatement, is_function, next_figure, phrase_after, spans_of
from factsheet_extract.stages.subjects.places import time_at
from factsheet_extract.stages.subjects.predicates import counted_out_of, past_restatement, thing_of, with_predicate
from factsheet_extract.stages.subjects.reading import Reading, printed_unit

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


# A name of so few words is helped by the noun it depends on; the name of a rate has its base in it ("per day").
_SHORT: Final[dict[str, int]] = {"count": 2, "rate": 3}


def followed(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The words after the figure, where they can be what is counted: "13 | confirmed cases", "64 % of | households"."""
    upto, last = next_figure(line, index), line.last
    start = after_restatement(line, line.figure_at[index] + 1)
    if start >= line.last or line.tokens[start].kind != "word":
        return None
    upto = max(upto, next((at for at in line.figure_at if at > start), line.last))
    counted = _counted_whole(line, index, start)
    if counted is not None:
        return whole_of(line, counted, places, index)
    through = _qualifiers_after(line, index)
    end = last if through else upto
    joined = line.lexicon.of.at(line.keys, start)
    if line.keys[start] in line.lexicon.times and phrase_before(line, line.figure_at[index], 0, places):
        return None  # "the risk rises | 4.5 times": the words before say what
    if not joined and (not _can_open(line, start, last) or _is_governed(line, index)):
        return None
    phrase = counted_out_of(line, index, places) or phrase_after(line, start, end, places, through)
    if not phrase or is_only_whole(line, index, phrase):
        return None
    if index and _counted_whole(line, index - 1, line.figure_at[index - 1] + 1) == index:
        return _named(line, index, phrase, start, places)  # "two of the | twelve | districts …": the predicate is of the two
    whole = past_restatement(line, index, with_predicate(line, index, phrase))
    if whole is not phrase:
        return Reading(whole.text(line), "subjects.followed", named_by=spans_of(line, whole), core=phrase.text(line))
    return _as_change(line, index, told, phrase) or _named(line, index, phrase, start, places)


def _as_change(line: Line, index: int, told: Told, phrase: Phrase) -> Reading | None:
    """ "37 people, a 1.8 % | decrease": a word for a change says something more of what was told."""
    counted = told.last() if told.readings else None
    if counted is None or len(phrase.tokens) > 1 or line.keys[phrase.tokens[0]] not in line.lexicon.kinds:
        return None
    label = f"{counted.about} ({phrase.text(line)})"
    return Reading(label, "subjects.added", named_by=spans_of(line, phrase), base=counted.about)


def _named(line: Line, index: int, phrase: Phrase, start: int, places: Places) -> Reading:
    """The words of the phrase behind a figure, with the unit printed in it and what is said of it further on."""
    label = name_of(line, index, phrase)
    unit = printed_unit(line, index)
    if unit:
        link = line.words(start, start + line.lexicon.of.at(line.keys, start))
        label = " ".join(piece for piece in (unit, link, label) if piece)
    label += _told_later(line, index, phrase, places)
    label += _governor(line, index, phrase, places)
    return Reading(label, "subjects.followed", named_by=spans_of(line, phrase), core="" if unit else thing_of(line, phrase))


def is_only_whole(line: Line, index: int, phrase: Phrase) -> bool:
    """A share "of the total" is of what was counted before it; the total names nothing: "285 contacts seen, i.e. | 96 %"."""
    return line.quantities[index].kind == "percent" and all(line.keys[place] in line.lexicon.totals for place in phrase.tokens)


def _counted_whole(line: Line, index: int, start: int) -> int | None:
    """Give the figure that a share is of: "90 per cent of the | 2,100 | health facilities"; None where it is of words."""
    following = index + 1
    joined = line.lexicon.of.at(line.keys, start)
    if not joined or following >= len(line.figure_at):
        return None
    if line.figure_at[following] < start + joined:
        return None  # the same figure again, in a bracket: "88 % (1,070) | of the cases"
    between = range(start + joined, line.figure_at[following])
    return following if all(line.keys[place] in line.lexicon.determiners for place in between) else None


def whole_of(line: Line, whole: int, places: Places, index: int) -> Reading | None:
    """Give a share the name of what it is a share of, with what is said of the share."""
    phrase = phrase_after(line, line.figure_at[whole] + 1, next_figure(line, whole), places)
    said = with_predicate(line, index, phrase) if phrase else phrase
    core = "" if said is phrase else phrase.text(line)
    return Reading(said.text(line), "subjects.followed", named_by=spans_of(line, said), core=core) if phrase else None


def _is_governed(line: Line, index: int) -> bool:
    """A share or sum after "of" measures the noun before it: "a growth rate of | 1.3 percent | reversed the trend"."""
    place = line.figure_at[index]
    if line.quantities[index].kind not in ("percent", "money") or place < 2:
        return False
    return line.keys[place - 1] in line.lexicon.of and line.is_word(place - 2) and not is_function(line, place - 2)


def _told_later(line: Line, index: int, phrase: Phrase, places: Places) -> str:
    """What is said of "62 surveys | out of 81 | are done" stands after the whole."""
    following = index + 1
    if following >= len(line.quantities):
        return ""
    place = line.figure_at[following]
    length = line.lexicon.out_of.before(line.keys, place)
    if (
        not length
        or place - length != phrase.stop
        or place + 1 >= line.last
        or line.keys[place + 1] not in line.lexicon.auxiliaries
    ):
        return ""
    later = phrase_after(line, place + 1, line.last, places).text(line)
    return f" {later}" if later else ""


def _qualifiers_after(line: Line, index: int) -> frozenset[int]:
    """The next figure, where it only qualifies this one."""
    following = index + 1
    return frozenset((following,)) if following < len(line.quantities) and qualifies(line, index, following) else frozenset()


def _can_open(line: Line, place: int, last: int) -> bool:
    """A counted noun follows its number at once; a preposition, verb or joining word does not name what is counted."""
    words, key = line.lexicon, line.keys[place]
    if words.stops.at(line.keys, place) or words.parts.at(line.keys, place) or time_at(line, place, last) is not None:
        return False
    if key in words.pronouns:
        return _noun_follows(line, place, last)  # "21 are probable and | 19 | autres suspects"
    return not any(
        key in group for group in (words.prepositions, words.conjunctions, words.auxiliaries, words.verbs, words.determiners)
    )


def _noun_follows(line: Line, place: int, last: int) -> bool:
    after = place + 1
    return after < last and line.is_word(after) and not is_function(line, after) and not line.lexicon.stops.at(line.keys, after)


def _governor(line: Line, index: int, phrase: Phrase, places: Places) -> str:
    """A short name says more with the noun it depends on: "the secretariat of 12 | processes" gives " (secretariat)"."""
    longest = _SHORT.get(line.quantities[index].kind, 0)
    if len(phrase.tokens) > longest:
        return ""
    place = line.figure_at[index]
    length = line.lexicon.governs.before(line.keys, place)
    if not length or not line.is_word(place - length - 1):
        return ""
    head = line.keys[place - length - 1]
    words = line.lexicon
    empty = (words.adverbs, words.totals, words.plain, words.verbs, words.auxiliaries, words.prepositions)
    if any(head in group for group in empty):
        return ""
    governing = phrase_before(line, place - length, 0, places)
    text = governing.text(line)
    return f" ({text})" if text and len(governing.tokens) <= 5 else ""
