"""Summaries that were made before: read again, and deleted."""

import asyncio
from pathlib import Path

import httpx2

from svodka.llm.fake import FakeWriter
from tests.face import post, served, site
from tests.material import DRAFT


def test_a_summary_can_be_read_again_as_it_was_given(tmp_path: Path) -> None:
    async def run() -> tuple[httpx2.Response, httpx2.Response]:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            made = await post(client)
            return made, await client.get(f"/v1/summaries/{made.json()['id']}")

    made, read = asyncio.run(run())
    assert made.json() == read.json()


def test_a_reader_may_ask_for_other_offsets_and_leave_the_article_out(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            made = await post(client)
            view = {"offset_unit": "utf16", "include_article": "false"}
            return await client.get(f"/v1/summaries/{made.json()['id']}", params=view)

    article = asyncio.run(run()).json()["article"]
    assert (article["offset_unit"], article["text"]) == ("utf16", None)


def test_a_deleted_summary_is_gone_and_so_is_what_would_replay_it(tmp_path: Path) -> None:
    writer = FakeWriter([DRAFT, DRAFT])

    async def run() -> list[int]:
        async with served(site(writer, tmp_path)) as client:
            address = f"/v1/summaries/{(await post(client, Idempotency_Key='k')).json()['id']}"
            statuses = [(await client.delete(address)).status_code for _ in range(2)]
            statuses.append((await client.get(address)).status_code)
            await post(client, Idempotency_Key="k")
            return statuses

    assert asyncio.run(run()) == [204, 404, 404]
    assert len(writer.bodies) == 2


def test_a_summary_survives_a_restart(tmp_path: Path) -> None:
    async def run() -> int:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            address = f"/v1/summaries/{(await post(client)).json()['id']}"
        async with served(site(FakeWriter(), tmp_path)) as client:
            return (await client.get(address)).status_code

    assert asyncio.run(run()) == 200


def test_what_is_no_id_is_not_found(tmp_path: Path) -> None:
    async def run() -> list[int]:
        async with served(site(None, tmp_path)) as client:
            names = ["1", "%00", "я", "0" * 500, "../jobs", "00000000-0000-7000-8000-000000000000"]
            return [(await client.get(f"/v1/summaries/{name}")).status_code for name in names]

    assert set(asyncio.run(run())) == {404}
