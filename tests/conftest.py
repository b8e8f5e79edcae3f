"""What every test gets: no settings from the machine it runs on, and a reason when a recording does not answer."""

import os
from collections.abc import Generator
from typing import Any

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from tests.causes import causes

pytest_plugins = ("tests.databases",)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in list(os.environ):
        if name.startswith(("SVODKA_", "OPENAI_")):
            monkeypatch.delenv(name)
    # Where the default database stands: never among the files of whoever runs the tests.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    report = yield
    # A request that no recording holds comes out as "cannot be reached": say what really happened.
    for cause in causes(call.excinfo.value if call.excinfo else None):
        if isinstance(cause, CannotOverwriteExistingCassetteException):
            report.sections.append(("recording", str(cause)))
            break
    return report
