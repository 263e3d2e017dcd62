"""Imported by the fork server, and by nothing else: importing it makes the server warm, and so every worker forked from it."""

from contextlib import suppress

from factsheet_extract.batch.warm import freeze, warm

with suppress(Exception):  # a worker meets the same fault, and can tell it
    warm()
freeze()
