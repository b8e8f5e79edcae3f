"""Batches: many articles as JSON lines."""

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.upload import ARTICLES_AT_MOST, Upload
from svodka.errors import ModelRefused
from svodka.llm.fake import FakeWriter
from tests.face import HeldWriter, served, site
from tests.material import ARTICLE, DRAFT

LINES = {"Content-Type": "application/jsonl"}


def line(**options: Any) -> str:
    return json.dumps({"text": ARTICLE, **options}, ensure_ascii=False)


async def send(client: httpx2.AsyncClient, lines: list[str], **headers: str) -> httpx2.Response:
    given = LINES | {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.post("/v1/batches", content="\n".join(lines).encode(), headers=given)


async def finished(client: httpx2.AsyncClient, address: str) -> dict[str, Any]:
    while (batch := (await client.get(address)).json())["state"] in {"queued", "running"}:
        await asyncio.sleep(0.02)
    return batch


async def results(client: httpx2.AsyncClient, address: str) -> list[dict[str, Any]]:
    answer = await client.get(f"{address}/results")
    assert answer.headers["content-type"].startswith("application/jsonl")
    return [json.loads(item) for item in answer.text.splitlines()]


def test_each_article_has_an_outcome_of_its_own(tmp_path: Path) -> None:
    lines = [line(), "{", line(nonsense=1), "", line(text="Коротко."), line(length="long"), line(length="short")]

    async def run() -> tuple[httpx2.Response, dict[str, Any], list[dict[str, Any]]]:
        writer = FakeWriter([DRAFT, ModelRefused(), DRAFT])
        async with served(site(writer, tmp_path, jobs_at_once=1)) as client:
            accepted = await send(client, lines)
            address = accepted.headers["location"]
            return accepted, await finished(client, address), await results(client, address)

    accepted, batch, outcomes = asyncio.run(run())
    assert accepted.status_code == 202
    assert batch["state"] == "done"
    assert batch["counts"] == {"total": 6, "queued": 0, "running": 0, "done": 2, "failed": 4, "cancelled": 0}
    codes = [(item["index"], item["problem"] and item["problem"]["code"]) for item in outcomes]
    assert codes == [
        (0, None),
        (1, "bad-request"),
        (2, "unknown-field"),
        (3, "text-too-short"),
        (4, "model-refused"),
        (5, None),
    ]
    assert outcomes[0]["summary"]["article"]["text"] == ARTICLE


def test_a_batch_can_be_cancelled_and_keeps_what_is_done(tmp_path: Path) -> None:
    async def run() -> tuple[dict[str, Any], dict[str, Any]]:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path, jobs_at_once=1)) as client:
            address = (await send(client, [line(length=length) for length in ("short", "long")])).headers["location"]
            await writer.asked.wait()
            cancelled = (await client.delete(address)).json()
            await asyncio.wait_for(writer.given_up.wait(), 5)
            return cancelled, (await client.get(address)).json()

    cancelled, after = asyncio.run(run())
    assert cancelled["state"] == after["state"] == "cancelled"
    assert after["counts"]["cancelled"] == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "bad-request"),
        ("\n \n", "bad-request"),
        ("{}\n" * (ARTICLES_AT_MOST + 1), "bad-request"),
    ],
)
def test_too_few_and_too_many_lines_are_refused_whole(tmp_path: Path, content: str, code: str) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter(), tmp_path)) as client:
            return await client.post("/v1/batches", content=content.encode(), headers=LINES)

    answer = asyncio.run(run())
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_another_kind_of_body_is_refused(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter(), tmp_path)) as client:
            return await client.post("/v1/batches", json={"text": ARTICLE})

    answer = asyncio.run(run())
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-media-type")


def test_an_upload_that_is_cut_leaves_nothing(tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT])

    async def run() -> int:
        async with served(site(writer, tmp_path)) as client:
            whole = "\n".join([line()] * 50).encode()
            _, sender = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            lines = ["POST /v1/batches HTTP/1.1", "Host: localhost", "Content-Type: application/jsonl"]
            head = "\r\n".join([*lines, f"Content-Length: {len(whole)}", "", ""])
            sender.write(head.encode() + whole[: len(whole) // 2])
            await sender.drain()
            sender.close()
            await sender.wait_closed()
            await asyncio.sleep(0.2)
            return len(writer.bodies)

    assert asyncio.run(run()) == 0


def test_long_lines_are_not_all_in_memory_at_once() -> None:
    lines = [line(html="a" * 400_000, text=None) for _ in range(5)]
    file = io.BytesIO("\n".join(lines).encode())
    assert [len(page) for page in Upload(file, 5, b"").pages()] == [3, 2]


def test_the_same_key_leads_to_the_same_batch_and_another_body_is_refused(tmp_path: Path) -> None:
    async def run() -> list[httpx2.Response]:
        async with served(site(HeldWriter(), tmp_path, stop_seconds=0)) as client:
            bodies = [[line()], [line()], [line(length="long")]]
            return [await send(client, body, Idempotency_Key="k") for body in bodies]

    first, second, other = asyncio.run(run())
    assert first.headers["location"] == second.headers["location"]
    assert second.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


def test_ten_thousand_articles_are_taken_in_one_go(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, dict[str, Any]]:
        async with served(site(HeldWriter(), tmp_path, stop_seconds=0)) as client:
            accepted = await send(client, [line(title=str(number)) for number in range(ARTICLES_AT_MOST)])
            return accepted, (await client.get(accepted.headers["location"])).json()

    accepted, batch = asyncio.run(run())
    assert accepted.status_code == 202
    assert batch["counts"]["total"] == ARTICLES_AT_MOST
