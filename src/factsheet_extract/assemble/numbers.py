"""From exact decimals to JSON numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from decimal import Decimal


@overload
def json_number(value: Decimal) -> int | float: ...
@overload
def json_number(value: None) -> None: ...
def json_number(value: Decimal | None) -> int | float | None:
    """Give an int where the value is whole, else the nearest float; None stays None."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
