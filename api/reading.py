"""Turns the body of a request into a model of the contract, or into the problem that says what is wrong with it."""

from email.message import Message
from typing import Final, TypeVar

from pydantic import ValidationError

from api.incoming import Incoming
from schemas.contract import Contract
from svodka.errors import UnsupportedMediaType
from svodka.refusals import refusal

C = TypeVar("C", bound=Contract)

BODY_BYTES_AT_MOST: Final = 4_000_000
JSON_LINES: Final = "application/jsonl"

_UTF_8: Final = frozenset({"utf-8", "utf8", "us-ascii"})


async def read(request: Incoming, model: type[C]) -> C:
    """Read the body as `model`; raises BadInput. Of a key that is given twice the last one counts."""
    _demand_json(request)
    body = await request.body()
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise refusal(error) from None


def content_type(request: Incoming) -> str:
    """Give the media type of the body; UnsupportedMediaType for one that is compressed or not in UTF-8."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    charset = str(header.get_param("charset", "utf-8")).lower()
    encoded = request.headers.get("content-encoding", "identity").lower() not in ("", "identity")
    if charset not in _UTF_8 or encoded:
        raise UnsupportedMediaType
    return header.get_content_type()


def _demand_json(request: Incoming) -> None:
    kind = content_type(request)
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise UnsupportedMediaType
