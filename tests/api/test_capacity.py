"""As much work as can be done at once, and no more."""

import asyncio
from pathlib import Path

import httpx2

from svodka.llm.fake import FakeWriter
from tests.face import HeldWriter, post, served, site
from tests.material import ARTICLE, DRAFT


def test_one_too_many_is_refused_at_once_and_may_come_again(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, httpx2.Response, httpx2.Response]:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path, capacity=1)) as client:
            first = asyncio.create_task(post(client))
            await writer.asked.wait()
            refused = await post(client, {"text": ARTICLE, "length": "long"})
            alive = await client.get("/health/live")
            writer.let_go.set()
            return await first, refused, alive

    first, refused, alive = asyncio.run(run())
    assert (first.status_code, alive.status_code) == (200, 200)
    assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
    assert refused.json()["retryable"]
    assert int(refused.headers["retry-after"]) >= 1


def test_a_refused_caller_may_queue_instead(tmp_path: Path) -> None:
    async def run() -> int:
        writer = HeldWriter()
        async with served(site(writer, tmp_path, capacity=1, stop_seconds=0)) as client:
            first = asyncio.create_task(post(client))
            await writer.asked.wait()
            queued = await post(client, {"text": ARTICLE, "length": "long"}, Prefer="respond-async")
            first.cancel()
            return queued.status_code

    assert asyncio.run(run()) == 202


def test_a_place_is_free_again_after_a_failure(tmp_path: Path) -> None:
    async def run() -> list[int]:
        async with served(site(FakeWriter(["prose", "prose", DRAFT]), tmp_path, capacity=1)) as client:
            return [(await post(client)).status_code for _ in range(2)]

    assert asyncio.run(run()) == [502, 200]
