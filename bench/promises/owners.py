"""Two owners with the same articles and the same Idempotency-Keys: neither ever sees anything of the other."""

import argparse
import asyncio
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from bench.promises.calling import Answer, Caller
from bench.promises.outcome import Breaches, Outcome, Proof
from bench.promises.processes import Server, Stub, sqlite_settings, stub
from bench.promises.requesting import body, finished, lines
from bench.upstream.articles import Article, article

NAMES: Final = ("north", "south")
ARTICLES: Final = 3
STEPS: Final = 7
EXPECTED: Final = frozenset({200, 202, 204, 404, 409, 422})
"""404 for what was deleted; 409 and 422 for a key whose request is running, or was another one."""
_JSON_LINES: Final = {"Content-Type": "application/jsonl"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--rounds", type=int, default=1000, help="random interleavings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=4, help="interleavings at the same time")


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Run the interleavings against one server that asks for keys."""
    with stub() as model:
        server = Server(folder, sqlite_settings(folder, model.url, capacity="64"))
        try:
            callers = [(name, server.command("keys", "create", name).strip()) for name in NAMES]
            await server.start()
            run = _Run(model, tuple(Caller(server.port, key) for _, key in callers), given.seed)
            await run.all(given.rounds, given.at_once)
        finally:
            server.end()
    return run.outcome(given.rounds)


@dataclass(slots=True)
class Owner:
    """One owner in one interleaving, and what they were given."""

    caller: Caller
    chance: random.Random
    articles: list[Article]
    keys: list[str]
    breaches: Breaches
    summaries: list[str] = field(default_factory=list[str])
    """Every one that was ever seen, deleted ones too."""
    jobs: list[str] = field(default_factory=list[str])
    batches: list[str] = field(default_factory=list[str])
    done: Counter[str] = field(default_factory=Counter[str])

    async def step(self) -> None:
        """Do one thing, whatever chance picks."""
        steps: tuple[Callable[[], Awaitable[None]], ...] = (
            self.post,
            self.post_twice,
            self.leave_job,
            self.leave_batch,
            self.read,
            self.delete,
            self.cancel,
        )
        await self.chance.choice(steps)()
        await asyncio.sleep(self.chance.random() * 0.01)

    async def post(self) -> None:
        """Have an article summarised, often under a key that the other owner uses too."""
        made = self.chance.choice(self.articles)
        answer = await self.caller.send("POST", "/v1/summaries", body(made), self._key())
        self._note("POST /v1/summaries", answer)
        if answer.status == HTTPStatus.OK:
            self._see(answer.json())

    async def post_twice(self) -> None:
        """Send the same request twice at the same moment."""
        sent, key = body(self.chance.choice(self.articles)), self._key()
        both = [self.caller.send("POST", "/v1/summaries", sent, key) for _ in range(2)]
        for answer in await asyncio.gather(*both):
            self._note("POST /v1/summaries", answer)
            if answer.status == HTTPStatus.OK:
                self._see(answer.json())

    async def leave_job(self) -> None:
        """Leave an article as a job."""
        headers = {"Prefer": f"respond-async, wait={self.chance.choice((0, 1))}", **self._key()}
        answer = await self.caller.send("POST", "/v1/summaries", body(self.chance.choice(self.articles)), headers)
        self._note("POST a job", answer)
        if answer.status == HTTPStatus.OK:
            self._see(answer.json())
        if answer.status == HTTPStatus.ACCEPTED:
            self.jobs.append(answer.json()["id"])

    async def leave_batch(self) -> None:
        """Leave all articles as a batch."""
        answer = await self.caller.send("POST", "/v1/batches", lines(self.articles), {**_JSON_LINES, **self._key()})
        self._note("POST /v1/batches", answer)
        if answer.status == HTTPStatus.ACCEPTED:
            self.batches.append(answer.json()["id"])

    async def read(self) -> None:
        """Read something of one's own."""
        if self.summaries:
            address = f"/v1/summaries/{self.chance.choice(self.summaries)}"
            self._note("GET a summary", await self.caller.send("GET", address))

    async def delete(self) -> None:
        """Delete a summary of one's own."""
        if self.summaries:
            address = f"/v1/summaries/{self.chance.choice(self.summaries)}"
            self._note("DELETE a summary", await self.caller.send("DELETE", address))

    async def cancel(self) -> None:
        """Cancel a job of one's own."""
        if self.jobs:
            self._note("DELETE a job", await self.caller.send("DELETE", f"/v1/jobs/{self.chance.choice(self.jobs)}"))

    async def collect(self) -> None:
        """Wait for what was left to be done, and note the summaries."""
        for job in self.jobs:
            answer = await finished(self.caller, f"/v1/jobs/{job}")
            self._note("GET a job", answer)
            self._see(answer.json().get("result"))
        for batch in self.batches:
            self._note("GET a batch", await finished(self.caller, f"/v1/batches/{batch}"))
            results = await self.caller.send("GET", f"/v1/batches/{batch}/results")
            self._note("GET results", results)
            for line in results.body.splitlines():
                self._see(json.loads(line)["summary"])

    @property
    def paths(self) -> list[str]:
        """Every address that is this owner's alone."""
        return [
            *(f"/v1/summaries/{summary}" for summary in self.summaries),
            *(f"/v1/jobs/{job}" for job in self.jobs),
            *(f"/v1/batches/{batch}" for batch in self.batches),
            *(f"/v1/batches/{batch}/results" for batch in self.batches),
        ]

    def _key(self) -> dict[str, str]:
        key = self.chance.choice(self.keys)
        return {"Idempotency-Key": key} if key else {}

    def _see(self, summary: dict[str, Any] | None) -> None:
        if summary is not None:
            self.summaries.append(summary["id"])

    def _note(self, what: str, answer: Answer) -> None:
        self.breaches.unless(answer.status in EXPECTED, f"{what}: {answer.status}")
        self.done[f"{what}: {answer.status}"] += 1


