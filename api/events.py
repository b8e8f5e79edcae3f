"""A summary as it is being made: server-sent events, with a sign of life in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from typing import Final

from litestar.response import Stream

from api.errands import Errand
from api.incoming import remembered_headers, request_id
from api.problems import final_problem, told
from api.sse import EVENTS, HEADERS, PING, event
from schemas.progress import EntityDrafted, PointDrafted, Progress, StageBegun

PING_SECONDS: Final = 10.0
_NAMES: Final[dict[type[Progress], str]] = {StageBegun: "stage", PointDrafted: "point", EntityDrafted: "entity"}

News = asyncio.Queue[Progress | None]


def stream(errand: Errand, held: AsyncExitStack) -> Stream:
    """Answer with events while the summary is made; a caller who goes away cancels the work.

    `held` is closed when the work ends: what the request holds as long as it is under way.
    """
    news: News = asyncio.Queue()
    work = asyncio.create_task(_work(errand, news, held))
    own = {"X-Request-ID": request_id(errand.request), "Content-Language": errand.language}
    headers = {**HEADERS, **remembered_headers(errand.request), **own}
    return Stream(_events(news, work, held), media_type=EVENTS, headers=headers, status_code=200)


async def _events(news: News, work: asyncio.Task[bytes], held: AsyncExitStack) -> AsyncIterator[bytes]:
    try:
        while (chunk := await _next(news)) is not None:
            yield chunk
        yield await work
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work
        # Where the work was cancelled before its first step, nobody else does it.
        await held.aclose()


async def _next(news: News) -> bytes | None:
    try:
        progress = await asyncio.wait_for(news.get(), PING_SECONDS)
    except TimeoutError:
        return PING
    return None if progress is None else event(_NAMES[type(progress)], progress)


async def _work(errand: Errand, news: News, held: AsyncExitStack) -> bytes:
    try:
        async with held:
            made = await errand.service.office.make(errand.order(news.put_nowait))
        return event("summary", errand.shown(made.summary))
    except Exception as error:  # noqa: BLE001 - the stream has begun: whatever happens is told in it
        return event("problem", final_problem(errand.request, told(error)))
    finally:
        news.put_nowait(None)
