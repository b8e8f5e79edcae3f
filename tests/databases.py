"""Databases for tests: an SQLite file, or a PostgreSQL server of the tests' own; each test gets an empty database."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from pydantic import SecretStr

from svodka.settings import Settings
from svodka.store.opening import upgrade_database

START_SECONDS = 60
USER = "svodka"
TEMPLATE = "with_tables"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108

# PostgreSQL refuses to run as root.
ACCOUNT = "nobody" if os.geteuid() == 0 else None


@dataclass
class Postgres:
    """A running server that keeps nothing safe, so that it is fast."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]
    names: "count[int]" = field(default_factory=count)

    def url(self, name: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def settings(self, name: str) -> Settings:
        return Settings(database_url=SecretStr(self.url(name)))

    def execute(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def create(self, template: str = TEMPLATE) -> str:
        """Make an empty database, with tables unless another template is named, and give its name."""
        name = f"test_{next(self.names)}"
        names = sql.Identifier(name), sql.Identifier(template)
        self.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return name

    def drop(self, name: str) -> None:
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def end_sessions(self, name: str) -> None:
        """Cut every connection to a database, as a restart would."""
        ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}"
        self.execute(sql.SQL(ended).format(sql.Literal(name)))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(START_SECONDS)


def binary(name: str) -> str | None:
    """Find a program of PostgreSQL; Debian keeps them out of the path."""
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: -float(path.parts[4]))
    return str(newest_first[0]) if newest_first else shutil.which(name)


def start_postgres(folder: Path) -> Postgres:
    """Make a cluster in the folder and start its server on a free port of 127.0.0.1."""
    initdb, server = binary("initdb"), binary("postgres")
    assert initdb is not None
    assert server is not None
    data, port = folder / "data", _free_port()
    options = ("--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username", USER)
    with (folder / "log").open("wb") as log:
        subprocess.run([initdb, "-D", data, *options], check=True, stdout=log, stderr=log, user=ACCOUNT, cwd=folder)
        given = [f"-c{name}={value}" for name, value in _options(folder).items()]
        command = [server, "-D", data, "-p", str(port), "-F", *given]
        process = subprocess.Popen(command, stdout=log, stderr=log, user=ACCOUNT, cwd=folder)
    return Postgres(port, folder, process)


def wait_for(server: Postgres) -> None:
    """Wait until the server answers; fails with its own words when it does not."""
    ends = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            if time.monotonic() > ends or server.process.poll() is not None:
                pytest.fail((server.folder / "log").read_text())
            time.sleep(0.05)
        else:
            return


def _options(folder: Path) -> dict[str, object]:
    return {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": folder,
        "max_connections": 100,
        "shared_buffers": "16MB",
        "full_page_writes": "off",
        "autovacuum": "off",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres() -> Generator[Postgres]:
    """A server for this session, with a template that has the tables."""
    if binary("initdb") is None:
        message = "PostgreSQL is not installed (Debian: postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    # Not under pytest's own folder, which no other user can enter.
    with tempfile.TemporaryDirectory(prefix="svodka-postgres-") as name:
        folder = Path(name)
        if ACCOUNT is not None:
            shutil.chown(folder, ACCOUNT)
        server = start_postgres(folder)
        try:
            wait_for(server)
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
            asyncio.run(upgrade_database(server.settings(TEMPLATE)))
            yield server
        finally:
            server.stop()


@pytest.fixture
def postgres_settings(postgres: Postgres) -> Generator[Settings]:
    """An empty PostgreSQL database with tables."""
    name = postgres.create()
    yield postgres.settings(name)
    postgres.drop(name)


@pytest.fixture
def sqlite_settings() -> Generator[Settings]:
    """A file that does not exist yet; in memory where that can be had, for a disk takes its time over a commit."""
    folder = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="svodka-sqlite-", dir=folder) as name:
        yield Settings(database_url=SecretStr(f"sqlite:///{name}/data/svodka.db"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Settings:
    """An empty database of each kind."""
    name = "sqlite_settings" if request.param == "sqlite" else "postgres_settings"
    settings: Settings = request.getfixturevalue(name)
    return settings
