"""Everything that is kept, behind one door."""

import datetime as dt

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.store.accounts import Accounts
from svodka.store.claims import Claims
from svodka.store.database import Database
from svodka.store.jobs import Jobs
from svodka.store.keys import Keys
from svodka.store.rights import Right
from svodka.store.summaries import Summaries
from svodka.store.tidying import Tidied, tidy


class Store:
    """An open database. `keep_for` is how long a cancelled job is kept."""

    def __init__(self, database: Database, right: Right, keep_for: dt.timedelta) -> None:
        self._database = database
        self._right = right
        self.summaries = Summaries(database)
        self.claims = Claims(database)
        self.jobs = Jobs(database, keep_for)
        self.keys = Keys(database)
        self.accounts = Accounts(database)

    @property
    def is_shared(self) -> bool:
        """Whether other servers may work on the same database."""
        return not self._database.is_sqlite

    async def ping(self) -> None:
        """Find out whether the database answers and could be written to; raises StoreUnavailable."""
        await self._database.run(_ping)

    async def tidy(self) -> Tidied:
        """Delete what has expired, and settle the calls of processes that died; raises StoreUnavailable."""
        return await tidy(self._database)

    async def may_run_jobs(self) -> bool:
        """Whether this process has the right to run jobs now; of all processes on a database at most one has."""
        return await self._right.held()

    async def aclose(self) -> None:
        """Give up the right to run jobs, finish what is being written and close the connections."""
        await self._right.release()
        await self._database.aclose()


async def _ping(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT 1"))
