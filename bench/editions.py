"""Editions compared, on real sheets: changes of a survey, bulletins as series.

    python -m bench.editions [nfhs] [ebola] [ars] [--misses N]

- nfhs: the 2015-16 sheets of eight states against the 2019-21 round, made into sheets from the published CSV. Every change must
  equal the difference of the two published CSVs.
- ebola: bulletins 2 to 13 of the Ebola outbreak in the DRC as one series, in French and English, against the transcribed CSVs.
- ars: the bulletins of ARS Bretagne, 6 to 12 March 2020, as one series without a family, against the YAML files of
  opencovid19-fr.

Every difference is put in a class: the sheets themselves differ, or do not print it, or the transcriber worked it out; what is
left is ours, and ends the run with 1. There is no peer that joins figures over years and languages.
"""

from __future__ import annotations

import argparse
import sys

from bench.editions_bulletins import ars, ebola
from bench.editions_survey import nfhs
from bench.families import CORPUS

PARTS = {"nfhs": nfhs, "ebola": ebola, "ars": ars}


def main() -> int:
    """Run the parts asked for, all by default; give 1 where a difference is ours."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; all by default")
    cli.add_argument("--misses", type=int, default=4, help="show so many of each class")
    args = cli.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"the corpus is not here: {CORPUS}")
    wanted = [name for name in PARTS if name in args.parts or not args.parts]
    if set(args.parts) - set(PARTS):
        cli.error(f"no part {', '.join(sorted(set(args.parts) - set(PARTS)))}: there are {', '.join(PARTS)}")
    return int(sum(PARTS[name](args.misses) for name in wanted) > 0)


if __name__ == "__main__":
    sys.exit(main())
