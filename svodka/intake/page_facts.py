"""What a page says about itself: headline, day of publication, publisher."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from svodka.intake.tables import words
from svodka.intake.tree import Element

_DATES_IN_META: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "mediator_published_time",
    "pubdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
)
_ARTICLE_TYPES: Final = words("Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BlogPosting Report WebPage")
_STRUCTURED_AT_MOST: Final = 1_000
_TITLE_AT_MOST: Final = 1_000
_PUBLISHER_AT_MOST: Final = 300
_SEPARATORS: Final = (" — ", " – ", " | ", " - ", " :: ", " / ", " · ", " • ")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was found; nothing is guessed from the running text."""

    title: str | None
    published: dt.date | None
    publisher: str | None


def structured_data(root: Element) -> list[Mapping[str, object]]:
    """Give the objects of the page's JSON-LD that describe an article, articles first."""
    found = [node for script in root.iter("script") if _is_json_ld(script) for node in _nodes(script.text or "")]
    described = [node for node in found if _types(node) & _ARTICLE_TYPES]
    return sorted(described, key=lambda node: "WebPage" in _types(node))


def page_facts(root: Element, structured: list[Mapping[str, object]]) -> PageFacts:
    """Give what the page says about itself in its metadata, its JSON-LD, its headline and its `<time>`."""
    meta = dict(_meta(root))
    publisher = _short(meta.get("og:site_name") or _publisher(structured) or meta.get("application-name"))
    return PageFacts(
        title=_title(root, meta, structured, publisher),
        published=_published(root, meta, structured),
        publisher=publisher[:_PUBLISHER_AT_MOST] if publisher else None,
    )


def _is_json_ld(script: Element) -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"


def _nodes(source: str) -> Iterator[Mapping[str, object]]:
    try:
        waiting: list[object] = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    for _ in range(_STRUCTURED_AT_MOST):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(cast("list[object]", node))
        elif isinstance(node, dict):
            mapping = cast("dict[str, object]", node)
            yield mapping
            waiting.extend(mapping[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in mapping)


def _types(node: Mapping[str, object]) -> set[str]:
    kind = node.get("@type")
    kinds = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return {name for name in kinds if isinstance(name, str)}


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    """Give names and values of the metadata; the last one of a name is the page's first."""
    for element in reversed(list(root.iter("meta"))):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            yield name.strip().lower(), element.get("content") or ""


def _published(root: Element, meta: Mapping[str, str], structured: list[Mapping[str, object]]) -> dt.date | None:
    written = [
        *(meta.get(name) for name in _DATES_IN_META),
        *(node.get("datePublished") for node in structured),
        *_times(root),
    ]
    return next((day for day in map(_day, written) if day), None)


def _times(root: Element) -> Iterator[str | None]:
    """Give the moments of `<time>`: marked as publication, else the first of the article, else the only one."""
    times = [time for time in root.iter("time") if time.get("datetime")]
    yield from (time.get("datetime") for time in times if "pubdate" in time.attrib)
    yield from (time.get("datetime") for time in times if time.get("itemprop") == "datePublished")
    yield from (time.get("datetime") for time in times if next(time.iterancestors("article", "main"), None) is not None)
    yield from (time.get("datetime") for time in times if len(times) == 1)


def _day(written: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written.strip()[:10]) if isinstance(written, str) else None
    except ValueError:
        return None


def _publisher(structured: list[Mapping[str, object]]) -> str | None:
    publishers = [node.get("publisher") for node in structured]
    names = [
        cast("dict[str, object]", publisher).get("name") for publisher in publishers if isinstance(publisher, dict)
    ]
    return next((name for name in names if isinstance(name, str)), None)


def _title(
    root: Element, meta: Mapping[str, str], structured: list[Mapping[str, object]], publisher: str | None
) -> str | None:
    headings = [heading for heading in (_short(element.text_content()) for element in root.iter("h1")) if heading]
    window = _short(next((element.text_content() for element in root.iter("title")), None))
    shared = _short(meta.get("og:title") or meta.get("twitter:title"))
    # What the window or a shared link is called contains the real headline, often with the site's name behind it.
    confirmed = (heading for heading in headings if heading != publisher and heading in f"{window} {shared}")
    headlines = (_short(headline) for headline in (node.get("headline") for node in structured))
    candidates = (*confirmed, *headlines, shared, _without_site(window, publisher), *headings)
    title = next(filter(None, candidates), None)
    return title[:_TITLE_AT_MOST] if title else None


def _without_site(window: str | None, publisher: str | None) -> str | None:
    for separator in _SEPARATORS:
        headline, found, site = (window or "").rpartition(separator)
        if found and site == publisher:
            return headline
    return window


def _short(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
