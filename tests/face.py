"""The application as it is served: over a socket, with a store of its own and a writer that can be held up."""

import asyncio
import functools
import json
import socket
import tempfile
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from litestar import Litestar
from litestar.testing import TestClient
from pydantic import SecretStr

from api.app import Site, create_app
from svodka.doors import Door
from svodka.llm.completion import Completion
from svodka.llm.fake import Answer, FakeWriter
from svodka.llm.unit import Unit
from svodka.llm.wire import Body
from svodka.llm.writer import Listener, Writer
from svodka.newsroom import Newsroom
from svodka.settings import Settings
from svodka.store.opening import upgrade_database
from tests.material import ARTICLE


@functools.cache
def empty_database() -> bytes:
    """Give the file of a database that nothing is in yet; to make one takes a while."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "svodka.db"
        settings = Settings.model_construct(database_url=SecretStr(f"sqlite:///{database}"))
        maker = threading.Thread(target=lambda: asyncio.run(upgrade_database(settings)))
        # In a thread of its own: some tests ask for it inside a running loop.
        maker.start()
        maker.join()
        return database.read_bytes()


JSON = {"Content-Type": "application/json"}


@contextmanager
def client_of(place: Site) -> Generator[TestClient[Litestar]]:
    """Give a client that calls the application without a socket."""
    with TestClient(create_app(place), base_url="http://svodka.localhost", raise_server_exceptions=False) as client:
        yield client


class HeldWriter(FakeWriter):
    """Says when it was asked, and answers when it is let go; knows when it was given up."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        super().__init__(answers)
        self.asked = asyncio.Event()
        self.let_go = asyncio.Event()
        self.given_up = asyncio.Event()

    async def complete(self, body: Body, unit: Unit, listen: Listener | None = None) -> Completion:
        """Wait to be let go, then give the next answer."""
        self.asked.set()
        try:
            await self.let_go.wait()
        except asyncio.CancelledError:
            self.given_up.set()
            raise
        return await super().complete(body, unit, listen)


def settings_for(folder: Path, **options: Any) -> Settings:
    """Give settings with a database in a folder; one that is there already is used again."""
    database = folder / "svodka.db"
    if not database.exists():
        database.write_bytes(empty_database())
    return Settings.model_construct(**{"database_url": SecretStr(f"sqlite:///{database}"), **options})


def site(writer: Writer | None, folder: Path, door: Door = "local", **options: Any) -> Site:
    """Give what a server is made of."""
    newsroom = Newsroom(writer, 30, "ru") if writer else None
    return Site(newsroom, settings_for(folder, **options), door)


@asynccontextmanager
async def served(place: Site) -> AsyncGenerator[httpx2.AsyncClient]:
    """Serve on a free port and give a client for it."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(place), log_config=None, access_log=False, timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started:
            assert not running.done(), "the server did not start"
            await asyncio.sleep(0.005)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with httpx2.AsyncClient(base_url=address, timeout=20) as client:
            yield client
    finally:
        server.should_exit = True
        await running
        listening.close()


async def post(client: httpx2.AsyncClient, body: Any = None, **headers: str) -> httpx2.Response:
    """Post an article; names of headers have underscores."""
    return await client.post("/v1/summaries", **asked(body, headers))


def asked(body: Any, headers: dict[str, str]) -> dict[str, Any]:
    """Give content and headers of a request for a summary, always the same bytes for the same body."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    content = json.dumps({"text": ARTICLE} if body is None else body, ensure_ascii=False).encode()
    return {"content": content, "headers": JSON | given}


async def events(response: httpx2.Response) -> AsyncIterator[tuple[str, Any]]:
    """Read server-sent events as pairs of name and data."""
    name = ""
    async for line in response.aiter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)
