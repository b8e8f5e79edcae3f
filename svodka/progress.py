"""Follows a draft while it is written: tells each entity and point as soon as it is whole."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from schemas.contract import Bilingual
from schemas.draft import DraftEntity, DraftPoint, Pair
from schemas.progress import EntityDrafted, PointDrafted, StageBegun
from svodka.checks.scrub import scrub
from svodka.grounding.drafted import bilingual, drafted_entities
from svodka.grounding.entities import ground_entities
from svodka.grounding.ids import Ids
from svodka.grounding.index import index_article
from svodka.grounding.sentences import Sentences
from svodka.intake.article import Article
from svodka.llm.asking import repeats
from svodka.llm.writer import Listener
from svodka.newsroom import Watch

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\]]', re.DOTALL)
_IN_LIST: Final = 2
"""How deep a list of the draft lies: in the one object."""


async def follow(article: Article, languages: tuple[str, str], canary: str, watch: Watch) -> Listener:
    """Give what listens to the writing of a draft and tells the watcher of it; it never raises.

    A text that does not go on where the one before ended is a new draft: the watcher is told that it has begun.
    """
    # Away from the event loop: a long article takes a while to index.
    return await asyncio.to_thread(_Follower, article, languages, canary, watch)


class _Follower:
    """Hears the text of a draft grow. What it cannot read it does not tell, and it never raises."""

    def __init__(self, article: Article, languages: tuple[str, str], canary: str, watch: Watch) -> None:
        self._index, self._sentences = index_article(article), Sentences(article)
        self._languages, self._canary, self._watch = languages, canary, watch
        self._items = ItemReader()
        self._heard = ""

    def __call__(self, text: str) -> None:
        if not text.startswith(self._heard):
            self._items, self._heard = ItemReader(), ""
            self._watch(StageBegun(stage="draft"))
        fresh = text[len(self._heard) :]
        self._heard = text
        if "}" not in fresh:
            return
        for name, index, item in self._items.read(text):
            try:
                self._tell(name, index, item)
            except ValidationError:
                # The model may yet be asked again; until then this item stays untold.
                continue

    def _tell(self, name: str, index: int, item: str) -> None:
        if name == "entities":
            entity = DraftEntity.model_validate_json(item)
            if not repeats(entity, self._canary):
                self._watch(self._entity(index, entity))
        elif name == "points":
            point = DraftPoint.model_validate_json(item)
            if not repeats(point, self._canary):
                self._watch(self._point(index, point))

    def _entity(self, index: int, entity: DraftEntity) -> EntityDrafted:
        named = drafted_entities([entity], Ids([entity.id], [entity.type]), self._languages)
        (grounded,), _ = ground_entities(named, self._index, self._languages[0])
        name = self._shown(entity.name)
        return EntityDrafted(index=index, type=entity.type, name=name, mentions=grounded.mentions)

    def _point(self, index: int, point: DraftPoint) -> PointDrafted:
        text = self._shown(Pair(source=point.source, target=point.target))
        return PointDrafted(index=index, text=text, evidence=self._sentences.spans(point.sentences))

    def _shown(self, pair: Pair) -> Bilingual:
        # Nobody has checked it yet, but a link or markup must not get out even for a moment.
        return {language: scrub(text).text for language, text in bilingual(pair, self._languages).items()}


class ItemReader:
    """Finds the objects in the lists of one JSON object whose text grows, each when its closing brace has come."""

    def __init__(self) -> None:
        self._at = 0
        self._depth = 0
        self._name = ""
        self._began = 0
        self._given: Counter[str] = Counter()

    def read(self, text: str) -> Iterator[tuple[str, int, str]]:
        """Give what has closed since the last call: the list's name, the place in it, the object's text."""
        for token in _TOKEN.finditer(text, self._at):
            if token[0] == '"' and self._depth:
                # A string that has not ended: from here on the next time.
                return
            self._at = token.end()
            if token[0] in "{[":
                self._open(token)
            elif token[0] in "}]":
                self._depth -= self._depth > 0
                if token[0] == "}" and self._depth == _IN_LIST:
                    yield self._name, self._given[self._name], text[self._began : self._at]
                    self._given[self._name] += 1
            elif self._depth == 1:
                self._name = token[0][1:-1]

    def _open(self, token: re.Match[str]) -> None:
        if self._depth == 0 and token[0] == "[":
            # Words before the object.
            return
        if self._depth == _IN_LIST:
            self._began = token.start()
        self._depth += 1
