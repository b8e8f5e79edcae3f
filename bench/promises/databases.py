"""The databases that a proof may run on, and what a proof reads in them, past svodka's own code."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, LiteralString, Protocol
from uuid import UUID

import psycopg

from bench.promises.processes import Server, free_port

Rows = Iterable[tuple[Any, ...]]
Query = Callable[[LiteralString], Rows]

PROGRAMS: Final = Path("/usr/lib/postgresql")
"""Where Debian's packages put PostgreSQL, in a folder for each version."""
_UNPRIVILEGED: Final = "postgres"
"""PostgreSQL does not start as root; the packages make this user."""
_SUPERUSER: Final = "proof"


@dataclass(frozen=True, slots=True)
class Books:
    """What the database has to say after a proof."""

    summaries: frozenset[str]
    done: int
    """Jobs, and articles of batches, that are done."""
    unfinished: int
    attempts: int
    balanced: bool
    """Whether each owner's month is the sum of its attempts: what was spent, and what is reserved."""


class Database(Protocol):
    """Where a server keeps things during a proof."""

    @property
    def url(self) -> str:
        """What SVODKA_DATABASE_URL is set to."""
        ...

    def prepare(self, server: Server) -> None:
        """Get it ready before the server is started for the first time."""
        ...

    def books(self) -> Books:
        """Read it."""
        ...


_UNFINISHED: Final = (
    "SELECT COUNT(*) FROM jobs LEFT JOIN batches ON jobs.batch_id = batches.id "
    "WHERE state IN ('queued', 'running') AND (batch_id IS NULL OR accepted IS NOT NULL)"
)
"""An upload that was cut off before the batch was accepted leaves articles that nobody was promised anything of."""


def read_books(query: Query) -> Books:
    """Read what is wanted with this way of asking."""
    spent = dict[tuple[str, str], tuple[int, int]]()
    for owner, month, cost, reserved in query(
        "SELECT owner, month, SUM(CASE WHEN settled IS NULL THEN 0 ELSE COALESCE(cost, 0) END), "
        "SUM(CASE WHEN settled IS NULL THEN COALESCE(reserved, 0) ELSE 0 END) FROM attempts GROUP BY owner, month"
    ):
        spent[owner, month] = int(cost), int(reserved)
    months = {(row[0], row[1]): (row[2], row[3]) for row in query("SELECT owner, month, spent, reserved FROM months")}
    return Books(
        summaries=frozenset(_id(row[0]) for row in query("SELECT id FROM summaries")),
        done=_number(query("SELECT COUNT(*) FROM jobs WHERE state = 'done'")),
        unfinished=_number(query(_UNFINISHED)),
        attempts=_number(query("SELECT COUNT(*) FROM attempts")),
        balanced=months == spent,
    )


def _number(rows: Rows) -> int:
    return int(next(iter(rows))[0])


def _id(value: UUID | str | bytes) -> str:
    if isinstance(value, bytes):
        return str(UUID(bytes=value))
    return str(UUID(str(value)))


@dataclass(frozen=True, slots=True)
class _Sqlite:
    file: Path

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def prepare(self, server: Server) -> None:
        """Nothing: the server makes the file."""

    def books(self) -> Books:
        with closing(sqlite3.connect(self.file)) as connection:
            return read_books(connection.execute)


def sqlite(folder: Path) -> Database:
    """Give the file in a folder, as `sqlite_settings` names it."""
    return _Sqlite(folder / "svodka.db")


@contextmanager
def _sqlite(folder: Path) -> Generator[Database]:
    yield sqlite(folder)


@dataclass(frozen=True, slots=True)
class _Postgresql:
    url: str

    def prepare(self, server: Server) -> None:
        server.command("database", "upgrade")

    def books(self) -> Books:
        with psycopg.connect(self.url) as connection:
            return read_books(connection.execute)


@contextmanager
def _postgresql(_: Path) -> Generator[Database]:
    """Run a PostgreSQL of our own as long as the block runs, on a free port of this machine."""
    programs, port = _programs(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="proof-"))
    user = _UNPRIVILEGED if os.geteuid() == 0 else None
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = str(folder / "data")
        _run(user, programs / "initdb", "-D", data, "-A", "trust", "-U", _SUPERUSER, "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield _Postgresql(f"postgresql://{_SUPERUSER}@127.0.0.1:{port}/postgres")
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise FileNotFoundError(f"PostgreSQL is not installed in {PROGRAMS}")
    return versions[-1].parent


def _run(user: str | None, *command: str | Path) -> None:
    subprocess.run(command, user=user, cwd="/", stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - PostgreSQL's own


DATABASES: Final[dict[str, Callable[[Path], AbstractContextManager[Database]]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}
