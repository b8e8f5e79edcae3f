"""Who calls, and whether they may."""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Final, Protocol

from api.incoming import Incoming, remember_headers, remember_owner
from api.limits import RequestWindow, Slots, limit_headers
from svodka.credentials import hash_of, is_well_formed
from svodka.doors import Door, is_addressed_locally
from svodka.errors import BadRequest, RateLimited, Unauthorised
from svodka.store.keys import Caller, Limits

UNLIMITED: Final = Limits(requests_per_minute=None, concurrency=None, usd_per_month=None)
LOCAL: Final = Caller(owner="local", name="local", limits=UNLIMITED)
"""Everybody who comes through a door without keys."""


class KeyBook(Protocol):
    """Knows to whom a secret belongs."""

    async def find(self, secret_hash: bytes) -> Caller | None:
        """Give the caller; None when the secret is unknown, expired or revoked. StoreUnavailable."""
        ...


class Gate:
    """Lets a request in: knows its caller, and holds the caller to the limits of the key."""

    def __init__(self, door: Door, keys: KeyBook, now: Callable[[], float] = time.monotonic) -> None:
        self._door = door
        self._keys = keys
        self._window = RequestWindow(now)
        self._slots = Slots()

    async def admit(self, request: Incoming) -> Caller:
        """Give the caller and count the request; raises Unauthorised, RateLimited, BadRequest, StoreUnavailable."""
        caller = await self._caller(request)
        remember_owner(request, caller.owner)
        self._count(request, caller)
        return caller

    @asynccontextmanager
    async def slot(self, caller: Caller) -> AsyncGenerator[None]:
        """Be one of the caller's requests under way; RateLimited when there are as many as the key allows."""
        with self._slots.taken(caller.owner, caller.limits.concurrency):
            yield

    async def _caller(self, request: Incoming) -> Caller:
        if self._door == "keys":
            return await self._holder(request)
        if self._door == "local" and not is_addressed_locally(request.headers.get("host", "")):
            raise BadRequest("foreign-host")
        return LOCAL

    async def _holder(self, request: Incoming) -> Caller:
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            remember_headers(request, {"WWW-Authenticate": "Bearer"})
            raise Unauthorised("no-key")
        secret = secret.strip()
        # What cannot be a key costs no look into the database.
        caller = await self._keys.find(hash_of(secret)) if is_well_formed(secret) else None
        if caller is None:
            remember_headers(request, {"WWW-Authenticate": 'Bearer error="invalid_token"'})
            raise Unauthorised("no-such-key")
        return caller

    def _count(self, request: Incoming, caller: Caller) -> None:
        limits = caller.limits
        limit = limits.requests_per_minute
        standing = None if limit is None else self._window.count(caller.owner, limit)
        free = 0 if limits.concurrency is None else self._slots.free(caller.owner, limits.concurrency)
        remember_headers(request, limit_headers(limits, standing, free))
        if limit is not None and standing is not None and not standing.admitted:
            raise RateLimited("requests", limit=limit, retry_after=standing.seconds)
