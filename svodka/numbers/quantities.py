"""How two numbers with units stand to each other."""

from fractions import Fraction
from functools import lru_cache
from typing import Literal

from svodka.numbers.reading import Reading

Agreement = Literal["same", "magnitude", "unit", "bound", "different"]

_DIMENSIONS: dict[str, dict[str, str]] = {
    "mass": {"mg": "1/1000", "g": "1", "kg": "1000", "t": "1000000"},
    "length": {"nm": "1/1000000", "mm": "1", "cm": "10", "m": "1000", "km": "1000000"},
    "area": {"cm2": "1/10000", "m2": "1", "ha": "10000", "km2": "1000000"},
    "volume": {"l": "1", "m3": "1000", "km3": "1000000000000"},
    "power": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000", "TW": "1000000000000"},
    "energy": {"kWh": "1", "MWh": "1000", "GWh": "1000000", "TWh": "1000000000"},
    "time": {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
    "months": {"month": "1", "quarter": "3", "year": "12"},
    "data": {"MB": "1", "GB": "1000", "TB": "1000000"},
    "tension": {"V": "1", "kV": "1000"},
    "frequency": {"MHz": "1", "GHz": "1000"},
}
_SIZES = {unit: (dimension, Fraction(size)) for dimension, units in _DIMENSIONS.items() for unit, size in units.items()}
_HALF_A_PERCENT = Fraction(1, 200)
_BOUNDS = {"over", "under"}


def compare(claimed: Reading, found: Reading) -> Agreement:
    """Compare two numbers, percents or sums."""
    a, b = size(claimed), size(found)
    if _measures_alike(claimed, found):
        factored = claimed.unit != found.unit and None not in {claimed.unit, found.unit}
        return (
            _sized(claimed, found, a * _factor(claimed), b * _factor(found))
            if factored
            else _sized(claimed, found, a, b)
        )
    if _shares_agree(claimed, found, a, b):
        return _bounded(claimed, found)
    return "unit" if a == b else "different"


def size(reading: Reading) -> Fraction:
    """Return the number without its sign: whether a loss is told as −5 or as a fall by 5 is not decided here."""
    return _size(reading.value)


@lru_cache(maxsize=4096)
def _size(value: str) -> Fraction:
    return abs(Fraction(value))


def _measures_alike(claimed: Reading, found: Reading) -> bool:
    if claimed.kind != found.kind:
        return False
    if claimed.unit == found.unit or (claimed.kind == "money" and None in {claimed.unit, found.unit}):
        return True
    # An age stands alone (Orlov, 23), an anniversary is an ordinal.
    if {claimed.unit, found.unit} == {None, "year"}:
        return True
    return dimension(claimed) is not None and dimension(claimed) == dimension(found)


def dimension(reading: Reading) -> str | None:
    """Return what a physical unit measures."""
    return _SIZES[reading.unit][0] if reading.unit in _SIZES else None


def _factor(reading: Reading) -> Fraction:
    return _SIZES[reading.unit][1] if reading.unit in _SIZES else Fraction(1)


def _sized(claimed: Reading, found: Reading, a: Fraction, b: Fraction) -> Agreement:
    if a == b or (claimed.unit == "x" and a * b == 1):
        return _bounded(claimed, found)
    if claimed.unit != found.unit and size(claimed) == size(found):
        return "unit"
    return "magnitude" if _powers(a, b) else "different"


def _powers(a: Fraction, b: Fraction) -> bool:
    """Whether the digits are the same and only the power of ten differs."""
    if not a or not b:
        return False
    # In whole numbers: most pairs that are compared are nothing of each other, and dividing fractions is slow.
    one, other = a.numerator * b.denominator, b.numerator * a.denominator
    ratio, rest = divmod(max(one, other), min(one, other))
    return not rest and str(ratio).strip("0") == "1"


def _bounded(claimed: Reading, found: Reading) -> Agreement:
    return "bound" if {claimed.bound, found.bound} == _BOUNDS else "same"


def _shares_agree(claimed: Reading, found: Reading, a: Fraction, b: Fraction) -> bool:
    """A quarter is 25 %, a third 33 %; вдвое is `in half`, 1.5 times `by half`; but twice is not 100 %."""
    endless = "/" in claimed.value or "/" in found.value
    return any(
        first == second or (endless and abs(first - second) < _HALF_A_PERCENT)
        for first in _shares(claimed, a)
        for second in _shares(found, b)
    )


def _shares(reading: Reading, value: Fraction) -> tuple[Fraction, ...]:
    """Give the shares that a figure may stand for: of a multiple, what is left, and what is added below the double."""
    if reading.kind == "percent":
        return (value / 100,)
    if reading.kind != "number" or not value:
        return ()
    if reading.unit == "x":
        return (min(value, 1 / value), value - 1) if 1 < value < 2 else (min(value, 1 / value),)  # noqa: PLR2004
    return (value,) if reading.unit is None and value < 1 else ()


def rounded(claimed: Reading, found: Reading) -> bool:
    """Whether the claim is the other number rounded: see `rounds_to`."""
    if not _measures_alike(claimed, found):
        return False
    a, b = size(claimed) * _factor(claimed), size(found) * _factor(found)
    if not a or not b or abs(a - b) * 10 > b:
        return False
    step = _step(claimed) * _factor(claimed)
    if claimed.bound == "about":
        return abs(a - b) * 2 <= step
    return {"over": 0 <= b - a < step, "under": 0 <= a - b < step, "exact": False}[claimed.bound]


def _step(reading: Reading) -> Fraction:
    """Return the place value of the last digit that is not nought."""
    text = reading.value.lstrip("-")
    if "/" in text:
        return Fraction(0)
    if "." in text:
        return Fraction(1, 10 ** len(text.partition(".")[2]))
    return Fraction(10 ** (len(text) - len(text.rstrip("0"))))
