"""Plays a row of the matrix: one article through the real API and the real writer, to an upstream that fails."""

import asyncio
import json
import logging
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from litestar import Litestar
from litestar.testing import TestClient
from pydantic import SecretStr

from api.app import Site, create_app
from svodka.llm.completion import Completion
from svodka.llm.provider import ProviderWriter
from svodka.llm.unit import Attempt, Ledger, Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener
from svodka.newsroom import Newsroom
from svodka.settings import Price, Settings
from svodka.store.accounts import Spending
from svodka.store.opening import open_store
from tests.face import empty_database
from tests.upstream.rows import CANARY_KEY, TEXT, Row
from tests.upstream.server import Upstream

MODEL: Final = "m"
EVENTS: Final = "text/event-stream"


@dataclass(slots=True)
class Book:
    """A ledger that keeps what was reserved beside what was settled, and passes both on."""

    onwards: Ledger | None = None
    reserved: list[Attempt] = field(default_factory=list[Attempt])
    settled: list[Attempt] = field(default_factory=list[Attempt])

    async def reserve(self, attempt: Attempt) -> None:
        """Keep the reserve."""
        if self.onwards is not None:
            await self.onwards.reserve(attempt)
        self.reserved.append(attempt)

    async def settle(self, attempt: Attempt) -> None:
        """Keep what became of it."""
        self.settled.append(attempt)
        if self.onwards is not None:
            await self.onwards.settle(attempt)

    @property
    def sum(self) -> Decimal:
        """What all attempts cost, in US dollars."""
        return sum((attempt.cost or Decimal(0) for attempt in self.settled), Decimal(0))


class AuditedWriter(ProviderWriter):
    """The real writer, with a book that sees each attempt and a clock that does not make the waits real."""

    def __init__(self, settings: Settings) -> None:
        self.book = Book()
        self.waits: list[float] = []
        super().__init__(settings, sleep=self._wait)

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Put the book before the unit's own ledger, and complete."""
        if unit.ledger is not self.book:
            self.book.onwards, unit.ledger = unit.ledger, self.book
        return await super().complete(body, unit, listen)


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a row."""

    status: int
    headers: dict[str, str]
    answer: dict[str, Any]
    seconds: float
    upstream: Upstream
    book: Book
    waits: list[float]
    logged: str
    events: tuple[str, ...]
    """Names of the events, where the answer was a stream; `answer` is then the last one's."""
    spending: Spending
    """What the store has in its ledger, once the server has stopped."""

    @property
    def calls(self) -> int:
        """Calls on the wire, as the upstream counted them where it could."""
        return len(self.book.reserved) if self.upstream.calls is None else self.upstream.calls


def settings_for(row: Row, url: str, folder: Path) -> Settings:
    """Give the settings under which a row is played, with an empty database in the folder."""
    database = folder / "svodka.db"
    database.write_bytes(empty_database())
    return Settings(
        database_url=SecretStr(f"sqlite:///{database}"),
        model=MODEL,
        model_url=url,
        model_key=SecretStr(CANARY_KEY),
        model_mode=row.mode,
        prices={MODEL: Price(input=Decimal(1), output=Decimal(2))},
        deadline_seconds=row.deadline,
        read_timeout_seconds=row.read_timeout,
    )


def application(writer: ProviderWriter, settings: Settings) -> Litestar:
    """Give the application as it serves, with this writer."""
    newsroom = Newsroom(writer, settings.deadline_seconds, settings.second_language)
    return create_app(Site(newsroom, settings, "local"))


def play(row: Row, accept: str = "application/json") -> Played:
    """Post one article while the upstream does what the row says."""
    with row.stage() as upstream, overheard() as heard, tempfile.TemporaryDirectory() as folder:
        settings = settings_for(row, upstream.url, Path(folder))
        writer = AuditedWriter(settings)
        app = application(writer, settings)
        with TestClient(app, base_url="http://svodka.localhost", raise_server_exceptions=False) as client:
            began = time.monotonic()
            answer = client.post("/v1/summaries", json={"text": TEXT}, headers={"Accept": accept})
            seconds = time.monotonic() - began
        events = read_events(answer.text) if accept == EVENTS else [("", answer.json())]
        return Played(
            status=answer.status_code,
            headers=dict(answer.headers),
            answer=events[-1][1],
            seconds=seconds,
            upstream=upstream,
            book=writer.book,
            waits=writer.waits,
            logged="\n".join(heard()),
            events=tuple(name for name, _ in events),
            spending=asyncio.run(_spending(settings)),
        )


def read_events(text: str) -> list[tuple[str, Any]]:
    """Read server-sent events: the name and the data of each."""
    events = [_fields(block) for block in text.split("\n\n")]
    return [(event["event"], json.loads(event["data"])) for event in events if "data" in event]


def _fields(block: str) -> dict[str, str]:
    return {name: value for name, _, value in (line.partition(": ") for line in block.splitlines())}


async def _spending(settings: Settings) -> Spending:
    store = await open_store(settings)
    try:
        return await store.accounts.spent("local")
    finally:
        await store.aclose()


@contextmanager
def overheard() -> Generator[Callable[[], list[str]]]:
    """Hear everything that is logged, at any level, with its traceback."""
    hearer = _Hearer()
    root = logging.getLogger()
    level = root.level
    root.addHandler(hearer)
    root.setLevel(logging.DEBUG)
    try:
        yield lambda: hearer.lines
    finally:
        root.setLevel(level)
        root.removeHandler(hearer)


class _Hearer(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
