"""A streamed answer that fails over real sockets: never a half one taken for a whole one, never paid for twice."""

import asyncio
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from svodka.errors import (
    DeadlineExceeded,
    SvodkaError,
    UpstreamBadResponse,
    UpstreamOverloaded,
    UpstreamTimeout,
    UpstreamUnreachable,
)
from svodka.llm.unit import Unit
from svodka.settings import Settings
from tests.upstream.acts import answering, completing, dripping, resetting, saying
from tests.upstream.playing import EVENTS, MODEL, AuditedWriter, overheard, play
from tests.upstream.rows import (
    CANARY,
    CANARY_KEY,
    ECHO,
    Billing,
    Row,
)
from tests.upstream.server import Act, FaultServer, Line, hang
from tests.upstream.streams import BEGUN, CHUNKED, GOOD, HEAD, LISTENED, STOP, TEXT, in_pieces


def then_silence(raw: bytes) -> Act:
    async def act(line: Line) -> None:
        await line.send(raw)
        await hang(line)

    return act


@dataclass(frozen=True, slots=True)
class StreamRow:
    name: str
    acts: tuple[Act, ...]
    kind: type[SvodkaError] | None
    billed: tuple[Billing, ...]
    deadline: float = 60


ROWS = (
    StreamRow("a good stream", (saying(GOOD),), None, ("counted",)),
    StreamRow("a good stream in pieces of 7 bytes", (in_pieces(GOOD, 7),), None, ("counted",)),
    StreamRow("a whole answer where a stream was asked for", (completing(TEXT),), None, ("counted",)),
    StreamRow("cut in the middle of an event", (saying(BEGUN + STOP[:-20]),), UpstreamBadResponse, ("reserve",)),
    StreamRow("cut between two events", (saying(BEGUN),), UpstreamBadResponse, ("reserve",)),
    StreamRow("reset in the middle of an event", (resetting(BEGUN + STOP[:-20]),), UpstreamBadResponse, ("reserve",)),
    StreamRow("bad chunks", (saying(CHUNKED + b"zz\r\n"), saying(GOOD)), None, ("reserve", "counted")),
    StreamRow("cut before the first word", (saying(HEAD), saying(GOOD)), None, ("reserve", "counted")),
    StreamRow("closed before the answer", (saying(b""),), UpstreamUnreachable, ("reserve", "reserve")),
    StreamRow("silence in the middle", (then_silence(BEGUN),), UpstreamTimeout, ("reserve",)),
    StreamRow(
        "comments without end", (dripping(BEGUN, b": ping\n\n", 0.02),), DeadlineExceeded, ("reserve",), deadline=0.6
    ),
    StreamRow("invalid UTF-8", (saying(BEGUN + STOP.replace(b"stop", b"st\xff")),), UpstreamBadResponse, ("reserve",)),
    StreamRow("an event that is no JSON", (saying(BEGUN + b"data: <html>\n\n"),), UpstreamBadResponse, ("reserve",)),
    StreamRow("status 503, then a good stream", (answering(503, ECHO), saying(GOOD)), None, ("nothing", "counted")),
    StreamRow(
        "an error in the middle",
        (saying(BEGUN + b'data: {"error": {"code": 503, "message": "busy"}}\n\n'),),
        UpstreamOverloaded,
        ("reserve",),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_stream_is_whole_or_an_error_and_a_heard_one_is_not_asked_for_again(row: StreamRow) -> None:
    heard: list[str] = []
    with FaultServer(row.acts) as server, overheard() as logged:
        writer = AuditedWriter(_settings(server.upstream.url))
        assert asyncio.run(_outcome(writer, row, heard)) is row.kind
    assert server.upstream.calls == len(row.billed)
    assert all(
        '"stream": true' in request.decode() or '"stream":true' in request.decode()
        for request in server.upstream.requests
    )
    assert [attempt.estimated for attempt in writer.book.settled] == [billing == "reserve" for billing in row.billed]
    assert all(TEXT.startswith(text) for text in heard)
    assert CANARY not in "".join(logged())


async def _outcome(writer: AuditedWriter, row: StreamRow, heard: list[str]) -> type[SvodkaError] | None:
    unit = Unit(row.deadline)
    try:
        completion = await writer.complete({"messages": []}, unit, heard.append)
    except SvodkaError as error:
        return type(error)
    finally:
        assert unit.elapsed <= row.deadline + 1
        await writer.aclose()
    assert completion.content == TEXT == heard[-1]
    return None


@pytest.mark.parametrize("row", LISTENED, ids=lambda row: row.name)
def test_a_caller_who_listens_gets_a_whole_summary_or_a_problem_as_the_last_event(row: Row) -> None:
    last = "summary" if row.told.status == 200 else "problem"
    played = play(row, EVENTS)
    assert played.events[-1] == last
    assert ("summary" in played.events) is (last == "summary")
    assert played.answer["status" if last == "summary" else "code"] == row.told.code
    assert played.calls == len(row.billed)
    assert [attempt.estimated for attempt in played.book.settled] == [billing == "reserve" for billing in row.billed]
    assert played.spending.spent == played.book.sum
    assert CANARY not in played.logged


def _settings(url: str) -> Settings:
    return Settings(
        model=MODEL,
        model_url=url,
        model_key=SecretStr(CANARY_KEY),
        read_timeout_seconds=5,
        stream_read_timeout_seconds=0.3,
        prices={MODEL: {"input": 1, "output": 2}},
    )
