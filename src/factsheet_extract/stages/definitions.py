"""The short forms a sheet explains itself: "regional consultative processes (RCPs)", "…, ou PCR", "ISCM: inter-State …".

Start at `find_definitions`. Each printed short form is tried with the words beside it: the letters must be found in them, in
order (Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003), or be
the initials of their content words in any order, as where an acronym of another language is kept ("Dialogue international sur
la migration (IDM)").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.families.words import Grammar, fold, fold_all, labels_of
from factsheet_extract.model.layers import Definitions, DefinitionSpan, Place, Sections
from factsheet_extract.stages.shared import grammar_of
from factsheet_extract.stages.tables.cells import Cells
from factsheet_extract.stages.vocabulary import scoped_start, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.family import Family
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage

# A short form: "MCIM", "RCPs", "UN-HLD", "EE.UU.", "SWFs"; two to ten letters with two capitals, digits allowed inside.
_SHORT: Final = re.compile(r"(?<![\w-])(?=\w{0,9}[A-ZÀ-Ý]\w{0,9})([A-ZÀ-Ý][\w&.-]{0,8}[A-ZÀ-Ý][s]?)(?!\w)")
# What every short form has: two capitals within ten letters. Most passages have none.
_CAPITALS: Final = re.compile(r"[A-ZÀ-Ý][\w&.-]{0,8}[A-ZÀ-Ý]")
# A bracket with nothing but a short form, at the head of a line: "(ISCMs) are …".
_OPENS: Final = re.compile(r"\(([A-ZÀ-Ý][\w&.-]{0,8}[A-ZÀ-Ý]s?)\)")
# Where a long form cannot reach back over: brackets, a sentence's end, a colon, a semicolon, quotation marks that open.
_STOP: Final = re.compile(r"[()\[\].;:!?«»“”\n\t|•]")
# What stands between a long form and its short form is no longer than this.
_LEAD: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")
# A long form after its short form: "(mécanismes …)", "(PCR, processus …)", " – mécanismes …", ": mécanismes …".
_AFTER: Final = re.compile(
    r"[»”\"]?\s{0,2}(?:\(([^()]{4,160})\)|,\s([^.;:(),\n]{4,160})\)"
    r"|\s[:–—=-]\s{1,2}([^.;:()\n·•|]{4,160})|:\s{1,2}([^.;:()\n·•|]{4,160}))"
)
# What may stand between a short form or its long form and the words that tie them: quotation marks, blanks, a comma or colon.
_QUOTES: Final = r"[\s,:«»“”\"']{0,4}"
_LONG: Final = r"([^.;:()\n·•|«»“”\"]{4,160})"
# A hyphen at the end of a line, and the break.
_LINE_END: Final = re.compile(r"[-‐]\s{1,9}")
# No tie reaches over the end of a sentence or a bracket.
_SENTENCE: Final = re.compile(r"[.;()\n]")
# Where words may be parted by a program.
_TYPESET: Final = "application/pdf"
# A known long form begins no further before its short form, with no more words between.
_BACK: Final = 220
_TIED_BEFORE: Final = 10
# A known long form ends no further behind its short form.
_AHEAD: Final = 300
# So many words may stand between a short form and the long form that the family knows for it.
_TIED: Final = 6
# A line of a glossary: "CIG   Consultas Intergubernamentales sobre Migración, Asilo y Refugiados".
_LINE: Final = re.compile(r"([A-ZÀ-Ý][\w&.-]{0,8}[A-ZÀ-Ý]s?)\s{1,9}([^.;:()\n·•|]{4,160})")


def find_definitions(annotated: AnnotatedDocument, context: Context) -> Definitions:
    """Give the document's own definitions in reading order; of several of one term the first, or one that says more."""
    finder = _Finder(context)
    found: dict[str, DefinitionSpan] = {}
    passages = annotated.layer(Sections).passages
    source, typeset = annotated.document.text, annotated.document.source.media_type == _TYPESET
    shown = [index for index, passage in enumerate(passages) if _CAPITALS.search(passage.text)]
    alone = any(_SHORT.fullmatch(passages[index].text) for index in shown)
    cells = Cells(annotated.document, [passage.text for passage in passages]) if alone else None
    for index in shown:
        passage = passages[index]
        beside = next(iter(cells.beside(index)), None) if cells else None
        rows = finder.in_row(passage.text, beside, passages[beside].text) if beside is not None else []
        before = finder.over_break(index, passage.text, passages[index - 1].text) if index else []
        for one in (*finder.in_text(index, passage.text), *before, *rows):
            span = finder.as_known(one, passage, source, typeset)
            term = singular(span.term)
            if term not in found or finder.fuller(span, found[term]):
                found[term] = span
    return Definitions(tuple(form for span in found.values() for form in _forms(span)))


