"""Kill -9 at random moments: what was acknowledged is done in the end, and recorded once."""

import argparse
import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import Final

from bench.promises.calling import Caller
from bench.promises.databases import DATABASES, Books
from bench.promises.outcome import Breaches, Outcome, Proof
from bench.promises.processes import Server, Stub, sqlite_settings, stub
from bench.promises.requesting import body, finished, lines
from bench.upstream.articles import Article, article

MODEL_MS: Final = 150
SUBMITTERS: Final = 3
BATCH: Final = 5
BATCH_SHARE: Final = 0.2
LIFE_SECONDS: Final = (0.05, 3.0)
START_SHARE: Final = 0.1
"""How many of the kills come while the server starts."""
START_SECONDS: Final = 3.0
FINISH_SECONDS: Final = 1800.0
"""For everything that is left when the last kill is over."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--rounds", type=int, default=100, help="kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=tuple(DATABASES), default="sqlite")


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Start and kill the server as often as wanted, then let it finish and look into its books."""
    with stub(delay_ms=MODEL_MS) as model, DATABASES[given.database](folder) as database:
        settings = {**sqlite_settings(folder, model.url, jobs_at_once="8"), "SVODKA_DATABASE_URL": database.url}
        server = Server(folder, settings)
        run = _Run(server, model, random.Random(given.seed))  # noqa: S311 - no secret
        try:
            database.prepare(server)
            for _ in range(given.rounds):
                await run.life()
            await run.last_life(database.books)
        finally:
            server.end()
        run.compare(database.books())
    return run.outcome(given)


@dataclass(slots=True)
class Acknowledged:
    """What the server said it had taken."""

    jobs: dict[str, Article] = field(default_factory=dict[str, Article])
    batches: dict[str, list[Article]] = field(default_factory=dict[str, list[Article]])

    @property
    def articles(self) -> list[Article]:
        """All of them."""
        return [*self.jobs.values(), *(made for batch in self.batches.values() for made in batch)]


