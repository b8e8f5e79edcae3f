"""What the second reader's answers are worth: only words that really stand in the article count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from schemas.finding import Finding, Severity
from schemas.judgement import Aspect, Judgement
from schemas.span import Span
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome
from svodka.grounding.index import ArticleIndex, index_string
from svodka.grounding.quotes import Quotable, locate
from svodka.intake.article import Article, Sentence
from svodka.judging.claims import Claims, Statement

NAME: Final = "judge"
CODES: Final = (
    "judge-roles",
    "judge-negation",
    "judge-modality",
    "judge-attribution",
    "judge-direction",
    "judge-contradicted",
    "judge-unsupported",
)

_CODE_OF: Final[dict[Aspect, str]] = {
    "roles": "judge-roles",
    "negation": "judge-negation",
    "modality": "judge-modality",
    "attribution": "judge-attribution",
    "direction": "judge-direction",
}
_RULES: Final[dict[Aspect, tuple[tuple[str, str], ...]]] = {
    "roles": (("roles", ""),),
    "negation": (("polarity", ""),),
    "direction": (("polarity", ""),),
    "modality": (("modality", ""),),
    "attribution": (("attribution", ""), ("quotes", "speaker-")),
}
"""Which checks decide the same question, and how the codes begin that do."""
_VERBATIM: Final = frozenset({"exact", "normalised"})
_TELLING_LETTERS: Final = 2
"""Letters without which words are no evidence of anything."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers to the claims of one summary; `told` are the findings that the rules have made already."""

    claims: Claims
    answers: Sequence[Judgement]
    told: Sequence[Finding]

    def look(self, case: Case) -> Outcome:
        """Look at every answer; one whose words are not in the sentence that it names is not used."""
        sentences = _Sentences(case.article)
        usable = {_key(each): (each, span) for each in self.answers for span in self._evidence(each, sentences)}
        objections = [self._objection(each, span) for each, span in usable.values() if each.verdict != "supported"]
        answered = {each.claim for each, _ in usable.values()}
        return Outcome(len(answered), tuple(objections), self._missing(len(answered)))

    def _evidence(self, answer: Judgement, sentences: "_Sentences") -> Iterator[Span | None]:
        """Give the evidence of an answer that can be used, and nothing for any other."""
        if answer.claim not in self.claims.by_id:
            return
        if answer.words is None:
            # Only what stands nowhere can be said without words.
            yield from (None,) if answer.verdict == "not-in-article" else ()
            return
        span = sentences.find(answer.words, answer.sentence)
        yield from () if span is None else (span,)

    def _objection(self, answer: Judgement, span: Span | None) -> Objection:
        statement = self.claims.by_id[answer.claim]
        path = statement.field(answer.aspect, self._deviating(answer))
        evidence = () if span is None else (span,)
        if answer.verdict == "not-in-article":
            return Objection("judge-unsupported", path, self._severity(statement, answer), article=evidence)
        code = _CODE_OF.get(answer.aspect or "other", "judge-contradicted")
        args: dict[str, JsonValue] = {"words": span.text if span else ""}
        return Objection(code, path, self._severity(statement, answer), args, article=evidence)

    def _deviating(self, answer: Judgement) -> str | None:
        return None if answer.language is None else self.claims.languages[answer.language == "target"]

    def _severity(self, statement: Statement, answer: Judgement) -> Severity:
        """A model alone makes a person look; together with a rule of the same subject it is an error."""
        rules = _RULES.get(answer.aspect or "other", ())
        item = _item(statement.path)
        agreed = any(
            finding.check == check and finding.code.startswith(beginning) and _item(finding.path) == item
            for check, beginning in rules
            for finding in self.told
        )
        return "error" if agreed else "warning"

    def _missing(self, answered: int) -> str | None:
        asked = len(self.claims.by_id)
        reasons = [f"{asked - answered} of {asked} claims without a usable answer"] if answered < asked else []
        if self.claims.left_out:
            reasons.append(f"{self.claims.left_out} claims more than are asked about")
        return "; ".join(reasons) or None


def _key(answer: Judgement) -> tuple[str, ...]:
    if answer.verdict == "supported":
        return answer.claim, answer.verdict
    return answer.claim, answer.verdict, answer.aspect or "", answer.language or ""


def _item(path: str) -> str:
    """Give the part of the summary that a path is in: `/points/0`, `/headline`."""
    steps = path.split("/")
    return "/".join(steps[: 2 if steps[1] == "headline" else 3])


_Known = tuple[Sentence, Quotable]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of the article, each read when it is first asked for."""

    article: Article
    _read: dict[int, _Known | None] = field(default_factory=dict[int, _Known | None])

    def find(self, words: str, number: int | None) -> Span | None:
        """Give the place of these words in the sentence of this number: verbatim but for typography."""
        there = None if number is None else self._sentence(number)
        if there is None or sum(map(str.isalnum, words)) < _TELLING_LETTERS:
            return None
        sentence, quotable = there
        found = locate(words, quotable)
        if found.match not in _VERBATIM:
            return None
        return self.article.span(sentence.where, sentence.start + found.start, sentence.start + found.end)

    def _sentence(self, number: int) -> _Known | None:
        if number not in self._read:
            sentence = next((each for each in self.article.sentences if each.number == number), None)
            self._read[number] = None if sentence is None else (sentence, self._quotable(sentence))
        return self._read[number]

    def _quotable(self, sentence: Sentence) -> Quotable:
        text = self.article.string(sentence.where)[sentence.start : sentence.end]
        return Quotable(ArticleIndex((index_string(text, "text"),)))
