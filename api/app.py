"""Puts the HTTP face together."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig

from api.allowed import options
from api.batches import cancel_batch, get_batch, get_results, post_batch
from api.callers import Gate
from api.checks import post_check
from api.documentation import ABOUT, Document, documentation_asset, documentation_page
from api.health import live, ready
from api.jobs import cancel_job, get_job
from api.metrics import metrics_page
from api.problems import answer_error
from api.reading import BODY_BYTES_AT_MOST
from api.reference import error_page, schema
from api.service import Service
from api.summaries import delete_summary, get_summary, post_summary
from api.telemetry import Telemetry
from api.threads import Threads
from svodka.doors import Door
from svodka.errors import SvodkaError
from svodka.jobs.capacity import Capacity
from svodka.jobs.housekeeping import keep_house
from svodka.jobs.office import Office
from svodka.jobs.runner import Runner
from svodka.metrics import Metrics
from svodka.newsroom import Newsroom
from svodka.settings import Settings, version
from svodka.store.opening import open_store

_HANDLERS: Final = (
    post_summary,
    get_summary,
    delete_summary,
    get_job,
    cancel_job,
    post_batch,
    get_batch,
    cancel_batch,
    get_results,
    post_check,
    schema,
    error_page,
    live,
    ready,
    metrics_page,
    documentation_page,
    documentation_asset,
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a server is put together from; without a newsroom it checks, and says `no-model` when asked to summarise."""

    newsroom: Newsroom | None
    settings: Settings
    door: Door


def create_app(site: Site) -> Litestar:
    """Give the application. It opens the store when it starts and closes it when it ends."""
    metrics = Metrics(site.settings)

    @asynccontextmanager
    async def at_work(app: Litestar) -> AsyncGenerator[None]:
        async with AsyncExitStack() as held:
            try:
                app.state.service = await held.enter_async_context(_open(site, metrics))
            except SvodkaError as error:
                app.state.hindrance = error
                raise
            yield

    app = Litestar(
        # Those for OPTIONS first, or Litestar makes its own.
        route_handlers=[*options(), *_HANDLERS],
        dependencies={
            "service": Provide(_service, sync_to_thread=False),
            "settings": Provide(lambda: site.settings, sync_to_thread=False),
            "metrics": Provide(lambda: metrics, sync_to_thread=False),
        },
        exception_handlers={Exception: answer_error},
        lifespan=[at_work],
        request_max_body_size=BODY_BYTES_AT_MOST,
        openapi_config=OpenAPIConfig(
            title="svodka",
            version=version(),
            description=ABOUT,
            path="/openapi.json",
            render_plugins=[Document()],
            use_handler_docstrings=True,
        ),
        logging_config=None,
    )
    # Around everything: Litestar's own middleware does not see what leads nowhere.
    app.asgi_handler = Telemetry(app.asgi_handler, metrics)
    return app


def begin_to_stop(app: Litestar) -> None:
    """Have the queue rest, long before the last request is answered and the application ends."""
    _service(app.state).runner.rest()


def hindrance(app: Litestar) -> SvodkaError | None:
    """Give what kept the application from starting, which its server does not pass on."""
    error: SvodkaError | None = app.state.get("hindrance")
    return error


def _service(state: State) -> Service:
    service: Service = state.service
    return service


@asynccontextmanager
async def _open(site: Site, metrics: Metrics) -> AsyncGenerator[Service]:
    settings = site.settings
    store = await open_store(settings, serving=True)
    if not store.is_shared:
        # Nobody else can be at work on it: what was running died with the last server.
        await store.claims.release_all()
    office = Office(site.newsroom, store, settings, metrics)
    runner = Runner(office, settings)
    asyncio.get_running_loop().set_default_executor(Threads())
    tasks = [asyncio.create_task(runner.run()), asyncio.create_task(keep_house(store))]
    try:
        yield Service(Gate(site.door, store.keys), office, runner, Capacity(settings.capacity))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await runner.stop(settings.stop_seconds)
        if site.newsroom is not None:
            await site.newsroom.aclose()
        await store.aclose()
