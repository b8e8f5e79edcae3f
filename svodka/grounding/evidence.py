"""Which sentences a point rests on, when nobody said: by shared words, numbers and names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import Final

from schemas.contract import Bilingual, primary_language
from svodka.grounding.folding import Folded, fold
from svodka.grounding.index import split
from svodka.grounding.kinship import is_content, stem
from svodka.grounding.skeleton import skeleton
from svodka.grounding.wanted import UNSPACED
from svodka.intake.article import Article

SENTENCES_AT_MOST: Final = 3

FIRST_SHARE: Final = 0.2
"""Of a point's weight, what its best sentence must have; below it nothing is near."""

NEXT_SHARE: Final = 0.15
"""What a further sentence must add."""

# Weights found on the sample articles: a number or a name says more about where a statement comes from than a word.
_NUMBER_WEIGHS: Final = 2.0
_NAME_WEIGHS: Final = 1.5

_NUMBER: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:[ ,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_UNSPACED_RUN: Final = re.compile(f"{UNSPACED}{{2,}}")
_MONTH: Final = re.compile(
    r"\b(?:(январ|januar)|(феврал|februar)|(март(?:а|е|у)?\b|march)|(апрел|april)|(ма(?:й|я|е|ю)\b|may\b)|(июн|june)"
    r"|(июл|july)|(август|august)|(сентябр|september)|(октябр|october)|(ноябр|november)|(декабр|december))"
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sentences of an article by what stands in them."""

    article: Article
    postings: dict[str, list[int]]

    def weight(self, feature: str) -> float:
        """Give how much a feature tells: the rarer in the article, the more."""
        kind = _NUMBER_WEIGHS if feature[0] == "n" else _NAME_WEIGHS if feature[0] == "k" else 1.0
        return kind * log(1 + len(self.article.sentences) / (1 + len(self.postings.get(feature, ()))))


def alignment(article: Article) -> Alignment:
    """Read all sentences of an article once."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(article.sentences):
        read = fold(article.string(sentence.where)[sentence.start : sentence.end])
        for feature in {*_words(read), *_numbers(read), *_names(read)}:
            postings[feature].append(index)
    return Alignment(article, dict(postings))


def align(point: Bilingual, sentences: Alignment) -> tuple[int, ...]:
    """Give the numbers of one to three sentences that a point rests on, in the article's order; none if none is near.

    The point's text in the article's language is compared by words and numbers; where it has none, the other language
    by numbers and by names, roughly transliterated.
    """
    weights = {feature: sentences.weight(feature) for feature in _features(point, sentences.article)}
    chosen = _chosen(weights, sentences)
    return tuple(sentences.article.sentences[index].number for index in sorted(chosen))


def _features(point: Bilingual, article: Article) -> set[str]:
    language = primary_language(article.language)
    for tag, text in point.items():
        if primary_language(tag) == language:
            read = fold(text)
            return {*_words(read), *_numbers(read)}
    read = fold(" ".join(point.values()))
    return {*_numbers(read), *_names(read)}


def _chosen(weights: dict[str, float], sentences: Alignment) -> list[int]:
    chosen: list[int] = []
    missing = sum(weights.values())
    whole = missing
    while len(chosen) < SENTENCES_AT_MOST and weights:
        best, gain = _best(weights, sentences)
        shared = [feature for feature in weights if best in _of(feature, sentences)]
        if gain < whole * (NEXT_SHARE if chosen else FIRST_SHARE) or not _is_enough(shared):
            break
        chosen.append(best)
        weights = {feature: weight for feature, weight in weights.items() if best not in _of(feature, sentences)}
    return chosen


def _is_enough(shared: list[str]) -> bool:
    """Say whether it is more than one word or name by chance; a number hardly stands there by chance."""
    return len(shared) > 1 or any(feature[0] == "n" for feature in shared)


def _of(feature: str, sentences: Alignment) -> list[int]:
    return sentences.postings.get(feature, [])


def _best(weights: dict[str, float], sentences: Alignment) -> tuple[int, float]:
    """Give the sentence that has most of what is still missing; the earlier of two equal ones."""
    gains: dict[int, float] = defaultdict(float)
    for feature, weight in weights.items():
        for index in _of(feature, sentences):
            gains[index] += weight
    return max(gains.items(), key=lambda item: (item[1], -item[0]), default=(0, 0.0))


def _words(read: Folded) -> Iterator[str]:
    for word, _, _ in split(read.lower):
        if is_content(word) and not word.isdigit():
            yield "w" + stem(word)
    for run in _UNSPACED_RUN.findall(read.lower):
        yield from ("w" + run[at : at + 2] for at in range(len(run) - 1))


def _numbers(read: Folded) -> Iterator[str]:
    for match in _NUMBER.finditer(read.lower):
        yield "n" + _plain(match[0])
    for match in _MONTH.finditer(read.lower):
        yield f"m{match.lastindex}"


def _plain(number: str) -> str:
    """Write a number in one way: 64,000 as 64000, 1,14 as 1.14, 2.50 as 2.5."""
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+(?:[.,]\d{1,2})?", number):
        whole, point, rest = _split_decimals(number)
        number = re.sub(r"[ ,]", "", whole) + point + rest
    number = number.replace(",", ".")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _split_decimals(number: str) -> tuple[str, str, str]:
    match = re.search(r"[.,](\d{1,2})$", number)
    return (number[: match.start()], ".", match[1]) if match else (number, "", "")


def _names(read: Folded) -> Iterable[str]:
    for word, start, _ in split(read.lower):
        if read.text[start].isupper():
            bones = skeleton(word)
            if bones:
                yield "k" + bones
