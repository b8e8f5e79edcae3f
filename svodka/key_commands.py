"""`svodka keys`: makes, lists, limits, rotates and revokes the keys of those who call the API."""

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
from click.core import ParameterSource
from rich_click import RichGroup

from svodka.errors import InvalidField, NotFound
from svodka.message_language import Command, lang_option, message_language

if TYPE_CHECKING:
    from svodka.credentials import NewSecret
    from svodka.store.keys import KeyRecord, Limits, SecretRecord
    from svodka.store.store import Store

T = TypeVar("T")

_NAME: Final = re.compile(r"[^\W_][\w.-]{0,63}")
_WORDS: Final = {
    "en": {
        "created": "Key {name} is made ({limits}). This is its secret, told once and kept nowhere:",
        "restart": "A server that was started without any key has to be started again to ask for keys.",
        "rotated": "A new secret of key {name}, kept nowhere. Older ones work until {until} (UTC):",
        "changed": "Key {name}: {limits}. It counts from the next request.",
        "revoked": "Key {name} is revoked: it opens nothing from the next request on.",
        "none": "There is no key. Make one: svodka keys create NAME",
        "requests": "{} requests a minute",
        "concurrency": "{} at once",
        "usd": "{} US dollars a month",
        "unlimited": "no limits",
        "columns": "name|limits|spent this month, USD|last used|secrets",
        "until": "until",
        "over": "no longer valid",
    },
    "ru": {
        "created": "Ключ {name} создан ({limits}). Вот его секрет; он показывается один раз и нигде не хранится:",
        "restart": "Сервер, запущенный, когда ключей не было, нужно перезапустить, чтобы он требовал ключ.",
        "rotated": "Новый секрет ключа {name}; он нигде не хранится. Старые действуют до {until} (UTC):",
        "changed": "Ключ {name}: {limits}. Действует со следующего запроса.",
        "revoked": "Ключ {name} отозван и со следующего запроса не действует.",
        "none": "Ключей нет. Создать: svodka keys create NAME",
        "requests": "запросов в минуту: {}",
        "concurrency": "одновременно: {}",
        "usd": "долларов США в месяц: {}",
        "unlimited": "без ограничений",
        "columns": "имя|ограничения|израсходовано за месяц, USD|последний раз|секреты",
        "until": "до",
        "over": "не действует",
    },
}


class _Limit(click.ParamType[Decimal | None]):
    """A number with as many decimal places as it may have, or none."""

    name = "number|none"

    def __init__(self, least: int, most: int, places: int) -> None:
        self._least, self._most, self._places = least, most, places

    def convert(self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None) -> Decimal | None:
        if value == "none":
            return None
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("nan")
        # Asked for in this order: what is not finite can be neither compared nor rounded.
        if number.is_finite() and self._least <= number <= self._most and number == round(number, self._places):
            return number
        places = f" with up to {self._places} decimal places" if self._places else ""
        wrong = f"{value!r} is neither a number from {self._least} to {self._most}{places} nor none."
        raise click.BadParameter(wrong, ctx, param)


def _limit_options(command: Command) -> Command:
    for option in (
        click.option("--usd-per-month", type=_Limit(0, 1_000_000_000, 6), help="What it may spend in a month (UTC)."),
        click.option("--concurrency", type=_Limit(1, 100_000, 0), help="Requests under way at once."),
        click.option("--requests-per-minute", type=_Limit(1, 100_000, 0), help="Requests in any 60 seconds."),
    ):
        command = option(command)
    return command


@click.group(cls=RichGroup)
def keys() -> None:
    """Make, list, limit, rotate and revoke the keys of those who call the API."""


@keys.command()
@click.argument("name")
@_limit_options
@lang_option
def create(
    name: str, requests_per_minute: Decimal | None, concurrency: Decimal | None, usd_per_month: Decimal | None
) -> None:
    """Make a key; its secret alone goes to standard output, so KEY=$(svodka keys create NAME) works."""
    from svodka.credentials import new_secret
    from svodka.store.keys import Limits

    if _NAME.fullmatch(name) is None:
        raise InvalidField("key-name")
    limits = Limits(_whole(requests_per_minute), _whole(concurrency), usd_per_month)
    secret = new_secret()
    record = _with_store(lambda store: store.keys.create(name, limits, secret_hash=secret.hash, shown=secret.shown))
    _tell("created", name=record.name, limits=_told_limits(record.limits))
    _hand_out(secret)
    _tell("restart")


