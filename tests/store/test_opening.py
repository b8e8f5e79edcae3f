import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from svodka.errors import Misconfigured, StoreUnavailable
from svodka.settings import Settings
from svodka.store import migrating
from svodka.store.connecting import create_engine, database_url
from svodka.store.opening import open_store, shown_url, upgrade_database
from svodka.store.tables import METADATA
from tests.databases import Postgres
from tests.store.conftest import Opening
from tests.store_material import LATER, request


def settings(url: str) -> Settings:
    return Settings(database_url=SecretStr(url))


def file_of(of: Settings) -> Path:
    return Path(database_url(of).database or "")


def test_migrations_make_the_tables_that_the_code_expects(database: Settings) -> None:
    async def differences(connection: AsyncConnection) -> list[object]:
        return await connection.run_sync(
            lambda sync: list(compare_metadata(MigrationContext.configure(sync, opts={"compare_type": True}), METADATA))
        )

    async def found() -> list[object]:
        await upgrade_database(database)
        engine = create_engine(database_url(database))
        async with engine.connect() as connection:
            result = await differences(connection)
        await engine.dispose()
        return result

    assert asyncio.run(found()) == []


def test_the_newest_version_is_the_last_migration() -> None:
    assert ScriptDirectory(str(migrating._SCRIPTS)).get_heads() == [migrating.NEWEST]


def test_a_database_may_be_upgraded_again(database: Settings) -> None:
    asyncio.run(upgrade_database(database))
    asyncio.run(upgrade_database(database))


def test_two_servers_may_upgrade_at_the_same_moment(postgres: Postgres) -> None:
    empty = postgres.settings(postgres.create("template0"))

    async def both() -> None:
        await asyncio.gather(*(upgrade_database(empty) for _ in range(4)))
        await (await open_store(empty)).aclose()

    asyncio.run(both())


def test_postgresql_without_tables_is_not_changed_by_opening_it(postgres: Postgres) -> None:
    empty = postgres.settings(postgres.create("template0"))
    for _ in range(2):
        with pytest.raises(Misconfigured) as caught:
            asyncio.run(open_store(empty))
        assert caught.value.reason == "old-database"


