"""How the configured database stands: which one it is, whether it answers and is current, and who may call."""

from dataclasses import dataclass
from typing import Final

from svodka.doors import Door, door_for
from svodka.settings import Settings

LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """A database that answers and has the tables of this version."""

    keys: int
    """How many there are, valid or not."""
    door: Door
    """What `svodka serve` would ask of its callers on this machine."""


def database_name(settings: Settings) -> str:
    """Give the address of the database without its password."""
    from svodka.store.opening import shown_url  # noqa: PLC0415 - SQLAlchemy takes half a second to import

    return shown_url(settings)


async def database_state(settings: Settings) -> DatabaseState:
    """Look into the database; raises Misconfigured when it needs an upgrade, StoreUnavailable when it is away."""
    from svodka.store.opening import open_store  # noqa: PLC0415

    store = await open_store(settings)
    try:
        await store.ping()
        door = await door_for(LOOPBACK, without_keys=False, keys=store.keys)
        return DatabaseState(len(await store.keys.every()), door)
    finally:
        await store.aclose()
