"""Where a text names the people and organisations of a summary, each place once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from schemas.span import Where
from svodka.checks.appearances import Place
from svodka.checks.case import Case
from svodka.checks.fields import READ_AT_MOST
from svodka.checks.words import WORD, fold
from svodka.grounding.kinship import is_telling

KINDS: Final = ("person", "organisation")
JOINT_AT_MOST: Final = 2
"""Characters between two words of one name."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a text names an entity, by its index in the summary."""

    entity: int
    start: int
    end: int


@dataclass(frozen=True)
class Sights:
    """The people and the organisations of one summary, as a text in either language names them."""

    case: Case

    def people(self, text: str, language: str) -> list[Sighting]:
        """Give the places where people are named; a name that fits two of them is nobody's."""
        return self._once(text, language)["person"]

    def organisations(self, text: str, language: str) -> list[Sighting]:
        """Give the places where organisations are named by most of their name, or by a word that no place has."""
        return self._once(text, language)["organisation"]

    @cached_property
    def mentioned(self) -> dict[int, list[Sighting]]:
        """Give the people and organisations that each sentence of the article mentions, in its own offsets."""
        sentences = self.case.article.sentences
        found: dict[int, list[Sighting]] = defaultdict(list)
        for index, entity in enumerate(self.case.summary.entities):
            for span in entity.mentions if entity.type in KINDS else ():
                at = self.sentence_at(span.where, span.start)
                first = sentences[at].start if at >= 0 else 0
                if span.match != "none" and at >= 0 and span.end - first <= READ_AT_MOST:
                    found[at].append(Sighting(index, span.start - first, span.end - first))
        return {at: sorted(seen, key=lambda each: each.start) for at, seen in found.items()}

    def sentence_at(self, where: Where, offset: int) -> int:
        """Give the index of the sentence of the article that holds an offset, or begins last before it."""
        return bisect_right(self._starts, (where == "text", offset)) - 1

    @cached_property
    def _starts(self) -> list[tuple[bool, int]]:
        return [(sentence.where == "text", sentence.start) for sentence in self.case.article.sentences]

    def mentioned_in(self, sentence: int, kind: str) -> list[Sighting]:
        """Give the people (`person`) or organisations that a sentence of the article mentions, by its index."""
        entities = self.case.summary.entities
        return [each for each in self.mentioned.get(sentence, ()) if entities[each.entity].type == kind]

    @cached_property
    def _known(self) -> dict[tuple[str, str], dict[str, list[Sighting]]]:
        return {}

    def _once(self, text: str, language: str) -> dict[str, list[Sighting]]:
        key = text, language
        if key not in self._known:
            places = [place for place in self.case.appearances.in_text(text, language) if place.telling]
            self._known[key] = {kind: list(self._seen(text, places, language, kind)) for kind in KINDS}
        return self._known[key]

    def _seen(self, text: str, places: list[Place], language: str, kind: str) -> Iterator[Sighting]:
        entities = self.case.summary.entities
        taken = {place.start for place in places if entities[place.entity].type == "place"}
        of_kind = [place for place in places if entities[place.entity].type == kind]
        for run in _runs(text, of_kind):
            owner = _owner(run)
            if owner is not None and (kind == "person" or self._is_named(owner, run, language, taken)):
                own = [place for place in run if place.entity == owner]
                yield Sighting(owner, own[0].start, own[-1].end)

    def _is_named(self, entity: int, run: list[Place], language: str, taken: set[int]) -> bool:
        words = self._telling_words(entity, language)
        own = {place.start for place in run if place.entity == entity}
        return 2 * len(own) >= len(words) or not own <= taken

    def _telling_words(self, entity: int, language: str) -> list[str]:
        names = (name for tag, name in self.case.summary.entities[entity].name.items() if tag.startswith(language))
        return [word for word in WORD.findall(fold(next(names, ""))) if is_telling(word)]


def _runs(text: str, places: Iterable[Place]) -> Iterator[list[Place]]:
    run: list[Place] = []
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        between = text[run[-1].end : place.start] if run else ""
        if run and (len(between) > JOINT_AT_MOST or "," in between or "." in between[1:]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _owner(run: list[Place]) -> int | None:
    words: dict[int, set[int]] = defaultdict(set)
    for place in run:
        words[place.entity].add(place.start)
    most = max(map(len, words.values()))
    owners = [entity for entity, starts in words.items() if len(starts) == most]
    return owners[0] if len(owners) == 1 else None
