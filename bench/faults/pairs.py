"""Correct article and summary pairs, as a client would send them to be checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import TypeAdapter

from schemas.check import SummaryToCheck
from schemas.contract import primary_language
from schemas.draft import Draft
from schemas.request import SummaryRequest
from schemas.span import Span
from svodka.grounding.ground import ground
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.intake.cleaning import clean, languages

SETS: Final = Path(__file__).parents[1] / "pairs"
"""Each folder in it is a set."""

Body = dict[str, Any]
"""A summary as JSON."""

_SPANS: Final = TypeAdapter(tuple[Span, ...])


@dataclass(frozen=True, slots=True)
class Pair:
    """One article, read once, with a correct summary of it: `body` as JSON, `summary` as the check reads it."""

    name: str
    request: SummaryRequest
    article: Article
    body: Body
    summary: SummaryToCheck

    @property
    def tags(self) -> tuple[str, str]:
        """The keys of bilingual values: the article's language, and the second one."""
        source, *rest = self.summary.languages
        return source, rest[0]

    @property
    def primary(self) -> tuple[str, str]:
        """The two languages without region and script."""
        source, target = self.tags
        return primary_language(source), primary_language(target)

    @property
    def whole(self) -> str:
        """Title and text of the article."""
        return f"{self.article.title or ''}\n{self.article.text}"

    def evidence(self, point: int) -> str:
        """Give the sentences that a point rests on."""
        return "\n".join(span.text or "" for span in self.summary.points[point].evidence or ())


def read_set(folder: Path) -> list[Pair]:
    """Read every pair of a set, in the order of their names; pydantic.ValidationError where one is no pair."""
    return [read_pair(path) for path in sorted(folder.glob("*.yaml"))]


def read_pair(path: Path) -> Pair:
    """Read one pair; its name is the set's and the file's."""
    return make_pair(f"{path.parent.name}/{path.stem}", yaml.safe_load(path.read_text("utf-8")))


def make_pair(name: str, written: Body) -> Pair:
    """Make a pair of its written form: `article`, `language` and `draft`, perhaps `title` and `published`."""
    keys = ("title", "published", "language", "target_language")
    request = SummaryRequest.model_validate(
        {"text": written["article"], "length": "long"} | {key: written.get(key) for key in keys}
    )
    article = clean(request)
    draft = Draft.model_validate(written["draft"])
    body = _body(ground(draft, article, languages(article, request, "ru")))
    return Pair(name, request, article, body, SummaryToCheck.model_validate(body))


def _body(grounded: Grounded) -> Body:
    quotes = [one.model_dump(mode="json") for one in grounded.quotes]
    entities = [one.model_dump(mode="json") for one in grounded.entities]
    return {
        "languages": list(grounded.languages),
        "headline": grounded.headline,
        "headline_alternatives": list(grounded.headline_alternatives),
        "points": [{"text": point.text, "evidence": _spans(point.evidence)} for point in grounded.points],
        "entities": [_entity(one) for one in entities],
        "quotes": [_quote(one) for one in quotes],
    }


def _spans(spans: tuple[Span, ...]) -> list[Body]:
    return [_SPANS.dump_python((span,), mode="json", by_alias=True)[0] for span in spans]


def _entity(one: Body) -> Body:
    kept = ("id", "type", "name", "role", "origin", "affiliation")
    return {key: one[key] for key in kept} | {"mentions": [_claimed(each) for each in one["mentions"]]}


def _quote(one: Body) -> Body:
    found = one["evidence"]["match"] != "none"
    return {"speaker": one["speaker"], "text": one["text"], "evidence": _claimed(one["evidence"]) if found else None}


def _claimed(mention: Body) -> Body:
    return {key: mention[key] for key in ("in", "start", "end", "text")}
