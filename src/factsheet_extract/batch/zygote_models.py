"""Imported by the fork server of a long batch: its workers inherit the trained models too, loaded once for all of them."""

from contextlib import suppress

from factsheet_extract.batch.warm import freeze, warm, warm_models

with suppress(Exception):  # a worker meets the same fault, and can tell it
    warm()
    warm_models()
freeze()
