"""The main path with a writer that answers what each test wants."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from prompts.loader import load
from schemas.draft import Change, Changes
from schemas.request import SummaryRequest
from schemas.summary import Summary
from svodka import errors
from svodka.error_texts import PAGES
from svodka.llm.fake import Answer, FakeWriter
from svodka.newsroom import Newsroom
from svodka.pipeline import summarise
from svodka.presenting import present
from tests.material import ARTICLE, DRAFT, changed, draft
from tests.spans import assert_every_span_holds

ROOT = Path(__file__).parents[2]
KINDS = "|".join(kind.__name__ for kind in errors.error_types())


def made(*answers: Answer, **request: Any) -> tuple[Summary, FakeWriter]:
    writer = FakeWriter(answers)
    asked = SummaryRequest.model_validate({"text": ARTICLE} | request)
    summary = asyncio.run(summarise(asked, Newsroom(writer, 30, "ru")))
    assert_every_span_holds(summary)
    return summary, writer


def mend(*changes: tuple[str, Any]) -> Changes:
    return Changes(changes=[Change(path=path, value=value) for path, value in changes])


def test_a_good_draft_is_one_call_and_clean() -> None:
    summary, writer = made(DRAFT)
    assert summary.status == "clean"
    assert summary.usage.calls == len(writer.bodies) == 1
    assert summary.headline == {
        "ru": "Московский завод поставит датчики в Циндао",
        "en": "Moscow plant to deliver sensors to Qingdao",
    }
    assert summary.text["en"] == summary.points[0].text["en"]
    assert summary.entities[1].affiliation == "e1"
    assert summary.quotes[0].speaker == "e2"
    assert summary.quotes[0].translated == ("en",)
    assert summary.provenance.prompt == "summary/v1"


def test_every_mention_of_a_person_is_found_the_surname_alone_too() -> None:
    summary, _ = made(DRAFT)
    person = summary.entities[1]
    assert [mention.text for mention in person.mentions] == ["Вера Одинцова", "Одинцова"]


def test_what_is_not_in_the_article_goes_back_once_with_the_findings_only() -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    summary, writer = made(wrong, mend(("/entities/1/name/source", "Вера Одинцова")))
    messages: Any = writer.bodies[1]["messages"]
    assert messages[:2] == writer.bodies[0]["messages"]
    assert json.loads(messages[2]["content"]) == wrong.model_dump()
    assert "/entities/1/name/source" in messages[3]["content"]
    assert "Вера Одинокова" in messages[3]["content"]
    assert summary.status == "clean"
    (correction,) = summary.corrections
    assert (correction.path, correction.by) == ("/entities/1/name/ru", "repair")
    assert (correction.before, correction.after) == ("Вера Одинокова", "Вера Одинцова")


def test_what_stays_wrong_stays_and_is_flagged_and_there_is_no_third_round() -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    summary, writer = made(wrong, mend(), DRAFT)
    assert len(writer.bodies) == 2
    assert summary.status == "review"
    assert summary.entities[1].name["ru"] == "Вера Одинокова"
    assert "name-not-in-article" in {finding.code for finding in summary.findings}


def test_a_change_to_a_field_without_a_finding_is_not_taken() -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    summary, _ = made(wrong, mend(("/points/0/target", "Something else entirely happened somewhere.")))
    assert summary.points[0].text["en"] == DRAFT.points[0].target


def test_an_invented_entity_can_be_taken_out_and_that_is_on_record() -> None:
    entities = DRAFT.model_dump()["entities"]
    name = {"source": "Олег Ветров", "target": "Oleg Vetrov"}
    wrong = draft(entities=[*entities, entities[1] | {"id": "e9", "name": name, "surface": ["Олег Ветров"]}])
    summary, _ = made(wrong, mend(("/entities/3", None)))
    assert [entity.id for entity in summary.entities] == ["e1", "e2", "e3"]
    assert (summary.corrections[0].before, summary.corrections[0].after) == ("Олег Ветров", None)


def test_a_repair_that_makes_it_worse_is_not_taken() -> None:
    wrong = changed("/quotes/0/source", "Мы готовились к этому контракту два года")
    worse = mend(
        (
            "/quotes/0/source",
            "Совсем другие слова 17 марта за 99 тысяч рублей, которых никто не говорил https://example.com",
        )
    )
    summary, _ = made(wrong, worse)
    assert "example.com" not in summary.model_dump_json()
    assert summary.status == "review"


@pytest.mark.parametrize(
    "failure",
    [
        errors.UpstreamError(),
        errors.DeadlineExceeded(),
        errors.TextTooLong("model-context"),
        errors.BudgetExhausted("spent", limit="1"),
        errors.StoreUnavailable(),
    ],
)
def test_a_failed_repair_loses_nothing(failure: errors.SvodkaError) -> None:
    wrong = changed("/entities/1/name/source", "Вера Одинокова")
    summary, _ = made(wrong, failure)
    assert summary.status == "review"
    assert summary.points


def test_a_sentence_that_does_not_exist_is_found_out() -> None:
    summary, _ = made(changed("/points/0/sentences", [2, 77]), mend())
    assert "no-such-sentence" in {finding.code for finding in summary.findings}


def test_a_link_is_taken_out_by_code_and_a_finding_says_so() -> None:
    wrong = changed("/points/0/target", DRAFT.points[0].target + " See https://example.com/report?id=5.")
    summary, _ = made(wrong, mend())
    assert "example.com" not in json.dumps({"points": [point.text for point in summary.points]})
    assert any(correction.by == "safety" for correction in summary.corrections)
    assert summary.status == "review"


def test_the_first_headline_that_fits_is_taken_and_the_rest_are_kept() -> None:
    long = {"source": "Очень длинный заголовок " * 5, "target": "A headline that fits"}
    fits = DRAFT.model_dump()["headlines"][0]
    summary, _ = made(draft(headlines=[long, fits]))
    assert summary.headline["ru"] == fits["source"]
    assert [headline["en"] for headline in summary.headline_alternatives] == ["A headline that fits"]


def test_an_english_article_gets_the_configured_second_language() -> None:
    text = "The Quarry Bay plant will supply sensors to Qingdao, its director Mary Osgood said on 3 March in Moscow."
    writer = FakeWriter([errors.ModelRefused()])
    with pytest.raises(errors.ModelRefused):
        asyncio.run(summarise(SummaryRequest(text=text), Newsroom(writer, 30, "ru")))
    messages: Any = writer.bodies[0]["messages"]
    assert "Article's language: en. Second language: ru." in messages[1]["content"]


def test_no_model_is_asked_before_the_article_was_found_usable() -> None:
    for request in ({"text": "мало"}, {"text": ARTICLE, "target_language": "ru"}):
        writer = FakeWriter([DRAFT])
        with pytest.raises(errors.BadInput):
            asyncio.run(summarise(SummaryRequest.model_validate(request), Newsroom(writer, 30, "ru")))
        assert writer.bodies == []


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{# note #}",
        "$canary ${x} $$",
        "{0} %s",
        "  двойные   пробелы  ",
        "«кавычки» \"да\" 'ещё'",
    ],
)
def test_a_sentence_reaches_the_wire_with_its_characters_unchanged(hostile: str) -> None:
    sentence = f"Директор сказал {hostile} и уехал в Харбин."
    _, writer = made(DRAFT, mend(), text=f"{ARTICLE}\n{sentence}\n")
    messages: Any = writer.bodies[0]["messages"]
    assert sentence in messages[1]["content"]


def test_hidden_characters_are_not_sent_and_the_text_comes_back_with_them() -> None:
    text = ARTICLE.replace("Вера", "Ве\u200bра")
    summary, writer = made(DRAFT, text=text)
    messages: Any = writer.bodies[0]["messages"]
    assert "\u200b" not in messages[1]["content"]
    assert "Вера Одинцова" in messages[1]["content"]
    assert summary.article.text == text
    assert summary.entities[1].mentions[0].match == "normalised"


def test_every_reason_that_is_given_has_its_sentence() -> None:
    given = re.compile(rf"(?:{KINDS})\(\s*\"([a-z0-9-]+)\"")
    told = {reason for page in PAGES.values() for reason in page.details}
    for path in (*(ROOT / "svodka").rglob("*.py"), *(ROOT / "api").rglob("*.py")):
        reasons = set(given.findall(path.read_text("utf-8")))
        assert reasons <= told, (path, reasons - told)


def test_every_sentence_of_a_problem_has_a_reason_that_is_given_somewhere() -> None:
    sources = (path for floor in ("svodka", "api") for path in (ROOT / floor).rglob("*.py"))
    code = "".join(path.read_text("utf-8") for path in sources if path.name != "error_texts.py")
    told = {reason for page in PAGES.values() for reason in page.details}
    assert {reason for reason in told if f'"{reason}"' not in code} == set()


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_the_range_of_a_finding_lies_in_the_text_that_leaves(unit: str) -> None:
    target = "😀 https://example.com/x " + DRAFT.points[0].target + " Москва"
    summary, _ = made(changed("/points/0/target", target), mend(), offset_unit=unit)
    shown = present(summary, SummaryRequest(text=ARTICLE, offset_unit="utf16" if unit == "utf16" else "codepoint"))
    field = shown.points[0].text["en"]
    (finding,) = [finding for finding in shown.findings if finding.code == "wrong-script"]
    assert finding.range is not None
    units = field.encode("utf-16-le")
    found = units[2 * finding.range.start : 2 * finding.range.end].decode("utf-16-le")
    assert (found if unit == "utf16" else field[finding.range.start : finding.range.end]) == "Москва"
    assert [finding.id for finding in shown.findings] == [f"f{at}" for at in range(1, len(shown.findings) + 1)]
    assert shown.checks["safety"].failed == sum(finding.check == "safety" for finding in shown.findings)


@pytest.mark.parametrize("hidden", ["{}", "upper", "\u200b", "**", " "])
def test_a_canary_does_not_come_out_however_it_is_dressed_up(hidden: str) -> None:
    canary = load().canary
    leak = canary.upper() if hidden == "upper" else hidden.join(canary) if hidden != "{}" else canary
    leaking = changed("/points/0/target", f"{DRAFT.points[0].target} {leak}")
    escaped = leaking.model_dump_json().replace(canary, "".join(f"\\u{ord(letter):04x}" for letter in canary))
    with pytest.raises(errors.SchemaUnsatisfied):
        made(escaped, escaped)