@keys.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON on a terminal too.")
@lang_option
def list_keys(*, as_json: bool) -> None:
    """List the keys, their limits and what they spent; of each secret only its ends."""
    listed = _with_store(_listed)
    if as_json or not sys.stdout.isatty():
        _print_json(listed)
    elif listed:
        _print_table(listed)
    else:
        _tell("none")


@keys.command()
@click.argument("name")
@_limit_options
@lang_option
@click.pass_context
def limits(
    context: click.Context,
    name: str,
    requests_per_minute: Decimal | None,
    concurrency: Decimal | None,
    usd_per_month: Decimal | None,
) -> None:
    """Change the limits of a key; one that is not named stays, none takes it away."""
    values: dict[str, Any] = {
        "requests_per_minute": _whole(requests_per_minute),
        "concurrency": _whole(concurrency),
        "usd_per_month": usd_per_month,
    }
    given = {key: values[key] for key in values if context.get_parameter_source(key) is ParameterSource.COMMANDLINE}

    async def change(store: "Store") -> "KeyRecord | None":
        old = next((record for record in await store.keys.every() if record.name == name), None)
        return old and await store.keys.change_limits(name, replace(old.limits, **given))

    record = _found(_with_store(change), name)
    _tell("changed", name=name, limits=_told_limits(record.limits))


@keys.command()
@click.argument("name")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 8760),
    default=24,
    show_default=True,
    help="Hours for which older secrets still work.",
)
@lang_option
def rotate(name: str, overlap: float) -> None:
    """Give a key a new secret; older ones work for a while, so that nothing has to stop."""
    from svodka.credentials import new_secret

    secret, until = new_secret(), datetime.now(UTC) + timedelta(hours=overlap)
    _found(
        _with_store(
            lambda store: store.keys.add_secret(name, secret_hash=secret.hash, shown=secret.shown, old_expire=until)
        ),
        name,
    )
    _tell("rotated", name=name, until=_minute(until))
    _hand_out(secret)


@keys.command()
@click.argument("name")
@lang_option
def revoke(name: str) -> None:
    """Have a key open nothing any more, at once; what it made is kept as long as it would have been."""
    _found(_with_store(lambda store: store.keys.revoke(name)), name)
    _tell("revoked", name=name)


def _with_store(work: "Callable[[Store], Awaitable[T]]") -> T:
    from svodka.settings import Settings
    from svodka.store.opening import open_store

    async def opened() -> T:
        store = await open_store(Settings.from_environment())
        try:
            return await work(store)
        finally:
            await store.aclose()

    return asyncio.run(opened())


async def _listed(store: "Store") -> "list[tuple[KeyRecord, Decimal]]":
    return [(record, (await store.accounts.spent(record.id)).spent) for record in await store.keys.every()]


def _found(record: T | None, name: str) -> T:
    if record is None:
        raise NotFound("key", name=name[:50])
    return record


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _hand_out(secret: "NewSecret") -> None:
    click.echo(secret.text)


def _tell(sentence: str, **values: str) -> None:
    # On standard error: what is read by programs is the secret alone.
    click.echo(_WORDS[message_language()][sentence].format(**values), err=True)


def _told_limits(of: "Limits") -> str:
    words = _WORDS[message_language()]
    told = {"requests": of.requests_per_minute, "concurrency": of.concurrency, "usd": of.usd_per_month}
    return (
        ", ".join(words[name].format(value) for name, value in told.items() if value is not None) or words["unlimited"]
    )


def _print_json(listed: "list[tuple[KeyRecord, Decimal]]") -> None:
    import json

    entries = [asdict(record) | {"spent_usd_this_month": spent} for record, spent in listed]
    click.echo(json.dumps({"keys": entries}, default=_plain, ensure_ascii=False, indent=2))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _print_table(listed: "list[tuple[KeyRecord, Decimal]]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*_WORDS[message_language()]["columns"].split("|"))
    for record, spent in listed:
        table.add_row(
            record.name, _told_limits(record.limits), f"{spent:f}", str(record.last_used or "-"), _told_secrets(record)
        )
    Console().print(table)


def _told_secrets(record: "KeyRecord") -> str:
    return "\n".join(_told_secret(secret) for secret in record.secrets)


def _told_secret(secret: "SecretRecord") -> str:
    words, ends = _WORDS[message_language()], secret.expires
    if secret.revoked is not None or (ends is not None and ends <= datetime.now(UTC)):
        return f"{secret.shown} {words['over']}"
    return secret.shown if ends is None else f"{secret.shown} {words['until']} {_minute(ends)}"


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"
