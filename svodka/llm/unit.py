"""What one article may cost: calls, time, and the record of every attempt."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Literal, Protocol

from svodka.llm.completion import Tokens

CALLS_AT_MOST: Final = 5
"""Draft, one re-ask, one repair, two transport retries."""

NOTHING: Final = Tokens(input=0, output=0)

SENT: Final = "sent"
"""The outcome of an attempt whose answer is not known yet."""

Role = Literal["writer", "judge"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call on the wire. Written down before it is sent with what it may cost, settled with what it did cost."""

    number: int
    """Counted from 1 in its unit; an article has one unit of each role."""
    model: str
    tokens: Tokens
    cost: Decimal | None
    role: Role = "writer"
    estimated: bool = True
    outcome: str = SENT


class Ledger(Protocol):
    """Where attempts are written down; it must have the reserve before the call leaves."""

    async def reserve(self, attempt: Attempt) -> None:
        """Write down what a call may cost at most; raises BudgetExhausted instead of going over a cap."""
        ...

    async def settle(self, attempt: Attempt) -> None:
        """Replace the reserve of the attempt with the same role and number."""
        ...


class Bill:
    """The attempts of one unit in memory; the usage of a summary is their sum."""

    def __init__(self) -> None:
        self._attempts: dict[int, Attempt] = {}

    def write(self, attempt: Attempt) -> None:
        """Keep an attempt with its reserve, or as it was settled in the place of its reserve."""
        self._attempts[attempt.number] = attempt

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """All attempts so far, in order."""
        return tuple(self._attempts.values())

    @property
    def tokens(self) -> Tokens:
        """The sum over all attempts."""
        every = [attempt.tokens for attempt in self.attempts]
        return Tokens(
            input=sum(tokens.input for tokens in every),
            output=sum(tokens.output for tokens in every),
            cached=sum(tokens.cached for tokens in every),
        )

    @property
    def cost(self) -> Decimal | None:
        """US dollars; None as soon as one attempt's price is unknown."""
        costs = [attempt.cost for attempt in self.attempts if attempt.tokens != NOTHING]
        known = [cost for cost in costs if cost is not None]
        return sum(known, Decimal(0)) if len(known) == len(costs) else None

    @property
    def estimated(self) -> bool:
        """Whether any attempt was settled without a count from the provider."""
        return any(attempt.estimated for attempt in self.attempts)


@dataclass(slots=True)
class Unit:
    """The allowance of one unit of work: an article, from its first call to its last."""

    seconds: float
    calls: int = CALLS_AT_MOST
    ledger: Ledger | None = None
    role: Role = "writer"
    clock: Callable[[], float] = time.monotonic
    bill: Bill = field(default_factory=Bill)
    calls_on_wire: int = 0
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    @property
    def elapsed(self) -> float:
        """Seconds since the unit began."""
        return self.clock() - self.started

    @property
    def remaining(self) -> float:
        """Seconds until the deadline; never negative."""
        return max(0.0, self.seconds - self.elapsed)

    @property
    def calls_left(self) -> int:
        """How many calls may still be made."""
        return max(0, self.calls - self.calls_on_wire)

    async def reserve(self, model: str, tokens: Tokens, cost: Decimal | None) -> Attempt:
        """Write an attempt down before it is sent; raises BudgetExhausted."""
        attempt = Attempt(len(self.bill.attempts) + 1, model, tokens, cost, role=self.role)
        if self.ledger is not None:
            await self.ledger.reserve(attempt)
        self.bill.write(attempt)
        return attempt

    async def settle(self, attempt: Attempt, outcome: str, tokens: Tokens | None, cost: Decimal | None) -> None:
        """Settle an attempt; without a count of tokens the reserve stands, marked as an estimate."""
        settled = replace(attempt, outcome=outcome)
        if tokens is not None:
            settled = replace(settled, tokens=tokens, cost=cost, estimated=False)
        self.bill.write(settled)
        if self.ledger is not None:
            await self.ledger.settle(settled)
