"""Idempotency-Key: one key, one piece of work, the same answer each time."""

import asyncio
from pathlib import Path

import httpx2
import pytest

from svodka.errors import ContentFiltered, UpstreamOverloaded
from svodka.llm.fake import FakeWriter
from tests.face import HeldWriter, post, served, site
from tests.material import ARTICLE, DRAFT

KEY = "5f3c0e2a"


def test_the_same_key_gives_the_same_answer_without_a_second_call(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, httpx2.Response]:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            return await post(client, Idempotency_Key=KEY), await post(client, Idempotency_Key=KEY)

    first, second = asyncio.run(run())
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert first.json() == second.json()


def test_a_key_in_quotes_is_the_same_key(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            await post(client, Idempotency_Key=KEY)
            return await post(client, Idempotency_Key=f'"{KEY}"')

    assert asyncio.run(run()).headers["idempotency-replayed"] == "true"


def test_while_the_work_runs_the_key_is_a_conflict_that_may_be_tried_again(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, httpx2.Response]:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path)) as client:
            first = asyncio.create_task(post(client, Idempotency_Key=KEY))
            await writer.asked.wait()
            second = await post(client, Idempotency_Key=KEY)
            writer.let_go.set()
            return await first, second

    first, second = asyncio.run(run())
    assert first.status_code == 200
    assert (second.status_code, second.json()["code"]) == (409, "conflict")
    assert second.json()["retryable"]
    assert int(second.headers["retry-after"]) >= 1


@pytest.mark.parametrize("running", [True, False])
def test_a_key_with_another_article_is_refused(tmp_path: Path, *, running: bool) -> None:
    async def run() -> httpx2.Response:
        writer = HeldWriter([DRAFT])
        if not running:
            writer.let_go.set()
        async with served(site(writer, tmp_path)) as client:
            first = asyncio.create_task(post(client, Idempotency_Key=KEY))
            await (writer.asked.wait() if running else first)
            other = await post(client, {"text": ARTICLE, "length": "short"}, Idempotency_Key=KEY)
            writer.let_go.set()
            await first
            return other

    other = asyncio.run(run())
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


@pytest.mark.parametrize("key", ["", '"unclosed', "x" * 256, "a b", "я", '""'])
def test_a_key_that_cannot_be_read_is_a_bad_request(tmp_path: Path, key: str) -> None:
    writer = FakeWriter([DRAFT])

    async def run() -> httpx2.Response:
        async with served(site(writer, tmp_path)) as client:
            headers = {"Content-Type": "application/json", b"Idempotency-Key": key.encode()}
            return await client.post("/v1/summaries", json={"text": ARTICLE}, headers=headers)

    answer = asyncio.run(run())
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")
    assert not writer.bodies


def test_after_a_failure_that_may_pass_the_key_is_free_again(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, httpx2.Response]:
        async with served(site(FakeWriter([UpstreamOverloaded(), DRAFT]), tmp_path)) as client:
            return await post(client, Idempotency_Key=KEY), await post(client, Idempotency_Key=KEY)

    first, second = asyncio.run(run())
    assert (first.status_code, second.status_code) == (503, 200)
    assert "idempotency-replayed" not in second.headers


def test_a_refusal_that_was_paid_for_is_not_bought_twice(tmp_path: Path) -> None:
    writer = FakeWriter([ContentFiltered()])

    async def run() -> tuple[httpx2.Response, httpx2.Response]:
        async with served(site(writer, tmp_path)) as client:
            return await post(client, Idempotency_Key=KEY), await post(
                client, Idempotency_Key=KEY, Accept_Language="ru"
            )

    first, second = asyncio.run(run())
    assert [first.json()["code"], second.json()["code"]] == ["content-filtered"] * 2
    assert second.headers["idempotency-replayed"] == "true"
    assert second.headers["content-language"] == "ru"
    assert len(writer.bodies) == 1


def test_a_caller_who_goes_away_finds_the_answer_under_the_key(tmp_path: Path) -> None:
    writer = HeldWriter([DRAFT])

    async def run() -> httpx2.Response:
        async with served(site(writer, tmp_path)) as client:
            gone = asyncio.create_task(post(client, Idempotency_Key=KEY))
            await writer.asked.wait()
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)
            writer.let_go.set()
            while (answer := await post(client, Idempotency_Key=KEY)).status_code == 409:
                await asyncio.sleep(0.02)
            return answer

    answer = asyncio.run(run())
    assert answer.status_code == 200
    assert answer.headers["idempotency-replayed"] == "true"
    assert len(writer.bodies) == 1


def test_without_a_key_the_same_work_is_served_from_the_store(tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT, DRAFT])

    async def run() -> list[str]:
        async with served(site(writer, tmp_path)) as client:
            bodies = [{"text": ARTICLE}, {"text": ARTICLE, "offset_unit": "utf16"}, {"text": ARTICLE, "fresh": True}]
            return [(await post(client, body)).json()["id"] for body in bodies]

    first, second, fresh = asyncio.run(run())
    assert first == second != fresh
    assert len(writer.bodies) == 2


def test_other_options_or_another_model_are_other_work(tmp_path: Path) -> None:
    writer, other = FakeWriter([DRAFT, DRAFT]), FakeWriter([DRAFT])
    other.model = "another"  # type: ignore[misc]

    async def run() -> None:
        async with served(site(writer, tmp_path)) as client:
            await post(client)
            await post(client, {"text": ARTICLE, "length": "long"})
        async with served(site(other, tmp_path)) as client:
            await post(client)

    asyncio.run(run())
    assert (len(writer.bodies), len(other.bodies)) == (2, 1)


def test_with_no_store_nothing_is_kept_but_what_a_key_needs(tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT, DRAFT, DRAFT])

    async def run() -> tuple[int, httpx2.Response]:
        async with served(site(writer, tmp_path, no_store=True)) as client:
            plain = (await post(client)).json()["id"]
            gone = (await client.get(f"/v1/summaries/{plain}")).status_code
            await post(client)
            await post(client, Idempotency_Key=KEY)
            return gone, await post(client, Idempotency_Key=KEY)

    gone, replayed = asyncio.run(run())
    assert gone == 404
    assert replayed.headers["idempotency-replayed"] == "true"
    assert len(writer.bodies) == 3
