"""The names of bodies that a sheet counts in one place and names in another.

    4 global processes   …   The global processes are the Global Forum (GFMD), the IDM, the Review Forum and the Dialogue.
    4 global processes   …   The global processes are:  and a point for each
    2 processus mondiaux sont actifs, le Forum mondial (FMMD) et le Dialogue international (IDM) ; 186 Etats participent …

Start at `told_members`. A list is believed where it follows the scope that is counted and has as many names as the number says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Quantities, Sections
from factsheet_extract.stages.members.listed import as_listed, children
from factsheet_extract.stages.scopes import runs_in
from factsheet_extract.stages.shared import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_CLAUSE: Final = re.compile(r";\s")
_COLON: Final = re.compile(r":\s")
_MOST: Final = 40
_REACH: Final = 2_000  # characters that a list of names and what leads to it may have
_SILENT: Final = frozenset({"header", "footer", "page_number", "axis"})


def told_members(
    annotated: AnnotatedDocument, subject: Subject, scope: tuple[str, ...], words: Vocabulary, ties: Ties
) -> tuple[str, ...]:
    """Give the names told in the number's own clause, else those of a sentence about its scope; empty where neither has all."""
    quantity = annotated.layer(Quantities).quantities[subject.passage][subject.quantity]
    if quantity.value is None or not 1 < quantity.value <= _MOST:
        return ()
    wanted = int(quantity.value)
    return (
        _in_clause(annotated, subject.passage, quantity.end, wanted, words)
        or _in_next(annotated, subject.passage, quantity.end, wanted, words, ties)
        or _elsewhere(annotated, scope, wanted, words, ties)
    )


def _in_next(
    annotated: AnnotatedDocument, passage: int, start: int, wanted: int, words: Vocabulary, ties: Ties
) -> tuple[str, ...]:
    """Give the names of the sentence behind the number's: "Il s'agit du Forum mondial, du Dialogue …", "They are …"."""
    passages = annotated.layer(Sections).passages
    text = passages[passage].text
    following = [one for one in sentences(text, words.grammar.abbreviated) if one[0] > start][:1]
    home, bounds = (passage, following[0]) if following else (passage + 1, (0, _REACH))
    if home >= len(passages):
        return ()
    piece = passages[home].text[bounds[0] : bounds[1]]
    if not following:
        piece = next((piece[a:b] for a, b in sentences(piece, words.grammar.abbreviated)), "")
    tokens = words.grammar.tokens(piece)
    opens = ties.they_are.at(tokens, 0) if tokens else None
    if opens is None:
        return ()
    names = as_listed(piece[opens.end :], wanted, words, ties)
    return names or _in_clause(annotated, home, bounds[0], wanted, words)


def _in_clause(annotated: AnnotatedDocument, passage: int, start: int, wanted: int, words: Vocabulary) -> tuple[str, ...]:
    """Give the known names behind the number, up to a semicolon or the end of its sentence."""
    text = annotated.layer(Sections).passages[passage].text
    end = next((b for a, b in sentences(text, words.grammar.abbreviated) if a <= start <= b), len(text))
    end = min(end, start + _REACH)
    cut = _CLAUSE.search(text, start, end)
    piece = text[start : cut.start() if cut else end]
    named: dict[str, str] = {}
    for hit in words.names.find(words.grammar.tokens(piece)):
        if words.family.names[hit.payload].scope:
            named.setdefault(hit.payload, piece[hit.start : hit.end])
    return tuple(named.values()) if len(named) == wanted else ()


def _elsewhere(
    annotated: AnnotatedDocument, scope: tuple[str, ...], wanted: int, words: Vocabulary, ties: Ties
) -> tuple[str, ...]:
    for index, passage in enumerate(annotated.layer(Sections).passages):
        if annotated.document.blocks[index].kind not in _SILENT and len(passage.text) <= _REACH:
            for piece in _lists(passage.text, scope, words, ties):
                names = as_listed(piece, wanted, words, ties)
                if names:
                    return names
            names = children(annotated, index, wanted) if _leads(passage.text, scope, words, ties) else ()
            if names:
                return names
    return ()


def _leads(text: str, scope: tuple[str, ...], words: Vocabulary, ties: Ties) -> bool:
    """ "The global processes are:", "Procesos mundiales:": nothing but the scope and a link before the colon."""
    tokens = words.grammar.tokens(text) if text.rstrip().endswith(":") else []
    runs = runs_in(tokens, words, ties)
    if len(runs) != 1 or runs[0].codes != scope:
        return False
    inside = {place for hit in ties.links.find(tokens) for place in range(hit.first, hit.last)}
    inside |= {place for hit in words.scopes.find(tokens) for place in range(hit.first, hit.last)}
    inside |= {place for hit in ties.as_follows.find(tokens) for place in range(hit.first, hit.last)}
    inside |= {place for place, token in enumerate(tokens) if token.key in words.activity or token.form in ties.numerals}
    return all(place in inside or not token.content or token.form.isdigit() for place, token in enumerate(tokens))


def _lists(text: str, scope: tuple[str, ...], words: Vocabulary, ties: Ties) -> Iterator[str]:
    """Give what follows "The global processes are", and what follows the colon of a sentence that such a scope opens."""
    tokens = words.grammar.tokens(text)
    for one in runs_in(tokens, words, ties):  # "… take part. Global processes: Alpha Forum; Beta Dialogue"
        named = _COLON.match(text, one.end) if one.codes == scope else None
        if named is not None:
            yield text[named.end() :]
    for start, end in sentences(text, words.grammar.abbreviated):
        inside = [token for token in tokens if start <= token.start < end]
        run = next(iter(runs_in(inside, words, ties)), None)
        if run is None or run.codes != scope or any(token.content for token in inside[: run.first]):
            continue
        link = ties.links.at(inside, run.last) if run.last < len(inside) else None
        if link is not None:
            yield text[link.end : end]
        colon = _COLON.search(text, run.end, end)
        if colon is not None:
            yield text[colon.end() : end]
