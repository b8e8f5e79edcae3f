"""Many requests, a fifth of them faulty: memory stays flat, nothing leaks, no bad input is a fault of ours."""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from bench.promises.calling import Answer, Caller
from bench.promises.outcome import Breaches, Outcome, Proof
from bench.promises.processes import Server, Stub, sqlite_settings, stub
from bench.promises.requesting import body
from bench.upstream.articles import article

CLIENTS: Final = 12
FAULTY: Final = 0.2
UPSTREAM_SHARE: Final = 0.05
"""Of all requests; the other kinds of faults share the rest evenly."""
SAMPLE_EVERY: Final = 0.5
WARM_SHARE: Final = 0.3
"""Of the run, before memory is looked at."""
MEGABYTES_AT_MOST: Final = 5.0
"""Growth for 10,000 requests that is taken for noise."""
SPARE_DESCRIPTORS: Final = 8
TOO_LONG: Final = 4_100_000
IDLE_SECONDS: Final = 7.0
"""After this, connections that nobody uses are closed."""

BAD_BODIES: Final[tuple[bytes, ...]] = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"text": "\xff\xfe"}',
    '{"text": "Съешь ещё этих мягких французских булок, да выпей же чаю в Туле."}'.encode("cp1251"),
    b"[" * 20_000,
    b'{"text": "short"}',
    '{"text": "\\ud800 обрывок пары, а дальше обычный текст заметки о заводе и людях"}'.encode(),
    b'{"text": "\\u0000"}',
    b'{"text": "a", "html": "b"}',
    b'{"unknown": 1}',
    '{"text": "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}'.encode(),
    b'{"text": NaN}',
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Send all requests to one server and watch it."""
    with stub(fault_share=UPSTREAM_SHARE, seed=given.seed) as model:
        server = Server(folder, sqlite_settings(folder, model.url, capacity="64"))
        try:
            await server.start()
            run = _Run(server, Caller(server.port), given)
            await run.all()
            await run.idle(model)
        finally:
            server.end()
    return run.outcome()


@dataclass(frozen=True, slots=True)
class Sample:
    """The server at one moment."""

    requests: int
    memory: float
    """Megabytes."""
    descriptors: int
    threads: int


@dataclass(slots=True)
class _Run:
    server: Server
    caller: Caller
    given: argparse.Namespace
    answers: Counter[str] = field(default_factory=Counter[str])
    samples: list[Sample] = field(default_factory=list[Sample])
    breaches: Breaches = field(default_factory=Breaches)
    sent: int = 0
    seconds: float = 0.0
    kept_alive: int = 0
    left: str = ""
    _chance: random.Random = field(init=False)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self._chance = random.Random(self.given.seed)  # noqa: S311 - no secret

    async def all(self) -> None:
        """Send the requests, some at the same time, and look at the server meanwhile."""
        started = time.perf_counter()
        watching = asyncio.create_task(self._watch())
        await asyncio.gather(*(self._client() for _ in range(CLIENTS)))
        self.seconds = time.perf_counter() - started
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    async def _client(self) -> None:
        while self.sent < self.given.requests:
            self.sent += 1
            await self._one()

    async def _one(self) -> None:
        kinds: tuple[Callable[[], Awaitable[None]], ...] = (self._bad_body, self._hang_up, self._too_long)
        faulty = self._chance.random() < FAULTY - UPSTREAM_SHARE
        await (self._chance.choice(kinds) if faulty else self._summary)()

    async def _summary(self) -> None:
        """Ask for a summary: mostly a new one, now and then one that is stored, now and then as events."""
        number = next(self._numbers)
        known = self._chance.random() < 0.1  # noqa: PLR2004 - every tenth
        made = article(max(1, number - 100) if known else number, seed=self.given.seed)
        accept = {"Accept": "text/event-stream"} if self._chance.random() < 0.1 else {}  # noqa: PLR2004 - every tenth
        answer = await self.caller.send("POST", "/v1/summaries", body(made), accept)
        self._note("summaries", answer)
        # What the model does wrong is told as such; nothing else may become a 5xx.
        of_model = answer.code.startswith("upstream-") or answer.code in ("schema-unsatisfied", "deadline-exceeded")
        self.breaches.unless(answer.status == 200 or of_model, f"a good request: {answer.status} {answer.code}")  # noqa: PLR2004

    async def _bad_body(self) -> None:
        answer = await self.caller.send(
            "POST", "/v1/summaries", self._chance.choice(BAD_BODIES), {"Content-Type": "application/json"}
        )
        self._note("bad bodies", answer)
        self.breaches.unless(400 <= answer.status < 500, f"a bad body: {answer.status} {answer.code}")  # noqa: PLR2004

    async def _too_long(self) -> None:
        try:
            answer = await self.caller.send("POST", "/v1/summaries", b'{"text": "' + b"a" * TOO_LONG)
        except (OSError, EOFError):
            # The server may hang up on a body it does not want.
            self.answers["over the limit: hung up on"] += 1
            return
        self._note("over the limit", answer)
        self.breaches.unless(answer.status == 413, f"over the limit: {answer.status} {answer.code}")  # noqa: PLR2004

    async def _hang_up(self) -> None:
        sent = body(article(next(self._numbers), seed=self.given.seed))
        await self.caller.hang_up("POST", "/v1/summaries", sent, self._chance.random() * 0.05)
        self.answers["callers who hung up"] += 1

    def _note(self, what: str, answer: Answer) -> None:
        self.answers[f"{what}: {answer.status} {answer.code}".strip()] += 1

    async def _watch(self) -> None:
        while True:
            self._sample()
            await asyncio.sleep(SAMPLE_EVERY)

    def _sample(self) -> None:
        server = self.server
        self.samples.append(Sample(self.sent, server.memory, server.descriptors, server.threads))

    async def idle(self, model: Stub) -> None:
        """Leave the server alone for a while, and see what it still holds."""
        await self.caller.aclose()
        await asyncio.sleep(IDLE_SECONDS)
        self._sample()
        tally = await model.calls()
        # One connection is the one that this was asked on; the others the server keeps to use them again.
        self.kept_alive = tally["connections"] - 1
        self.answers.update({f"the model's fault: {fault}": times for fault, times in tally["faults"].items()})
        self.left = f"{tally['open']} calls, {self.kept_alive} connections to the model that are kept for the next"
        self.breaches.unless(tally["open"] == 0, f"{tally['open']} calls to the model are still open")

    def outcome(self) -> Outcome:
        """Give the figures."""
        warm = [sample for sample in self.samples[:-1] if sample.requests >= WARM_SHARE * self.given.requests]
        growth = self._judge(warm)
        held = [sample.memory for sample in warm] or [0.0]
        rows = (
            (
                "requests",
                f"{self.given.requests} in {self.seconds:.0f} s, {self.given.requests / self.seconds:.0f} a second",
            ),
            *((name, str(times)) for name, times in sorted(self.answers.items())),
            ("memory when warm", f"{min(held):.0f} to {max(held):.0f} MB"),
            ("at each fifth of the run, from the start", self._fifths()),
            ("its trend when warm", f"{growth:+.1f} MB for 10,000 requests"),
            ("files and sockets at the start, most, in the end", self._most("descriptors")),
            ("threads at the start, most, in the end", self._most("threads")),
            ("left open in the end", self.left),
        )
        what = (
            f"{CLIENTS} clients (seed {self.given.seed}); a fifth of the requests is faulty: the model fails, bodies "
            "are bad or too long, callers hang up."
        )
        return Outcome("soak", "A long day", what, rows, self.breaches.told)

    def _judge(self, warm: Sequence[Sample]) -> float:
        """Look for leaks, and give the growth of memory in megabytes for 10,000 requests."""
        first, last = self.samples[0], self.samples[-1]
        growth = slope([(sample.requests, sample.memory) for sample in warm]) * 10_000
        # Over a short run the trend is noise: what counts is also what was really added.
        added = growth * (last.requests - warm[0].requests) / 10_000 if warm else 0.0
        flat = min(growth, added) <= MEGABYTES_AT_MOST
        self.breaches.unless(flat, f"memory grows by {growth:.1f} MB in 10,000 requests")
        spare = last.descriptors - first.descriptors - self.kept_alive
        self.breaches.unless(spare <= SPARE_DESCRIPTORS, f"{spare} more files and sockets than at the start")
        return growth

    def _fifths(self) -> str:
        """Tell the memory along the way: growth that ends is a cache, growth that does not is a leak."""
        last = len(self.samples) - 1
        return ", ".join(f"{self.samples[last * part // 5].memory:.0f}" for part in range(6)) + " MB"

    def _most(self, name: str) -> str:
        values: list[int] = [getattr(sample, name) for sample in self.samples]
        return f"{values[0]}, {max(values)}, {values[-1]}"


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Give by how much the second grows with the first, by least squares; 0 for fewer than two points."""
    if len({x for x, _ in points}) < 2:  # noqa: PLR2004 - a line has two points
        return 0.0
    return statistics.linear_regression([x for x, _ in points], [y for _, y in points]).slope


PROOF: Final = Proof("soak", "Thousands of requests, a fifth of them faulty: nothing leaks.", add_options, prove)
