"""Camelot's tables of some PDFs as JSON, run with an interpreter that has camelot: it needs OpenCV, which the project does not.

PYTHON bench/camelot_answers.py FILE.pdf ...     {file: {flavor: [table [row [cell]]]}}
"""

from __future__ import annotations

import json
import sys
import warnings

FLAVORS = ("auto", "lattice", "stream", "network", "hybrid")


def tables(path: str, flavor: str) -> list[list[list[str]]]:
    """Give a flavor's tables; none where it fails on the sheet."""
    import camelot  # type: ignore[import-not-found]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [table.df.values.tolist() for table in camelot.read_pdf(path, pages="all", flavor=flavor)]
    except Exception as error:
        print(f"{path}, {flavor}: {error}", file=sys.stderr)
        return []


if __name__ == "__main__":
    json.dump({path: {flavor: tables(path, flavor) for flavor in FLAVORS} for path in sys.argv[1:]}, sys.stdout)
