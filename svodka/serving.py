"""Runs the API in this process: for real, and as the demo that answers from the recordings."""

import asyncio
import functools
import json
import math
import shlex
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn
from pydantic import SecretStr
from rich.console import Console
from rich.text import Text

from api.app import Site, begin_to_stop, create_app, hindrance
from api.framing import ProblemProtocol
from schemas.summary import Summary
from svodka.errors import Misconfigured
from svodka.llm.cassettes import FOLDER
from svodka.llm.replay import ReplayWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.presenting import present
from svodka.samples import Sample, pick, samples
from svodka.settings import Settings
from svodka.terminal import show_summary
from svodka.warming import warm_up

SWITCH_SECONDS = 0.0005
LOOPBACK = "127.0.0.1"
SHORTEST_SAMPLE = "short-item"


def listen(host: str, port: int) -> socket.socket:
    """Take a port, any free one for 0; Misconfigured when it is taken."""
    try:
        listening = socket.create_server((host, port))
    except OSError:
        raise Misconfigured("port-in-use", port=port) from None
    # The connections inherit it. asyncio sets it only where a socket names its protocol; without it the second answer
    # over a connection waits 40 ms for the caller's delayed acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve_api(site: Site, listening: socket.socket) -> None:
    """Serve until told to stop; what was accepted by then is finished, or waits in the database.

    Raises the SvodkaError for which the application cannot start, such as another server on its SQLite file.
    """
    address = _address(listening)
    Console(stderr=True).print(f"svodka: {address} · {address}/docs", highlight=False)
    app = create_app(site)
    config = uvicorn.Config(
        app,
        http=ProblemProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=math.ceil(site.settings.stop_seconds),
    )
    warm_up()
    # A check computes for some tens of milliseconds; what answers at once must not wait its turn behind it.
    sys.setswitchinterval(SWITCH_SECONDS)
    with listening:
        try:
            _Server(config, functools.partial(begin_to_stop, app)).run(sockets=[listening])
        except SystemExit:
            # So uvicorn ends when the application does not start, and it does not say why.
            raise hindrance(app) or SystemExit(1) from None


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, begin_to_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._begin_to_stop = begin_to_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Requests and jobs get the same time, not one after the other.
        self._begin_to_stop()
        await super().shutdown(sockets)


def run_demo(*, port: int, once: bool, language: str) -> None:
    """Print the first sample's summary, then serve the samples from their recordings."""
    console, every, newsroom = Console(), samples(FOLDER), _recorded_newsroom()
    # Before anything is shown: a port that is taken is best heard of first.
    listening = None if once else listen(LOOPBACK, port)
    show_summary(console, asyncio.run(_summary(every[0], newsroom, language)), language)
    if listening is None:
        return
    console.print(Text("\nRecorded samples, by the articles in cassettes/articles:", style="bold"))
    for sample in every:
        console.print(Text(f"  {sample.name}: {sample.shows}"))
    console.print(Text("\nTry it in another terminal (Ctrl-C here ends the server):\n", style="bold"))
    # Not through rich, which would wrap the line: it is there to be copied.
    print(curl(pick(every, SHORTEST_SAMPLE), _address(listening)), flush=True)  # noqa: T201
    console.print(
        Text(
            "\nWith -N -H 'Accept: text/event-stream' behind it, it comes as it is made; a second time it is in store.",
            style="bold",
        )
    )
    with tempfile.TemporaryDirectory(prefix="svodka-demo-") as folder:
        serve_api(Site(newsroom, _demo_settings(Path(folder)), "local"), listening)


def _demo_settings(folder: Path) -> Settings:
    # Built without validation, which would read the environment: the demo leaves nothing behind.
    return Settings.model_construct(database_url=SecretStr(f"sqlite:///{folder / 'demo.db'}"), log_format="text")


def _recorded_newsroom() -> Newsroom:
    # Built without validation, which would read the environment.
    settings = Settings.model_construct()
    return Newsroom(ReplayWriter(), settings.deadline_seconds, settings.second_language, judge=ReplayWriter(judge=True))


async def _summary(sample: Sample, newsroom: Newsroom, language: str) -> Summary:
    return present(await summarise(sample.request, newsroom), sample.request, language)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def curl(sample: Sample, address: str) -> str:
    """Give the command that posts a sample, ready to be pasted into a shell."""
    body = json.dumps(sample.request.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    return f"curl -s {address}/v1/summaries -H 'Content-Type: application/json' -d {shlex.quote(body)}"
