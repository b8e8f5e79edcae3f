"""What an upstream can do with a request, from a good answer to none."""

import asyncio
import datetime as dt
import email.utils
import gzip
import json
from collections.abc import Mapping
from typing import Any, Final

from tests.upstream.server import Act, Line

MODEL_SERVED: Final = "m-2026-11"
USAGE: Final = {"prompt_tokens": 2000, "completion_tokens": 500}
_REASONS: Final = {200: "OK", 302: "Found", 429: "Too Many Requests"}


def http(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Give an answer as HTTP lays it out."""
    given = {"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}
    lines = [
        f"HTTP/1.1 {status} {_REASONS.get(status, 'Said')}",
        *(f"{name}: {value}" for name, value in given.items()),
    ]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


def saying(raw: bytes) -> Act:
    """Give the act that sends these bytes and closes."""

    async def act(line: Line) -> None:
        await line.send(raw)

    return act


def answering(status: int, body: bytes, **headers: str) -> Act:
    """Give the act that answers; underscores in the names of headers stand for hyphens."""
    return saying(http(status, body, {name.replace("_", "-"): value for name, value in headers.items()}))


def completing(content: str | None, *, usage: Any = USAGE, finish: str | None = "stop", **message: Any) -> Act:
    """Give the act that answers with a completion."""
    return answering(200, completion({"role": "assistant", "content": content, **message}, usage, finish))


def completion(message: Any, usage: Any = USAGE, finish: str | None = "stop") -> bytes:
    """Give the body of a completion with one choice."""
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return json.dumps(
        {"id": "c", "model": MODEL_SERVED, "choices": [choice]} | ({"usage": usage} if usage else {})
    ).encode()


def putting_off(seconds: float) -> Act:
    """Give the act that answers 429 with a date so many seconds from now."""

    async def act(line: Line) -> None:
        when = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
        await line.send(http(429, b"{}", {"Retry-After": email.utils.format_datetime(when, usegmt=True)}))

    return act


def resetting(after: bytes = b"") -> Act:
    """Give the act that sends these bytes, lets them be read, and resets the connection."""

    async def act(line: Line) -> None:
        if after:
            await line.send(after)
            await asyncio.sleep(0.05)
        line.reset()

    return act


def dripping(head: bytes, piece: bytes, seconds: float) -> Act:
    """Give the act that never ends its answer: a piece, a pause, a piece."""

    async def act(line: Line) -> None:
        await line.send(head)
        while True:
            await line.send(piece)
            await asyncio.sleep(seconds)

    return act


def cut(body: bytes) -> bytes:
    """Give an answer that promises more of its body than comes."""
    return http(200, body, {"Content-Length": str(len(body) + 500)})


def zipped(body: bytes) -> Act:
    """Give the act that answers compressed, whether that was asked for or not."""
    return answering(200, gzip.compress(body), Content_Encoding="gzip")


CHUNKED: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
UNENDING: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
