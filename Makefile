# make run    the main job over sources/ into output/          make test   the whole test suite
# make lint   formatting, types and layers                     make bench  accuracy, speed and memory beside the peers
# make docs   the documentation into site/                     make fuzz   2,000 broken copies of each kind of sheet
# make lock   the lock files anew from pyproject.toml
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: run test lint bench fuzz docs lock clean
.DEFAULT_GOAL := run

# The lock is whole: nothing is resolved anew (with --no-deps a newer release of a package pinned there cannot come between).
.venv/made: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	touch $@

run: .venv/made
	$(BIN)/factsheet-extract run sources --output output

test: .venv/made
	$(BIN)/python -m pytest

lint: .venv/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/made
	$(BIN)/python -m bench

fuzz: .venv/made
	$(BIN)/python -m tests.faults.fuzz --mutations 2000

docs: .venv/made
	$(BIN)/mkdocs build --strict

lock:
	sh tools/lock.sh

clean:
	rm -rf .venv site dist build
