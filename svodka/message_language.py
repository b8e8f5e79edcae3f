"""The language in which the command line tells people something: --lang, before the command or after it."""

from collections.abc import Callable

import click

Command = Callable[..., None]


def message_language() -> str:
    """Give the language that was asked for, `en` or `ru`."""
    return str(click.get_current_context().find_root().params["lang"])


def lang_option(command: Command) -> Command:
    """Take --lang after the command too, where people write it."""
    choice = click.Choice(["en", "ru"])
    return click.option(
        "--lang", type=choice, expose_value=False, callback=_set_language, help="Language of messages."
    )(command)


def _set_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.find_root().params["lang"] = value