def _forms(span: DefinitionSpan) -> Iterator[DefinitionSpan]:
    """Give the definition of the term as printed, and of its singular: "ISCMs" explains "ISCM" as well."""
    yield span
    if singular(span.term) != span.term:
        yield replace(span, term=singular(span.term))


class _Finder:
    """Looks for definitions with one language's words and one family's acronyms."""

    def __init__(self, context: Context) -> None:
        self._grammar: Grammar = grammar_of(context)
        relations = context.language.relations
        words = sorted(relations.long_form, key=len, reverse=True) if relations else []
        self._between = re.compile(
            rf"[\s,«“\"'(–—-]*(?:\b(?:{'|'.join(map(re.escape, words)) or '$^'})\b)?[\s,:«“\"'(]*$", re.IGNORECASE
        )
        self._tied = _tied(words, sorted(relations.stands_for, key=len, reverse=True) if relations else [])
        self._known = _known_forms(context)
        joints = "|".join(map(re.escape, relations.and_)) if relations else ""
        self._listed = re.compile(rf"\s{{1,2}}(?:{joints or '$^'})\s{{1,2}}(?={_SHORT.pattern})")
        self._words = vocabulary_of(context)

    def fuller(self, span: DefinitionSpan, known: DefinitionSpan) -> bool:
        """A later definition says the earlier one's words and more ("processus consultatifs régionaux sur la migration")."""
        new, old = self._grammar.keys(span.expansion), self._grammar.keys(known.expansion)
        return len(new) > len(old) and new[: len(old)] == old

    def as_known(self, span: DefinitionSpan, passage: Passage, source: str, typeset: bool) -> DefinitionSpan:
        """Give a long form with the hyphen of a line's end where the family writes it so: "inter-" "regional forums"; where
        a typesetter parts words, as the sheet has the word elsewhere."""
        start = passage.text.find(span.expansion, span.whole.start) if span.whole.passage == passage.block else -1
        known = self._known.get(fold(singular(span.term)), ())
        if start < 0 or not known:
            return span
        dashed = _dashed(passage, start, start + len(span.expansion), source)
        known_so = tuple(self._key(word) for word in _WORD.findall(dashed)) in known
        if dashed == span.expansion or not known_so or (typeset and _is_spelt_whole(span.expansion, dashed, source)):
            return span
        return replace(span, expansion=dashed)

    def _key(self, word: str) -> str:
        return self._grammar.key(fold(word))

    def in_text(self, index: int, text: str) -> Iterator[DefinitionSpan]:
        for match in _SHORT.finditer(text):
            span = (
                self._told_before(index, text, match)
                or self._before(index, text, match)
                or self._after(index, text, match)
                or self._beside(index, text, match)
            )
            if span is not None:
                yield span

    def over_break(self, index: int, text: str, before: str) -> list[DefinitionSpan]:
        """A long form that was cut off from its bracket: a bold line, then "(ISCMs) are …"."""
        match = _OPENS.match(text)
        if match is None or not before or before[-1] in ".!?:;":
            return []
        words = list(_WORD.finditer(before, self._reach(before, len(before))))
        first = self._first_word(match[1], words)
        if first is None:
            return []
        start = words[first].start()
        return [
            DefinitionSpan(match[1], before[start:].strip(), Place(index - 1, start, len(before)), "definitions.over_break")
        ]

    def in_row(self, text: str, beside: int, long: str) -> list[DefinitionSpan]:
        """A short form alone in its cell, its long form in the cell beside it."""
        if _SHORT.fullmatch(text) is None:
            return []
        words = list(_WORD.finditer(long))
        letters = _letters(text)
        fits = bool(words) and (_in_order(letters, words, 0) or self._initials(letters, words, 0) == 0)
        if not self._is_known(text, words) and (not fits or len(self._content(words)) > len(letters) + 3):
            return []
        return [DefinitionSpan(text, long.strip(), Place(beside, 0, len(long)), "definitions.row")]

    def _before(self, index: int, text: str, match: re.Match[str]) -> DefinitionSpan | None:
        """Long form first: "… (MCIM)", "…, ou PCR)", "… o PCR"."""
        lead = self._between.search(text, max(0, match.start() - _LEAD), match.start())
        if lead is None or lead.start() == match.start() or not lead.group().strip():
            return None
        if lead.group().endswith("(") and self._listed.match(text, match.end()):
            return None  # "two secretariats (GFMD and IGC)": names in a list
        begin, end = self._reach(text, lead.start()), lead.start()
        words = list(_WORD.finditer(text, begin, end))
        first = self._first_word(match.group(), words)
        scoped = scoped_start(self._words, match.group(), text[begin:end]) if self._words else None
        starts = [words[first].start()] if first is not None else []
        starts += [begin + scoped] if scoped is not None else []
        if not starts:
            return None
        start = min(starts)
        whole = Place(index, start, self._closed(text, match.end()))
        return DefinitionSpan(match.group(), text[start:end].strip(), whole, "definitions.long_form_first")

    def _after(self, index: int, text: str, match: re.Match[str]) -> DefinitionSpan | None:
        """Short form first: "MCIM (mécanismes …)", "MCIM : mécanismes …", "MCIM signifie …", "RCPs, or regional …"."""
        tail = _AFTER.match(text, match.end()) or self._tied.match(text, match.end())
        if tail is None and not text[: match.start()].strip():
            tail = _LINE.fullmatch(text)
        if tail is None:
            return None
        group = tail.lastindex or 0
        begin, end = tail.span(group)
        words = list(_WORD.finditer(text, begin, end))
        while words and not self._content(words[:1]):
            words = words[1:]  # "ISCM stands for an inter-State …"
        words = words[: self._known_length(match.group(), words)]
        content = self._content(words)
        letters = _letters(match.group())
        known = self._is_known(match.group(), words)
        if not content or not (known or _in_order(letters, words, 0) or self._initials(letters, words, 0) == 0):
            return None
        if not known and (tail.re is not _AFTER or group > 2) and len(content) > len(letters) + 3:
            return None
        begin, end = words[0].start(), words[-1].end()
        whole = Place(index, match.start(), max(end, tail.end()) if tail.re is _AFTER else end)
        return DefinitionSpan(match.group(), text[begin:end], whole, "definitions.short_form_first")

    def _beside(self, index: int, text: str, match: re.Match[str]) -> DefinitionSpan | None:
        """A long form that the family knows, a few words after its short form: "On entend par PCR les processus …", "An RCP is
        a regional …", "RCP stands for … and IRF for inter-regional forum on migration"."""
        forms = self._known.get(fold(singular(match.group())), ())
        if not forms:
            return None
        reach = min(len(text), match.end() + _AHEAD)
        stop = _SENTENCE.search(text, match.end(), reach)
        words = list(_WORD.finditer(text, match.end(), stop.start() if stop else reach))
        printed = tuple(self._key(word.group()) for word in words[: _TIED + max(map(len, forms), default=0)])
        for keys in forms:
            for first in range(min(_TIED, len(printed) - len(keys)) + 1):
                if len(keys) > 1 and printed[first : first + len(keys)] == keys:
                    begin, end = words[first].start(), words[first + len(keys) - 1].end()
                    place = Place(index, match.start(), end)
                    return DefinitionSpan(match.group(), text[begin:end], place, "definitions.known_form")
        return None

    def _told_before(self, index: int, text: str, match: re.Match[str]) -> DefinitionSpan | None:
        """A long form that the family knows, a few words before its short form: "…, que l'on désigne par le sigle MCIM"."""
        forms = self._known.get(fold(singular(match.group())), ())
        if not forms:
            return None
        stops = [stop.end() for stop in _SENTENCE.finditer(text, max(0, match.start() - _BACK), match.start())]
        begin = stops[-1] if stops else max(0, match.start() - _BACK)
        words = list(_WORD.finditer(text, begin, match.start()))
        printed = tuple(self._key(word.group()) for word in words)
        for keys in forms:
            for last in range(len(words), max(len(keys), len(words) - _TIED_BEFORE) - 1, -1):
                if len(keys) > 1 and last < len(words) and printed[last - len(keys) : last] == keys:
                    start, end = words[last - len(keys)].start(), words[last - 1].end()
                    place = Place(index, start, match.end())
                    return DefinitionSpan(match.group(), text[start:end], place, "definitions.known_form")
        return None

    def _known_length(self, short: str, words: list[re.Match[str]]) -> int:
        """Give how many of the words are the family's long form, all where none is: what follows it is the sentence's."""
        printed = tuple(self._key(word.group()) for word in words)
        forms = self._known.get(fold(singular(short)), ())
        return next((len(keys) for keys in forms if printed[: len(keys)] == keys), len(words))

    def _is_known(self, short: str, words: list[re.Match[str]]) -> bool:
        """The words are, as a whole, a long form the family has for the short one."""
        return tuple(self._key(word.group()) for word in words) in self._known.get(fold(singular(short)), ())

    def _first_word(self, short: str, words: list[re.Match[str]]) -> int | None:
        """Find the word where the long form begins: of those tried, the one that is right for every letter and nearest."""
        letters = _letters(short)
        if len(letters) < 2 or not words:
            return None
        known = self._known_start(short, words)
        if known is not None:
            return known
        furthest = max(0, len(words) - _most_words(letters))
        for first in range(len(words) - 1, furthest - 1, -1):
            form = fold(words[first].group())
            if form in self._grammar.function or not _begins(form, letters[0]):
                continue
            if _in_order(letters, words[first:], 0) and self._enough(letters, words[first:]):
                return first
        return self._initials(letters, words, furthest)

    def _known_start(self, short: str, words: list[re.Match[str]]) -> int | None:
        forms = self._known.get(fold(short), ()) or self._known.get(fold(singular(short)), ())
        printed = [self._grammar.key(fold(word.group())) for word in words]
        for keys in forms:
            if len(keys) <= len(printed) and tuple(printed[-len(keys) :]) == keys:
                return len(printed) - len(keys)
        return None

    def _enough(self, letters: str, words: list[re.Match[str]]) -> bool:
        """A long form has at least as many letters of its own as it has content words less two: each word is spoken for."""
        return len(self._content(words)) <= len(letters) + 2

    def _initials(self, letters: str, words: list[re.Match[str]], furthest: int) -> int | None:
        """Letters that are the initials of the nearest content words in any order, the first of them a capital."""
        wanted = sorted(letters)
        for first in range(len(words) - 1, furthest - 1, -1):
            content = self._content(words[first:])
            initials = sorted(fold(word.group())[0] for word in content)
            if initials == wanted and content[0] is words[first] and words[first].group()[0].isupper():
                return first
        return None

    def _content(self, words: list[re.Match[str]]) -> list[re.Match[str]]:
        return [word for word in words if fold(word.group()) not in self._grammar.function]

    def _reach(self, text: str, end: int) -> int:
        return max((match.end() for match in _STOP.finditer(text, max(0, end - 200), end)), default=max(0, end - 200))

    def _closed(self, text: str, end: int) -> int:
        return end + 1 if text[end : end + 1] in (")", "]") else end


