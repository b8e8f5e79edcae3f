"""One article to an upstream that always fails: calls on the wire with svodka, and with the libraries' defaults."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import instructor
import openai
from tenacity import AsyncRetrying, stop_after_attempt

from schemas.draft import Draft
from schemas.request import SummaryRequest
from svodka.errors import SvodkaError
from svodka.llm.provider import ProviderWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.settings import Settings
from tests.upstream.acts import answering, completing, resetting
from tests.upstream.playing import MODEL
from tests.upstream.rows import TEXT
from tests.upstream.server import Act, FaultServer

_FAILED: Final = answering(500, b"{}")
_PROSE: Final = completing("Вот сводка.")

FAULTS: Final[dict[str, Sequence[Act]]] = {
    "500": [_FAILED],
    "429": [answering(429, b"{}")],
    "reset before the answer": [resetting()],
    "prose instead of JSON": [_PROSE],
    "twice 500, then prose, and so on": [_FAILED, _FAILED, _PROSE] * 30,
}
"""Upstreams that never get well, in ways that libraries try again."""

_WHAT: Final = """\
## Calls for one article, beside the libraries' defaults

The same failing upstream for each, in the same run, with nobody's waits skipped: calls on the wire, and seconds until
the caller is told. instructor is asked with `response_model=Draft` through `from_openai(AsyncOpenAI())`; with an outer
tenacity of three attempts it is what many programs have."""

Way = Callable[[str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a fault cost by one way of asking."""

    fault: str
    way: str
    calls: int
    seconds: float


def measure_libraries() -> list[Spent]:
    """Ask by each way of each fault, all at once: they only wait."""
    return asyncio.run(_every())


async def _every() -> list[Spent]:
    return await asyncio.gather(*(_spent(fault, way) for fault in FAULTS for way in WAYS))


async def _spent(fault: str, way: str) -> Spent:
    with FaultServer(FAULTS[fault]) as server:
        began = time.monotonic()
        with contextlib.suppress(Exception):
            await WAYS[way](server.upstream.url)
        return Spent(fault, way, server.upstream.calls or 0, time.monotonic() - began)


async def _svodka(url: str) -> object:
    writer = ProviderWriter(Settings(model=MODEL, model_url=url))
    try:
        return await summarise(SummaryRequest(text=TEXT), Newsroom(writer, 90, "ru"))
    except SvodkaError as error:
        return error
    finally:
        await writer.aclose()


async def _instructor(url: str) -> object:
    async with openai.AsyncOpenAI(base_url=url, api_key="none") as client:
        messages: list[Any] = [{"role": "user", "content": TEXT}]
        create = cast("Callable[..., Awaitable[object]]", instructor.from_openai(client).create)
        return await create(model=MODEL, response_model=Draft, messages=messages)


async def _instructor_retried(url: str) -> object:
    return await AsyncRetrying(stop=stop_after_attempt(3))(_instructor, url)


async def _openai(url: str) -> object:
    async with openai.AsyncOpenAI(base_url=url, api_key="none") as client:
        return await client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": TEXT}])


WAYS: Final[dict[str, Way]] = {
    "svodka": _svodka,
    "openai": _openai,
    "instructor": _instructor,
    "instructor, retried outside": _instructor_retried,
}


def libraries_page(spent: Sequence[Spent]) -> str:
    """Give the part of the page."""
    by_place = {(one.fault, one.way): f"{one.calls} calls, {one.seconds:.1f} s" for one in spent}
    lines = [f"| {' | '.join(['fault', *WAYS])} |", f"|{'---|' * (1 + len(WAYS))}"]
    lines += [f"| {' | '.join([fault, *(by_place[fault, way] for way in WAYS)])} |" for fault in FAULTS]
    return "\n".join([_WHAT, "", *lines])
