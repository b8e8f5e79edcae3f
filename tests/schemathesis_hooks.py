"""Teaches schemathesis to write JSON lines."""

import json
from typing import Any

import schemathesis


@schemathesis.serializer("application/jsonl")
def json_lines(_: schemathesis.SerializationContext, value: Any) -> bytes:
    """Give what was generated for the body: text as it is, and anything else as one line."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else json.dumps(value).encode()
