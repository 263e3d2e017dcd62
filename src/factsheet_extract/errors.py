"""Faults, and who can mend each.

    FactsheetError                    exit code
    ├── UsageError                    2   the caller: a wrong option, path or combination
    ├── ConfigurationError            2   the author of a family, language or expected file (file, line, key)
    │   ├── FamilyError
    │   ├── LanguageError
    │   ├── ExpectationError
    │   └── PipelineError                 a stage that needs a layer no earlier stage gives
    ├── SourceError                   4   the sheet itself: missing, empty, broken, encrypted, over a limit
    │   ├── UnreadableSource
    │   ├── EncryptedSource
    │   ├── SourceTooLarge
    │   └── UnsupportedSource
    ├── SinkError                     4   the place written to: no permission, disk full, database away
    ├── EnvironmentLacks              5   the machine: an extra, a model or a system tool is not installed
    └── UngroundedValue               70  this program: a value without evidence was about to be written

Content is never a fault: a figure that is absent, different or impossible is a Finding in the record.
"""

from __future__ import annotations

from typing import ClassVar


class FactsheetError(Exception):
    """The root of every fault this package raises; `hint` says what to do about it."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by class and state, so that a worker process can hand its fault over whole."""
        return (_rebuild, (type(self), self.args, self.__dict__))


def _rebuild(kind: type[FactsheetError], args: tuple[object, ...], state: dict[str, object]) -> FactsheetError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class UsageError(FactsheetError):
    """The call itself is wrong."""

    exit_code = 2


class ConfigurationError(FactsheetError):
    """A data file of the tool is wrong; says which file, line and key.

    Parameters: `path` of the file, `line` from 1 (None where unknown), `key` dotted (None where the file does not parse).
    """

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        key: str | None = None,
        hint: str | None = None,
    ) -> None:
        where = ":".join(str(part) for part in (path, line) if part is not None)
        subject = f"{key}: {message}" if key else message
        super().__init__(f"{where}: {subject}" if where else subject, hint=hint)
        self.path, self.line, self.key = path, line, key


class FamilyError(ConfigurationError):
    """A family file is wrong, or two families claim one sheet."""


class LanguageError(ConfigurationError):
    """A language file is wrong or absent."""


class ExpectationError(ConfigurationError):
    """An expected-figures file is wrong."""


class PipelineError(ConfigurationError):
    """A stage needs a layer that no earlier stage gives."""


class SourceError(FactsheetError):
    """One sheet cannot be read; the others still can. `source` is its path."""

    exit_code = 4

    def __init__(self, message: str, *, source: str, hint: str | None = None) -> None:
        super().__init__(f"{source}: {message}", hint=hint)
        self.source = source


class UnreadableSource(SourceError):
    """The bytes are not what the name says, or are broken."""


class EncryptedSource(SourceError):
    """A password is needed, or the one given is wrong."""


class SourceTooLarge(SourceError):
    """Over a limit on bytes, pages or time."""


class UnsupportedSource(SourceError):
    """No reader knows this kind of file."""


class SinkError(FactsheetError):
    """The output cannot be written. `target` is the path or the database (without its password)."""

    exit_code = 4

    def __init__(self, message: str, *, target: str, hint: str | None = None) -> None:
        super().__init__(f"{target}: {message}", hint=hint)
        self.target = target


class EnvironmentLacks(FactsheetError):
    """An extra, a model or a system tool is not installed; `what` names it."""

    exit_code = 5

    def __init__(self, message: str, *, what: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.what = what


class UngroundedValue(FactsheetError):
    """A value without evidence reached the record."""
