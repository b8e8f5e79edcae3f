"""A summary as it is being made: server-sent events."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

import api.events
from svodka.errors import UpstreamOverloaded
from svodka.llm.fake import FakeWriter
from tests.face import HeldWriter, asked, events, post, served, site
from tests.material import ARTICLE, DRAFT

STREAM = {"Accept": "text/event-stream"}


async def heard(client: httpx2.AsyncClient, body: Any = None, **headers: str) -> list[tuple[str, Any]]:
    async with client.stream("POST", "/v1/summaries", **asked(body, STREAM | headers)) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        return [item async for item in events(answer)]


def test_the_stages_the_draft_and_the_summary_are_told_in_order(tmp_path: Path) -> None:
    async def run() -> tuple[list[tuple[str, Any]], Any]:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            told = await heard(client)
            return told, (await client.get(f"/v1/summaries/{told[-1][1]['id']}")).json()

    told, stored = asyncio.run(run())
    names = [name for name, _ in told]
    assert names[0] == "stage"
    assert names[-1] == "summary"
    assert names.count("entity") == len(DRAFT.entities)
    assert names.count("point") == len(DRAFT.points)
    assert [data["stage"] for name, data in told if name == "stage"] == ["clean", "draft", "ground", "check", "finish"]
    assert told[-1][1] == stored


def test_a_failure_is_told_as_a_problem_and_nothing_after_it(tmp_path: Path) -> None:
    async def run() -> list[tuple[str, Any]]:
        async with served(site(FakeWriter([UpstreamOverloaded()]), tmp_path)) as client:
            return await heard(client, Accept_Language="ru")

    told = asyncio.run(run())
    assert told[-1][0] == "problem"
    assert told[-1][1]["code"] == "upstream-overloaded"
    assert [name for name, _ in told].count("summary") == 0


def test_what_can_be_refused_before_the_stream_begins_is_an_ordinary_problem(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        async with served(site(FakeWriter(), tmp_path)) as client:
            return await client.post("/v1/summaries", json={"words": 1}, headers=STREAM)

    assert asyncio.run(run()).status_code == 422


def test_while_the_model_is_silent_there_are_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.events, "PING_SECONDS", 0.05)

    async def run() -> str:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path)) as client:
            asyncio.get_running_loop().call_later(0.3, writer.let_go.set)
            return (await client.post("/v1/summaries", json={"text": ARTICLE}, headers=STREAM)).text

    assert asyncio.run(run()).count(": still at work") >= 3


def test_who_goes_away_cancels_the_call_and_frees_key_and_place(tmp_path: Path) -> None:
    async def run() -> httpx2.Response:
        writer = HeldWriter([DRAFT])
        async with served(site(writer, tmp_path, capacity=1)) as client:
            gone = asyncio.create_task(heard(client, Idempotency_Key="k"))
            await writer.asked.wait()
            gone.cancel()
            await asyncio.wait_for(writer.given_up.wait(), 5)
            writer.let_go.set()
            while (answer := await post(client, Idempotency_Key="k")).status_code in {409, 503}:
                await asyncio.sleep(0.02)
            return answer

    answer = asyncio.run(run())
    assert answer.status_code == 200
    assert "idempotency-replayed" not in answer.headers


def test_a_replay_is_a_stream_of_one_event(tmp_path: Path) -> None:
    async def run() -> list[tuple[str, Any]]:
        async with served(site(FakeWriter([DRAFT]), tmp_path)) as client:
            await post(client, Idempotency_Key="k")
            return await heard(client, Idempotency_Key="k")

    assert [name for name, _ in asyncio.run(run())] == ["summary"]


def test_offsets_of_events_are_in_the_callers_unit(tmp_path: Path) -> None:
    article = "\U0001f4f0 " + ARTICLE

    async def run() -> list[list[tuple[str, Any]]]:
        async with served(site(FakeWriter([DRAFT, DRAFT]), tmp_path)) as client:
            units = ("codepoint", "utf16")
            return [await heard(client, {"text": article, "offset_unit": unit, "fresh": True}) for unit in units]

    points, units = asyncio.run(run())
    spans = [next(data["mentions"][0] for name, data in told if name == "entity") for told in (points, units)]
    assert article[spans[0]["start"] : spans[0]["end"]] == spans[0]["text"]
    assert spans[1]["start"] == spans[0]["start"] + 1
