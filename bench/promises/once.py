"""One Idempotency-Key: however many callers use it at once, the model is asked once."""

import argparse
import asyncio
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Final

from bench.promises.calling import Answer, Caller
from bench.promises.outcome import Breaches, Outcome, Proof
from bench.promises.processes import Server, Stub, sqlite_settings, stub
from bench.promises.requesting import body, finished
from bench.upstream.articles import Article, article

PATH: Final = "/v1/summaries"
MODEL_MS: Final = 50
REPLAYED: Final = "idempotency-replayed"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--callers", type=int, default=50, help="who send the same request at the same moment")


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Run the rounds, half of them as jobs, against one server."""
    with stub(delay_ms=MODEL_MS) as model:
        server = Server(folder, sqlite_settings(folder, model.url, capacity=str(given.callers)))
        try:
            await server.start()
            rounds = _Rounds(Caller(server.port), model, given.callers)
            for number in range(1, given.rounds + 1):
                await rounds.waited(article(number))
            for number in range(given.rounds + 1, given.rounds + given.rounds // 2 + 1):
                await rounds.queued(article(number))
        finally:
            server.end()
    return rounds.outcome(given.rounds)


@dataclass(slots=True)
class _Rounds:
    caller: Caller
    model: Stub
    callers: int
    statuses: Counter[str] = field(default_factory=Counter[str])
    calls: Counter[int] = field(default_factory=Counter[int])
    breaches: Breaches = field(default_factory=Breaches)

    async def waited(self, made: Article) -> None:
        """Have callers wait for the summary; those who are refused come again when it is there."""
        first = await self._all_at_once(made, {})
        self._note("waiting callers", first)
        refused = [answer for answer in first if answer.status == HTTPStatus.CONFLICT]
        again = [await self._ask(made, {}) for _ in refused]
        self._note("refused callers, the second time", again)
        served = [answer for answer in (*first, *again) if answer.status == HTTPStatus.OK]
        self._judge_waited(first, again, served)
        await self._count(made)

    def _judge_waited(self, first: list[Answer], again: list[Answer], served: list[Answer]) -> None:
        unless = self.breaches.unless
        unless({answer.status for answer in first} <= {200, 409}, "an answer was neither 200 nor 409")
        told = [answer.headers.get("retry-after") for answer in first if answer.status == HTTPStatus.CONFLICT]
        unless(all(told), "a 409 came without Retry-After")
        unless(all(answer.status == HTTPStatus.OK for answer in again), "the second time was not answered with 200")
        unless(len({answer.body for answer in served}) == 1, "one key gave different summaries")
        unmarked = [answer for answer in served if answer.headers.get(REPLAYED) != "true"]
        unless(len(unmarked) == 1, "not exactly one answer was unmarked as a replay")

    async def queued(self, made: Article) -> None:
        """Have callers leave a job; all must be given the same one."""
        given = await self._all_at_once(made, {"Prefer": "respond-async"})
        self._note("callers of a job", given)
        unless = self.breaches.unless
        unless({answer.status for answer in given} <= {200, 202, 409}, "a job was answered with something else")
        jobs = {answer.json()["id"] for answer in given if answer.status == HTTPStatus.ACCEPTED}
        unless(len(jobs) == 1, "one key gave not exactly one job")
        for job in jobs:
            await finished(self.caller, f"/v1/jobs/{job}")
        await self._count(made)

    async def _all_at_once(self, made: Article, headers: dict[str, str]) -> list[Answer]:
        return await asyncio.gather(*(self._ask(made, headers) for _ in range(self.callers)))

    async def _ask(self, made: Article, headers: dict[str, str]) -> Answer:
        return await self.caller.send("POST", PATH, body(made), {"Idempotency-Key": made.key, **headers})

    def _note(self, who: str, answers: list[Answer]) -> None:
        for answer in answers:
            marked = ", a marked replay" if answer.headers.get(REPLAYED) == "true" else ""
            self.statuses[f"{who}: {answer.status}{marked}"] += 1

    async def _count(self, made: Article) -> None:
        calls = (await self.model.calls())["articles"].get(made.key, 0)
        self.calls[calls] += 1
        self.breaches.unless(calls == 1, f"the model was asked {calls} times in one round")

    def outcome(self, rounds: int) -> Outcome:
        """Give the figures."""
        shown = ", ".join(f"{times} rounds with {calls}" for calls, times in sorted(self.calls.items()))
        rows = (("calls to the model", shown), *((who, str(count)) for who, count in sorted(self.statuses.items())))
        what = (
            f"{self.callers} callers send the same request with one Idempotency-Key at the same moment: {rounds} "
            f"rounds in which they wait for the summary, {rounds // 2} in which they leave a job."
        )
        return Outcome("once", "One key, one call", what, rows, self.breaches.told)


PROOF: Final = Proof("once", "One Idempotency-Key: however many callers use it, one call.", add_options, prove)
