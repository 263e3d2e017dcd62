"""The families the tool knows: one TOML file each, found by its name.

Start at `load_family`. A new family is one more file here or anywhere else; the contract test runs over every file it finds.
"""

from factsheet_extract.families.loading import family_names, load_family, read_family
from factsheet_extract.families.recognition import edition_of, recognise

__all__ = ["edition_of", "family_names", "load_family", "read_family", "recognise"]
