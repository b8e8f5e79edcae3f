"""The tables. Article text is in `summaries.body` and `jobs.request` alone; money is in nano-dollars, time in UTC."""

import datetime as dt
from typing import Annotated, Final
from uuid import UUID

from advanced_alchemy.base import DefaultBase
from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData, SmallInteger, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from svodka.store.erasable import ErasableJson

METADATA: Final[MetaData] = DefaultBase.metadata

Id = Annotated[UUID, mapped_column(Uuid)]
"""A UUID version 7: rows in the order of their ids are in the order of time."""

_QUEUED: Final = text("state = 'queued'")
_UNSETTLED: Final = text("settled IS NULL")


class SummaryRow(DefaultBase):
    """A finished summary."""

    __tablename__ = "summaries"
    __table_args__ = (Index("ix_summaries_work", "owner", "work_key", "created"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    owner: Mapped[str]
    work_key: Mapped[str | None]
    body: Mapped[str] = mapped_column(ErasableJson)
    created: Mapped[dt.datetime]
    expires: Mapped[dt.datetime] = mapped_column(index=True)


class ClaimRow(DefaultBase):
    """An Idempotency-Key: while `lease_until` is set its request is running, then it holds what came of it."""

    __tablename__ = "claims"

    owner: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    token: Mapped[Id]
    lease_until: Mapped[dt.datetime | None]
    summary_id: Mapped[Id | None] = mapped_column(index=True)
    problem: Mapped[str | None]
    job_id: Mapped[Id | None]
    batch_id: Mapped[Id | None]
    expires: Mapped[dt.datetime] = mapped_column(index=True)


class BatchRow(DefaultBase):
    """A batch; nobody sees it before it is accepted, and `expires` is then known once its last article is finished."""

    __tablename__ = "batches"

    id: Mapped[Id] = mapped_column(primary_key=True, default=uuid7)
    owner: Mapped[str]
    created: Mapped[dt.datetime]
    accepted: Mapped[dt.datetime | None]
    finished: Mapped[dt.datetime | None]
    expires: Mapped[dt.datetime | None] = mapped_column(index=True)


class JobRow(DefaultBase):
    """A job, or an article of a batch, which is forgotten together with its batch."""

    __tablename__ = "jobs"
    __table_args__ = (
        # The queue, in its order: batches (lane 1) after single jobs (lane 0).
        Index(
            "ix_jobs_queue",
            *("state", "lane", "created", "batch_index", "id"),
            sqlite_where=_QUEUED,
            postgresql_where=_QUEUED,
        ),
        Index("ix_jobs_batch_state", "batch_id", "state"),
        UniqueConstraint("batch_id", "batch_index", name="uq_jobs_batch_index"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=uuid7)
    owner: Mapped[str]
    state: Mapped[str]
    lane: Mapped[int] = mapped_column(SmallInteger)
    tries: Mapped[int]
    created: Mapped[dt.datetime]
    finished: Mapped[dt.datetime | None]
    expires: Mapped[dt.datetime | None] = mapped_column(index=True)
    view: Mapped[str]
    summary_id: Mapped[Id | None]
    problem: Mapped[str | None]
    batch_id: Mapped[Id | None] = mapped_column(ForeignKey(BatchRow.id, ondelete="CASCADE"))
    batch_index: Mapped[int | None]
    request: Mapped[str | None] = mapped_column(ErasableJson)


class KeyRow(DefaultBase):
    """Somebody who may call; the id is the owner of everything they make."""

    __tablename__ = "keys"

    id: Mapped[Id] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(unique=True)
    requests_per_minute: Mapped[int | None]
    concurrency: Mapped[int | None]
    nano_usd_per_month: Mapped[int | None] = mapped_column(BigInteger)
    created: Mapped[dt.datetime]
    revoked: Mapped[dt.datetime | None]
    last_used: Mapped[dt.date | None]


class SecretRow(DefaultBase):
    """A secret of a key, by its SHA-256."""

    __tablename__ = "secrets"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    key_id: Mapped[Id] = mapped_column(ForeignKey(KeyRow.id, ondelete="CASCADE"), index=True)
    shown: Mapped[str]
    created: Mapped[dt.datetime]
    expires: Mapped[dt.datetime | None]
    revoked: Mapped[dt.datetime | None]


class AttemptRow(DefaultBase):
    """A call to a model: what it may cost, and since it was settled what it did cost."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("work", "role", "number", name="uq_attempts_call"),
        Index("ix_attempts_unsettled", "sent", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    )

    id: Mapped[Id] = mapped_column(primary_key=True, default=uuid7)
    owner: Mapped[str]
    work: Mapped[str]
    role: Mapped[str]
    number: Mapped[int]
    month: Mapped[str]
    model: Mapped[str]
    input_tokens: Mapped[int] = mapped_column(BigInteger)
    cached_tokens: Mapped[int] = mapped_column(BigInteger)
    output_tokens: Mapped[int] = mapped_column(BigInteger)
    reserved: Mapped[int | None] = mapped_column(BigInteger)
    cost: Mapped[int | None] = mapped_column(BigInteger)
    estimated: Mapped[bool]
    outcome: Mapped[str]
    sent: Mapped[dt.datetime] = mapped_column(index=True)
    settled: Mapped[dt.datetime | None]


class MonthRow(DefaultBase):
    """What an owner spent in a month, `2026-11` in UTC, and what is reserved for calls under way."""

    __tablename__ = "months"

    owner: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    spent: Mapped[int] = mapped_column(BigInteger)
    reserved: Mapped[int] = mapped_column(BigInteger)
