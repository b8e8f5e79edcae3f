"""How jobs come to an end: each once, and with the last of its articles a batch."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.job import JobState
from svodka.store.database import now
from svodka.store.keeping import Finished, insert_summary
from svodka.store.tables import BatchRow, JobRow

UNFINISHED = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of one try at a job."""

    job: UUID
    tries: int
    """Which try: one that was given up meanwhile has no say any more."""
    state: JobState
    expires: dt.datetime
    summary_id: UUID | None = None
    problem: str | None = None


async def end(connection: AsyncConnection, ending: Ending, summary: Finished | None = None) -> bool:
    """Record the outcome of a try, its summary with it; nothing is recorded when the job is not in that try any more.

    The text of the request is erased.
    """
    batch = await _lock_batch_of(connection, ending.job)
    values = {
        "state": ending.state,
        "request": None,
        "summary_id": ending.summary_id,
        "problem": ending.problem,
        "finished": now(),
        "expires": ending.expires if batch is None else None,
    }
    statement = update(JobRow).where(in_try(ending.job, ending.tries)).values(values).returning(JobRow.owner)
    owner = await connection.scalar(statement)
    if owner is None:
        return False
    if summary is not None:
        await insert_summary(connection, owner, summary)
    if batch is not None:
        await close_batch(connection, batch, ending.expires)
    return True


async def close_batch(connection: AsyncConnection, batch: UUID, expires: dt.datetime) -> None:
    """Finish a batch of which no article is left to do. The caller has locked it."""
    left = exists().where(JobRow.batch_id == batch, JobRow.state.in_(UNFINISHED))
    open_still = (BatchRow.id == batch) & BatchRow.accepted.is_not(None) & BatchRow.finished.is_(None)
    await connection.execute(update(BatchRow).where(open_still, ~left).values(finished=now(), expires=expires))


async def cancel(connection: AsyncConnection, which: ColumnElement[bool], expires: dt.datetime | None) -> None:
    """Cancel what is not finished among some jobs; the text of the requests is erased."""
    values = {"state": "cancelled", "request": None, "finished": now(), "expires": expires}
    await connection.execute(update(JobRow).where(which, JobRow.state.in_(UNFINISHED)).values(values))


def in_try(job: UUID, tries: int) -> ColumnElement[bool]:
    """The job while it is in this try."""
    return (JobRow.id == job) & (JobRow.state == "running") & (JobRow.tries == tries)


async def _lock_batch_of(connection: AsyncConnection, job: UUID) -> UUID | None:
    # Two last articles that end at the same moment would not see each other, and the batch would stay open.
    batch = select(BatchRow.id).join(JobRow, JobRow.batch_id == BatchRow.id).where(JobRow.id == job)
    return await connection.scalar(batch.with_for_update(of=BatchRow))
