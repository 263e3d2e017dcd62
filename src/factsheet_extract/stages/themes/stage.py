"""Themes and how many of the family's bodies deal with each.

Start at `find_themes`. A statement of a theme is a label, a number and mostly a scope, in one of these forms:

    Migration irrégulière – 14 PCR et FIR      label, number, scope (cells, points, display type)
    Migration irrégulière : 14                 label, number; the scope is the lead-in's or the column's
    14 PCR et FIR sur la migration irrégulière number, scope, label (also a number in display type over its label)
    Migration irrégulière | 14                 a row's label and its number in another cell
    La migration irrégulière est abordée par 14 PCR et FIR     a sentence, where the theme is known

A label that the family does not know is a theme all the same where it stands among themes: under a heading that says so, or
beside three known ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Place, Quantities, Sections, Themes, ThemeSpan
from factsheet_extract.stages.scopes import runs_in, scopes_at
from factsheet_extract.stages.shared import begun_in, sentences
from factsheet_extract.stages.tables.cells import Cells
from factsheet_extract.stages.themes.homes import SHORT, SHORT_WORDS, Homes, leads_of, row_label_of
from factsheet_extract.stages.themes.labels import Statement, ThemeNames, theme_names
from factsheet_extract.stages.themes.scopes import told_in, with_scopes
from factsheet_extract.stages.themes.shared import listed_behind, shared_out
from factsheet_extract.stages.themes.slices import Slices
from factsheet_extract.stages.vocabulary import ties_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.stages.scopes import ScopeRun
    from factsheet_extract.stages.themes.shared import Shared
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_SILENT: Final = frozenset({"header", "footer", "page_number", "axis", "note"})
# A sentence that states a theme without the family's knowing it is no longer than this many words.
_LABEL_WORDS: Final = 14
# A line that says what was counted stands no further below a theme than this many passages.
_BELOW: Final = 40
# So many figures may be a lead and its list.
_LED: Final = 3
# "compared with" stands within this many characters before its number.
_AGAINST: Final = 24
# A short bracket right behind a number or its noun: " (RCPs and IRFs)"; its closing mark may be lost.
_BRACKET: Final = re.compile(r"\s{0,2}\([^()]{1,60}\)?")


def find_themes(annotated: AnnotatedDocument, context: Context) -> Themes:
    """Give the themes in reading order; none where the family has none."""
    names, words, ties = theme_names(context), words_of(annotated, context), ties_of(context)
    if names is None or words is None or ties is None:
        return Themes()
    finder = _Finder(annotated, names, words, ties)
    return Themes(tuple(finder.spans()))


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, names: ThemeNames, words: Vocabulary, ties: Ties) -> None:
        self.annotated, self.names, self.words, self.ties = annotated, names, words, ties
        self.sections = annotated.layer(Sections)
        self.passages = self.sections.passages
        self.quantities = annotated.layer(Quantities).quantities
        self.runs: dict[int, list[ScopeRun]] = {}
        self.told: dict[tuple[int, int], frozenset[tuple[str, ...]]] = {}
        self.slices = Slices(self.passages, names, words, ties)
        self.tokens, self.starts = self.slices.tokens, self.slices.starts
        self.cells = Cells(annotated.document, [passage.text for passage in self.passages])
        self.admitted = frozenset(words.family.themes.scopes or words.family.scopes)

    def spans(self) -> Iterator[ThemeSpan]:
        """Give known themes, and unknown ones that stand among themes."""
        first = [(statement, self._read(statement)) for statement in self._statements()]
        told = told_in((statement, span) for statement, span in first if self._sure(statement))
        read = with_scopes(first, told)
        homes = self._homes(read)
        forms = {statement.form for statement, span in read if span.concept is not None and statement.passage in homes}
        for statement, span in read:
            among = statement.passage in homes or (statement.passage in told and not self._of_a_role(statement))
            if (span.concept is not None and (among or self._sure(statement))) or (
                among and span.label and self._is_label(statement) and (not forms or statement.form in forms)
            ):
                yield span

    def _of_a_role(self, statement: Statement) -> bool:
        return bool(self.words.cues.find(self.slices.between(statement.passage, *statement.context)))

    def _statements(self) -> Iterator[Statement]:
        for index, passage in enumerate(self.passages):
            if self.annotated.document.blocks[index].kind in _SILENT or not self.quantities[index]:
                continue
            for start, end in sentences(passage.text, self.words.grammar.abbreviated):
                yield from self._in_sentence(index, start, end)

    def _in_sentence(self, index: int, start: int, end: int) -> Iterator[Statement]:
        """Cut a sentence at its figures; what stands before the first tells whether labels come first or last."""
        inside = begun_in(self.quantities[index], start, end)
        numbered = enumerate(self.quantities[index][inside], inside.start)
        figures = [
            (number, quantity) for number, quantity in numbered if _whole(quantity) and self._tells(index, quantity, end)
        ]  # fmt: skip
        figures = self._without_lead(index, figures)
        shared = shared_out(
            self.slices.between(index, start, end), [quantity for _, quantity in figures], self.names, self.ties
        )
        if shared:
            yield from self._shared(index, figures, shared)
            return
        cursor, first = start, True
        label_first = True
        scope: tuple[str, ...] = ()
        label = (start, start)
        for place, (number, quantity) in enumerate(figures):
            run = self._scope_after(index, quantity)
            after = run.end if run else quantity.end
            stop = figures[place + 1][1].start if place + 1 < len(figures) else end
            before = self.slices.trim(index, cursor, self._opening(quantity))
            following = self.slices.following(index, after, stop)
            if first:
                label_first, first = self.slices.label_first(index, before, following), False
            if not (label_first and run and label[0] < label[1] and self.slices.joins(index, cursor, quantity.start)):
                turned = label_first and self.slices.turns(index, before, following, 0 < place == len(figures) - 1)
                label = before if label_first and not turned else following
            opening = self._scope_first(index, label) if not (run or scope) else None
            scope = run.codes if run else opening.codes if opening else scope
            label = (self.slices.past_about(index, opening.end, label[1]), label[1]) if opening else label
            form = f"{'label' if label_first else 'number'} {'scope' if run else 'bare'}"
            whole = (cursor if label_first else quantity.start, after)
            behind = listed_behind(self.slices.between(index, after, stop), self.names, self.words, self.ties)
            if not behind or label_first:
                yield self._statement(index, number, label, scope, whole, form)
            for other in behind:
                yield self._statement(index, number, other, scope, whole, form)
            cursor = behind[-1][1] if behind else after

    def _without_lead(self, index: int, figures: list[tuple[int, Quantity]]) -> list[tuple[int, Quantity]]:
        """Leave out a number that leads to a list: "plus de quinze PCR et FIR : la traite (18), les données (17)"."""
        text = self.passages[index].text
        if len(figures) < _LED or not all(text[quantity.start - 1] == "(" for _, quantity in figures[1:]):
            return figures
        first = figures[0][1]
        run = self._scope_after(index, first)
        colon = text.find(":", run.end, figures[1][1].start) if run else -1
        led = run is not None and colon >= 0 and not self.names.whole(self.slices.between(index, run.end, colon))
        return figures[1:] if led else figures

    def _tells(self, index: int, quantity: Quantity, end: int) -> bool:
        """No number of another time ("against 12 in 2018"), nor one of themes themselves ("three themes stand out")."""
        before = self.slices.between(index, max(0, quantity.start - _AGAINST), quantity.start)
        against = [place for place in range(max(0, len(before) - 3), len(before)) if self.ties.against.at(before, place)]
        led = any(hit is not None and hit.last == len(before) for hit in (self.ties.against.at(before, p) for p in against))
        behind = self.slices.between(index, quantity.end, end)[:2]
        return not led and not self.words.theme_sections.find(behind)

    def _shared(self, index: int, figures: Sequence[tuple[int, Quantity]], shared: Sequence[Shared]) -> Iterator[Statement]:
        """Give the themes that a sentence names together; the scope after the last number is that of all."""
        run = self._scope_after(index, figures[-1][1])
        scope = run.codes if run else ()
        end = run.end if run else figures[-1][1].end
        for one in shared:
            number = figures[one.number][0]
            yield self._statement(index, number, (one.start, one.end), scope, (one.start, end), "label shared")

    def _statement(
        self, index: int, number: int, label: tuple[int, int], scope: tuple[str, ...], whole: tuple[int, int], form: str
    ) -> Statement:
        start, end = min(whole[0], *label) if label[0] < label[1] else whole[0], max(whole[1], label[1])
        context = self.slices.trim(index, start, end, "(")
        if label[0] < label[1]:
            return Statement(index, number, label, scope, context, "themes.statement", form)
        row = row_label_of(self.annotated, self.cells, index, self._worded)
        if row is None:
            return Statement(index, number, (0, 0), scope, context, "themes.statement", form)
        length = len(self.passages[row].text)
        return Statement(index, number, (0, length), scope, context, "themes.row", form, row)

    def _scope_first(self, index: int, label: tuple[int, int]) -> ScopeRun | None:
        """ "PCR et FIR traitant de la migration irrégulière : 14": the scope opens the label."""
        tokens = self.tokens[index]
        first = bisect_left(self.starts[index], label[0])
        run = None if first == len(tokens) else scopes_at(tokens, first, self.words, self.ties)
        return run if run is not None and run.end < label[1] else None

    def _opening(self, quantity: Quantity) -> int:
        return min(quantity.start, quantity.cue[0]) if quantity.cue else quantity.start

    def _scope_after(self, index: int, quantity: Quantity) -> ScopeRun | None:
        """Give the scopes after a number; those in a bracket win over a general one: "24 mechanisms (RCPs and IRFs)"."""
        bracketed = self._bracketed(index, quantity.end)
        if bracketed is not None:
            return bracketed
        tokens = self.tokens[index]
        place = bisect_left(self.starts[index], quantity.end)
        run = None if place == len(tokens) else scopes_at(tokens, place, self.words, self.ties)
        if run is not None and self.admitted.intersection(run.codes):
            return run
        return self._bracketed(index, run.end if run else quantity.end) or run

    def _bracketed(self, index: int, start: int) -> ScopeRun | None:
        """Give the scopes of the bracket that opens at once, up to its end: "2 (RCPs only): climate change"."""
        bracket = _BRACKET.match(self.passages[index].text, start)
        inside = self.slices.between(index, *bracket.span()) if bracket else []
        runs = runs_in(inside, self.words, self.ties)
        if bracket is None or not runs or not self.admitted.intersection(runs[0].codes):
            return None
        return runs[0]._replace(end=bracket.end())

    def _read(self, statement: Statement) -> ThemeSpan:
        home = statement.label_passage if statement.label_passage is not None else statement.passage
        start, end = statement.label
        tokens = self.slices.content(home, start, end)
        named = self.slices.named(home, tokens)
        text = self.passages[home].text[start:end]
        if named is not None and named.concept is not None:
            text = self.passages[home].text[named.start : named.end]
        quantity = self.quantities[statement.passage][statement.quantity]
        return ThemeSpan(
            concept=named.concept if named else None,
            label=text.strip(),
            scope=statement.scope or self._scope_around(statement, named.start if named else statement.context[0]),
            context=Place(statement.passage, *statement.context),
            rule=statement.rule,
            count=quantity.value,
            quantity=(statement.passage, statement.quantity),
        )

    def _scope_around(self, statement: Statement, begins: int) -> tuple[str, ...]:
        """Give the scope named before it in a text; else the column head's, that of what it stands under, its heading's."""
        earlier = [] if self._short(statement.passage) else self._runs_before(statement.passage, begins)
        told = next((run.codes for run in reversed(earlier) if self.admitted.intersection(run.codes)), None)
        if told:
            return told
        for index in (*self.cells.beside(statement.passage), *leads_of(self.annotated, self.cells, statement.passage)):
            runs = runs_in(self.tokens[index], self.words, self.ties)
            codes = [code for run in runs for code in run.codes if code in self.admitted]
            if codes:
                return tuple(dict.fromkeys(codes))
        return self._only_scope(statement) or self._below(statement.passage)

    def _below(self, passage: int) -> tuple[str, ...]:
        """Give the scopes of a short line without a figure below the themes: "(nombre de PCR et de FIR)"."""
        section = self.passages[passage].section
        for index in range(passage + 1, min(passage + _BELOW, len(self.passages))):
            if self.passages[index].section != section or self.annotated.document.blocks[index].kind == "heading":
                break
            if not self.quantities[index] and len(self.tokens[index]) <= SHORT_WORDS:
                codes = [code for run in runs_in(self.tokens[index], self.words, self.ties) for code in run.codes]
                if codes and self.admitted.issuperset(codes):
                    return tuple(dict.fromkeys(codes))
        return ()

    def _runs_before(self, index: int, offset: int) -> list[ScopeRun]:
        """Give the runs of scopes among the words that begin before an offset; a run that the offset cuts is read anew."""
        if index not in self.runs:
            self.runs[index] = runs_in(self.tokens[index], self.words, self.ties)
        runs, end = self.runs[index], bisect_left(self.starts[index], offset)
        whole = runs[: bisect_right(runs, end, key=lambda run: run.last)]
        first = whole[-1].last if whole else 0
        cut = len(whole) < len(runs) and runs[len(whole)].first < end
        return [*whole, *runs_in(self.tokens[index][first:end], self.words, self.ties)] if cut else whole

    def _only_scope(self, statement: Statement) -> tuple[str, ...]:
        """ "RCPs and IRFs numbering 14 deal with irregular migration": the one run of scopes of its sentence."""
        text = self.passages[statement.passage].text
        bounds = sentences(text, self.words.grammar.abbreviated)
        place = bisect_right(bounds, statement.context[0], key=lambda one: one[0]) - 1
        start, end = bounds[place] if bounds else (0, len(text))
        whole = (statement.passage, start)
        if whole not in self.told:
            said = runs_in(self.slices.between(statement.passage, start, end), self.words, self.ties)
            self.told[whole] = frozenset(run.codes for run in said)
        told = self.told[whole]
        codes = next(iter(told)) if len(told) == 1 else ()
        return codes if self.admitted.issuperset(codes) else ()

    def _homes(self, read: Sequence[tuple[Statement, ThemeSpan]]) -> Homes:
        """Give where themes stand: so headed, or around three known ones in short lines."""
        known = {
            statement.passage: span.concept
            for statement, span in read
            if span.concept is not None and (self._short(statement.passage) or self._sure(statement))
        }
        headed = [number for number, section in enumerate(self.sections.sections) if self._headed(section.block)]
        return Homes(headed, known, {index: passage.section for index, passage in enumerate(self.passages)})

    def _worded(self, index: int) -> bool:
        """Tell whether a cell holds words of its own, beside scopes and figures."""
        tokens = self.tokens[index]
        taken = {place for run in runs_in(tokens, self.words, self.ties) for place in range(run.first, run.last)}
        return not self.quantities[index] and any(t.content and n not in taken for n, t in enumerate(tokens))

    def _short(self, index: int) -> bool:
        return self.annotated.document.blocks[index].kind in SHORT or len(self.tokens[index]) <= SHORT_WORDS

    def _headed(self, block: int) -> bool:
        return bool(self.words.theme_sections.find(self.tokens[block]))

    def _sure(self, statement: Statement) -> bool:
        """Away from themes, a statement needs its scope printed and no role said with it."""
        return bool(statement.scope) and not self._of_a_role(statement)

    def _is_label(self, statement: Statement) -> bool:
        """An unknown theme is a short label in a point, cell or display, or a whole short passage."""
        home = statement.label_passage if statement.label_passage is not None else statement.passage
        tokens = self.slices.content(home, *statement.label)
        if not 0 < len(tokens) <= _LABEL_WORDS or self.words.scopes.find(tokens):
            return False
        said = [hit for lexicon in (self.ties.before, self.ties.after, self.ties.other) for hit in lexicon.find(tokens)]
        told = {place for hit in said for place in range(hit.first, hit.last)}
        if not any(token.content and place not in told for place, token in enumerate(tokens)):
            return False  # "o más", "at least"
        if self.words.counted_nouns & {token.key for token in tokens}:
            return False  # "pays participant à un PCR" says who takes part, not what is talked about
        return self._short(statement.passage)


def _whole(quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.value is not None and quantity.value == quantity.value.to_integral_value()