@dataclass(slots=True)
class _Run:
    server: Server
    model: Stub
    chance: random.Random
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    taken: Acknowledged = field(default_factory=Acknowledged)
    lives: list[float] = field(default_factory=list[float])
    stillborn: int = 0
    unanswered: int = 0
    results: list[str] = field(default_factory=list[str])
    calls: Counter[int] = field(default_factory=Counter[int])
    asked: int = 0
    booked: str = ""
    breaches: Breaches = field(default_factory=Breaches)

    async def life(self) -> None:
        """Start the server, load it with work, and kill it at a moment of chance, which may come before it is ready."""
        if self.chance.random() < START_SHARE:
            self.server.launch()
            await asyncio.sleep(self.chance.uniform(0, START_SECONDS))
            self.server.kill()
            self.stillborn += 1
            return
        self.lives.append(await self.server.start())
        submitting = [asyncio.create_task(self._submit()) for _ in range(SUBMITTERS)]
        await asyncio.sleep(self.chance.uniform(*LIFE_SECONDS))
        self.server.kill()
        await asyncio.gather(*submitting)

    async def _submit(self) -> None:
        """Leave jobs and batches until the server is gone, and write down what it took."""
        caller = Caller(self.server.port)
        try:
            while True:
                await (self._leave_batch if self.chance.random() < BATCH_SHARE else self._leave_job)(caller)
        except (OSError, EOFError):
            self.unanswered += 1
        finally:
            await caller.aclose()

    async def _leave_job(self, caller: Caller) -> None:
        made = article(next(self.numbers))
        answer = await caller.send("POST", "/v1/summaries", body(made), {"Prefer": "respond-async"})
        if answer.status == HTTPStatus.ACCEPTED:
            self.taken.jobs[answer.json()["id"]] = made
        self.breaches.unless(answer.status == HTTPStatus.ACCEPTED, f"a job was answered with {answer.status}")

    async def _leave_batch(self, caller: Caller) -> None:
        made = [article(next(self.numbers)) for _ in range(BATCH)]
        answer = await caller.send("POST", "/v1/batches", lines(made), {"Content-Type": "application/jsonl"})
        if answer.status == HTTPStatus.ACCEPTED:
            self.taken.batches[answer.json()["id"]] = made
        self.breaches.unless(answer.status == HTTPStatus.ACCEPTED, f"a batch was answered with {answer.status}")

    async def last_life(self, books: Callable[[], Books]) -> None:
        """Start it once more and wait until all is done that was taken."""
        await self.server.start()
        caller = Caller(self.server.port)
        async with asyncio.timeout(FINISH_SECONDS):
            for job in self.taken.jobs:
                await self._look_at_job(caller, job)
            for batch, made in self.taken.batches.items():
                await self._look_at_batch(caller, batch, len(made))
            while books().unfinished:  # noqa: ASYNC110 - it is another process that works
                # Not all that was taken was acknowledged: the server may have died in between.
                await asyncio.sleep(1)
        await self._count_calls()
        self.server.stop()

    async def _look_at_job(self, caller: Caller, job: str) -> None:
        answer = await finished(caller, f"/v1/jobs/{job}")
        self.breaches.unless(answer.status == HTTPStatus.OK, "an acknowledged job is not there")
        result = None if answer.code else answer.json()["result"]
        self.breaches.unless(result is not None, "an acknowledged job has no result")
        if result is not None:
            self.results.append(result["id"])

    async def _look_at_batch(self, caller: Caller, batch: str, size: int) -> None:
        answer = await finished(caller, f"/v1/batches/{batch}")
        self.breaches.unless(answer.status == HTTPStatus.OK, "an acknowledged batch is not there")
        results = await caller.send("GET", f"/v1/batches/{batch}/results")
        summaries = [json.loads(line)["summary"] for line in results.body.splitlines()]
        self.breaches.unless(len(summaries) == size and all(summaries), "an acknowledged batch misses results")
        self.results += [summary["id"] for summary in summaries if summary]

    async def _count_calls(self) -> None:
        tally = await self.model.calls()
        self.asked = tally["total"]
        self.calls.update(tally["articles"].get(made.key, 0) for made in self.taken.articles)

    def compare(self, books: Books) -> None:
        """Hold what the database has against what was seen from outside."""
        unless = self.breaches.unless
        self.booked = (
            f"{books.attempts} calls for {self.asked} on the wire, {len(books.summaries)} summaries of {books.done}"
        )
        unless(len(set(self.results)) == len(self.results), "two jobs have the same result")
        unless(set(self.results) <= set(books.summaries), "a result is not in the database")
        unless(books.unfinished == 0, f"{books.unfinished} jobs are unfinished in the database")
        unless(
            len(books.summaries) == books.done, f"{len(books.summaries)} summaries of {books.done} jobs that are done"
        )
        unless(books.attempts >= self.asked, f"{books.attempts} attempts in the books, {self.asked} calls on the wire")
        unless(books.balanced, "the month's account is not the sum of its attempts")

    def outcome(self, given: argparse.Namespace) -> Outcome:
        """Give the figures."""
        articles = len(self.taken.articles)
        shown = ", ".join(f"{times} with {calls}" for calls, times in sorted(self.calls.items()))
        rows = (
            ("kills and restarts", f"{given.rounds}, {self.stillborn} of them while it started"),
            ("acknowledged", f"{len(self.taken.jobs)} jobs, {len(self.taken.batches)} batches: {articles} articles"),
            ("results found", f"{len(self.results)}, {len(set(self.results))} different"),
            ("requests cut off by a kill", str(self.unanswered)),
            ("calls to the model for an article", shown),
            ("in the database", self.booked),
            ("until a killed server is ready again", f"longest {max(self.lives, default=0):.1f} s"),
        )
        what = (
            f"`svodka serve` on {given.database}, killed with -9 after {LIFE_SECONDS[0]} to {LIFE_SECONDS[1]} s of "
            f"life (seed {given.seed}), while {SUBMITTERS} callers leave jobs and batches of {BATCH}."
        )
        return Outcome(
            f"kills --database {given.database}",
            f"Killed at any moment, on {given.database}",
            what,
            rows,
            self.breaches.told,
        )


PROOF: Final = Proof("kills", "Kill -9 at random moments: nothing acknowledged is lost.", add_options, prove)
