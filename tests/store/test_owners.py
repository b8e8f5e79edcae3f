"""Owners never see each other's rows, whatever they do and in whatever order."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svodka.llm.completion import Tokens
from svodka.llm.unit import Attempt
from svodka.settings import Settings
from svodka.store.claims import Claim
from svodka.store.jobs import BatchLine
from svodka.store.opening import open_store
from svodka.store.store import Store
from tests.store_material import LATER, request, summary

OWNERS = ("anna", "boris")
ACTIONS = ("keep", "claim", "add", "batch", "take", "cancel", "delete", "spend", "tidy")


class World:
    """What each owner has, by what the store acknowledged."""

    def __init__(self, store: Store, owners: list[str]) -> None:
        self.store = store
        self.owners = owners
        self.summaries: dict[str, list[str]] = {owner: [] for owner in owners}
        self.jobs: dict[str, list[str]] = {owner: [] for owner in owners}
        self.batches: dict[str, list[str]] = {owner: [] for owner in owners}
        self.calls = dict.fromkeys(owners, 0)

    async def do(self, owner: str, action: str) -> None:
        act: Callable[[str], Awaitable[Any]] = getattr(self, f"_{action}")
        await act(owner)

    async def _keep(self, owner: str) -> None:
        made = summary(f"Тайна: {owner}.")
        await self.store.summaries.keep(owner, made, work_key="same work", expires=LATER)
        self.summaries[owner].append(made.id)

    async def _claim(self, owner: str) -> None:
        found = await self.store.claims.claim(owner, "same key", owner, lease_seconds=60, expires=LATER)
        if isinstance(found, Claim):
            made = summary(f"Тайна: {owner}.")
            await self.store.summaries.keep(owner, made, work_key=None, expires=LATER, claim=found)
            self.summaries[owner].append(made.id)
        else:
            assert owner in repr(found)

    async def _add(self, owner: str) -> None:
        self.jobs[owner].append(await self.store.jobs.add(owner, request(owner), claim=None, expires=LATER))

    async def _batch(self, owner: str) -> None:
        batch = await self.store.jobs.begin_batch(owner)
        await self.store.jobs.append(batch, [BatchLine(index, request(owner), None) for index in range(2)])
        await self.store.jobs.accept(batch, claim=None, expires=LATER)
        self.batches[owner].append(batch)

    async def _take(self, _: str) -> None:
        for job in await self.store.jobs.take(2):
            assert job.owner in job.request
            made = summary(f"Тайна: {job.owner}.")
            kept = {"work_key": "same work", "summary_expires": LATER, "job_expires": LATER}
            await self.store.jobs.finish(job.id, job.tries, made, **kept)

    async def _cancel(self, owner: str) -> None:
        for job in self.jobs[owner][-1:]:
            assert await self.store.jobs.cancel(owner, job) is not None

    async def _delete(self, owner: str) -> None:
        for one in self.summaries[owner][-1:]:
            assert await self.store.summaries.delete(owner, one)
            self.summaries[owner].pop()

    async def _spend(self, owner: str) -> None:
        self.calls[owner] += 1
        ledger = self.store.accounts.ledger(owner, work=f"{owner} {self.calls[owner]}", cap=None)
        await ledger.reserve(Attempt(1, "m", Tokens(input=1, output=1), None))

    async def _tidy(self, _: str) -> None:
        await self.store.tidy()

    async def check(self, owner: str, other: str) -> None:
        store = self.store
        for one in self.summaries[owner]:
            assert await store.summaries.get(owner, one) is not None
            assert await store.summaries.get(other, one) is None
            assert not await store.summaries.delete(other, one)
        for job in self.jobs[owner]:
            assert await store.jobs.get(owner, job) is not None
            assert await store.jobs.get(other, job) is None
            assert await store.jobs.cancel(other, job) is None
        for batch in self.batches[owner]:
            assert await store.jobs.batch(owner, batch) is not None
            assert await store.jobs.cancel_batch(other, batch) is None
            assert [result async for result in store.jobs.results(other, batch)] == []
            results = [result async for result in store.jobs.results(owner, batch)]
            assert all(owner in repr(result.summary) for result in results)
        found = await store.summaries.find(owner, "same work")
        assert found is None or owner in repr(found)


stories = st.lists(st.tuples(st.sampled_from(OWNERS), st.sampled_from(ACTIONS)), min_size=4, max_size=25)
strangers = count()


async def play(where: Settings, story: list[tuple[str, str]]) -> None:
    number = next(strangers)
    names = {owner: f"{owner}-{number}." for owner in OWNERS}
    store = await open_store(where)
    world = World(store, list(names.values()))
    try:
        for owner, action in story:
            await world.do(names[owner], action)
        await world.check(*world.owners)
        await world.check(*reversed(world.owners))
    finally:
        await store.aclose()


@given(story=stories)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_owners_never_see_each_others_rows(database: Settings, story: list[tuple[str, str]]) -> None:
    # Each story has owners of its own in a database that fills up.
    asyncio.run(play(database, story))
