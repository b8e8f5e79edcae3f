"""OPTIONS at addresses with several methods, of which Litestar's own answer names only the first."""

from typing import Final

from litestar import Response, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler

_SEVERAL: Final = {
    "/v1/summaries/{id:str}": "DELETE, GET, OPTIONS",
    "/v1/jobs/{id:str}": "DELETE, GET, OPTIONS",
    "/v1/batches/{id:str}": "DELETE, GET, OPTIONS",
}


def options() -> list[HTTPRouteHandler]:
    """Give a handler for each such address."""
    return [_options(path, allow) for path, allow in _SEVERAL.items()]


def _options(path: str, allow: str) -> HTTPRouteHandler:
    @route(path, http_method=HttpMethod.OPTIONS, status_code=204, include_in_schema=False, sync_to_thread=False)
    def handler() -> Response[None]:
        return Response(None, headers={"Allow": allow})

    return handler
