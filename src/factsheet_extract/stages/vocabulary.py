"""A family's words in one language, made ready for finding: scopes, themes, roles, actors, names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from factsheet_extract.families.words import Lexicon, fold, grammar_for, labels_of
from factsheet_extract.model.layers import Definitions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factsheet_extract.families.words import Grammar
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.family import Family
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.language_relations import Relations
    from factsheet_extract.model.layers import AnnotatedDocument

# So many words may follow a scope's name before its short form: "… sobre temas migratorios".
_TAIL: Final = 4
Coded: TypeAlias = "Mapping[str, tuple[str, ...]]"


class Cue(NamedTuple):
    """A word or phrase that says a role, as a noun ("observateur") or a verb ("organise")."""

    role: str
    kind: Literal["noun", "verb"]
    weak: bool = False


class ActorName(NamedTuple):
    """An actor's code, and whether the name only stands for it once it was named ("l'Organisation")."""

    code: str
    generic: bool


class Vocabulary:
    """Everything a family says in one language, as lexicons; `aliases` are a sheet's short forms for scopes with their code."""

    def __init__(self, family: Family, language: Language, aliases: tuple[tuple[str, str], ...] = ()) -> None:
        code = language.code
        self.family, self.code = family, code
        self.grammar = grammar_for(language)
        own = [(key, {code: (term,)}) for term, key in aliases]
        self.scopes = self._lexicon([*((key, scope.labels) for key, scope in family.scopes.items()), *own])
        self.alone = self._lexicon((key, scope.alone) for key, scope in family.scopes.items())
        rows = [(key, label) for key, scope in family.scopes.items() for label in labels_of(scope.labels, code)]
        keyed = ((key, frozenset(self.grammar.keys(label))) for key, label in rows)
        self.scope_labels = tuple((key, label) for key, label in keyed if len(label) > 1)
        self.names = self._lexicon((key, names.labels) for key, names in family.names.items())
        self.name_words = frozenset(self._keys(family.name_words))
        self.counted_nouns = frozenset(key for concept in family.concepts.values() for key in self._keys(concept.counted))
        self.activity = frozenset(
            key for concept in family.concepts.values() if concept.counts_scope for key in self._keys(concept.words)
        )
        self.counted_scopes = frozenset(concept.scope for concept in family.concepts.values() if concept.counts_scope)
        self.targeted = frozenset(code for concept in family.concepts.values() for code in concept.target)
        self.theme_sections = self._lexicon([("themes", family.themes.sections)])
        self.plain_heads = frozenset(key for word in language.heads.plain for key in self.grammar.keys(word))
        self.filler = frozenset(self._keys(family.themes.filler))
        self.actors = Lexicon(self.grammar, self._actors())
        self.cues = Lexicon(self.grammar, self._cues(generic=False))
        self.generic_cues = Lexicon(self.grammar, self._cues(generic=True))
        self.bodies = frozenset(key for rule in family.roles.values() for key in self._keys(rule.counted))
        self.counted = {role: frozenset(self._keys(rule.counted)) | self._with(role) for role, rule in family.roles.items()}

    def _lexicon(self, tables: Iterable[tuple[str, Coded]]) -> Lexicon[str]:
        return Lexicon(self.grammar, ((label, key) for key, labels in tables for label in labels_of(labels, self.code)))

    def _keys(self, labels: Coded) -> Iterator[str]:
        return (key for label in labels_of(labels, self.code) for key in self.grammar.keys(label))

    def keys_of(self, labels: Coded) -> frozenset[str]:
        """Give the keys of the words of labels in this language."""
        return frozenset(self._keys(labels))

    def _with(self, role: str) -> frozenset[str]:
        return frozenset(self._keys(self.family.roles[role].with_))

    def needed(self, role: str) -> frozenset[str]:
        """Give the keys of the words of which a clause must have one for a verb to say this role; empty where none."""
        return self._with(role)

    def _actors(self) -> Iterator[tuple[str, ActorName]]:
        for key, actor in self.family.actors.items():
            yield from ((label, ActorName(key, False)) for label in labels_of(actor.labels, self.code))
            yield from ((label, ActorName(key, True)) for label in labels_of(actor.generic, self.code))

    def _cues(self, *, generic: bool) -> Iterator[tuple[str, Cue]]:
        for role, rule in self.family.roles.items():
            if rule.generic != generic:
                continue
            for noun in labels_of(rule.nouns, self.code):
                yield noun, Cue(role, "noun")
            for verb in labels_of(rule.verbs, self.code):
                yield from ((form, Cue(role, "verb")) for form in (verb, *self.grammar.forms(verb)))
            for noun in labels_of(rule.weak_nouns, self.code):
                yield noun, Cue(role, "noun", True)
            for verb in labels_of(rule.weak_verbs, self.code):
                yield from ((form, Cue(role, "verb", True)) for form in (verb, *self.grammar.forms(verb)))


