"""Serves the stub over plain asyncio sockets: keep-alive, HTTP/1.1 parsed by hand, no framework."""

import asyncio
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, cast

from bench.upstream.answers import completion, response, streamed
from bench.upstream.composing import Asked, read_body
from bench.upstream.counts import Counts
from bench.upstream.faults import Fault, Misfortune
from bench.upstream.requests import Reader, Taken

log = logging.getLogger(__name__)

SLOW_SECONDS: Final = 3.0
"""How much longer a slow answer takes."""
_BACKLOG: Final = 4096


@dataclass(frozen=True, slots=True)
class Stub:
    """A model that answers at once or after a while, and sometimes not at all."""

    delay: float = 0.0
    """Seconds until an answer is complete."""
    misfortune: Misfortune = field(default_factory=Misfortune)
    counts: Counts = field(default_factory=Counts)


async def serve(stub: Stub, port: int) -> asyncio.Server:
    """Begin to listen on the loopback address; 0 is any free port."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: _Connection(stub), "127.0.0.1", port, backlog=_BACKLOG)


class _Connection(asyncio.Protocol):
    """One connection; its requests are answered one after the other."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._reader = Reader()
        self._transport: asyncio.Transport | None = None
        self._timers: list[asyncio.TimerHandle] = []
        self._answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._stub.counts.connections += 1

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        for timer in self._timers:
            timer.cancel()
        if self._answering:
            self._stub.counts.abandoned += 1
            self._stub.counts.ended()
            self._answering = False
        self._transport = None
        self._stub.counts.connections -= 1

    def data_received(self, data: bytes) -> None:
        self._reader.feed(data)
        self._next()

    def _next(self) -> None:
        while not self._answering and (taken := self._reader.take()) is not None:
            self._answer(taken)

    def _answer(self, taken: Taken) -> None:
        if taken.path.endswith("/chat/completions"):
            self._complete(taken)
        elif taken.path == "/calls":
            self._write(response(HTTPStatus.OK, self._stub.counts.shown()))
        elif taken.path == "/reset":
            self._stub.counts.reset()
            self._write(response(HTTPStatus.OK, {}))
        else:
            self._write(response(HTTPStatus.NOT_FOUND, {}))

    def _complete(self, taken: Taken) -> None:
        try:
            asked = read_body(taken.body)
        except (ValueError, KeyError, StopIteration):
            self._write(response(HTTPStatus.BAD_REQUEST, {}))
            return
        key = asked.key
        call = self._stub.counts.begun(key)
        fault = self._stub.misfortune.strikes(key, call)
        if fault:
            self._stub.counts.faults[fault] += 1
        log.info("%s", json.dumps({"article": key, "call": call, "form": asked.form, "fault": fault}))
        self._answering = True
        self._schedule(asked, fault)

    def _schedule(self, asked: Asked, fault: Fault | None) -> None:
        pieces = streamed(asked, fault) if asked.stream else [completion(asked, fault)]
        if fault == "reset":
            pieces = pieces[: len(pieces) // 2]
        delay = self._stub.delay + (SLOW_SECONDS if fault == "slow" else 0)
        self._send(pieces, delay, cut=fault == "reset")

    def _send(self, pieces: Iterable[bytes], delay: float, *, cut: bool) -> None:
        """Send the pieces evenly over the delay, the last at its end; then hang up, or take the next request."""
        every, end = list(pieces), self._hang_up if cut else self._done
        if not delay:
            self._write(b"".join(every))
            end()
            return
        later = asyncio.get_running_loop().call_later
        self._timers = [later(delay * place / len(every), self._write, piece) for place, piece in enumerate(every, 1)]
        self._timers.append(later(delay, end))

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def _done(self) -> None:
        self._answering = False
        self._stub.counts.ended()
        self._next()

    def _hang_up(self) -> None:
        self._answering = False
        self._stub.counts.ended()
        if self._transport is not None:
            self._transport.abort()