def _tied(long_form: list[str], stands_for: list[str]) -> re.Pattern[str]:
    """Match what ties a short form to the long form after it: "MCIM signifie « mécanismes …", "RCPs, or regional … forums,"."""
    either = "|".join(map(re.escape, long_form)) or "$^"
    stands = "|".join(map(re.escape, stands_for)) or "$^"
    return re.compile(
        rf"{_QUOTES}\b(?:{stands})\b{_QUOTES}{_LONG}|\s{{0,2}},\s(?:{either})\s([^.;:(),\n]{{4,160}})(?=[,.;)])", re.IGNORECASE
    )


def _dashed(passage: Passage, start: int, end: int, source: str) -> str:
    """Give text[start:end] with the hyphens that a line's end parts its words by."""
    pieces = [passage.text[start]]
    for place in range(start + 1, end):
        between = source[passage.ends[place - 1] : passage.offsets[place]]
        pieces.append(("-" if _LINE_END.fullmatch(between) else "") + passage.text[place])
    return "".join(pieces)


def _is_spelt_whole(long: str, dashed: str, source: str) -> bool:
    """The sheet has the word that a line's end parts in one piece elsewhere: "interregional"."""
    said = fold_all(source)
    words = (one.replace("-", "") for one in dashed.split() if "-" in one and one not in long)
    return any(fold_all(word) in said for word in words)


