"""The main path: clean -> draft -> ground -> check -> (repair once) -> finish."""

import asyncio
from dataclasses import dataclass

from prompts.loader import load
from schemas.check import CheckRequest, CheckResult
from schemas.contract import primary_language
from schemas.draft import Draft
from schemas.finding import Correction
from schemas.problem import FieldError
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.checks.case import Case
from svodka.checks.correct import correct
from svodka.checks.report import Verdict
from svodka.checks.rules import check
from svodka.drafting import Desk, draft
from svodka.errors import InvalidField, ModelFailed, TextTooLong
from svodka.finish import Outcome, finish
from svodka.grounding.ground import ground, ground_claims
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.intake.cleaning import clean, languages
from svodka.llm.unit import Unit
from svodka.llm.writer import Writer
from svodka.presenting import present_check
from svodka.repair import repair


async def summarise(request: SummaryRequest, writer: Writer, *, seconds: float, second_language: str) -> Summary:
    """Turn an article into a checked bilingual summary, in code points; raises SvodkaError."""
    _refuse_what_is_not_built(request)
    desk = Desk(writer, load(), Unit(seconds))
    # Away from the event loop: a large page takes a second to extract.
    article = await asyncio.to_thread(clean, request, second_language=second_language)
    pair = languages(article, request, second_language)
    job = _Job(article, request, pair, desk)
    reply = await draft(article, request, pair, desk)
    checked = await asyncio.to_thread(job.ground_and_check, reply.value)
    if checked.verdict.errors:
        try:
            repaired = await repair(reply, checked.drafted, checked.verdict.errors, pair, desk)
        except (ModelFailed, TextTooLong):
            # The draft is paid for and its errors are flagged: that is worth more to an editor than a refusal.
            pass
        else:
            mended = await asyncio.to_thread(job.ground_and_check, repaired.draft, repaired.corrections)
            checked = min(mended, checked, key=_error_count)
    outcome = Outcome(checked.grounded, checked.verdict, checked.corrections, reply.served)
    return finish(article, request, outcome, desk)


def check_summary(request: CheckRequest, *, language: str = "en") -> CheckResult:
    """Check any summary against its article, without a model; raises SvodkaError.

    The answer is in the request's `offset_unit`, its messages in `language`.
    """
    article, verdict = examine(request)
    result = CheckResult(
        status=verdict.status,
        findings=verdict.findings,
        checks=verdict.checks,
        figures=verdict.figures,
        corrections=verdict.corrections,
    )
    return present_check(result, request, article, language)


def examine(request: CheckRequest) -> tuple[Article, Verdict]:
    """Give the article as it was read and the verdict with its trace, in code points."""
    asked = request.article
    if "length" not in asked.model_fields_set:
        # Nobody asked this summary to be of standard length.
        asked = asked.model_copy(update={"length": "long"})
    article = clean(asked)
    _demand_the_articles_language(article, request)
    grounded = ground_claims(request.summary, article, offset_unit=asked.offset_unit)
    return article, check(Case(article, grounded, asked, canary=load().canary))


def _demand_the_articles_language(article: Article, request: CheckRequest) -> None:
    claimed = request.summary.languages[0]
    if primary_language(claimed) != primary_language(article.language):
        where = (FieldError(pointer="/summary/languages/0", detail=claimed),)
        raise InvalidField("another-language", claimed=claimed, found=article.language, errors=where)


def _refuse_what_is_not_built(request: SummaryRequest) -> None:
    if request.verify == "deep":
        raise InvalidField("verify-deep", errors=(FieldError(pointer="/verify", detail="deep"),))


@dataclass(frozen=True, slots=True)
class _Checked:
    """A draft looked up and checked; `grounded` has the corrections of code in it, `drafted` has not."""

    drafted: Grounded
    grounded: Grounded
    verdict: Verdict
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    article: Article
    request: SummaryRequest
    languages: tuple[str, str]
    desk: Desk

    def ground_and_check(self, written: Draft, mended: tuple[Correction, ...] = ()) -> _Checked:
        drafted = ground(written, self.article, self.languages)
        case = Case(self.article, drafted, self.request, canary=self.desk.prompt.canary)
        grounded, verdict, corrections = correct(case, check(case))
        return _Checked(drafted, grounded, verdict, (*mended, *corrections))


def _error_count(checked: _Checked) -> int:
    return len(checked.verdict.errors)
