"""The usage ledger: every call before it is made, and what a month may cost."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, select, update
from sqlalchemy import insert as insert_rows
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.errors import BudgetExhausted
from svodka.llm.completion import Tokens
from svodka.llm.unit import Attempt, Ledger
from svodka.store.database import Database, insert, now
from svodka.store.money import to_nano, to_usd
from svodka.store.tables import AttemptRow, MonthRow


@dataclass(frozen=True, slots=True)
class Spending:
    """What an owner spent in a month, in US dollars."""

    month: str
    """As `2026-11`, in UTC."""
    spent: Decimal
    reserved: Decimal
    """For calls whose cost is not known yet."""


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """A call as the ledger has it; money in US dollars, None where the model's price is unknown."""

    role: str
    number: int
    model: str
    tokens: Tokens
    reserved: Decimal | None
    cost: Decimal | None
    estimated: bool
    outcome: str
    month: str
    sent: dt.datetime
    settled: dt.datetime | None


class Accounts:
    """What owners spend. Every method raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ledger(self, owner: str, *, work: str, cap: Decimal | None) -> Ledger:
        """Open the ledger of one try at a piece of work; `cap` is what the owner may spend in a month."""
        return WorkLedger(self._database, owner, work, cap)

    async def spent(self, owner: str) -> Spending:
        """Say what an owner spent in this month."""
        return await self._database.run(_spent, owner, month_of(now()))

    async def attempts(self, work: str) -> list[AttemptRecord]:
        """Give the calls of a piece of work in the order they were sent."""
        return await self._database.run(_attempts, work)


@dataclass(frozen=True, slots=True)
class WorkLedger:
    """The ledger of one try at a piece of work."""

    database: Database
    owner: str
    work: str
    cap: Decimal | None

    async def reserve(self, attempt: Attempt) -> None:
        """Write down what a call may cost at most; BudgetExhausted where the cap does not cover it."""
        if self.cap is not None and attempt.cost is None:
            raise BudgetExhausted("unknown-price", model=attempt.model)
        await self.database.run(_reserve, self, attempt)

    async def settle(self, attempt: Attempt) -> None:
        """Put the cost in the place of the reserve; nothing if that was done already."""
        await self.database.run(_settle, self, attempt)


async def _reserve(connection: AsyncConnection, ledger: WorkLedger, attempt: Attempt) -> None:
    sent = now()
    month, nano = month_of(sent), _nano(attempt.cost)
    if not await _reserve_money(connection, ledger, month, nano or 0):
        # No money, or the first call of the month.
        opened = {"owner": ledger.owner, "month": month, "spent": 0, "reserved": 0}
        await connection.execute(insert(connection, MonthRow).on_conflict_do_nothing(), opened)
        if not await _reserve_money(connection, ledger, month, nano or 0):
            raise BudgetExhausted("spent", limit=f"{ledger.cap:f}", retry_after=seconds_left_in_month(sent))
    row = {"owner": ledger.owner, "work": ledger.work, "month": month, "reserved": nano, "sent": sent}
    call = {"role": attempt.role, "number": attempt.number, "model": attempt.model}
    await connection.execute(insert_rows(AttemptRow), row | call | _counted(attempt))


async def _reserve_money(connection: AsyncConnection, ledger: WorkLedger, month: str, nano: int) -> bool:
    statement = update(MonthRow).where(_month(ledger.owner, month)).values(reserved=MonthRow.reserved + nano)
    if ledger.cap is not None:
        # Decided by the database in one statement, so that two calls at once cannot both have the last cent.
        statement = statement.where(MonthRow.spent + MonthRow.reserved + nano <= to_nano(ledger.cap))
    return bool((await connection.execute(statement)).rowcount)


async def _settle(connection: AsyncConnection, ledger: WorkLedger, attempt: Attempt) -> None:
    its_own = (
        (AttemptRow.work == ledger.work) & (AttemptRow.role == attempt.role) & (AttemptRow.number == attempt.number)
    )
    values = {**_counted(attempt), "cost": _nano(attempt.cost), "settled": now()}
    unsettled = update(AttemptRow).where(its_own, AttemptRow.settled.is_(None)).values(values)
    await book(connection, unsettled)


async def book(connection: AsyncConnection, settling: Update) -> int:
    """Settle attempts, and put what each cost in the place of its reserve; says how many were settled."""
    columns = (AttemptRow.owner, AttemptRow.month, AttemptRow.reserved, AttemptRow.cost)
    settled = (await connection.execute(settling.returning(*columns))).all()
    for owner, month, reserved, cost in settled:
        values = {"reserved": MonthRow.reserved - (reserved or 0), "spent": MonthRow.spent + (cost or 0)}
        await connection.execute(update(MonthRow).where(_month(owner, month)).values(values))
    return len(settled)


async def _spent(connection: AsyncConnection, owner: str, month: str) -> Spending:
    found = select(MonthRow.spent, MonthRow.reserved).where(_month(owner, month))
    row = (await connection.execute(found)).one_or_none()
    return Spending(month, to_usd(row.spent if row else 0), to_usd(row.reserved if row else 0))


async def _attempts(connection: AsyncConnection, work: str) -> list[AttemptRecord]:
    found = select(AttemptRow.__table__).where(AttemptRow.work == work).order_by(AttemptRow.id)
    return [_record(row) for row in await connection.execute(found)]


def month_of(moment: dt.datetime) -> str:
    """Name the month of a moment in UTC."""
    return f"{moment:%Y-%m}"


def seconds_left_in_month(moment: dt.datetime) -> float:
    """Say how long it is until the next month begins."""
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (first + dt.timedelta(days=32)).replace(day=1)
    return (following - moment).total_seconds()


def _month(owner: str, month: str) -> ColumnElement[bool]:
    return (MonthRow.owner == owner) & (MonthRow.month == month)


def _nano(usd: Decimal | None) -> int | None:
    return None if usd is None else to_nano(usd)


def _counted(attempt: Attempt) -> dict[str, Any]:
    return {
        "input_tokens": attempt.tokens.input,
        "cached_tokens": attempt.tokens.cached,
        "output_tokens": attempt.tokens.output,
        "estimated": attempt.estimated,
        "outcome": attempt.outcome,
    }


def _record(row: Row[Any]) -> AttemptRecord:
    return AttemptRecord(
        role=row.role,
        number=row.number,
        model=row.model,
        tokens=Tokens(input=row.input_tokens, output=row.output_tokens, cached=row.cached_tokens),
        reserved=None if row.reserved is None else to_usd(row.reserved),
        cost=None if row.cost is None else to_usd(row.cost),
        estimated=row.estimated,
        outcome=row.outcome,
        month=row.month,
        sent=row.sent,
        settled=row.settled,
    )