def _known_forms(context: Context) -> dict[str, list[tuple[str, ...]]]:
    grammar = grammar_of(context)
    if context.family is None:
        return {}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for term, label in _explained(context.family, context.language.code):
        keys = tuple(grammar.key(fold(word)) for word in _WORD.findall(label))
        rows.setdefault(fold(term), []).append(keys)
    return {term: sorted(forms, key=len, reverse=True) for term, forms in rows.items()}


def _explained(family: Family, language: str) -> Iterator[tuple[str, str]]:
    """Give the family's short forms, each with a long form: its acronyms, and the names that it also knows by capitals."""
    for term, labels in family.acronyms.items():
        yield from ((term, label) for label in labels_of(labels, language))
    for names in family.names.values():
        known = labels_of(names.labels, language)
        shorts = [label for label in known if label.isupper() and label.isalpha()]
        yield from ((short, label) for short in shorts for label in known if label not in shorts)


def singular(short: str) -> str:
    """Give a short form without the small "s" of an English plural: "RCPs" -> "RCP"."""
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[:-1].upper() == short[:-1] else short


def _letters(short: str) -> str:
    return "".join(character for character in fold(singular(short)) if character.isalnum())


def _most_words(letters: str) -> int:
    """Schwartz and Hearst let a long form have min(n + 5, 2n) words; function words of Romance languages ask for more."""
    return min(len(letters) + 8, len(letters) * 3)


def _begins(form: str, letter: str) -> bool:
    return form.startswith(letter)


def _in_order(letters: str, words: list[re.Match[str]], first: int) -> bool:
    """Each letter is found in the words in order, the first at the start of the first word, each other at a word's start or
    inside the word where the letter before was found (interrégional gives I and R)."""
    forms = [fold(word.group()) for word in words[first:]]
    if not forms or not forms[0].startswith(letters[0]):
        return False
    states = {(0, 1)}
    for letter in letters[1:]:
        states = {after for word, place in states for after in _next(forms, word, place, letter)}
        if not states:
            return False
    return any(_covers(forms, word) for word, _ in states)


def _next(forms: list[str], word: int, place: int, letter: str) -> Iterator[tuple[int, int]]:
    found = forms[word].find(letter, place)
    if found >= 0:
        yield word, found + 1
    for later in range(word + 1, len(forms)):
        if forms[later].startswith(letter):
            yield later, 1


def _covers(forms: list[str], word: int) -> bool:
    """The words after the last letter's are a short rest ("sur la migration")."""
    return len(forms) - 1 - word <= 4
