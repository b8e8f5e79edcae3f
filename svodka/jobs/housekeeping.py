"""Forgets what has expired, now and again."""

import asyncio
from typing import Final

from svodka.errors import StoreUnavailable
from svodka.logs import logger
from svodka.store.store import Store

log = logger(__name__)

PAUSE_SECONDS: Final = 600.0


async def keep_house(store: Store) -> None:
    """Tidy the store until cancelled; a database that is away is tidied the next time."""
    while True:
        try:
            await store.tidy()
        except StoreUnavailable:
            log.warning("the store could not be tidied")
        await asyncio.sleep(PAUSE_SECONDS)
