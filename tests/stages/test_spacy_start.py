"""The French model starts fast and cuts words as spaCy's own rules do."""

from __future__ import annotations

import subprocess
import sys

SENTENCE = (
    "Les arc-en-ciel, l'anti-inflammatoire, entr'ouvert, Saut-de-Ski, les micro-ondes et les ÉTATS-Unis : 3,5 M€ d'aide, "
    "sous-sol, faux-monnayeurs, Œuvre, prud’homme, l’Union africaine, y a-t-il, celui-ci, 1er, av. J.-C., p. ex. pet-en-l'air."
)
OWN_RULES = f"import spacy; print([t.text for t in spacy.load('fr_core_news_sm').make_doc({SENTENCE!r})])"


def test_the_short_patterns_cut_words_as_the_long_ones_do() -> None:
    """Hyphens, elisions and capitals are cut as by spaCy's own patterns, loaded in a process of their own."""
    from factsheet_extract.stages.spacy_bridge import SpacyModel

    done = subprocess.run([sys.executable, "-c", OWN_RULES], capture_output=True, text=True, check=True)
    (tokens,) = SpacyModel("fr_core_news_sm").parse([SENTENCE])
    assert str([token.text for token in tokens]) == done.stdout.strip()
