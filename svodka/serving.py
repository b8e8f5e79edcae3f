"""Runs the API in this process: for real, and as the demo that answers from the recordings."""

import asyncio
import ipaddress
import json
import shlex
import socket

import uvicorn
from rich.console import Console
from rich.text import Text

from api.app import create_app
from schemas.summary import Summary
from svodka.errors import Misconfigured
from svodka.llm.cassettes import FOLDER
from svodka.llm.replay import ReplayWriter
from svodka.llm.writer import Writer
from svodka.pipeline import summarise
from svodka.presenting import present
from svodka.samples import Sample, pick, samples
from svodka.settings import Settings
from svodka.terminal import show_summary

LOOPBACK = "127.0.0.1"
SHORTEST_SAMPLE = "short-item"


def demand_loopback(host: str) -> None:
    """Refuse an address that others can reach: there is no key between them and the model's bill."""
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise Misconfigured("not-loopback", host=host)


def serve_api(settings: Settings, writer: Writer | None, host: str, port: int) -> None:
    """Serve until interrupted; Misconfigured when the port is taken."""
    try:
        listening = socket.create_server((host, port), reuse_port=False)
    except OSError:
        raise Misconfigured("port-in-use", port=port) from None
    address = f"http://{host}:{listening.getsockname()[1]}"
    Console(stderr=True).print(f"svodka: {address} · {address}/docs", highlight=False)
    config = uvicorn.Config(create_app(settings, writer), log_level="warning", access_log=False)
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def run_demo(*, port: int, once: bool, language: str) -> None:
    """Print the first sample's summary, then serve the samples from their recordings."""
    console, every, writer = Console(), samples(FOLDER), ReplayWriter()
    show_summary(console, asyncio.run(_summary(every[0], writer, language)), language)
    if once:
        return
    console.print(Text("\nRecorded samples, by the articles in cassettes/articles:", style="bold"))
    for sample in every:
        console.print(Text(f"  {sample.name}: {sample.shows}"))
    console.print(Text("\nTry it in another terminal (Ctrl-C here ends the server):\n", style="bold"))
    # Not through rich, which would wrap the line: it is there to be copied.
    print(curl(pick(every, SHORTEST_SAMPLE), port), flush=True)  # noqa: T201
    # Built without validation, which would read the environment.
    serve_api(Settings.model_construct(), ReplayWriter(), LOOPBACK, port)


async def _summary(sample: Sample, writer: Writer, language: str) -> Summary:
    settings = Settings.model_construct()
    summary = await summarise(
        sample.request, writer, seconds=settings.deadline_seconds, second_language=settings.second_language
    )
    await writer.aclose()
    return present(summary, sample.request, language)


def curl(sample: Sample, port: int) -> str:
    """Give the command that posts a sample, ready to be pasted into a shell."""
    body = json.dumps(sample.request.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    address = f"http://{LOOPBACK}:{port}/v1/summaries"
    return f"curl -s {address} -H 'Content-Type: application/json' -d {shlex.quote(body)}"
