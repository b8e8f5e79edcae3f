"""Who may call, what they may use, and the hashes of their secrets."""

import datetime as dt
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy import insert as insert_rows
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils.compat import uuid7

from svodka.errors import InvalidField
from svodka.store.database import Database, insert, now, read_id
from svodka.store.money import to_nano, to_usd
from svodka.store.tables import KeyRow, SecretRow


@dataclass(frozen=True, slots=True)
class Limits:
    """What a key may use; None: as much as there is."""

    requests_per_minute: int | None
    concurrency: int | None
    usd_per_month: Decimal | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and with what limits."""

    owner: str
    """The id of the key."""
    name: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class SecretRecord:
    """A secret, of which only a hash is kept."""

    shown: str
    """Its ends, to recognise it by."""
    created: dt.datetime
    expires: dt.datetime | None
    revoked: dt.datetime | None


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key with all secrets it ever had, in the order they were made."""

    id: str
    name: str
    limits: Limits
    created: dt.datetime
    last_used: dt.date | None
    secrets: tuple[SecretRecord, ...]


@dataclass(frozen=True, slots=True)
class _Secret:
    hash: bytes
    shown: str

    def row(self, key: UUID) -> dict[str, Any]:
        return {"hash": self.hash, "shown": self.shown, "key_id": key, "created": now()}


class Keys:
    """The keys. Every method raises StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, name: str, limits: Limits, *, secret_hash: bytes, shown: str) -> KeyRecord:
        """Make a key; InvalidField when there is one of this name, a revoked one too."""
        await self._database.run(_create, name, limits, _Secret(secret_hash, shown))
        return (await self._named(name))[0]

    async def find(self, secret_hash: bytes) -> Caller | None:
        """Give the holder of a secret that is valid now, and note the day it was used."""
        return await self._database.run(_find, secret_hash)

    async def caller(self, owner: str) -> Caller | None:
        """Give the holder of a key by the key's id, so that work begun in its name goes on; None for other owners."""
        key = read_id(owner)
        row = None if key is None else await self._database.run(_key, KeyRow.id == key)
        return None if row is None else _caller(row)

    async def add_secret(
        self, name: str, *, secret_hash: bytes, shown: str, old_expire: dt.datetime
    ) -> KeyRecord | None:
        """Give a key another secret and let its older ones expire; None for a key that is not there or was revoked."""
        added = await self._database.run(_add_secret, name, _Secret(secret_hash, shown), old_expire)
        return (await self._named(name))[0] if added else None

    async def change_limits(self, name: str, limits: Limits) -> KeyRecord | None:
        """Set all limits of a key; None for a key that is not there."""
        await self._database.run(_change_limits, name, limits)
        return next(iter(await self._named(name)), None)

    async def revoke(self, name: str) -> KeyRecord | None:
        """Take a key's right to call, for good; None for a key that is not there."""
        await self._database.run(_revoke, name)
        return next(iter(await self._named(name)), None)

    async def every(self) -> list[KeyRecord]:
        """Give all keys, revoked ones too, in the order they were made."""
        return await self._database.run(_records, KeyRow.name.is_not(None))

    async def _named(self, name: str) -> list[KeyRecord]:
        return await self._database.run(_records, KeyRow.name == name)


async def _create(connection: AsyncConnection, name: str, limits: Limits, secret: _Secret) -> None:
    key = uuid7()
    row = {"id": key, "name": name, "created": now(), **_columns(limits)}
    statement = insert(connection, KeyRow).on_conflict_do_nothing(index_elements=["name"])
    if await connection.scalar(statement.returning(KeyRow.id), row) is None:
        raise InvalidField("key-exists")
    await connection.execute(insert_rows(SecretRow), secret.row(key))


async def _find(connection: AsyncConnection, secret_hash: bytes) -> Caller | None:
    held = select(KeyRow.__table__, SecretRow.hash).join(SecretRow, SecretRow.key_id == KeyRow.id)
    row = (await connection.execute(held.where(SecretRow.hash == secret_hash, _valid()))).one_or_none()
    if row is None or not hmac.compare_digest(row.hash, secret_hash):
        return None
    today = now().date()
    if row.last_used != today:
        await connection.execute(update(KeyRow).where(KeyRow.id == row.id).values(last_used=today))
    return _caller(row)


async def _key(connection: AsyncConnection, which: ColumnElement[bool]) -> Row[Any] | None:
    return (await connection.execute(select(KeyRow.__table__).where(which))).one_or_none()


async def _add_secret(connection: AsyncConnection, name: str, secret: _Secret, old_expire: dt.datetime) -> bool:
    row = await _key(connection, (KeyRow.name == name) & KeyRow.revoked.is_(None))
    if row is None:
        return False
    longer = SecretRow.expires.is_(None) | (SecretRow.expires > old_expire)
    older = update(SecretRow).where(SecretRow.key_id == row.id, SecretRow.revoked.is_(None), longer)
    await connection.execute(older.values(expires=old_expire))
    await connection.execute(insert_rows(SecretRow), secret.row(row.id))
    return True


async def _change_limits(connection: AsyncConnection, name: str, limits: Limits) -> None:
    await connection.execute(update(KeyRow).where(KeyRow.name == name).values(_columns(limits)))


async def _revoke(connection: AsyncConnection, name: str) -> None:
    row = await _key(connection, KeyRow.name == name)
    if row is None or row.revoked is not None:
        return
    moment = now()
    await connection.execute(update(KeyRow).where(KeyRow.id == row.id).values(revoked=moment))
    secrets = update(SecretRow).where(SecretRow.key_id == row.id, SecretRow.revoked.is_(None))
    await connection.execute(secrets.values(revoked=moment))


async def _records(connection: AsyncConnection, which: ColumnElement[bool]) -> list[KeyRecord]:
    keys = (await connection.execute(select(KeyRow.__table__).where(which).order_by(KeyRow.id))).all()
    mine = SecretRow.key_id.in_([key.id for key in keys])
    order = (SecretRow.created, SecretRow.hash)
    secrets = (await connection.execute(select(SecretRow.__table__).where(mine).order_by(*order))).all()
    return [_record(key, [secret for secret in secrets if secret.key_id == key.id]) for key in keys]


def _valid() -> ColumnElement[bool]:
    not_expired = SecretRow.expires.is_(None) | (SecretRow.expires > now())
    return KeyRow.revoked.is_(None) & SecretRow.revoked.is_(None) & not_expired


def _columns(limits: Limits) -> dict[str, int | None]:
    return {
        "requests_per_minute": limits.requests_per_minute,
        "concurrency": limits.concurrency,
        "nano_usd_per_month": None if limits.usd_per_month is None else to_nano(limits.usd_per_month),
    }


def _limits(row: Row[Any]) -> Limits:
    money = row.nano_usd_per_month
    return Limits(row.requests_per_minute, row.concurrency, None if money is None else to_usd(money))


def _caller(row: Row[Any]) -> Caller:
    return Caller(str(row.id), row.name, _limits(row))


def _record(key: Row[Any], secrets: Sequence[Row[Any]]) -> KeyRecord:
    shown = tuple(SecretRecord(row.shown, row.created, row.expires, row.revoked) for row in secrets)
    return KeyRecord(str(key.id), key.name, _limits(key), key.created, key.last_used, shown)
