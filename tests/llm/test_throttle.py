"""The throttle: few calls reach an upstream that is down, and all of them soon after it is back."""

import asyncio
import heapq
import random
from dataclasses import dataclass, field

import httpx2
import pytest

from svodka.errors import (
    BudgetExhausted,
    ContentFiltered,
    SvodkaError,
    UpstreamMisconfigured,
    UpstreamOverloaded,
    UpstreamRejected,
    UpstreamUnreachable,
)
from svodka.llm.provider import ProviderWriter
from svodka.llm.retries import CallFailed
from svodka.llm.throttle import LONGEST_WAIT, PADDING, SHORTEST_WAIT, Throttle
from svodka.llm.unit import CALLS_AT_MOST, Attempt, Unit
from svodka.settings import Settings


@dataclass(slots=True)
class Traffic:
    """Calls at an even rate, whose outcomes come after a latency; time is counted in ticks of 10 ms."""

    rate: int = 100
    latency: float = 0.0
    now: float = 0.0
    tick: int = 0
    sent: list[float] = field(default_factory=list[float])
    refused: list[float] = field(default_factory=list[float])
    under_way: list[tuple[float, int, type[SvodkaError] | None]] = field(default_factory=list)
    """When each outcome is known, the number of its call, and the outcome."""
    throttle: Throttle = field(init=False)

    def __post_init__(self) -> None:
        self.throttle = Throttle(clock=lambda: self.now, chance=random.Random(7).random)  # noqa: S311 - no secret

    def run(self, seconds: float, failure: type[SvodkaError] | None, *, share_failing: float = 1.0) -> None:
        for _ in range(round(seconds * 100)):
            self.tick += 1
            self.now = self.tick / 100
            self._hear_outcomes()
            for number in range(self.rate // 100):
                fails = (self.tick * 7 + number) % 100 < 100 * share_failing
                self._call(failure if fails else None)

    def _hear_outcomes(self) -> None:
        while self.under_way and self.under_way[0][0] <= self.now:
            self.throttle.note(heapq.heappop(self.under_way)[-1])

    def _call(self, failure: type[SvodkaError] | None) -> None:
        try:
            self.throttle.demand_admission()
        except CallFailed:
            self.refused.append(self.now)
            return
        self.sent.append(self.now)
        known = self.now + (self.latency if failure is None else 0)
        heapq.heappush(self.under_way, (known, len(self.sent), failure))

    def sent_since(self, moment: float) -> int:
        return sum(at > moment for at in self.sent)

    def refused_since(self, moment: float) -> int:
        return sum(at > moment for at in self.refused)


def test_nothing_is_refused_while_the_upstream_works() -> None:
    traffic = Traffic(rate=1000, latency=10)
    traffic.run(12, None)
    assert traffic.refused == []


def test_few_of_a_hundred_calls_a_second_reach_an_upstream_that_is_down() -> None:
    traffic = Traffic()
    traffic.run(60, UpstreamUnreachable)
    assert traffic.sent_since(0) < 220
    assert 0 < traffic.sent_since(30) < 120


@pytest.mark.parametrize("latency", [0.05, 2.0, 5.0])
@pytest.mark.parametrize("rate", [100, 1000])
def test_within_ten_seconds_after_it_is_back_every_call_passes(rate: int, latency: float) -> None:
    traffic = Traffic(rate=rate, latency=latency)
    traffic.run(10, UpstreamUnreachable)
    back = traffic.now
    traffic.run(13, None)
    assert traffic.refused_since(back + 10) == 0
    assert traffic.sent_since(back + 10) == pytest.approx(3 * rate, abs=2)


def test_an_upstream_that_takes_half_the_calls_gets_them_all() -> None:
    traffic = Traffic()
    traffic.run(60, UpstreamOverloaded, share_failing=0.5)
    assert len(traffic.refused) < 0.05 * len(traffic.sent)


def test_an_upstream_that_takes_a_tenth_of_the_calls_is_spared_most_of_them() -> None:
    traffic = Traffic()
    traffic.run(60, UpstreamOverloaded, share_failing=0.9)
    assert len(traffic.sent) < 0.5 * (len(traffic.sent) + len(traffic.refused))


def test_the_failures_of_a_single_article_never_throttle_it() -> None:
    throttle = Throttle(clock=lambda: 0.0, chance=lambda: 0.0)
    for _ in range(2 * CALLS_AT_MOST):
        throttle.demand_admission()
        throttle.note(UpstreamUnreachable)
    assert 2 * CALLS_AT_MOST <= PADDING


@pytest.mark.parametrize("answer", [UpstreamRejected, UpstreamMisconfigured, ContentFiltered])
def test_an_answer_that_refuses_the_article_shows_that_the_upstream_works(answer: type[SvodkaError]) -> None:
    throttle = Throttle(clock=lambda: 0.0, chance=lambda: 0.0)
    for _ in range(100):
        throttle.note(answer)
    throttle.demand_admission()


def test_a_refused_call_is_told_as_the_last_failure_with_a_time_to_wait() -> None:
    throttle = Throttle(clock=lambda: 0.0, chance=lambda: 0.5)
    for _ in range(50):
        throttle.note(UpstreamOverloaded)
    with pytest.raises(CallFailed) as refused:
        throttle.demand_admission()
    error = refused.value.error
    assert isinstance(error, UpstreamOverloaded)
    assert error.retryable
    assert error.retry_after == (SHORTEST_WAIT + LONGEST_WAIT) / 2
    assert (refused.value.verdict.retries, refused.value.verdict.free) == (0, True)


class Down:
    """A writer whose upstream answers every call with 503, and a clock that the test moves."""

    def __init__(self) -> None:
        self.now, self.calls = 0.0, 0
        throttle = Throttle(clock=lambda: self.now, chance=random.Random(7).random)  # noqa: S311 - no secret
        transport = httpx2.MockTransport(self._answer)
        self.writer = ProviderWriter(Settings(model="m"), transport=transport, sleep=self._sleep, throttle=throttle)

    def _answer(self, _: httpx2.Request) -> httpx2.Response:
        self.calls += 1
        return httpx2.Response(503)

    async def _sleep(self, _: float) -> None:
        """Come back at once."""

    async def ask(self, unit: Unit | None = None) -> None:
        with pytest.raises(UpstreamOverloaded):
            await self.writer.complete({"messages": []}, unit or Unit(90))


def test_a_throttled_call_sends_nothing_and_reserves_nothing() -> None:
    down = Down()

    async def ask_often() -> list[Unit]:
        units = [Unit(90) for _ in range(2000)]
        for unit in units:
            await down.ask(unit)
        return units

    units = asyncio.run(ask_often())
    refused = [unit for unit in units if not unit.calls_on_wire]
    assert len(refused) > 1800
    assert all(unit.bill.attempts == () for unit in refused)
    assert down.calls == sum(unit.calls_on_wire for unit in units)


def test_in_the_long_run_at_most_a_tenth_of_the_calls_to_a_failing_upstream_are_retries() -> None:
    down = Down()

    async def one_call_a_second() -> None:
        for _ in range(1000):
            down.now += 1
            await down.ask()

    asyncio.run(one_call_a_second())
    assert 1000 < down.calls <= 1000 + 100 + 10


def test_a_cap_on_money_says_nothing_about_the_upstream() -> None:
    class Poor:
        async def reserve(self, _: Attempt) -> None:
            raise BudgetExhausted("spent")

        async def settle(self, _: Attempt) -> None:
            """Nothing was reserved."""

    down = Down()

    async def try_in_vain() -> None:
        for _ in range(100):
            with pytest.raises(BudgetExhausted):
                await down.writer.complete({"messages": []}, Unit(90, ledger=Poor()))

    asyncio.run(try_in_vain())
    assert down.calls == 0
