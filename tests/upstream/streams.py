"""Streamed answers as bytes, and the rows of the matrix for callers who listen."""

import asyncio
import json
from collections.abc import Iterable

from tests.upstream.acts import USAGE, answering, resetting, saying
from tests.upstream.rows import BAD_RESPONSE, CANARY, CLEAN, DRAFT_JSON, ECHO, OVERLOADED, plays
from tests.upstream.server import Act, Line

WORDS = ('{"word":', '"', CANARY, ' {{ 7*7 }}"', "}")
TEXT = "".join(WORDS)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
CHUNKED = HEAD.replace(b"Connection: close", b"Transfer-Encoding: chunked")


def event(*choices: dict[str, object], **more: object) -> bytes:
    return f"data: {json.dumps({'model': 'm-2026', 'choices': choices, **more}, ensure_ascii=False)}\n\n".encode()


def deltas(words: Iterable[str]) -> list[bytes]:
    return [event({"index": 0, "delta": {"content": word}}) for word in words]


BEGUN = HEAD + b"".join(deltas(WORDS[:3]))
STOP = event({"index": 0, "delta": {}, "finish_reason": "stop"})
END = event(usage=USAGE) + b"data: [DONE]\n\n"
GOOD = HEAD + b"".join(deltas(WORDS)) + STOP + END


def in_pieces(raw: bytes, size: int) -> Act:
    """Give the act that sends a few bytes at a time, and so cuts letters, lines and events anywhere."""

    async def act(line: Line) -> None:
        for start in range(0, len(raw), size):
            await line.send(raw[start : start + size])
            await asyncio.sleep(0)

    return act


DRAFT_PIECES = [DRAFT_JSON[start : start + 200] for start in range(0, len(DRAFT_JSON), 200)]
DRAFT_STREAM = HEAD + b"".join(deltas(DRAFT_PIECES)) + STOP + END

LISTENED = (
    plays("a good stream", in_pieces(DRAFT_STREAM, 50), told=CLEAN, billed=("counted",)),
    plays(
        "a stream cut in the middle of an event", saying(DRAFT_STREAM[:-300]), told=BAD_RESPONSE, billed=("reserve",)
    ),
    plays(
        "a stream cut before its finish_reason",
        saying(DRAFT_STREAM[: -len(STOP + END)]),
        told=BAD_RESPONSE,
        billed=("reserve",),
    ),
    plays("a stream that is reset", resetting(DRAFT_STREAM[:-300]), told=BAD_RESPONSE, billed=("reserve",)),
    plays(
        "status 503 instead of a stream",
        answering(503, ECHO),
        told=OVERLOADED,
        billed=("nothing", "nothing", "nothing"),
    ),
)
"""What the caller is told comes as the last event: a summary, or a problem."""
