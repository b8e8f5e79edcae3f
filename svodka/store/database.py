"""The connection to the database: one transaction at a time, whole or not at all."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from svodka.errors import StoreUnavailable

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """An engine whose transactions are finished even when the caller who began them is cancelled."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._running: set[asyncio.Task[Any]] = set()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file that only one server works on."""
        return self.engine.dialect.name == "sqlite"

    async def run(
        self, work: Callable[Concatenate[AsyncConnection, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do a piece of work in one transaction, rolled back when it raises; raises StoreUnavailable."""

        async def transaction() -> T:
            with unavailability():
                async with self.engine.begin() as connection:
                    return await work(connection, *args, **kwargs)

        # A connection that is left in the middle of a statement is of no use to the next caller.
        task = asyncio.create_task(transaction())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def aclose(self) -> None:
        """Finish what is running and close the connections."""
        if self._running:
            await asyncio.wait(self._running)
        await self.engine.dispose()


@contextmanager
def unavailability() -> Generator[None]:
    """Turn the errors of a database that does not answer into StoreUnavailable; an error of ours stays what it is."""
    try:
        yield
    except (OperationalError, InterfaceError, NoFreeConnection, sqlite3.OperationalError, OSError) as error:
        raise StoreUnavailable from error
    except InternalError as error:
        # A standby that cannot be written to, or trouble of the database's own.
        raise StoreUnavailable from error
    except DBAPIError as error:
        # SQLite says no more than this of a file that is damaged or none of its own.
        if error.connection_invalidated or type(error) is DatabaseError:
            raise StoreUnavailable from error
        raise


def insert(connection: AsyncConnection, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    """Begin an INSERT that can say what happens on a conflict, which each database spells for itself."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def now() -> dt.datetime:
    """Give the time in UTC."""
    return dt.datetime.now(dt.UTC)


def read_id(text: str) -> UUID | None:
    """Read an id; None for what cannot be one."""
    try:
        return UUID(text)
    except ValueError:
        return None
