"""What every rule is given: the article, the summary located in it, and what was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from schemas.contract import Bilingual, primary_language
from schemas.request import SummaryRequest
from schemas.span import Where
from svodka.checks.appearances import Appearances, appearances
from svodka.checks.fields import Field, Part
from svodka.checks.figures import Figures
from svodka.checks.words import fold
from svodka.grounding.grounded import Grounded
from svodka.intake.article import Article


@dataclass(frozen=True)
class Case:
    """One summary to judge. `canary` is the secret word of the prompt that must appear nowhere."""

    article: Article
    summary: Grounded
    request: SummaryRequest
    canary: str | None = None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every text that was written by somebody else, in the order of the contract."""
        return tuple(
            Field(f"{path}/{tag}", part, index, primary_language(tag), text)
            for path, part, index, value in _bilingual_values(self.summary)
            for tag, text in value.items()
        )

    def fields_of(self, *parts: Part) -> Iterator[Field]:
        """Give the fields of some kinds only."""
        return (field for field in self.fields if field.part in parts)

    def in_article_language(self, value: Bilingual | None) -> str | None:
        """Give the text that is in the article's own language, where there is one."""
        return (value or {}).get(self.article_tag)

    @cached_property
    def folded_article(self) -> str:
        """Title and text without differences of letter case and ё; its offsets mean nothing."""
        return fold(f"{self.article.title or ''}\n{self.article.text}")

    @cached_property
    def figures(self) -> Figures:
        """The figures of article and summary, each string read once."""
        return Figures(self.article, self.summary)

    @cached_property
    def mentioned(self) -> dict[Where, dict[int, int]]:
        """For title and text, where each mention of an entity begins, and that entity's index."""
        found: dict[Where, dict[int, int]] = {"text": {}, "title": {}}
        for index, entity in enumerate(self.summary.entities):
            for mention in entity.mentions:
                found[mention.where].setdefault(mention.start, index)
        return found

    @cached_property
    def surroundings(self) -> dict[tuple[Where, int], dict[str, int]]:
        """What was read around figures of the article, by where they stand; filled by who reads it."""
        return {}

    @cached_property
    def appearances(self) -> Appearances:
        """Where the summary's entities appear in its texts."""
        return appearances(self.summary, self.language)

    @cached_property
    def language(self) -> str:
        """The article's language, without region and script."""
        return primary_language(self.article.language)

    @cached_property
    def article_tag(self) -> str:
        """The key of bilingual values under which the article's language stands, if it stands there at all."""
        tags = (tag for tag in self.summary.languages if primary_language(tag) == self.language)
        return next(tags, self.article.language)


def _bilingual_values(summary: Grounded) -> Iterator[tuple[str, Part, int, Bilingual]]:
    if summary.headline is not None:
        yield "/headline", "headline", 0, summary.headline
    for index, headline in enumerate(summary.headline_alternatives):
        yield f"/headline_alternatives/{index}", "alternative", index, headline
    for index, point in enumerate(summary.points):
        yield f"/points/{index}/text", "point", index, point.text
    for index, entity in enumerate(summary.entities):
        yield f"/entities/{index}/name", "name", index, entity.name
        if entity.role is not None:
            yield f"/entities/{index}/role", "role", index, entity.role
    for index, quote in enumerate(summary.quotes):
        yield f"/quotes/{index}/text", "quote", index, quote.text
