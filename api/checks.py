"""POST /v1/checks: an article and anybody's summary in, findings out; no model is asked."""

import asyncio

from litestar import Response, post

from api.answers import answer
from api.documentation import BODY_PROBLEMS, operation
from api.incoming import Incoming
from api.languages import preferred_language
from api.reading import read
from schemas.check import CheckRequest, CheckResult
from svodka.pipeline import check_summary


@post(
    "/v1/checks",
    summary="Check a summary",
    operation_id="check",
    operation_class=operation(body=CheckRequest, answer=CheckResult, problems=BODY_PROBLEMS),
)
async def post_check(request: Incoming) -> Response[bytes]:
    """Check any summary, whoever wrote it, against its article. Corrections are proposed, not applied."""
    asked = await read(request, CheckRequest)
    language = preferred_language(request.headers.get("accept-language"))
    return answer(request, await asyncio.to_thread(check_summary, asked, language=language), language)
