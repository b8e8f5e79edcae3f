"""The schemas that svodka publishes, by name."""

from typing import Final, Literal

from pydantic import BaseModel, JsonValue

from schemas.check import CheckRequest, CheckResult
from schemas.contract import Contract
from schemas.draft import Changes, Draft
from schemas.problem import Problem
from schemas.request import SummaryRequest
from schemas.summary import Summary

PUBLISHED: Final[dict[str, type[Contract]]] = {
    "request": SummaryRequest,
    "summary": Summary,
    "check-request": CheckRequest,
    "check-result": CheckResult,
    "draft": Draft,
    "changes": Changes,
    "problem": Problem,
}

_ANSWERS: Final[frozenset[type[BaseModel]]] = frozenset({Summary, CheckResult, Problem})


def json_schema(name: str) -> dict[str, JsonValue]:
    """Give the JSON Schema (2020-12) of a published model; KeyError for a name that is not published."""
    model = PUBLISHED[name]
    mode: Literal["serialization", "validation"] = "serialization" if model in _ANSWERS else "validation"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema(mode=mode)
