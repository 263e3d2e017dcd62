"""Names of a family, found by the lexicon and by spaCy's EntityRuler on the same sheets.

    python -m bench.names [--times 5]

The sheets of the mechanisms family that the project wrote, in three languages; the names and actors of the family alone. The
ruler runs in a blank pipeline with the same labels as lower-cased phrase patterns. Told: how many names each finds, what only
the ruler finds, and the time of the ruler beside the lexicon's. Mark: the lexicon finds more, in no more time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from factsheet_extract.families.loading import load_family
from factsheet_extract.families.words import Lexicon, grammar_for, labels_of
from factsheet_extract.languages import CODES, load_language
from factsheet_extract.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = (Path("tests/fixtures/iom-iscm"), Path("sources/iom-iscm"))


def main() -> int:
    """Measure each language; the exit code is 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    print(f"{'':6}{'passages':>10}{'ruler':>8}{'lexicon':>9}{'time of the ruler':>19}   only the ruler")
    reached = [measured(code, times) for code in CODES]
    return 0 if all(reached) else 1


def measured(code: str, times: int) -> bool:
    """Print the row of one language; tell whether the lexicon finds more than the ruler in no more time."""
    texts, labels = passages(code), family_names(code)
    ruler, lexicon = by_ruler(code, labels), by_lexicon(code, labels)
    theirs, ours = ruler(texts), lexicon(texts)
    alone = [texts[one[0]][one[1] : one[2]] for one in theirs if not any(overlap(one, other) for other in ours)]
    seconds = turns((ruler, lexicon), texts, times)
    ratio = seconds[0] / seconds[1]
    print(f"{code:6}{len(texts):10}{len(theirs):8}{len(ours):9}{ratio:13.1f} times   {', '.join(alone) or '-'}")
    return len(ours) >= len(theirs) and ratio >= 1


def overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two names stand in one passage and share a letter."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def passages(code: str) -> list[str]:
    """Give the texts of every block of the language's sheets, text and Markdown."""
    sheets = [path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt")]
    own = [path for path in sheets if f".{code}." in path.name]
    return [document.text[block.start : block.end] for document in map(read, own) for block in document.blocks]


def family_names(code: str) -> list[str]:
    """Give the labels of the names and actors of the family in a language."""
    family = load_family("iom-iscm")
    return [label for one in (*family.names.values(), *family.actors.values()) for label in labels_of(one.labels, code)]


Found = list[tuple[int, int, int]]


def by_ruler(code: str, labels: list[str]) -> Callable[[list[str]], Found]:
    """Make the ruler's finder: the passage, first and last character of each name."""
    pipeline = spacy.blank(code)
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "ORG", "pattern": label} for label in labels])  # type: ignore[attr-defined]

    def find(texts: list[str]) -> Found:
        return [
            (number, name.start_char, name.end_char) for number, read in enumerate(pipeline.pipe(texts)) for name in read.ents
        ]

    return find


def by_lexicon(code: str, labels: list[str]) -> Callable[[list[str]], Found]:
    """Make the lexicon's finder."""
    lexicon = Lexicon(grammar_for(load_language(code)), ((label, label) for label in labels))
    return lambda texts: [(n, hit.start, hit.end) for n, text in enumerate(texts) for hit in lexicon.find_in(text)]


def turns(finders: tuple[Callable[[list[str]], Found], ...], texts: list[str], times: int) -> list[float]:
    """Give the median processor time of each finder, the finders taking turns."""
    taken: list[list[float]] = [[] for _ in finders]
    for _ in range(times):
        for finder, seconds in zip(finders, taken, strict=True):
            begun = time.process_time()
            finder(texts)
            seconds.append(time.process_time() - begun)
    return [statistics.median(seconds) for seconds in taken]


if __name__ == "__main__":
    sys.exit(main())
