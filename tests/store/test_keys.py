import asyncio
import datetime as dt
import hashlib
from decimal import Decimal

import pytest

from svodka.errors import InvalidField
from svodka.store.keys import Caller, KeyRecord, Limits
from svodka.store.store import Store
from tests.store.conftest import Opening
from tests.store_material import LATER, PAST

LIMITS = Limits(requests_per_minute=60, concurrency=4, usd_per_month=Decimal("12.5"))
NONE = Limits(requests_per_minute=None, concurrency=None, usd_per_month=None)


def hash_of(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


async def create(store: Store, name: str, secret: str) -> KeyRecord:
    return await store.keys.create(name, LIMITS, secret_hash=hash_of(secret), shown="svodka_AbCd…wXyZ")


def test_the_holder_of_a_secret_is_found_with_the_limits_of_the_key(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            record = await create(store, "desk", "one")
            assert (record.name, record.limits, record.last_used) == ("desk", LIMITS, None)
            assert [secret.shown for secret in record.secrets] == ["svodka_AbCd…wXyZ"]
            assert await store.keys.find(hash_of("one")) == Caller(record.id, "desk", LIMITS)
            assert await store.keys.find(hash_of("two")) is None
            assert await store.keys.caller(record.id) == Caller(record.id, "desk", LIMITS)
            assert await store.keys.caller("local") is None

    asyncio.run(story())


def test_the_day_a_key_was_used_is_noted(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            await store.keys.find(hash_of("one"))
            (record,) = await store.keys.every()
            assert record.last_used == dt.datetime.now(dt.UTC).date()

    asyncio.run(story())


def test_a_name_is_given_once(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            with pytest.raises(InvalidField) as caught:
                await create(store, "desk", "two")
            assert caught.value.reason == "key-exists"
            assert await store.keys.find(hash_of("two")) is None

    asyncio.run(story())


def test_after_a_rotation_old_secrets_work_until_they_expire(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            await store.keys.add_secret("desk", secret_hash=hash_of("two"), shown="2", old_expire=LATER)
            assert await store.keys.find(hash_of("one")) == await store.keys.find(hash_of("two")) is not None
            record = await store.keys.add_secret("desk", secret_hash=hash_of("three"), shown="3", old_expire=PAST)
            assert record is not None
            assert [secret.shown for secret in record.secrets] == ["svodka_AbCd…wXyZ", "2", "3"]
            assert [secret.expires for secret in record.secrets] == [PAST, PAST, None]
            assert await store.keys.find(hash_of("one")) is None
            assert await store.keys.find(hash_of("two")) is None
            assert await store.keys.find(hash_of("three")) is not None

    asyncio.run(story())


def test_a_rotation_never_lengthens_the_life_of_a_secret(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            await store.keys.add_secret("desk", secret_hash=hash_of("two"), shown="2", old_expire=PAST)
            await store.keys.add_secret("desk", secret_hash=hash_of("three"), shown="3", old_expire=LATER)
            assert await store.keys.find(hash_of("one")) is None
            assert await store.keys.find(hash_of("two")) is not None

    asyncio.run(story())


def test_a_revoked_key_opens_nothing_and_cannot_be_given_a_new_secret(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            record = await store.keys.revoke("desk")
            assert record is not None
            assert record.secrets[0].revoked is not None
            assert await store.keys.revoke("desk") == record
            assert await store.keys.find(hash_of("one")) is None
            assert await store.keys.add_secret("desk", secret_hash=b"2" * 32, shown="2", old_expire=LATER) is None
            assert await store.keys.every() == [record]

    asyncio.run(story())


def test_limits_are_changed_as_a_whole(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await create(store, "desk", "one")
            record = await store.keys.change_limits("desk", NONE)
            assert record is not None
            assert record.limits == NONE

    asyncio.run(story())


def test_a_key_that_is_not_there_is_told_by_none(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            assert await store.keys.revoke("desk") is None
            assert await store.keys.change_limits("desk", NONE) is None
            assert await store.keys.add_secret("desk", secret_hash=b"1" * 32, shown="1", old_expire=LATER) is None

    asyncio.run(story())
