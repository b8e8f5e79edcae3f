"""Forgets what has expired, now and again."""

import asyncio
from typing import Final

from svodka.errors import StoreUnavailable
from svodka.logs import logger, places
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
        except Exception as error:  # noqa: BLE001 - whatever it is, the next time may do
            log.error("unexpected error in tidying", errors=places(error))  # noqa: TRY400
        await asyncio.sleep(PAUSE_SECONDS)
