"""The first tables."""

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _summaries()
    _claims()
    _batches()
    _jobs()
    _keys()
    _secrets()
    _attempts()
    _months()


def _summaries() -> None:
    op.create_table(
        "summaries",
        _id("id", nullable=False),
        _text("owner"),
        _text("work_key", nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        _time("created", nullable=False),
        _time("expires", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_summaries"),
    )
    op.create_index("ix_summaries_expires", "summaries", ["expires"])
    op.create_index("ix_summaries_work", "summaries", ["owner", "work_key", "created"])


def _claims() -> None:
    op.create_table(
        "claims",
        *(_text("owner"), _text("key"), _text("fingerprint")),
        _id("token", nullable=False),
        _time("lease_until"),
        _id("summary_id"),
        _text("problem", nullable=True),
        _id("job_id"),
        _id("batch_id"),
        _time("expires", nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name="pk_claims"),
    )
    op.create_index("ix_claims_expires", "claims", ["expires"])
    op.create_index("ix_claims_summary_id", "claims", ["summary_id"])


def _batches() -> None:
    op.create_table(
        "batches",
        _id("id", nullable=False),
        _text("owner"),
        _time("created", nullable=False),
        *(_time("accepted"), _time("finished"), _time("expires")),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
    )
    op.create_index("ix_batches_expires", "batches", ["expires"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        _id("id", nullable=False),
        *(_text("owner"), _text("state")),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        _time("created", nullable=False),
        *(_time("finished"), _time("expires")),
        _text("view"),
        _id("summary_id"),
        _text("problem", nullable=True),
        _id("batch_id"),
        sa.Column("batch_index", sa.Integer()),
        sa.Column("request", sa.Text()),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_jobs_batch_id_batches", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.UniqueConstraint("batch_id", "batch_index", name="uq_jobs_batch_index"),
    )
    op.create_index("ix_jobs_expires", "jobs", ["expires"])
    op.create_index("ix_jobs_batch_state", "jobs", ["batch_id", "state"])
    _partial_index("ix_jobs_queue", "jobs", ["state", "lane", "created", "batch_index", "id"], "state = 'queued'")


def _keys() -> None:
    op.create_table(
        "keys",
        _id("id", nullable=False),
        _text("name"),
        sa.Column("requests_per_minute", sa.Integer()),
        sa.Column("concurrency", sa.Integer()),
        _nano("nano_usd_per_month", nullable=True),
        _time("created", nullable=False),
        _time("revoked"),
        sa.Column("last_used", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
        sa.UniqueConstraint("name", name="uq_keys_name"),
    )


def _secrets() -> None:
    op.create_table(
        "secrets",
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        _id("key_id", nullable=False),
        _text("shown"),
        _time("created", nullable=False),
        *(_time("expires"), _time("revoked")),
        sa.ForeignKeyConstraint(["key_id"], ["keys.id"], name="fk_secrets_key_id_keys", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", name="pk_secrets"),
    )
    op.create_index("ix_secrets_key_id", "secrets", ["key_id"])


def _attempts() -> None:
    op.create_table(
        "attempts",
        _id("id", nullable=False),
        *(_text("owner"), _text("work"), _text("role")),
        sa.Column("number", sa.Integer(), nullable=False),
        *(_text("month"), _text("model")),
        *(sa.Column(f"{kind}_tokens", sa.BigInteger(), nullable=False) for kind in ("input", "cached", "output")),
        *(_nano("reserved", nullable=True), _nano("cost", nullable=True)),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        _text("outcome"),
        _time("sent", nullable=False),
        _time("settled"),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.UniqueConstraint("work", "role", "number", name="uq_attempts_call"),
    )
    op.create_index("ix_attempts_sent", "attempts", ["sent"])
    _partial_index("ix_attempts_unsettled", "attempts", ["sent"], "settled IS NULL")


def _months() -> None:
    op.create_table(
        "months",
        *(_text("owner"), _text("month")),
        *(_nano("spent"), _nano("reserved")),
        sa.PrimaryKeyConstraint("owner", "month", name="pk_months"),
    )


def _id(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _time(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, DateTimeUTC(timezone=True), nullable=nullable)


def _nano(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
