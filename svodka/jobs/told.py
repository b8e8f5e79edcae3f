"""How an error is kept: as its kind and values, so that it can be told later in any language."""

import json

from schemas.problem import FieldError
from svodka.errors import Internal, SvodkaError, error_types


def pack(error: SvodkaError) -> str:
    """Give an error as JSON."""
    fields = [item.model_dump() for item in error.errors]
    kept = {"slug": error.slug, "reason": error.reason, "values": error.values, "errors": fields}
    return json.dumps(kept, ensure_ascii=False)


def unpack(text: str) -> SvodkaError:
    """Give the error that `pack` wrote; Internal for one that this version does not know."""
    kept = json.loads(text)
    kinds = {kind.slug: kind for kind in error_types()}
    error = kinds.get(kept["slug"], Internal)(kept["reason"])
    error.errors = tuple(FieldError.model_validate(item) for item in kept["errors"])
    error.values = kept["values"]
    return error
