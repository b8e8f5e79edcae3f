"""What becomes of the second reader's answers, in one line each.

`c1 2 «words» verdict aspect language`; `-` stands for null.
"""

import re
import time

import pytest

from schemas.finding import Finding
from schemas.judgement import Judgement
from svodka.checks.report import Outcome
from svodka.judging.claims import claims_of
from svodka.judging.reading import Reading
from tests.checks.notation import article, build, case

ANSWER = re.compile(r"(\S+) (\S+) (?:«(.*)»|-) (\S+) (\S+) (\S+)")
LINE = (
    "Завод «Рубин» планирует открыть цех в Твери. Выпуск снизился на 5 %. Директор Вера Одинцова это отрицает. "
    "=> headline: Рубин открыл цех / Rubin opens a shop "
    "=> point 1: Завод открыл цех в Твери / The plant plans to open a shop in Tver "
    "=> point 2: Выпуск снизился / Output rose "
    "=> person e1: Вера Одинцова / Vera Odintsova => role e1: директор / director "
    "=> quote e1: это отрицает / denies it"
)
CASE = case(LINE)
CLAIMS = claims_of(CASE.summary)
"""c1 and c2 are the points, c3 the headline, c4 the quotation, c5 the role."""


def judgement(line: str) -> Judgement:
    match = ANSWER.fullmatch(line)
    assert match is not None, line
    claim, sentence, words, verdict, aspect, language = (None if part == "-" else part for part in match.groups())
    fields = {"claim": claim, "sentence": sentence and int(sentence), "words": words, "verdict": verdict}
    return Judgement.model_validate({**fields, "aspect": aspect, "language": language})


def read(*lines: str, told: tuple[Finding, ...] = ()) -> Outcome:
    return Reading(CLAIMS, [judgement(line) for line in lines], told).look(CASE)


def said(*lines: str) -> list[str]:
    return [f"{each.severity} {each.code} {each.path}" for each in read(*lines).objections]


def rule(check: str, code: str, path: str) -> Finding:
    return Finding(id="f1", code=code, check=check, severity="warning", path=path, message="")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("c1 1 «планирует открыть» contradicted modality source", "judge-modality /points/0/text/ru"),
        ("c2 2 «снизился на 5 %» contradicted direction target", "judge-direction /points/1/text/en"),
        ("c3 1 «планирует открыть» contradicted modality -", "judge-modality /headline"),
        ("c3 1 «планирует открыть» contradicted modality source", "judge-modality /headline/ru"),
        ("c4 3 «Директор Вера» contradicted attribution target", "judge-attribution /quotes/0/speaker"),
        ("c4 3 «это отрицает» contradicted negation target", "judge-negation /quotes/0/text/en"),
        ("c5 3 «Директор Вера» contradicted roles -", "judge-roles /entities/0/role"),
        ("c1 1 «открыть цех» contradicted other -", "judge-contradicted /points/0/text"),
        ("c1 1 «открыть цех» contradicted - -", "judge-contradicted /points/0/text"),
        ("c1 - - not-in-article attribution target", "judge-unsupported /points/0/text/en"),
        ("c1 1 «в Твери» not-in-article roles -", "judge-unsupported /points/0/text"),
    ],
)
def test_an_objection_with_the_articles_words_is_a_warning(line: str, expected: str) -> None:
    assert said(line) == [f"warning {expected}"]


@pytest.mark.parametrize(
    "line",
    [
        "c1 1 «Завод уже открыл» contradicted modality -",
        "c1 2 «планирует открыть» contradicted modality -",
        "c1 99 «планирует открыть» contradicted modality -",
        "c1 - «планирует открыть» contradicted modality -",
        "c1 1 - contradicted modality -",
        "c1 1 - supported - -",
        "c1 1 «» contradicted modality -",
        "c1 1 «в» contradicted modality -",
        "c1 1 «…» contradicted modality -",
        "c1 1 «планирует закрыть цех» supported - -",
        "c1 1 «Твери. Выпуск» contradicted other -",
        "c1 - «такого нет» not-in-article - -",
        "c9 1 «планирует открыть» contradicted modality -",
        "C1 1 «планирует открыть» contradicted modality -",
    ],
)
def test_an_answer_without_the_words_of_the_sentence_it_names_is_not_used(line: str) -> None:
    outcome = read(line)
    assert (outcome.checked, outcome.objections) == (0, ())
    assert outcome.skipped == "5 of 5 claims without a usable answer"


