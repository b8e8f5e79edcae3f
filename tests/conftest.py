"""What every test gets: no settings from the machine it runs on."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("SVODKA_", "OPENAI_")):
            monkeypatch.delenv(name)
