"""Log lines for machines or for people; the words of an article or of an exception are in neither."""

import logging
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor

from svodka.settings import Settings

SPEAKERS: Final = frozenset({"svodka", "api", "uvicorn"})
"""Packages whose sentences are known to quote nothing. What others say is told by its template or its place alone."""

ERRORS_AT_MOST: Final = 5
FRAMES_AT_MOST: Final = 60


def configure_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every log line of the process to `stream` (standard error when None), one line each."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(_renderer(settings, handler.stream)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in SPEAKERS:
        logging.getLogger(name).setLevel(logging.INFO)


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """Give a logger of the standard library that takes fields: `log.info("request", status=200)`."""
    wrapped = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return cast("structlog.stdlib.BoundLogger", wrapped)


def places(error: BaseException) -> list[dict[str, Any]]:
    """Give an exception and its causes as types and places; their own words may quote an article."""
    return [{"type": type(link).__qualname__, "frames": _frames(link.__traceback__)} for link in _chain(error)]


def _renderer(settings: Settings, stream: TextIO) -> Processor:
    if settings.log_format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty())


def _formatter(renderer: Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.contextvars.merge_contextvars, _told_safely],
        use_get_message=False,
        pass_foreign_args=True,
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_places,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            renderer,
        ],
    )


def _told_safely(_: object, __: str, event: EventDict) -> EventDict:
    """Tell what a plain logger said: filled in where the speaker is known, else without its values."""
    record, values = cast("logging.LogRecord", event["_record"]), event.pop("positional_args")
    event.pop("stack_info", None)
    known = record.name.partition(".")[0] in SPEAKERS
    if values and known:
        event["event"] = str(event["event"]) % values
    elif not values and not known:
        # Without values it may have been filled in before it came here.
        event["event"] = "said by a library"
    event["event"] = event["event"].partition("\n")[0]
    return event if known else {**event, "where": f"{record.module}:{record.lineno} {record.funcName}"}


def _with_places(_: object, __: str, event: EventDict) -> EventDict:
    error = _error(event.pop("exc_info", None))
    return event if error is None else {**event, "errors": places(error)}


def _error(given: object) -> BaseException | None:
    if isinstance(given, BaseException):
        return given
    if isinstance(given, tuple):
        return cast("tuple[Any, BaseException | None, Any]", given)[1]
    return sys.exc_info()[1] if given else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < ERRORS_AT_MOST:
        link = waiting.pop(0)
        if id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += _behind(link)


def _behind(error: BaseException) -> list[BaseException]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    group = cast("BaseExceptionGroup[BaseException] | None", error if isinstance(error, BaseExceptionGroup) else None)
    inside = () if group is None else group.exceptions
    return [*inside, *([] if cause is None else [cause])]


def _frames(trace: TracebackType | None) -> list[str]:
    every = [
        f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
    return every[-FRAMES_AT_MOST:]
