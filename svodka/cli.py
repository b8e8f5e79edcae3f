"""The command line. Heavy imports stay inside the commands, so that help answers at once."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click
from rich_click import RichGroup

from svodka.database_commands import database
from svodka.errors import BadInput, Misconfigured, NotFound, SvodkaError
from svodka.key_commands import keys
from svodka.message_language import Command, lang_option, message_language

if TYPE_CHECKING:
    from schemas.check import CheckRequest
    from schemas.request import SummaryRequest
    from svodka.settings import Settings

EXIT_REVIEW: Final = 1
EXIT_BAD_INPUT: Final = 2
EXIT_NO_SUMMARY: Final = 3

M = TypeVar("M")


def main() -> None:
    """Run the command line."""
    try:
        sys.exit(commands(standalone_mode=False, prog_name="svodka"))
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(EXIT_BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)


def _fail(error: SvodkaError, language: str) -> NoReturn:
    from svodka.error_texts import told

    click.echo(f"svodka: {error.slug}: " + "\n".join(told(error, language)), err=True)
    ours = isinstance(error, (BadInput, NotFound, Misconfigured))
    sys.exit(EXIT_BAD_INPUT if ours else EXIT_NO_SUMMARY)


def _port(command: Command) -> Command:
    ports = click.IntRange(0, 65535)
    return click.option("--port", type=ports, default=8080, show_default=True, help="Port to listen on.")(command)


class _Commands(RichGroup):
    """Knows the American spelling, and tells what failed in the language that was asked for."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, {"summarize": "summarise"}.get(cmd_name, cmd_name))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SvodkaError as error:
            _fail(error, ctx.params["lang"])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["en", "ru"]), default="en", show_default=True, help="Language of messages.")
@click.version_option(package_name="svodka", prog_name="svodka")
def commands(lang: str) -> None:
    """Turn news articles into checked bilingual summaries."""


commands.add_command(keys)
commands.add_command(database)


def _article_options(command: Command) -> Command:
    for option in (
        click.option("--language", help="The article's language (BCP 47); detected when not given."),
        click.option("--to", "target_language", help="The second language; English when not given."),
        click.option("--published", help="Day of publication, as 2026-11-20."),
        click.option("--title", help="The article's headline."),
        click.option("--glossary", type=click.Path(path_type=Path), help="House terms: a JSON list, as in the schema."),
        click.option("--html/--text", default=None, help="What the article is; seen from the file when not given."),
    ):
        command = option(command)
    return command


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_article_options
@lang_option
@click.option("--length", type=click.Choice(["short", "standard", "long"]), default="standard", show_default=True)
@click.option("--deep", "verify", flag_value="deep", help="Have a second model judge what rules cannot decide.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON on a terminal too.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a person must look.")
def summarise(file: Path, *, as_json: bool, strict: bool, **options: Any) -> None:
    """Summarise the article in FILE, or standard input for -."""
    from svodka.newsroom import open_newsroom
    from svodka.pipeline import summarise as make_summary
    from svodka.presenting import present

    settings = _settings()
    request = _request(file, **options)
    summary = asyncio.run(make_summary(request, open_newsroom(settings)))
    _print(present(summary, request, message_language()), as_json=as_json)
    if strict and summary.status == "review":
        raise click.exceptions.Exit(EXIT_REVIEW)


