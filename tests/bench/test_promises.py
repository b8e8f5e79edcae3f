"""The proofs of the promises: what they call with, what they read and how they judge."""

import argparse
import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bench.promises.__main__ import PROOFS
from bench.promises.calling import Answer, Caller
from bench.promises.canary import found_in
from bench.promises.databases import Books, read_books
from bench.promises.outcome import Breaches, Outcome, milliseconds, percentile
from bench.promises.overload import Seen, judged
from bench.promises.processes import Server, sqlite_settings
from bench.promises.requesting import body, lines
from bench.promises.soak import slope
from bench.upstream.articles import articles
from bench.upstream.server import Stub, serve


def test_a_caller_reads_one_answer_after_the_other_on_one_connection() -> None:
    stub = Stub()

    async def call(caller: Caller) -> None:
        first, second = await caller.send("GET", "/calls"), await caller.send("GET", "/nothing")
        assert (first.status, second.status) == (200, 404)
        assert first.json()["connections"] == 1
        assert stub.counts.connections == 1

    asyncio.run(called(stub, call))


def test_a_caller_reads_an_answer_that_comes_in_chunks() -> None:
    asked = {"stream": True, "messages": [{"role": "user", "content": "Работы идут по плану."}]}

    async def call(caller: Caller) -> None:
        answer = await caller.send("POST", "/v1/chat/completions", json.dumps(asked).encode())
        assert answer.body.endswith(b"data: [DONE]\n\n")
        assert (await caller.send("GET", "/calls")).json()["total"] == 1

    asyncio.run(called(Stub(), call))


def test_a_caller_who_hangs_up_leaves_no_connection() -> None:
    stub = Stub(delay=60)
    asked = {"messages": [{"role": "user", "content": "Работы идут по плану."}]}

    async def call(caller: Caller) -> None:
        await caller.hang_up("POST", "/v1/chat/completions", json.dumps(asked).encode(), 0.02)
        await until(lambda: stub.counts.connections == 0)

    asyncio.run(called(stub, call))


async def called(stub: Stub, work: Callable[[Caller], Awaitable[None]]) -> None:
    listening = await serve(stub, 0)
    caller = Caller(listening.sockets[0].getsockname()[1])
    try:
        async with asyncio.timeout(20):
            await work(caller)
            await caller.aclose()
            await until(lambda: stub.counts.connections == 0)
    finally:
        listening.close()


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.005)
    pytest.fail("it has not come about")


def test_only_a_problem_has_a_code() -> None:
    told = {"content-type": "application/problem+json"}
    assert Answer(404, told, b'{"code": "not-found"}', 0.0).code == "not-found"
    assert Answer(200, {"content-type": "application/json"}, b"{}", 0.0).code == ""


def test_a_server_inherits_no_setting_of_whoever_runs_a_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVODKA_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    server = Server(tmp_path, sqlite_settings(tmp_path, "http://127.0.0.1:9"))
    assert json.loads(server.command("keys", "list", "--json")) == {"keys": []}
    assert (tmp_path / "svodka.db").is_file()


def test_a_batch_has_one_article_a_line() -> None:
    made = list(articles(3))
    assert [json.loads(line)["text"] for line in lines(made).splitlines()] == [each.text for each in made]
    assert json.loads(body(made[0], length="long"))["length"] == "long"


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert [percentile([3, 1, 2, 4], share) for share in (0, 0.5, 0.99)] == [1, 3, 4]
    assert percentile([], 0.5) == 0
    assert milliseconds([0.001, 0.002]) == "p50 2.0, p95 2.0, p99 2.0, longest 2.0 ms"


def test_a_slope_is_growth_for_one_step() -> None:
    assert slope([(0, 100.0), (10, 105.0), (20, 110.0)]) == pytest.approx(0.5)
    assert slope([(3, 1.0), (3, 2.0)]) == 0


