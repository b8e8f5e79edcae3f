import asyncio
import datetime as dt

import pytest

from schemas.job import Counts
from schemas.request import SummaryRequest
from svodka.errors import StoreUnavailable
from svodka.settings import Settings
from svodka.store.claims import Claim
from svodka.store.jobs import PAGE, BatchLine
from svodka.store.keeping import Kept
from svodka.store.opening import open_store
from svodka.store.store import Store
from tests.store.conftest import Opening
from tests.store_material import LATER, PAST, PROBLEM, request, summary


async def add(store: Store, owner: str = "o") -> str:
    return await store.jobs.add(owner, request(), claim=None, expires=LATER)


async def add_batch(store: Store, count: int, *, failed: tuple[int, ...] = (), owner: str = "o") -> str:
    batch = await store.jobs.begin_batch(owner)
    lines = [
        BatchLine(index, None, PROBLEM) if index in failed else BatchLine(index, request(f"Статья {index}"), None)
        for index in range(count)
    ]
    for start in range(0, count, 50):
        await store.jobs.append(batch, lines[start : start + 50])
    await store.jobs.accept(batch, claim=None, expires=LATER)
    return batch


def counts(**given: int) -> Counts:
    states = ("queued", "running", "done", "failed", "cancelled")
    return Counts(total=sum(given.values()), **{state: given.get(state, 0) for state in states})


def test_a_job_goes_from_the_queue_to_its_result(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            job = await add(store)
            record = await store.jobs.get("o", job)
            assert record is not None
            assert (record.state, record.finished, record.expires) == ("queued", None, None)
            (taken,) = await store.jobs.take(5)
            assert (taken.id, taken.owner, taken.request, taken.tries) == (job, "o", request(), 1)
            assert await store.jobs.state(job) == "running"
            made = summary()
            kept = {"work_key": "w", "summary_expires": LATER}
            assert await store.jobs.finish(job, 1, made, **kept, job_expires=LATER)
            record = await store.jobs.get("o", job)
            assert record is not None
            assert (record.state, record.summary, record.expires) == ("done", made, LATER)
            assert record.finished is not None
            assert SummaryRequest.model_validate_json(record.view) == SummaryRequest(offset_unit="utf16")
            assert await store.summaries.find("o", "w") == made
            assert await store.jobs.waiting() == 0

    asyncio.run(story())


def test_an_accepted_job_and_its_claim_survive_a_restart(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            claim = await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER)
            assert isinstance(claim, Claim)
            job = await store.jobs.add("o", request(), claim=claim, expires=LATER)
            await store.jobs.take(1)
        async with opened() as store:
            assert await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER) == Kept(job=job)
            assert await store.jobs.requeue_all() == 1
            (taken,) = await store.jobs.take(1)
            assert (taken.id, taken.tries) == (job, 2)

    asyncio.run(story())


