"""Articles and drafts for the tests of grounding."""

import re

from schemas.contract import EntityType
from schemas.draft import Draft, DraftEntity, DraftPoint, DraftQuote, Pair
from schemas.span import Where
from schemas.summary import Noise
from svodka.intake.article import Article, Sentence

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?。！？]+[»”\"]*(?=\s|$|[^\x00-\x7f])|$)", re.MULTILINE)


def article(
    text: str, title: str | None = None, language: str = "ru", noise: tuple[tuple[str, str], ...] = ()
) -> Article:
    """Build an article; `noise` are stretches of the text with the rule that marks them."""
    blocks = tuple(_noise(text, stretch, rule) for stretch, rule in noise)
    sentences = [Sentence(0, "title", 0, len(title))] if title else []
    sentences += [
        Sentence(number, "text", match.start(), match.end())
        for number, match in enumerate(_SENTENCE.finditer(text), start=1)
    ]
    return Article(text, title, language, None, None, None, blocks, tuple(sentences))


def _noise(text: str, stretch: str, rule: str) -> Noise:
    start = text.index(stretch)
    return Noise(start=start, end=start + len(stretch), text=stretch, rule=rule)


def entity(
    name: str,
    kind: EntityType = "person",
    *surface: str,
    identity: str = "",
    origin: str | None = None,
    affiliation: str | None = None,
) -> DraftEntity:
    """Build an entity of a draft; without an id it gets one from grounding."""
    return DraftEntity(
        id=identity,
        type=kind,
        name=Pair(source=name, target=name),
        origin=origin,
        role=None,
        affiliation=affiliation,
        surface=list(surface),
    )


def draft(
    *entities: DraftEntity,
    points: tuple[tuple[int, ...], ...] = ((1,),),
    quotes: tuple[DraftQuote, ...] = (),
    headlines: tuple[tuple[str, str], ...] = (("Заголовок", "Headline"),),
) -> Draft:
    """Build a draft; of the points only the sentence numbers matter here."""
    return Draft(
        entities=list(entities),
        points=[DraftPoint(source="Пункт", target="Point", sentences=list(numbers)) for numbers in points],
        headlines=[Pair(source=source, target=target) for source, target in headlines],
        quotes=list(quotes),
    )


def quote(words: str, *sentences: int, speaker: str | None = None) -> DraftQuote:
    """Build a quotation of a draft."""
    return DraftQuote(speaker=speaker, source=words, target="words", sentences=list(sentences))


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the square brackets out of a text; give the ranges that they marked."""
    ranges: list[tuple[int, int]] = []
    plain = ""
    for part in re.split(r"(\[[^]]*\])", text):
        if part.startswith("["):
            ranges.append((len(plain), len(plain) + len(part) - 2))
            plain += part[1:-1]
        else:
            plain += part
    return plain, ranges


WHERES: tuple[Where, ...] = ("text", "title")
