"""Every benchmark in turn: `python -m bench` (make bench). One that fails, or is not there, does not stop the others."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.util import find_spec

MODULES = (
    "reading", "tables", "numbers", "figures", "transcribed", "families", "names", "editions", "loading", "startup", "memory",
    "batch",
)  # fmt: skip


def main(wanted: list[str]) -> int:
    """Run the modules wanted, all by default, each in a process of its own; print how each ended."""
    ends = {name: run(name) for name in wanted or MODULES}
    print("\n== summary")
    for name, (end, seconds) in ends.items():
        print(f"{name:12} {end:32} {seconds:7.0f} s")
    return 0 if all(end == "marks reached" for end, _ in ends.values()) else 1


def run(name: str) -> tuple[str, float]:
    """Run one module; give how it ended and how long it took."""
    if find_spec(f"bench.{name}") is None:
        return "not there", 0.0
    print(f"\n== {name}", flush=True)
    begun = time.perf_counter()
    code = subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode
    ends = {0: "marks reached", 1: "a mark missed, or broken off"}
    return ends.get(code, f"broken off (exit code {code})"), time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
