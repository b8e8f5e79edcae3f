"""The right to run jobs: one process has it at a time."""

from pathlib import Path
from typing import Final, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from svodka.errors import StoreUnavailable
from svodka.store.database import unavailability

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

    async def held(self) -> bool:
        """Whether the connection still lives and has the lock."""
        try:
            with unavailability():
                return await self._still_held() or await self._taken()
        except StoreUnavailable:
            await self.release()
            return False

    async def release(self) -> None:
        """Close the connection, and with it the lock."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            await connection.invalidate()
            await connection.close()
        except (SQLAlchemyError, OSError):
            return

    async def _still_held(self) -> bool:
        if self._connection is None:
            return False
        await self._connection.execute(text("SELECT 1"))
        return True

    async def _taken(self) -> bool:
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            taken = await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": JOBS_LOCK})
        except BaseException:
            await connection.invalidate()
            await connection.close()
            raise
        if taken:
            self._connection = connection
        else:
            await connection.close()
        return bool(taken)
