"""Log lines: one each, for machines or for people, and never the words of an article."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from svodka.logs import configure_logs, logger, places
from svodka.settings import Settings

CANARY = "Ватерлиния-канарейка 4711"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root, stream = logging.getLogger(), io.StringIO()
    before = root.handlers[:], root.level
    configure_logs(Settings(), stream)
    structlog.contextvars.clear_contextvars()
    yield stream
    root.handlers[:], level = before[0], before[1]
    root.setLevel(level)
    structlog.contextvars.clear_contextvars()


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def only(written: io.StringIO) -> dict[str, Any]:
    (line,) = lines(written)
    return line


def fail(words: str) -> None:
    raise ValueError(words)


def test_a_line_has_its_fields_and_the_time_in_utc(written: io.StringIO) -> None:
    logger("svodka.test").info("job finished", job="0199", outcome="done")
    line = only(written)
    assert (line["event"], line["job"], line["outcome"], line["level"]) == ("job finished", "0199", "done", "info")
    assert line["logger"] == "svodka.test"
    assert line["timestamp"].endswith("Z")


def test_what_is_bound_to_the_request_is_in_every_line_of_any_logger(written: io.StringIO) -> None:
    structlog.contextvars.bind_contextvars(request_id="r1", owner="desk")
    logger("api.test").info("structured")
    logging.getLogger("svodka.plain").warning("filled in: %s", 3)
    assert [(line["event"], line["request_id"], line["owner"]) for line in lines(written)] == [
        ("structured", "r1", "desk"),
        ("filled in: 3", "r1", "desk"),
    ]


@pytest.mark.parametrize("name", ["svodka.jobs", "uvicorn.error", "asyncio", "sqlalchemy.pool"])
def test_an_exception_is_told_by_type_and_place_never_by_its_words(written: io.StringIO, name: str) -> None:
    try:
        fail(CANARY)
    except ValueError:
        logging.getLogger(name).exception("Exception in ASGI application\n")
    line = only(written)
    assert CANARY not in written.getvalue()
    assert line["errors"][0]["type"] == "ValueError"
    assert line["errors"][0]["frames"][-1].endswith(" fail")


def test_causes_and_groups_are_told_too_and_a_circle_ends() -> None:
    inner, outer = ValueError(CANARY), RuntimeError(CANARY)
    outer.__cause__, inner.__cause__ = inner, outer
    told = places(ExceptionGroup(CANARY, [outer, KeyError(CANARY)]))
    assert [link["type"] for link in told] == ["ExceptionGroup", "RuntimeError", "KeyError", "ValueError"]
    assert CANARY not in json.dumps(told, ensure_ascii=False)


def test_a_library_is_told_by_its_template_and_its_place(written: io.StringIO) -> None:
    logging.getLogger("library").warning("could not read %r", CANARY)
    logging.getLogger("library").warning(f"could not read {CANARY}")  # noqa: G004 - what libraries do
    with_values, without = lines(written)
    assert with_values["event"] == "could not read %r"
    assert without["event"] == "said by a library"
    assert without["where"].startswith("test_logs:")
    assert CANARY not in written.getvalue()


def test_a_task_that_nobody_awaited_does_not_tell_the_words_of_its_exception(written: io.StringIO) -> None:
    async def lose_a_task() -> None:
        async def failing() -> None:
            fail(CANARY)

        task = asyncio.create_task(failing())
        await asyncio.wait([task])
        del task

    asyncio.run(lose_a_task())
    line = only(written)
    assert (line["logger"], line["errors"][0]["type"]) == ("asyncio", "ValueError")
    assert CANARY not in written.getvalue()


def test_a_line_stays_one_line(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").error(f"Traceback (most recent call last):\n  ValueError: {CANARY}")  # noqa: G004
    logger("svodka.test").info("said", words="one\ntwo")
    first, second = lines(written)
    assert first["event"] == "Traceback (most recent call last):"
    assert second["words"] == "one\ntwo"


def test_libraries_are_heard_from_warnings_on(written: io.StringIO) -> None:
    logging.getLogger("library").info("request to %s", "somewhere")
    logger("svodka.test").debug("too small")
    assert lines(written) == []


def test_people_get_plain_text(monkeypatch: pytest.MonkeyPatch, written: io.StringIO) -> None:
    monkeypatch.setenv("SVODKA_LOG_FORMAT", "text")
    stream = io.StringIO()
    configure_logs(Settings(), stream)
    try:
        fail(CANARY)
    except ValueError:
        logger("svodka.test").exception("broken", job="0199")
    assert "broken" in stream.getvalue()
    assert "job=0199" in stream.getvalue()
    assert CANARY not in stream.getvalue()
    assert written.getvalue() == ""
