"""Edits that leave a summary correct: what is found in them as an error is a false alarm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bench.faults.edits import Change, Edit, Text, texts
from bench.faults.injectors import Injector
from bench.faults.names import Named, called, named
from bench.faults.numerals import Number, agreement, number_words, numerals, word_form, word_values, written
from bench.faults.pairs import Body, Pair
from bench.faults.tables import table

_WHOLE: Final = 1_000
_SCALES: Final = {
    "ru": ((10**3, "тыс."), (10**6, "млн"), (10**9, "млрд"), (10**12, "трлн")),
    "en": ((10**3, "thousand"), (10**6, "million"), (10**9, "billion"), (10**12, "trillion")),
}
_SHORT: Final = {"million": "m", "billion": "bn"}
_QUOTED: Final = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Harmless:
    """One kind of harmless edit."""

    name: str
    inject: Injector


def rewrite_magnitudes(pair: Pair, _random: Random) -> Iterator[Edit]:
    """1,5 млн = 1 500 000, 1.5 million = 1,500,000; and back; million = m with money."""
    for text in texts(pair):
        for number in numerals(text.text, text.language):
            yield from _in_full(text, number)
            yield from _with_a_scale(text, number)


def _in_full(text: Text, number: Number) -> Iterator[Edit]:
    for _, word in _SCALES.get(text.language, ()):
        gap = re.match(rf"[\s\xa0]{re.escape(word)}", text.text[number.end :])
        if gap and number.size == int(number.size):
            end = number.end + gap.end()
            yield text.put("in full", (number.start, end), written(number.size, text.language))
            if word in _SHORT and text.text[number.start - 1 : number.start] in {"$", "€"}:
                yield text.put("short", (number.start, end), f"{number.raw}{_SHORT[word]}")


def _with_a_scale(text: Text, number: Number) -> Iterator[Edit]:
    for times, word in _SCALES.get(text.language, ()) if number.times == 1 and not number.percent else ():
        share = number.value / times
        if 1 <= share < _WHOLE and share * 10 == int(share * 10):
            yield text.put("with a scale", (number.start, number.end), f"{written(share, text.language)} {word}")


def rewrite_number_words(pair: Pair, _random: Random) -> Iterator[Edit]:
    """Nine = 9; девять = 9."""
    for text in texts(pair):
        for start, end, value, _ in number_words(text.text, text.language):
            yield text.put("digits", (start, end), str(value))
        for number in numerals(text.text, text.language) if text.language == "en" else ():
            if number.value in word_values("en") and _stands_alone(text, number):
                yield text.put("word", (number.start, number.end), word_form(int(number.value), 0, "en"))


def _stands_alone(text: Text, number: Number) -> bool:
    before, after = text.text[max(0, number.start - 1) : number.start], text.text[number.end : number.end + 2]
    return before in {" ", ""} and re.fullmatch(r" [a-z]", after) is not None and number.times == 1


def use_synonyms(pair: Pair, _random: Random) -> Iterator[Edit]:
    """A word of the same sense."""
    for text in texts(pair):
        for old, new in table("synonyms").get(text.language, {}).items():
            yield from _put_for(text, old, new)


def _put_for(text: Text, old: str, new: str) -> Iterator[Edit]:
    edges = ("", "") if text.language == "zh" else (r"(?<![\w-])", r"(?![\w-])")
    for match in re.finditer(edges[0] + re.escape(old) + edges[1], text.text):
        yield text.put(text.language, match.span(), new)


def use_variants(group: str) -> Injector:
    """Give the edit that puts one variant of a pair of the table for the other."""
    put = _put_beside_a_day if group == "month" else _put_for

    def inject(pair: Pair, _random: Random) -> Iterator[Edit]:
        for text in texts(pair):
            for left, right in table("variants")[group].get(text.language, ()):
                yield from put(text, left, right)
                # A voice turned back may need another subject.
                yield from put(text, right, left) if group != "voice" else ()

    return inject


def _put_beside_a_day(text: Text, old: str, new: str) -> Iterator[Edit]:
    for match in re.finditer(rf"(?<=\d ){old}(?![\w-])", text.text):
        yield text.put(text.language, match.span(), new)


def write_percents_out(pair: Pair, _random: Random) -> Iterator[Edit]:
    """17% = 17 per cent = 17 percent; 17% = 17 процентов."""
    for text in texts(pair):
        for number in numerals(text.text, text.language):
            sign = re.match(r"[\s\xa0]?%", text.text[number.end :])
            for word in _percents(text, number) if sign else ():
                yield text.put("word", (number.start, number.end + (sign.end() if sign else 0)), f"{number.raw} {word}")
        for match in re.finditer(r"(?<=\d)[\s\xa0](?:процент(?:ов|а)|per cent|percent)(?!\w)", text.text):
            yield text.put("sign", match.span(), "%")


def _percents(text: Text, number: Number) -> tuple[str, ...]:
    if text.language == "ru":
        return {"many": ("процентов",), "part": ("процента",)}.get(agreement(number.value), ())
    return ("per cent", "percent") if text.language == "en" else ()


def change_typography(pair: Pair, _random: Random) -> Iterator[Edit]:
    """Other quotation marks, other dashes, е for ё, no-break spaces."""
    for text in texts(pair):
        for kind, whole in _set_otherwise(text.text):
            yield text.rewritten(kind, whole, (text.text, whole))


def _set_otherwise(words: str) -> Iterator[tuple[str, str]]:
    yield "straight quotation marks", _QUOTED.sub(r'"\1\2\3"', words)
    yield "curly quotation marks", _QUOTED.sub(r"“\1\2\3”", words)
    yield "guillemets", _QUOTED.sub(r"«\1\2\3»", words)
    yield "long dash", re.sub(r" [–-] ", " — ", words)
    yield "short dash", words.replace("—", "–")
    yield "hyphen in a range", re.sub(r"(?<=\d)–(?=\d)", "-", words)
    yield "е for ё", words.replace("ё", "е").replace("Ё", "Е")
    yield "no-break space", re.sub(r"(?<=\d) (?=\w)", "\xa0", words)
    yield "curly apostrophe", re.sub(r"(?<=\w)'(?=\w)", "’", words)


def use_other_forms_of_names(pair: Pair, _random: Random) -> Iterator[Edit]:
    """The surname alone for a full name that stands in the text already, the full name for a surname."""
    for text in texts(pair):
        for one in named(text, "person", pair):
            tag = text.path.rpartition("/")[2]
            other = {called(one.entity, tag, whole=not one.whole)[case] for case in one.cases}
            if len(other) == 1 and not _parted(text, one):
                yield text.put("full" if not one.whole else "surname", (one.start, one.end), other.pop())


def _parted(text: Text, one: Named) -> bool:
    """Say whether a name is a part of something longer, as in the name of a school."""
    return text.text[one.end : one.end + 1] in {"-", "»"}


def reorder(key: str) -> Injector:
    """Give the edit that puts the points, or the entities, in another order."""

    def inject(pair: Pair, random: Random) -> Iterator[Edit]:
        items: list[Any] = pair.body[key]
        for _ in range(2):
            yield Edit("reordered", (Change(f"/{key}", random.sample(items, len(items))),), key, key, ())

    return inject


def give_more_evidence(pair: Pair, _random: Random) -> Iterator[Edit]:
    """The evidence of a point with the sentence before it, or behind it."""
    article = pair.article
    spans = [article.span(one.where, one.start, one.end) for one in article.sentences if one.where == "text"]
    bodies = [span.model_dump(mode="json", by_alias=True) for span in spans]
    for index, point in enumerate(pair.body["points"]):
        for span in bodies:
            if span not in point["evidence"] and _beside(span, point["evidence"], bodies):
                more = sorted([*point["evidence"], span], key=_start)
                yield Edit("neighbour", (Change(f"/points/{index}/evidence", more),), "", span["text"], ())


def _beside(span: Body, evidence: list[Body], bodies: list[Body]) -> bool:
    places = [place for place, one in enumerate(bodies) if one in evidence]
    return any(abs(bodies.index(span) - place) == 1 for place in places)


def _start(span: Body) -> int:
    return int(span["start"])


def leave_evidence_out(pair: Pair, _random: Random) -> Iterator[Edit]:
    """No evidence for a point, or for any: what code infers decides nothing alone."""
    changes = tuple(Change(f"/points/{index}/evidence", None) for index in range(len(pair.body["points"])))
    for change in changes:
        yield Edit("one point", (change,), "evidence", "", ())
    yield Edit("all points", changes, "evidence", "", ())


def name_mentions_by_words(pair: Pair, _random: Random) -> Iterator[Edit]:
    """Mentions as the words themselves instead of spans."""
    changes = tuple(
        Change(f"/entities/{index}/mentions", [span["text"] for span in entity["mentions"]])
        for index, entity in enumerate(pair.body["entities"])
    )
    yield Edit("all", changes, "spans", "words", ())


HARMLESS: Final[tuple[Harmless, ...]] = (
    Harmless("magnitude", rewrite_magnitudes),
    Harmless("number-word", rewrite_number_words),
    Harmless("percent", write_percents_out),
    Harmless("synonym", use_synonyms),
    Harmless("spelling", use_variants("spelling")),
    Harmless("period", use_variants("period")),
    Harmless("month", use_variants("month")),
    Harmless("voice", use_variants("voice")),
    Harmless("typography", change_typography),
    Harmless("name-form", use_other_forms_of_names),
    Harmless("points-reordered", reorder("points")),
    Harmless("entities-reordered", reorder("entities")),
    Harmless("more-evidence", give_more_evidence),
    Harmless("no-evidence", leave_evidence_out),
    Harmless("mentions-as-words", name_mentions_by_words),
)
