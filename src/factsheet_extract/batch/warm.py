"""What a worker has ready before its first sheet. The fork server loads it once, and its forks inherit it."""

from __future__ import annotations

import gc
from importlib import import_module

MODULES = (
    "factsheet_extract.batch.work",
    "factsheet_extract.extract",
    "factsheet_extract.check",
    "factsheet_extract.model.record",
    "factsheet_extract.readers.markdown.reader",
    "factsheet_extract.readers.pdf",
    "factsheet_extract.readers.text.reader",
    "factsheet_extract.sinks.shares",
)


def warm() -> None:
    """Load what every sheet needs: modules, languages, families; raises LanguageError or FamilyError where a file is wrong."""
    for module in MODULES:
        import_module(module)
    from factsheet_extract.families import family_names, load_family
    from factsheet_extract.languages import CODES, detect_language, load_language
    from factsheet_extract.stages.subjects.lexicon import lexicon_of as subject_words
    from factsheet_extract.text.lexicon import lexicon_of as number_words

    for code in CODES:
        language = load_language(code)
        number_words(language)
        subject_words(language)
    for name in family_names():
        load_family(name)
    detect_language("the words by which languages are told apart")


def warm_models() -> None:
    """Load every trained model that is installed for a language, to its first use."""
    from factsheet_extract.languages import CODES
    from factsheet_extract.stages.spacy_bridge import load_model

    for code in CODES:
        model = load_model(code)
        if model is not None:
            model.names(["Genève, 2018."])
            model.parse(["Genève, 2018."])


def freeze() -> None:
    """Take what is loaded now out of the garbage collector's rounds: it is never garbage, and a sheet is read a sixth faster.

    In the fork server it also keeps the pages that the workers share unwritten.
    """
    gc.collect()
    gc.freeze()
