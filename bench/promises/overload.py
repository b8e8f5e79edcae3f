"""Five times more than a server can do: it goes on doing what it can, and refuses the rest at once."""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from bench.promises.outcome import Breaches, Outcome, Proof, milliseconds
from bench.promises.processes import ROOT, Server, sqlite_settings, stub

MODEL_MS: Final = 500
TIMES: Final = 5
GOODPUT_SHARE: Final = 0.9
REFUSED_WITHIN: Final = 0.05
WARM_UP_SECONDS: Final = 2.0
_FIRST_OF_OVERLOAD: Final = 1_000_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--capacity", type=int, default=8)


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Measure the peak with as many clients as there are places, then the goodput under five times that load."""
    with stub(delay_ms=MODEL_MS) as model:
        server = Server(folder, sqlite_settings(folder, model.url, capacity=str(given.capacity)))
        try:
            await server.start()
            seconds = given.seconds
            await _load(server, WARM_UP_SECONDS, "--clients", str(given.capacity), "--first", "500000")
            peak = await _load(server, seconds, "--clients", str(given.capacity))
            rate = TIMES * peak.goodput
            flood = await _load(server, seconds, "--rate", str(rate), "--first", str(_FIRST_OF_OVERLOAD))
        finally:
            server.end()
    return _outcome(given, peak, flood)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one load saw."""

    answers: Sequence[dict[str, Any]]
    health: Sequence[float]
    broken: int
    seconds: float

    @property
    def goodput(self) -> float:
        """Summaries a second that were complete while the load lasted."""
        done = [answer for answer in self.answers if answer["status"] == HTTPStatus.OK]
        return len([answer for answer in done if answer["at"] <= self.seconds]) / self.seconds

    @property
    def refused(self) -> list[dict[str, Any]]:
        """The answers that say that there is no place."""
        return [answer for answer in self.answers if answer["code"] == "overloaded"]

    def durations(self, status: int) -> list[float]:
        """How long the answers with a status took, in seconds."""
        return [answer["seconds"] for answer in self.answers if answer["status"] == status]


async def _load(server: Server, seconds: float, *options: str) -> Seen:
    command = ("-m", "bench.promises.load", "--port", str(server.port), "--seconds", str(seconds), *options)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    printed, _ = await process.communicate()
    return Seen(**json.loads(printed), seconds=seconds)


def judged(peak: Seen, flood: Seen) -> tuple[str, ...]:
    """Say where the promise was broken."""
    breaches = Breaches()
    unless, share = breaches.unless, _share(peak, flood)
    unless(share >= GOODPUT_SHARE, f"goodput fell to {share:.0%} of the peak")
    unless(all(answer["retry_after"] for answer in flood.refused), "a refusal has no Retry-After")
    statuses = _statuses(flood)
    unless(set(statuses) <= {"200", "503 overloaded"}, f"other answers: {dict(statuses)}")
    unless(not flood.broken, f"{flood.broken} requests got no answer")
    slow = sum(answer["seconds"] >= REFUSED_WITHIN for answer in flood.refused)
    unless(not slow, f"{slow} of {len(flood.refused)} refusals took {REFUSED_WITHIN * 1000:.0f} ms or longer")
    return breaches.told


def _share(peak: Seen, flood: Seen) -> float:
    return flood.goodput / peak.goodput if peak.goodput else 0.0


def _statuses(seen: Seen) -> Counter[str]:
    return Counter(f"{answer['status']} {answer['code']}".strip() for answer in seen.answers)


def _outcome(given: argparse.Namespace, peak: Seen, flood: Seen) -> Outcome:
    rows = (
        (f"peak: {given.capacity} clients, as many as places", f"{peak.goodput:.1f} summaries a second"),
        ("offered", f"{len(flood.answers) / flood.seconds:.1f} requests a second, at random moments"),
        ("goodput under it", f"{flood.goodput:.1f} summaries a second, {_share(peak, flood):.0%} of the peak"),
        ("answers", ", ".join(f"{times} × {status}" for status, times in sorted(_statuses(flood).items()))),
        ("refusals, until the whole answer", milliseconds([answer["seconds"] for answer in flood.refused])),
        ("summaries at the peak", milliseconds(peak.durations(HTTPStatus.OK))),
        ("summaries under the load", milliseconds(flood.durations(HTTPStatus.OK))),
        ("`/health/live` meanwhile", f"{len(flood.health)} times; {milliseconds(flood.health)}"),
    )
    what = (
        f"A model that takes {MODEL_MS} ms, {given.capacity} places, {given.seconds:g} s each. Server, model and "
        f"callers share the machine's processors, the callers in a process of their own."
    )
    return Outcome("overload", f"{TIMES} times the capacity", what, rows, judged(peak, flood))


PROOF: Final = Proof("overload", "Five times the capacity: goodput stays, refusals are quick.", add_options, prove)
