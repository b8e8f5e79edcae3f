"""Work that outlives a request: the queue, and what came of it."""

import datetime as dt
import json
from collections.abc import AsyncGenerator, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy import insert as insert_rows
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils.compat import uuid7

from schemas.job import Counts, JobState
from schemas.summary import Summary
from svodka.store import batches
from svodka.store.claims import Claim, settle
from svodka.store.database import Database, now, read_id
from svodka.store.endings import Ending, cancel, end, in_try
from svodka.store.keeping import Finished, Kept, finished, read_body
from svodka.store.queueing import put_back, requeue_all, take, waiting
from svodka.store.tables import BatchRow, JobRow, SummaryRow

PAGE: Final = 100
"""Results of a batch that are in memory at once."""

_VIEW: Final = ("offset_unit", "include_article")


@dataclass(frozen=True, slots=True)
class TakenJob:
    """A job that is the taker's to do."""

    id: str
    owner: str
    request: str
    """JSON of a SummaryRequest."""
    tries: int
    """Which try this is, from 1; its outcome is recorded only while it is the latest."""


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job, or an article of a batch, as its owner sees it."""

    id: str
    owner: str
    state: JobState
    created: dt.datetime
    finished: dt.datetime | None
    expires: dt.datetime | None
    view: str
    """JSON of a SummaryRequest without its article: how the caller wants to see the summary."""
    summary: Summary | None
    problem: str | None
    batch: str | None
    index: int | None


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A batch as its owner sees it."""

    id: str
    owner: str
    state: JobState
    counts: Counts
    created: dt.datetime
    finished: dt.datetime | None
    expires: dt.datetime | None


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A line of a batch: the JSON of its request, or of the problem with it."""

    index: int
    request: str | None
    problem: str | None


class Jobs:
    """The queue and its results. `keep_for` is how long what was cancelled is kept.

    Every method raises StoreUnavailable.
    """

    def __init__(self, database: Database, keep_for: dt.timedelta) -> None:
        self._database = database
        self._keep_for = keep_for

    async def add(self, owner: str, request: str, *, claim: Claim | None, expires: dt.datetime) -> str:
        """Put a job into the queue and settle its claim, both or neither; the claim leads to it until `expires`."""
        return str(await self._database.run(_add, owner, request, claim, expires))

    async def begin_batch(self, owner: str) -> str:
        """Begin a batch, which is invisible and not worked on until it is accepted."""
        return str(await self._database.run(batches.begin, owner))

    async def append(self, batch: str, lines: Sequence[BatchLine]) -> None:
        """Add lines to a batch; a line with a problem has failed from the start."""
        if lines:
            await self._database.run(batches.append, UUID(batch), [_article(line) for line in lines])

    async def accept(self, batch: str, *, claim: Claim | None, expires: dt.datetime) -> None:
        """Make a batch visible and settle its claim, both or neither.

        The claim leads to it until `expires`; so long is the batch itself kept where every line has failed already.
        """
        await self._database.run(batches.accept, UUID(batch), claim, expires)

    async def abandon(self, batch: str) -> None:
        """Forget a batch whose upload was cut or refused."""
        await self._database.run(batches.abandon, UUID(batch))

    async def take(self, limit: int) -> list[TakenJob]:
        """Take jobs out of the queue: single ones first, the oldest first. None is ever taken by two."""
        return [
            TakenJob(str(row.id), row.owner, row.request, row.tries) for row in await self._database.run(take, limit)
        ]

    async def finish(
        self,
        job: str,
        tries: int,
        summary: Summary,
        *,
        work_key: str | None,
        summary_expires: dt.datetime,
        job_expires: dt.datetime,
    ) -> bool:
        """Keep the summary and end its job, both or neither; False when this try was given up meanwhile."""
        result = finished(summary, work_key, summary_expires)
        return await self._end(Ending(UUID(job), tries, "done", job_expires, summary_id=result.id), result)

    async def finish_with(self, job: str, tries: int, summary_id: str, *, job_expires: dt.datetime) -> bool:
        """End a job with a summary that is kept already; False when this try was given up meanwhile."""
        return await self._end(Ending(UUID(job), tries, "done", job_expires, summary_id=UUID(summary_id)))

    async def fail(self, job: str, tries: int, problem: str, *, job_expires: dt.datetime) -> bool:
        """End a job with a problem; False when this try was given up meanwhile."""
        return await self._end(Ending(UUID(job), tries, "failed", job_expires, problem=problem))

    async def _end(self, ending: Ending, summary: Finished | None = None) -> bool:
        return await self._database.run(end, ending, summary)

    async def put_back(self, job: str, tries: int) -> bool:
        """Put a job that was begun back into the queue; False when this try was given up already."""
        return await self._database.run(put_back, in_try(UUID(job), tries))

    async def requeue_all(self, but: Collection[tuple[str, int]] = ()) -> int:
        """Put back what is running, for the process that ran it is dead; says how many.

        `but` are the tries, each a job and its number, that are under way all the same.
        """
        return await self._database.run(requeue_all, [(UUID(job), tries) for job, tries in but])

    async def get(self, owner: str, id: str) -> JobRecord | None:  # noqa: A002 - the field's name
        """Give a single job; any text may be asked for as an id."""
        key = read_id(id)
        row = None if key is None else await self._database.run(_one, _single(owner, key))
        return None if row is None else _record(row)

    async def cancel(self, owner: str, id: str) -> JobRecord | None:  # noqa: A002 - the field's name
        """Cancel a single job that is not finished and give it; one that is finished stays as it is."""
        key = read_id(id)
        if key is None:
            return None
        row = await self._database.run(_cancel, _single(owner, key), now() + self._keep_for)
        return None if row is None else _record(row)

    async def state(self, job_id: str) -> JobState | None:
        """Give the state of a job, or an article of a batch, whoever owns it."""
        return await self._database.run(_state, UUID(job_id))

    async def batch(self, owner: str, id: str) -> BatchRecord | None:  # noqa: A002 - the field's name
        """Give a batch that was accepted; any text may be asked for as an id."""
        key = read_id(id)
        found = None if key is None else await self._database.run(batches.load, owner, key)
        return found and _batch_record(*found)

    async def cancel_batch(self, owner: str, id: str) -> BatchRecord | None:  # noqa: A002 - the field's name
        """Cancel what is not finished of a batch, and give it."""
        key = read_id(id)
        if key is not None:
            await self._database.run(batches.cancel_rest, owner, key, now() + self._keep_for)
        return await self.batch(owner, id)

    async def results(self, owner: str, id: str) -> AsyncGenerator[JobRecord]:  # noqa: A002 - the field's name
        """Give the articles of a batch that are finished, in order, a page of them in memory at a time."""
        key, last = read_id(id), -1
        while key is not None:
            page = await self._database.run(_page, owner, key, last)
            for row in page:
                yield _record(row)
                last = row.batch_index
            if len(page) < PAGE:
                return

    async def waiting(self) -> int:
        """Say how many jobs and articles of batches are in the queue."""
        return await self._database.run(waiting)


async def _add(
    connection: AsyncConnection, owner: str, request: str, claim: Claim | None, expires: dt.datetime
) -> UUID:
    job = uuid7()
    row = {"id": job, "owner": owner, "created": now(), "lane": 0, "tries": 0, "batch_id": None, "batch_index": None}
    await connection.execute(insert_rows(JobRow), row | _asked(request))
    await settle(connection, claim, Kept(job=str(job)), expires)
    return job


def _article(line: BatchLine) -> dict[str, Any]:
    if line.problem is None and line.request is not None:
        return {"batch_index": line.index, "problem": None, "finished": None, **_asked(line.request)}
    failed = {"state": "failed", "request": None, "view": "{}", "problem": line.problem, "finished": now()}
    return {"batch_index": line.index, **failed}


def _asked(request: str) -> dict[str, Any]:
    # The request is erased when it has been answered; how its answer is to look is kept.
    fields = json.loads(request)
    view = {name: fields[name] for name in _VIEW if name in fields}
    return {"state": "queued", "request": request, "view": json.dumps(view)}


async def _one(connection: AsyncConnection, which: ColumnElement[bool]) -> Row[Any] | None:
    return (await connection.execute(_with_summaries(which))).one_or_none()


async def _cancel(connection: AsyncConnection, which: ColumnElement[bool], expires: dt.datetime) -> Row[Any] | None:
    await cancel(connection, which, expires)
    return await _one(connection, which)


async def _state(connection: AsyncConnection, job: UUID) -> JobState | None:
    found: Any = await connection.scalar(select(JobRow.state).where(JobRow.id == job))
    state: JobState | None = found
    return state


async def _page(connection: AsyncConnection, owner: str, batch: UUID, last: int) -> Sequence[Row[Any]]:
    if await connection.scalar(select(BatchRow.id).where(batches.visible(owner, batch))) is None:
        return []
    finished_ones = (JobRow.batch_id == batch) & (JobRow.batch_index > last) & JobRow.finished.is_not(None)
    page = _with_summaries(finished_ones).order_by(JobRow.batch_index).limit(PAGE)
    return (await connection.execute(page)).all()


def _with_summaries(which: ColumnElement[bool]) -> Any:
    columns = [column for column in JobRow.__table__.c if column.name != "request"]
    kept = (SummaryRow.id == JobRow.summary_id) & (SummaryRow.expires > now())
    return select(*columns, SummaryRow.body).outerjoin_from(JobRow, SummaryRow, kept).where(which)


def _single(owner: str, job: UUID) -> ColumnElement[bool]:
    there = JobRow.expires.is_(None) | (JobRow.expires > now())
    return (JobRow.id == job) & (JobRow.owner == owner) & JobRow.batch_id.is_(None) & there


def _record(row: Row[Any]) -> JobRecord:
    return JobRecord(
        id=str(row.id),
        owner=row.owner,
        state=row.state,
        created=row.created,
        finished=row.finished,
        expires=row.expires,
        view=row.view,
        summary=read_body(row.body),
        problem=row.problem,
        batch=row.batch_id and str(row.batch_id),
        index=row.batch_index,
    )


def _batch_record(row: Row[Any], counts: Counts) -> BatchRecord:
    state = batches.state_of(counts, is_finished=row.finished is not None)
    return BatchRecord(str(row.id), row.owner, state, counts, row.created, row.finished, row.expires)
