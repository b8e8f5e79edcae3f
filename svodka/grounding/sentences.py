"""Sentence numbers turned into spans."""

from collections.abc import Iterable, Sequence

from schemas.span import Span
from svodka.grounding.grounded import Claim
from svodka.grounding.mentions import NOWHERE
from svodka.intake.article import Article


class Sentences:
    """The sentences of one article, by number."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_number = {sentence.number: sentence for sentence in article.sentences}

    def spans(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Give the spans of the sentences that exist, once each, in the article's order, the title first."""
        known = sorted({number for number in numbers if number in self._by_number})
        sentences = (self._by_number[number] for number in known)
        return tuple(self._article.span(one.where, one.start, one.end) for one in sentences)

    def claims(self, numbers: Sequence[int], path: str) -> list[Claim]:
        """Give a claim for each number that no sentence has."""
        return [Claim("sentence", path, str(number), NOWHERE) for number in numbers if number not in self._by_number]
