"""Answers in JSON, written by Pydantic in one step."""

from litestar import Response
from pydantic import BaseModel

from api.incoming import Incoming, request_id


def answer(request: Incoming, model: BaseModel, language: str) -> Response[bytes]:
    """Give a model as the body of a 200."""
    return Response(
        model.model_dump_json().encode(),
        status_code=200,
        media_type="application/json",
        headers={"X-Request-ID": request_id(request), "Content-Language": language},
    )
