"""The commands of docs/how-to/postgresql.md, run against a real server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from tests.docs.blocks import ROOT, agrees, blocks, steps
from tests.sinks.server import programs

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "how-to" / "postgresql.md"
SHOWN = "postgresql://facts@localhost/facts"


def test_a_reader_of_the_postgresql_page_sees_what_it_shows(postgres_server: str, tmp_path: Path) -> None:
    """Every command of the page prints what is under it, on a server of the tests' own."""
    shutil.copytree(ROOT / "output", tmp_path / "output", ignore=shutil.ignore_patterns("*.db", "*.csv"))
    host = parse_qs(urlsplit(postgres_server).query)["host"][0]
    url = postgres_server.replace("/postgres?", "/facts?")
    path = os.pathsep.join([sysconfig.get_path("scripts"), str(programs()), os.environ["PATH"]])
    environment = os.environ | {"PGHOST": host, "PGUSER": "tester", "PATH": path}
    for block in blocks(PAGE):
        for step in steps(block):
            command = ["bash", "-c", step.command.replace(SHOWN, f"'{url}'")]
            done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
            printed = (done.stdout + done.stderr).replace(url.replace(host, quote(host, safe="")), SHOWN)
            assert agrees(step.shown, printed), f"$ {step.command}\n{printed}"
