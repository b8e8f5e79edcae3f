"""Takes links, markup and characters that nobody sees out of a text, and leaves ordinary text alone."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from svodka.intake.hidden import HIDDEN

Kind = Literal["link", "markup", "hidden"]

ROUNDS_AT_MOST: Final = 8
"""What is taken out may leave new markup behind (`<<b>b>`); a text that still does after so many is an attack."""

_NAMES: Final = """
    mail.ru lenta.ru gazeta.ru banki.ru auto.ru hh.ru rbc.ru vc.ru ria.ru iz.ru drom.ru avito.ru cian.ru 2gis.ru
    booking.com amazon.com alibaba.com jd.com trip.com 1688.com crypto.com monday.com made-in-china.com asp.net
"""
NAMES_THAT_ARE_ADDRESSES: Final = frozenset(_NAMES.split())
"""Companies and products that the press calls by an address; with a path behind it, it is a link all the same."""


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text without what does not belong into it, and the first thing of each kind that was taken out."""

    text: str
    kinds: dict[Kind, str] = field(default_factory=dict[Kind, str])


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to take out: every match of `what` becomes what `put` gives; the same words back means it stays."""

    name: str
    kind: Kind
    what: re.Pattern[str]
    put: Callable[[re.Match[str]], str]


def scrub(text: str) -> Scrubbed:
    """Clean a text; a clean one comes back as it is. Doing it again changes nothing."""
    kinds: dict[Kind, str] = {}
    cleaned = text
    for _ in range(ROUNDS_AT_MOST):
        before = cleaned
        if _is_suspect(cleaned):
            cleaned = _round(cleaned, kinds)
        if cleaned == before:
            return Scrubbed(cleaned, kinds)
    kinds.setdefault("markup", text)
    return Scrubbed(_flat(cleaned), kinds)


def _round(text: str, kinds: dict[Kind, str]) -> str:
    changed = text
    for step in FIRST_STEPS:
        changed = _taken_out(step, changed, kinds)
    changed = _without_comments(changed, kinds)
    for step in STEPS:
        changed = _taken_out(step, changed, kinds)
    return text if changed == text else _joined(changed)


def _taken_out(step: Step, text: str, kinds: dict[Kind, str]) -> str:
    def put(match: re.Match[str]) -> str:
        words = step.put(match)
        if step.kind not in kinds and words != match.group():
            kinds[step.kind] = match.group().strip(_BLANKS) or match.group()
        return words

    return step.what.sub(put, text)


_GAP: Final = "\x00"
"""Stands where something was taken out until the blanks around it are settled."""
_BLANKS: Final = " \u00a0"
_OPENED: Final = frozenset('«“"(')
_CLOSED: Final = frozenset('»”")')


def _joined(text: str) -> str:
    """Close the gaps: one blank between words, none before a comma or inside brackets, no empty brackets."""
    kept: list[str] = []
    for part in text.split(_GAP):
        _add(part.strip(_BLANKS), kept)
    return "".join(kept)


def _add(part: str, kept: list[str]) -> None:
    if part and kept and kept[-1][-1] in "([" and part[0] in ")]":
        kept[-1] = kept[-1][:-1].rstrip(_BLANKS)
        part = part[1:].lstrip(_BLANKS)
        if not kept[-1]:
            kept.pop()
    if part:
        tight = not kept or part[0] in ",.;:!?»)]…" or kept[-1][-1] in "«(["
        kept.append(part if tight else f" {part}")


def _without_comments(text: str, kinds: dict[Kind, str]) -> str:
    # A regular expression would look for the end of every opened comment anew.
    kept: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kinds.setdefault("markup", text[start : end + 3])
        kept += (text[done:start], _GAP)
        done = end + 3
    return "".join([*kept, text[done:]])


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[^\w ,!?%«»“”—]|_", " ", HIDDEN.sub("", text)).split())


def _nothing(_match: re.Match[str]) -> str:
    return ""


def _gap(_match: re.Match[str]) -> str:
    return _GAP


def _first_group(match: re.Match[str]) -> str:
    return match.group(1)


def _unless_inside_word(match: re.Match[str]) -> str:
    """Keep `О`Брайен`, `2**8` and a name that is `«***»`; elsewhere the marks go."""
    start, end = match.span()
    before, after = match.string[max(0, start - 1) : start], match.string[end : end + 1]
    inside = (before.isalnum() and after.isalnum()) or (before in _OPENED and after in _CLOSED)
    return match.group() if inside else ""


def _joiner_or_nothing(match: re.Match[str]) -> str:
    """Keep the joiners that Arabic and Indic scripts are spelt with."""
    before = match.string[match.start() - 1 : match.start()]
    spelt = "\u0600" <= before <= "\u0dff" and set(match.group()) <= {"\u200c", "\u200d"}
    return match.group() if spelt else ""


def _link_gap(match: re.Match[str]) -> str:
    """Leave the punctuation of the sentence that a link ends."""
    link = match.group()
    bare = link.rstrip(".,;:!?]'’…*_`~|" + ("" if "(" in link else ")"))
    return _GAP + link[len(bare) :] if bare else link


def _address_gap(match: re.Match[str]) -> str:
    return match.group() if match.group().lower() in NAMES_THAT_ARE_ADDRESSES else _GAP


def _character(match: re.Match[str]) -> str:
    # However often an ampersand was escaped, it takes one round.
    return "&" if match.group().startswith("&amp;") else html.unescape(match.group())


def _row(match: re.Match[str]) -> str:
    cells = match.group().strip(" |")
    return _GAP if not cells.strip(" |:-") else _GAP.join(cells.split("|"))


