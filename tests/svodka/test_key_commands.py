"""`svodka keys`, against a database of its own."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result, _NamedTextIOWrapper

from svodka.cli import commands
from svodka.credentials import hash_of, is_well_formed
from svodka.doors import find_door
from svodka.settings import Settings
from svodka.store.keys import Caller, Limits
from svodka.store.opening import open_store


class Keys:
    """The commands, and what the server would make of a secret."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder}/svodka.db"

    def __call__(self, *words: str, first: tuple[str, ...] = ()) -> Result:
        return CliRunner().invoke(commands, [*first, "keys", *words], env={"SVODKA_DATABASE_URL": self.url})

    def secret(self, *words: str) -> str:
        result = self(*words)
        assert result.exit_code == 0, result.output
        return result.stdout.strip()

    def caller(self, secret: str) -> Caller | None:
        async def find() -> Caller | None:
            store = await open_store(Settings.model_validate({"database_url": self.url}))
            try:
                return await store.keys.find(hash_of(secret))
            finally:
                await store.aclose()

        return asyncio.run(find())

    def listed(self) -> list[dict[str, Any]]:
        return list(json.loads(self("list", "--json").stdout)["keys"])


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path)


def test_only_the_secret_goes_to_standard_output(keys: Keys) -> None:
    result = keys("create", "cms")
    secret = result.stdout.strip()
    assert result.exit_code == 0
    assert is_well_formed(secret)
    assert result.stdout == f"{secret}\n"
    assert "cms" in result.stderr
    assert secret not in result.stderr


def test_a_secret_opens_the_door_with_the_limits_of_its_key(keys: Keys) -> None:
    secret = keys.secret(
        "create", "cms", "--requests-per-minute", "60", "--concurrency", "4", "--usd-per-month", "50.25"
    )
    caller = keys.caller(secret)
    assert caller is not None
    assert (caller.name, caller.limits) == ("cms", Limits(60, 4, Decimal("50.25")))
    assert caller.owner != "cms"


