"""A page as a tree: the few things of lxml that are used, and limits on what it is given."""

import importlib
import re
from collections.abc import Iterator, Mapping
from typing import Final, Protocol, cast

from svodka.errors import NotText, TextTooLong, TextTooShort

MOST_ELEMENTS: Final = 50_000
"""A long encyclopaedia page has 20,000; with 100,000, extraction takes seconds."""
MOST_ATTRIBUTES: Final = 500
"""Of one element; libxml2 compares each with each, which takes 25 s for 100,000 of them."""

_NOT_IN_XML: Final = re.compile(
    "[\x01-\x08\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[1-8]|1[124-9]|2\\d|3[01])|x0*(?:[1-8bcef]|1[\\da-f]|fff[ef]))(?![\\da-f]);?",
    re.IGNORECASE,
)
"""libxml2 reads these in HTML, and what builds on it fails when it writes them."""
_TAG: Final = re.compile(r"""<[A-Za-z](?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>])*+""")
_QUOTED: Final = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE: Final = re.compile(r"[\s/][^\s/=]")


class Element(Protocol):
    """What is used of an element of lxml.html."""

    @property
    def tag(self) -> object:
        """The name, in lower case; something else for a comment."""
        ...

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes; names in lower case."""
        ...

    @property
    def text(self) -> str | None:
        """What stands before the first element inside."""
        ...

    def get(self, name: str) -> str | None:
        """Give an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Give the element and all that is inside, in the order of the page."""
        ...

    def iterancestors(self, *tags: str) -> Iterator["Element"]:
        """Give what it stands in, from the inside out."""
        ...

    def text_content(self) -> str:
        """Give all the text inside."""
        ...

    def drop_tree(self) -> None:
        """Take the element out; what follows joins what stands before, or ValueError when lxml cannot write it."""
        ...

    def clear(self, *, keep_tail: bool) -> None:
        """Empty the element, and leave what follows it."""
        ...


def parse(html: str) -> Element:
    """Read a page, however broken. Raises `TextTooLong`, `TextTooShort` or `NotText`, as `extract` does."""
    _refuse_overloaded_tags(html)
    # 30 ms that plain text never needs; and lxml has no types of its own, which Element stands for.
    etree, lxml_html = importlib.import_module("lxml.etree"), importlib.import_module("lxml.html")
    source = _NOT_IN_XML.sub("", html.replace("\x0b", "\n").replace("\x0c", "\n"))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = cast("Element", lxml_html.document_fromstring(source.encode(), parser=parser))
    except etree.ParserError:
        # Nothing at all, or comments only.
        raise TextTooShort("no-text-in-page") from None
    except (etree.LxmlError, ValueError, AssertionError):
        # What lxml says quotes the page.
        raise NotText("broken-markup") from None
    elements = sum(1 for _ in root.iter())
    if elements > MOST_ELEMENTS:
        raise TextTooLong("too-many-elements", found=elements, limit=MOST_ELEMENTS)
    return root


def _refuse_overloaded_tags(html: str) -> None:
    for match in _TAG.finditer(html):
        # An attribute takes at least two characters.
        if match.end() - match.start() > 2 * MOST_ATTRIBUTES:
            found = len(_ATTRIBUTE.findall(_QUOTED.sub("", match[0])))
            if found > MOST_ATTRIBUTES:
                raise TextTooLong("too-many-attributes", found=found, limit=MOST_ATTRIBUTES)
