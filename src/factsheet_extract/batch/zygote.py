"""Imported by the fork server, and by nothing else: importing it makes the server warm, and so every worker forked from it."""

import gc
from contextlib import suppress

from factsheet_extract.batch.warm import warm

with suppress(Exception):  # a worker meets the same fault, and can tell it
    warm()
gc.freeze()  # what is here now is never collected, so its pages stay shared
