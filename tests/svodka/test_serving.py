"""What a server says that cannot start."""

import asyncio
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.app import Site
from svodka import serving
from svodka.errors import Misconfigured
from svodka.settings import Settings
from svodka.store.opening import open_store


def test_a_second_server_on_one_file_ends_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "warm_up", lambda: None)
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
    settings = Settings.model_construct(database_url=SecretStr(f"sqlite:///{tmp_path / 'svodka.db'}"))

    async def story() -> None:
        first = await open_store(settings, serving=True)
        listening = serving.listen(serving.LOOPBACK, 0)
        try:
            with pytest.raises(Misconfigured, match="database-in-use"):
                await asyncio.to_thread(serving.serve_api, Site(None, settings, "local"), listening)
        finally:
            await first.aclose()

    asyncio.run(story())
