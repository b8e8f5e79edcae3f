"""Keeps calls from an upstream that is down: most are refused here, a few go out to learn when it is back."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from svodka.errors import (
    SvodkaError,
    UpstreamError,
    UpstreamOverloaded,
    UpstreamRateLimited,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from svodka.llm.classify import Verdict
from svodka.llm.retries import CallFailed

WINDOW_SECONDS: Final = 5.0
REQUESTS_FOR_EACH_ACCEPTED: Final = 2
PADDING: Final = 10
"""So many failures are let pass without a refusal: more than the calls of one article."""
SHORTEST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 5.0

_DOWN: Final = frozenset({UpstreamUnreachable, UpstreamTimeout, UpstreamError, UpstreamOverloaded, UpstreamRateLimited})
"""Kinds of failure that say the upstream takes no work; every other answer shows that it does."""


@dataclass(slots=True)
class Throttle:
    """Refuses a call with probability (requests - 2 accepted - 10) / (requests + 1), counted over five seconds.

    A call counts when its outcome is known, so many at once are no sign of anything. A refusal counts as a request
    until the next accepted call: what was refused before says nothing about an upstream that answers, and counting it
    on would keep refusing in its name.
    """

    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
    """Gives numbers from 0 to 1."""
    _accepted: deque[float] = field(default_factory=deque[float], init=False)
    _failed: deque[float] = field(default_factory=deque[float], init=False)
    _refused: deque[float] = field(default_factory=deque[float], init=False)
    _last_failure: type[SvodkaError] = field(default=UpstreamUnreachable, init=False)

    def demand_admission(self) -> None:
        """Let a call pass, or raise CallFailed as the last failed call did; nothing has been sent or spent then."""
        if self.chance() >= self._odds_of_refusal():
            return
        self._refused.append(self.clock())
        wait = SHORTEST_WAIT + (LONGEST_WAIT - SHORTEST_WAIT) * self.chance()
        raise CallFailed(Verdict(self._last_failure, retry_after=wait, free=True))

    def note(self, failure: type[SvodkaError] | None = None) -> None:
        """Count a call that was sent, by the kind of its failure if it failed."""
        if failure in _DOWN:
            self._failed.append(self.clock())
            self._last_failure = failure
        else:
            self._accepted.append(self.clock())
            self._refused.clear()

    def _odds_of_refusal(self) -> float:
        accepted, failed, refused = map(self._recent, (self._accepted, self._failed, self._refused))
        requests = accepted + failed + refused
        return (requests - REQUESTS_FOR_EACH_ACCEPTED * accepted - PADDING) / (requests + 1)

    def _recent(self, moments: deque[float]) -> int:
        oldest = self.clock() - WINDOW_SECONDS
        while moments and moments[0] < oldest:
            moments.popleft()
        return len(moments)
