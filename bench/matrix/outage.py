"""A full outage at a hundred calls a second, and the recovery from it, over real sockets."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from svodka.errors import SvodkaError
from svodka.llm.provider import ProviderWriter
from svodka.llm.unit import Unit
from svodka.settings import Settings
from tests.upstream.acts import answering, completing
from tests.upstream.playing import MODEL
from tests.upstream.server import FaultServer, Line

RATE: Final = 100
HEALTHY: Final = 5
DOWN: Final = 15
AGAIN: Final = 15
LATENCIES: Final = (0.05, 2.0, 5.0)
"""Seconds an answer of the healthy model takes."""

_WHAT: Final = f"""\
## A full outage, and the recovery from it

{RATE} calls a second: {HEALTHY} seconds with the model well, {DOWN} with 503 to everything, {AGAIN} with it well again.
*Reached*: calls that the model saw, retries included. *Refused*: calls that svodka answered itself, at once, as the
last failure with a `Retry-After` of 1 to 5 seconds. *Recovered*: from the moment the model is well until the last
refusal. Answers that were on their way when the outage began still speak for the model, for five seconds after the last
of them; and until one has come, nothing shows that it is well again."""


@dataclass(slots=True)
class Outage:
    """What happened, by the second of the run it happened in."""

    latency: float
    refused: list[float] = field(default_factory=list[float])
    failed: list[float] = field(default_factory=list[float])
    reached: list[float] = field(default_factory=list[float])
    began: float = field(default_factory=time.monotonic)

    @property
    def now(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.began

    @property
    def down(self) -> bool:
        """Whether the model fails now."""
        return HEALTHY <= self.now < HEALTHY + DOWN

    async def play(self, line: Line) -> None:
        """Answer one call as the time has it."""
        self.reached.append(self.now)
        if self.down:
            await answering(503, b"{}")(line)
        else:
            await asyncio.sleep(self.latency)
            await completing("{}")(line)

    async def ask(self, writer: ProviderWriter) -> None:
        """Make one call and note what came of it."""
        unit = Unit(30)
        try:
            await writer.complete({"messages": []}, unit)
        except SvodkaError:
            (self.failed if unit.calls_on_wire else self.refused).append(self.now)


def measure_outage() -> list[Outage]:
    """Play the outage with each latency."""
    return [asyncio.run(_measured(latency)) for latency in LATENCIES]


async def _measured(latency: float) -> Outage:
    outage = Outage(latency)
    with FaultServer([outage.play]) as server:
        writer = ProviderWriter(Settings(model=MODEL, model_url=server.upstream.url))
        async with asyncio.TaskGroup() as calls:
            for number in range(RATE * (HEALTHY + DOWN + AGAIN)):
                await asyncio.sleep(max(0.0, number / RATE - outage.now))
                calls.create_task(outage.ask(writer))
        await writer.aclose()
    return outage


def outage_page(outages: Sequence[Outage]) -> str:
    """Give the part of the page."""
    head = (
        "an answer takes",
        "refused while well",
        "reached in the first 5 s of the outage",
        "reached a second in its last 5 s",
    )
    lines = [f"| {' | '.join(head)} | refused in the outage | recovered after |", f"|{'---|' * 6}"]
    return "\n".join([_WHAT, "", *lines, *map(_line, outages)])


def _line(outage: Outage) -> str:
    end = HEALTHY + DOWN
    well = _between(outage.refused, 0, HEALTHY)
    first = _between(outage.reached, HEALTHY, HEALTHY + 5)
    later = _between(outage.reached, end - 5, end) / 5
    refused = _between(outage.refused, HEALTHY, end) / (RATE * DOWN)
    recovered = max(0.0, max(outage.refused, default=0.0) - end)
    return f"| {outage.latency:g} s | {well} | {first} | {later:.1f} | {refused:.0%} | {recovered:.1f} s |"


def _between(moments: Sequence[float], begin: float, end: float) -> int:
    return sum(begin <= moment < end for moment in moments)
