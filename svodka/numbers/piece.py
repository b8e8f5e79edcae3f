"""A reading while its neighbours are still being read."""

from dataclasses import dataclass
from decimal import Decimal

from svodka.numbers.reading import Reading


@dataclass(frozen=True, slots=True)
class Piece:
    """A reading, the words `first` to `after` that it takes, and, for numbers, its size before the scale."""

    reading: Reading
    first: int
    after: int
    size: Decimal | None = None
    scale: Decimal = Decimal(1)


def plain(value: Decimal) -> str:
    """Return a decimal without exponent and trailing zeros."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
