"""Cases of the checks as one line: `article => part: source / target => …`.

Parts: `headline`, `alternative`, `point` (with sentence numbers: `point 1,2`; `point ?` when code inferred none;
`point 1?` when it inferred that one), `person e1`, `organisation e2`, `place e3` …, `role e1`, `works-for e1: e2`,
`quote e1` (`quote -` without a speaker; `named-quote Иван Петров` of somebody who is no entity), `form` (words said to
be copied, of the entity before), `place-claim 0-5: words` and `languages: ru en`. `origin e1: zh` says where a
name comes from, `published: 2026-03-12` when the article came out, `term: ОЭЗ = SEZ ! FEZ` what the glossary wants and
forbids.
"""

import datetime as dt
import re
from dataclasses import replace

from schemas.request import SummaryRequest
from schemas.span import Match, Mention
from schemas.summary import Entity, Point, Quote
from svodka.checks.case import Case
from svodka.checks.rules import RULES, check
from svodka.grounding.grounded import Claim, ClaimKind, Grounded
from svodka.intake.article import Article, Sentence

_SENTENCE = re.compile(r"[^.!?。\n]+[.!?。]*[»”\"]?(?:, — [^.]+\.)?")
_TYPES = ("person", "organisation", "place", "product", "event", "document")


def article(text: str, language: str = "ru", title: str | None = None) -> Article:
    """Split where the notation needs it: after full stops, and nothing is noise."""
    found = [match.span() for match in _SENTENCE.finditer(text) if match.group().strip()]
    starts = [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in found]
    sentences = [Sentence(number, "text", start, end) for number, (start, end) in enumerate(starts, 1)]
    if title is not None:
        sentences.insert(0, Sentence(0, "title", 0, len(title)))
    return Article(text, title, language, None, None, None, (), tuple(sentences))


def case(line: str, *, length: str = "long", canary: str | None = None, language: str = "ru") -> Case:
    """Read the notation."""
    text, *parts = (part.strip() for part in line.split("=>"))
    return build(article(text, language), parts, length=length, canary=canary)


def build(of: Article, parts: list[str], *, length: str = "long", canary: str | None = None) -> Case:
    """Put a summary together from the parts of the notation."""
    reader = _Reader(of)
    for part in parts:
        head, _, body = part.partition(": ")
        kind, *rest = head.rstrip(":").split()
        reader.read(kind, rest, body.strip())
    request = SummaryRequest.model_validate({"text": of.text or " ", "length": length, "glossary": reader.terms})
    return Case(replace(of, published=reader.published), reader.grounded(), request, canary)


def found(
    line: str, check_name: str, *, length: str = "long", canary: str | None = None, language: str = "ru"
) -> list[str]:
    """Give what one check says, as `severity code path`."""
    verdict = check(
        case(line, length=length, canary=canary, language=language),
        tuple(rule for rule in RULES if rule.name == check_name),
    )
    return [f"{finding.severity} {finding.code} {finding.path}" for finding in verdict.findings]