def test_a_breach_is_told_once_with_how_often_it_happened() -> None:
    breaches = Breaches()
    for kept in (True, False, False):
        breaches.unless(kept, "too late")
    assert breaches.told == ("too late (2 times)",)


def test_a_page_says_that_a_promise_was_broken() -> None:
    rows = (("calls", "2"),)
    assert "The promise was kept." in Outcome("once", "One", "What.", rows, ()).page
    page = Outcome("once", "One", "What.", rows, ("two calls",)).page
    assert "kept" not in page
    assert "- two calls" in page
    assert "| calls | 2 |" in page


def test_every_proof_can_be_asked_for() -> None:
    assert set(PROOFS) == {"once", "owners", "kills", "overload", "soak", "canary"}
    for proof in PROOFS.values():
        parser = argparse.ArgumentParser()
        proof.add_options(parser)
        parser.parse_args([])


def books(*, spent: int = 30, state: str = "done") -> Books:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("""
            CREATE TABLE attempts (owner, month, cost, reserved, settled);
            CREATE TABLE months (owner, month, spent, reserved);
            CREATE TABLE summaries (id);
            CREATE TABLE jobs (state, batch_id);
            CREATE TABLE batches (id, accepted);
            INSERT INTO attempts VALUES ('a', 'm', 30, 90, 'then'), ('a', 'm', NULL, 50, NULL);
                        INSERT INTO summaries VALUES ('01a1fb9177e8765dae2c2aaf5bd94d2d');
            INSERT INTO jobs VALUES ('failed', NULL), ('queued', 'cut off');
            INSERT INTO batches VALUES ('cut off', NULL), ('taken', 'then');
        """)
        connection.execute("INSERT INTO months VALUES ('a', 'm', ?, 50)", (spent,))
        connection.execute("INSERT INTO jobs VALUES (?, 'taken')", (state,))
        return read_books(connection.execute)


def test_books_are_read_from_the_tables() -> None:
    read = books()
    assert read.summaries == {"01a1fb91-77e8-765d-ae2c-2aaf5bd94d2d"}
    assert (read.done, read.unfinished, read.attempts, read.balanced) == (1, 0, 2, True)
    assert books(state="running").unfinished == 1


def test_a_month_that_is_not_the_sum_of_its_attempts_is_seen() -> None:
    assert not books(spent=31).balanced


def seen(*answers: tuple[int, str, float], seconds: float = 1.0) -> Seen:
    told = {"retry_after": "2", "at": 0.5}
    rows: list[dict[str, Any]] = [
        {"status": status, "code": code, "seconds": took, **told} for status, code, took in answers
    ]
    return Seen(rows, [0.001], 0, seconds)


PEAK = seen(*[(200, "", 0.5)] * 10)


def test_goodput_that_stays_and_quick_refusals_keep_the_promise() -> None:
    flood = seen(*[(200, "", 0.5)] * 9, (503, "overloaded", 0.01))
    assert judged(PEAK, flood) == ()


@pytest.mark.parametrize(
    ("flood", "told"),
    [
        (seen(*[(200, "", 0.5)] * 8), "goodput fell to 80% of the peak"),
        (seen(*[(200, "", 0.5)] * 9, (503, "overloaded", 0.06)), "1 of 1 refusals took 50 ms or longer"),
        (seen(*[(200, "", 0.5)] * 9, (500, "internal", 0.01)), "other answers"),
    ],
)
def test_what_breaks_the_promise_is_told(flood: Seen, told: str) -> None:
    assert any(line.startswith(told) for line in judged(PEAK, flood))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1251", "json"])
def test_a_canary_is_found_however_it_is_spelt(encoding: str) -> None:
    word = "зимородок"
    spelt = json.dumps(word).encode() if encoding == "json" else word.encode(encoding)
    assert found_in(["другое", word], b"... " + spelt + b" ...")
    assert not found_in(["другое"], spelt)
