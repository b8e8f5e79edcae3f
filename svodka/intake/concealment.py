"""Which elements of a page nobody sees, told by their own attributes and by the page's simplest style rules."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

NEVER_SHOWN: Final = frozenset({"script", "style", "template", "noscript"})
"""Elements whose content is no text, wherever they stand."""

# `font-size: 0` in any unit, but not 0.9em; text pushed off the page with a negative indent or position.
_CONCEALING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*(?:0+(?:\.0*)?|\.0+)(?:px|pt|r?em|%)?\s*(?:[;!}]|$)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_CLASS_SELECTOR: Final = re.compile(r"\s*\.([\w-]+)\s*")


def conceals(attributes: Mapping[str, str]) -> bool:
    """Say whether an element with these attributes (names in lower case) is hidden from a reader."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or _CONCEALING.search(attributes.get("style", "")) is not None
    )


def concealing_classes(style_sheet: str) -> Iterator[str]:
    """Give the classes that a style sheet hides with a rule of its own, outside of any `@media`."""
    depth = 0
    selector = ""
    for part in re.split("([{}])", style_sheet):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selector = part.rpartition(";")[2]
        elif depth == 1 and not selector.lstrip().startswith("@") and _CONCEALING.search(part):
            yield from (match[1] for match in map(_CLASS_SELECTOR.fullmatch, selector.split(",")) if match)
