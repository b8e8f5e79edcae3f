import asyncio
import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from schemas.summary import Summary
from svodka.errors import StoreUnavailable
from svodka.settings import Settings
from svodka.store.connecting import database_url
from svodka.store.keeping import Kept
from tests.store.conftest import Opening
from tests.store_material import LATER, PAST, PROBLEM, request, summary


def test_a_summary_comes_back_as_it_was_kept(opened: Opening) -> None:
    kept = summary("Мост 😀 \u0000 «открыли» \\ \u2028")

    async def story() -> Summary | None:
        async with opened() as store:
            await store.summaries.keep("o", kept, work_key="w", expires=LATER)
        async with opened() as store:
            assert await store.summaries.find("o", "w") == kept
            return await store.summaries.get("o", kept.id)

    assert asyncio.run(story()) == kept


def test_keeping_a_summary_again_is_the_same_as_once(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            kept = summary()
            for _ in range(2):
                await store.summaries.keep("o", kept, work_key=None, expires=LATER)
            assert await store.summaries.get("o", kept.id) == kept

    asyncio.run(story())


@pytest.mark.parametrize("asked", ["", "x", "1" * 500, "\x00", "..", "Ωμέγα", "01a1fb97-58a8-77e6-8f98-b264b23d9682"])
def test_any_text_may_be_asked_for_as_an_id(opened: Opening, asked: str) -> None:
    async def story() -> None:
        async with opened() as store:
            assert await store.summaries.get("o", asked) is None
            assert not await store.summaries.delete("o", asked)
            assert await store.jobs.get("o", asked) is None
            assert await store.jobs.cancel("o", asked) is None
            assert await store.jobs.batch("o", asked) is None
            assert await store.jobs.cancel_batch("o", asked) is None
            assert [record async for record in store.jobs.results("o", asked)] == []
            assert await store.keys.caller(asked) is None

    asyncio.run(story())


def test_the_newest_summary_of_the_same_work_is_found(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            old, new = summary(), summary()
            for one in (old, new):
                await store.summaries.keep("o", one, work_key="w", expires=LATER)
            await store.summaries.keep("o", summary(), work_key=None, expires=LATER)
            assert await store.summaries.find("o", "w") == new
            assert await store.summaries.find("o", "v") is None

    asyncio.run(story())


def test_an_expired_summary_is_not_given_and_is_tidied_away(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            gone, kept = summary(), summary()
            await store.summaries.keep("o", gone, work_key="w", expires=PAST)
            await store.summaries.keep("o", kept, work_key="v", expires=LATER)
            assert await store.summaries.get("o", gone.id) is None
            assert await store.summaries.find("o", "w") is None
            assert (await store.tidy()).summaries == 1
            assert await store.summaries.get("o", kept.id) == kept

    asyncio.run(story())


def test_a_deleted_summary_is_gone_with_what_would_replay_it_and_its_job_stays(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            claim = await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER)
            made = summary()
            await store.summaries.keep("o", made, work_key="w", expires=LATER, claim=claim)
            job = await store.jobs.add("o", request(), claim=None, expires=LATER)
            (taken,) = await store.jobs.take(1)
            assert await store.jobs.finish_with(taken.id, taken.tries, made.id, job_expires=LATER)
            assert await store.summaries.delete("o", made.id)
            assert await store.summaries.find("o", "w") is None
            again = await store.claims.claim("o", "k", "other", lease_seconds=60, expires=LATER)
            assert type(again).__name__ == "Claim"
            record = await store.jobs.get("o", job)
            assert record is not None
            assert (record.state, record.summary) == ("done", None)

    asyncio.run(story())


def test_of_a_summary_and_its_claim_both_are_kept_or_neither(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: object) -> None:
        raise StoreUnavailable

    async def story() -> None:
        async with opened() as store:
            claim = await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER)
            made = summary()
            monkeypatch.setattr("svodka.store.summaries.settle", breaks)
            with pytest.raises(StoreUnavailable):
                await store.summaries.keep("o", made, work_key="w", expires=LATER, claim=claim)
            monkeypatch.undo()
            assert await store.summaries.get("o", made.id) is None
            await store.summaries.keep("o", made, work_key="w", expires=LATER, claim=claim)
            assert await store.claims.claim("o", "k", "f", lease_seconds=60, expires=LATER) == Kept(summary=made)

    asyncio.run(story())


def test_a_time_without_a_zone_is_refused_and_others_are_kept_in_utc(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            east = dt.datetime.now(dt.timezone(dt.timedelta(hours=11))) + dt.timedelta(seconds=30)
            made = summary()
            await store.summaries.keep("o", made, work_key=None, expires=east)
            assert await store.summaries.get("o", made.id) == made
            job = await store.jobs.add("o", request(), claim=None, expires=LATER)
            await store.jobs.take(1)
            await store.jobs.fail(job, 1, PROBLEM, job_expires=east)
            record = await store.jobs.get("o", job)
            assert record is not None
            assert record.expires == east
            assert record.expires.utcoffset() == dt.timedelta(0)

    asyncio.run(story())


def bytes_of(of: Settings) -> bytes:
    path = Path(database_url(of).database or "")
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_nothing_of_deleted_text_is_left_in_the_file(sqlite_settings: Settings) -> None:
    from svodka.store.opening import open_store

    # Rows of many sizes: SQLite moves them between pages as others come and go.
    texts = [f"тайна-{number:03d}-" * (1 + number * 37 % 500) for number in range(150)]

    async def story() -> None:
        store = await open_store(sqlite_settings)
        made = [summary(text) for text in texts]
        for number, one in enumerate(made):
            await store.summaries.keep("o", one, work_key=None, expires=PAST if number % 3 == 1 else LATER)
            await store.jobs.add("o", request(texts[number]), claim=None, expires=LATER)
        await store.tidy()
        for number, one in enumerate(made):
            if number % 3 == 2:
                assert await store.summaries.delete("o", one.id)
        while taken := await store.jobs.take(7):
            for job in taken:
                await store.jobs.fail(job.id, job.tries, PROBLEM, job_expires=LATER)
        await store.aclose()

    asyncio.run(story())
    left = bytes_of(sqlite_settings)
    found = {number for number in range(150) if f"тайна-{number:03d}-".encode() in left}
    assert found == {number for number in range(150) if number % 3 == 0}


def test_the_file_can_be_read_with_sqlite_alone(sqlite_settings: Settings) -> None:
    from svodka.store.opening import open_store

    async def story() -> None:
        store = await open_store(sqlite_settings)
        await store.summaries.keep("o", summary(), work_key=None, expires=LATER)
        await store.aclose()

    asyncio.run(story())
    connection = sqlite3.connect(database_url(sqlite_settings).database or "")
    assert connection.execute("SELECT json_extract(body, '$.headline.ru') FROM summaries").fetchall() == [("Мост",)]
    connection.close()
