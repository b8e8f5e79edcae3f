"""Who may call a server: holders of keys, this machine, or anybody."""

import ipaddress
from collections.abc import Sequence
from typing import Literal, Protocol
from urllib.parse import urlsplit

from svodka.errors import Misconfigured
from svodka.settings import Settings
from svodka.store.opening import open_store

Door = Literal["keys", "local", "open"]
"""`keys`: a valid key is asked for. `local`: a trial on this machine, without keys. `open`: anybody, as was ordered."""


class KeyList(Protocol):
    """Knows every key that was ever made."""

    async def every(self) -> Sequence[object]:
        """Give all keys, revoked ones too. StoreUnavailable."""
        ...


async def door_for(host: str, *, without_keys: bool, keys: KeyList) -> Door:
    """Give the door of a server on this address; Misconfigured when strangers could reach it and there is no key."""
    if without_keys:
        return "open"
    # A revoked key counts too: revoking the last one must not open a server to everybody when it is started again.
    if await keys.every():
        return "keys"
    if not is_loopback(host):
        raise Misconfigured("not-loopback", host=host)
    return "local"


async def find_door(settings: Settings, host: str, *, without_keys: bool) -> Door:
    """Look into the configured database and give the door; raises what `door_for` and opening the store raise."""
    store = await open_store(settings)
    try:
        return await door_for(host, without_keys=without_keys, keys=store.keys)
    finally:
        await store.aclose()


def is_loopback(host: str) -> bool:
    """Whether a name or address is this machine's own."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_addressed_locally(host_header: str) -> bool:
    """Whether a Host header names this machine.

    A page from elsewhere can point a name of its own at 127.0.0.1 and have a browser call it; the header gives it away.
    """
    try:
        return is_loopback(urlsplit(f"//{host_header}").hostname or "")
    except ValueError:
        return False
