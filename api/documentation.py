"""The OpenAPI document and a page that shows it; nothing on it comes from another host."""

import functools
import importlib.resources
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from litestar import Litestar, MediaType, Response, get
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation, Reference, RequestBody
from litestar.params import FromPath
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.incoming import Incoming
from schemas.problem import Problem
from schemas.published import PUBLISHED
from svodka.errors import NotFound

_COMPONENT: Final = "#/components/schemas/{model}"
_FOLDER: Final = Path(__file__).parent / "documentation_files"
_OURS: Final = {"docs.js": "text/javascript", "docs.css": "text/css"}
_SWAGGER: Final = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
_POLICY: Final = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


def operation(*, body: type[BaseModel], answer: type[BaseModel]) -> type[Operation]:
    """Describe an operation whose body and answers are models of the contract."""

    @dataclass
    class ContractOperation(Operation):
        """An operation of the contract."""

        def __post_init__(self) -> None:
            self.request_body = _body(body)
            self.responses = {"200": _response("Done", answer, "application/json"), **_problems()}

    return ContractOperation


def _body(model: type[BaseModel]) -> RequestBody:
    return RequestBody(content={"application/json": _media(model)}, required=True)


def _media(model: type[BaseModel]) -> OpenAPIMediaType:
    return OpenAPIMediaType(schema=Reference(ref=_COMPONENT.format(model=model.__name__)))


def _response(description: str, model: type[BaseModel], media_type: str) -> OpenAPIResponse:
    return OpenAPIResponse(description=description, content={media_type: _media(model)})


def _problems() -> dict[str, OpenAPIResponse | Reference]:
    said = {
        "400": "The body cannot be read",
        "413": "The body is too large",
        "415": "The body is not JSON",
        "422": "The article or a field cannot be used",
        "502": "The model gave no usable answer",
        "503": "No model, or it takes no more work now",
        "504": "The model did not answer in time",
    }
    return {status: _response(words, Problem, "application/problem+json") for status, words in said.items()}


@functools.cache
def openapi_document(app: Litestar) -> dict[str, Any]:
    """Give Litestar's document with Pydantic's own schemas in it: those keep what Litestar's leave out."""
    models = [(model, "validation") for model in PUBLISHED.values()]
    _, schemas = models_json_schema(cast("Any", models), ref_template=_COMPONENT)
    written = app.openapi_schema.to_schema()
    components = cast("dict[str, Any]", written.get("components") or {})
    return {**written, "components": {**components, "schemas": schemas["$defs"]}}


@get("/openapi.json", include_in_schema=False, sync_to_thread=False)
def document(request: Incoming) -> dict[str, Any]:
    """Give the OpenAPI 3.1 document."""
    return openapi_document(request.app)


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
