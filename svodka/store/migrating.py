"""The version of the tables, and the way to the newest."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.errors import Misconfigured
from svodka.store.tables import METADATA

NEWEST: Final = "0001"

_SCRIPTS: Final = Path(__file__).with_name("migrations")

_LOCK: Final = 0x736368656D61
"""The number of the advisory lock on PostgreSQL while tables are changed: `schema` in ASCII."""


async def is_newest(connection: AsyncConnection) -> bool:
    """Whether the tables are those of this version."""
    return await connection.run_sync(_version) == NEWEST


async def migrate(connection: AsyncConnection, shown: str) -> None:
    """Bring the tables to the newest version, all or nothing; Misconfigured when they are newer than this svodka."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.execute(text("SET LOCAL statement_timeout = 0"))
    if not await is_newest(connection):
        await connection.run_sync(_upgrade, shown)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection, shown: str) -> None:
    # Alembic is slow to import, and hardly ever needed.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    scripts = ScriptDirectory(str(_SCRIPTS))
    environment = EnvironmentContext(Config(), scripts)

    def steps(version: Any, _: object) -> Any:
        # What Alembic's own command does; that one wants a program to run for its connection.
        return scripts._upgrade_revs(NEWEST, version)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    environment.configure(connection=connection, target_metadata=METADATA, fn=steps)
    try:
        with environment:
            environment.run_migrations()
    except CommandError:
        raise Misconfigured("old-database", database=shown) from None
