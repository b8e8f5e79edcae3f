"""Sends the errors of a draft back to the model, once, and merges what it mends."""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from pydantic import JsonValue, ValidationError

from schemas.draft import Change, Changes, Draft
from schemas.finding import Correction, Finding
from svodka.grounding.grounded import Grounded
from svodka.grounding.headline import choose
from svodka.llm.asking import Question, Reply, ask
from svodka.llm.wire import Message
from svodka.newsroom import Desk

BY: Final = "repair"
FINDINGS_AT_MOST: Final = 40

_ITEM: Final = re.compile(r"/(?P<list>entities|points|quotes)/(?P<index>\d+)(?:/(?P<field>[a-z_]+)(?:/.*)?)?")
_HEADLINE: Final = re.compile(r"/headline(?:_alternatives/(?P<index>\d+))?/[^/]+")

_FIELDS: Final[dict[tuple[str, str | None], tuple[str, ...]]] = {
    ("entities", "name"): ("name/source", "name/target", "surface", ""),
    ("entities", "role"): ("role/source", "role/target", "role"),
    ("entities", "mentions"): ("surface", ""),
    ("points", "text"): ("source", "target"),
    ("points", "evidence"): ("sentences", "source", "target", ""),
    ("points", None): ("",),
    ("quotes", "text"): ("source", "target", ""),
    ("quotes", "speaker"): ("speaker", ""),
    ("quotes", "evidence"): ("sentences", ""),
}
"""Which fields of the draft mend a field of the summary; the empty one is the list item itself."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A draft with the model's changes in it, and the record of them."""

    draft: Draft
    corrections: tuple[Correction, ...]


async def repair(
    reply: Reply[Draft], grounded: Grounded, findings: Sequence[Finding], languages: tuple[str, str], desk: Desk
) -> Repaired:
    """Ask for changes to what is wrong and merge them; raises SvodkaError when the model gives no usable answer."""
    asked = [
        (paths, finding.message)
        for finding in findings
        if (paths := draft_paths(finding.path, reply.value, grounded, languages))
    ][:FINDINGS_AT_MOST]
    message = Message("user", desk.prompt.repair(asked))
    question = Question((*reply.continued, message), Changes, desk.prompt.canary, desk.prompt.reask)
    answer = await ask(desk.writer, question, desk.unit)
    allowed = {path for paths, _ in asked for path in paths}
    changes = [change for change in answer.value.changes if change.path in allowed]
    return merge(reply.value, changes, languages)


def draft_paths(path: str, draft: Draft, grounded: Grounded, languages: tuple[str, str]) -> tuple[str, ...]:
    """Give the JSON pointers of the draft that may change to mend a field of the summary."""
    headline = _HEADLINE.fullmatch(path)
    if headline is not None:
        return _headline_paths(headline["index"], draft, grounded, languages)
    if path == "/points":
        return tuple(f"/points/{index}" for index in range(1, len(draft.points)))
    item = _ITEM.fullmatch(path)
    if item is None:
        return ()
    fields = _FIELDS.get((item["list"], item["field"]), ())
    stem = f"/{item['list']}/{item['index']}"
    return tuple(f"{stem}/{field}" if field else stem for field in fields)


def _headline_paths(index: str | None, draft: Draft, grounded: Grounded, languages: tuple[str, str]) -> tuple[str, ...]:
    shown = grounded.headline if index is None else grounded.headline_alternatives[int(index)]
    source, target = languages
    for number, headline in enumerate(draft.headlines):
        if shown == {source: headline.source, target: headline.target}:
            return (f"/headlines/{number}/source", f"/headlines/{number}/target")
    # Code changed the chosen one, so it equals none: any of them may be mended.
    numbers = range(len(draft.headlines))
    return tuple(f"/headlines/{number}/{side}" for number in numbers for side in ("source", "target"))


def merge(draft: Draft, changes: Iterable[Change], languages: tuple[str, str]) -> Repaired:
    """Put changes into a draft, one for each path; one that does not fit its field is left out.

    Corrections point into the summary as it is after all of them; an item taken out is named by the place it had.
    """
    first: dict[str, Change] = {}
    for change in changes:
        first.setdefault(change.path, change)
    made = _Merge(draft.model_dump(mode="json"), languages)
    for change in sorted(first.values(), key=_removal_order):
        made.take(change)
    return Repaired(Draft.model_validate(made.tree), tuple(made.corrections))