def test_the_secret_stands_nowhere_in_the_database(keys: Keys) -> None:
    secret = keys.secret("create", "cms")
    files = [path for path in keys.folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert secret.encode() not in content
        assert secret[11:-4].encode() not in content


def test_two_keys_cannot_have_one_name(keys: Keys) -> None:
    first = keys.secret("create", "cms")
    again = keys("create", "cms", "--lang", "ru")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "invalid-field: Ключ с таким именем уже есть." in again.stderr
    assert keys.caller(first) is not None


@pytest.mark.parametrize("name", ["", " ", "a b", "-a", ".", "_", "a" * 65, "a\n", "[red]a", "a/b"])
def test_a_name_that_would_confuse_is_refused(keys: Keys, name: str) -> None:
    result = keys("create", "--", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "invalid-field" in result.stderr
    assert not list(keys.folder.iterdir())


@pytest.mark.parametrize("name", ["cms", "редакция", "cms-2.test_a", "7"])
def test_a_name_may_be_in_any_letters(keys: Keys, name: str) -> None:
    keys.secret("create", name)
    assert [key["name"] for key in keys.listed()] == [name]


@pytest.mark.parametrize(
    "words",
    [
        ("--requests-per-minute", "0"),
        ("--requests-per-minute", "1.5"),
        ("--requests-per-minute", "1000000"),
        ("--concurrency", "-1"),
        ("--concurrency", "many"),
        ("--usd-per-month", "-0.01"),
        ("--usd-per-month", "nan"),
        ("--usd-per-month", "Infinity"),
        ("--usd-per-month", "0.0000001"),
        ("--usd-per-month", "1e99"),
    ],
)
def test_a_limit_that_is_no_sensible_number_is_refused(keys: Keys, words: tuple[str, str]) -> None:
    result = keys("create", "cms", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "neither" in result.stderr
    assert not list(keys.folder.iterdir())


def test_the_list_shows_limits_spending_and_the_ends_of_secrets_only(keys: Keys) -> None:
    assert keys.listed() == []
    secret = keys.secret("create", "cms", "--usd-per-month", "5")
    (key,) = keys.listed()
    assert key["limits"] == {"requests_per_minute": None, "concurrency": None, "usd_per_month": "5"}
    assert Decimal(key["spent_usd_this_month"]) == 0
    (shown,) = key["secrets"]
    assert shown["shown"] == f"{secret[:11]}…{secret[-4:]}"
    assert datetime.fromisoformat(shown["created"]).tzinfo is not None
    assert secret not in keys("list").output


def test_a_terminal_shows_a_table(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda _: True)
    monkeypatch.setenv("COLUMNS", "160")
    assert "svodka keys create NAME" in keys("list").output
    secret = keys.secret("create", "cms", "--requests-per-minute", "60")
    keys("rotate", "cms", "--overlap", "0")
    shown = keys("list", "--lang", "ru").output
    assert "запросов в минуту: 60" in shown
    assert f"{secret[:11]}…{secret[-4:]} не действует" in shown


def test_only_the_limits_that_are_named_change(keys: Keys) -> None:
    secret = keys.secret("create", "cms", "--requests-per-minute", "60", "--concurrency", "4", "--usd-per-month", "5")
    result = keys("limits", "cms", "--concurrency", "none", "--usd-per-month", "8")
    assert result.exit_code == 0
    assert "60 requests a minute, 8 US dollars a month" in result.stderr
    caller = keys.caller(secret)
    assert caller is not None
    assert caller.limits == Limits(60, None, Decimal(8))


def test_after_a_rotation_both_secrets_open_until_the_overlap_ends(keys: Keys) -> None:
    old = keys.secret("create", "cms")
    new = keys.secret("rotate", "cms", "--overlap", "1")
    first, second = keys.caller(old), keys.caller(new)
    assert first is not None
    assert second is not None
    assert first.owner == second.owner
    ends = [datetime.fromisoformat(item["expires"]) for item in keys.listed()[0]["secrets"] if item["expires"]]
    assert len(ends) == 1
    assert timedelta(minutes=58) < ends[0] - datetime.now(UTC) <= timedelta(hours=1)


def test_a_second_rotation_does_not_lengthen_the_life_of_older_secrets(keys: Keys) -> None:
    oldest = keys.secret("create", "cms")
    keys.secret("rotate", "cms", "--overlap", "0")
    newest = keys.secret("rotate", "cms", "--overlap", "48")
    assert keys.caller(oldest) is None
    assert keys.caller(newest) is not None


def test_a_revoked_key_opens_nothing_with_any_of_its_secrets(keys: Keys) -> None:
    secrets = [keys.secret("create", "cms"), keys.secret("rotate", "cms")]
    other = keys.secret("create", "desk")
    result = keys("revoke", "cms")
    assert (result.exit_code, result.stdout) == (0, "")
    assert [keys.caller(secret) for secret in secrets] == [None, None]
    assert keys.caller(other) is not None


@pytest.mark.parametrize("command", ["limits", "rotate", "revoke"])
def test_a_key_that_does_not_exist_is_said_so_in_the_language_asked_for(keys: Keys, command: str) -> None:
    result = keys(command, "cms", first=("--lang", "ru"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "svodka: not-found: Ключа cms нет.\n"


def test_a_key_in_the_database_closes_the_door(keys: Keys) -> None:
    settings = Settings.model_validate({"database_url": keys.url})
    assert asyncio.run(find_door(settings, "127.0.0.1", without_keys=False)) == "local"
    keys.secret("create", "cms")
    assert asyncio.run(find_door(settings, "127.0.0.1", without_keys=False)) == "keys"
    assert asyncio.run(find_door(settings, "0.0.0.0", without_keys=False)) == "keys"


def test_revoking_the_last_key_does_not_open_the_door_again(keys: Keys) -> None:
    keys.secret("create", "cms")
    keys("revoke", "cms")
    settings = Settings.model_validate({"database_url": keys.url})
    assert asyncio.run(find_door(settings, "127.0.0.1", without_keys=False)) == "keys"
    assert asyncio.run(find_door(settings, "127.0.0.1", without_keys=True)) == "open"
