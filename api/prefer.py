"""The Prefer header (RFC 7240): whether a caller wants to wait, and how long."""

from dataclasses import dataclass
from typing import Final

WAIT_AT_MOST: Final = 300.0
_DIGITS_AT_MOST: Final = 7


@dataclass(frozen=True, slots=True)
class Preference:
    """`respond-async`: give a job rather than keep the line open; `wait`: but wait so many seconds for the result."""

    respond_async: bool = False
    wait: float = 0.0

    @property
    def applied(self) -> str:
        """What Preference-Applied says of it."""
        return "respond-async" + (f", wait={self.wait:g}" if self.wait else "")


def preference(header: str | None) -> Preference:
    """Read the header; what is not understood is ignored, as the standard wants it."""
    given: dict[str, str] = {}
    for item in (header or "").replace(";", ",").split(","):
        name, _, value = item.partition("=")
        given.setdefault(name.strip().lower(), value.strip().strip('"'))
    wait = _seconds(given.get("wait", ""))
    # A wait without respond-async says the same: no longer on the line than this.
    return Preference("respond-async" in given or wait is not None, wait or 0.0)


def _seconds(value: str) -> float | None:
    plain = value.isascii() and value.isdigit() and len(value) < _DIGITS_AT_MOST
    return min(float(value), WAIT_AT_MOST) if plain else None
