"""Makes the summary that leaves the house: content, checks, provenance and usage in one object."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

import uuid_utils

from schemas.contract import SCHEMA_VERSION, Bilingual
from schemas.finding import Correction
from schemas.request import GlossaryTerm, SummaryRequest
from schemas.summary import ArticleRecord, Point, Provenance, Summary, Usage
from svodka.checks.report import Verdict
from svodka.drafting import Desk
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.settings import version


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the steps before have decided."""

    grounded: Grounded
    verdict: Verdict
    corrections: tuple[Correction, ...]
    served: str | None


def finish(article: Article, request: SummaryRequest, outcome: Outcome, desk: Desk) -> Summary:
    """Give the finished summary, with offsets in code points and messages in English."""
    grounded, verdict = outcome.grounded, outcome.verdict
    source, target = grounded.languages
    return Summary(
        id=str(uuid_utils.uuid7()),
        created=dt.datetime.now(dt.UTC).replace(microsecond=0),
        status=verdict.status,
        languages=(source, target),
        headline=grounded.headline or {source: "", target: ""},
        headline_alternatives=grounded.headline_alternatives,
        points=grounded.points,
        text=running_text(grounded.points),
        entities=grounded.entities,
        quotes=grounded.quotes,
        figures=verdict.figures,
        checks=verdict.checks,
        findings=verdict.findings,
        corrections=outcome.corrections,
        review=(),
        article=article_record(article),
        provenance=_provenance(request, outcome, desk),
        usage=_usage(desk),
    )


def running_text(points: tuple[Point, ...]) -> Bilingual:
    """Join points as running text; Chinese and Japanese sentences follow each other without a blank."""
    return {
        language: ("" if language.startswith(("zh", "ja")) else " ").join(point.text[language] for point in points)
        for language in points[0].text
    }


def article_record(article: Article) -> ArticleRecord:
    """Give the article as the contract has it."""
    return ArticleRecord(
        text=article.text,
        offset_unit="codepoint",
        sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        language=article.language,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        noise=article.noise,
    )


def glossary_sha256(glossary: tuple[GlossaryTerm, ...]) -> str | None:
    """Give the hash of a glossary; notes are for people and do not count."""
    if not glossary:
        return None
    rows = [[term.source, term.target, sorted(term.forbidden)] for term in glossary]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _provenance(request: SummaryRequest, outcome: Outcome, desk: Desk) -> Provenance:
    return Provenance(
        model=desk.writer.model,
        model_served=outcome.served or desk.writer.model,
        judge=None,
        prompt=desk.prompt.name,
        prompt_sha256=desk.prompt.sha256,
        schema_version=SCHEMA_VERSION,
        glossary_sha256=glossary_sha256(request.glossary),
        svodka=version(),
    )


def _usage(desk: Desk) -> Usage:
    bill, replayed = desk.unit.bill, desk.writer.replayed
    cost = bill.cost
    return Usage(
        calls=desk.unit.calls_on_wire,
        replayed=replayed,
        input_tokens=bill.tokens.input,
        cached_tokens=bill.tokens.cached,
        output_tokens=bill.tokens.output,
        cost_usd="0" if replayed else None if cost is None else f"{cost.normalize():f}",
        estimated=bill.estimated,
        seconds=round(desk.unit.elapsed, 3),
    )