@dataclass(slots=True)
class _Run:
    model: Stub
    callers: tuple[Caller, ...]
    seed: int
    done: Counter[str] = field(default_factory=Counter[str])
    tried: Counter[str] = field(default_factory=Counter[str])
    breaches: Breaches = field(default_factory=Breaches)

    async def all(self, rounds: int, at_once: int) -> None:
        """Run the interleavings, some of them at the same time."""
        numbers = iter(range(rounds))

        async def some() -> None:
            for number in numbers:
                await self._interleaving(number)

        await asyncio.gather(*(some() for _ in range(at_once)))

    async def _interleaving(self, number: int) -> None:
        owners = [self._owner(caller, number, place) for place, caller in enumerate(self.callers)]
        await asyncio.gather(*(_steps(owner) for owner in owners))
        for owner in owners:
            await owner.collect()
        await self._judge(owners[0], owners[1])
        for owner in owners:
            self.done += owner.done

    def _owner(self, caller: Caller, number: int, place: int) -> Owner:
        made = [article(number * ARTICLES + index, seed=self.seed) for index in range(1, ARTICLES + 1)]
        # The same for both; the empty one stands for a request without a key.
        keys = ["", f"{number}-a", f"{number}-b"]
        chance = random.Random(f"{self.seed}/{number}/{place}")  # noqa: S311 - no secret
        return Owner(caller, chance, made, keys, self.breaches)

    async def _judge(self, one: Owner, other: Owner) -> None:
        shared = set(one.summaries) & set(other.summaries)
        self.breaches.unless(not shared, "a summary was given to both owners")
        await self._try_foreign(one, other)
        await self._try_foreign(other, one)
        calls = (await self.model.calls())["articles"]
        asked = sum(calls.get(made.key, 0) for made in one.articles)
        ids = {*one.summaries, *other.summaries}
        self.breaches.unless(asked >= len(ids), "there are more summaries than calls to the model")

    async def _try_foreign(self, thief: Owner, owner: Owner) -> None:
        for path in dict.fromkeys(owner.paths):
            before = await owner.caller.send("GET", path)
            methods = ("GET",) if path.endswith("/results") else ("GET", "DELETE")
            for method in methods:
                answer = await thief.caller.send(method, path)
                self.tried[f"{method} of a foreign address: {answer.status}"] += 1
                self.breaches.unless(answer.code == "not-found", f"{method} {_kind(path)}: {answer.status}, not 404")
            after = await owner.caller.send("GET", path)
            self.breaches.unless(_same(before, after), f"a foreign call changed {_kind(path)}")

    def outcome(self, rounds: int) -> Outcome:
        """Give the figures."""
        rows = [*sorted(self.done.items()), *sorted(self.tried.items())]
        what = (
            f"{rounds} random interleavings (seed {self.seed}): two owners with keys of their own post the same "
            "articles under the same Idempotency-Keys, leave jobs and batches, read, cancel and delete, at the same "
            "time. Then each tries every address of the other."
        )
        shown = tuple((name, str(count)) for name, count in rows)
        return Outcome("owners", "Two owners, nothing shared", what, shown, self.breaches.told)


async def _steps(owner: Owner) -> None:
    for _ in range(STEPS):
        await owner.step()


def _kind(path: str) -> str:
    return path.split("/")[2]


def _same(before: Answer, after: Answer) -> bool:
    """Whether two answers say the same; a problem names its request, so only its code counts."""
    return before.status == after.status and (bool(before.code) or before.body == after.body)


PROOF: Final = Proof("owners", "Two owners share a server: neither sees anything of the other.", add_options, prove)
