"""Imported by the fork server of a long batch: its workers inherit the trained models too, loaded once for all of them."""

import gc
from contextlib import suppress

from factsheet_extract.batch.warm import warm, warm_models

with suppress(Exception):  # a worker meets the same fault, and can tell it
    warm()
    warm_models()
gc.freeze()  # what is here now is never collected, so its pages stay shared
