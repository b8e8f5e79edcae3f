"""Keys and a sentence that nobody else has: where they are found after work, failures and a kill."""

import argparse
import asyncio
import json
import secrets
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import Final

from bench.promises.calling import Answer, Caller
from bench.promises.databases import sqlite
from bench.promises.outcome import Breaches, Outcome, Proof
from bench.promises.processes import ROOT, Server, sqlite_settings, stub
from bench.promises.requesting import body, finished, lines
from bench.upstream.articles import Article, article

FAULTS: Final = 0.3
WORDS: Final = ("отгрузил партию насосов", "Контрольное слово этой")
"""They stand in every article besides."""
_JSON_LINES: Final = {"Content-Type": "application/jsonl"}
_A_SECOND: Final = {"retention_days": str(1 / 86_400), "job_hours": str(1 / 3600)}
_ENTRY: Final = '[canary]\narticle = "canary.txt"\nshows = "a canary"\n'


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--rounds", type=int, default=20, help="of every kind of request")


async def prove(given: argparse.Namespace, folder: Path) -> Outcome:
    """Work, fail, get killed, delete and expire; after each look for the canaries."""
    word, model_key = secrets.token_hex(12), f"sk-{secrets.token_hex(20)}"
    with stub(fault_share=FAULTS) as model:
        settings = sqlite_settings(folder, model.url, model_key=model_key, capacity="64")
        server = Server(folder, settings)
        key = server.command("keys", "create", "canary").strip()
        search = _Search(
            folder, {"the model's key": (model_key,), "a caller's key": (key,), "a sentence": (word, *WORDS)}
        )
        work = _Work(given.rounds, word, key)
        try:
            await _kept_and_deleted(server, work, search)
            await _expired(Server(folder, {**settings, **_named(_A_SECOND)}), work, search)
        finally:
            server.end()
        search.look("error answers", work.errors)
        search.look("answers to `svodka keys list`", [server.command("keys", "list", "--json").encode()])
        search.look("a cassette of `svodka record`", [_cassette(server, folder, word)], allowed=("a sentence",))
        search.look("an SBOM", [_bill_of_materials(settings)])
    search.look("logs", [server.log.read_bytes()])
    return search.outcome(work)


def _named(settings: dict[str, str]) -> dict[str, str]:
    return {f"SVODKA_{name.upper()}": value for name, value in settings.items()}


async def _kept_and_deleted(server: Server, work: "_Work", search: "_Search") -> None:
    await server.start()
    await work.all(server.port)
    search.look("`/metrics`", [(await Caller(server.port, work.key).send("GET", "/metrics")).body])
    server.kill()
    search.look("database, while summaries are kept", search.database, allowed=("a sentence",))
    await server.start()
    await work.collect(server.port)
    # The database knows more summaries than the callers, some of whom have hung up.
    await work.delete(server.port, await _all_done(search.folder))
    search.look("database, every summary deleted", search.database)
    server.stop()
    search.look("database, and the server stopped", search.database)


async def _expired(server: Server, work: "_Work", search: "_Search") -> None:
    try:
        await server.start()
        await work.all(server.port)
        await work.collect(server.port)
        await _all_done(search.folder)
        server.stop()
        # What is kept a second has expired; a server looks for that when it starts.
        await asyncio.sleep(1.5)
        await server.start()
        await work.settle(server.port)
        server.stop()
    finally:
        server.end()
    search.look("database, every summary expired", search.database)


async def _all_done(folder: Path) -> frozenset[str]:
    """Wait until no job is left, and give every summary."""
    while (books := sqlite(folder).books()).unfinished:  # noqa: ASYNC110 - it is another process that works
        await asyncio.sleep(0.1)
    return books.summaries


