"""The queue of a server: what becomes of jobs when the database goes away, and when the server is told to stop."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from schemas.request import SummaryRequest
from svodka.errors import StoreUnavailable
from svodka.jobs.office import Office
from svodka.jobs.runner import Runner
from svodka.metrics import Metrics
from svodka.newsroom import Newsroom
from svodka.settings import Settings
from svodka.store.opening import open_store
from svodka.store.store import Store
from tests.face import HeldWriter
from tests.material import ARTICLE, DRAFT
from tests.store_material import LATER

REQUEST = SummaryRequest(text=ARTICLE).model_dump_json(exclude_defaults=True)


async def add(store: Store) -> str:
    return await store.jobs.add("local", REQUEST, claim=None, expires=LATER)


@asynccontextmanager
async def at_work(settings: Settings, writer: HeldWriter) -> AsyncGenerator[tuple[Store, Runner]]:
    store = await open_store(settings, serving=True)
    runner = Runner(Office(Newsroom(writer, 30, "ru"), store, settings, Metrics(settings)), settings)
    running = asyncio.create_task(runner.run())
    try:
        yield store, runner
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await runner.stop(0)
        await store.aclose()


def test_what_runs_here_is_not_begun_again_when_the_right_comes_back(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        writer = HeldWriter([DRAFT, DRAFT])
        async with at_work(sqlite_settings, writer) as (store, runner):
            await add(store)
            job = await add(store)
            runner.wake()
            await writer.asked.wait()
            rights, asked = iter([False, True]), asyncio.Semaphore(0)

            async def right() -> bool:
                asked.release()
                return next(rights, True)

            monkeypatch.setattr(store, "may_run_jobs", right)
            for _ in range(4):
                runner.wake()
                await asyncio.wait_for(asked.acquire(), 5)
            assert runner.running == 2
            assert await store.jobs.take(5) == []
            writer.let_go.set()
            await runner.wait_for(job, 5)
            assert len(writer.bodies) == 2

    asyncio.run(story())


def test_a_job_is_tried_again_when_the_database_was_away(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        writer = HeldWriter([DRAFT])
        writer.let_go.set()
        async with at_work(sqlite_settings, writer) as (store, runner):
            find, trouble = store.summaries.find, iter([StoreUnavailable()])

            async def sometimes(owner: str, work_key: str) -> object:
                for error in trouble:
                    raise error
                return await find(owner, work_key)

            monkeypatch.setattr(store.summaries, "find", sometimes)
            job = await add(store)
            runner.wake()
            await runner.wait_for(job, 10)
            assert await store.jobs.state(job) == "done"

    asyncio.run(story())


def test_who_rests_begins_no_job_and_keeps_nobody_waiting(sqlite_settings: Settings) -> None:
    async def story() -> None:
        writer = HeldWriter([DRAFT])
        async with at_work(sqlite_settings, writer) as (store, runner):
            running = await add(store)
            runner.wake()
            await writer.asked.wait()
            waiting = asyncio.create_task(runner.wait_for(running, 60))
            await asyncio.sleep(0)
            runner.rest()
            later = await add(store)
            runner.wake()
            await asyncio.wait_for(asyncio.gather(waiting, runner.wait_for(later, 60)), 5)
            assert (await store.jobs.state(running), await store.jobs.state(later)) == ("running", "queued")

    asyncio.run(story())


def test_a_job_that_another_server_is_told_to_cancel_cancels_its_call(postgres_settings: Settings) -> None:
    async def story() -> None:
        writer = HeldWriter()
        other = await open_store(postgres_settings)
        async with at_work(postgres_settings, writer) as (store, runner):
            job = await add(store)
            runner.wake()
            await writer.asked.wait()
            await other.jobs.cancel("local", job)
            await asyncio.wait_for(writer.given_up.wait(), 5)
        await other.aclose()

    asyncio.run(story())
