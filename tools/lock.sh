#!/usr/bin/env sh
# Make the lock files anew from pyproject.toml: hashed, with no index address in them.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv-lock
trap 'rm -rf .venv-lock' EXIT
.venv-lock/bin/pip install --quiet "pip-tools>=7.5"
# pip-compile does not read dependency groups (PEP 735): hand them over as a requirements file, with what builds the package
.venv-lock/bin/python - > .venv-lock/groups.in <<'PY'
import tomllib
with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)
for group in ("test", "lint", "docs"):
    print(*project["dependency-groups"][group], sep="\n")
print(*project["build-system"]["requires"], "editables", sep="\n")
PY
common="--quiet --generate-hashes --allow-unsafe --no-header --no-annotate --resolver=backtracking"
.venv-lock/bin/pip-compile $common --strip-extras --output-file requirements.lock pyproject.toml
.venv-lock/bin/pip-compile $common --strip-extras --all-extras --constraint requirements.lock \
    --output-file requirements-dev.lock pyproject.toml .venv-lock/groups.in
# pip-compile opens a lock with the options it was run with, addresses among them: keep the packages and their hashes alone
sed -i -e '/^--/d' -e '/^$/d' requirements.lock requirements-dev.lock
