"""Answers in JSON, written by Pydantic in one step."""

from litestar import Response
from pydantic import BaseModel

from api.incoming import Incoming, remembered_headers, request_id


def answer(request: Incoming, model: BaseModel, language: str, status: int = 200) -> Response[bytes]:
    """Give a model as the body of an answer."""
    return Response(
        model.model_dump_json().encode(),
        status_code=status,
        media_type="application/json",
        headers={**remembered_headers(request), "X-Request-ID": request_id(request), "Content-Language": language},
    )
