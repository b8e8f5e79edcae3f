"""The last step at the edge: offsets in the caller's unit, messages in the caller's language, the article or not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from pydantic import BaseModel, JsonValue

from schemas.check import CheckRequest, CheckResult
from schemas.progress import Progress, StageBegun
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.checks.messages import retell
from svodka.grounding.offsets import to_utf16
from svodka.intake.article import Article

M = TypeVar("M", bound=BaseModel)
Tree = dict[str, JsonValue]
Convert = Callable[[int], int]


def present(summary: Summary, request: SummaryRequest, language: str = "en") -> Summary:
    """Give the summary as this caller wants to see it; it came in code points and English."""
    told = summary.model_copy(update={"findings": retell(summary.findings, language)})
    if request.offset_unit == "utf16":
        fields = told.model_dump(mode="json")
        told = _in_utf16(told, Strings(summary.article.text or "", summary.article.title or "", fields))
        told = told.model_copy(update={"article": told.article.model_copy(update={"offset_unit": "utf16"})})
    if request.include_article:
        return told
    return told.model_copy(update={"article": told.article.model_copy(update={"text": None})})


def present_check(result: CheckResult, request: CheckRequest, article: Article, language: str = "en") -> CheckResult:
    """Give the result of a check as this caller wants to see it."""
    told = result.model_copy(update={"findings": retell(result.findings, language)})
    if request.article.offset_unit == "codepoint":
        return told
    return _in_utf16(told, Strings(article.text, article.title or "", request.summary.model_dump(mode="json")))


def present_progress(progress: Progress, request: SummaryRequest, article: Article) -> Progress:
    """Give what has been done so far as this caller wants to see it."""
    if request.offset_unit == "codepoint" or isinstance(progress, StageBegun):
        return progress
    return _in_utf16(progress, Strings(article.text, article.title or "", {}))


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings that offsets of an answer may index: the article's, and the summary's own fields."""

    text: str
    title: str
    fields: Tree

    def field(self, pointer: str) -> str:
        """Give the text of a field by its JSON pointer; empty where there is none."""
        node: JsonValue = self.fields
        for step in pointer.lstrip("/").split("/"):
            if isinstance(node, dict):
                node = node.get(step)
            elif isinstance(node, list) and step.isdigit() and int(step) < len(node):
                node = node[int(step)]
        return node if isinstance(node, str) else ""


def _in_utf16(model: M, strings: Strings) -> M:
    text, title = to_utf16(strings.text), to_utf16(strings.title)

    def convert(node: JsonValue) -> JsonValue:
        if isinstance(node, list):
            return [convert(item) for item in node]
        if not isinstance(node, dict):
            return node
        inner: Tree = {key: convert(value) for key, value in node.items()}
        if "in" in node or "rule" in node:
            return _moved(inner, title if node.get("in") == "title" else text)
        if isinstance(node.get("path"), str):
            return _moved_in_field(inner, to_utf16(strings.field(str(node["path"]))))
        return inner

    return type(model).model_validate(convert(cast("Tree", model.model_dump(mode="json"))))


def _moved(node: Tree, convert: Convert) -> Tree:
    return {**node, **{key: convert(cast("int", node[key])) for key in ("start", "end") if key in node}}


def _moved_in_field(node: Tree, convert: Convert) -> Tree:
    inside = node.get("range")
    if isinstance(inside, dict):
        node = {**node, "range": _moved(inside, convert)}
    return _moved(node, convert)
