"""Loads a server from a process of its own; `python -m bench.promises.load` prints what it saw as JSON."""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from bench.promises.calling import Answer, Caller
from bench.promises.requesting import body
from bench.upstream.articles import article

HEALTH_EVERY: Final = 0.1


@dataclass(slots=True)
class _Load:
    caller: Caller
    first: int
    """Number of the first article; each request has another."""
    begun: float = field(default_factory=time.perf_counter)
    answers: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    health: list[float] = field(default_factory=list[float])
    broken: int = 0
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = count(self.first)

    async def clients(self, number: int, seconds: float) -> None:
        """Have so many clients send one request after the other."""
        await asyncio.gather(*(self._client(seconds) for _ in range(number)))

    async def _client(self, seconds: float) -> None:
        while time.perf_counter() - self.begun < seconds:
            await self._ask()

    async def arrivals(self, rate: float, seconds: float, seed: int) -> None:
        """Send so many requests a second at random moments, whatever becomes of those before."""
        chance = random.Random(seed)  # noqa: S311 - no secret
        at, asked = 0.0, list[asyncio.Task[None]]()
        while (at := at + chance.expovariate(rate)) < seconds:
            await asyncio.sleep(self.begun + at - time.perf_counter())
            asked.append(asyncio.create_task(self._ask()))
        await asyncio.gather(*asked)

    async def _ask(self) -> None:
        sent = body(article(next(self._numbers)))
        try:
            answer = await self.caller.send("POST", "/v1/summaries", sent)
        except (OSError, EOFError):
            self.broken += 1
        else:
            self._note(answer)

    def _note(self, answer: Answer) -> None:
        seen = {"status": answer.status, "seconds": answer.seconds, "at": time.perf_counter() - self.begun}
        self.answers.append({**seen, "code": answer.code, "retry_after": answer.headers.get("retry-after")})

    async def watch_health(self) -> None:
        """Ask for the server's health all the time."""
        while True:
            answer = await self.caller.send("GET", "/health/live")
            self.health.append(answer.seconds)
            await asyncio.sleep(HEALTH_EVERY)


def main() -> None:
    """Load the server and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--clients", type=int, help="who wait for their answer before they ask again")
    parser.add_argument("--rate", type=float, help="requests a second, if there are no clients")
    parser.add_argument("--first", type=int, default=1, help="number of the first article")
    sys.stdout.write(json.dumps(asyncio.run(_run(parser.parse_args()))))


async def _run(given: argparse.Namespace) -> dict[str, Any]:
    load = _Load(Caller(given.port), given.first)
    watching = asyncio.create_task(load.watch_health())
    if given.clients:
        await load.clients(given.clients, given.seconds)
    else:
        await load.arrivals(given.rate, given.seconds, given.first)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    return {"answers": load.answers, "health": load.health, "broken": load.broken}


if __name__ == "__main__":
    main()
