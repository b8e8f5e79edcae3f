"""Jobs: articles that are summarised while nobody waits on the line."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.prefer import Preference, preference
from schemas.job import Job
from svodka.errors import UpstreamOverloaded
from svodka.llm.fake import FakeWriter
from tests.face import HeldWriter, post, served, site
from tests.material import ARTICLE, DRAFT


async def finished(client: httpx2.AsyncClient, address: str) -> dict[str, Any]:
    while (job := (await client.get(address)).json())["state"] in {"queued", "running"}:
        await asyncio.sleep(0.02)
    return job


@pytest.mark.parametrize(
    ("header", "read"),
    [
        (None, Preference()),
        ("respond-async", Preference(respond_async=True)),
        ("respond-async, wait=25", Preference(respond_async=True, wait=25)),
        ("Respond-Async; wait=25", Preference(respond_async=True, wait=25)),
        ('wait="5"', Preference(respond_async=True, wait=5)),
        ("respond-async, wait=forever", Preference(respond_async=True)),
        ("respond-async, wait=99999", Preference(respond_async=True, wait=300)),
        ("wait=forever", Preference()),
        ("return=minimal", Preference()),
    ],
)
def test_a_preference_is_read_as_the_standard_has_it(header: str | None, read: Preference) -> None:
    assert preference(header) == read


def test_a_job_is_given_at_once_and_has_its_summary_later(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, dict[str, Any]]:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path)) as client:
            accepted = await post(client, Prefer="respond-async")
            writer.let_go.set()
            return accepted, await finished(client, accepted.headers["location"])

    accepted, job = asyncio.run(run())
    assert accepted.status_code == 202
    assert accepted.headers["preference-applied"] == "respond-async"
    assert accepted.json()["state"] in {"queued", "running"}
    whole = Job.model_validate(job)
    assert (whole.state, whole.counts.done, whole.counts.total) == ("done", 1, 1)
    assert whole.result is not None
    assert whole.result.article.text == ARTICLE
    assert whole.expires is not None


def test_who_waits_long_enough_gets_the_summary_itself(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            return await post(client, Prefer="respond-async, wait=10")

    answer = asyncio.run(run())
    assert answer.status_code == 200
    assert answer.headers["preference-applied"] == "respond-async, wait=10"
    assert answer.json()["headline"]


def test_who_does_not_gets_the_job(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(HeldWriter(), tmp_path, stop_seconds=0)) as client:
            return await post(client, Prefer="wait=1")

    answer = asyncio.run(run())
    assert (answer.status_code, answer.json()["state"]) == (202, "running")


def test_a_job_that_failed_says_why(tmp_path: Path) -> None:
    async def run() -> tuple[dict[str, Any], httpx2.Response]:
        async with served(site(FakeWriter([UpstreamOverloaded()] * 2), tmp_path)) as client:
            accepted = await post(client, Prefer="respond-async")
            waited = await post(client, {"text": ARTICLE, "length": "long"}, Prefer="respond-async, wait=10")
            return await finished(client, accepted.headers["location"]), waited

    job, waited = asyncio.run(run())
    assert (job["state"], job["problem"]["code"], job["result"]) == ("failed", "upstream-overloaded", None)
    assert (waited.status_code, waited.json()["code"]) == (503, "upstream-overloaded")


def test_a_cancelled_job_cancels_its_call(tmp_path: Path) -> None:
    async def run() -> tuple[str, str]:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path)) as client:
            address = (await post(client, Prefer="respond-async")).headers["location"]
            await writer.asked.wait()
            cancelled = (await client.delete(address)).json()["state"]
            await asyncio.wait_for(writer.given_up.wait(), 5)
            return cancelled, (await client.get(address)).json()["state"]

    assert asyncio.run(run()) == ("cancelled", "cancelled")


def test_a_job_goes_on_after_a_restart(tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT])

    async def run() -> dict[str, Any]:
        held = HeldWriter()
        async with served(site(held, tmp_path, stop_seconds=0)) as client:
            address = (await post(client, Prefer="respond-async")).headers["location"]
            await held.asked.wait()
        async with served(site(writer, tmp_path)) as client:
            return await finished(client, address)

    assert asyncio.run(run())["state"] == "done"


def test_a_stopping_server_lets_a_running_job_finish(tmp_path: Path) -> None:
    async def run() -> str:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path, stop_seconds=10)) as client:
            address = (await post(client, Prefer="respond-async")).headers["location"]
            await writer.asked.wait()
            asyncio.get_running_loop().call_later(0.3, writer.let_go.set)
        async with served(site(None, tmp_path)) as client:
            return str((await client.get(address)).json()["state"])

    assert asyncio.run(run()) == "done"


def test_the_same_key_leads_to_the_same_job(tmp_path: Path) -> None:
    async def run() -> list[str]:
        async with served(site(HeldWriter(), tmp_path, stop_seconds=0)) as client:
            answers = [await post(client, Prefer="respond-async", Idempotency_Key="k") for _ in range(2)]
            assert answers[1].headers["idempotency-replayed"] == "true"
            return [answer.headers["location"] for answer in answers]

    first, second = asyncio.run(run())
    assert first == second


def test_a_full_queue_refuses_and_frees_the_key(tmp_path: Path) -> None:
    async def run() -> list[httpx2.Response]:
        options = {"stop_seconds": 0, "jobs_at_once": 1, "jobs_waiting_at_most": 1}
        writer = HeldWriter()
        async with served(site(writer, tmp_path, **options)) as client:
            await post(client, Prefer="respond-async")
            await writer.asked.wait()
            await post(client, {"text": ARTICLE, "length": "long"}, Prefer="respond-async")
            body = {"text": ARTICLE, "length": "short"}
            return [await post(client, body, Prefer="respond-async", Idempotency_Key="k") for _ in range(2)]

    for answer in asyncio.run(run()):
        assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
        assert answer.headers["retry-after"]


def test_a_job_shows_its_summary_as_its_request_wanted_it(tmp_path: Path) -> None:
    async def run() -> dict[str, Any]:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            body = {"text": ARTICLE, "offset_unit": "utf16", "include_article": False}
            return await finished(client, (await post(client, body, Prefer="respond-async")).headers["location"])

    article = asyncio.run(run())["result"]["article"]
    assert (article["offset_unit"], article["text"]) == ("utf16", None)
