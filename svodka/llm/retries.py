"""The one retry layer: when a failed call is made again, and how long to wait before it."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from svodka.errors import SvodkaError, UpstreamOverloaded, UpstreamRateLimited
from svodka.llm.classify import Verdict
from svodka.llm.unit import Unit

FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 8.0
_WAITS_UNTOLD: Final[dict[type[SvodkaError], float]] = {UpstreamRateLimited: 10.0, UpstreamOverloaded: 10.0}
"""Seconds our own caller is told to wait where the provider did not say."""


class CallFailed(Exception):
    """A call that failed, with the verdict on it."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.kind.slug)
        self.verdict = verdict

    @property
    def error(self) -> SvodkaError:
        """What the caller is told."""
        wait = self.verdict.retry_after
        if wait is None:
            wait = _WAITS_UNTOLD.get(self.verdict.kind)
        return self.verdict.kind(self.verdict.reason, retry_after=wait)


@dataclass(slots=True)
class RetryBudget:
    """A token bucket for the whole process: in the long run at most one call in ten is a retry."""

    size: float = 10.0
    refill: float = 0.1
    tokens: float = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.size

    def call_made(self) -> None:
        """Refill a little, for every first call."""
        self.tokens = min(self.size, self.tokens + self.refill)

    def take(self) -> bool:
        """Take the token for one retry, if there is one."""
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


def retrying(unit: Unit, budget: RetryBudget, sleep: Callable[[float], Awaitable[None]]) -> AsyncRetrying:
    """Give the retry policy of one completion. A new one for each: a shared one mixes up its counters."""
    waits = _Waits(unit, budget)
    return AsyncRetrying(
        retry=retry_if_exception(waits.worth_another_try), wait=waits.next_wait, sleep=sleep, reraise=True
    )


@dataclass(slots=True)
class _Waits:
    unit: Unit
    budget: RetryBudget
    tries: int = 0
    wait: float = 0.0

    def worth_another_try(self, failure: BaseException) -> bool:
        if not isinstance(failure, CallFailed):
            return False
        verdict = failure.verdict
        self.tries += 1
        if self.tries > verdict.retries or not self.unit.calls_left:
            return False
        # Full jitter, so that many callers do not come back at once.
        self.wait = random.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2**self.tries))  # noqa: S311 - no secret
        if verdict.retry_after is not None:
            self.wait = verdict.retry_after
        if self.wait + verdict.needs_seconds >= self.unit.remaining:
            return False
        return self.budget.take()

    def next_wait(self, _: RetryCallState) -> float:
        return self.wait
