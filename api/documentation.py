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
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
    SecurityScheme,
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

    @property
    def asks_for_key(self) -> bool:
        """Whether its callers have to show who they are."""
        return HTTPStatus.UNAUTHORIZED in self.problems


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
            if form.asks_for_key:
                # Or for none, where a server was started without keys.
                self.security = [{_KEY: []}, {}]

    return ContractOperation


def _answers(form: Form) -> dict[str, OpenAPIResponse | Reference]:
    answers: dict[str, OpenAPIResponse | Reference] = {}
    headers = _headers(*(_COUNTED if form.asks_for_key else ()), *(_ECHOES[name] for name in form.headers))
    if form.status == HTTPStatus.NO_CONTENT:
        answers["204"] = OpenAPIResponse("Done", headers=headers)
    elif form.answer is not None or form.accepted is None:
        content = {form.media_type: _media(form.answer)} | ({EVENTS: _TOLD} if form.events else {})
        said = f"One {form.answer.__name__} a line" if form.answer and form.media_type == JSON_LINES else "Done"
        answers["200"] = OpenAPIResponse(said, headers=headers, content=content)
    if form.accepted is not None:
        headers |= _headers("Location", "Retry-After")
        answers["202"] = OpenAPIResponse("Accepted", headers, {"application/json": _media(form.accepted)})
    return answers


def _headers(*names: str) -> dict[str, OpenAPIHeader | Reference]:
    string = Schema(type=OpenAPIType.STRING)
    return {name: OpenAPIHeader(schema=string, description=_ANSWERED[name]) for name in names}


def _media(model: type[BaseModel] | None) -> OpenAPIMediaType:
    if model is None:
        return OpenAPIMediaType()
    return OpenAPIMediaType(schema=Reference(ref=_COMPONENT.format(model=model.__name__)))


def _problem(status: int) -> OpenAPIResponse | Reference:
    headers = _headers(*_BESIDE.get(status, ()))
    return OpenAPIResponse(_SAID[status], headers, {"application/problem+json": _media(Problem)})


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


_COUNTED: Final = ("RateLimit-Policy", "RateLimit")
_ECHOES: Final = {"Idempotency-Key": "Idempotency-Replayed", "Prefer": "Preference-Applied"}
_BESIDE: Final = {
    401: ("WWW-Authenticate",),
    402: ("Retry-After",),
    409: ("Retry-After",),
    429: ("Retry-After", *_COUNTED),
    502: ("Retry-After",),
    503: ("Retry-After",),
    504: ("Retry-After",),
}
_ANSWERED: Final = {
    "Idempotency-Replayed": "`true` where the answer was kept under the Idempotency-Key.",
    "Location": "Where to ask for the result.",
    "Preference-Applied": "What of `Prefer` was heeded.",
    "RateLimit": "What is left of each limit of the key: `r`; and in how many seconds there is more: `t`.",
    "RateLimit-Policy": "The limits of the key, if it has any: `q` in a window of `w` seconds.",
    "Retry-After": "Seconds after which to ask again, where that is known.",
    "WWW-Authenticate": "`Bearer`; with `error` where there was a key that is not valid.",
}
_TOLD: Final = OpenAPIMediaType(
    schema=Schema(
        type=OpenAPIType.STRING,
        description="Server-sent events with data in JSON: `stage` (StageBegun), `point` (PointDrafted) and `entity` "
        "(EntityDrafted) as they are drafted, unchecked; the last is `summary` (Summary) or `problem` (Problem). Lines "
        "that begin with a colon are signs of life.",
    )
)

_KEY: Final = "key"
_SCHEMES: Final = {
    _KEY: SecurityScheme(
        type="http",
        scheme="bearer",
        description="A key made by `svodka keys create`. A server that was started without keys asks for none.",
    ).to_schema()
}
ABOUT: Final = (
    "Checked bilingual summaries of news articles. Every answer has an `X-Request-ID`, the caller's own if it has one. "
    "`Accept-Language: ru` gives findings and problems in Russian. Every problem is `application/problem+json`, its "
    "`type` a page of this server. `HEAD` and `OPTIONS` are answered wherever `GET` is."
)


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
    ours = {"schemas": schemas["$defs"], "securitySchemes": _SCHEMES}
    return {**written, "components": {**(written.get("components") or {}), **ours}}


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
