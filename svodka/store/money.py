"""Money as the database counts it: whole nano-dollars."""

from decimal import ROUND_CEILING, Decimal
from typing import Final

NANO: Final = Decimal(1_000_000_000)


def to_nano(usd: Decimal) -> int:
    """Give US dollars as nano-dollars; a fraction of one counts as one."""
    return int((usd * NANO).to_integral_value(ROUND_CEILING))


def to_usd(nano: int) -> Decimal:
    """Give nano-dollars as US dollars, without zeros at the end."""
    usd = Decimal(nano) / NANO
    return usd.quantize(Decimal(1)) if usd == usd.to_integral_value() else usd.normalize()
