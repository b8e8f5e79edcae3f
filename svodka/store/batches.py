"""Batches in the database: written in pieces, seen when they are accepted, and the sum of their articles since."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, delete, func, select, update
from sqlalchemy import insert as insert_rows
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils.compat import uuid7

from schemas.job import Counts, JobState
from svodka.store.claims import Claim, settle
from svodka.store.database import now
from svodka.store.endings import cancel, close_batch
from svodka.store.keeping import Kept
from svodka.store.tables import BatchRow, JobRow

UPLOAD_AT_MOST: Final = dt.timedelta(hours=6)
"""What was begun and is not accepted by then was left behind by a process that died."""


async def begin(connection: AsyncConnection, owner: str) -> UUID:
    """Begin a batch that nobody sees yet."""
    batch, moment = uuid7(), now()
    row = {"id": batch, "owner": owner, "created": moment, "expires": moment + UPLOAD_AT_MOST}
    await connection.execute(insert_rows(BatchRow), row)
    return batch


async def append(connection: AsyncConnection, batch: UUID, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add articles to a batch that is not accepted yet."""
    found = select(BatchRow.owner, BatchRow.created).where(BatchRow.id == batch, BatchRow.accepted.is_(None))
    row = (await connection.execute(found)).one()
    same = {"owner": row.owner, "created": row.created, "batch_id": batch, "lane": 1, "tries": 0}
    await connection.execute(insert_rows(JobRow), [{"id": uuid7(), **same, **article} for article in rows])


async def accept(connection: AsyncConnection, batch: UUID, claim: Claim | None, expires: dt.datetime) -> None:
    """Make a batch visible to its owner and to the queue, and settle its claim."""
    await connection.execute(update(BatchRow).where(BatchRow.id == batch).values(accepted=now(), expires=None))
    await close_batch(connection, batch, expires)
    await settle(connection, claim, Kept(batch=str(batch)), expires)


async def abandon(connection: AsyncConnection, batch: UUID) -> None:
    """Forget a batch that was not accepted."""
    # Its articles go with it.
    await connection.execute(delete(BatchRow).where(BatchRow.id == batch, BatchRow.accepted.is_(None)))


async def load(connection: AsyncConnection, owner: str, batch: UUID) -> tuple[Row[Any], Counts] | None:
    """Give a batch and how many of its articles are in which state."""
    row = (await connection.execute(select(BatchRow.__table__).where(visible(owner, batch)))).one_or_none()
    if row is None:
        return None
    counted = select(JobRow.state, func.count().label("articles")).where(JobRow.batch_id == batch)
    rows = (await connection.execute(counted.group_by(JobRow.state))).all()
    return row, _counts({found.state: found.articles for found in rows})


async def cancel_rest(connection: AsyncConnection, owner: str, batch: UUID, expires: dt.datetime) -> None:
    """Cancel what is not finished of a batch."""
    locked = select(BatchRow.id).where(visible(owner, batch)).with_for_update()
    if await connection.scalar(locked) is None:
        return
    await cancel(connection, JobRow.batch_id == batch, None)
    await close_batch(connection, batch, expires)


def visible(owner: str, batch: UUID) -> ColumnElement[bool]:
    """The batch, for its owner, from its acceptance to its expiry."""
    there = BatchRow.expires.is_(None) | (BatchRow.expires > now())
    return (BatchRow.id == batch) & (BatchRow.owner == owner) & BatchRow.accepted.is_not(None) & there


def state_of(counts: Counts, *, is_finished: bool) -> JobState:
    """Give the state of a whole batch."""
    if not is_finished:
        return "queued" if counts.queued == counts.total else "running"
    if counts.total and counts.failed == counts.total:
        return "failed"
    return "cancelled" if counts.total and counts.cancelled == counts.total else "done"


def _counts(by_state: dict[str, int]) -> Counts:
    states = ("queued", "running", "done", "failed", "cancelled")
    return Counts(total=sum(by_state.values()), **{state: by_state.get(state, 0) for state in states})
