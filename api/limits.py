"""How much each caller may ask of this process: requests a minute, and requests under way at once."""

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import Final

from svodka.errors import RateLimited
from svodka.store.keys import Limits

WINDOW_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a caller stands after a request."""

    admitted: bool
    remaining: int
    """Requests that are still free."""
    seconds: int
    """Until one more is free, rounded up."""


class RequestWindow:
    """The requests of the last 60 seconds, by owner: exact at any moment, and forgotten when they leave the window."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        # Owners in the order of their last request, so that those who are gone stand in front.
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._times)

    def count(self, owner: str, limit: int) -> Standing:
        """Count one request if it is within the limit (at least 1); one that is refused counts for nothing."""
        now = self._now()
        self._forget(now - WINDOW_SECONDS)
        times = self._times.setdefault(owner, deque())
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        admitted = len(times) < limit
        if admitted:
            times.append(now)
            self._times.move_to_end(owner)
        # With a limit that was lowered meanwhile, more than one has to leave the window first.
        next_to_leave = times[max(0, len(times) - limit)]
        return Standing(admitted, max(0, limit - len(times)), ceil(next_to_leave + WINDOW_SECONDS - now))

    def _forget(self, before: float) -> None:
        while self._times and next(iter(self._times.values()))[-1] <= before:
            self._times.popitem(last=False)


class Slots:
    """How many requests of each owner are under way."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._taken)

    def free(self, owner: str, limit: int) -> int:
        """Give how many more may be under way."""
        return max(0, limit - self._taken[owner])

    @contextmanager
    def taken(self, owner: str, limit: int | None) -> Generator[None]:
        """Hold a slot; RateLimited when all are taken."""
        if limit is not None and not self.free(owner, limit):
            raise RateLimited("concurrency", limit=limit, retry_after=1)
        self._taken[owner] += 1
        try:
            yield
        finally:
            self._release(owner)

    def _release(self, owner: str) -> None:
        self._taken[owner] -= 1
        if not self._taken[owner]:
            del self._taken[owner]


def limit_headers(limits: Limits, standing: Standing | None, slots_free: int) -> dict[str, str]:
    """Give RateLimit-Policy and RateLimit for what is limited (draft-ietf-httpapi-ratelimit-headers); else nothing."""
    policies, states = list[str](), list[str]()
    if limits.requests_per_minute is not None and standing is not None:
        policies.append(f'"requests";q={limits.requests_per_minute};w={WINDOW_SECONDS}')
        states.append(f'"requests";r={standing.remaining};t={standing.seconds}')
    if limits.concurrency is not None:
        policies.append(f'"concurrency";q={limits.concurrency};qu="concurrent-requests"')
        states.append(f'"concurrency";r={slots_free}')
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(states)} if policies else {}
