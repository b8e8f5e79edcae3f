"""What an injector must know of Russian grammar, so that its edits read as Russian."""

import re
from functools import cache
from importlib import import_module
from typing import Any, Final

LETTERS: Final = "А-Яа-яЁё"
_WORD: Final = re.compile(rf"[{LETTERS}-]+")
_SPEAKING: Final = re.compile(
    r"(?:со|за|рас|от|под|до)?(?:общ|яв|сказ|мет|черк|бав|ответ|поясн|уточн|объясн|призна|напомн|предупре|говор|счит|след|указ)"
)


@cache
def _analyser() -> Any:
    return import_module("pymorphy3").MorphAnalyzer(lang="ru")


@cache
def _parse(word: str) -> Any:
    return _analyser().parse(word.lower())[0]


def negatable(word: str) -> bool:
    """Say whether a word is a verb or short participle that не can stand before; words of speaking are none."""
    tag = _parse(word).tag
    kind = str(tag.POS) in {"VERB", "PRTS"} and "impr" not in tag
    return kind and not _SPEAKING.match(word.lower())


def past(infinitive: str, form: str) -> str | None:
    """Give the past tense of a perfective infinitive: `form` is masc, femn, neut or plur."""
    parsed = _parse(infinitive)
    if "INFN" not in parsed.tag or "perf" not in parsed.tag:
        return None
    grammemes = {"VERB", "past", "plur"} if form == "plur" else {"VERB", "past", "sing", form}
    found = parsed.inflect(grammemes)
    return str(found.word) if found else None


def infinitive_of_future(word: str) -> tuple[str, bool] | None:
    """Give the infinitive of a verb of the perfective future, and whether it is plural."""
    parsed = _parse(word)
    if "VERB" not in parsed.tag or "futr" not in parsed.tag or "3per" not in parsed.tag:
        return None
    impersonal = "Impe" in parsed.tag or parsed.normal_form == "прийтись"
    return None if impersonal else (str(parsed.normal_form), "plur" in parsed.tag)


def subject_form(before: str) -> str | None:
    """Give the gender, or plur, of the subject: the nearest noun in the nominative that stands before a verb."""
    clause = re.split(r"[;:]|[.!?]\s", before)[-1]
    outside_quotes = re.sub(r"«[^»]*»", " ", clause)
    for word in reversed(_WORD.findall(outside_quotes)):
        tag = _parse(word).tag
        if "NOUN" in tag and "nomn" in tag:
            return "plur" if "plur" in tag else str(tag.gender)
    return None
