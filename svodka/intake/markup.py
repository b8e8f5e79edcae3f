"""The main text of a web page; what a reader would not see does not come through."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final, cast

from svodka.errors import NotText, TextTooShort
from svodka.intake.concealment import NEVER_SHOWN, concealing_classes, conceals
from svodka.intake.page_facts import page_facts, structured_data
from svodka.intake.tables import words
from svodka.intake.tree import Element, parse

_NEVER_PRUNED: Final = words("html body main article")
"""Scripts show these when they are ready; a page that hides its whole article is read all the same."""
_ENOUGH_LETTERS: Final = 200
"""With less, the stricter of two extractions has probably missed the article."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was taken from a page; without a title, date or publisher where it names none."""

    text: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None


def extract(html: str) -> Page:
    """Give the main text of a page and what the page says about itself.

    Raises `TextTooShort` where no text is found, `TextTooLong` for a page built to take long, `NotText` for one that
    cannot be read at all.
    """
    root = parse(html)
    structured = structured_data(root)
    _prune_unseen(root)
    facts = page_facts(root, structured)
    text = _main_text(root)
    if not text:
        raise TextTooShort("no-text-in-page")
    return Page(text=text, title=facts.title, published=facts.published, publisher=facts.publisher)


def _prune_unseen(root: Element) -> None:
    sheets = (style.text or "" for style in root.iter("style"))
    hidden_classes = frozenset(name for sheet in sheets for name in concealing_classes(sheet))
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.tag not in _NEVER_PRUNED and _unseen(element, hidden_classes):
            _drop(element)


def _drop(element: Element) -> None:
    try:
        element.drop_tree()
    except (AssertionError, ValueError):
        # What follows holds a character that lxml reads and does not write: leave it where it is. The elements inside
        # have nothing to be taken out of after that.
        element.clear(keep_tail=True)


def _unseen(element: Element, hidden_classes: frozenset[str]) -> bool:
    return (
        element.tag in NEVER_SHOWN
        or conceals(element.attrib)
        or not hidden_classes.isdisjoint((element.get("class") or "").split())
    )


def _main_text(root: Element) -> str:
    text = _by_trafilatura(root, precise=True)
    if sum(map(str.isalpha, text)) >= _ENOUGH_LETTERS:
        return text
    return max(text, _by_trafilatura(root, precise=False), key=len)


def _by_trafilatura(root: Element, *, precise: bool) -> str:
    import trafilatura  # noqa: PLC0415  # 0.3 s that plain text never needs

    try:
        document = trafilatura.bare_extraction(
            cast("Any", root), include_comments=False, favor_precision=precise, include_tables=not precise
        )
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError):
        # What it says quotes the page.
        raise NotText("broken-markup") from None
    return str(getattr(document, "text", None) or "")
