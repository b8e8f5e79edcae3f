"""Puts the HTTP face together."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig

from api.checks import post_check
from api.documentation import Document, documentation_asset, documentation_page
from api.health import live, ready
from api.problems import answer_error
from api.reading import BODY_BYTES_AT_MOST
from api.reference import error_page, schema
from api.service import Service
from api.summaries import post_summary
from svodka.newsroom import Newsroom
from svodka.settings import version


def create_app(newsroom: Newsroom | None) -> Litestar:
    """Give the application; without a newsroom it checks, and says `no-model` when asked to summarise."""
    service = Service(newsroom)

    @asynccontextmanager
    async def closing(_: Litestar) -> AsyncGenerator[None]:
        yield
        if newsroom is not None:
            await newsroom.aclose()

    return Litestar(
        route_handlers=[
            post_summary,
            post_check,
            schema,
            error_page,
            live,
            ready,
            documentation_page,
            documentation_asset,
        ],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        exception_handlers={Exception: answer_error},
        lifespan=[closing],
        request_max_body_size=BODY_BYTES_AT_MOST,
        openapi_config=OpenAPIConfig(
            title="svodka", version=version(), path="/openapi.json", render_plugins=[Document()]
        ),
        logging_config=None,
    )
