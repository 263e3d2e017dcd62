"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket, gone at the end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INSTALL = "install PostgreSQL's server programs first: apt-get install postgresql"
# Speed over safety on a server that lives for minutes; what a client sees of transactions stays the same.
SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=30")


def programs() -> Path | None:
    """Give the folder of the newest server's programs, where Debian puts them or on the path; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server with the programs in `folder`; give the URL of its database `postgres`, for its user `tester`."""
    home = Path(tempfile.mkdtemp(prefix="fspg", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, "postgres", "postgres")  # the server refuses to run as root
        data = home / "data"
        _run(folder, ["initdb", "-D", str(data), "-U", "tester", "--auth=trust", "--encoding=UTF8", "--no-sync"])
        running = _start(folder, home, data)
        try:
            _wait(folder, home, running)
            yield f"postgresql://tester@/postgres?host={home}"
        finally:
            running.send_signal(signal.SIGINT)  # fast shutdown: cut every connection, then end
            running.wait(30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _as_postgres(folder: Path, command: Sequence[str]) -> list[str]:
    program = [str(folder / command[0]), *command[1:]]
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *program] if os.geteuid() == 0 else program


def _run(folder: Path, command: Sequence[str]) -> None:
    done = subprocess.run(_as_postgres(folder, command), capture_output=True, text=True, cwd="/", check=False)
    assert done.returncode == 0, done.stderr


def _start(folder: Path, home: Path, data: Path) -> subprocess.Popen[bytes]:
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    command = _as_postgres(folder, ["postgres", "-D", str(data), "-k", str(home), *options])
    with (home / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd="/")


def _wait(folder: Path, home: Path, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        ready = subprocess.run([folder / "pg_isready", "-h", str(home)], capture_output=True, check=False)
        if ready.returncode == 0:
            return
        assert running.poll() is None, (home / "log").read_text()
        time.sleep(0.1)
    raise AssertionError("the server did not start: " + (home / "log").read_text())
