"""A streamed answer: from any bytes to the same completion as unstreamed, or to none at all."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka import errors
from svodka.llm.classify import classify
from svodka.llm.completion import Completion, Tokens, read_completion
from svodka.llm.provider import ProviderWriter
from svodka.llm.stream import Answer, EventReader, StreamedError
from svodka.llm.transport import ResponseTooLarge
from svodka.llm.unit import Unit
from svodka.settings import Settings

BODY: dict[str, Any] = {"messages": [{"role": "user", "content": "Москва"}]}
TEXT = '{"city": "Москва — 莫斯科 😀"}'
USAGE = {"prompt_tokens": 7, "completion_tokens": 5}
DONE = b"data: [DONE]\n\n"


def event(payload: object) -> bytes:
    return f"data: {json.dumps(payload, ensure_ascii=False)}\n\n".encode()


def delta(finish: str | None = None, **fields: Any) -> bytes:
    return event({"model": "served", "choices": [{"index": 0, "delta": fields, "finish_reason": finish}]})


def written(text: str, size: int = 3) -> list[bytes]:
    return [delta(content=text[start : start + size]) for start in range(0, len(text), size)]


COUNTED = event({"choices": [], "usage": USAGE})
WHOLE = [delta(role="assistant", content=""), *written(TEXT), delta("stop"), COUNTED, DONE]
EXPECTED = Completion(TEXT, "served", Tokens(input=7, output=5))


def fed(pieces: Sequence[bytes]) -> Answer:
    answer = Answer()
    for piece in pieces:
        answer.feed(piece)
    return answer


def read(*pieces: bytes) -> Completion:
    return read_completion(fed(pieces).payload)


def split(stream: bytes, places: list[int]) -> list[bytes]:
    ends = sorted(place % (len(stream) + 1) for place in places)
    return [stream[start:end] for start, end in zip([0, *ends], [*ends, len(stream)], strict=True)]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@given(places=st.lists(st.integers(min_value=0), max_size=12))
def test_wherever_a_stream_is_cut_into_pieces_the_answer_is_the_same(line_end: bytes, places: list[int]) -> None:
    untidy = b"\xef\xbb\xbf: hello\nretry: 5\nid: 1\n\n" + b"".join(WHOLE).replace(b', "choices"', b',\ndata:"choices"')
    assert read(*split(untidy.replace(b"\n", line_end), places)) == EXPECTED


@given(st.binary(), st.lists(st.integers(min_value=0), max_size=6))
def test_events_do_not_depend_on_where_any_bytes_are_cut(stream: bytes, places: list[int]) -> None:
    at_once, reader = list(EventReader().feed(stream)), EventReader()
    assert [event for piece in split(stream, places) for event in reader.feed(piece)] == at_once


@pytest.mark.parametrize("size", [1, 1000])
def test_a_stream_that_ends_anywhere_before_its_answer_does_gives_no_completion(size: int) -> None:
    stream = b"".join(WHOLE)
    answered = len(b"".join(WHOLE[:-2]))
    for end in range(len(stream)):
        pieces = [stream[start : min(start + size, end)] for start in range(0, end, size)]
        if end < answered:
            with pytest.raises(errors.UpstreamBadResponse):
                read(*pieces)
        else:
            assert read(*pieces).content == TEXT


def call(index: int | None, arguments: object) -> bytes:
    place = {} if index is None else {"index": index}
    return delta(tool_calls=[{**place, "function": {"name": "draft", "arguments": arguments}}])


PLACES = {
    "content": (delta(content="{"), delta(content='"a":1}')),
    "content in parts": (delta(content=[{"text": "{"}]), delta(content=[{"text": '"a":'}, {"text": "1}"}])),
    "a tool call": (call(0, ""), call(0, '{"a"'), call(0, ":1}")),
    "a tool call without its number": (call(None, '{"a"'), call(None, ":1}")),
    "arguments as an object": (call(0, {"a": 1}),),
    "a legacy function call": (delta(function_call={"name": "x"}), delta(function_call={"arguments": '{"a":1}'})),
    "another choice beside it": (
        delta(content='{"a":1}'),
        event({"choices": [{"index": 1, "delta": {"content": "?"}}]}),
    ),
    "chunks that say nothing": (event({}), event({"choices": None}), event({"choices": [7]}), delta(content='{"a":1}')),
}


@pytest.mark.parametrize("chunks", PLACES.values(), ids=PLACES.keys())
def test_an_answer_is_heard_wherever_a_provider_puts_it(chunks: tuple[bytes, ...]) -> None:
    whole = [*chunks, delta("stop")]
    assert json.loads(read(*whole).content) == {"a": 1}
    assert json.loads(fed(whole).text) == {"a": 1}


FAILURES: dict[str, tuple[tuple[bytes, ...], type[errors.SvodkaError]]] = {
    "nothing": ((), errors.UpstreamBadResponse),
    "only the end": ((DONE,), errors.UpstreamBadResponse),
    "no chunk with a choice": ((COUNTED, DONE), errors.UpstreamBadResponse),
    "no finish reason": ((*written(TEXT), DONE), errors.UpstreamBadResponse),
    "a page": ((b"<html>\n\n<p>data</p>\n\n",), errors.UpstreamBadResponse),
    "no JSON": ((b"data: hello\n\n",), errors.UpstreamBadResponse),
    "null": ((b"data: null\n\n",), errors.UpstreamBadResponse),
    "invalid UTF-8": ((b'data: {"choices": "\xff"}\n\n',), errors.UpstreamBadResponse),
    "deep nesting": ((b"data: " + b"[" * 100_000 + b"\n\n",), errors.UpstreamBadResponse),
    "the limit": ((*written(TEXT), delta("length")), errors.OutputTruncated),
    "a content filter": ((delta("content_filter"),), errors.ContentFiltered),
    "a refusal": ((delta(refusal="I"), delta(refusal=" cannot"), delta("stop")), errors.ModelRefused),
    "no content": ((delta(role="assistant"), delta("stop")), errors.SchemaUnsatisfied),
    "two tool calls": ((call(0, "{}"), call(1, "{}"), delta("tool_calls")), errors.SchemaUnsatisfied),
}


@pytest.mark.parametrize(("pieces", "error"), FAILURES.values(), ids=FAILURES.keys())
def test_a_stream_that_brings_no_whole_answer_is_an_error_of_its_own_kind(
    pieces: tuple[bytes, ...], error: type[errors.SvodkaError]
) -> None:
    with pytest.raises(error):
        read(*pieces)


def test_a_tool_that_was_not_offered_is_found_out_by_its_name() -> None:
    payload = fed([call(0, "{}"), call(0, ""), delta("tool_calls")]).payload
    assert read_completion(payload, "draft").content == "{}"
    with pytest.raises(errors.SchemaUnsatisfied):
        read_completion(payload, "another")


def test_a_text_over_a_megabyte_is_refused_before_the_stream_ends() -> None:
    with pytest.raises(ResponseTooLarge):
        fed([delta(content="x" * 300_000)] * 4)


TOLD = {
    "a status": ({"error": {"code": 502, "message": "x"}}, errors.UpstreamError),
    "words": ({"error": {"type": "rate_limit_exceeded"}}, errors.UpstreamRateLimited),
    "a quota": ({"error": {"code": "insufficient_quota"}}, errors.UpstreamQuota),
    "an overload": ({"error": {"type": "overloaded_error"}}, errors.UpstreamOverloaded),
    "a context that is too long": ({"error": {"code": "context_length_exceeded"}}, errors.TextTooLong),
    "a wrong key": ({"error": {"type": "authentication_error"}}, errors.UpstreamMisconfigured),
    "only words for people": ({"error": "it broke"}, errors.UpstreamError),
}


@pytest.mark.parametrize(("payload", "kind"), TOLD.values(), ids=TOLD.keys())
def test_an_error_told_inside_a_stream_is_what_its_status_would_have_said(
    payload: object, kind: type[errors.SvodkaError]
) -> None:
    for told in (event(payload), b"event: error\n" + event(payload)):
        with pytest.raises(StreamedError) as raised:
            fed([told])
        assert classify(raised.value).kind is kind


def test_an_event_that_is_called_an_error_is_one() -> None:
    with pytest.raises(StreamedError) as raised:
        fed([b"event: error\n" + event({"code": 503})])
    assert classify(raised.value).kind is errors.UpstreamOverloaded


# Over real sockets.

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
UNTIL_CLOSED = HEAD + b"connection: close\r\n\r\n"
CHUNKED = HEAD + b"connection: close\r\ntransfer-encoding: chunked\r\n\r\n"
KEPT = HEAD + b"transfer-encoding: chunked\r\n\r\n"
PLAIN = b"HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\nconnection: close\r\n\r\n"
END = b""
"""The chunk of no length that ends a chunked body."""

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def sending(*pieces: bytes, head: bytes = CHUNKED, hold: bool = False) -> Script:
    """Send a head and pieces; then end, or hold the connection without a word until the other side hangs up."""

    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        for piece in pieces:
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if head in (CHUNKED, KEPT) else piece)
            await writer.drain()
        if hold:
            await reader.readexactly(1)
        if head is not KEPT:
            writer.close()

    return send


class Upstream:
    """Plays one script for each request, over a socket."""

    def __init__(self, scripts: tuple[Script, ...]) -> None:
        self.scripts = list(scripts)
        self.bodies: list[dict[str, Any]] = []
        self.connections = 0
        self.hung_up = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = next(int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
                self.bodies.append(json.loads(await reader.readexactly(length)))
                await self.scripts.pop(0)(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.hung_up.set()
        finally:
            writer.close()


@asynccontextmanager
async def upstream(*scripts: Script, **settings: Any) -> AsyncGenerator[tuple[Upstream, ProviderWriter]]:
    playing = Upstream(scripts)
    server = await asyncio.start_server(playing.serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    writer = ProviderWriter(Settings(model="m", model_url=url, **settings), sleep=at_once)
    try:
        yield playing, writer
    finally:
        await writer.aclose()
        server.close()


def unheard(_: str) -> None:
    """Listen to nothing."""


async def at_once(_: float) -> None:
    """Wait for nothing."""


class Asked:
    """What came of one streamed call."""

    def __init__(self, *scripts: Script, **settings: Any) -> None:
        self.heard: list[str] = []
        self.unit = Unit(30)
        self.completion: Completion | None = None
        self.error: errors.SvodkaError | None = None
        asyncio.run(self._ask(scripts, settings))

    async def _ask(self, scripts: tuple[Script, ...], settings: dict[str, Any]) -> None:
        async with upstream(*scripts, **settings) as (playing, writer):
            try:
                self.completion = await writer.complete(BODY, self.unit, self.heard.append)
            except errors.SvodkaError as error:
                self.error = error
            self.bodies = playing.bodies

    @property
    def outcomes(self) -> list[str]:
        return [attempt.outcome for attempt in self.unit.bill.attempts]


@pytest.mark.parametrize("head", [CHUNKED, UNTIL_CLOSED], ids=["chunked", "until closed"])
def test_the_text_is_heard_growing_and_the_answer_is_the_same_as_unstreamed(head: bytes) -> None:
    asked = Asked(sending(*WHOLE, END, head=head))
    assert asked.completion == EXPECTED
    assert asked.heard[-1] == TEXT
    assert all(
        after.startswith(before) and after != before
        for before, after in zip(asked.heard, asked.heard[1:], strict=False)
    )
    (attempt,) = asked.unit.bill.attempts
    assert (attempt.outcome, attempt.tokens, attempt.estimated) == ("ok", Tokens(input=7, output=5), False)


def test_the_body_is_the_same_as_without_streaming_apart_from_the_stream() -> None:
    plain = json.dumps({"choices": [{"finish_reason": "stop", "message": {"content": "{}"}}]}).encode()

    async def both() -> list[dict[str, Any]]:
        async with upstream(sending(*WHOLE, END), sending(plain, head=PLAIN)) as (playing, writer):
            await writer.complete(BODY, Unit(30), unheard)
            await writer.complete(BODY, Unit(30))
            return playing.bodies

    streamed, unstreamed = asyncio.run(both())
    assert streamed == unstreamed | {"stream": True}
    counted = Asked(sending(*WHOLE, END), stream_usage=True)
    assert counted.bodies == [unstreamed | {"stream": True, "stream_options": {"include_usage": True}}]


def test_a_server_that_does_not_stream_is_read_as_it_answers() -> None:
    plain = json.dumps(
        {"model": "served", "choices": [{"finish_reason": "stop", "message": {"content": TEXT}}], "usage": USAGE}
    )
    asked = Asked(sending(plain.encode(), head=PLAIN))
    assert asked.completion == EXPECTED
    assert asked.heard == [TEXT]


@pytest.mark.parametrize("head", [CHUNKED, UNTIL_CLOSED], ids=["chunked", "until closed"])
@pytest.mark.parametrize("last", [b"", b'data: {"choices": [{"del'], ids=["between events", "in an event"])
def test_a_stream_that_is_cut_is_never_called_whole_nor_asked_for_again(head: bytes, last: bytes) -> None:
    asked = Asked(sending(*WHOLE[:4], *([last] if last else []), head=head))
    assert isinstance(asked.error, errors.UpstreamBadResponse)
    assert asked.heard
    assert asked.outcomes == ["upstream-bad-response"]
    assert asked.unit.bill.estimated
    assert asked.unit.bill.tokens.output == Settings().max_output_tokens


@pytest.mark.parametrize("head", [CHUNKED, UNTIL_CLOSED], ids=["chunked", "until closed"])
def test_a_stream_that_is_cut_before_anything_was_heard_is_asked_for_once_more(head: bytes) -> None:
    asked = Asked(sending(WHOLE[0], head=head), sending(*WHOLE, END))
    assert asked.completion == EXPECTED
    assert asked.outcomes == ["upstream-bad-response", "ok"]


def test_an_answer_cut_at_the_limit_is_written_again_with_a_larger_cap() -> None:
    asked = Asked(sending(*written(TEXT), delta("length"), END), sending(*WHOLE, END), max_output_tokens=300)
    assert asked.completion == EXPECTED
    assert [body["max_tokens"] for body in asked.bodies] == [300, 600]
    assert asked.heard[-1] == TEXT
    assert asked.outcomes == ["output-truncated", "ok"]


@pytest.mark.parametrize(
    ("begun", "outcomes"), [((), ["upstream-overloaded", "ok"]), (WHOLE[:4], ["upstream-overloaded"])]
)
def test_an_error_inside_a_stream_is_retried_only_while_nothing_was_heard(
    begun: tuple[bytes, ...], outcomes: list[str]
) -> None:
    asked = Asked(sending(*begun, event({"error": {"code": 503}}), END), sending(*WHOLE, END))
    assert asked.outcomes == outcomes
    first = asked.unit.bill.attempts[0]
    assert first.estimated is bool(begun)
    assert (first.tokens.output == 0) is not bool(begun)


def test_a_stream_that_falls_silent_is_given_up() -> None:
    asked = Asked(sending(*WHOLE[:4], hold=True), stream_read_timeout_seconds=0.2)
    assert isinstance(asked.error, errors.UpstreamTimeout)
    assert asked.outcomes == ["upstream-timeout"]
    assert asked.unit.elapsed < 5


def test_a_model_may_read_longer_than_it_may_fall_silent() -> None:
    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        await sending(*WHOLE, END)(reader, writer)

    assert Asked(late, stream_read_timeout_seconds=0.1).completion == EXPECTED


def test_the_deadline_ends_a_stream_that_goes_on_and_on_and_its_reserve_stands() -> None:
    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(UNTIL_CLOSED)
        while True:
            writer.write(delta(content=" "))
            await writer.drain()
            await asyncio.sleep(0.01)

    async def ask() -> Unit:
        unit = Unit(0.3)
        async with upstream(drip) as (playing, writer):
            with pytest.raises(errors.DeadlineExceeded):
                await writer.complete(BODY, unit, unheard)
            await asyncio.wait_for(playing.hung_up.wait(), 5)
        return unit

    unit = asyncio.run(ask())
    assert unit.elapsed < 2
    assert [(attempt.outcome, attempt.estimated) for attempt in unit.bill.attempts] == [("abandoned", True)]


def test_to_cancel_a_call_closes_its_connection_and_its_reserve_stands() -> None:
    async def ask() -> Unit:
        unit, begun = Unit(30), asyncio.Event()
        async with upstream(sending(*WHOLE[:4], hold=True)) as (playing, writer):
            calling = asyncio.create_task(writer.complete(BODY, unit, lambda _: begun.set()))
            await asyncio.wait_for(begun.wait(), 5)
            calling.cancel()
            with pytest.raises(asyncio.CancelledError):
                await calling
            await asyncio.wait_for(playing.hung_up.wait(), 5)
        return unit

    unit = asyncio.run(ask())
    assert [(attempt.outcome, attempt.estimated) for attempt in unit.bill.attempts] == [("abandoned", True)]


def test_without_a_count_the_reserve_stands() -> None:
    asked = Asked(sending(*WHOLE[:-2], DONE, END))
    assert asked.completion == Completion(TEXT, "served", None)
    assert asked.unit.bill.estimated
    assert asked.unit.bill.tokens.output == Settings().max_output_tokens


def test_a_connection_serves_another_call_after_a_stream_and_an_open_end_is_not_waited_for() -> None:
    async def ask(*scripts: Script) -> tuple[int, float]:
        async with upstream(*scripts) as (playing, writer):
            began = asyncio.get_running_loop().time()
            for _ in range(2):
                assert await writer.complete(BODY, Unit(30), unheard) == EXPECTED
            return playing.connections, asyncio.get_running_loop().time() - began

    ended, held = sending(*WHOLE, END, head=KEPT), sending(*WHOLE, hold=True)
    assert asyncio.run(ask(ended, ended))[0] == 1
    connections, seconds = asyncio.run(ask(held, held))
    assert connections == 2
    assert seconds < 5
