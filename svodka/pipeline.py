"""The main path: clean -> draft -> ground -> check -> (repair once) -> (judge) -> finish."""

import asyncio
from dataclasses import dataclass

from prompts.loader import load
from schemas.check import CheckRequest, CheckResult
from schemas.contract import primary_language
from schemas.draft import Draft
from schemas.finding import Correction
from schemas.problem import FieldError
from schemas.progress import Progress
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka.checks.case import Case
from svodka.checks.correct import correct
from svodka.checks.report import Verdict
from svodka.checks.rules import check
from svodka.drafting import draft
from svodka.errors import BudgetExhausted, InvalidField, ModelFailed, StoreUnavailable, TextTooLong
from svodka.finish import Outcome, finish
from svodka.grounding.ground import ground, ground_claims
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article
from svodka.intake.cleaning import clean, languages
from svodka.judging.judge import Judged, judge, not_judged
from svodka.llm.asking import Reply
from svodka.llm.unit import Unit
from svodka.llm.writer import Listener, Writer
from svodka.newsroom import NO_TERMS, Desk, Newsroom, Terms, Watch
from svodka.presenting import present_check, present_progress
from svodka.progress import follow
from svodka.repair import repair


async def summarise(request: SummaryRequest, newsroom: Newsroom, terms: Terms = NO_TERMS) -> Summary:
    """Turn an article into a checked bilingual summary, in code points; raises SvodkaError."""
    desk = Desk(newsroom.writer, load(), Unit(terms.seconds or newsroom.seconds, ledger=terms.ledger))
    terms.tell("clean")
    # Away from the event loop: a large page takes a second to extract.
    article = await asyncio.to_thread(clean, request, second_language=newsroom.second_language)
    job = _Job(article, request, languages(article, request, newsroom.second_language), desk)
    terms.tell("draft")
    reply = await draft(article, request, job.languages, desk, await job.listener(terms.watch))
    terms.tell("ground")
    drafted = await asyncio.to_thread(job.ground, reply.value)
    terms.tell("check")
    checked = await asyncio.to_thread(job.check, drafted)
    if checked.verdict.errors:
        terms.tell("repair")
        checked = await job.repaired(reply, checked)
    if request.verify == "deep":
        terms.tell("judge")
    judged = await job.judged(checked, newsroom.second_reader)
    terms.tell("finish")
    outcome = Outcome(checked.grounded, judged.verdict, checked.corrections, reply.served, judged.reading)
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
    _refuse_a_second_reader(asked)
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


def _refuse_a_second_reader(asked: SummaryRequest) -> None:
    if asked.verify == "deep":
        raise InvalidField("check-asks-no-model", errors=(FieldError(pointer="/article/verify", detail="deep"),))


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

    async def listener(self, watch: Watch | None) -> Listener | None:
        """Give what listens to the draft being written, if anybody watches."""
        if watch is None:
            return None

        def tell(progress: Progress) -> None:
            watch(present_progress(progress, self.request, self.article))

        return await follow(self.article, self.languages, self.desk.prompt.canary, tell)

    def ground(self, written: Draft) -> Grounded:
        return ground(written, self.article, self.languages)

    def check(self, drafted: Grounded, mended: tuple[Correction, ...] = ()) -> _Checked:
        case = self._case(drafted)
        grounded, verdict, corrections = correct(case, check(case))
        return _Checked(drafted, grounded, verdict, (*mended, *corrections))

    async def repaired(self, reply: Reply[Draft], checked: _Checked) -> _Checked:
        """Give what has fewer errors: the draft as it was, or as the model mended it."""
        try:
            repaired = await repair(reply, checked.drafted, checked.verdict.errors, self.languages, self.desk)
        except (ModelFailed, TextTooLong, BudgetExhausted, StoreUnavailable):
            # The draft is paid for and its errors are flagged: that is worth more to an editor than a refusal.
            return checked
        regrounded = await asyncio.to_thread(self.ground, repaired.draft)
        mended = await asyncio.to_thread(self.check, regrounded, repaired.corrections)
        return min(mended, checked, key=_error_count)

    async def judged(self, checked: _Checked, reader: Writer) -> Judged:
        """Have the text that will leave read again, if that was asked for."""
        if self.request.verify != "deep":
            return Judged(not_judged(checked.verdict))
        return await judge(self._case(checked.grounded), checked.verdict, reader, self.desk.unit)

    def _case(self, summary: Grounded) -> Case:
        return Case(self.article, summary, self.request, canary=self.desk.prompt.canary)


def _error_count(checked: _Checked) -> int:
    return len(checked.verdict.errors)
