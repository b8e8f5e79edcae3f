"""F13 and F14: a number, date or name less in one language; a claim, number or name more."""

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Final

from bench.faults.edits import Edit, Text, points, texts
from bench.faults.names import Named, named
from bench.faults.numerals import Number, agreement, number_words, numerals, sizes
from bench.faults.pairs import Pair
from bench.faults.tables import table

_NUMBER: Final = r"[$€¥]?\d[\d\xa0\u202f]*(?:[.,]\d+)*"
_RU_MONTH: Final = "(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[а-я]*"
_EN_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EN_DAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_AMOUNTS: Final = {
    "ru": (
        rf"\sна\s{_NUMBER}\s?(?:%|процент\w*|п\. п\.)",
        rf",?\s(?:до|с|из)\s{_NUMBER}(?:\s(?:тыс\.|млн|млрд|трлн))?\s?(?:рублей|юаней|долларов|евро|тонн|км|%|МВт|человек)",
        rf"\s(?:около|более|свыше|почти|примерно)\s{_NUMBER}(?=\s[а-яё]+(?:ых|их)\s)",
    ),
    "en": (
        rf"\s(?:by\s)?{_NUMBER}(?:%|\sper\scent|\spercent)(?=\s(?:to|in|from|year|more|less|on)\b|[,.;])",
        rf"\sto\s{_NUMBER}(?:\s(?:thousand|million|billion|trillion))?(?:\s(?:roubles|yuan|dollars|euros|tonnes|km))?(?=[\s,.;])",
        rf"\s(?:worth|of)\s(?:about\s)?{_NUMBER}\s(?:million|billion)\s(?:roubles|yuan|dollars|euros)(?=[\s,.;])",
    ),
    "zh": (rf"{_NUMBER}(?:%|万|亿)",),
}
_DATES: Final = {
    "ru": (
        rf"\s\d{{1,2}}\s{_RU_MONTH}(?:\s\d{{4}}\sгода)?(?![–-])",
        r"\s(?:в|за|с|к|до|по)\s(?:(?:конца|концу|конце|начале|начала|началу|середине)\s)?\d{4}\sгод[ау]?\b",
        rf"\sв\s(?:конце\s|начале\s)?(?:{_RU_MONTH[:-6]})[а-я]*[ея]\b(?:\s\d{{4}}\sгода)?",
        r"\sво?\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b",
        r"\sво?\s(?:перв|втор|треть|четв[её]рт)\w+\s(?:квартале|полугодии)(?:\s\d{4}\sгода)?",
    ),
    "en": (
        rf"\s(?:on|by|from|until|since|before)\s\d{{1,2}}\s{_EN_MONTH}(?:\s\d{{4}})?\b",
        rf"\s(?:in|by|since|until)\s(?:the\s(?:end|start|middle)\sof\s)?(?:{_EN_MONTH}(?:\s\d{{4}})?|\d{{4}})\b",
        rf"\s(?:on\s)?{_EN_DAY}\b",
        r"\sin\sthe\s(?:first|second|third|fourth)\s(?:quarter|half)(?:\sof\s\d{4}|\sof\sthe\syear)?",
        r"\sin\s[QH]\d(?:\s\d{4})?",
    ),
    "zh": (r"\d{4}年", r"\d{1,2}月\d{1,2}日", r"(?:一|二|三|四)季度", r"\d{1,2}月"),
}
_NOT_A_NOUN: Final = frozenset(
    {"of", "to", "in", "and", "or", "per", "years", "metres", "times", "the", "from", "by", "на", "до", "из", "по"}
)
_SPEECH: Final = re.compile(r"\s(?:said|added|told|explained|noted|stressed|warned|admitted|promised)\b")
_SPOKEN: Final = re.compile(
    r"(?:сказал|сообщил|заявил|отметил|рассказал|пояснил|добавил|уточнил|признал|предупредил|подчеркнул)(?P<woman>а?)\s$"
)


