"""A writer that answers from the recordings: no key, no network, no look at the environment."""

import asyncio
import json
import math
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

import httpx2

from svodka.errors import Misconfigured
from svodka.llm.cassettes import FOLDER, JUDGED, METADATA, Interactions, RecordedWith, compact, deserialise
from svodka.llm.provider import ProviderWriter
from svodka.llm.transport import NotRecorded
from svodka.settings import Settings

CHUNKS: Final = 40
"""In how many pieces a recorded text is streamed."""

_GENEROUS_SECONDS: Final = 60.0
_STREAMING: Final = frozenset({"stream", "stream_options"})


class ReplayWriter(ProviderWriter):
    """Goes the real writer's way down to the transport, and answers there."""

    replayed = True

    def __init__(self, folder: Path = FOLDER, *, judge: bool = False) -> None:
        cassettes = [deserialise(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
        super().__init__(_settings(cassettes, folder, judge=judge), transport=_Recordings(cassettes))


def _settings(cassettes: list[Interactions], folder: Path, *, judge: bool) -> Settings:
    """Give the settings to ask with: the writer's, or the second reader's where it was recorded."""
    every = [cassette["metadata"] for cassette in cassettes]
    judged = [metadata[JUDGED] for metadata in every if judge and JUDGED in metadata]
    kinds = set(map(compact, judged or [metadata[METADATA] for metadata in every]))
    if len(kinds) != 1:
        raise Misconfigured("no-recordings" if not kinds else "mixed-recordings", folder=str(folder))
    recorded = RecordedWith.model_validate_json(kinds.pop())
    # Built without validation, which would read the environment.
    return Settings.model_construct(**recorded.model_dump(), read_timeout_seconds=_GENEROUS_SECONDS)


class _Recordings(httpx2.AsyncBaseTransport):
    """Answers a request that was recorded, however often it comes; refuses every other."""

    def __init__(self, cassettes: list[Interactions]) -> None:
        # Of a request that was recorded more than once, the last answer is the one that was used.
        self._answers: dict[tuple[str, str, str], Any] = {
            _key(item["request"]["method"], item["request"]["uri"], item["request"]["body"]): item["response"]
            for cassette in cassettes
            for item in cassette["interactions"]
        }

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = (await request.aread()).decode()
        recorded = self._answers.get(_key(request.method, str(request.url), body))
        if recorded is None:
            raise NotRecorded
        status, answer = recorded["status"]["code"], recorded["body"]["string"]
        if status == httpx2.codes.OK and json.loads(body).get("stream"):
            return httpx2.Response(status, headers={"content-type": "text/event-stream"}, stream=_Streamed(answer))
        return httpx2.Response(
            status,
            headers=[(name, value) for name, values in recorded["headers"].items() for value in values],
            content=answer.encode(),
        )


def _key(method: str, uri: str, body: str) -> tuple[str, str, str]:
    # Streamed or not, it is the same question; nothing that was recorded was asked for as a stream.
    question = {name: value for name, value in json.loads(body).items() if name not in _STREAMING}
    return method, uri, json.dumps(question, sort_keys=True)


class _Streamed(httpx2.AsyncByteStream):
    """A recorded answer as the stream that it would have been."""

    def __init__(self, answer: str) -> None:
        self._answer: dict[str, Any] = json.loads(answer)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks():
            yield f"data: {compact(chunk)}\n\n".encode()
            # As on a wire, others have their turn in between.
            await asyncio.sleep(0)
        yield b"data: [DONE]\n\n"

    def _chunks(self) -> Iterator[dict[str, Any]]:
        about = {"model": self._answer.get("model")}
        for choice in self._answer["choices"]:
            for delta in _deltas(choice["message"]):
                yield {**about, "choices": [{"index": choice["index"], "delta": delta}]}
            ending: dict[str, Any] = {
                "index": choice["index"],
                "delta": {},
                "finish_reason": choice["finish_reason"],
            }
            yield {**about, "choices": [ending]}
        yield {**about, "choices": [], "usage": self._answer.get("usage")}


def _deltas(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    content = message.get("content") or ""
    yield {**message, "content": ""}
    length = math.ceil(len(content) / CHUNKS) or 1
    for start in range(0, len(content), length):
        yield {"content": content[start : start + length]}
