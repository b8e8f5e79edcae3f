"""What a failed validation means to whoever sent the values: the same words for HTTP and the command line."""

from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from schemas.problem import FieldError
from svodka.errors import BadInput, BadRequest, InvalidField, UnknownField

ERRORS_SHOWN: Final = 20
_NOT_AN_OBJECT: Final = frozenset({"model_type", "model_attributes_type"})


def refusal(error: ValidationError) -> BadInput:
    """Give the error for a validation that failed, with a pointer to each field and none of its content."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    kinds = {item["type"] for item in details}
    if "json_invalid" in kinds:
        return BadRequest("not-json")
    if any(item["type"] in _NOT_AN_OBJECT and not item["loc"] for item in details):
        return BadRequest("not-an-object")
    kind = UnknownField if "extra_forbidden" in kinds else InvalidField
    return kind(errors=tuple(_fields(details[:ERRORS_SHOWN])))


def _fields(details: Iterable[ErrorDetails]) -> Iterator[FieldError]:
    for item in details:
        yield FieldError(pointer="".join(f"/{_escaped(step)}" for step in item["loc"]), detail=item["msg"])


def _escaped(step: int | str) -> str:
    # RFC 6901; a key is the caller's own and may be of any length.
    return str(step)[:200].replace("~", "~0").replace("/", "~1")
