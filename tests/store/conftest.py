"""What the tests of the store share: an open store on each kind of database."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from svodka.settings import Settings
from svodka.store.opening import open_store
from svodka.store.store import Store

Opening = Callable[..., AbstractAsyncContextManager[Store]]


@pytest.fixture
def opened(database: Settings) -> Opening:
    """Open a store on the test's database, as often as it likes."""

    @asynccontextmanager
    async def opening(*, serving: bool = False) -> AsyncGenerator[Store]:
        store = await open_store(database, serving=serving)
        try:
            yield store
        finally:
            await store.aclose()

    return opening
