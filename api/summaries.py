"""POST /v1/summaries: an article in, a checked bilingual summary out."""

from litestar import Response, post
from litestar.di import NamedDependency

from api.answers import answer
from api.documentation import BODY_PROBLEMS, MODEL_PROBLEMS, operation
from api.incoming import Incoming
from api.languages import preferred_language
from api.reading import read
from api.service import Service
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.pipeline import summarise
from svodka.presenting import present


@post(
    "/v1/summaries",
    summary="Summarise an article",
    operation_id="summarise",
    operation_class=operation(body=SummaryRequest, answer=Summary, problems=(*BODY_PROBLEMS, *MODEL_PROBLEMS)),
)
async def post_summary(request: Incoming, service: NamedDependency[Service]) -> Response[bytes]:
    """Summarise an article in its own language and a second one, each statement tied to the words it rests on."""
    asked = await read(request, SummaryRequest)
    summary = await summarise(asked, service.demand_newsroom())
    language = preferred_language(request.headers.get("accept-language"))
    return answer(request, present(summary, asked, language), language)
