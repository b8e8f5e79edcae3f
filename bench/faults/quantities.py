"""F1, F2 and F3: numbers that are wrong, in the wrong place, or of another magnitude or unit."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from random import Random
from typing import Any, Final

from bench.faults.edits import Edit, Text, points, texts
from bench.faults.numerals import (
    Number,
    agreement,
    number_words,
    numerals,
    read,
    sizes,
    word_form,
    word_values,
    written,
    year_like,
)
from bench.faults.pairs import Pair
from bench.faults.tables import table

Change = tuple[str, str]

Row = dict[str, Any]

_CHANGE_BEFORE: Final = re.compile(r"\b(?:from|со?)\s[$€¥]?$")

_SCALE: Final = (
    r"[\s\xa0]?(?:тыс\.|млн|млрд|трлн|тысяч[аиу]?|миллион(?:а|ов)?|миллиард(?:а|ов)?|"
    r"thousand|million|billion|trillion|万|亿)"
)


def wrong_numbers(pair: Pair, random: Random) -> Iterator[Edit]:
    """F1: a number that the article does not have, in digits or in words."""
    known = sizes(pair.whole, pair.primary[0])
    for text in texts(pair):
        for number in numerals(text.text, text.language):
            yield from _misread(text, number, known, random)
        yield from _misworded(text, known, random)
        yield from _multiplied(text, pair)


def _misread(text: Text, number: Number, known: set[Decimal], random: Random) -> Iterator[Edit]:
    for kind, raw in _misreadings(number.raw, random):
        value = read(raw, text.language)
        if not {value, value * number.times} & known and not year_like(value) and _fits(number, value):
            yield text.put(kind, (number.start, number.end), raw)


def _fits(number: Number, value: Decimal) -> bool:
    if value == 1 or number.value == 1 or not value:
        return False
    return not number.bends or agreement(value) == agreement(number.value)


def _misreadings(raw: str, random: Random) -> Iterator[Change]:
    at = [place for place, character in enumerate(raw) if character.isdigit()]
    yield from _digit_changed(raw, random.choice(at), random)
    for left, right in pairwise(at):
        if right == left + 1 and raw[left] != raw[right] and raw[right] != "0":
            yield "digits exchanged", raw[:left] + raw[right] + raw[left] + raw[right + 1 :]
    if raw.isdigit() and len(raw) > 1:
        dropped = random.choice(at[1:])
        yield "digit dropped", raw[:dropped] + raw[dropped + 1 :]
    yield "one more", raw[:-1] + str((int(raw[-1]) + 1) % 10)


def _digit_changed(raw: str, place: int, random: Random) -> Iterator[Change]:
    others = [digit for digit in "23456789" if digit != raw[place]]
    for digit in random.sample(others, 3):
        yield "digit changed", raw[:place] + digit + raw[place + 1 :]


def _misworded(text: Text, known: set[Decimal], random: Random) -> Iterator[Edit]:
    for start, end, value, column in number_words(text.text, text.language):
        others = [
            other
            for other in word_values(text.language)
            if other not in known and other != value and agreement(Decimal(other)) == agreement(Decimal(value))
        ]
        for other in random.sample(others, min(2, len(others))):
            new = _like(text.text[start], word_form(other, column, text.language))
            yield text.put("number word", (start, end), new)


def _like(first: str, word: str) -> str:
    return word.capitalize() if first.isupper() else word


def _multiplied(text: Text, pair: Pair) -> Iterator[Edit]:
    for old, new in table("number_words")["multiples"].get(text.language, {}).items():
        for match in re.finditer(rf"(?<!\w){old}(?!\w)", text.text):
            if not re.search(rf"(?<!\w){new}", pair.whole):
                yield text.put("multiple", match.span(), new)


def misplaced_numbers(pair: Pair, random: Random) -> Iterator[Edit]:
    """F2: a number of the article that is not in the point's evidence, or two numbers of a point exchanged."""
    language = pair.primary[0]
    for text in points(pair):
        near = sizes(text.evidence, language)
        far = [one for one in numerals(pair.whole, language) if one.value not in near and one.size not in near]
        for number in numerals(text.text, text.language):
            yield from _borrowed(text, number, far, random)
        yield from _exchanged(text)


def _borrowed(text: Text, number: Number, far: list[Number], random: Random) -> Iterator[Edit]:
    alike = {one.value for one in far if _comparable(number, one) and _fits(number, one.value)}
    for value in random.sample(sorted(alike), min(2, len(alike))):
        yield text.put("from another sentence", (number.start, number.end), written(value, text.language))


def _comparable(one: Number, other: Number) -> bool:
    return (one.times, one.percent) == (other.times, other.percent)


def _exchanged(text: Text) -> Iterator[Edit]:
    for left, right in combinations(numerals(text.text, text.language), 2):
        alike = _comparable(left, right) and left.value != right.value
        fitting = _fits(left, right.value) and _fits(right, left.value)
        if alike and fitting and not _bounds(text.text, left, right):
            between = text.text[left.end : right.start]
            yield text.put("exchanged", (left.start, right.end), f"{right.raw}{between}{left.raw}")


def _bounds(text: str, left: Number, right: Number) -> bool:
    """Say whether two numbers are the bounds of a range, which says the same the other way round.

    From 7.8 to 5.2, с 7,8 до 5,2 is no range but a change.
    """
    between, before = text[left.end : right.start], text[: left.start]
    if re.fullmatch(r"%?\s?[–—-]\s?", between):
        return True
    return re.fullmatch(r"%?\s(?:to|до)\s", between) is not None and not _CHANGE_BEFORE.search(before)


def wrong_units(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F3: another magnitude, unit or currency behind, or before, the same number."""
    known = sizes(pair.whole, pair.primary[0])
    for text in texts(pair):
        for number in numerals(text.text, text.language):
            for group, rows in table("units").items():
                for row in rows:
                    yield from _of_another_unit(text, number, (group, row), known)


def _of_another_unit(text: Text, number: Number, unit: tuple[str, Row], known: set[Decimal]) -> Iterator[Edit]:
    group, row = unit
    others = [other for other in table("units")[group] if other["name"] != row["name"]]
    for column, form in enumerate(row[text.language]):
        span = _beside(text.text, number, form, before=group == "sign")
        for other in others if span else ():
            if span and not _known(text, number, other, known):
                yield text.put(group, span, _apart(text.text[: span[0]], other[text.language][column]))


def _apart(before: str, unit: str) -> str:
    return f" {unit}" if before[-1:].isdigit() and unit[0].isalpha() and unit.isascii() else unit


def _beside(text: str, number: Number, form: str, *, before: bool) -> tuple[int, int] | None:
    """Give where the unit of a number stands: before it, or behind it and its magnitude."""
    if before:
        start = number.start - len(form)
        return (start, number.start) if text[: number.start].endswith(form) else None
    match = _unit(form).match(text, number.end)
    return match.span(1) if match else None


def _known(text: Text, number: Number, other: Row, known: set[Decimal]) -> bool:
    """Say whether the article has that number in that unit: then the edit might be no fault."""
    if "times" in other:
        return number.value * other["times"] in known
    return any(f"{number.raw}{gap}{form}" in text.evidence for form in _forms(other) for gap in ("", " ", "\xa0"))


def _forms(row: Row) -> list[str]:
    return [*row["ru"], *row["en"], *row["zh"]]


@cache
def _unit(form: str) -> re.Pattern[str]:
    tail = r"(?![A-Za-zА-Яа-яЁё])" if form[-1].isalpha() else ""
    return re.compile(rf"(?:{_SCALE})?[\s\xa0]?({re.escape(form.strip())}){tail}")
