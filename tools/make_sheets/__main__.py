"""Make the project's own sheets: python tools/make_sheets [--into FOLDER]

Prints sources/<family>/<edition>.<lang>.pdf from the sheet's words beside it (iom-iscm) or from data/<family>/ (the others).
The same words give the same bytes, on any day and machine with the locked packages.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import mechanisms
import outbreak
import survey

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1] / "sources"


def make_all(into: Path) -> list[Path]:
    """Print every sheet under `into` and give their paths."""
    made = []
    for source in sorted((SOURCES / "iom-iscm").glob("*.*.*")):
        if source.suffix in {".md", ".txt"}:
            made.append(_target(into, "iom-iscm", source))
            mechanisms.make(source, made[-1])
    for family, layout in (("nfhs-state", survey), ("ocha-rdc-ebola", outbreak)):
        for source in sorted((HERE / "data" / family).glob("*.toml")):
            made.append(_target(into, family, source))
            layout.make(source, made[-1])
    return made


def _target(into: Path, family: str, source: Path) -> Path:
    folder = into / family
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{source.stem}.pdf"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--into", type=Path, default=SOURCES, help="folder to print into (default: sources)")
    for path in make_all(arguments.parse_args().into):
        print(path.name, path.stat().st_size)
