"""Summaries: made for an article, read again, and deleted."""

from contextlib import AsyncExitStack
from typing import Annotated, Any

from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, Parameter

from api.answers import answer
from api.documentation import BODY_PROBLEMS, CALLER_PROBLEMS, MODEL_PROBLEMS, Form, operation
from api.errands import Errand, claimed, queue, replay, result_or_job, wait_in_line
from api.events import stream
from api.incoming import Incoming, remembered_headers
from api.languages import preferred_language
from api.prefer import preference
from api.reading import read
from api.service import Service
from api.sse import wants_events
from schemas.contract import OffsetUnit
from schemas.job import Job
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.errors import NotFound
from svodka.presenting import present
from svodka.settings import Settings
from svodka.store.keeping import Kept


@post(
    "/v1/summaries",
    summary="Summarise an article",
    operation_id="summarise",
    operation_class=operation(
        Form(
            body=SummaryRequest,
            answer=Summary,
            accepted=Job,
            events=True,
            headers=("Idempotency-Key", "Prefer"),
            problems=(*CALLER_PROBLEMS, *BODY_PROBLEMS, 409, *MODEL_PROBLEMS),
        )
    ),
)
async def post_summary(
    request: Incoming, service: NamedDependency[Service], settings: NamedDependency[Settings]
) -> Response[Any]:
    """Summarise an article in its own language and a second one, each statement tied to the words it rests on."""
    wish = preference(request.headers.get("prefer"))
    if not wish.respond_async:
        # The cheapest refusal comes first: under a flood nothing else is done for it.
        service.office.capacity.demand()
    caller = await service.gate.admit(request)
    async with AsyncExitStack() as held:
        await held.enter_async_context(service.gate.slot(caller))
        asked = await read(request, SummaryRequest)
        service.office.demand_newsroom()
        claim = await claimed(request, service, caller.owner, await request.body(), settings.deadline_seconds)
        errand = Errand(request, service, caller, asked, None if isinstance(claim, Kept) else claim)
        if isinstance(claim, Kept):
            return await replay(errand, claim, wish)
        if wish.respond_async:
            return await result_or_job(errand, await queue(errand), wish)
        if wants_events(request):
            return stream(errand, held.pop_all())
        return await wait_in_line(errand)


@get(
    "/v1/summaries/{id:str}",
    summary="A stored summary",
    operation_id="read_summary",
    operation_class=operation(Form(answer=Summary, problems=(*CALLER_PROBLEMS, 404))),
)
async def get_summary(
    request: Incoming,
    service: NamedDependency[Service],
    id: FromPath[str],  # noqa: A002 - the name of the path's part
    offset_unit: Annotated[OffsetUnit, Parameter(description="The unit of every offset.")] = "codepoint",
    include_article: Annotated[bool, Parameter(description="Whether the article's text is wanted.")] = True,  # noqa: FBT002
) -> Response[bytes]:
    """Give a summary that was made before, as long as it is kept."""
    caller = await service.gate.admit(request)
    summary = await service.office.store.summaries.get(caller.owner, id)
    if summary is None:
        raise NotFound("summary")
    view = SummaryRequest(offset_unit=offset_unit, include_article=include_article)
    language = preferred_language(request.headers.get("accept-language"))
    return answer(request, present(summary, view, language), language)


@delete(
    "/v1/summaries/{id:str}",
    summary="Delete a summary",
    operation_id="delete_summary",
    operation_class=operation(Form(status=204, problems=(*CALLER_PROBLEMS, 404))),
)
async def delete_summary(
    request: Incoming,
    service: NamedDependency[Service],
    id: FromPath[str],  # noqa: A002 - the name of the path's part
) -> Response[None]:
    """Delete a summary and its article's text for good."""
    caller = await service.gate.admit(request)
    if not await service.office.store.summaries.delete(caller.owner, id):
        raise NotFound("summary")
    return Response(None, headers=remembered_headers(request))
