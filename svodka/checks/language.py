"""Rule: every text is written in its language and its script."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.words import fold
from svodka.intake.language import detect

CODES: Final = ("wrong-language", "wrong-script")

SHORT_BELOW: Final = 12
"""Letters under which only the script is judged: shorter texts are titles and abbreviations that languages share."""

_CYRILLIC: Final = "ru uk be kk bg mk ky tg mn tt ba"
_ROMAN: Final = "en de fr es it pt nl pl cs sk hu ro tr sv da no nb fi et lv lt vi id ms"
_SCRIPT_OF: Final[dict[str, str]] = (
    dict.fromkeys(_CYRILLIC.split(), "Cyrl") | dict.fromkeys(_ROMAN.split(), "Latn") | {"zh": "Hani"}
)
"""Serbian, Uzbek and others that are written in two scripts are left out."""

_LETTERS: Final[dict[str, re.Pattern[str]]] = {
    "Cyrl": re.compile("[\u0400-\u052f]+"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
    "Hani": re.compile("[\u3400-\u9fff]+"),
}
_FOREIGN: Final[dict[str, re.Pattern[str]]] = {
    "Cyrl": re.compile(r"[^\W\d_\u0400-\u052f]"),
    "Latn": re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Hani": re.compile(r"[^\W\d_\u3400-\u9fff]"),
}
"""A letter of any other script."""

_MAINLY: Final[dict[str, float]] = {"Cyrl": 0.5, "Latn": 0.5, "Hani": 0.3}
"""Least share of the letters that the script of the language must have; a Chinese word has few characters."""

_ALIEN: Final[dict[str, tuple[str, ...]]] = {"Cyrl": ("Hani",), "Latn": ("Cyrl", "Hani"), "Hani": ("Cyrl",)}
"""Scripts of which no word belongs into a text; Latin brands are at home everywhere."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def look(case: Case) -> Outcome:
    """Look at every generated text whose language has a script we know."""
    known = [field for field in case.fields if field.language in _SCRIPT_OF]
    objections = (objection for field in known if (objection := _first(case, field)) is not None)
    return looked(len(known), objections, "no known script for these languages", *_notes(case, len(known)))


def _first(case: Case, field: Field) -> Objection | None:
    tests = _NAME_TESTS if field.part == "name" else _TEXT_TESTS
    if not _FOREIGN[_script(field)].search(field.text):
        # One look settles most texts: another language can only be one of the same script.
        tests = () if field.part == "name" else (another_language,)
    return next((objection for test in tests if (objection := test(case, field)) is not None), None)


def latin_name_for_cyrillic(case: Case, field: Field) -> Objection | None:
    """A Russian name is mainly Cyrillic, unless the article itself writes it in Latin letters."""
    if _script(field) != "Cyrl" or _share(field.text, "Cyrl") >= _MAINLY["Cyrl"]:
        return None
    return None if _may_stay_foreign(case, field) else _wrong_script(field)


def cyrillic_or_chinese_in_latin_name(_case: Case, field: Field) -> Objection | None:
    """An English name has Latin letters only."""
    alien = any(_LETTERS[script].search(field.text) for script in ("Cyrl", "Hani"))
    return _wrong_script(field) if _script(field) == "Latn" and alien else None


def foreign_name_for_chinese(case: Case, field: Field) -> Objection | None:
    """A Chinese name is mainly Chinese, unless it is a brand in Latin letters; Cyrillic never stays."""
    if _script(field) != "Hani" or _share(field.text, "Hani") >= _MAINLY["Hani"]:
        return None
    cyrillic = _LETTERS["Cyrl"].search(field.text)
    brand = case.summary.entities[field.index].type not in {"person", "place"}
    return None if not cyrillic and (brand or _may_stay_foreign(case, field)) else _wrong_script(field)


def another_script(_case: Case, field: Field) -> Objection | None:
    """The ordinary words of a text are in the script of its language; capitalised ones may be foreign names."""
    expected = _script(field)
    words = _ordinary(field.text)
    if words and _share(words, expected) < _MAINLY[expected]:
        return _wrong_language(field, detect(field.text) or "other")
    return None


def another_language(_case: Case, field: Field) -> Objection | None:
    """A text of some length is not in another language of the same script; a role has too few words to tell."""
    if field.part == "role" or _at_a_glance(field) or _letters(field.text) < SHORT_BELOW:
        return None
    found = detect(field.text)
    return None if found in {None, field.language} else _wrong_language(field, found or "other")


def alien_word(_case: Case, field: Field) -> Objection | None:
    """No single word was left in a script that readers of this language do not read."""
    for script in _ALIEN[_script(field)]:
        found = _LETTERS[script].search(field.text)
        if found:
            args = {"words": found.group(), "expected": _script(field)}
            return Objection("wrong-script", field.path, "warning", args, found.span())
    return None


Test = Callable[[Case, Field], Objection | None]
_NAME_TESTS: Final[tuple[Test, ...]] = (
    latin_name_for_cyrillic,
    cyrillic_or_chinese_in_latin_name,
    foreign_name_for_chinese,
)
_TEXT_TESTS: Final[tuple[Test, ...]] = (another_script, another_language, alien_word)


def _script(field: Field) -> str:
    return _SCRIPT_OF[field.language]


_TELLING: Final[dict[str, re.Pattern[str]]] = {
    "ru": re.compile(r"(?:[ыэё]|\b(?:из|его|что|году)\b)(?![^\0]*[іїєґўәғқңөұүһђјљњћџ])", re.IGNORECASE),
    "en": re.compile(r"(?i:\b(?:the|of|with|and|from|its|to)\b)(?![^\0]*[à-ÿĀ-ž])"),
}
"""Letters and words that settle a language on their own: asking for all languages takes a hundred times longer."""


def _at_a_glance(field: Field) -> bool:
    telling = _TELLING.get(field.language)
    return telling is not None and telling.search(field.text) is not None


def _share(text: str, script: str) -> float:
    """Give the share of a script among the letters; a text without letters is in every script."""
    every = _letters(text)
    return sum(map(len, _LETTERS[script].findall(text))) / every if every else 1.0


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


def _ordinary(text: str) -> str:
    """Give the words that are no names and no abbreviations; all of them when a longer text has no other."""
    words = _WORD.findall(text)
    ordinary = "".join(word for word in words if not word[0].isupper())
    return ordinary or ("".join(words) if sum(map(len, words)) >= SHORT_BELOW else "")


def _may_stay_foreign(case: Case, field: Field) -> bool:
    """Tell whether a name in foreign letters is the article's own way of writing it.

    In an article of the other script that proves nothing about people and places: those are always transliterated.
    """
    same_script = _SCRIPT_OF.get(case.language) == _script(field)
    if not same_script and case.summary.entities[field.index].type in {"person", "place"}:
        return False
    return all(word in case.folded_article for word in _LETTERS["Latn"].findall(fold(field.text)))


def _wrong_script(field: Field) -> Objection:
    return Objection("wrong-script", field.path, args={"words": field.text, "expected": _script(field)})


def _wrong_language(field: Field, found: str) -> Objection:
    return Objection("wrong-language", field.path, args={"expected": field.language, "found": found})


def _notes(case: Case, known: int) -> Iterator[str]:
    if known < len(case.fields):
        yield f"{len(case.fields) - known} texts in languages without a known script"
