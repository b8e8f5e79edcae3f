"""Finished summaries, each its owner's alone."""

import datetime as dt
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.summary import Summary
from svodka.store.claims import Claim, settle
from svodka.store.database import Database, now, read_id
from svodka.store.keeping import Finished, Kept, finished, insert_summary, load_body, read_body
from svodka.store.tables import ClaimRow, SummaryRow


class Summaries:
    """The summaries that are kept. Every method raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, owner: str, id: str) -> Summary | None:  # noqa: A002 - the field's name
        """Give a summary that is the owner's and not expired; any text may be asked for as an id."""
        key = read_id(id)
        return None if key is None else read_body(await self._database.run(load_body, owner, key))

    async def find(self, owner: str, work_key: str) -> Summary | None:
        """Give the newest summary of the same work."""
        return read_body(await self._database.run(_newest, owner, work_key))

    async def delete(self, owner: str, id: str) -> bool:  # noqa: A002 - the field's name
        """Delete a summary and the idempotency records that would replay it; a job of it stays, without a result."""
        key = read_id(id)
        return key is not None and await self._database.run(_delete, owner, key)

    async def keep(
        self, owner: str, summary: Summary, *, work_key: str | None, expires: dt.datetime, claim: Claim | None = None
    ) -> None:
        """Keep a summary and settle its claim, both or neither; again is the same as once."""
        await self._database.run(_keep, owner, finished(summary, work_key, expires), claim, Kept(summary=summary))


async def _newest(connection: AsyncConnection, owner: str, work_key: str) -> str | None:
    same = (SummaryRow.owner == owner) & (SummaryRow.work_key == work_key) & (SummaryRow.expires > now())
    return await connection.scalar(select(SummaryRow.body).where(same).order_by(SummaryRow.created.desc()).limit(1))


async def _delete(connection: AsyncConnection, owner: str, summary: UUID) -> bool:
    its_own = (SummaryRow.id == summary) & (SummaryRow.owner == owner)
    if not (await connection.execute(delete(SummaryRow).where(its_own))).rowcount:
        return False
    await connection.execute(delete(ClaimRow).where(ClaimRow.summary_id == summary))
    return True


async def _keep(connection: AsyncConnection, owner: str, summary: Finished, claim: Claim | None, kept: Kept) -> None:
    await insert_summary(connection, owner, summary)
    await settle(connection, claim, kept)
