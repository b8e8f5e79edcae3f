"""Reads a streamed answer from its bytes: events, the chunks in them, and the message that they make."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Final, NamedTuple, cast

import httpx2
import openai
from pydantic import JsonValue
from pydantic_core import from_json

from svodka.errors import UpstreamBadResponse
from svodka.llm.completion import Tokens, parsed, read_completion, text_of, tokens_of
from svodka.llm.transport import RESPONSE_BYTES_AT_MOST, ResponseTooLarge
from svodka.llm.writer import Listener

LINGER_SECONDS: Final = 0.2
"""How long the end of the body is waited for when the answer has already ended: with it the connection stays usable."""

_LAST: Final = b"[DONE]"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

Tree = dict[str, JsonValue]


class StreamedError(openai.OpenAIError):
    """An error told inside a stream that had begun with status 200."""

    def __init__(self, error: JsonValue) -> None:
        super().__init__("an error in a stream")
        self.error = error


class Event(NamedTuple):
    """One server-sent event; `name` is empty unless it was given one."""

    name: bytes
    data: bytes


class EventReader:
    """Cuts bytes into server-sent events, wherever the pieces they come in are cut.

    An event that its empty line does not end is not given.
    """

    def __init__(self) -> None:
        self._line: list[bytes] = []
        self._name = b""
        self._data: list[bytes] = []
        self._at_start = True
        self._after_return = False

    def feed(self, piece: bytes) -> Iterator[Event]:
        """Give the events that this piece ends."""
        for line in self._lines(piece):
            if line:
                self._read(line)
                continue
            if self._data:
                yield Event(self._name, b"\n".join(self._data))
            self._name, self._data = b"", []

    def _lines(self, piece: bytes) -> list[bytes]:
        if self._after_return and piece:
            # A line that ends in CRLF may be cut between the two.
            piece = piece.removeprefix(b"\n")
            self._after_return = False
        self._line.append(piece)
        if b"\n" not in piece and b"\r" not in piece:
            return []
        lines = self._begun().splitlines()
        self._line = [] if piece.endswith((b"\n", b"\r")) else [lines.pop()]
        self._after_return = piece.endswith(b"\r")
        return lines

    def _begun(self) -> bytes:
        begun = b"".join(self._line)
        if self._at_start:
            self._at_start = False
            return begun.removeprefix(_BYTE_ORDER_MARK)
        return begun

    def _read(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        elif name == b"event":
            self._name = value.removeprefix(b" ")


@dataclass(slots=True)
class _Function:
    """A function as its chunks have called it so far."""

    name: str | None = None
    arguments: str | None = None

    def grow(self, more: JsonValue) -> None:
        given = _object(more)
        # Some providers say the name with every piece.
        self.name = self.name or text_of(given.get("name"))
        arguments = given.get("arguments")
        written = json.dumps(arguments, ensure_ascii=False) if isinstance(arguments, dict) else text_of(arguments)
        self.arguments = _longer(self.arguments, written)

    def as_tree(self) -> Tree:
        return {"name": self.name, "arguments": self.arguments}


@dataclass(slots=True)
class _Message:
    """The message as its chunks have made it so far; what no chunk had is None."""

    content: str | None = None
    refusal: str | None = None
    legacy: _Function | None = None
    calls: dict[int, _Function] = field(default_factory=dict[int, _Function])

    def grow(self, delta: Tree) -> None:
        self.content = _longer(self.content, text_of(delta.get("content")))
        self.refusal = _longer(self.refusal, text_of(delta.get("refusal")))
        if delta.get("function_call"):
            self.legacy = self.legacy or _Function()
            self.legacy.grow(delta["function_call"])
        calls = delta.get("tool_calls")
        for place, call in enumerate(calls if isinstance(calls, list) else []):
            self._grow_call(_object(call), place)

    def _grow_call(self, call: Tree, place: int) -> None:
        index = call.get("index")
        # Where providers leave it out, there is one call, or all of them come at once.
        number = index if isinstance(index, int) else place
        self.calls.setdefault(number, _Function()).grow(call.get("function"))

    @property
    def text(self) -> str:
        """What the model has written of the object that it was asked for."""
        function = next(iter(self.calls.values()), self.legacy)
        return (function and function.arguments) or self.content or ""

    def as_tree(self) -> Tree:
        """Give it in the form that a message has in a whole answer."""
        calls: list[JsonValue] = [{"function": self.calls[number].as_tree()} for number in sorted(self.calls)]
        legacy: JsonValue = None if self.legacy is None else self.legacy.as_tree()
        return {"content": self.content, "refusal": self.refusal, "tool_calls": calls, "function_call": legacy}


def _longer(text: str | None, more: str | None) -> str | None:
    return text if more is None else (text or "") + more


def _object(value: JsonValue) -> Tree:
    return value if isinstance(value, dict) else {}


def _parsed(data: bytes) -> JsonValue:
    try:
        return cast("JsonValue", from_json(data))
    except ValueError:
        # The slower parser lets half a surrogate pair through, which is then judged with the whole answer.
        return parsed(data)


class Answer:
    """What has come of one answer: a whole body, or the chunks of a stream."""

    def __init__(self) -> None:
        self.done = False
        """Whether the stream has said that nothing follows."""
        self._body: JsonValue = None
        self._events = EventReader()
        self._message = _Message()
        self._choice: Tree | None = None
        self._about: Tree = {}

    def take(self, body: bytes) -> None:
        """Take a whole body."""
        self._body = parsed(body)

    def feed(self, piece: bytes) -> None:
        """Take a piece of a stream; raises UpstreamBadResponse, StreamedError, ResponseTooLarge."""
        for event in self._events.feed(piece):
            if event.data.strip() == _LAST:
                self.done = True
                return
            self._take_chunk(event)
        if len(self.text) > RESPONSE_BYTES_AT_MOST:
            raise ResponseTooLarge

    def _take_chunk(self, event: Event) -> None:
        chunk = _parsed(event.data)
        if not isinstance(chunk, dict):
            raise UpstreamBadResponse
        error = chunk.get("error") or (chunk if event.name == b"error" else None)
        if error:
            raise StreamedError(error)
        self._about |= {key: chunk[key] for key in ("model", "usage") if chunk.get(key)}
        choices = chunk.get("choices")
        for choice in choices if isinstance(choices, list) else []:
            if isinstance(choice, dict) and choice.get("index", 0) == 0:
                self._take_choice(choice)

    def _take_choice(self, choice: Tree) -> None:
        finish_reason = choice.get("finish_reason") or _object(self._choice).get("finish_reason")
        self._choice = {"finish_reason": finish_reason}
        self._message.grow(_object(choice.get("delta")))

    @property
    def text(self) -> str:
        """What the stream has brought so far of the object that the model was asked for."""
        return self._message.text

    @property
    def tokens(self) -> Tokens | None:
        """What the provider counted, if that has come."""
        return tokens_of(self.payload)

    @property
    def payload(self) -> JsonValue:
        """The answer in the form of a whole body, with as much of it as there is."""
        if self._body is not None:
            return self._body
        if self._choice is None:
            return {**self._about, "choices": []}
        return {**self._about, "choices": [{**self._choice, "message": self._message.as_tree()}]}


async def read_stream(response: httpx2.Response, answer: Answer, listen: Listener, silence_seconds: float) -> None:
    """Read a response into `answer` while it comes, and close it; the listener hears the text grow.

    Raises ReadTimeout when nothing comes for `silence_seconds` after the first piece; for the first one the client's
    own timeout holds, since a model may read long before it writes. A server that does not stream is heard at once.
    """
    try:
        if response.headers.get("content-type", "").lower().startswith("application/json"):
            answer.take(await response.aread())
            listen(read_completion(answer.payload).content)
            return
        async with aclosing(response.aiter_bytes()) as pieces:
            await _read_pieces(pieces, answer, listen, silence_seconds)
            await _read_out(pieces)
    finally:
        await response.aclose()


async def _read_pieces(pieces: AsyncIterator[bytes], answer: Answer, listen: Listener, silence_seconds: float) -> None:
    clock, heard = asyncio.get_running_loop().time, ""
    try:
        async with asyncio.timeout(None) as silence:
            async for piece in pieces:
                answer.feed(piece)
                text = answer.text
                if text != heard:
                    heard = text
                    listen(text)
                if answer.done:
                    return
                _put_off(silence, clock(), silence_seconds)
    except TimeoutError:
        raise httpx2.ReadTimeout("silence in a stream") from None


def _put_off(silence: asyncio.Timeout, now: float, seconds: float) -> None:
    # A new timer for every token would cost as much as reading it: one for each tenth of the time is enough.
    until = silence.when()
    if until is None or until < now + seconds:
        silence.reschedule(now + seconds * 1.1)


async def _read_out(pieces: AsyncIterator[bytes]) -> None:
    with suppress(TimeoutError, httpx2.HTTPError, openai.OpenAIError):
        async with asyncio.timeout(LINGER_SECONDS):
            async for _ in pieces:
                pass
