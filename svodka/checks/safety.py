"""Rule: no link, markup or hidden character in a text, no secret of the prompt, and no obedience to the article."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from schemas.finding import Correction, Severity
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.instructions import Instruction, Words, instructions_in, obeyed
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.scrub import Kind, Scrubbed, scrub
from svodka.checks.words import fold

CODES: Final = (
    "link-in-text",
    "markup-in-text",
    "hidden-characters-in-text",
    "canary-leaked",
    "follows-instruction",
    "instruction-in-article",
)

SHOWN_AT_MOST: Final = 5
"""Different hidden characters that a message lists."""

_CODE_AND_SEVERITY: Final[dict[Kind, tuple[str, Severity]]] = {
    "link": ("link-in-text", "error"),
    "markup": ("markup-in-text", "error"),
    "hidden": ("hidden-characters-in-text", "warning"),
}
_BETWEEN_LETTERS: Final = re.compile(r"[\W_]+")


def look(case: Case) -> Outcome:
    """Look at every generated text, and at the article for instructions to a model."""
    told = instructions_in(case.article)
    objections = [*_unclean(case), *_canary(case), *_followed(case, told), *_resting_on(case, told)]
    notes = () if case.canary else ("the secret word of the prompt: none is known",)
    return looked(len(case.fields), objections, "no texts", *notes)


def _unclean(case: Case) -> Iterator[Objection]:
    for field in case.fields:
        scrubbed = scrub(field.text)
        for kind, words in scrubbed.kinds.items():
            yield _taken_out(field, scrubbed, kind, words)


def _taken_out(field: Field, scrubbed: Scrubbed, kind: Kind, words: str) -> Objection:
    code, severity = _CODE_AND_SEVERITY[kind]
    at = field.text.find(words)
    correction = Correction(path=field.path, before=field.text, after=scrubbed.text, by="safety")
    place = (at, at + len(words)) if at >= 0 else None
    shown = _code_points(words) if kind == "hidden" else words
    # A model that writes a link answers somebody's instruction: what is left of its sentence wants a look.
    settles = kind != "link"
    return Objection(code, field.path, severity, {"words": shown}, place, correction=correction, settles=settles)


def _code_points(characters: str) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in islice(dict.fromkeys(characters), SHOWN_AT_MOST))


def _canary(case: Case) -> Iterator[Objection]:
    secret = _bare(case.canary or "")
    # One look at everything together settles nearly every summary.
    if secret and secret in _bare("".join(text for _, text in _every_string(case))):
        yield from (Objection("canary-leaked", path) for path, text in _every_string(case) if secret in _bare(text))


def _bare(text: str) -> str:
    # A model that is asked to hide the word spaces it out or changes its case.
    return _BETWEEN_LETTERS.sub("", fold(text))


def _every_string(case: Case) -> Iterator[tuple[str, str]]:
    """Give all that a model may have written: texts, ids, and the words it said to have copied."""
    yield from ((field.path, field.text) for field in case.fields)
    for index, entity in enumerate(case.summary.entities):
        yield f"/entities/{index}/id", entity.id
        yield f"/entities/{index}/affiliation", entity.affiliation or ""
    for index, quote in enumerate(case.summary.quotes):
        yield f"/quotes/{index}/speaker", quote.speaker or ""
    yield from ((claim.path, claim.wanted) for claim in case.summary.claims if claim.kind == "surface")


def _followed(case: Case, told: list[Instruction]) -> Iterator[Objection]:
    for field in case.fields if told else ():
        text = Words(field.text)
        answers = ((instruction, words) for instruction in told if (words := obeyed(instruction, text)) is not None)
        for instruction, words in islice(answers, 1):
            yield Objection("follows-instruction", field.path, args={"words": words}, article=(instruction.span,))


def _resting_on(case: Case, told: list[Instruction]) -> Iterator[Objection]:
    for index, point in enumerate(case.summary.points):
        spans = [
            each.span
            for each in told
            if any(_overlap(each, span.where, span.start, span.end) for span in point.evidence)
        ]
        if spans:
            args = {"words": spans[0].text}
            yield Objection(
                "instruction-in-article", f"/points/{index}/evidence", "warning", args, article=tuple(spans)
            )


def _overlap(told: Instruction, where: str, start: int, end: int) -> bool:
    return told.span.where == where and told.span.start < end and start < told.span.end
