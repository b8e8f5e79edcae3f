"""Where the article stops quoting and says who spoke: quotations in a paragraph and the words around them."""

import re
from collections.abc import Iterator
from typing import Final

from svodka.grounding.speech import SPEECH

QUOTATION_AT_LEAST: Final = 60
"""Characters from which words in quotation marks are speech and not the name of a company, whatever stands around."""
PARAGRAPH_AT_MOST: Final = 4000
"""Characters on either side of a quotation that are read when the text has no paragraphs."""
INSERT_AT_MOST: Final = 200
"""Characters that `— said so-and-so —` in the middle of a quotation may take."""

_MARK: Final = re.compile('[«»„“”"「」『』]')
_OPENING: Final = frozenset("«„「『")
_CLOSING: Final = frozenset("»”」』")
_SENTENCE_END: Final = re.compile(
    r"(?<!\b[^\W\d_])(?<!\b(?:им|ул|пр|ст|кв|гг|вв|др|mr|ms|dr))[.!?…]+(?=\s|$)|[。！？]", re.IGNORECASE
)
_INSERT: Final = re.compile(r"[,.!?…»”“]\s*[—–-]\s")
_DASH_NEXT: Final = re.compile(r"\s*[,.!?…]?\s*[—–-]\s")
_COMMA_AND_DASH: Final = re.compile(r"[,.!?…]\s*[—–-]\s")
_SPEECH_ENDS: Final = frozenset(",.!?…。！？，")
_NEXT_INSERT_END: Final = re.compile(r"\s[—–-]\s")

_CLOSING_OR_STRAIGHT: Final = _CLOSING | {'"', "“"}
_PLAIN_MARKS: Final = dict(zip("＂〝〞〟‟″《》", '"“””""«»', strict=True))
_RARE_MARK: Final = re.compile(f"[{''.join(_PLAIN_MARKS)}]")
_SINGLE_MARK: Final = re.compile(r"(?P<opens>(?<!\w)['‘‚‹](?=\w))|(?P<closes>(?<=[\w.,!?…])['’‘›](?!\w))")
_ANNOUNCED: Final = re.compile(r"\s*(?:[—–-]\s|(?:[^\W\d_]\S{0,40}[ \u00a0]){0,4}\S{1,40}?(?::\s|：))")
"""A paragraph of direct speech: it begins with a dash, or like an interview with a name and a colon."""

Range = tuple[int, int]


def paragraph(text: str, start: int, end: int) -> Range:
    """Give the paragraph, or paragraphs, that hold a range."""
    first = text.rfind("\n", max(0, start - PARAGRAPH_AT_MOST), start) + 1 or max(0, start - PARAGRAPH_AT_MOST)
    last = text.find("\n", end, end + PARAGRAPH_AT_MOST)
    return first, min(len(text), end + PARAGRAPH_AT_MOST) if last < 0 else last


def quotations(text: str, start: int, end: int) -> list[Range]:
    """Give the outermost pairs of quotation marks: offset of the first mark, offset after the last."""
    found: list[Range] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if _opens(mark, opened):
            opened.append((mark, at))
        elif opened:
            first = opened.pop()[1]
            found += [] if opened else [(first, at + 1)]
    # A quotation that is never closed (`«Мы из «Яузы», — сказал он`) goes on to the end.
    return [*found, (opened[0][1], end)] if opened else found


def _opens(mark: str, opened: list[tuple[str, int]]) -> bool:
    if mark == "“":
        return not opened or opened[-1][0] not in {"„", "“"}
    if mark == '"':
        return all(other != '"' for other, _ in opened)
    return mark in _OPENING or (mark not in _CLOSING and not opened)


def is_spoken(text: str, start: int, end: int, language: str) -> bool:
    """Say whether words of the article are somebody's speech; only narration that plainly is narration is not.

    Speech stands in quotation marks of any style, over one paragraph or several, after a dash or a speaker's name and
    a colon, or in a sentence that has a verb of speaking.
    """
    limits = paragraph(text, start, end)
    if language not in SPEECH or _ANNOUNCED.match(text, *limits):
        return True
    wide = max(0, start - PARAGRAPH_AT_MOST), min(len(text), end + PARAGRAPH_AT_MOST)
    plain = _RARE_MARK.sub(lambda mark: _PLAIN_MARKS[mark[0]], text[wide[0] : wide[1]])
    words = start - wide[0], end - wide[0]
    near = limits[0] - wide[0], limits[1] - wide[0]
    if any(_hold(pairs, words) for pairs in (quotations(plain, *near), _closed(plain), _single(plain, near))):
        return True
    return bool(_rest_of_sentence(text, limits, (start, end), language))


def _hold(pairs: list[Range], words: Range) -> bool:
    """Say whether words begin in a quotation and end in one: a speaker may be named between two parts."""
    first, last = words[0], words[1] - 1
    return all(any(pair[0] <= at < pair[1] for pair in pairs) for at in (first, last))


def _closed(text: str) -> list[Range]:
    return [pair for pair in quotations(text, 0, len(text)) if text[pair[1] - 1] in _CLOSING_OR_STRAIGHT]


