"""The families the tool knows: one TOML file each, found by its name.

Start at `load_family`. A new family is one more file here or anywhere else; the contract test runs over every file it finds.
What makes and mends family files is imported where it is used: `families.draft.draft_family`, `families.drift.find_drift`,
`families.update.propose_update`.
"""

from factsheet_extract.families.linting import Problem, family_schema, lint
from factsheet_extract.families.loading import family_names, load_family, read_family
from factsheet_extract.families.parallel import compare_languages
from factsheet_extract.families.recognition import edition_of, issue_of, recognise

__all__ = [
    "Problem",
    "compare_languages",
    "edition_of",
    "family_names",
    "family_schema",
    "issue_of",
    "lint",
    "load_family",
    "read_family",
    "recognise",
]