class _Reader:
    def __init__(self, of: Article) -> None:
        self.of = of
        self.languages: list[str] = [of.language, "ru" if of.language == "en" else "en"]
        self.headlines: list[dict[str, str]] = []
        self.points: list[Point] = []
        self.entities: list[Entity] = []
        self.quotes: list[Quote] = []
        self.claims: list[Claim] = []
        self.inferred: set[str] = set()
        self.published: dt.date | None = of.published
        self.terms: list[dict[str, object]] = []

    def grounded(self) -> Grounded:
        return Grounded(
            languages=tuple(self.languages),
            headline=self.headlines[0] if self.headlines else None,
            headline_alternatives=tuple(self.headlines[1:]),
            points=tuple(self.points),
            entities=tuple(self.entities),
            quotes=tuple(self.quotes),
            claims=tuple(self.claims),
            inferred=frozenset(self.inferred),
        )

    def read(self, kind: str, rest: list[str], body: str) -> None:
        if kind in {"languages", "published", "term", "origin"}:
            self._fact(kind, rest, body)
        elif kind in {"headline", "alternative"}:
            self.headlines.append(self._both(body))
        elif kind == "point":
            self._point("".join(rest), self._both(body))
        elif kind in _TYPES:
            self._entity(kind, rest[0], self._both(body))
        elif kind == "role":
            index = self._entity_index(rest[0])
            self.entities[index] = self.entities[index].model_copy(update={"role": self._both(body)})
        elif kind == "works-for":
            index = self._entity_index(rest[0])
            self.entities[index] = self.entities[index].model_copy(update={"affiliation": body})
        elif kind == "form":
            self._claim("surface", f"/entities/{len(self.entities) - 1}/mentions/0", body)
        elif kind == "place-claim":
            start, end = map(int, rest[0].split("-"))
            match: Match = "exact" if self.of.text[start:end] == body else "none"
            self._claim("span", "/points/0/evidence/0", body, self._mention(start, end, match))
        elif kind == "named-quote":
            self._claim("name", f"/quotes/{len(self.quotes)}/speaker", " ".join(rest))
            self._quote("-", self._both(body))
        else:
            self._quote(rest[0] if rest else "-", self._both(body))

    def _fact(self, kind: str, rest: list[str], body: str) -> None:
        if kind == "languages":
            self.languages = body.split()
        elif kind == "published":
            self.published = dt.date.fromisoformat(body)
        elif kind == "term":
            used, *forbidden = body.split(" ! ")
            source, target = used.split(" = ")
            self.terms.append({"source": source, "target": target, "forbidden": forbidden})
        else:
            index = self._entity_index(rest[0])
            self.entities[index] = self.entities[index].model_copy(update={"origin": body})

    def _both(self, body: str) -> dict[str, str]:
        return dict(zip(self.languages, re.split(r" / |^/ | /$", body), strict=False))

    def _entity_index(self, identifier: str) -> int:
        return next(index for index, entity in enumerate(self.entities) if entity.id == identifier)

    def _point(self, numbers: str, text: dict[str, str]) -> None:
        path = f"/points/{len(self.points)}/evidence"
        if "?" in numbers:
            self.inferred.add(path)
        evidence = []
        for number in re.findall(r"\d+", numbers):
            sentence = next((each for each in self.of.sentences if each.number == int(number)), None)
            if sentence is None:
                self._claim("sentence", f"{path}/{len(evidence)}", number, self._mention(0, 0, "none"))
            else:
                evidence.append(self.of.span(sentence.where, sentence.start, sentence.end))
        self.points.append(Point(id=f"p{len(self.points) + 1}", text=text, evidence=tuple(evidence)))

    def _entity(self, kind: str, identifier: str, name: dict[str, str]) -> None:
        wanted = name.get(self.of.language, "")
        path = f"/entities/{len(self.entities)}/name/{self.of.language}"
        mention = self._mentioned(wanted)
        self.entities.append(
            Entity.model_validate({"id": identifier, "type": kind, "name": name, "mentions": (mention,)}),
        )
        if wanted:
            self._claim("name", path, wanted, mention)

    def _claim(self, kind: ClaimKind, path: str, wanted: str, mention: Mention | None = None) -> None:
        self.claims.append(Claim(kind, path, wanted, mention or self._found(wanted)))

    def _mentioned(self, name: str) -> Mention:
        whole = self._found(name)
        if whole.match == "exact":
            return whole
        part = next((word for word in reversed(name.split()) if word in self.of.text), "")
        return self._found(part).model_copy(update={"match": "partial"}) if part else whole

    def _found(self, words: str) -> Mention:
        at = self.of.text.find(words) if words else -1
        return self._mention(at, at + len(words), "exact") if at >= 0 else self._mention(0, 0, "none")

    def _quote(self, speaker: str, text: dict[str, str]) -> None:
        words = text.get(self.of.language, "")
        mention = self._found(words)
        if mention.match == "none" and words[:15] and words[:15] in self.of.text:
            mention = self._found(words[:15]).model_copy(update={"match": "partial"})
        index = len(self.quotes)
        self.quotes.append(
            Quote.model_validate(
                {
                    "id": f"q{index + 1}",
                    "speaker": None if speaker == "-" else speaker,
                    "text": text,
                    "translated": (),
                    "evidence": mention,
                }
            )
        )
        if words:
            self._claim("quote", f"/quotes/{index}/text/{self.of.language}", words, mention)

    def _mention(self, start: int, end: int, match: Match) -> Mention:
        return Mention(start=start, end=end, text=self.of.text[start:end], match=match)
