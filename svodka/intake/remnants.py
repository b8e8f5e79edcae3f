"""Markup that was left in a plain text: tags, comments, hidden elements, links written as Markdown."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from svodka.intake.concealment import NEVER_SHOWN, conceals
from svodka.intake.tables import words

_TAG: Final = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40}+)(?P<attributes>[^<>]{0,2000}+)>")
_ATTRIBUTE: Final = re.compile(r"""([A-Za-z_:][\w:.-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
_BARE_ATTRIBUTES: Final = words(
    "allowfullscreen async autoplay checked controls default defer disabled hidden inert itemscope loop multiple muted "
    "nomodule novalidate open playsinline readonly required reversed selected"
)
_DECLARATION: Final = re.compile(
    r"<!\[CDATA\[|<!DOCTYPE[^<>\[]{0,500}+[\[>]|<!ENTITY[^<>]{0,2000}+>|<\?xml[^<>]{0,500}+>|\]\]?>"
)
_LINK_TARGET: Final = re.compile(r"\]\((?=[a-z]{2,12}:|[/#.]|www\.)(?:[^()\s]++|\([^()\s]*+\))++\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tag:
    start: int
    end: int
    name: str
    closes: bool
    attributes: dict[str, str]


def markup_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give what is markup in a text, hidden elements with all they hold; spans may overlap and are not in order."""
    tags = list(_tags(text))
    yield from ((tag.start, tag.end) for tag in tags)
    yield from _hidden_elements(text, tags)
    yield from _comments(text)
    yield from (match.span() for match in _DECLARATION.finditer(text))
    yield from (match.span() for match in _LINK_TARGET.finditer(text))


def _tags(text: str) -> Iterator[_Tag]:
    for match in _TAG.finditer(text):
        rest = match["attributes"]
        attributes = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(rest)}
        # `a<b and c>d` is arithmetic, not a tag.
        if not rest.strip(" /\n\t") or "=" in rest or attributes.keys() <= _BARE_ATTRIBUTES:
            yield _Tag(*match.span(), match["name"].lower(), bool(match["slash"]), attributes)


def _hidden_elements(text: str, tags: list[_Tag]) -> Iterator[tuple[int, int]]:
    ends = _ends(tags)
    covered = 0
    for tag in tags:
        if tag.closes or tag.start < covered or not (tag.name in NEVER_SHOWN or conceals(tag.attributes)):
            continue
        covered = ends.get(tag.start) or _paragraph_end(text, tag.end)
        yield tag.start, covered


def _ends(tags: list[_Tag]) -> dict[int, int]:
    """Give the end of each element that is closed, by its start."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for tag in tags:
        if not tag.closes:
            opened[tag.name].append(tag.start)
        elif opened[tag.name]:
            ends[opened[tag.name].pop()] = tag.end
    return ends


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        # An unclosed comment hides the rest of a page; in a text it can only be trusted for its paragraph.
        end = end + 3 if end >= 0 else _paragraph_end(text, start)
        yield start, end
        start = text.find("<!--", end)


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)
