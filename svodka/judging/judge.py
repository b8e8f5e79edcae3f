"""Asks the second reader about a finished summary and adds what it finds; its failure never costs the summary."""

import asyncio
from dataclasses import dataclass, replace
from typing import Final

from prompts.loader import JudgePrompt, load_judge
from schemas.contract import primary_language
from schemas.finding import CheckCount
from schemas.judgement import Judgements
from svodka.checks.case import Case
from svodka.checks.report import Rule, Step, Verdict
from svodka.checks.rules import check
from svodka.errors import SvodkaError
from svodka.intake.cleaning import wire_text
from svodka.judging.claims import Claims, claims_of
from svodka.judging.reading import CODES, NAME, Reading
from svodka.llm.asking import Question, Reply, ask
from svodka.llm.unit import Unit
from svodka.llm.wire import Message
from svodka.llm.writer import Writer
from svodka.newsroom import SecondReading

CALLS_AT_MOST: Final = 2
"""The question, and one re-ask or one transport retry."""
SECONDS_AT_LEAST: Final = 5.0
"""Of the deadline; in less no model reads an article."""

NOT_ASKED: Final = "not asked"
NO_TIME: Final = "no time was left"
NO_ANSWER: Final = "the judge did not answer: {slug}"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict with the second reader's part in it, and what that reading took, if there was one."""

    verdict: Verdict
    reading: SecondReading | None = None


def not_judged(verdict: Verdict, reason: str = NOT_ASKED) -> Verdict:
    """Give the verdict with the reason why nobody read the summary again."""
    return replace(verdict, checks={**verdict.checks, NAME: CheckCount(checked=0, failed=0, skipped=reason)})


async def judge(case: Case, verdict: Verdict, reader: Writer, writers: Unit) -> Judged:
    """Ask about every claim in one call, in what is left of the writer's time; never raises SvodkaError."""
    if writers.remaining < SECONDS_AT_LEAST:
        return Judged(not_judged(verdict, NO_TIME))
    unit = Unit(writers.remaining, CALLS_AT_MOST, ledger=writers.ledger, role="judge", clock=writers.clock)
    claims = claims_of(case.summary)
    try:
        reply = await _ask(case, claims, reader, unit)
    except SvodkaError as failed:
        return Judged(not_judged(verdict, NO_ANSWER.format(slug=failed.slug)), SecondReading(reader, unit))
    reading = Reading(claims, reply.value.answers, verdict.findings)
    added = await asyncio.to_thread(check, case, (Rule(NAME, CODES, reading.look),))
    return Judged(_joined(verdict, added), SecondReading(reader, unit, reply.served))


async def _ask(case: Case, claims: Claims, reader: Writer, unit: Unit) -> Reply[Judgements]:
    prompt = load_judge()
    conversation = Message("system", prompt.system), Message("user", _question(case, claims, prompt))
    return await ask(reader, Question(conversation, Judgements, prompt.canary, prompt.reask), unit)


def _question(case: Case, claims: Claims, prompt: JudgePrompt) -> str:
    source, target = claims.languages
    return prompt.question(
        source=primary_language(source),
        target=target,
        sentences=[(sentence.number, wire_text(case.article, sentence)) for sentence in case.article.sentences],
        claims=[statement.shown(identifier) for identifier, statement in claims.by_id.items()],
    )


def _joined(verdict: Verdict, added: Verdict) -> Verdict:
    """Put the second reader's findings behind those of the rules, numbered on."""
    told = len(verdict.findings)
    findings = tuple(
        finding.model_copy(update={"id": f"f{number}"}) for number, finding in enumerate(added.findings, told + 1)
    )
    step = Step(NAME, added.trace[0].outcome, findings)
    return replace(
        verdict,
        findings=(*verdict.findings, *findings),
        checks={**verdict.checks, **added.checks},
        trace=(*verdict.trace, step),
    )
