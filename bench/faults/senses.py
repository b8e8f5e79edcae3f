"""F9, F10 and F11: a negation dropped or added, a direction reversed, a plan turned into a deed."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Final

from bench.faults.edits import Edit, Text, texts
from bench.faults.pairs import Pair
from bench.faults.russian import LETTERS, infinitive_of_future, negatable, past, subject_form
from bench.faults.tables import table

_RUSSIAN: Final = re.compile(rf"[{LETTERS}]+")
_BLANK: Final = r"[\s\xa0]"
_SET_PHRASES: Final = re.compile(r"не (?:только|раз|менее|более|так|хуже|позднее|позже|ранее|меньше|больше)\b")
_AFTER_PARTICIPLE_HELPER: Final = re.compile(r"\b(?:was|were|been|be|being|is|are|has|have|had|not|and|to)\s$|[,;(]\s$")
_CONDITION: Final = re.compile(r"\b(?:если|чтобы|пока|когда|ли)\b[^.;]*$", re.IGNORECASE)
_NEGATED_BEFORE: Final = re.compile(r"\b(?:не|ни|был|была|было|были|будет|будут)\s$")


def changed_negations(pair: Pair, random: Random) -> Iterator[Edit]:
    """F9: не, not and their like dropped; or put before a verb that has none."""
    for text in texts(pair):
        for kind in ("drop", "add"):
            for pattern, new in table("negations")[kind].get(text.language, ()):
                yield from _substituted(text, kind, pattern, new)
        if text.language == "ru":
            yield from _negated_in_russian(text, random)
        if text.language == "en":
            yield from _negated_in_english(text)


def _substituted(text: Text, kind: str, pattern: str, new: str) -> Iterator[Edit]:
    for match in re.finditer(pattern, text.text):
        if not _SET_PHRASES.match(text.text, match.start()):
            yield text.put(kind, match.span(), match.expand(new))


def _negated_in_russian(text: Text, random: Random) -> Iterator[Edit]:
    verbs = [
        match
        for match in _RUSSIAN.finditer(text.text)
        if match[0].islower() and negatable(match[0]) and not _NEGATED_BEFORE.search(text.text[: match.start()])
    ]
    for match in random.sample(verbs, min(3, len(verbs))):
        yield text.put("add", match.span(), f"не {match[0]}")


def _negated_in_english(text: Text) -> Iterator[Edit]:
    for match in _english_past().finditer(text.text):
        if not _AFTER_PARTICIPLE_HELPER.search(text.text[: match.start()]) and text.text[match.end() :][:4] != " by ":
            yield text.put("add", match.span(), f"did not {_bases()[match[0]]}")


@cache
def _bases() -> dict[str, str]:
    return {forms[0]: base for base, forms in table("verbs").items() if forms[0] not in {base, "was"}}


@cache
def _english_past() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_bases())})(?![\w-])")


def reversed_directions(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F10: up told as down, more as less, or the reverse."""
    for text in texts(pair):
        for old, new in _reversals(text.language):
            for match in _direction(old, text.language).finditer(text.text):
                yield text.put(text.language, match.span(), _with_capital(match[0], new))


def _with_capital(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new


@cache
def _reversals(language: str) -> tuple[tuple[str, str], ...]:
    sides = [(left.split(), right.split()) for left, right in table("directions").get(language, ())]
    there = [pair for left, right in sides for pair in zip(left, right, strict=True)]
    return tuple((old, new.replace("_\\d", "").replace("_", " ")) for old, new in (*there, *((b, a) for a, b in there)))


@cache
def _direction(form: str, language: str) -> re.Pattern[str]:
    words = re.escape(form).replace("_", _BLANK).replace(_BLANK + r"\\d", rf"(?={_BLANK}\d)").replace("ё", "[её]")
    edges = ("", "") if language == "zh" else (r"(?<![\w-])(?<!тем )", r"(?![\w-]|\s(?:не|того)\b)")
    return re.compile(edges[0] + words + edges[1], re.IGNORECASE)


def plans_told_as_done(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F11: what is planned, possible or talked of is told as done."""
    for text in texts(pair):
        yield from _further_steps(text)
        if text.language == "ru":
            yield from _done_in_russian(text)
        if text.language == "en":
            yield from _done_in_english(text)


def _further_steps(text: Text) -> Iterator[Edit]:
    for old, new in table("plans").get(text.language, {}).get("steps", {}).items():
        edge = "" if text.language == "zh" else r"\b"
        for match in re.finditer(f"{edge}{re.escape(old)}{edge}", text.text):
            yield text.put("step", match.span(), new)


def _done_in_russian(text: Text) -> Iterator[Edit]:
    for kind in ("singular", "plural", "impersonal"):
        words = "|".join(table("plans")["ru"][kind])
        for match in re.finditer(rf"\b(?:{words})\s(?P<verb>[{LETTERS}]+)", text.text):
            new = _russian_deed(kind, match, text)
            if new and not _NEGATED_BEFORE.search(text.text[: match.start()]):
                yield text.put(kind, match.span(), new)
    yield from _future_participles(text)
    yield from _perfective_futures(text)


def _russian_deed(kind: str, match: re.Match[str], text: Text) -> str | None:
    if kind == "impersonal":
        return f"удалось {match['verb']}" if past(match["verb"], "masc") else None
    form = "plur" if kind == "plural" else subject_form(text.text[: match.start()])
    return past(match["verb"], form) if form else None


def _future_participles(text: Text) -> Iterator[Edit]:
    for match in re.finditer(rf"\bбуд(?:ет|ут)\s(?P<verb>[{LETTERS}]+?[нт](?P<end>а|о|ы|))\b", text.text):
        helper = {"а": "была", "о": "было", "ы": "были"}.get(match["end"], "был")
        if negatable(match["verb"]):
            yield text.put("participle", match.span(), f"{helper} {match['verb']}")


def _perfective_futures(text: Text) -> Iterator[Edit]:
    for match in _RUSSIAN.finditer(text.text):
        found = infinitive_of_future(match[0]) if match[0].islower() else None
        if found and not _CONDITION.search(text.text[: match.start()]):
            infinitive, plural = found
            form = "plur" if plural else subject_form(text.text[: match.start()])
            deed = past(infinitive, form) if form else None
            if deed:
                yield text.put("future", match.span(), deed)


def _done_in_english(text: Text) -> Iterator[Edit]:
    before = "|".join(table("plans")["en"]["before"])
    for match in re.finditer(rf"\b(?:{before})\s(?P<be>be\s)?(?P<verb>[a-z]+)\b", text.text):
        forms = table("verbs").get(match["verb"])
        if match["be"] and match["verb"] != "able":
            yield text.put("passive", match.span(), f"{_was(text.text[: match.start()])} {match['verb']}")
        elif forms and match["verb"] not in {"be", "have"}:
            yield text.put("active", match.span(), forms[0])


def _was(before: str) -> str:
    return "were" if re.search(r"[^s]s\s$", before) else "was"