_END: Final = r"[^\s<>«»“”\"\x00]"
_TLD: Final = "(?:(?i:com|org|net|info|biz|edu|gov|ru|su|cn|kz|ua|uk|io|eu|xyz|online|site|shop|example|moscow)|рф|рус)"
_LABELS: Final = r"(?<![\w.@/-])(?:[\w-]++\.)+"
_EMPHASISED: Final = r"[^\s{0}](?:[^{0}\n]{{0,300}}[^\s{0}])?"

FIRST_STEPS: Final[tuple[Step, ...]] = (
    Step("hidden characters", "hidden", HIDDEN, _joiner_or_nothing),
    Step("private and broken characters", "hidden", re.compile("[\ue000-\uf8ff\ud800-\udfff]+"), _nothing),
)
"""What may hide a link from the other steps."""

STEPS: Final[tuple[Step, ...]] = (
    Step("address in angles", "link", re.compile(r"<(?:[a-z][a-z0-9+.-]{1,14}:|www\.)[^<>\s]*>", re.IGNORECASE), _gap),
    Step(
        "markdown link",
        "link",
        # The target may have brackets of its own: javascript:alert(1).
        re.compile(
            r"!?\[([^\[\]\n]{0,300})\]\((?=[^()\n]{0,300}?[./#:]|\))"
            r"[^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300}){0,3}\)"
        ),
        _first_group,
    ),
    Step("link", "link", re.compile(rf"(?<!\w)[a-z][a-z0-9+.-]{{1,14}}://{_END}*", re.IGNORECASE), _link_gap),
    Step("link without a scheme", "link", re.compile(rf"(?<!\w)www\.{_END}+", re.IGNORECASE), _link_gap),
    Step(
        "link that acts",
        "link",
        re.compile(rf"(?<!\w)(?:mailto:|javascript:|vbscript:|tel:\+?(?=\d)|data:(?=[a-z]+/)){_END}+", re.IGNORECASE),
        _link_gap,
    ),
    Step("e-mail", "link", re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"), _gap),
    Step(
        "address with a path",
        "link",
        re.compile(rf"{_LABELS}(?:[A-Za-z]{{2,18}}|рф|рус)(?::\d{{2,5}})?/{_END}*"),
        _link_gap,
    ),
    Step("address", "link", re.compile(rf"{_LABELS}{_TLD}(?![\w-]|\.\w)"), _address_gap),
    Step(
        "markdown link without an end",
        "link",
        re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?=[ ]*+(?:\x00|$))", re.MULTILINE),
        _first_group,
    ),
    Step(
        "tag",
        "markup",
        re.compile(r"</?[A-Za-z][\w:-]*(?:\s+[\w:-]+\s*=[^<>]*|\s*/?)>|<(?:[!?][^\s<>][^<>]*|\|\w+\|)>|<!--|-->"),
        _gap,
    ),
    Step(
        "character reference",
        "markup",
        re.compile(r"&(?:(?:amp;)++|[A-Za-z]{2,8}\d{0,2};|#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};)"),
        _character,
    ),
    Step("code fence", "markup", re.compile(r"^[ ]{0,3}`{3,}+[\w+-]*+[ ]*+$", re.MULTILINE), _gap),
    Step("rule", "markup", re.compile(r"^[ ]{0,3}(?:-{3,}+|={3,}+|_{3,}+)[ ]*+$", re.MULTILINE), _gap),
    Step("table row", "markup", re.compile(r"^[ ]{0,3}\|.*\|[ ]{0,3}$", re.MULTILINE), _row),
    Step("heading", "markup", re.compile(r"^[ ]{0,3}#{1,6}[ ]++", re.MULTILINE), _nothing),
    Step(
        "list item",
        "markup",
        re.compile(r"^[ ]{0,8}(?:[•▪◦‣●][ ]*+|(?:[*+-]|>{1,3}+)[ ]++(?=[^\W\d_]|[«“\"*_`\[]))", re.MULTILINE),
        _nothing,
    ),
    Step("numbered list", "markup", re.compile(r"^[ ]{0,8}1[.)][ ]++(?=[^\d\n][^\n]*\n+[ ]{0,8}2[.)][ ])"), _nothing),
    Step("numbered list, further", "markup", re.compile(r"(?<=\n)[ ]{0,8}\d{1,2}[.)][ ]++(?=[^\W\d_])"), _nothing),
    Step("bold", "markup", re.compile(r"(?<!\*)\*{2,}+"), _unless_inside_word),
    Step("italics", "markup", re.compile(rf"(?<![\w*])\*({_EMPHASISED.format('*')})\*(?![\w*])"), _first_group),
    Step(
        "underlined", "markup", re.compile(rf"(?<!\w)_{{1,3}}({_EMPHASISED.format('_')})_{{1,3}}(?!\w)"), _first_group
    ),
    Step("struck out", "markup", re.compile(rf"~~({_EMPHASISED.format('~')})~~"), _first_group),
    Step("code", "markup", re.compile(r"(?<!`)`++"), _unless_inside_word),
    Step("line break", "hidden", re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+"), _gap),
)
"""What is taken out, in order; line breaks last, for lists need them."""

_SUSPECT: Final = re.compile(
    # The engine skips what is in one class quickly: letters of Russian, English and Chinese and their punctuation.
    r"[^0-9A-Za-zА-Яа-яЁё\u3400-\u9fff ,;!?%()'\"«»„“”’…—–/\u00a0\u202f№€₽$。，、：；？！（）《》·-]"
    r"(?:(?<=\.)(?=[A-Za-zр])|(?<=:)(?=\S)|(?<![.:]))"
)
"""Whatever a step matches has one of these, or begins with a dash; most texts have none and are not looked at twice."""


def _is_suspect(text: str) -> bool:
    return _SUSPECT.search(text) is not None or text.lstrip(_BLANKS)[:1] in {"-", "+"}
