"""Makes the summary that leaves the house: content, checks, provenance and usage in one object."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

import uuid_utils

from schemas.contract import SCHEMA_VERSION, Bilingual
from schemas.finding import Correction
from schemas.request import GlossaryTerm, SummaryRequest
from schemas.summary import ArticleRecord, Entity, Point, Provenance, Spent, Summary, Usage
from svodka.checks.report import Naming, Verdict
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.llm.unit import Unit
from svodka.llm.writer import Writer
from svodka.newsroom import Desk, SecondReading
from svodka.settings import version


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the steps before have decided."""

    grounded: Grounded
    verdict: Verdict
    corrections: tuple[Correction, ...]
    served: str | None
    second: SecondReading | None = None


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
        entities=_named(grounded.entities, verdict.names),
        quotes=grounded.quotes,
        figures=verdict.figures,
        checks=verdict.checks,
        findings=verdict.findings,
        corrections=outcome.corrections,
        review=(),
        article=article_record(article),
        provenance=_provenance(request, outcome, desk),
        usage=_usage(outcome, desk),
    )


def _named(entities: tuple[Entity, ...], names: tuple[Naming, ...]) -> tuple[Entity, ...]:
    """Say at each entity which rule confirmed its name."""
    by_entity = {name.entity: name for name in names}
    return tuple(
        entity.model_copy(update={"name_method": name.method, "name_alternatives": name.alternatives})
        if (name := by_entity.get(index))
        else entity
        for index, entity in enumerate(entities)
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
        judge=outcome.second and (outcome.second.served or outcome.second.reader.model),
        prompt=desk.prompt.name,
        prompt_sha256=desk.prompt.sha256,
        schema_version=SCHEMA_VERSION,
        glossary_sha256=glossary_sha256(request.glossary),
        svodka=version(),
    )


def _usage(outcome: Outcome, desk: Desk) -> Usage:
    second = outcome.second and _spent(outcome.second.reader, outcome.second.unit)
    return Usage(**_spent(desk.writer, desk.unit).model_dump(), judge=second)


def _spent(writer: Writer, unit: Unit) -> Spent:
    bill, replayed = unit.bill, writer.replayed
    cost = bill.cost
    return Spent(
        calls=unit.calls_on_wire,
        replayed=replayed,
        input_tokens=bill.tokens.input,
        cached_tokens=bill.tokens.cached,
        output_tokens=bill.tokens.output,
        cost_usd="0" if replayed else None if cost is None else f"{cost.normalize():f}",
        estimated=bill.estimated,
        seconds=round(unit.elapsed, 3),
    )
