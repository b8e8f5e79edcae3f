"""Edits of a summary: what is changed, and where a finding about it would stand."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from bench.faults.pairs import Body, Pair
from schemas.contract import primary_language


@dataclass(frozen=True, slots=True)
class Change:
    """A value put in the place of another; `path` is a JSON pointer, whose last part `-` appends to a list."""

    path: str
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Edit:
    """One fault, or one harmless edit.

    `kind` says which of an injector's ways it is; `old` and `new` are the words that a reader would point to. `places`
    are the JSON pointers at which a finding is at the right place; see `bench.faults.judging.at`.
    """

    kind: str
    changes: tuple[Change, ...]
    old: str
    new: str
    places: tuple[str, ...]

    @property
    def path(self) -> str:
        """The field that is changed first."""
        return self.changes[0].path

    def applied(self, body: Body) -> Body:
        """Give a summary with the edit in it; KeyError or IndexError where a path leads nowhere."""
        edited = copy.deepcopy(body)
        for change in self.changes:
            _put(edited, change)
        return edited


def _put(body: Body, change: Change) -> None:
    *way, last = change.path.removeprefix("/").split("/")
    at: Any = body
    for part in way:
        at = at[_key(at, part)]
    if last == "-":
        at.append(change.value)
    else:
        at[_key(at, last)] = change.value


def _key(holder: Any, part: str) -> Any:
    return int(part) if isinstance(holder, list) else part


@dataclass(frozen=True, slots=True)
class Text:
    """One generated text in one language.

    `item` is the JSON pointer of the point, headline or quotation, `language` the primary language; `evidence` is what
    the article says of it (all of it where no evidence is given), `other` the same text in the other language.
    """

    item: str
    path: str
    language: str
    text: str
    evidence: str
    other: str

    @property
    def both(self) -> str:
        """The pointer of the text in both languages, at which a fault of parity may be told."""
        return self.path.rpartition("/")[0]

    def put(self, kind: str, span: tuple[int, int], new: str, *, parity: bool = False) -> Edit:
        """Give the edit that puts other words in a range of the text."""
        start, end = span
        whole = self.text[:start] + new + self.text[end:]
        return self.rewritten(kind, whole, (self.text[start:end], new), parity=parity)

    def rewritten(self, kind: str, whole: str, shown: tuple[str, str], *, parity: bool = False) -> Edit:
        """Give the edit that makes this of the whole text; `shown` are the words before and after."""
        return Edit(kind, (Change(self.path, whole),), *shown, (self.both if parity else self.path,))


def texts(pair: Pair) -> Iterator[Text]:
    """Give the texts that a writer made: headline, points, and quotations where they are translated."""
    summary = pair.summary
    if summary.headline is not None:
        yield from _both("/headline", "/headline", summary.headline, pair.whole)
    for index, point in enumerate(summary.points):
        yield from _both(f"/points/{index}", f"/points/{index}/text", point.text, pair.evidence(index))
    for index, quote in enumerate(summary.quotes):
        said = quote.evidence.text if quote.evidence and quote.evidence.text else ""
        yield from list(_both(f"/quotes/{index}", f"/quotes/{index}/text", quote.text, said))[1:]


def points(pair: Pair) -> Iterator[Text]:
    """Give the texts of the points only."""
    return (text for text in texts(pair) if text.item.startswith("/points/"))


def _both(item: str, path: str, value: dict[str, str], evidence: str) -> Iterator[Text]:
    for tag, text in value.items():
        other = next((words for key, words in value.items() if key != tag), "")
        yield Text(item, f"{path}/{tag}", primary_language(tag), text, evidence, other)
