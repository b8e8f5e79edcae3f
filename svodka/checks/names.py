"""Rule: names in the second language have the form that the house's glossary, a table or a system of spelling gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from schemas.contract import primary_language
from schemas.finding import Correction
from schemas.summary import Entity
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.report import Naming, Objection, Outcome
from svodka.checks.words import fold
from svodka.lexicon.lexicon import is_known
from svodka.names.forms import judge
from svodka.names.judgement import UNKNOWN, Judgement
from svodka.names.russian import is_romanisation

CODES: Final = ("name-wrong", "name-wrong-in-text", "name-order", "name-ambiguous", "name-doubtful")

SHOWN_AT_MOST: Final = 4
"""Readings of one name that a message lists."""

_CHINA: Final = re.compile(
    r"\bкита[йяюе]|\bкитайск|\bкнр\b|\bchin(?:a|ese)\b|\bprc\b|\bпекин|\bшанха|\bbeijing\b|\bshanghai\b"
)
_TEXTS: Final = ("headline", "alternative", "point", "role", "quote")


def look(case: Case) -> Outcome:
    """Look at every entity that has a name in both languages."""
    if len(case.summary.languages) < 2:  # noqa: PLR2004 -- a name is compared with its other form
        return Outcome(0, skipped="one language only")
    judged = [one for index in range(len(case.summary.entities)) if (one := _judged(case, index)) is not None]
    known = [one for one in judged if one.judgement.verdict != "unknown"]
    objections = tuple(objection for one in known for objection in _objections(case, one))
    nothing = "no names in two languages" if not judged else "no name that a rule applies to"
    unknown = len(judged) - len(known)
    return Outcome(
        len(known),
        objections,
        None if known else nothing,
        (f"{unknown} names not verified by rule",) if unknown else (),
        names=tuple(one.naming for one in judged),
    )


@dataclass(frozen=True)
class _Judged:
    """A name in both languages and what is known of it. `sure`: the summary itself says where the name comes from."""

    index: int
    entity: Entity
    source: str
    target: str
    tag: str
    judgement: Judgement
    sure: bool

    @property
    def naming(self) -> Naming:
        """What the summary tells of the rule that confirmed the name."""
        confirmed = self.judgement.verdict == "confirmed"
        others = tuple(form for form in self.judgement.expected if form != self.target)[:SHOWN_AT_MOST]
        return Naming(self.index, self.judgement.method if confirmed else "none", others)

    @property
    def path(self) -> str:
        """JSON pointer of the name."""
        return f"/entities/{self.index}/name/{self.tag}"

    @cached_property
    def mended(self) -> str | None:
        """The one right form, where the rule knows it."""
        return self.judgement.expected[0] if self.judgement.verdict == "wrong" and self.judgement.expected else None


def _judged(case: Case, index: int) -> _Judged | None:
    entity = case.summary.entities[index]
    tag = next((tag for tag in case.summary.languages if primary_language(tag) != case.language), None)
    source, target = case.in_article_language(entity.name), entity.name.get(tag or "")
    if tag is None or not source or not target:
        return None
    sure = entity.origin is not None
    origin = entity.origin or ("zh" if _is_among_chinese(case, entity, source) else None)
    judgement = _by_glossary(case, source, target) or judge(
        source, target, kind=entity.type, source_language=case.language, target_language=tag, origin=origin
    )
    if judgement.verdict in {"wrong", "ambiguous"} and _is_translated(entity, target, judgement):
        # «Миньцзян Ти» is Minjiang Tea: a word of a firm's name may be English in Russian letters.
        judgement = UNKNOWN
    if not sure and origin and judgement.verdict in {"wrong", "ambiguous"} and _is_spelt_as_russian(source, target):
        # The article speaks of China, but nobody says that this name is Chinese, and it is spelt like a Russian one.
        judgement = judge(
            source, target, kind=entity.type, source_language=case.language, target_language=tag, origin=None
        )
    return _Judged(index, entity, source, target, tag, judgement, sure)


def _is_translated(entity: Entity, target: str, judgement: Judgement) -> bool:
    if entity.type in {"person", "place"} or not judgement.expected:
        return False
    right = {fold(word) for word in judgement.expected[0].split()}
    return any(is_known(fold(word), "en") for word in target.split() if fold(word) not in right)


def _is_spelt_as_russian(source: str, target: str) -> bool:
    words, spelt = source.strip("«»").split(), target.split()
    return len(words) == len(spelt) and all(is_romanisation(*pair) for pair in zip(words, spelt, strict=True))


def _by_glossary(case: Case, source: str, target: str) -> Judgement | None:
    """Let the house's term win over every rule; whether it was used is the glossary's own check."""
    terms = [term.target for term in case.request.glossary if fold(term.source) == fold(source)]
    if not terms:
        return None
    used = any(fold(term) == fold(target) for term in terms)
    return Judgement("confirmed" if used else "unknown", "glossary" if used else "none", tuple(terms), "glossary")


def _is_among_chinese(case: Case, entity: Entity, source: str) -> bool:
    """Say whether the article speaks of China: of a person, anywhere; of a thing, in a sentence that names it."""
    if case.language == "zh":
        return True
    if entity.type == "person":
        return _CHINA.search(case.folded_article) is not None
    if source.isascii():
        return False
    return any(_CHINA.search(_sentence(case, mention.where, mention.start)) for mention in entity.mentions[:3])


def _sentence(case: Case, where: str, at: int) -> str:
    for sentence in case.article.sentences:
        if sentence.where == where and sentence.start <= at < sentence.end:
            return fold(case.article.string(sentence.where)[sentence.start : sentence.end])
    return ""


def _objections(case: Case, one: _Judged) -> Iterator[Objection]:
    readings: list[JsonValue] = [*one.judgement.expected[:SHOWN_AT_MOST]]
    args: dict[str, JsonValue] = {"name": one.source, "found": one.target, "expected": readings}
    mentions = one.entity.mentions[:1]
    match one.judgement.verdict:
        case "wrong":
            by = one.judgement.method if one.judgement.method != "none" else one.judgement.reason
            code = "name-order" if one.judgement.reason == "name-order" else "name-wrong"
            yield Objection(
                code, one.path, args=args, article=mentions, correction=_correction(one, one.path, one.target, by)
            )
            yield from _in_texts(case, one, by)
        case "ambiguous":
            yield Objection("name-ambiguous", one.path, args=args, article=mentions)
        case "doubtful":
            yield Objection("name-doubtful", one.path, "warning", args, article=mentions)
        case _:
            return


def _correction(one: _Judged, path: str, before: str, by: str) -> Correction | None:
    """Let code put the name right only where the summary says itself that it is Chinese, or a table has the name."""
    if one.mended is None or not (one.sure or one.judgement.method == "table"):
        return None
    after = one.mended if path == one.path else _replaced(one, before)
    return None if after == before else Correction(path=path, before=before, after=after, by=by)


def _in_texts(case: Case, one: _Judged, by: str) -> Iterator[Objection]:
    if one.mended is None:
        return
    for field in case.fields_of(*_TEXTS):
        place = _place(one, field)
        if place is not None:
            said: dict[str, JsonValue] = {
                "name": one.source,
                "found": field.text[place[0] : place[1]],
                "expected": one.mended,
            }
            mended = _correction(one, field.path, field.text, by)
            yield Objection("name-wrong-in-text", field.path, args=said, range=place, correction=mended)


def _place(one: _Judged, field: Field) -> tuple[int, int] | None:
    """Give the first place in a text in the second language where the wrong form stands."""
    if not field.path.endswith(f"/{one.tag}"):
        return None
    found = (_standing(wrong).search(field.text) for wrong, _ in _wrong_words(one))
    return next((match.span() for match in found if match is not None), None)


def _replaced(one: _Judged, text: str) -> str:
    for wrong, right in _wrong_words(one):
        text = _standing(wrong).sub(right.replace("\\", ""), text)
    return text


def _wrong_words(one: _Judged) -> list[tuple[str, str]]:
    """Give the whole name, and those of its words that differ, with what belongs there."""
    if one.mended is None:
        return []
    wrong, right = one.target.split(), one.mended.split()
    alone = list(zip(wrong, right, strict=True)) if len(wrong) == len(right) and set(wrong) != set(right) else []
    return [(one.target, one.mended), *((old, new) for old, new in alone if old != new)]


def _standing(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){re.escape(words)}(?![\w])")