def test_a_supported_claim_is_counted_and_nothing_is_said() -> None:
    outcome = read("c2 2 «Выпуск снизился» supported - -")
    assert (outcome.checked, outcome.objections) == (1, ())
    assert outcome.skipped == "4 of 5 claims without a usable answer"


def test_the_evidence_is_the_articles_own_text_at_its_own_place() -> None:
    (objection,) = read('c1 1 «завод "рубин"   планирует» contradicted modality -').objections
    (span,) = objection.article
    assert span.text == "Завод «Рубин» планирует" == CASE.article.text[span.start : span.end]
    assert objection.args == {"words": span.text}


def test_words_are_found_where_the_article_hides_characters_in_them() -> None:
    hidden = case("Рубин пла\u200bнирует цех. => point 1: Рубин строит / Rubin builds")
    answer = judgement("c1 1 «планирует цех» contradicted modality -")
    (objection,) = Reading(claims_of(hidden.summary), [answer], ()).look(hidden).objections
    assert objection.article[0].text == "пла\u200bнирует цех"


def test_a_sentence_further_on_has_its_own_offsets() -> None:
    (span,) = read("c5 3 «Вера Одинцова» contradicted roles -").objections[0].article
    assert CASE.article.text[span.start : span.end] == span.text == "Вера Одинцова"


def test_the_title_is_sentence_nought() -> None:
    titled = build(article("Рубин строит.", title="Рубин ждёт цех"), ["point 1: Рубин строит / Rubin builds"])
    answer = judgement("c1 0 «ждёт цех» contradicted modality -")
    (objection,) = Reading(claims_of(titled.summary), [answer], ()).look(titled).objections
    (span,) = objection.article
    assert (span.where, span.start, span.text) == ("title", 6, "ждёт цех")


def test_the_same_answer_twice_is_one_and_two_different_ones_are_two() -> None:
    line = "c1 1 «планирует открыть» contradicted modality source"
    assert len(said(line, line)) == 1
    assert said(line, "c1 1 «планирует открыть» contradicted modality target") == [
        "warning judge-modality /points/0/text/ru",
        "warning judge-modality /points/0/text/en",
    ]


@pytest.mark.parametrize(
    ("line", "check", "code", "path"),
    [
        ("c1 1 «планирует открыть» contradicted modality source", "modality", "any", "/points/0/text/en"),
        ("c2 2 «снизился на 5 %» contradicted direction target", "polarity", "any", "/points/1/text/ru"),
        ("c2 2 «снизился на 5 %» contradicted negation target", "polarity", "any", "/points/1"),
        ("c5 3 «Директор Вера» contradicted roles -", "roles", "any", "/entities/0/role/ru"),
        ("c4 3 «Директор Вера» contradicted attribution -", "quotes", "speaker-far", "/quotes/0/speaker"),
        ("c3 1 «планирует открыть» contradicted modality -", "modality", "any", "/headline/en"),
        ("c1 - - not-in-article attribution -", "attribution", "any", "/points/0/text/ru"),
    ],
)
def test_what_a_rule_of_the_same_subject_found_in_the_same_item_is_an_error(
    line: str, check: str, code: str, path: str
) -> None:
    (objection,) = read(line, told=(rule(check, code, path),)).objections
    assert objection.severity == "error"


@pytest.mark.parametrize(
    ("check", "code", "path"),
    [
        ("modality", "any", "/points/1/text/ru"),
        ("modality", "any", "/headline/ru"),
        ("polarity", "any", "/points/0/text/ru"),
        ("numbers", "any", "/points/0/text/ru"),
        ("quotes", "speaker-far", "/points/0/text/ru"),
    ],
)
def test_a_rule_of_another_subject_or_item_does_not_agree(check: str, code: str, path: str) -> None:
    line = "c1 1 «планирует открыть» contradicted modality source"
    assert read(line, told=(rule(check, code, path),)).objections[0].severity == "warning"


def test_a_long_sentence_and_many_answers_are_read_in_time() -> None:
    text = "слово и дело " * 15_000
    long = case(f"{text} => point 1: Слово / A word")
    claims = claims_of(long.summary)
    answer = judgement(f"c1 1 «{'и дело слово ' * 40}никогда» contradicted other -")
    started = time.monotonic()
    assert Reading(claims, [answer] * 400, ()).look(long).checked == 0
    assert time.monotonic() - started < 15
