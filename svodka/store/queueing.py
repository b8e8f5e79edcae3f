"""The queue: rows of the table of jobs in the state `queued`."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.store.tables import BatchRow, JobRow


async def take(connection: AsyncConnection, limit: int) -> Sequence[Row[Any]]:
    """Take the next jobs, in their order; on PostgreSQL past those that another server is taking."""
    accepted = JobRow.batch_id.in_(select(BatchRow.id).where(BatchRow.accepted.is_not(None)))
    waiting_first = (
        select(JobRow.id)
        .where(JobRow.state == "queued", JobRow.batch_id.is_(None) | accepted)
        .order_by(JobRow.lane, JobRow.created, JobRow.batch_index, JobRow.id)
        .limit(limit)
        .with_for_update(of=JobRow, skip_locked=True)
        .cte("next")
    )
    taken = (
        update(JobRow)
        .where(JobRow.id.in_(select(waiting_first.c.id)))
        .values(state="running", tries=JobRow.tries + 1)
        .returning(JobRow.__table__)
    )
    rows: Sequence[Row[Any]] = (await connection.execute(taken)).all()
    return sorted(rows, key=_turn)


def _turn(row: Row[Any]) -> tuple[Any, ...]:
    return row.lane, row.created, row.batch_index or 0, row.id


async def put_back(connection: AsyncConnection, which: ColumnElement[bool]) -> bool:
    """Put a job back to where it stood."""
    return bool((await connection.execute(update(JobRow).where(which).values(state="queued"))).rowcount)


async def requeue_all(connection: AsyncConnection, but: Sequence[tuple[UUID, int]]) -> int:
    """Put back all that is running but these tries."""
    running = update(JobRow).where(JobRow.state == "running", tuple_(JobRow.id, JobRow.tries).not_in(but))
    return (await connection.execute(running.values(state="queued"))).rowcount


async def waiting(connection: AsyncConnection) -> int:
    """Count the queue."""
    counted = await connection.scalar(select(func.count()).select_from(JobRow).where(JobRow.state == "queued"))
    return counted or 0
