"""The exit codes, the only table of them: the docs print it, a test holds it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Exit(IntEnum):
    """What the caller of the command is told."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    SOME_FAILED = 3
    ALL_FAILED = 4
    ENVIRONMENT = 5
    INTERNAL = 70
    INTERRUPTED = 130


MEANING: dict[Exit, str] = {
    Exit.DONE: "done, and all checks passed",
    Exit.FINDINGS: "findings at or above --fail-on, or a diff that differs with --exit-code",
    Exit.USAGE: "wrong usage or configuration",
    Exit.SOME_FAILED: "some inputs failed, the rest was written",
    Exit.ALL_FAILED: "every input failed, or what was named is not there",
    Exit.ENVIRONMENT: "the environment lacks something: an extra, a model, a system tool",
    Exit.INTERNAL: "internal error",
    Exit.INTERRUPTED: "interrupted; the same command takes up where it stopped",
}


def of_failures(codes: Iterable[int], *, succeeded: int, findings: bool = False) -> Exit:
    """Give the exit code of several inputs: `codes` of those that failed, how many succeeded, whether findings weigh enough.

    One lacking extra or model that fails every input is told as such, not as bad inputs.
    """
    failed = set(codes)
    if not failed:
        return Exit.FINDINGS if findings else Exit.DONE
    if succeeded:
        return Exit.SOME_FAILED
    return Exit(failed.pop()) if len(failed) == 1 else Exit.ALL_FAILED
