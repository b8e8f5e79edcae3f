"""F6, F7 and F17: another speaker, an altered quotation, evidence that is not where it is said to be."""

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from bench.faults.edits import Change, Edit
from bench.faults.numerals import numerals
from bench.faults.pairs import Body, Pair
from bench.faults.tables import table
from schemas.check import EntityToCheck

SHIFTS: Final = (-7, -3, -1, 1, 2, 5, 11)
"""In characters."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def other_speakers(pair: Pair, _random: Random) -> Iterator[Edit]:
    """F6: a quotation given to another person of the summary, by id or by name."""
    people = [entity for entity in pair.summary.entities if entity.type == "person"]
    for index, quote in enumerate(pair.summary.quotes):
        speakers = [person for person in people if person.id == quote.speaker]
        for other in people if speakers else ():
            if other.id != quote.speaker:
                yield from _given_to(index, speakers[0], other, pair)


def _given_to(index: int, one: EntityToCheck, other: EntityToCheck, pair: Pair) -> Iterator[Edit]:
    source, _ = pair.tags
    for kind, new in (("by id", other.id), ("by name", other.name[source])):
        change = Change(f"/quotes/{index}/speaker", new)
        yield Edit(kind, (change,), one.name[source], other.name[source], (f"/quotes/{index}",))


def altered_quotes(pair: Pair, random: Random) -> Iterator[Edit]:
    """F7: the source-language words of a quotation are no longer those of the article."""
    source, _ = pair.tags
    for index, quote in enumerate(pair.summary.quotes):
        words = quote.text[source]
        for kind, (start, end), new in _alterations(words, pair, random):
            whole = re.sub(r"  +", " ", words[:start] + new + words[end:]).strip()
            path = f"/quotes/{index}/text/{source}"
            if whole not in pair.article.text:
                yield Edit(kind, (Change(path, whole),), words[start:end], new, (f"/quotes/{index}",))


Alteration = tuple[str, tuple[int, int], str]


def _alterations(words: str, pair: Pair, random: Random) -> Iterator[Alteration]:
    language = pair.primary[0]
    yield from _other_words(words, pair.article.text, random)
    yield from _paraphrased(words, language)
    yield from _negated(words, language)
    yield from _cut(words, random)
    for number in numerals(words, language):
        yield "number", (number.start, number.end), number.raw[:-1] + str((int(number.raw[-1]) + 3) % 10)


def _other_words(words: str, article: str, random: Random) -> Iterator[Alteration]:
    """Put a word of the article with the same ending in the place of a word."""
    found = list(_WORD.finditer(words))
    for match in random.sample(found, min(4, len(found))):
        alike = sorted({one for one in _WORD.findall(article) if one[-2:] == match[0][-2:] and one not in words})
        if alike and match[0].islower():
            yield "word", match.span(), random.choice(alike).lower()


def _paraphrased(words: str, language: str) -> Iterator[Alteration]:
    for old, new in table("paraphrases").get(language, {}).items():
        for match in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", words):
            yield "paraphrase", match.span(), new


def _negated(words: str, language: str) -> Iterator[Alteration]:
    pattern = {"ru": r"\bне\s", "en": r"\bnot\s|n't\b", "zh": "不"}.get(language)
    for match in re.finditer(pattern, words) if pattern else ():
        yield "negation", match.span(), ""


def _cut(words: str, random: Random) -> Iterator[Alteration]:
    """Leave out one to four words from the middle with no mark."""
    gaps = [match.start() for match in re.finditer(r"(?<=\w)\s(?=\w)", words)]
    for _ in range(3 if len(gaps) > 3 else 0):  # noqa: PLR2004 -- two words must stay on either side
        first = random.randrange(1, len(gaps) - 1)
        last = min(first + random.randint(1, 4), len(gaps) - 1)
        yield "cut", (gaps[first], gaps[last]), ""


def broken_evidence(pair: Pair, random: Random) -> Iterator[Edit]:
    """F17: offsets shifted, outside the article or the wrong way round; other words; an unrelated sentence."""
    for place, span in _claimed(pair.body):
        for kind, broken in _broken(span, pair, random):
            yield Edit(kind, (Change(place, broken),), _shown(span), _shown(broken), (_item(place),))
    for index in range(len(pair.summary.points)):
        yield from _unrelated(pair, index, random)


def _claimed(body: Body) -> Iterator[tuple[str, Body]]:
    for index, point in enumerate(body["points"]):
        yield from ((f"/points/{index}/evidence/{at}", span) for at, span in enumerate(point["evidence"]))
    for index, entity in enumerate(body["entities"]):
        yield from ((f"/entities/{index}/mentions/{at}", span) for at, span in enumerate(entity["mentions"][:2]))
    for index, quote in enumerate(body["quotes"]):
        yield from [(f"/quotes/{index}/evidence", quote["evidence"])] if quote["evidence"] else ()


def _broken(span: Body, pair: Pair, random: Random) -> Iterator[tuple[str, Body]]:
    shift, beyond = random.choice(SHIFTS), len(pair.article.text) + random.randint(1, 400)
    start, end, words = span["start"], span["end"], span["text"]
    if start + shift >= 0:
        yield "shifted", span | {"start": start + shift, "end": end + shift}
    yield "longer", span | {"end": end + random.randint(1, 6)}
    yield "outside", span | {"start": beyond, "end": beyond + len(words)}
    yield "negative", span | {"start": -start - 1}
    yield "backwards", span | {"start": end, "end": start}
    yield "empty", span | {"end": start, "text": None}
    for match in random.sample(found := list(_WORD.finditer(words)), min(1, len(found))):
        yield "other words", span | {"text": words[: match.start()] + match[0][::-1].lower() + words[match.end() :]}


def _unrelated(pair: Pair, index: int, random: Random) -> Iterator[Edit]:
    """Give all the evidence of a point to a sentence that shares no word and no number with it."""
    said = _stems(" ".join(pair.summary.points[index].text.values()))
    article = pair.article
    strangers = [
        article.span(one.where, one.start, one.end)
        for one in article.sentences
        if one.number and not said & _stems(article.text[one.start : one.end])
    ]
    for span in random.sample(strangers, min(2, len(strangers))):
        path, new = f"/points/{index}/evidence", span.model_dump(mode="json", by_alias=True)
        yield Edit("unrelated", (Change(path, [new]),), pair.evidence(index), span.text, (f"/points/{index}/evidence",))


def _stems(text: str) -> set[str]:
    """Give what makes two sentences speak of the same: beginnings of longer words, and digits."""
    return {word[:5].lower() for word in _WORD.findall(text)} | set(re.findall(r"\d+", text))


def _item(place: str) -> str:
    return "/".join(place.split("/")[:4])


def _shown(span: Body) -> str:
    return f"[{span['start']}:{span['end']}] {span['text']}"
