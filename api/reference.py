"""The schemas and the pages that explain errors."""

import json

from litestar import MediaType, Response, get
from litestar.params import FromPath

from api.documentation import Form, operation
from api.incoming import Incoming
from api.languages import preferred_language
from schemas.published import PUBLISHED, json_schema
from svodka.error_texts import PAGES
from svodka.errors import NotFound


@get(
    "/v1/schemas/{name:str}",
    summary="A JSON Schema of the contract",
    operation_id="schema",
    operation_class=operation(Form(media_type="application/schema+json", problems=(404,))),
    sync_to_thread=False,
)
def schema(name: FromPath[str]) -> Response[bytes]:
    """Give the JSON Schema (2020-12) of a model: request, summary, job, …; the 404 of any other name lists them all."""
    if name not in PUBLISHED:
        raise NotFound("schema", name=name[:50], names=", ".join(PUBLISHED))
    return Response(json.dumps(json_schema(name), ensure_ascii=False).encode(), media_type="application/schema+json")


@get(
    "/errors/{slug:str}",
    summary="What a problem means",
    operation_id="error",
    operation_class=operation(Form(media_type="text/plain", problems=(404,))),
    sync_to_thread=False,
)
def error_page(request: Incoming, slug: FromPath[str]) -> Response[str]:
    """Say in plain text what a kind of problem means and what to do about it."""
    if slug not in PAGES:
        raise NotFound
    page, language = PAGES[slug], preferred_language(request.headers.get("accept-language"))
    lines = [page.title.in_language(language), "", page.advice.in_language(language)]
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    return Response("\n".join(lines) + "\n", media_type=MediaType.TEXT, headers=headers)
