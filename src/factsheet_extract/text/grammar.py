"""How the parts of a number add up: one group below a thousand, and the groups that scale words have closed.

`Group` knows which word may follow which (quatre-vingt-dix-sept, treinta y uno, veintidós); `Sum` which scale may follow
which (dos mil millones, two hundred and two thousand). Neither knows a word of any language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True)
class Group:
    """Hundreds, tens and units of one group; after a word for ten (`ten`) only 7 to 9 may follow, and in French alone."""

    hundreds: int = 0
    tens: int = 0
    units: int = 0
    digits: Decimal | None = None
    ten: bool = False

    @property
    def value(self) -> Decimal:
        """Give what the group adds up to."""
        return (self.digits or Decimal(0)) + self.hundreds + self.tens + self.units

    @property
    def empty(self) -> bool:
        """Say whether nothing has been read into the group yet."""
        return self.digits is None and not (self.hundreds or self.tens or self.units)

    def add(self, value: int, vigesimal: bool, *, decimals: bool = False) -> bool:
        """Add a word below a thousand; False where it cannot stand here.

        `vigesimal` allows soixante-dix, `decimals` décimo tercero (ten and three).
        """
        if self.digits is not None or value == 0:
            return False
        if decimals and value < 10 and self.tens == 10 and not self.units:
            self.units = value
            return True
        if value < 10:
            return self._add_unit(value, vigesimal)
        if value < 100:
            return self._add_tens(value, vigesimal)
        if not self.empty:
            return False
        self.hundreds = value
        return True

    def _add_unit(self, value: int, vigesimal: bool) -> bool:
        if self.units or self.tens % 10 or (self.ten and not (vigesimal and value >= 7)):
            return False
        self.units = value
        return True

    def _add_tens(self, value: int, vigesimal: bool) -> bool:
        if vigesimal and value == 20 and self.units == 4 and not self.tens:
            self.tens, self.units = 80, 0
            return True
        if vigesimal and self.tens in (60, 80) and not self.units and value < 20:
            self.tens += value
            self.ten = value == 10
            return True
        if self.tens or self.units:
            return False
        self.tens, self.units = (value, 0) if value % 10 == 0 or value < 20 else (value - value % 10, value % 10)
        self.ten = value == 10
        return True

    def add_digits(self, value: Decimal) -> bool:
        """Add digits behind a hundred: 3 hundred and 21."""
        if not self.hundreds or self.tens or self.units or value >= 100 or value != value.to_integral_value():
            return False
        self.tens, self.units = int(value) // 10 * 10, int(value) % 10
        return True

    def multiply(self, *, bare: bool = False, plural: bool = False) -> bool:
        """Take a word for hundred: what stands before it in the group is multiplied.

        With `bare` it takes no "one" before it; in the `plural` only 2 to 9 (deux cents; 50 cents are money).
        """
        amount = self.value
        if (
            self.hundreds
            or (plural and not self.empty and not 2 <= amount <= 9)
            or (bare and self.digits is None and amount == 1)
        ):
            return False
        if self.digits is not None:
            amount *= 100
            whole = amount == amount.to_integral_value()
            self.hundreds, self.digits = (int(amount), None) if whole else (0, amount)
            return True
        self.hundreds, self.tens, self.units = ((self.tens + self.units) or 1) * 100, 0, 0
        return True


@dataclass(slots=True)
class Sum:
    """Closed groups with their scales, largest first, and the open group."""

    parts: list[tuple[Decimal, int]] = field(default_factory=list)
    group: Group = field(default_factory=Group)
    step: Decimal = Decimal(1)

    @property
    def value(self) -> Decimal:
        """Give what the closed groups and the open one add up to."""
        return sum((value for value, _ in self.parts), Decimal(0)) + self.group.value

    def close(self, scale: int) -> bool:
        """Take a scale word: everything smaller that was read belongs to it (dos mil millones); False where it cannot."""
        inner = [(value, size) for value, size in self.parts if size < scale]
        outer = [(value, size) for value, size in self.parts if size >= scale]
        if any(size == scale for _, size in outer):
            return False
        if self.group.empty and not inner and outer and scale != 1000:
            return False
        amount = sum((value for value, _ in inner), Decimal(0)) + self.group.value
        if self.group.empty and not inner:
            amount = Decimal(1)
        self.parts = [*outer, (amount * scale, scale)]
        self.group = Group()
        self.step *= scale
        return True