@commands.command()
@click.argument("article", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("summary", type=click.Path(path_type=Path))
@_article_options
@lang_option
@click.option("--explain", is_flag=True, help="Say which rules ran, what they looked at and what fired.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON on a terminal too.")
def check(article: Path, summary: Path, *, explain: bool, as_json: bool, **options: Any) -> None:
    """Check SUMMARY (JSON, whoever wrote it) against ARTICLE. No model is asked."""
    from svodka.checks.explain import explain as explanation
    from svodka.pipeline import check_summary, examine

    request = _check_request(article, summary, options)
    result = check_summary(request, language=message_language())
    if explain:
        # Beside the JSON if both are asked for, in its place otherwise.
        click.echo(explanation(examine(request)[1]), err=as_json)
    if as_json or not explain:
        _print(result, as_json=as_json)
    if result.status == "review":
        raise click.exceptions.Exit(EXIT_REVIEW)


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@_port
@click.option("--without-keys", is_flag=True, help="Listen beyond loopback although anybody may call.")
def serve(host: str, port: int, *, without_keys: bool) -> None:
    """Serve the API. Without a model it checks, and does not summarise."""
    from api.app import Site
    from svodka.doors import find_door
    from svodka.logs import configure_logs
    from svodka.newsroom import open_newsroom
    from svodka.serving import listen, serve_api

    settings = _settings()
    configure_logs(settings)
    newsroom = open_newsroom(settings) if settings.model else None
    door = asyncio.run(find_door(settings, host, without_keys=without_keys))
    serve_api(Site(newsroom, settings, door), listen(host, port))


@commands.command()
@lang_option
@click.option("--once", is_flag=True, help="Print the summary and end.")
@_port
def demo(*, once: bool, port: int) -> None:
    """Show a summary of a sample article, then serve the samples; no key, no network."""
    from svodka.serving import run_demo

    run_demo(port=port, once=once, language=message_language())


@commands.command()
@click.argument("names", nargs=-1)
@click.option("--folder", type=click.Path(path_type=Path), help="Where samples.toml stands.")
def record(names: tuple[str, ...], folder: Path | None) -> None:
    """Record the samples (or those NAMES) again, against the model that is configured."""
    from svodka.recording import record_samples

    if not record_samples(_settings(), names, folder):
        raise click.exceptions.Exit(EXIT_NO_SUMMARY)


@commands.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of NAME, or the names there are."""
    import json

    from schemas.published import PUBLISHED, json_schema

    if name is None:
        click.echo("\n".join(PUBLISHED))
        return
    if name not in PUBLISHED:
        raise NotFound("schema", name=name[:50], names=", ".join(PUBLISHED))
    click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))


@commands.command()
@lang_option
def doctor() -> None:
    """Say what is configured, what answers, and what to do next."""
    from svodka.doctor import examine_installation

    if not asyncio.run(examine_installation(_settings(), message_language())):
        raise click.exceptions.Exit(EXIT_NO_SUMMARY)


def _settings() -> "Settings":
    from svodka.settings import Settings

    return Settings.from_environment()


def _read(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError:
        raise NotFound("file", name=str(file)) from None


def _request(file: Path, *, html: bool | None, glossary: Path | None, **options: Any) -> "SummaryRequest":
    from schemas.request import Glossary, SummaryRequest
    from svodka.intake.decoding import decode

    text = decode(_read(file))
    looks_like_html = text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))
    kind = "html" if (looks_like_html if html is None else html) else "text"
    given = {name: value for name, value in options.items() if value is not None}
    if glossary is not None:
        content = _read(glossary)
        given["glossary"] = _validated(lambda: Glossary.validate_json(content))
    return _validated(lambda: SummaryRequest.model_validate({kind: text, **given}))


def _check_request(article: Path, summary: Path, options: dict[str, Any]) -> "CheckRequest":
    from schemas.check import CheckRequest, SummaryToCheck

    content = _read(summary)
    # Read as JSON, not as Python objects: that also refuses what no JSON text can hold.
    claimed = _validated(lambda: SummaryToCheck.model_validate_json(content))
    return CheckRequest(article=_request(article, **options), summary=claimed)


def _validated(read: Callable[[], M]) -> M:
    from pydantic import ValidationError

    try:
        return read()
    except ValidationError as error:
        from svodka.refusals import refusal

        raise refusal(error) from None


def _print(result: Any, *, as_json: bool) -> None:
    if as_json or not sys.stdout.isatty():
        click.echo(result.model_dump_json(indent=2))
        return
    from rich.console import Console

    from schemas.summary import Summary
    from svodka.terminal import show_findings, show_summary

    show = show_summary if isinstance(result, Summary) else show_findings
    show(Console(), result, message_language())
