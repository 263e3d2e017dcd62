"""`python -m factsheet_extract`: the same as the command `factsheet-extract`."""

from __future__ import annotations

import sys

from factsheet_extract.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
