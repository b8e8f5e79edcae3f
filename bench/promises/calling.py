"""A light HTTP/1.1 caller over asyncio streams: connections are kept and used again, nothing is retried."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

HOST: Final = "127.0.0.1"
SECONDS_AT_MOST: Final = 120.0
_IDLE_AT_MOST: Final = 2.0
"""A server may close a connection that idles longer, just when it is used again."""
_LINE_AT_MOST: Final = 2**20


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took in seconds, from the first byte sent to the last received."""

    status: int
    headers: dict[str, str]
    """By their names in lower case."""
    body: bytes
    seconds: float

    def json(self) -> dict[str, Any]:
        """Give the body as an object; ValueError when it is none."""
        read: dict[str, Any] = json.loads(self.body)
        return read

    @property
    def code(self) -> str:
        """The slug of a problem; empty for anything else."""
        is_problem = self.headers.get("content-type", "").startswith("application/problem+json")
        return str(self.json()["code"]) if is_problem else ""


@dataclass(slots=True)
class _Line:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    used: float = field(default_factory=time.monotonic)

    @property
    def fresh(self) -> bool:
        return time.monotonic() - self.used < _IDLE_AT_MOST and not self.reader.at_eof()


class Caller:
    """Calls one server. OSError, EOFError and TimeoutError say that there was no whole answer."""

    def __init__(self, port: int, key: str | None = None) -> None:
        self._port = port
        self._head = {"Host": f"{HOST}:{port}"}
        if key is not None:
            self._head["Authorization"] = f"Bearer {key}"
        self._free: list[_Line] = []

    async def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        seconds: float = SECONDS_AT_MOST,
    ) -> Answer:
        """Send one request and read the whole answer."""
        kind = {"Content-Type": "application/json"} if body else {}
        head = {**self._head, **kind, **(headers or {}), "Content-Length": str(len(body))}
        async with asyncio.timeout(seconds), self._line() as line:
            started = time.perf_counter()
            line.writer.write(_request(method, path, head) + body)
            status, received = await _read_head(line.reader)
            content = await _read_body(line.reader, status, received)
            return Answer(status, received, content, time.perf_counter() - started)

    async def hang_up(self, method: str, path: str, body: bytes, after: float) -> None:
        """Send a request and cut the connection after so many seconds, whatever has come back."""
        _, writer = await asyncio.open_connection(HOST, self._port)
        head = {**self._head, "Content-Type": "application/json", "Content-Length": str(len(body))}
        writer.write(_request(method, path, head) + body)
        await asyncio.sleep(after)
        writer.transport.abort()

    async def aclose(self) -> None:
        """Close the connections that are kept."""
        for line in self._free:
            line.writer.close()
        self._free.clear()

    @asynccontextmanager
    async def _line(self) -> AsyncGenerator[_Line]:
        line = await self._any_line()
        try:
            yield line
        except BaseException:
            line.writer.transport.abort()
            raise
        line.used = time.monotonic()
        self._free.append(line)

    async def _any_line(self) -> _Line:
        while self._free:
            line = self._free.pop()
            if line.fresh:
                return line
            line.writer.close()
        return _Line(*await asyncio.open_connection(HOST, self._port, limit=_LINE_AT_MOST))


def _request(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode("latin-1")


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    named = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split(" ")[1]), {name.lower(): value.strip() for name, _, value in named}


async def _read_body(reader: asyncio.StreamReader, status: int, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding") == "chunked":
        return b"".join([chunk async for chunk in _chunks(reader)])
    if status == 204:  # noqa: PLR2004 - no content
        return b""
    return await reader.readexactly(int(headers["content-length"]))


async def _chunks(reader: asyncio.StreamReader) -> AsyncGenerator[bytes]:
    while size := int(await reader.readline(), 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
