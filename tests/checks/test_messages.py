"""The sentences of findings: complete, in both languages, and safe whatever the values are."""

import re
import string
from pathlib import Path

import pytest

from svodka import checks
from svodka.checks.messages import MESSAGES, VALUE_AT_MOST, render, retell
from svodka.checks.rules import RULES, check
from svodka.judging.reading import CODES as JUDGE_CODES
from tests.checks.notation import case

CODES = [*(code for rule in RULES for code in rule.codes), *JUDGE_CODES]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_of_a_rule_has_its_message_and_no_message_is_unused() -> None:
    assert sorted(CODES) == sorted(MESSAGES)
    assert len(set(CODES)) == len(CODES)


def test_every_code_that_a_rule_lists_is_one_it_names() -> None:
    rooms = sorted(Path(checks.__path__[0]).glob("*.py"))
    source = "".join(room.read_text(encoding="utf-8") for room in rooms if room.name != "messages.py")
    assert [code for rule in RULES for code in rule.codes if f'"{code}"' not in source] == []


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_have_the_same_placeholders(code: str) -> None:
    templates = MESSAGES[code]
    assert set(templates) == {"en", "ru"}
    assert placeholders(templates["en"]) == placeholders(templates["ru"])


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_one_sentence(code: str) -> None:
    for template in MESSAGES[code].values():
        assert re.fullmatch(r"[«“{A-ZА-Я].*[^.]\.", template)


def test_an_unknown_language_gets_english() -> None:
    assert render("empty-text", {}, "de") == render("empty-text", {}, "en") == "This text is empty."


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        render("no-such-code", {})


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("{name}", "{name}"),
        ("{0.__class__}", "{0.__class__}"),
        ("{{}}", "{{}}"),
        ("%s {", "%s {"),
        ("a\nb\tc\u00a0d", "a b c d"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\x00b", "a[U+0000]b"),
        ("a\ud800b", "a[U+D800]b"),
        ("a\U000e0041b", "a[U+E0041]b"),
        (["230", "24"], "230, 24"),
        (12, "12"),
        ("ru", "ru"),
    ],
)
def test_a_value_is_shown_and_never_obeyed(value: str, shown: str) -> None:
    assert render("name-not-in-article", {"name": value}) == f"The article does not name “{shown}”."


def test_a_long_value_is_cut() -> None:
    message = render("name-not-in-article", {"name": "слово " * 100_000})
    assert message.endswith("слово…”.")
    assert len(message) < VALUE_AT_MOST + 40


def test_hidden_characters_are_named_by_their_numbers() -> None:
    verdict = check(case("Завод. => point 1: За\u200bвод\u202e / Plant"), tuple(RULES[-1:]))
    assert verdict.findings[0].message == "The text has hidden or control characters in it: U+200B."


def test_languages_and_scripts_have_names() -> None:
    args = {"expected": "ru", "found": "en"}
    assert render("wrong-language", args) == "The text should be in Russian, but it looks like English."
    assert render("wrong-language", args, "ru") == "Ожидаемый язык текста: русский. Похоже, это английский."
    assert render("wrong-language", {"expected": "xx", "found": "other"}).startswith("The text should be in xx")


def test_a_broken_span_without_words_is_told_by_its_offsets() -> None:
    args = {"start": 7, "end": 99999}
    assert render("span-without-words", args) == "The offsets 7–99999 are no place in the article."
    assert render("span-without-words", args, "ru") == "Места 7–99999 в статье нет."


def test_findings_are_retold_in_another_language() -> None:
    verdict = check(
        case("Завод открыт. => point 1: Завод открыт в городе / The plant is open in the city => person e1: Иван / I")
    )
    retold = retell(verdict.findings, "ru")
    assert [finding.message for finding in verdict.errors] == ["The article does not name “Иван”."]
    assert [finding.message for finding in retold if finding.severity == "error"] == ["Имени «Иван» в статье нет."]
    assert retell(retold, "en") == verdict.findings