class Ties:
    """A language's words between an actor, a role and its targets, as lexicons compared by whole forms."""

    def __init__(self, relations: Relations, numerals: Mapping[str, int], grammar: Grammar) -> None:
        self.numerals = {fold(word): value for word, value in numerals.items()}
        self.grammar = grammar

        def phrases(words: tuple[str, ...]) -> Lexicon[str]:
            return Lexicon(grammar, ((word, word) for word in words), exact=True)

        self.pronouns, self.agent, self.links = phrases(relations.pronouns), phrases(relations.agent), phrases(relations.links)
        self.since, self.and_, self.other = phrases(relations.since), phrases(relations.and_), phrases(relations.other)
        self.about, self.aside, self.held = phrases(relations.about), phrases(relations.aside), phrases(relations.held)
        self.remote = phrases(relations.remote)
        self.toward = phrases(relations.toward)
        self.presents, self.against = phrases(relations.presents), phrases(relations.against)
        self.compared = phrases(relations.compared)
        self.both, self.definite = phrases(relations.both), phrases(relations.definite)
        self.they_are, self.as_follows = phrases(relations.they_are), phrases(relations.as_follows)
        self.likewise, self.these = phrases(relations.likewise), phrases(relations.these)
        self.them, self.them_before = phrases(relations.them), phrases(relations.them_before)
        self.possessives, self.each = phrases(relations.possessives), phrases(relations.each)
        self.place = phrases(relations.place)
        self.before, self.after = phrases(relations.at_least_before), phrases(relations.at_least_after)
        self.drops_subject = relations.drops_subject
        self.joiners = tuple(relations.and_)
        self.ones = frozenset(fold(word) for word in relations.one)
        self.editions = frozenset(key for word in relations.edition for key in grammar.keys(word))


@lru_cache(maxsize=32)
def _vocabulary(family: Family, language: Language, aliases: tuple[tuple[str, str], ...] = ()) -> Vocabulary:
    return Vocabulary(family, language, aliases)


@lru_cache(maxsize=16)
def _ties(language: Language) -> Ties | None:
    if language.relations is None:
        return None
    return Ties(language.relations, language.numerals.cardinals, grammar_for(language))


def vocabulary_of(context: Context) -> Vocabulary | None:
    """Give the family's words in the sheet's language; None where no family is known."""
    return _vocabulary(context.family, context.language) if context.family else None


def words_of(annotated: AnnotatedDocument, context: Context) -> Vocabulary | None:
    """Give the family's words, with the short forms that the sheet itself explains as a scope's name: "mecanismos … (MICM)"."""
    words = vocabulary_of(context)
    if words is None or context.family is None:
        return None
    aliases = tuple(sorted(set(_aliases(annotated.layer(Definitions), words))))
    return _vocabulary(context.family, context.language, aliases) if aliases else words


def _aliases(definitions: Definitions, words: Vocabulary) -> Iterator[tuple[str, str]]:
    for span in definitions.definitions:
        if not words.scopes.find(words.grammar.tokens(span.term)):
            keys = frozenset(words.grammar.keys(span.expansion))
            yield from ((span.term, code) for code, label in words.scope_labels if label <= keys)


def scoped_start(words: Vocabulary, short: str, text: str) -> int | None:
    """Give where a text ends in a name, of two words or more, of the scope that a short form stands for in any language:
    "mecanismos interestatales de consulta sobre temas migratorios | (ISCM"."""
    terms = words.scopes.find(words.grammar.tokens(short))
    if len(terms) != 1:
        return None
    tokens = words.grammar.tokens(text)
    hits = [hit for hit in words.scopes.find(tokens) if hit.payload == terms[0].payload and hit.last - hit.first > 1]
    last = hits[-1] if hits else None
    near = last is not None and len(tokens) - last.last <= _TAIL and all(token.joined for token in tokens[last.last :])
    return last.start if last is not None and near else None


def ties_of(context: Context) -> Ties | None:
    """Give the language's words between actor, role and targets; None where its file has none."""
    return _ties(context.language)
