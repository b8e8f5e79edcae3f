"""What a summary claims, one numbered line each, as the second reader is shown it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from schemas.contract import Bilingual
from schemas.judgement import Aspect
from schemas.summary import Entity, Quote
from svodka.grounding.grounded import Grounded

CLAIMS_AT_MOST: Final = 60
"""What one answer can hold; a summary of usual length makes about twenty."""

Kind = Literal["headline", "point", "quotation", "role", "affiliation"]
Words = str | dict[str, str | None]
_WHO_SPEAKS: Final = frozenset({"roles", "attribution"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: its kind, the JSON pointer of what it stands in, and what it says in each language."""

    kind: Kind
    path: str
    source: Words
    target: Words

    def shown(self, identifier: str) -> dict[str, object]:
        """Give the line that the second reader sees."""
        return {"claim": identifier, "kind": self.kind, "source": self.source, "target": self.target}

    def field(self, aspect: Aspect | None, language: str | None) -> str:
        """Give the JSON pointer of the field that an objection speaks of; `language` is the one that deviates."""
        if self.kind == "quotation":
            stem = self.path.rpartition("/")[0]
            return f"{stem}/speaker" if aspect in _WHO_SPEAKS else _in_language(f"{stem}/text", language)
        return self.path if self.kind == "affiliation" else _in_language(self.path, language)


def _in_language(path: str, language: str | None) -> str:
    return path if language is None else f"{path}/{language}"


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one summary by the ids they are asked under; `left_out` is how many more there were."""

    languages: tuple[str, str]
    by_id: dict[str, Statement]
    left_out: int = 0


def claims_of(summary: Grounded) -> Claims:
    """Give what a summary in two languages claims: points first, since of too many the last are left out."""
    source, target = summary.languages
    every = _Reader(summary, source, target).statements()
    by_id = {f"c{number}": each for number, each in enumerate(islice(every, CLAIMS_AT_MOST), start=1)}
    return Claims((source, target), by_id, left_out=sum(1 for _ in every))


@dataclass(frozen=True, slots=True)
class _Reader:
    summary: Grounded
    source: str
    target: str

    def statements(self) -> Iterator[Statement]:
        for index, point in enumerate(self.summary.points):
            yield self._text("point", f"/points/{index}/text", point.text)
        yield from self._headlines()
        for index, quote in enumerate(self.summary.quotes):
            yield self._quotation(f"/quotes/{index}/text", quote)
        for index, entity in enumerate(self.summary.entities):
            yield from self._person(f"/entities/{index}", entity)

    def _headlines(self) -> Iterator[Statement]:
        if self.summary.headline is not None:
            yield self._text("headline", "/headline", self.summary.headline)
        for index, headline in enumerate(self.summary.headline_alternatives):
            yield self._text("headline", f"/headline_alternatives/{index}", headline)

    def _text(self, kind: Kind, path: str, text: Bilingual) -> Statement:
        return Statement(kind, path, text[self.source], text[self.target])

    def _quotation(self, path: str, quote: Quote) -> Statement:
        speaker = self._named(quote.speaker)
        said: list[Words] = [
            {"words": quote.text[tag], "speaker": speaker.name[tag] if speaker else None}
            for tag in (self.source, self.target)
        ]
        return Statement("quotation", path, *said)

    def _person(self, stem: str, person: Entity) -> Iterator[Statement]:
        employer = self._named(person.affiliation)
        if person.role is not None:
            yield self._about(person, "role", f"{stem}/role", person.role)
        if employer is not None:
            yield self._about(person, "affiliation", f"{stem}/affiliation", employer.name)

    def _about(self, person: Entity, kind: Kind, path: str, said: Bilingual) -> Statement:
        sides: list[Words] = [{"name": person.name[tag], kind: said[tag]} for tag in (self.source, self.target)]
        return Statement(kind, path, *sides)

    def _named(self, identifier: str | None) -> Entity | None:
        return next((entity for entity in self.summary.entities if entity.id == identifier), None)
