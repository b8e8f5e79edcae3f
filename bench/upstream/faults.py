"""Decides which calls go wrong, and how; the same calls for the same seed, in whatever order they come."""

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

Fault = Literal["server-error", "rate-limited", "reset", "bad-json", "slow"]

FAULTS: Final[tuple[Fault, ...]] = ("server-error", "rate-limited", "reset", "bad-json", "slow")

_RANGE: Final = 2**32


@dataclass(frozen=True, slots=True)
class Misfortune:
    """Which share of the calls goes wrong, from 0 to 1."""

    share: float = 0.0
    seed: int = 0

    def strikes(self, key: str, call: int) -> Fault | None:
        """Say what befalls the n-th call for an article; None when it goes well."""
        digest = hashlib.sha256(f"{self.seed}/{key}/{call}".encode()).digest()
        if int.from_bytes(digest[:4], "big") >= self.share * _RANGE:
            return None
        return FAULTS[digest[4] % len(FAULTS)]