def _removal_order(change: Change) -> tuple[bool, int]:
    index = change.path.rpartition("/")[2]
    # Removals come after everything else and the last item goes first, so that no path moves before its turn.
    return change.value is None and index.isdigit(), -int(index) if index.isdigit() else 0


@dataclass(slots=True)
class _Merge:
    tree: dict[str, Any]
    languages: tuple[str, str]
    corrections: list[Correction] = field(default_factory=list[Correction])

    def take(self, change: Change) -> None:
        trial = copy.deepcopy(self.tree)
        before = _put(trial, change)
        if before is _NOTHING or before == change.value or not _fits(trial):
            return
        self.tree = trial
        removed = change.value is None and change.path.rpartition("/")[2].isdigit()
        if removed:
            self._close_the_gap(change.path)
        self._record(change.path, before, change.value)
        if removed and change.path.startswith("/entities/"):
            self._forget(cast("dict[str, Any]", before)["id"])

    def _record(self, path: str, before: object, after: object) -> None:
        shown = summary_path(path, self.tree, self.languages)
        self.corrections.append(Correction(path=shown, before=_words(before), after=_words(after), by=BY))

    def _close_the_gap(self, path: str) -> None:
        """Move what was recorded behind the item, and drop what was recorded of it: it is gone."""
        parent, _, index = path.rpartition("/")
        self.corrections = [
            moved for item in self.corrections if (moved := _moved(item, f"{parent}/", int(index))) is not None
        ]

    def _forget(self, identifier: str) -> None:
        """Let nobody speak or act for an entity that was taken out, and put that on record."""
        for kind, key in (("quotes", "speaker"), ("entities", "affiliation")):
            for index, item in enumerate(self.tree[kind]):
                if item[key] == identifier:
                    item[key] = None
                    self._record(f"/{kind}/{index}/{key}", identifier, None)


def _moved(correction: Correction, stem: str, removed: int) -> Correction | None:
    place = re.match(rf"{re.escape(stem)}(\d+)(?=/)", correction.path)
    if place is None or int(place[1]) < removed:
        return correction
    if int(place[1]) == removed:
        return None
    path = f"{stem}{int(place[1]) - 1}{correction.path[place.end() :]}"
    return correction.model_copy(update={"path": path})


_NOTHING: Final = object()


def _put(tree: JsonValue, change: Change) -> object:
    """Change one place and give what stood there; `_NOTHING` when there is no such place."""
    *parents, last = change.path.lstrip("/").split("/")
    node: JsonValue = tree
    for step in parents:
        node = _child(node, step)
    before = _child(node, last)
    if isinstance(node, dict) and last in node:
        node[last] = cast("JsonValue", change.value)
        return before
    if isinstance(node, list) and change.value is None and before is not None:
        node.pop(int(last))
        return before
    return _NOTHING


def _child(node: JsonValue, step: str) -> JsonValue:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and step.isdigit() and int(step) < len(node):
        return node[int(step)]
    return None


def _fits(tree: object) -> bool:
    try:
        Draft.model_validate(tree)
    except ValidationError:
        return False
    return True


def summary_path(path: str, draft: dict[str, Any], languages: tuple[str, str]) -> str:
    """Give the summary's field that a field of the draft becomes."""
    *stem, last = path.split("/")
    if last in ("source", "target"):
        stem = _text_stem(path, stem, draft, languages)
        last = languages[0] if last == "source" else languages[1]
    return "/".join([*stem, {"surface": "mentions", "sentences": "evidence"}.get(last, last)])


def _text_stem(path: str, stem: list[str], draft: dict[str, Any], languages: tuple[str, str]) -> list[str]:
    if path.startswith(("/points/", "/quotes/")):
        return [*stem, "text"]
    if not path.startswith("/headlines/"):
        return stem
    offered = [dict(zip(languages, (pair["source"], pair["target"]), strict=True)) for pair in draft["headlines"]]
    chosen, number = offered.index(choose(offered)[0] or offered[0]), int(stem[2])
    return ["", "headline"] if number == chosen else ["", "headline_alternatives", str(number - (number > chosen))]


def _words(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(map(str, cast("list[object]", value)))
    item = cast("dict[str, object]", value)
    name = item.get("name") or item
    return str(cast("dict[str, object]", name).get("source") or "")