@dataclass(slots=True)
class _Work:
    """Every kind of request, each with the canary sentence in its article."""

    rounds: int
    word: str
    key: str
    errors: list[bytes] = field(default_factory=list[bytes])
    answers: int = 0
    left: list[str] = field(default_factory=list[str])
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def all(self, port: int) -> None:
        """Send all of them, some at the same time."""
        caller = Caller(port, self.key)
        for _ in range(self.rounds):
            await asyncio.gather(self._wait(caller), self._leave(caller), self._fail(caller), self._intrude(port))
        await caller.aclose()

    async def _wait(self, caller: Caller) -> None:
        made, path = self._article(), "/v1/summaries"
        for headers in ({"Idempotency-Key": made.key}, {"Idempotency-Key": made.key}, {"Accept": "text/event-stream"}):
            self._note(await caller.send("POST", path, body(made), headers))
        self._note(await caller.send("POST", path, body(made, verify="deep", fresh=True)))
        self._note(await caller.send("POST", path, body(made, length="long"), {"Idempotency-Key": made.key}))

    async def _leave(self, caller: Caller) -> None:
        job = await caller.send("POST", "/v1/summaries", body(self._article()), {"Prefer": "respond-async"})
        batch = await caller.send("POST", "/v1/batches", lines([self._article(), self._article()]), _JSON_LINES)
        for answer, kind in ((job, "jobs"), (batch, "batches")):
            self._note(answer)
            if answer.status == HTTPStatus.ACCEPTED:
                self.left.append(f"/v1/{kind}/{answer.json()['id']}")

    async def _fail(self, caller: Caller) -> None:
        made = self._article()
        for sent in (
            body(made)[:-1],
            body(made, html=made.text),
            body(made, language=made.text),
            body(made, length=made.text),
            body(made, glossary=[{"source": made.text * 2, "target": ""}]),
            body(made, published=made.text),
            body(Article((self.word,))),
            body(made, url=made.text * 20),
        ):
            self._note(await caller.send("POST", "/v1/summaries", sent))
            self._note(await caller.send("POST", "/v1/checks", sent))
        await caller.hang_up("POST", "/v1/summaries", body(made), 0.01)

    async def _intrude(self, port: int) -> None:
        """Come without a key, and with one that differs from the canary in its last letter."""
        for key in (None, self.key[:-1] + ("a" if self.key[-1] != "a" else "b")):
            caller = Caller(port, key)
            self._note(await caller.send("POST", "/v1/summaries", body(self._article())))
            await caller.aclose()

    async def collect(self, port: int) -> None:
        """Wait for what was left to be done, and read it."""
        caller = Caller(port, self.key)
        for path in self.left:
            self._note(await finished(caller, path))
            if path.startswith("/v1/batches"):
                self._note(await caller.send("GET", f"{path}/results"))
        self.left.clear()
        await caller.aclose()

    async def delete(self, port: int, summaries: Iterable[str]) -> None:
        """Delete summaries."""
        caller = Caller(port, self.key)
        for summary in summaries:
            self._note(await caller.send("DELETE", f"/v1/summaries/{summary}"))
        await caller.aclose()

    async def settle(self, port: int) -> None:
        """Give a server that has just started the time of a few requests."""
        caller = Caller(port, self.key)
        for _ in range(20):
            await caller.send("GET", "/health/ready")
            await asyncio.sleep(0.1)
        await caller.aclose()

    def _article(self) -> Article:
        return article(next(self._numbers), canary=self.word)

    def _note(self, answer: Answer) -> None:
        self.answers += 1
        if answer.status >= HTTPStatus.BAD_REQUEST:
            self.errors.append(repr(answer.headers).encode() + answer.body)


@dataclass(slots=True)
class _Search:
    folder: Path
    canaries: dict[str, tuple[str, ...]]
    rows: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    breaches: Breaches = field(default_factory=Breaches)

    @property
    def database(self) -> list[bytes]:
        """Every file of the database."""
        return [path.read_bytes() for path in self.folder.glob("svodka.db*")]

    def look(self, place: str, contents: Iterable[bytes], allowed: tuple[str, ...] = ()) -> None:
        """Look for every canary in a place; `allowed` ones may, and must, be there."""
        every = list(contents)
        found = [name for name, words in self.canaries.items() if any(found_in(words, content) for content in every)]
        size = sum(map(len, every))
        self.rows.append((f"{place} ({size // 1000} kB)", f"{', '.join(found) or 'nothing'}"))
        for name in set(found) - set(allowed):
            self.breaches.unless(False, f"{place}: {name}")  # noqa: FBT003 - what was found is the breach
        for name in set(allowed) - set(found):
            self.breaches.unless(False, f"{place}: {name} was not found, so the search is blind")  # noqa: FBT003
        self.breaches.unless(bool(size), f"{place}: nothing to search")

    def outcome(self, work: _Work) -> Outcome:
        """Give the figures."""
        what = (
            "The model's key, a caller's key and a sentence in every article are made up for this run. Found after "
            f"{work.answers} answers, {len(work.errors)} of them errors, a kill -9, deletions and expiry:"
        )
        return Outcome("canary", "Canaries", what, tuple(self.rows), self.breaches.told)


def found_in(words: Iterable[str], content: bytes) -> bool:
    """Whether one of the words stands in the bytes, however it is written."""
    spellings = (
        spelt
        for word in words
        for spelt in (word.encode(), word.encode("utf-16-le"), word.encode("cp1251"), json.dumps(word)[1:-1].encode())
    )
    return any(spelt in content for spelt in spellings)


def _cassette(server: Server, folder: Path, word: str) -> bytes:
    """Record a sample with the canary in it, and give the cassette."""
    recordings = folder / "recordings"
    (recordings / "articles").mkdir(parents=True)
    (recordings / "samples.toml").write_text(_ENTRY, "utf-8")
    (recordings / "articles" / "canary.txt").write_text(article(1, canary=word).text, "utf-8")
    server.command("record", "--folder", str(recordings))
    return (recordings / "canary.yaml").read_bytes()


def _bill_of_materials(settings: dict[str, str]) -> bytes:
    """Make the list of what is installed, with the settings in the environment as on a server."""
    command = (sys.executable, "-m", "cyclonedx_py", "environment", sys.prefix)
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, check=True).stdout  # noqa: S603


PROOF: Final = Proof("canary", "Keys and article text stay where they belong.", add_options, prove)
