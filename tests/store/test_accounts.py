import asyncio
import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from svodka.errors import BudgetExhausted
from svodka.llm.completion import Tokens
from svodka.llm.unit import Attempt
from svodka.store.accounts import month_of, seconds_left_in_month
from svodka.store.money import to_nano, to_usd
from tests.store.conftest import Opening

CENT = Decimal("0.01")


def attempt(number: int = 1, cost: Decimal | None = CENT) -> Attempt:
    return Attempt(number, "m", Tokens(input=100, output=50, cached=20), cost)


def settled(of: Attempt, cost: Decimal | None) -> Attempt:
    return replace(of, outcome="ok", tokens=Tokens(input=90, output=10), cost=cost, estimated=False)


def test_a_call_is_written_down_before_it_is_sent_and_settled_after(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=None)
            await ledger.reserve(attempt())
            (record,) = await store.accounts.attempts("w")
            assert (record.reserved, record.cost, record.settled, record.outcome) == (CENT, None, None, "sent")
            spending = await store.accounts.spent("o")
            assert (spending.spent, spending.reserved) == (Decimal(0), CENT)
            await ledger.settle(settled(attempt(), Decimal("0.004")))
            (record,) = await store.accounts.attempts("w")
            assert (record.reserved, record.cost, record.outcome) == (CENT, Decimal("0.004"), "ok")
            assert (record.tokens, record.estimated) == (Tokens(input=90, output=10), False)
            spending = await store.accounts.spent("o")
            assert (spending.spent, spending.reserved) == (Decimal("0.004"), Decimal(0))

    asyncio.run(story())


def test_settling_again_counts_once(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=None)
            await ledger.reserve(attempt())
            for _ in range(2):
                await ledger.settle(settled(attempt(), CENT))
            spending = await store.accounts.spent("o")
            assert (spending.spent, spending.reserved) == (CENT, Decimal(0))

    asyncio.run(story())


def test_a_hundred_calls_at_once_never_go_over_a_cap(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as one, opened() as other:

            async def reserve(number: int) -> bool:
                store = (one, other)[number % 2]
                try:
                    await store.accounts.ledger("o", work=f"w{number}", cap=Decimal("0.25")).reserve(attempt())
                except BudgetExhausted:
                    return False
                return True

            assert sum(await asyncio.gather(*map(reserve, range(100)))) == 25
            assert (await one.accounts.spent("o")).reserved == Decimal("0.25")

    asyncio.run(story())


def test_who_has_no_money_left_is_told_until_when(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=Decimal("0.005"))
            with pytest.raises(BudgetExhausted) as caught:
                await ledger.reserve(attempt())
            assert (caught.value.reason, caught.value.values) == ("spent", {"limit": "0.005"})
            assert caught.value.retry_after is not None
            assert 0 < caught.value.retry_after <= 31 * 86400
            assert await store.accounts.attempts("w") == []

    asyncio.run(story())


def test_what_is_settled_for_less_makes_room_again(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=CENT)
            await ledger.reserve(attempt(1))
            with pytest.raises(BudgetExhausted):
                await ledger.reserve(attempt(2))
            await ledger.settle(settled(attempt(1), Decimal(0)))
            await ledger.reserve(attempt(2))

    asyncio.run(story())


def test_an_unknown_price_trips_a_cap_and_without_one_counts_nothing(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            with pytest.raises(BudgetExhausted) as caught:
                await store.accounts.ledger("o", work="w", cap=Decimal(9)).reserve(attempt(cost=None))
            assert (caught.value.reason, caught.value.values) == ("unknown-price", {"model": "m"})
            ledger = store.accounts.ledger("o", work="w", cap=None)
            await ledger.reserve(attempt(cost=None))
            await ledger.settle(settled(attempt(), None))
            (record,) = await store.accounts.attempts("w")
            assert (record.reserved, record.cost) == (None, None)
            assert (await store.accounts.spent("o")).spent == Decimal(0)

    asyncio.run(story())


def test_a_call_whose_process_died_is_settled_at_its_reserve(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=None)
            for number in (1, 2):
                await ledger.reserve(attempt(number))
            await ledger.settle(settled(attempt(1), Decimal(0)))
            assert (await store.tidy()).settled == 0
            monkeypatch.setattr("svodka.store.tidying.UNSETTLED_AT_MOST", dt.timedelta(0))
            assert (await store.tidy()).settled == 1
            await ledger.settle(settled(attempt(2), Decimal(5)))
            first, second = await store.accounts.attempts("w")
            assert (first.outcome, second.outcome, second.cost, second.estimated) == ("ok", "lost", CENT, True)
            spending = await store.accounts.spent("o")
            assert (spending.spent, spending.reserved) == (CENT, Decimal(0))

    asyncio.run(story())


def test_old_attempts_are_forgotten_and_the_sum_of_their_month_is_not(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with opened() as store:
            ledger = store.accounts.ledger("o", work="w", cap=None)
            await ledger.reserve(attempt())
            await ledger.settle(settled(attempt(), CENT))
            monkeypatch.setattr("svodka.store.tidying.ATTEMPTS_KEPT", dt.timedelta(0))
            assert (await store.tidy()).attempts == 1
            assert (await store.accounts.spent("o")).spent == CENT

    asyncio.run(story())


def test_a_month_is_counted_in_utc_and_ends_when_the_next_begins() -> None:
    moment = dt.datetime(2026, 12, 31, 23, 59, 30, tzinfo=dt.UTC)
    assert (month_of(moment), seconds_left_in_month(moment)) == ("2026-12", 30)


@pytest.mark.parametrize("usd", ["0", "0.000000001", "12.5", "100", "1234567.123456789"])
def test_money_comes_back_as_it_went(usd: str) -> None:
    assert to_usd(to_nano(Decimal(usd))) == Decimal(usd)
    assert f"{to_usd(to_nano(Decimal(usd))):f}" == usd


def test_a_fraction_of_a_nano_dollar_counts_as_one() -> None:
    assert to_nano(Decimal("0.0000000001")) == 1
