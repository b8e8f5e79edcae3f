"""`svodka database`, and what the doctor says of the database."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from svodka import cli, doctor
from svodka.credentials import new_secret
from svodka.settings import Settings
from svodka.store.keys import Limits
from svodka.store.opening import open_store
from tests.databases import Postgres


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.commands, words)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "own" / "svodka.db"
    monkeypatch.setenv("SVODKA_DATABASE_URL", f"sqlite:///{file}")
    return file


def make_a_key() -> None:
    async def make() -> None:
        store, secret = await open_store(Settings()), new_secret()
        try:
            await store.keys.create("cms", Limits(None, None, None), secret_hash=secret.hash, shown=secret.shown)
        finally:
            await store.aclose()

    asyncio.run(make())


def test_an_upgrade_makes_the_tables_and_may_be_repeated(file: Path) -> None:
    for _ in range(2):
        done = run("database", "upgrade")
        assert (done.exit_code, done.stdout) == (0, "")
        assert f"sqlite:///{file} has the tables of this version." in done.stderr
    with sqlite3.connect(file) as opened:
        names = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    opened.close()
    assert len(names) > 4


def test_the_status_says_which_database_it_is_and_who_may_call(file: Path) -> None:
    before = run("database", "status")
    make_a_key()
    after = run("--lang", "ru", "database", "status")
    assert before.stdout.splitlines()[0].split() == ["database", f"sqlite:///{file}"]
    assert "0: none is asked for on this machine" in before.stdout
    assert "1: сервер требует ключ" in after.stdout


def test_a_database_that_is_away_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVODKA_DATABASE_URL", "postgresql://desk:canary4711@127.0.0.1:1/news")
    away = run("database", "status")
    assert away.exit_code == cli.EXIT_NO_SUMMARY
    assert "127.0.0.1:1/news" in away.stdout
    assert "store-unavailable" in away.stderr
    assert "canary4711" not in away.output


def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVODKA_DATABASE_URL", "mysql://desk:canary4711@host/news")
    refused = run("database", "upgrade")
    assert refused.exit_code == cli.EXIT_BAD_INPUT
    assert "sqlite:///" in refused.stderr
    assert "canary4711" not in refused.output


def told(language: str = "en") -> tuple[dict[str, str], str]:
    settings = Settings()
    return doctor.facts(settings), asyncio.run(doctor.looked_into(settings, language))[1]


def test_the_doctor_says_which_database_and_which_door(file: Path) -> None:
    facts, before = told()
    make_a_key()
    assert facts["SVODKA_DATABASE_URL"] == f"sqlite:///{file}"
    assert before == "ready, keys: 0; svodka serve answers this machine without a key, and starts on no other address"
    assert told()[1] == "ready, keys: 1; svodka serve asks every caller for a key"


def test_the_doctor_goes_on_where_the_address_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVODKA_DATABASE_URL", "mysql://desk:canary4711@host/news")
    facts, words = told()
    assert facts["SVODKA_DATABASE_URL"] == "not an address of a database"
    assert words.startswith("misconfigured: ")
    assert "canary4711" not in words


def test_postgresql_is_refused_until_it_is_upgraded(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    name = postgres.create("template0")
    monkeypatch.setenv("SVODKA_DATABASE_URL", postgres.url(name))
    before, upgraded, after = run("database", "status"), run("database", "upgrade"), run("database", "status")
    postgres.drop(name)
    assert (before.exit_code, upgraded.exit_code, after.exit_code) == (cli.EXIT_BAD_INPUT, 0, 0)
    assert "svodka database upgrade" in before.stderr
    assert "answers, and has the tables of this version" in after.stdout
