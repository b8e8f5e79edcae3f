"""What is kept of finished work."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.summary import Summary
from svodka.store.database import insert, now
from svodka.store.tables import SummaryRow


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a request, exactly one of these: a summary, a problem, the id of a job, the id of a batch."""

    summary: Summary | None = None
    problem: str | None = None
    """JSON that the store does not look into."""
    job: str | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A summary as it goes into the store; written as JSON before the transaction begins."""

    id: UUID
    body: str
    work_key: str | None
    """What the same work has in common, whoever asks for it; None where it is not to be found again."""
    expires: dt.datetime


def finished(summary: Summary, work_key: str | None, expires: dt.datetime) -> Finished:
    """Write a summary down."""
    return Finished(UUID(summary.id), summary.model_dump_json(), work_key, expires)


async def insert_summary(connection: AsyncConnection, owner: str, summary: Finished) -> None:
    """Insert a summary; one that is there already stays as it is."""
    row = {
        "id": summary.id,
        "owner": owner,
        "work_key": summary.work_key,
        "body": summary.body,
        "created": now(),
        "expires": summary.expires,
    }
    await connection.execute(insert(connection, SummaryRow).on_conflict_do_nothing(), row)


async def load_body(connection: AsyncConnection, owner: str, summary: UUID) -> str | None:
    """Give the JSON of a summary that is not expired."""
    found = select(SummaryRow.body).where(
        SummaryRow.id == summary, SummaryRow.owner == owner, SummaryRow.expires > now()
    )
    return await connection.scalar(found)


def read_body(body: str | None) -> Summary | None:
    """Read a summary as it was written down."""
    return None if body is None else Summary.model_validate_json(body)
