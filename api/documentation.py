"""The OpenAPI document and a page that shows it; nothing on it comes from another host."""

import importlib.resources
import json
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from litestar import MediaType, Response, get
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
)
from litestar.params import FromPath
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from api.incoming import Incoming
from api.reading import JSON_LINES
from api.sse import EVENTS
from schemas.problem import Problem
from schemas.published import PUBLISHED, mode_of
from svodka.errors import NotFound

_COMPONENT: Final = "#/components/schemas/{model}"
_FOLDER: Final = Path(__file__).parent / "documentation_files"
_OURS: Final = {"docs.js": "text/javascript", "docs.css": "text/css"}
_SWAGGER: Final = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
_POLICY: Final = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Form:
    """What an operation takes and gives, besides what Litestar sees of it."""

    answer: type[BaseModel] | None = None
    """The body of a 200, or of each line or event of it."""
    media_type: str = "application/json"
    status: int = 200
    accepted: type[BaseModel] | None = None
    """The body of a 202."""
    events: bool = False
    """The answer also comes as server-sent events."""
    body: type[BaseModel] | None = None
    lines: type[BaseModel] | None = None
    """Of the body, where it is JSON lines: each is read, and refused, for itself."""
    headers: tuple[str, ...] = ()
    """Names of request headers that do something here."""
    problems: tuple[int, ...] = ()


def operation(form: Form) -> type[Operation]:
    """Describe an operation."""

    @dataclass
    class ContractOperation(Operation):
        """An operation of the contract."""

        def __post_init__(self) -> None:
            if form.body is not None:
                self.request_body = RequestBody(content={"application/json": _media(form.body)}, required=True)
            elif form.lines is not None:
                said = f"One {form.lines.__name__} a line."
                self.request_body = RequestBody({JSON_LINES: OpenAPIMediaType()}, description=said, required=True)
            named = [Parameter(name, "header", _FORMS[name], _MEANT[name]) for name in form.headers]
            self.parameters = [*(self.parameters or []), *named]
            refusals = {str(status): _problem(status) for status in (*form.problems, 500)}
            self.responses = {**_answers(form), **refusals}

    return ContractOperation


def _answers(form: Form) -> dict[str, OpenAPIResponse | Reference]:
    answers: dict[str, OpenAPIResponse | Reference] = {}
    if form.status == HTTPStatus.NO_CONTENT:
        answers["204"] = OpenAPIResponse("Done")
    elif form.answer is not None or form.accepted is None:
        content = {form.media_type: _media(form.answer)} | ({EVENTS: OpenAPIMediaType()} if form.events else {})
        answers["200"] = OpenAPIResponse("Done", content=content)
    if form.accepted is not None:
        answers["202"] = OpenAPIResponse("Accepted", content={"application/json": _media(form.accepted)})
    return answers


def _media(model: type[BaseModel] | None) -> OpenAPIMediaType:
    if model is None:
        return OpenAPIMediaType()
    return OpenAPIMediaType(schema=Reference(ref=_COMPONENT.format(model=model.__name__)))


def _problem(status: int) -> OpenAPIResponse | Reference:
    return OpenAPIResponse(_SAID[status], content={"application/problem+json": _media(Problem)})


_SAID: Final = {
    400: "The request cannot be read",
    401: "A valid key is needed",
    402: "The key's money for this month is spent",
    404: "There is no such thing",
    409: "The same work is under way",
    413: "The body is too large",
    415: "The body is not of this kind",
    422: "The article or a field cannot be used",
    429: "Too many requests with this key",
    500: "svodka failed",
    502: "The model gave no usable answer",
    503: "No model, no database, or no room for more work now",
    504: "The model did not answer in time",
}
CALLER_PROBLEMS: Final = (400, 401, 429, 503)
BODY_PROBLEMS: Final = (413, 415, 422)
MODEL_PROBLEMS: Final = (402, 502, 504)

_FORMS: Final = {
    "Idempotency-Key": Schema(type=OpenAPIType.STRING, pattern=r"^[!#-+\--~]{1,255}$"),
    "Prefer": Schema(type=OpenAPIType.STRING),
}
_MEANT: Final = {
    "Idempotency-Key": "1 to 255 visible ASCII characters: the same key with the same body gets the same answer.",
    "Prefer": "`respond-async` gives a job at once; `wait=25` gives the result if it comes in 25 seconds, else a job.",
}


class Document(JsonRenderPlugin):
    """The OpenAPI 3.1 document: Litestar's paths with Pydantic's own schemas, which keep what Litestar's leave out."""

    def __init__(self) -> None:
        super().__init__(path="/")

    def render(self, request: Incoming, openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002 - the name is Litestar's
        """Give the document as JSON."""
        return json.dumps(completed(openapi_schema), ensure_ascii=False).encode()


def completed(written: dict[str, Any]) -> dict[str, Any]:
    """Give Litestar's document with the schemas of the contract in it."""
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, mode_of(model)) for model in PUBLISHED.values()]
    _, schemas = models_json_schema(models, ref_template=_COMPONENT)
    return {**written, "components": {**(written.get("components") or {}), "schemas": schemas["$defs"]}}


@get("/docs", include_in_schema=False, sync_to_thread=True)
def documentation_page() -> Response[bytes]:
    """Give the page."""
    return Response(
        (_FOLDER / "docs.html").read_bytes(),
        media_type=MediaType.HTML,
        headers={"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"},
    )


@get("/docs/{name:str}", include_in_schema=False, sync_to_thread=True)
def documentation_asset(name: FromPath[str]) -> Response[bytes]:
    """Give a script or a style of the page."""
    if name in _OURS:
        return Response((_FOLDER / name).read_bytes(), media_type=_OURS[name])
    if name not in _SWAGGER:
        raise NotFound
    content = importlib.resources.files("swagger_ui").joinpath("static", name).read_bytes()
    return Response(content, media_type=_SWAGGER[name], headers={"Cache-Control": "max-age=86400"})
