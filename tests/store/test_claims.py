import asyncio
import datetime as dt
from collections import Counter

from svodka.store.claims import Claim, Claimed, Reused, Running
from svodka.store.keeping import Kept
from svodka.store.store import Store
from tests.store.conftest import Opening
from tests.store_material import LATER, PAST, PROBLEM, request, summary


async def claim(store: Store, print_: str = "f", *, key: str = "k", lease: float = 60, owner: str = "o") -> Claimed:
    return await store.claims.claim(owner, key, print_, lease_seconds=lease, expires=LATER)


async def mine(store: Store, print_: str = "f", *, lease: float = 60) -> Claim:
    found = await claim(store, print_, lease=lease)
    assert isinstance(found, Claim)
    return found


def test_of_fifty_at_once_exactly_one_gets_the_claim(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as one, opened() as other:
            for round_ in range(4):
                found = await asyncio.gather(
                    *(claim(store, key=f"k{round_}") for store in (one, other) for _ in range(25))
                )
                assert Counter(type(result) for result in found) == {Claim: 1, Running: 49}

    asyncio.run(story())


def test_of_fifty_at_once_exactly_one_takes_over_what_was_left(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            left = await mine(store, lease=0)
            found = await asyncio.gather(*(claim(store) for _ in range(50)))
            assert Counter(type(result) for result in found) == {Claim: 1, Running: 49}
            assert left not in found

    asyncio.run(story())


def test_a_running_claim_says_how_long_it_may_take_and_another_request_is_refused(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await mine(store)
            running = await claim(store)
            assert isinstance(running, Running)
            assert 50 < running.seconds <= 60
            assert await claim(store, "other") == Reused()
            assert isinstance(await claim(store, "other", owner="p"), Claim)

    asyncio.run(story())


def test_what_came_of_a_request_is_given_again(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            made = summary()
            await store.summaries.keep("o", made, work_key=None, expires=LATER)
            job = await store.jobs.add("o", request(), claim=None, expires=LATER)
            for number, kept in enumerate((Kept(summary=made), Kept(problem=PROBLEM), Kept(job=job), Kept(batch=job))):
                mine_now = await claim(store, key=f"k{number}")
                assert isinstance(mine_now, Claim)
                await store.claims.settle(mine_now, kept)
                assert await claim(store, key=f"k{number}") == kept
                assert await claim(store, "other", key=f"k{number}") == Reused()

    asyncio.run(story())


def test_a_released_claim_may_be_tried_again_with_any_request(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await store.claims.release(await mine(store))
            await mine(store, "other")

    asyncio.run(story())


def test_what_is_settled_is_not_released(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            held = await mine(store)
            job = await store.jobs.add("o", request(), claim=held, expires=LATER)
            await store.claims.release(held)
            assert await claim(store) == Kept(job=job)

    asyncio.run(story())


def test_who_lost_a_claim_changes_nothing_any_more(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            lost = await mine(store, lease=0)
            await mine(store)
            await store.claims.settle(lost, Kept(problem=PROBLEM))
            await store.claims.release(lost)
            await store.jobs.add("o", request(), claim=lost, expires=LATER)
            assert isinstance(await claim(store), Running)

    asyncio.run(story())


def test_after_a_summary_expired_its_key_is_free(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await store.summaries.keep("o", summary(), work_key=None, expires=PAST, claim=await mine(store))
            await mine(store)

    asyncio.run(story())


def test_an_expired_record_is_free_for_any_request_and_is_tidied_away(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await store.claims.claim("o", "k", "f", lease_seconds=60, expires=PAST)
            await mine(store, "other")
            await store.claims.claim("o", "k2", "f", lease_seconds=60, expires=PAST)
            assert (await store.tidy()).claims == 1

    asyncio.run(story())


def test_a_job_keeps_its_key_as_long_as_it_says(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)
            held = await store.claims.claim("o", "k", "f", lease_seconds=60, expires=soon)
            assert isinstance(held, Claim)
            job = await store.jobs.add("o", request(), claim=held, expires=PAST)
            assert isinstance(await claim(store), Claim), job

    asyncio.run(story())


def test_a_server_that_is_alone_forgets_what_ran_when_the_last_one_died(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await claim(store, key="running")
            settled = await mine(store)
            await store.claims.settle(settled, Kept(problem=PROBLEM))
            assert await store.claims.release_all() == 1
            assert isinstance(await claim(store, "other", key="running"), Claim)
            assert await claim(store) == Kept(problem=PROBLEM)

    asyncio.run(story())


def test_claiming_and_releasing_at_once_never_fails(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:

            async def take_and_release() -> int:
                found = await claim(store)
                if isinstance(found, Claim):
                    await store.claims.release(found)
                return isinstance(found, Claim)

            assert sum(await asyncio.gather(*(take_and_release() for _ in range(60)))) >= 1

    asyncio.run(story())
