"""What in a text is no part of the article: small rules, each with the name under which it marks."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from schemas.summary import Noise
from svodka.intake import noise_lines
from svodka.intake.hidden import hidden_spans
from svodka.intake.lines import with_line_feeds
from svodka.intake.remnants import markup_spans

Spans = Iterable[tuple[int, int]]
Rule = Callable[[str], Spans]

_LINES_WITH_HEADERS: Final = 5
_HEADERS_AT_MOST: Final = 1_000


def image_link(text: str) -> Spans:
    """Mark Markdown images, what a thumbnailer left of an address, and lines that are an image's address."""
    yield from _spans(noise_lines.IMAGE_IN_MARKDOWN, text)
    if ":format(" in text:
        yield from _spans(noise_lines.IMAGE_PATH, text)
    addresses = noise_lines.ADDRESS_LINE.finditer(text)
    yield from (match.span() for match in addresses if noise_lines.IMAGE_NAME.search(match[0]))


def markup_remnant(text: str) -> Spans:
    """Mark tags, comments, hidden elements and the address part of links."""
    return markup_spans(text)


def date_header(text: str) -> Spans:
    """Mark a line near the top that is a date in digits, or a date with a time, a label or the name of a section."""
    for match in noise_lines.DATE_LINE.finditer(text, 0, _end_of_headers(text)):
        if any(match.group("label", "digits", "time", "section")):
            yield match.span()


def read_also(text: str) -> Spans:
    """Mark "read also" lines; where nothing follows on the line, the headline or the list below it as well."""
    for match in noise_lines.READ_ALSO.finditer(text):
        nothing_follows = noise_lines.BARE_HEADING.fullmatch(match[0])
        yield match.start(), _end_of_links(text, match.end()) if nothing_follows else match.end()


def section_name(text: str) -> Spans:
    """Mark names of sections and paths to them, above the first paragraph and below the last one."""
    paragraphs = [match.span() for match in noise_lines.PARAGRAPH.finditer(text)]
    first, last = (paragraphs[0][0], paragraphs[-1][1]) if paragraphs else (len(text), 0)
    return ((start, end) for start, end in _spans(noise_lines.SECTION_LINE, text) if end <= first or start >= last)


def tags(text: str) -> Spans:
    """Mark lines of keywords."""
    return _spans(noise_lines.TAGS, text)


def photo_credit(text: str) -> Spans:
    """Mark where a picture comes from, as a line or at the end of one."""
    return (span for pattern in noise_lines.CREDITS for span in _spans(pattern, text))


def share(text: str) -> Spans:
    """Mark rows of buttons for social networks."""
    return _spans(noise_lines.SHARE, text)


def subscribe(text: str) -> Spans:
    """Mark invitations to subscribe."""
    return _spans(noise_lines.SUBSCRIBE, text)


def cookie_banner(text: str) -> Spans:
    """Mark cookie notices at the beginning of a line, with their buttons."""
    return _spans(noise_lines.COOKIES, text)


def advert(text: str) -> Spans:
    """Mark advertisements with their legal label, and advertising tokens."""
    yield from _spans(noise_lines.ADVERT, text)
    if "erid" in text.lower():
        yield from _spans(noise_lines.ADVERTISING_TOKEN, text)


def page_furniture(text: str) -> Spans:
    """Mark counters, buttons, copyright lines and "found a typo?"."""
    return _spans(noise_lines.FURNITURE, text)


def bare_link(text: str) -> Spans:
    """Mark lines that are an address and nothing else."""
    return _spans(noise_lines.ADDRESS_LINE, text)


def hidden_characters(text: str) -> Spans:
    """Mark what is not shown, and what is shown back to front."""
    return hidden_spans(text)


RULES: Final[tuple[Rule, ...]] = (
    image_link,
    markup_remnant,
    date_header,
    read_also,
    section_name,
    tags,
    photo_credit,
    share,
    subscribe,
    cookie_banner,
    advert,
    page_furniture,
    bare_link,
    hidden_characters,
)
"""What is looked for, in the order in which it wins. A rule's name is what it marks with, in kebab-case."""


def mark_noise(text: str) -> tuple[Noise, ...]:
    """Give what is no part of the article, ordered and without overlaps; where two rules mark, the earlier one wins."""
    lines = with_line_feeds(text)
    taken: list[tuple[int, int, str]] = []
    for rule in RULES:
        name = rule.__name__.replace("_", "-")
        found = [(start, end, name) for start, end in _without(_joined(rule(lines)), taken)]
        taken = sorted(taken + found) if found else taken
    ends = ((start, _before_carriage_return(text, end), name) for start, end, name in taken)
    return tuple(
        Noise(start=start, end=end, text=text[start:end], rule=name) for start, end, name in ends if end > start
    )


def _before_carriage_return(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end + 1] == "\r\n" else end


def _joined(spans: Spans) -> Iterator[tuple[int, int]]:
    """Give the spans in order, those that touch or overlap as one."""
    joined_start = joined_end = -1
    for start, end in sorted(spans):
        if start > joined_end:
            if joined_end > joined_start:
                yield joined_start, joined_end
            joined_start, joined_end = start, end
        joined_end = max(joined_end, end)
    if joined_end > joined_start:
        yield joined_start, joined_end


def _without(spans: Spans, taken: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Give what of the spans (ordered) is not taken yet (ordered too)."""
    at = 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        while at < len(taken) and taken[at][0] < end:
            if taken[at][0] > start:
                yield start, taken[at][0]
            start = taken[at][1]  # noqa: PLW2901  what is left of the span
            if start >= end:
                break
            at += 1
        if start < end:
            yield start, end


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _end_of_headers(text: str) -> int:
    lines = noise_lines.NOT_BLANK_LINE.finditer(text, 0, _HEADERS_AT_MOST)
    return max((match.end() for match, _ in zip(lines, range(_LINES_WITH_HEADERS), strict=False)), default=0)


def _end_of_links(text: str, end: int) -> int:
    headline = noise_lines.HEADLINE_BELOW.match(text, end)
    below = noise_lines.BULLETS_BELOW.match(text, end) or headline
    return below.end() if below else end
