"""`svodka database`: brings the tables up to date, and says how the database stands."""

import asyncio
from typing import Final

import click
from rich_click import RichGroup

from svodka.message_language import lang_option, message_language

_WORDS: Final = {
    "en": {
        "upgraded": "{database} has the tables of this version.",
        "answers": "answers, and has the tables of this version",
        "keys": "asks every caller for one",
        "local": "none is asked for on this machine; other addresses need a key (svodka keys create NAME)",
    },
    "ru": {
        "upgraded": "{database}: таблицы этой версии.",
        "answers": "отвечает, таблицы этой версии",
        "keys": "сервер требует ключ от каждого",
        "local": "на этой машине ключ не нужен; для других адресов нужен (svodka keys create NAME)",
    },
}


@click.group(cls=RichGroup)
def database() -> None:
    """Bring the tables of the database up to date, and say how it stands."""


@database.command()
@lang_option
def upgrade() -> None:
    """Give the database the tables of this version. PostgreSQL needs it once per version; SQLite does it by itself."""
    from svodka.database import database_name
    from svodka.settings import Settings
    from svodka.store.opening import upgrade_database

    settings = Settings.from_environment()
    asyncio.run(upgrade_database(settings))
    click.echo(_WORDS[message_language()]["upgraded"].format(database=database_name(settings)), err=True)


@database.command()
@lang_option
def status() -> None:
    """Say which database it is, and whether it answers and is current."""
    from svodka.database import database_name, database_state
    from svodka.settings import Settings

    settings = Settings.from_environment()
    # Before it is asked: if it is away, this is what people want to know.
    click.echo(f"database  {database_name(settings)}")
    state = asyncio.run(database_state(settings))
    words = _WORDS[message_language()]
    click.echo(f"state     {words['answers']}")
    click.echo(f"keys      {state.keys}: {words[state.door]}")
