"""An upstream on raw sockets: it plays one act for each connection, and fails in every way an act can fail."""

import asyncio
import contextlib
import re
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
from collections.abc import Awaitable, Callable, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

HOST: Final = "127.0.0.1"
_CONTENT_LENGTH: Final = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One connection of a client, and the request that came over it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    request: bytes = b""

    async def read_request(self) -> None:
        """Read one request, head and body."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = _CONTENT_LENGTH.search(head)
        self.request = head + await self.reader.readexactly(int(length[1]) if length else 0)

    async def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(raw)
        await self.writer.drain()

    def reset(self) -> None:
        """End the connection with a reset instead of a farewell."""
        # A lingering time of zero makes the kernel send RST.
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Act = Callable[[Line], Awaitable[None]]
"""What happens on one connection; it is closed afterwards."""


@dataclass(slots=True)
class Upstream:
    """Where calls go, and how many arrived; `calls` stays None where nobody is there to count."""

    url: str
    calls: int | None = None
    requests: list[bytes] = field(default_factory=list[bytes])


class FaultServer:
    """Plays its acts in turn, the last one again and again, in a thread and an event loop of its own.

    `greeting` is played on each connection before a request is read.
    """

    def __init__(self, acts: Sequence[Act], *, greeting: Act | None = None, scheme: str = "http") -> None:
        self.acts = acts
        self._greeting, self._scheme = greeting, scheme
        self.upstream = Upstream("", calls=0)
        self._listening, self._port = threading.Event(), 0
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._listening.wait()
        self.upstream.url = f"{self._scheme}://{HOST}:{self._port}/v1"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._open: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._connected, HOST, 0, backlog=1000)
        self._port = server.sockets[0].getsockname()[1]
        self._listening.set()
        await self._stop.wait()
        server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._play(Line(reader, writer)))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _play(self, line: Line) -> None:
        number = self.upstream.calls or 0
        self.upstream.calls = number + 1
        try:
            # A client that hangs up in the middle is what many acts provoke.
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                if self._greeting is not None:
                    await self._greeting(line)
                await line.read_request()
                self.upstream.requests.append(line.request)
                await self.acts[min(number, len(self.acts) - 1)](line)
        finally:
            line.writer.close()
            with contextlib.suppress(OSError):
                await line.writer.wait_closed()


async def hang(_: Line) -> None:
    """Say nothing, and keep the connection."""
    await asyncio.Event().wait()


def encrypting(context: ssl.SSLContext) -> Act:
    """Give the greeting that begins TLS."""

    async def greet(line: Line) -> None:
        await line.writer.start_tls(context)

    return greet


def self_signed() -> ssl.SSLContext:
    """Make a certificate that nobody has reason to trust, with the openssl program; OSError where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = Path(folder, "key.pem"), Path(folder, "certificate.pem")
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        files = ("-keyout", str(key), "-out", str(certificate))
        command = ("openssl", "req", "-x509", *curve, *files, "-days", "2", "-subj", f"/CN={HOST}")
        subprocess.run(command, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context


@contextlib.contextmanager
def closed_port() -> Generator[Upstream]:
    """Give an address where connections are refused."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        yield Upstream(f"http://{HOST}:{held.getsockname()[1]}/v1")


@contextlib.contextmanager
def full_queue() -> Generator[Upstream]:
    """Give an address whose queue of connections is full: one more waits until it gives up."""
    with socket.socket() as busy, contextlib.ExitStack() as waiting:
        busy.bind((HOST, 0))
        busy.listen(0)
        for _ in range(3):
            caller = waiting.enter_context(socket.socket())
            caller.settimeout(0)
            caller.connect_ex(busy.getsockname())
        yield Upstream(f"http://{HOST}:{busy.getsockname()[1]}/v1")


@contextlib.contextmanager
def unknown_host() -> Generator[Upstream]:
    """Give an address whose name no resolver knows."""
    yield Upstream("http://model.invalid/v1")
