"""Sends the errors of a draft back to the model, once, and merges what it mends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue, ValidationError

from schemas.draft import Change, Changes, Draft
from schemas.finding import Correction, Finding
from svodka.drafting import Desk
from svodka.grounding.grounded import Grounded
from svodka.llm.asking import Question, Reply, ask
from svodka.llm.wire import Message

BY: Final = "repair"
FINDINGS_AT_MOST: Final = 40

_ITEM: Final = re.compile(r"/(?P<list>entities|points|quotes)/(?P<index>\d+)(?:/(?P<field>[a-z_]+)(?:/.*)?)?")
_HEADLINE: Final = re.compile(r"/headline(?:_alternatives/(?P<index>\d+))?/[^/]+")

_FIELDS: Final[dict[tuple[str, str | None], tuple[str, ...]]] = {
    ("entities", "name"): ("name/source", "name/target", "surface", ""),
    ("entities", "role"): ("role/source", "role/target", "role"),
    ("entities", "mentions"): ("surface", ""),
    ("points", "text"): ("source", "target"),
    ("points", "evidence"): ("sentences", "source", "target"),
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
    """Put changes into a draft. One that does not fit its field is left out; removals come last, so paths stay true."""
    tree = cast("JsonValue", draft.model_dump(mode="json"))
    corrections: list[Correction] = []
    for change in sorted(changes, key=_removal_order):
        trial = Draft.model_validate(tree).model_dump(mode="json")
        before = _put(trial, change)
        if before is not _NOTHING and _fits(trial) and before != change.value:
            tree = trial
            corrections.append(_record(change, before, languages))
    return Repaired(_without_dangling_ids(Draft.model_validate(tree)), tuple(corrections))


def _removal_order(change: Change) -> tuple[bool, int]:
    index = change.path.rpartition("/")[2]
    # The last item goes first, so that taking one out does not move the next.
    return change.value is None and index.isdigit(), -int(index) if index.isdigit() else 0


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


def _record(change: Change, before: object, languages: tuple[str, str]) -> Correction:
    return Correction(
        path=summary_path(change.path, languages), before=_words(before), after=_words(change.value), by=BY
    )


def summary_path(path: str, languages: tuple[str, str]) -> str:
    """Give the summary's field that a field of the draft becomes."""
    *stem, last = path.split("/")
    if last in ("source", "target"):
        in_text = ["text"] if path.startswith(("/points/", "/quotes/")) else []
        stem = ["", "headline"] if path.startswith("/headlines/") else [*stem, *in_text]
        last = languages[0] if last == "source" else languages[1]
    return "/".join([*stem, {"surface": "mentions", "sentences": "evidence"}.get(last, last)])


def _words(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(map(str, cast("list[object]", value)))
    item = cast("dict[str, object]", value)
    name = item.get("name") or item
    return str(cast("dict[str, object]", name).get("source") or "")


def _without_dangling_ids(draft: Draft) -> Draft:
    ids = {entity.id for entity in draft.entities}
    entities = [
        entity if entity.affiliation in ids else entity.model_copy(update={"affiliation": None})
        for entity in draft.entities
    ]
    quotes = [quote if quote.speaker in ids else quote.model_copy(update={"speaker": None}) for quote in draft.quotes]
    return draft.model_copy(update={"entities": entities, "quotes": quotes})
