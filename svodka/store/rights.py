"""The right to run jobs: one process has it at a time."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from svodka.errors import StoreUnavailable

JOBS_LOCK: Final = 0x73766F646B61
"""The number of the advisory lock on PostgreSQL: `svodka` in ASCII."""


class Right(Protocol):
    """Whoever holds it runs the jobs."""

    async def held(self) -> bool:
        """Whether this process has the right now; tries to get it if not. Never raises."""
        ...

    async def release(self) -> None:
        """Give it up."""
        ...


class NoRight:
    """A short command never runs jobs."""

    async def held(self) -> bool:
        """No."""
        return False

    async def release(self) -> None:
        """There is nothing to give up."""


class FileRight:
    """A lock on a file beside the database, which the system takes away when the process dies, however it dies."""

    def __init__(self, path: Path) -> None:
        # The lock belongs to the process: it must not matter which thread gives it up.
        self._lock = FileLock(path, mode=0o600, thread_local=False)

    def take(self) -> bool:
        """Take the lock; False when another process has it. StoreUnavailable."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise StoreUnavailable from error
        return True

    async def held(self) -> bool:
        """Whether the lock is held."""
        return self._lock.is_locked

    async def release(self) -> None:
        """Let the lock go."""
        self._lock.release()


class SessionRight:
    """An advisory lock of a connection of its own, which PostgreSQL takes away when the connection is lost."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._one_at_a_time = asyncio.Lock()

    async def held(self) -> bool:
        """Whether the connection still lives and has the lock."""
        # Who asks may be cancelled, and must not leave the connection in the middle of a statement.
        return await asyncio.shield(asyncio.create_task(self._held()))

    async def release(self) -> None:
        """Give the lock back."""
        async with self._one_at_a_time:
            connection, self._connection = self._connection, None
            if connection is not None:
                await _unlock(connection)

    async def _held(self) -> bool:
        async with self._one_at_a_time:
            try:
                return await self._still_held() or await self._taken()
            except (SQLAlchemyError, OSError):
                return False

    async def _still_held(self) -> bool:
        if self._connection is None:
            return False
        try:
            await self._connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            connection, self._connection = self._connection, None
            await _drop(connection)
            return False
        return True

    async def _taken(self) -> bool:
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            taken = await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": JOBS_LOCK})
        except (SQLAlchemyError, OSError):
            await _drop(connection)
            raise
        if taken:
            self._connection = connection
        else:
            await connection.close()
        return bool(taken)


async def _unlock(connection: AsyncConnection) -> None:
    try:
        await connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": JOBS_LOCK})
        await connection.close()
    except (SQLAlchemyError, OSError):
        await _drop(connection)


async def _drop(connection: AsyncConnection) -> None:
    # Whatever state it is in, it is not used again, and its lock ends with it.
    with suppress(SQLAlchemyError, OSError):
        await connection.invalidate()
        await connection.close()
