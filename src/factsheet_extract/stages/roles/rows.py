"""Roles in a table: a row whose label names one, its numbers and names in the other cells.

    Observer     | 19           Full member | Bali Process, IGC           Hosting of secretariats | 2 secretariats | GFMD, IGC
    Observer     | 19 ISCMs | global processes included

Start at `row_role`. The actor is the heading's or the one named last, since a row names none. A cell of words behind the one
with the number is a remark: it names nothing that the role is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.layers import Place, RoleSpan
from factsheet_extract.stages.roles.since import dated, since_in
from factsheet_extract.stages.roles.targets import Sentence, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit
    from factsheet_extract.model.layers import Quantities
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.roles.since import Since
    from factsheet_extract.stages.roles.targets import Target
    from factsheet_extract.stages.tables.cells import Cells
    from factsheet_extract.stages.vocabulary import Cue, Ties, Vocabulary

# In a row's label the role is named within the first words ("IOM's role: observer").
_LABEL_REACH: Final = 4


class RowRole(NamedTuple):
    """The roles of one row, and the cells they were read from."""

    spans: tuple[RoleSpan, ...]
    cells: frozenset[int]


def row_role(
    layer: Quantities, passages: Sequence[Passage], cells: Cells, label: int, actor: str, words: Vocabulary, ties: Ties
) -> RowRole | None:
    """Give the role of the row that the cell `label` names; None where it names none or its row says nothing of it."""
    cue = _cue(layer, passages, label, words)
    if cue is None:
        return None
    number: tuple[int, int] | None = None
    named: list[str] = []
    read = [label]
    told: list[Target] = []
    sinces: list[Since] = []
    role = cue.payload.role
    for index in _values(passages, cells, label, role, words):
        text = passages[index].text
        targets = names(_sentence(layer, passages, index, words), words, ties)
        counts = [place for place, one in enumerate(layer.quantities[index]) if one.kind == "count" and one.value is not None]
        inside = {place for target in targets for place in range(target.first, target.last)}
        if len(counts) > 1 or not _only_bodies(text, layer, index, words, ties, role, inside):
            if number and not layer.quantities[index]:
                continue
            return None
        read.append(index)
        number = number or ((index, counts[0]) if counts else None)
        named += [target.name for target in targets if target.name]
        if not told:
            told, sinces = targets, list(since_in(_sentence(layer, passages, index, words), ties))
    if not named:
        named = _bracketed(layer, passages, label, cue, words, ties)
    if number is None and not named:
        return None
    since = _since(layer, passages, label, words, ties)
    parts = dated(told, sinces) if number is None and sinces and len(told) > 1 else []
    groups = [(tuple(one.name for one in group if one.name), year) for group, year in parts] or [(tuple(named), since)]
    if len(groups) == 1 and len(sinces) == 1:
        groups = [(groups[0][0], sinces[0].year)]
    spans = [_span(layer, passages, label, cue, actor, number, names_, year) for names_, year in groups]
    return RowRole(tuple(spans), frozenset(read))


def _bracketed(
    layer: Quantities, passages: Sequence[Passage], label: int, cue: Hit[Cue], words: Vocabulary, ties: Ties
) -> list[str]:
    """ "Hosting of secretariats (GFMD and IGC) | 2": the names in the bracket that ends the label."""
    sentence = _sentence(layer, passages, label, words)
    opened = sentence.text.find("(", cue.end)
    if opened < 0 or not sentence.text.rstrip().endswith(")"):
        return []
    return [one.name for one in names(sentence, words, ties) if one.name and sentence.tokens[one.first].start > opened]


def _sentence(layer: Quantities, passages: Sequence[Passage], index: int, words: Vocabulary) -> Sentence:
    text = passages[index].text
    return Sentence(text, words.grammar.tokens(text), (), layer.references[index])


def _since(layer: Quantities, passages: Sequence[Passage], label: int, words: Vocabulary, ties: Ties) -> str | None:
    """ "Organizer, since 2005 | global RCP meetings"."""
    told = ties.since.find(words.grammar.tokens(passages[label].text))
    years = (one for one in layer.references[label] if one.reason == "year" and told and one.start >= told[0].end)
    return next((one.value for one in years), None)


def _span(
    layer: Quantities, passages: Sequence[Passage], label: int, cue: Hit[Cue], actor: str, number: tuple[int, int] | None,
    named: tuple[str, ...], since: str | None,
) -> RoleSpan:  # fmt: skip
    text = passages[label].text
    value = layer.quantities[number[0]][number[1]].value if number else None
    place = Place(label, 0, len(text.rstrip()))
    return RoleSpan(actor, cue.payload.role, text[cue.start : cue.end], place, "roles.row", value, named, since, number)


def _cue(layer: Quantities, passages: Sequence[Passage], label: int, words: Vocabulary) -> Hit[Cue] | None:
    """Give the one role that a label without a figure names in its first words; a generic one gives way to its whole.

    "Hosting of secretariats" names the hosting, and the secretariats that are hosted.
    """
    if layer.quantities[label]:
        return None
    tokens = words.grammar.tokens(passages[label].text)
    keys = {token.key for token in tokens}
    # a verb stands for the noun that its form is too, beside the noun it needs: "Host of the secretariat"
    cues = [
        hit for hit in words.cues.find(tokens) if hit.payload.kind == "noun" or keys & words.needed(hit.payload.role)
    ]  # fmt: skip
    needed = frozenset().union(*(words.needed(hit.payload.role) for hit in cues))
    cues = [hit for hit in cues if not (words.family.roles[hit.payload.role].generic and tokens[hit.first].key in needed)]
    return cues[0] if len(cues) == 1 and cues[0].first <= _LABEL_REACH else None


def _values(passages: Sequence[Passage], cells: Cells, label: int, role: str, words: Vocabulary) -> Iterator[int]:
    """Give the cells with words or figures to the right of a label, up to the next label of the same row."""
    needed = words.needed(role)
    for index in cells.right_of(label):
        tokens = words.grammar.tokens(passages[index].text)
        if any(hit.payload.kind == "noun" and tokens[hit.first].key not in needed for hit in words.cues.find(tokens)):
            return
        if tokens:
            yield index


def _told(layer: Quantities, index: int) -> list[tuple[int, int]]:
    """Give where years and dates stand in a cell."""
    return [(one.start, one.end) for one in layer.references[index] if one.reason in ("year", "date")]


def _only_bodies(
    text: str, layer: Quantities, index: int, words: Vocabulary, ties: Ties, role: str, named: set[int]
) -> bool:  # fmt: skip
    """Nothing but numbers, scopes, names and what the role is counted in stands in the cell."""
    tokens = words.grammar.tokens(text)
    nouns = words.needed(role) | words.counted.get(role, frozenset())
    inside = {place for hit in words.scopes.find(tokens) for place in range(hit.first, hit.last)} | named
    inside |= {place for hit in (*ties.other.find(tokens), *ties.since.find(tokens)) for place in range(hit.first, hit.last)}
    inside |= {place for place, token in enumerate(tokens) if any(a <= token.start < b for a, b in _told(layer, index))}
    figures = [(one.start, one.end) for one in layer.quantities[index]]
    return all(
        place in inside or not token.content or token.key in nouns or any(start <= token.start < end for start, end in figures)
        for place, token in enumerate(tokens)
    )