def test_a_database_of_a_newer_svodka_is_left_alone(sqlite_settings: Settings) -> None:
    asyncio.run(upgrade_database(sqlite_settings))
    with sqlite3.connect(file_of(sqlite_settings)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(Misconfigured, match="old-database"):
        asyncio.run(open_store(sqlite_settings))


def test_what_a_failed_step_of_a_migration_did_is_undone(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            asyncio.run(upgrade_database(sqlite_settings))
    with sqlite3.connect(file_of(sqlite_settings)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()


def test_the_file_and_its_folder_are_the_users_alone(sqlite_settings: Settings) -> None:
    asyncio.run(upgrade_database(sqlite_settings))
    path = file_of(sqlite_settings)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_file_is_safe_against_a_loss_of_power(sqlite_settings: Settings) -> None:
    async def pragmas() -> list[object]:
        engine = create_engine(database_url(sqlite_settings))
        async with engine.connect() as connection:
            names = ("synchronous", "journal_mode", "secure_delete", "foreign_keys", "page_size")
            found = [(await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in names]
        await engine.dispose()
        return found

    assert asyncio.run(pragmas()) == [2, "truncate", 1, 1, 4096]


def test_only_one_server_works_on_a_file_but_commands_may(sqlite_settings: Settings) -> None:
    async def story() -> None:
        server = await open_store(sqlite_settings, serving=True)
        with pytest.raises(Misconfigured) as caught:
            await open_store(sqlite_settings, serving=True)
        assert caught.value.reason == "database-in-use"
        command = await open_store(sqlite_settings)
        assert await server.may_run_jobs()
        assert not await command.may_run_jobs()
        await command.aclose()
        await server.aclose()
        await (await open_store(sqlite_settings, serving=True)).aclose()

    asyncio.run(story())


def test_a_server_that_is_killed_leaves_its_file_free(sqlite_settings: Settings) -> None:
    code = (
        "import asyncio, sys\n"
        "from pydantic import SecretStr\n"
        "from svodka.settings import Settings\n"
        "from svodka.store.opening import open_store\n"
        "async def main():\n"
        "    store = await open_store(Settings(database_url=SecretStr(sys.argv[1])), serving=True)\n"
        "    print('open', flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    url = f"sqlite:///{file_of(sqlite_settings)}"
    command = [sys.executable, "-c", code, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"open\n"
        with pytest.raises(Misconfigured, match="database-in-use"):
            asyncio.run(open_store(sqlite_settings, serving=True))
        os.kill(server.pid, signal.SIGKILL)

    async def again() -> None:
        await (await open_store(sqlite_settings, serving=True)).aclose()

    asyncio.run(again())


def test_one_server_of_many_runs_the_jobs_and_another_takes_over(postgres_settings: Settings) -> None:
    async def story() -> None:
        first = await open_store(postgres_settings, serving=True)
        second = await open_store(postgres_settings, serving=True)
        assert [await first.may_run_jobs(), await second.may_run_jobs(), await first.may_run_jobs()] == [
            True,
            False,
            True,
        ]
        await first.aclose()
        assert await second.may_run_jobs()
        await second.aclose()

    asyncio.run(story())


def test_who_loses_its_connection_loses_the_right_to_run_jobs(postgres: Postgres, postgres_settings: Settings) -> None:
    async def story() -> None:
        first = await open_store(postgres_settings, serving=True)
        second = await open_store(postgres_settings, serving=True)
        assert await first.may_run_jobs()
        postgres.end_sessions(str(database_url(postgres_settings).database))
        assert await second.may_run_jobs()
        assert not await first.may_run_jobs()
        await first.ping()
        await first.aclose()
        await second.aclose()

    asyncio.run(story())


def test_a_right_that_is_asked_for_by_somebody_who_is_cancelled_is_not_lost(postgres_settings: Settings) -> None:
    async def story() -> None:
        first = await open_store(postgres_settings, serving=True)
        second = await open_store(postgres_settings, serving=True)
        for _ in range(20):
            task = asyncio.create_task(first.may_run_jobs())
            await asyncio.sleep(0)
            task.cancel()
        assert [await first.may_run_jobs(), await second.may_run_jobs()] == [True, False]
        await first.aclose()
        await second.aclose()

    asyncio.run(story())


def test_without_a_database_nobody_has_the_right_and_nothing_is_raised(
    postgres: Postgres, postgres_settings: Settings
) -> None:
    async def story() -> None:
        store = await open_store(postgres_settings, serving=True)
        assert await store.may_run_jobs()
        postgres.drop(str(database_url(postgres_settings).database))
        assert not await store.may_run_jobs()
        with pytest.raises(StoreUnavailable):
            await store.ping()
        await store.aclose()

    asyncio.run(story())


def test_a_machine_that_is_lost_is_noticed_by_the_database(postgres_settings: Settings) -> None:
    async def story() -> str:
        engine = create_engine(database_url(postgres_settings))
        async with engine.connect() as connection:
            idle = str(await connection.scalar(text("SHOW tcp_keepalives_idle")))
        await engine.dispose()
        return idle

    assert asyncio.run(story()) == "10"


def test_a_database_that_cannot_be_written_to_is_told_as_unavailable(
    postgres: Postgres, postgres_settings: Settings
) -> None:
    name = sql.Identifier(str(database_url(postgres_settings).database))
    postgres.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(name))

    async def story() -> None:
        store = await open_store(postgres_settings)
        with pytest.raises(StoreUnavailable):
            await store.jobs.add("o", request(), claim=None, expires=LATER)
        await store.aclose()

    asyncio.run(story())


def test_a_database_that_is_gone_is_told_as_unavailable() -> None:
    with pytest.raises(StoreUnavailable):
        asyncio.run(open_store(settings("postgresql://svodka:canary@127.0.0.1:1/svodka")))


def test_a_file_that_cannot_be_made_is_told_as_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable):
        asyncio.run(open_store(settings(f"sqlite:///{tmp_path}/file/svodka.db")))


def test_a_file_that_is_no_database_is_told_as_unavailable(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear editor, " * 1000)
    with pytest.raises(StoreUnavailable):
        asyncio.run(open_store(settings(f"sqlite:///{tmp_path}/letter")))


def test_a_file_that_another_process_holds_is_told_as_unavailable(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("svodka.store.connecting.WAIT_SECONDS", 0.05)

    async def story() -> None:
        store = await open_store(sqlite_settings)
        other = sqlite3.connect(file_of(sqlite_settings), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            await store.ping()
        other.execute("ROLLBACK")
        other.close()
        await store.ping()
        await store.aclose()

    asyncio.run(story())


@pytest.mark.parametrize("url", ["mysql://u@h/d", "sqlite://", "sqlite:///:memory:", "no address", "postgresql://h"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="database-url"):
        asyncio.run(open_store(settings(url)))


def test_an_address_is_shown_without_its_password() -> None:
    shown = shown_url(settings("postgresql://editor:canary@db.example/news?password=canary&sslmode=require"))
    assert shown == "postgresql://editor:***@db.example/news"


def test_a_transaction_is_finished_when_its_caller_is_cancelled(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            for _ in range(30):
                task = asyncio.create_task(store.jobs.add("o", request(), claim=None, expires=LATER))
                await asyncio.sleep(0)
                task.cancel()
        async with opened() as store:
            assert await store.jobs.waiting() == 30

    asyncio.run(story())


def test_many_may_wait_for_the_one_connection(opened: Opening) -> None:
    async def story() -> None:
        async with opened() as store:
            await asyncio.gather(*(store.ping() for _ in range(200)))

    asyncio.run(story())
