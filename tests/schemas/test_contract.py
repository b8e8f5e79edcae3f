"""The public contract."""

import datetime as dt
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from schemas.check import CheckRequest
from schemas.published import PUBLISHED, json_schema
from schemas.request import SummaryRequest


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_schema_is_valid_and_describes_every_field(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    models: list[Any] = [schema, *schema.get("$defs", {}).values()]  # type: ignore[union-attr,list-item]
    for model in models:
        for field, said in model.get("properties", {}).items():
            assert said.get("description"), f"{model['title']}.{field} has no docstring"


@pytest.mark.parametrize("model", PUBLISHED.values(), ids=PUBLISHED)
def test_unknown_fields_are_refused_everywhere(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        model.model_validate({"surprise": 1})


def test_a_day_is_taken_as_it_is_written() -> None:
    for written in ("2025-09-26", "2025-09-26T23:30:00+03:00", "2025-09-26 01:00:00"):
        assert SummaryRequest(text="x", published=written).published == dt.date(2025, 9, 26)
    with pytest.raises(ValidationError):
        SummaryRequest(text="x", published="26 сентября")


def test_a_language_tag_gets_its_usual_letter_case() -> None:
    assert SummaryRequest(text="x", language="ZH-hans-cn").language == "zh-Hans-CN"
    for wrong in ("russian language", "r", "ru_RU", ""):
        with pytest.raises(ValidationError):
            SummaryRequest(text="x", language=wrong)


def test_a_check_needs_no_more_than_languages_and_points() -> None:
    small = {"article": {"text": "x"}, "summary": {"languages": ["ru"], "points": [{"text": {"ru": "Да."}}]}}
    assert CheckRequest.model_validate(small).summary.headline is None
