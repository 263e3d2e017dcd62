"""The one place that knows spaCy: a trained model behind `model.context.Model`, loaded when it is first asked.

`load_model` gives the model installed for a language, None where there is none: everything in the record's contract is found
without one. Nothing is ever downloaded.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.model.context import NamedSpan, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.context import Model

# Packages by language, the first one installed is used; small ones first, since they are read on every sheet.
PACKAGES: Final[dict[str, tuple[str, ...]]] = {
    "fr": ("fr_core_news_sm", "fr_core_news_md", "fr_core_news_lg"),
    "en": ("en_core_web_sm", "en_core_web_md", "en_core_web_lg"),
    "es": ("es_core_news_sm", "es_core_news_md", "es_core_news_lg"),
}
# Labels of other training data (OntoNotes) as those of WikiNER.
LABELS: Final[dict[str, str]] = {
    "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "PER": "PER", "PERSON": "PER", "EVENT": "EVENT", "MISC": "MISC",
    "NORP": "MISC", "PRODUCT": "MISC", "LAW": "MISC",
}  # fmt: skip
# Parts of a pipeline package that nothing here asks: the French lemmatizer's tables alone are 126 MB.
UNUSED: Final = ("lemmatizer",)
# Every Latin letter, for patterns that ignore case.
LATIN: Final = "a-z\u00df-\u00f6\u00f8-\u024f"
_BATCH: Final = 64
_SENTENCES_KEPT: Final = 5_000
_LONG_PATTERN: Final = 50_000


@cache
def load_model(language: str) -> Model | None:
    """Give the trained model installed for a language, None where there is none. Its weights are loaded at its first use."""
    package = next((name for name in PACKAGES.get(language, ()) if find_spec(name) is not None), None)
    return SpacyModel(package) if package else None


@contextmanager
def _short_letter_classes() -> Iterator[None]:
    """Have spaCy's French rules compiled in a twentieth of the time while the body runs.

    `spacy.lang.fr` joins 330 patterns for words with hyphens, each with three classes of every letter of every script: 1.4
    million characters that Python takes 3 seconds to compile. Latin letters do for French; tests compare the tokens.
    """
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    compile_pattern = re.compile

    def shortened(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if isinstance(pattern, str) and len(pattern) > _LONG_PATTERN:
            pattern = pattern.replace(ALPHA_LOWER, LATIN).replace(ALPHA, LATIN)
        return compile_pattern(pattern, flags)

    re.compile = shortened
    try:
        yield
    finally:
        re.compile = compile_pattern


class SpacyModel:
    """A spaCy pipeline package, loaded when first used. Two of its parts are run apart: the parser and the name finder."""

    def __init__(self, package: str) -> None:
        self.name = package
        self.version = metadata.version(package)
        self._pipeline: Any = None
        self._known: dict[str, tuple[NamedSpan, ...]] = {}

    def _loaded(self) -> Any:
        if self._pipeline is None:
            import spacy

            with _short_letter_classes():
                self._pipeline = spacy.load(self.name, exclude=UNUSED)
        return self._pipeline

    def parse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """Give the tokens of each sentence: lemma, universal part of speech, head (token index) and relation."""
        if not sentences:
            return []
        pipeline = self._loaded()
        with pipeline.select_pipes(disable=[name for name in ("ner",) if name in pipeline.pipe_names]):
            return [tuple(_token(token) for token in doc) for doc in pipeline.pipe(sentences, batch_size=_BATCH)]

    def names(self, sentences: Sequence[str]) -> list[tuple[NamedSpan, ...]]:
        """Give the names in each sentence, those with a label the record knows; what sheets print again is kept."""
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        if len(self._known) + len(new) > _SENTENCES_KEPT:
            self._known.clear()
            new = list(dict.fromkeys(sentences))
        self._known.update(zip(new, self._found(new), strict=True))
        return [self._known[sentence] for sentence in sentences]

    def _found(self, sentences: Sequence[str]) -> list[tuple[NamedSpan, ...]]:
        if not sentences:
            return []
        pipeline = self._loaded()
        needed = _feeding(pipeline, "ner")
        with pipeline.select_pipes(disable=[name for name in pipeline.pipe_names if name not in needed]):
            return [tuple(_names(doc)) for doc in pipeline.pipe(sentences, batch_size=_BATCH)]


def _feeding(pipeline: Any, part: str) -> frozenset[str]:
    """Give the parts of a pipeline that one of them needs: itself, and the vectors that it listens to.

    The small packages' name finder has vectors of its own, so that those shared by the others would be made for nothing.
    """
    shared = {name for name, pipe in pipeline.pipeline if part in getattr(pipe, "listening_components", ())}
    return frozenset({part, "transformer", *shared})


def _token(token: Any) -> Token:
    return Token(
        token.idx, token.idx + len(token.text), token.text, token.lemma_, token.pos_, token.head.i, token.dep_
    )  # fmt: skip


def _names(doc: Any) -> list[NamedSpan]:
    spans = [(span, LABELS.get(span.label_)) for span in doc.ents]
    return [NamedSpan(span.start_char, span.end_char, label) for span, label in spans if label]
