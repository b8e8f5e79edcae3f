"""Opens the store that the settings name."""

import datetime as dt

from svodka.errors import Misconfigured
from svodka.settings import Settings
from svodka.store.connecting import create_engine, database_url, file_of, shown_url
from svodka.store.database import Database
from svodka.store.migrating import is_newest, migrate
from svodka.store.rights import FileRight, NoRight, Right, SessionRight
from svodka.store.store import Store

__all__ = ["open_store", "shown_url", "upgrade_database"]


async def open_store(settings: Settings, *, serving: bool = False) -> Store:
    """Open the store; a server takes the right to run jobs, which an SQLite file gives to one process at a time.

    An SQLite file is made, and brought to the newest version, by itself. Raises Misconfigured, StoreUnavailable.
    """
    url = database_url(settings)
    database = Database(create_engine(url))
    right = _right(settings, database) if serving else NoRight()
    try:
        await _demand_newest(settings, database)
    except BaseException:
        await right.release()
        await database.aclose()
        raise
    return Store(database, right, dt.timedelta(hours=settings.job_hours))


async def upgrade_database(settings: Settings) -> None:
    """Bring the tables to the newest version; raises Misconfigured, StoreUnavailable."""
    database = Database(create_engine(database_url(settings)))
    try:
        await database.run(migrate, shown_url(settings))
    finally:
        await database.aclose()


async def _demand_newest(settings: Settings, database: Database) -> None:
    if database.is_sqlite:
        await database.run(migrate, shown_url(settings))
    elif not await database.run(is_newest):
        raise Misconfigured("old-database", database=shown_url(settings))


def _right(settings: Settings, database: Database) -> Right:
    if not database.is_sqlite:
        return SessionRight(database.engine)
    path = file_of(database_url(settings))
    right = FileRight(path.with_name(f"{path.name}.lock"))
    if not right.take():
        raise Misconfigured("database-in-use", database=shown_url(settings))
    return right
