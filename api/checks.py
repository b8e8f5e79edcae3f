"""POST /v1/checks: an article and anybody's summary in, findings out; no model is asked."""

import asyncio

from litestar import Response, post
from litestar.di import NamedDependency

from api.answers import answer
from api.documentation import BODY_PROBLEMS, CALLER_PROBLEMS, Form, operation
from api.incoming import Incoming
from api.languages import preferred_language
from api.reading import read
from api.service import Service
from schemas.check import CheckRequest, CheckResult
from svodka.pipeline import check_summary


@post(
    "/v1/checks",
    summary="Check a summary",
    operation_id="check",
    operation_class=operation(Form(body=CheckRequest, answer=CheckResult, problems=(*CALLER_PROBLEMS, *BODY_PROBLEMS))),
)
async def post_check(request: Incoming, service: NamedDependency[Service]) -> Response[bytes]:
    """Check any summary, whoever wrote it, against its article. Corrections are proposed, not applied."""
    service.checking.demand()
    caller = await service.gate.admit(request)
    language = preferred_language(request.headers.get("accept-language"))
    async with service.gate.slot(caller):
        asked = await read(request, CheckRequest)
        with service.checking.place():
            result = await asyncio.to_thread(check_summary, asked, language=language)
    return answer(request, result, language)