def left_out(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F13: a number, a date or a name that one language has no more and the other has."""
    for text in points(pair):
        yield from _amounts_left_out(text)
        yield from _vague_numbers(text)
        yield from _dates_left_out(text)
        yield from _people_left_out(text, pair)
        yield from _organisations_left_out(text, pair)


def _amounts_left_out(text: Text) -> Iterator[Edit]:
    for pattern in _AMOUNTS[text.language]:
        for match in re.finditer(pattern, text.text):
            gone = {one.size for one in numerals(match[0], text.language)}
            rest = text.text[: match.start()] + text.text[match.end() :]
            if gone and not gone & sizes(rest, text.language):
                yield text.put("number", match.span(), "", parity=True)


def _vague_numbers(text: Text) -> Iterator[Edit]:
    several = {"ru": "несколько", "en": "several", "zh": "多"}[text.language]
    for number in numerals(text.text, text.language):
        if _counts_things(text, number) and _only_here(text, number):
            yield text.put("vague number", (number.start, number.end), several, parity=True)
    for start, end, value, column in number_words(text.text, text.language):
        if column == 0 and agreement(Decimal(value)) == "many" and text.text[start].islower():
            yield text.put("vague number", (start, end), several, parity=True)


def _counts_things(text: Text, number: Number) -> bool:
    if text.language == "zh":
        return text.text[number.end : number.end + 1] in {"家", "台", "名", "个", "人"}
    behind = re.match(r"[\s\xa0]([^\W\d_]{3,})", text.text[number.end :])
    noun = behind is not None and behind[1].islower() and behind[1] not in _NOT_A_NOUN
    many = text.language != "ru" or (agreement(number.value) == "many" and not _oblique(text.text[: number.start]))
    return noun and many and text.text[number.start - 1 : number.start] not in {"$", "€", "¥", "–"}


def _oblique(before: str) -> bool:
    return bool(re.search(r"\b(?:до|около|более|менее|свыше|из|от|с|к|у|для|без|порядка)\s$", before))


def _only_here(text: Text, number: Number) -> bool:
    rest = f"{text.text[: number.start]} {text.text[number.end :]}"
    return number.size not in sizes(rest, text.language)


def _dates_left_out(text: Text) -> Iterator[Edit]:
    for pattern in _DATES[text.language]:
        for match in re.finditer(pattern, text.text):
            rest = text.text[: match.start()] + text.text[match.end() :]
            if all(digits not in rest for digits in re.findall(r"\d{4}", match[0])):
                yield text.put("date", match.span(), "", parity=True)


def _people_left_out(text: Text, pair: Pair) -> Iterator[Edit]:
    found = named(text, "person", pair)
    for one in found:
        if sum(other.entity == one.entity for other in found) == 1:
            yield from _pronoun(text, one)
            yield from _role_alone(text, one)


def _pronoun(text: Text, one: Named) -> Iterator[Edit]:
    if text.language == "en" and _SPEECH.match(text.text, one.end) and text.text[one.start - 2 : one.start] == ", ":
        yield text.put("pronoun", (one.start, one.end), "the speaker", parity=True)
    spoken = _SPOKEN.search(text.text[: one.start]) if text.language == "ru" else None
    if spoken:
        yield text.put("pronoun", (one.start, one.end), "она" if spoken["woman"] else "он", parity=True)


def _role_alone(text: Text, one: Named) -> Iterator[Edit]:
    """Leave out the name behind a role, which then stands alone."""
    role = (one.entity.role or {}).get(text.path.rpartition("/")[2], "")
    before = re.search(r"([^\W\d_]{4,})[\s\xa0]$", text.text[: one.start])
    if before and before[1].lower() in role.lower().split() and text.language != "zh":
        yield text.put("name", (before.end(1), one.end), "", parity=True)


def _organisations_left_out(text: Text, pair: Pair) -> Iterator[Edit]:
    found = named(text, "organisation", pair)
    for one in found:
        alone = sum(other.entity == one.entity for other in found) == 1
        if alone and text.language == "en":
            the = "" if text.text[: one.start].lower().endswith("the ") else "the "
            new = f"{the}organisation" if one.start else "The organisation"
            yield text.put("organisation", (one.start, one.end), new, parity=True)
        noun = re.search(r"(компани|завод|предприяти|холдинг|концерн|сет|групп|клуб)[а-я]*\s$", text.text[: one.start])
        if alone and noun and text.language == "ru":
            yield text.put("organisation", (noun.end() - 1, one.end), "", parity=True)


def added(pair: Pair, random: Random) -> Iterator[Edit]:
    """F14: a sentence more in one language: of the article, of another point, or invented."""
    for text in texts(pair):
        if text.item.startswith("/points/"):
            yield from _of_the_article(text, pair, random)
            yield from _of_another_point(text, pair, random)
            for kind, sentences in table("additions")[text.language].items():
                yield _with_sentence(text, f"invented {kind}", random.choice(sentences))


def _of_the_article(text: Text, pair: Pair, random: Random) -> Iterator[Edit]:
    article, source = pair.article, text.path.endswith(f"/{pair.tags[0]}")
    others = [article.text[one.start : one.end] for one in article.sentences if one.where == "text"]
    others = [one for one in others if one not in text.evidence and one[0] not in "«“\"'"]
    for sentence in random.sample(others, min(2, len(others))) if source else ():
        yield _with_sentence(text, "of the article", sentence)


def _of_another_point(text: Text, pair: Pair, random: Random) -> Iterator[Edit]:
    others = [one.text for one in points(pair) if one.path[-2:] == text.path[-2:] and one.item != text.item]
    for other in random.sample(others, min(1, len(others))):
        yield _with_sentence(text, "of another point", other)


def _with_sentence(text: Text, kind: str, sentence: str) -> Edit:
    gap = "" if text.language == "zh" else " "
    whole = f"{text.text.rstrip()}{gap}{sentence}"
    return text.rewritten(kind, whole, ("", sentence), parity=True)
