"""How a database is reached, and how it is made to keep what it acknowledged."""

import logging
import os
from pathlib import Path
from typing import Any, Final

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from svodka.errors import Misconfigured, StoreUnavailable
from svodka.settings import Settings
from svodka.store.erasable import PAGE_BYTES

WAIT_SECONDS: Final = 10
"""For a free connection, or for another process that writes."""

POOL_SIZE: Final = 10

_DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}

_SQLITE: Final = (
    f"PRAGMA page_size = {PAGE_BYTES}",
    # Not WAL: SQLite before 3.51.3 can corrupt a WAL when two processes check it point at the same moment, and keys are
    # made while a server runs.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)

_POSTGRESQL: Final = {
    "connect_timeout": 5,
    "application_name": "svodka",
    # A database that is lost is noticed here, and there a machine that is: it gives its locks back.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    "options": "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=30s"
    " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
}


def database_url(settings: Settings) -> URL:
    """Read the address as users write it; Misconfigured when it is none."""
    if settings.database_url is None:
        return URL.create("sqlite", database=str(user_data_path("svodka") / "svodka.db"))
    try:
        url = make_url(settings.database_url.get_secret_value())
    except ArgumentError:
        raise Misconfigured("database-url") from None
    if url.drivername not in _DRIVERS or not url.database or url.database == ":memory:":
        raise Misconfigured("database-url")
    return url


def shown_url(settings: Settings) -> str:
    """Give the address without a password."""
    return database_url(settings).set(query={}).render_as_string(hide_password=True)


def create_engine(url: URL) -> AsyncEngine:
    """Give an engine that connects when it is first used; raises StoreUnavailable where no file can be made."""
    driver = url.set(drivername=_DRIVERS[url.drivername])
    return _postgresql(driver) if url.drivername == "postgresql" else _sqlite(driver)


def file_of(url: URL) -> Path:
    """Give the file of an SQLite database."""
    return Path(url.database or "")


def _postgresql(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=_POSTGRESQL | dict(url.query),
    )


def _sqlite(url: URL) -> AsyncEngine:
    # At DEBUG it writes every parameter into the log, and with them articles.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    _create_private(file_of(url))
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        # Every transaction is ended where it is begun.
        pool_reset_on_return=None,
        hide_parameters=True,
        connect_args={"timeout": WAIT_SECONDS},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # Python's driver would begin transactions on its own, and only before some statements.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _SQLITE:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    # The right to write is taken first: to ask for it in the middle fails when another process has it.
    # Said to the driver itself: SQLAlchemy would make a cursor for it, and each message to the driver's thread costs.
    driver: Any = connection.connection.dbapi_connection
    driver.run_async(_take_the_right_to_write)


def _take_the_right_to_write(file: Any) -> Any:
    return file.execute("BEGIN IMMEDIATE")


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreUnavailable from error
