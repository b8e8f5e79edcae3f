"""The schemas that svodka publishes, by name."""

from typing import Final, Literal

from pydantic import BaseModel, JsonValue

from schemas.check import CheckRequest, CheckResult
from schemas.contract import Contract
from schemas.draft import Changes, Draft
from schemas.job import Batch, BatchResult, Job
from schemas.judgement import Judgements
from schemas.problem import Problem
from schemas.progress import EntityDrafted, PointDrafted, StageBegun
from schemas.request import SummaryRequest
from schemas.summary import Summary

PUBLISHED: Final[dict[str, type[Contract]]] = {
    "request": SummaryRequest,
    "summary": Summary,
    "check-request": CheckRequest,
    "check-result": CheckResult,
    "draft": Draft,
    "changes": Changes,
    "judgements": Judgements,
    "problem": Problem,
    "job": Job,
    "batch": Batch,
    "batch-result": BatchResult,
    "stage-event": StageBegun,
    "point-event": PointDrafted,
    "entity-event": EntityDrafted,
}

_ANSWERS: Final[frozenset[type[BaseModel]]] = frozenset(
    {Summary, CheckResult, Problem, Job, Batch, BatchResult, StageBegun, PointDrafted, EntityDrafted}
)


def json_schema(name: str) -> dict[str, JsonValue]:
    """Give the JSON Schema (2020-12) of a published model; KeyError for a name that is not published."""
    model = PUBLISHED[name]
    schema = model.model_json_schema(mode=mode_of(model))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def mode_of(model: type[BaseModel]) -> Literal["serialization", "validation"]:
    """Say whether a model is described as it is written (answers) or as it is read (requests)."""
    return "serialization" if model in _ANSWERS else "validation"
