"""What is done from time to time: expired rows are deleted, calls that nobody settled are settled at their reserve."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, CursorResult, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.store.accounts import book
from svodka.store.database import Database, now
from svodka.store.tables import AttemptRow, BatchRow, ClaimRow, JobRow, SummaryRow

UNSETTLED_AT_MOST: Final = dt.timedelta(seconds=3900)
"""Longer than any piece of work may take: who made the call is dead."""

ATTEMPTS_KEPT: Final = dt.timedelta(days=100)
"""What a month cost in all is kept for good."""

ROWS_AT_ONCE: Final = 200
"""Between two such steps others get their turn."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many rows were deleted of each table, and how many attempts were settled."""

    summaries: int
    claims: int
    jobs: int
    batches: int
    attempts: int
    settled: int


async def tidy(database: Database) -> Tidied:
    """Tidy up, in many short transactions; raises StoreUnavailable."""
    moment = now()
    of_expired_batch = JobRow.batch_id.in_(select(BatchRow.id).where(BatchRow.expires <= moment))
    return Tidied(
        summaries=await _delete(database, SummaryRow, SummaryRow.id, SummaryRow.expires <= moment),
        claims=await _delete(database, ClaimRow, ClaimRow.token, ClaimRow.expires <= moment),
        jobs=await _delete(database, JobRow, JobRow.id, (JobRow.expires <= moment) | of_expired_batch),
        batches=await _delete(database, BatchRow, BatchRow.id, BatchRow.expires <= moment),
        attempts=await _delete(database, AttemptRow, AttemptRow.id, AttemptRow.sent <= moment - ATTEMPTS_KEPT),
        settled=await _settle_rest(database, moment - UNSETTLED_AT_MOST),
    )


async def _delete(database: Database, table: type[Any], key: Any, which: ColumnElement[bool]) -> int:
    count = 0
    while deleted := await database.run(_delete_some, table, key, which):
        count += deleted
    return count


async def _delete_some(connection: AsyncConnection, table: type[Any], key: Any, which: ColumnElement[bool]) -> int:
    some = select(key).where(which).limit(ROWS_AT_ONCE)
    result: CursorResult[Any] = await connection.execute(delete(table).where(key.in_(some), which))
    return result.rowcount


async def _settle_rest(database: Database, before: dt.datetime) -> int:
    count = 0
    while settled := await database.run(_settle_some, before):
        count += settled
    return count


async def _settle_some(connection: AsyncConnection, before: dt.datetime) -> int:
    left = AttemptRow.settled.is_(None) & (AttemptRow.sent <= before)
    some = select(AttemptRow.id).where(left).limit(ROWS_AT_ONCE)
    values = {"cost": AttemptRow.reserved, "settled": now(), "outcome": "lost"}
    return await book(connection, update(AttemptRow).where(AttemptRow.id.in_(some), left).values(values))