def test_what_is_under_way_all_the_same_is_not_put_back(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            here, left = await add(store), await add(store)
            await store.jobs.take(2)
            assert await store.jobs.requeue_all(but=[(here, 1)]) == 1
            assert (await store.jobs.state(here), await store.jobs.state(left)) == ("running", "queued")
            assert await store.jobs.requeue_all(but=[(here, 2)]) == 1
            assert await store.jobs.state(here) == "queued"

    asyncio.run(story())


def test_a_try_that_was_given_up_records_nothing(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            job, made = await add(store), summary()
            await store.jobs.take(1)
            await store.jobs.requeue_all()
            await store.jobs.take(1)
            late = {"work_key": None, "summary_expires": LATER, "job_expires": LATER}
            assert not await store.jobs.finish(job, 1, made, **late)
            assert not await store.jobs.fail(job, 1, PROBLEM, job_expires=LATER)
            assert not await store.jobs.put_back(job, 1)
            assert await store.summaries.get("o", made.id) is None
            assert await store.jobs.state(job) == "running"
            assert await store.jobs.finish(job, 2, made, **late)
            assert not await store.jobs.finish(job, 2, summary(), **late)

    asyncio.run(story())


def test_what_is_finished_after_it_was_cancelled_records_nothing(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            job, made = await add(store), summary()
            await store.jobs.take(1)
            record = await store.jobs.cancel("o", job)
            assert record is not None
            assert record.state == "cancelled"
            assert record.expires is not None
            assert record.finished is not None
            assert not await store.jobs.finish(job, 1, made, work_key="w", summary_expires=LATER, job_expires=LATER)
            assert not await store.jobs.put_back(job, 1)
            assert await store.summaries.get("o", made.id) is None
            assert await store.jobs.cancel("o", job) == record

    asyncio.run(story())


def test_a_finished_job_cannot_be_cancelled(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            job = await add(store)
            await store.jobs.take(1)
            await store.jobs.fail(job, 1, PROBLEM, job_expires=LATER)
            record = await store.jobs.cancel("o", job)
            assert record is not None
            assert (record.state, record.problem) == ("failed", PROBLEM)

    asyncio.run(story())


def test_of_a_summary_and_the_end_of_its_job_both_are_recorded_or_neither(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise StoreUnavailable

    async def story() -> None:
        async with opened() as store:
            job, kept = await add(store), {"work_key": "w", "summary_expires": LATER, "job_expires": LATER}
            await store.jobs.take(1)
            monkeypatch.setattr("svodka.store.endings.insert_summary", breaks)
            with pytest.raises(StoreUnavailable):
                await store.jobs.finish(job, 1, summary(), **kept)
            monkeypatch.undo()
            assert await store.jobs.state(job) == "running"
            assert await store.summaries.find("o", "w") is None
            assert await store.jobs.finish(job, 1, summary(), **kept)

    asyncio.run(story())


def test_a_job_that_is_put_back_is_taken_again_before_younger_ones(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            old, young = await add(store), await add(store)
            await store.jobs.take(1)
            assert await store.jobs.put_back(old, 1)
            assert [taken.id for taken in await store.jobs.take(2)] == [old, young]

    asyncio.run(story())


def test_single_jobs_come_before_batches_and_the_oldest_first(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await add_batch(store, 3)
            await add_batch(store, 2)
            singles = [await add(store), await add(store)]
            order = [(await store.jobs.take(2)) for _ in range(4)]
            assert [job.id for job in order[0]] == singles
            texts = [job.request for page in order[1:] for job in page]
            assert texts == [request(f"Статья {index}") for index in (0, 1, 2, 0, 1)]

    asyncio.run(story())


def test_no_job_is_ever_taken_by_two(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as one, opened() as other:
            jobs = {await add(one) for _ in range(20)}
            await add_batch(one, 60)

            async def work(store: Store) -> list[str]:
                mine: list[str] = []
                while taken := await store.jobs.take(3):
                    mine += [job.id for job in taken]
                return mine

            done = [job for mine in await asyncio.gather(*map(work, (one, other) * 3)) for job in mine]
            assert len(done) == len(set(done)) == 80
            assert jobs <= set(done)

    asyncio.run(story())


def test_a_batch_is_invisible_and_untouched_until_it_is_accepted(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            batch = await store.jobs.begin_batch("o")
            await store.jobs.append(batch, [BatchLine(0, request(), None)])
            assert await store.jobs.batch("o", batch) is None
            assert await store.jobs.take(1) == []
            claim = await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER)
            assert isinstance(claim, Claim)
            await store.jobs.accept(batch, claim=claim, expires=LATER)
            record = await store.jobs.batch("o", batch)
            assert record is not None
            assert (record.state, record.counts, record.finished) == ("queued", counts(queued=1), None)
            assert await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER) == Kept(batch=batch)

    asyncio.run(story())


def test_an_abandoned_batch_leaves_nothing(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            batch = await store.jobs.begin_batch("o")
            await store.jobs.append(batch, [BatchLine(0, request(), None)])
            assert await store.jobs.waiting() == 1
            await store.jobs.abandon(batch)
            assert await store.jobs.waiting() == 0
            accepted = await add_batch(store, 1)
            await store.jobs.abandon(accepted)
            assert await store.jobs.waiting() == 1

    asyncio.run(story())


def test_a_batch_is_done_with_its_last_article_and_tells_each_outcome_in_order(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            batch = await add_batch(store, 4, failed=(1,))
            made = {}
            while taken := await store.jobs.take(1):
                record = await store.jobs.batch("o", batch)
                assert record is not None
                assert (record.state, record.finished) == ("running", None)
                made[taken[0].id] = summary()
                kept = {"work_key": None, "summary_expires": LATER, "job_expires": LATER}
                await store.jobs.finish(taken[0].id, 1, made[taken[0].id], **kept)
            record = await store.jobs.batch("o", batch)
            assert record is not None
            assert (record.state, record.counts, record.expires) == ("done", counts(done=3, failed=1), LATER)
            results = [result async for result in store.jobs.results("o", batch)]
            assert [(result.index, result.state, result.problem) for result in results] == [
                (0, "done", None),
                (1, "failed", PROBLEM),
                (2, "done", None),
                (3, "done", None),
            ]
            assert [result.summary for result in results if result.summary] == list(made.values())
            assert await store.jobs.get("o", results[0].id) is None

    asyncio.run(story())


def test_articles_that_end_at_the_same_moment_close_their_batch(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            for _ in range(5):
                batch = await add_batch(store, 8)
                taken = await store.jobs.take(8)
                await asyncio.gather(*(store.jobs.fail(job.id, 1, PROBLEM, job_expires=LATER) for job in taken))
                record = await store.jobs.batch("o", batch)
                assert record is not None
                assert (record.state, record.expires) == ("failed", LATER)

    asyncio.run(story())


def test_a_batch_without_a_usable_line_has_failed_from_the_start(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            batch = await add_batch(store, 2, failed=(0, 1))
            record = await store.jobs.batch("o", batch)
            assert record is not None
            assert (record.state, record.expires) == ("failed", LATER)

    asyncio.run(story())


def test_a_cancelled_batch_keeps_what_is_finished(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            batch = await add_batch(store, 3)
            first, second = await store.jobs.take(2)
            await store.jobs.fail(first.id, 1, PROBLEM, job_expires=LATER)
            record = await store.jobs.cancel_batch("o", batch)
            assert record is not None
            assert (record.state, record.counts) == ("done", counts(failed=1, cancelled=2))
            assert record.expires is not None
            assert not await store.jobs.fail(second.id, 1, PROBLEM, job_expires=LATER)
            untouched = await add_batch(store, 2)
            assert await store.jobs.cancel_batch("p", untouched) is None
            cancelled = await store.jobs.cancel_batch("o", untouched)
            assert cancelled is not None
            assert cancelled.state == "cancelled"

    asyncio.run(story())


def test_a_long_batch_is_read_in_pages(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            count = 2 * PAGE + 1
            batch = await add_batch(store, count, failed=tuple(range(count)))
            assert [result.index async for result in store.jobs.results("o", batch)] == list(range(count))

    asyncio.run(story())


def test_expired_jobs_and_batches_are_not_given_and_are_tidied_away(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            job, kept = await add(store), await add(store)
            batch = await add_batch(store, 2)
            for taken in await store.jobs.take(4):
                expires = LATER if taken.id == kept else PAST
                await store.jobs.fail(taken.id, 1, PROBLEM, job_expires=expires)
            left = await store.jobs.begin_batch("o")
            await store.jobs.append(left, [BatchLine(0, request(), None)])
            assert await store.jobs.get("o", job) is None
            assert await store.jobs.batch("o", batch) is None
            assert [result async for result in store.jobs.results("o", batch)] == []
            tidied = await store.tidy()
            assert (tidied.jobs, tidied.batches) == (3, 1)
            assert await store.jobs.get("o", kept) is not None
            assert await store.jobs.waiting() == 1

    asyncio.run(story())


def test_an_upload_that_nobody_finished_is_tidied_away(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svodka.store.batches.UPLOAD_AT_MOST", dt.timedelta(seconds=-1))

    async def story() -> None:
        async with opened() as store:
            batch = await store.jobs.begin_batch("o")
            await store.jobs.append(batch, [BatchLine(0, request(), None)])
            tidied = await store.tidy()
            assert (tidied.jobs, tidied.batches) == (1, 1)
            assert await store.jobs.waiting() == 0

    asyncio.run(story())


def test_two_servers_that_take_and_end_the_articles_of_one_batch_never_block_each_other(
    postgres_settings: Settings,
) -> None:
    async def story() -> None:
        stores = [await open_store(postgres_settings, serving=True) for _ in range(3)]
        batch = await add_batch(stores[0], 60)

        async def work(store: Store) -> int:
            count = 0
            while taken := await store.jobs.take(2):
                for job in taken:
                    count += await store.jobs.fail(job.id, 1, PROBLEM, job_expires=LATER)
            return count

        async with asyncio.timeout(30):
            assert sum(await asyncio.gather(*(work(store) for store in stores * 3))) == 60
        record = await stores[0].jobs.batch("o", batch)
        assert record is not None
        assert record.state == "failed"
        for store in stores:
            await store.aclose()

    asyncio.run(story())
