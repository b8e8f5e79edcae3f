"""Idempotency keys: who is at work on a request, and what came of it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils.compat import uuid7

from svodka.store.database import Database, insert, now
from svodka.store.keeping import Kept, load_body, read_body
from svodka.store.tables import ClaimRow


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do the work of a request; whoever holds it settles or releases it."""

    owner: str
    key: str
    token: UUID = field(default_factory=uuid7)


@dataclass(frozen=True, slots=True)
class Running:
    """The same request is being worked on."""

    seconds: float
    """Until its lease ends at the latest."""


@dataclass(frozen=True, slots=True)
class Reused:
    """The key came before with another request."""


Claimed = Claim | Running | Reused | Kept


@dataclass(frozen=True, slots=True)
class _Wanted:
    claim: Claim
    fingerprint: str
    lease_until: dt.datetime
    expires: dt.datetime

    @property
    def row(self) -> dict[str, Any]:
        """The record of a claim that has just begun."""
        return {
            "owner": self.claim.owner,
            "key": self.claim.key,
            "fingerprint": self.fingerprint,
            "token": self.claim.token,
            "lease_until": self.lease_until,
            "summary_id": None,
            "problem": None,
            "job_id": None,
            "batch_id": None,
            "expires": self.expires,
        }


@dataclass(frozen=True, slots=True)
class _Replay:
    """A settled record as it was read, its summary still as JSON."""

    row: Row[Any]
    body: str | None

    def kept(self) -> Kept:
        """Read it, outside the transaction."""
        row = self.row
        return Kept(read_body(self.body), row.problem, _text(row.job_id), _text(row.batch_id))


class Claims:
    """The records of Idempotency-Keys. Every method raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(
        self, owner: str, key: str, fingerprint: str, *, lease_seconds: float, expires: dt.datetime
    ) -> Claimed:
        """Claim a request, or say who has it or what came of it.

        Of any number of callers at once exactly one gets the Claim. A record whose lease ended without an outcome goes
        to the next same request.
        """
        lease_until = now() + dt.timedelta(seconds=lease_seconds)
        wanted = _Wanted(Claim(owner, key), fingerprint, lease_until, expires)
        found = await self._database.run(_claim, wanted)
        return found.kept() if isinstance(found, _Replay) else found

    async def release(self, claim: Claim) -> None:
        """Forget a claim, so that the same key can be tried again; nothing if it is settled or another's."""
        await self._database.run(_release, claim)

    async def settle(self, claim: Claim, kept: Kept) -> None:
        """Keep what came of a request; nothing if the claim is no longer the caller's."""
        await self._database.run(settle, claim, kept)

    async def release_all(self) -> int:
        """Forget what was running when the last process died, and say how many; for a server that is alone."""
        return await self._database.run(_release_all)


async def settle(
    connection: AsyncConnection, claim: Claim | None, kept: Kept, expires: dt.datetime | None = None
) -> None:
    """Settle a claim in a transaction that does more, and keep it until `expires` if that is given."""
    if claim is None:
        return
    values: dict[str, Any] = {
        "lease_until": None,
        "summary_id": kept.summary and UUID(kept.summary.id),
        "problem": kept.problem,
        "job_id": kept.job and UUID(kept.job),
        "batch_id": kept.batch and UUID(kept.batch),
    }
    if expires is not None:
        values["expires"] = expires
    await connection.execute(update(ClaimRow).where(_is(claim)).values(values))


async def _claim(connection: AsyncConnection, wanted: _Wanted) -> Claim | Running | Reused | _Replay:
    while True:
        if await _insert(connection, wanted):
            return wanted.claim
        there = select(ClaimRow.__table__).where(_same_key(wanted.claim)).with_for_update()
        row = (await connection.execute(there)).one_or_none()
        if row is None:
            # It was released between the two statements.
            continue
        found = await _found(connection, row, wanted)
        if found is None:
            await connection.execute(update(ClaimRow).where(_same_key(wanted.claim)).values(wanted.row))
            return wanted.claim
        return found


async def _insert(connection: AsyncConnection, wanted: _Wanted) -> bool:
    statement = insert(connection, ClaimRow).on_conflict_do_nothing().returning(ClaimRow.token)
    return (await connection.execute(statement, wanted.row)).one_or_none() is not None


async def _found(connection: AsyncConnection, row: Row[Any], wanted: _Wanted) -> Running | Reused | _Replay | None:
    """Say what a record means for the next request; None where it is free to be taken over."""
    moment = now()
    if row.expires <= moment:
        return None
    if row.fingerprint != wanted.fingerprint:
        return Reused()
    if row.lease_until is not None:
        return Running((row.lease_until - moment).total_seconds()) if row.lease_until > moment else None
    if row.summary_id is None:
        return _Replay(row, None)
    body = await load_body(connection, row.owner, row.summary_id)
    return None if body is None else _Replay(row, body)


async def _release(connection: AsyncConnection, claim: Claim) -> None:
    # Settled it may be without its holder's knowledge: the connection can be lost after the commit, before the answer.
    await connection.execute(delete(ClaimRow).where(_is(claim), ClaimRow.lease_until.is_not(None)))


async def _release_all(connection: AsyncConnection) -> int:
    return (await connection.execute(delete(ClaimRow).where(ClaimRow.lease_until.is_not(None)))).rowcount


def _same_key(claim: Claim) -> ColumnElement[bool]:
    return (ClaimRow.owner == claim.owner) & (ClaimRow.key == claim.key)


def _is(claim: Claim) -> ColumnElement[bool]:
    return _same_key(claim) & (ClaimRow.token == claim.token)


def _text(of: UUID | None) -> str | None:
    return None if of is None else str(of)