def _single(text: str, limits: Range) -> list[Range]:
    pairs: list[Range] = []
    opened: int | None = None
    for mark in _SINGLE_MARK.finditer(text, *limits):
        if mark.lastgroup == "opens":
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            pairs.append((opened, mark.end()))
            opened = None
    return pairs


def _is_speech(text: str, pair: Range) -> bool:
    """Tell speech from the name of a company: it is long, ends like a sentence, or `, — said so-and-so` follows it."""
    ends = text[pair[1] - 2 : pair[1] - 1] in _SPEECH_ENDS or _COMMA_AND_DASH.match(text, pair[1])
    return bool(ends) or pair[1] - pair[0] >= QUOTATION_AT_LEAST


def tellings(text: str, start: int, end: int, language: str) -> Iterator[tuple[Range, ...]]:
    """Give the ranges that tell who spoke the words in a range, the likeliest first; any of them may be empty."""
    first, last = paragraph(text, start, end)
    pairs = quotations(text, first, last)
    around = _around(text, (first, last), (start, end), pairs)
    if around is None:
        yield _rest_of_sentence(text, (first, last), (start, end), language)
        return
    yield (*_inserts(text, around, language), *_after(text, around, last, pairs))
    yield _before(text, first, around, pairs, language)
    yield _previous(text, around, pairs, last, language)


def _around(text: str, limits: Range, words: Range, pairs: list[Range]) -> Range | None:
    """Give the quotation that holds the words; a paragraph that begins with a dash is one."""
    found = next((pair for pair in pairs if pair[0] <= words[0] + 1 and words[1] - 1 <= pair[1]), None)
    spoken = text[limits[0] : limits[0] + 2].strip(" \u00a0") in {"—", "–", "-"}
    return limits if found is None and spoken else found


def _inserts(text: str, around: Range, language: str) -> Iterator[Range]:
    for match in _INSERT.finditer(text, *around):
        limit = min(around[1], match.end() + INSERT_AT_MOST)
        stop = _NEXT_INSERT_END.search(text, match.end(), limit)
        told = match.end(), stop.start() if stop else limit
        if SPEECH[language].search(text, *told):
            yield told


def _after(text: str, around: Range, last: int, pairs: list[Range]) -> tuple[Range, ...]:
    start = around[1]
    following = text[start : start + 8].lstrip(" \u00a0,")
    # After a full stop or a capital letter the narrator has begun another sentence, in Chinese he has not.
    ended = text[start - 2 : start - 1] not in {",", "!", "?", "…", "。", "！", "？"} and following[:1].isupper()
    if not following or (ended and not _DASH_NEXT.match(text, start)) or following[0] in ".;:\n":
        return ()
    speech = (pair[0] for pair in pairs if pair[0] >= start and _is_speech(text, pair))
    limit = next(speech, last)
    stop = _SENTENCE_END.search(text, start, limit)
    return ((start, stop.start() if stop else limit),)


def _before(text: str, first: int, around: Range, pairs: list[Range], language: str) -> tuple[Range, ...]:
    if not text[first : around[0]].strip(" \u00a0"):
        return _paragraph_before(text, first)
    told = _sentence_start(text, first, around[0], pairs), around[0]
    introduces = text[told[0] : told[1]].rstrip().endswith((":", "：")) or SPEECH[language].search(text, *told)
    return (told,) if introduces else ()


def _paragraph_before(text: str, first: int) -> tuple[Range, ...]:
    """Give the end of the paragraph before when it announces this one: `Иванов рассказал:`."""
    end = len(text[:first].rstrip())
    start = text.rfind("\n", 0, end) + 1
    return ((_sentence_start(text, start, end, []), end),) if text[:end].endswith((":", "：")) else ()


def _previous(text: str, around: Range, pairs: list[Range], last: int, language: str) -> tuple[Range, ...]:
    """Give what tells the speaker of the quotation before, when nothing but that stands between the two."""
    earlier = [pair for pair in pairs if pair[1] <= around[0] and _is_speech(text, pair)]
    if not earlier:
        return ()
    told = _after(text, earlier[-1], last, pairs)
    joined = bool(told) and not text[told[0][1] : around[0]].strip(" \u00a0.!?…。")
    return told if joined and SPEECH[language].search(text, *told[0]) else ()


def _rest_of_sentence(text: str, limits: Range, words: Range, language: str) -> tuple[Range, ...]:
    start = _sentence_start(text, limits[0], words[0], [])
    stop = _SENTENCE_END.search(text, words[1], limits[1])
    ranges = (start, words[0]), (words[1], stop.start() if stop else limits[1])
    return tuple(told for told in ranges if SPEECH[language].search(text, *told))


def _sentence_start(text: str, first: int, end: int, pairs: list[Range]) -> int:
    speech = [pair[1] for pair in pairs if pair[1] <= end and _is_speech(text, pair)]
    start = max([first, *speech])
    return max((match.end() for match in _SENTENCE_END.finditer(text, start, end)), default=start)


def narrated(text: str, start: int, end: int) -> Iterator[Range]:
    """Give the sentences of a stretch that the narrator speaks, the last one first."""
    speech = [pair for pair in quotations(text, start, end) if _is_speech(text, pair)]
    edges = [start, *(edge for pair in speech for edge in pair), end]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    for first, last in reversed(gaps):
        stops = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
        yield from reversed(list(zip([first, *stops], [*stops, last], strict=True)))
