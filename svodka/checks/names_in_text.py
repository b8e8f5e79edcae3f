"""Rule: texts name only whom the list or the article names, and each by one spelling."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from schemas.finding import Severity
from svodka.checks import misspellings
from svodka.checks.appearances import Place
from svodka.checks.appellations import parts
from svodka.checks.capitals import Run, is_ordinary, is_title_case, runs
from svodka.checks.case import Case
from svodka.checks.fields import Field
from svodka.checks.misspellings import Misspellings
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.vocabulary import Vocabulary
from svodka.checks.words import fold
from svodka.grounding.inflection import forms
from svodka.lexicon.lexicon import is_known
from svodka.names.known import is_place_word

CODES: Final = (*misspellings.CODES, "name-mixed", "name-unknown", "word-unknown")

READ: Final = frozenset({"ru", "en"})
"""Languages whose capitals tell names."""
ABBREVIATION_AT_MOST: Final = 4
_CAPITAL_PART: Final = re.compile(r"(?:^|-)[A-ZА-ЯЁ][a-zа-яё]")
_POSSESSIVE: Final = re.compile(r"['’]s?$")

_PART: Final = re.compile(r"[^\W_]+")
_PRESENTED: Final = re.compile(
    r"(?:\b(?:compan(?:y|ies)|firm|plant|group|corporation|minister|mayor|governor|director|head|ceo|president|chairman|chairwoman|"
    r"engineer|spokes\w+|deputy|professor|mr|ms|mrs|dr|named|called|founder|analyst|expert|coach|judge|editor|officer|manager|"
    r"компани\w+|фирм\w+|завод\w*|групп\w+|корпораци\w+|министр\w*|мэр\w*|губернатор\w*|директор\w*|глав\w+|руководител\w+|"
    r"президент\w*|председател\w+|инженер\w*|представител\w+|заместител\w+|профессор\w*|основател\w+|эксперт\w*|аналитик\w*|тренер\w*)"
    r"[ \u00a0]|[«“\"])$",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 24


def look(case: Case) -> Outcome:
    """Look at the capitalised words of every text; a quotation in the article's own words is verbatim anyway."""
    article = Vocabulary(case.article)
    reader = _Reader(case, article, Misspellings(case, article))
    fields = [one for one in case.fields_of("headline", "alternative", "point", "quote") if _is_read(case, one)]
    objections: list[Objection] = []
    checked = 0
    for one in fields:
        for run in runs(one.read):
            checked += 1
            objections.extend(reader.objections(one, run))
    unread = sorted({one.language for one in case.fields} - READ)
    nothing = "no names in the texts" if fields else "no text in a language with capitals"
    return looked(
        checked, objections, nothing, *(f"in {language} names cannot be told from words" for language in unread)
    )


def _is_read(case: Case, one: Field) -> bool:
    verbatim = one.part == "quote" and one.language == case.language
    return one.language in READ and not verbatim and not is_title_case(one.text)


def _is_at(places: list[Place], start: int, end: int) -> bool:
    return any(place.start < end and start < place.end for place in places)


@dataclass(frozen=True)
class _Reader:
    case: Case
    article: Vocabulary
    misspellings: Misspellings

    def objections(self, one: Field, run: Run) -> Iterator[Objection]:
        """Say of a run of capitalised words which nobody knows, and what they look like."""
        every = self.case.appearances.in_text(one.read, one.language)
        places = [place for place in every if run.start <= place.start < run.end]
        misspelt = self.misspellings.objection(one, run, places)
        if misspelt is not None:
            yield misspelt
            return
        unknown = [word for word in run.words if not self._is_known(one, word, places)]
        if (
            run.opens
            and unknown == [run.words[0]]
            and not _is_joined(one, unknown)
            and (len(run.words) == 1 or self._is_whole(one, run, places))
        ):
            # A sentence begins with a capital whatever its first word is.
            unknown = []
        if unknown and not self._is_abbreviation(one, unknown):
            yield self._unknown(one, run, unknown, places)

    def _is_abbreviation(self, one: Field, unknown: list[tuple[int, int, str]]) -> bool:
        """Say whether it is a single abbreviation: DNA is ДНК, and no table has them all."""
        start, end, _ = unknown[0]
        return len(unknown) == 1 and end - start <= ABBREVIATION_AT_MOST and one.text[start:end].isupper()

    def _is_known(self, one: Field, word: tuple[int, int, str], places: list[Place]) -> bool:
        start, end, folded = word
        if _is_at(places, start, end):
            return True
        return all(self._is_known_part(one, part) for part in _PART.findall(folded))

    def _is_known_part(self, one: Field, part: str) -> bool:
        bare = part.removesuffix("'s") if one.language == "en" else part
        if len(bare) == 1 or bare.isdigit() or is_ordinary(bare, one.language) or self._is_house_term(bare):
            return True
        if any(is_place_word(form, one.language) for form in forms(bare)):
            return True
        return self.article.has(bare, one.language) or (
            bare.endswith("s") and self.article.has(bare[:-1], one.language)
        )

    def _is_house_term(self, word: str) -> bool:
        return any(word in _PART.findall(fold(term.target)) for term in self.case.request.glossary)

    def _is_whole(self, one: Field, run: Run, places: list[Place]) -> bool:
        """Say whether what follows the first word is a whole name by itself: `Headteacher Oleg Tumanov`."""
        if is_known(run.words[0][2], one.language):
            return True
        found = {(place.entity, place.start) for place in places if place.start >= run.words[1][0]}
        words = Counter(entity for entity, _ in found)
        names = ((entity, self.case.summary.entities[entity].name) for entity in words)
        return any(
            words[entity] >= len(parts(text))
            for entity, name in names
            for tag, text in name.items()
            if one.path.endswith(f"/{tag}")
        )

    def _unknown(self, one: Field, run: Run, unknown: list[tuple[int, int, str]], places: list[Place]) -> Objection:
        start, end = unknown[0][0], unknown[-1][1]
        people = [place.entity for place in places if self.case.summary.entities[place.entity].type == "person"]
        if people and len(unknown) < len(run.words):
            name = self.case.summary.entities[people[0]].name
            known: JsonValue = next((text for tag, text in name.items() if one.path.endswith(f"/{tag}")), "")
            args: dict[str, JsonValue] = {"found": one.text[run.start : run.end], "name": known}
            # What opens a sentence may be a title: `Grandmaster Sorochkin`.
            severity: Severity = "warning" if run.opens and unknown == [run.words[0]] else "error"
            return Objection("name-mixed", one.path, severity, args, (run.start, run.end))
        if len(unknown) > 1 or len(run.words) > 1:
            start, end = run.start, run.end
        words: dict[str, JsonValue] = {"found": one.text[start:end]}
        severity = self._severity(one, run, unknown)
        return Objection(
            "name-unknown" if severity == "error" else "word-unknown", one.path, severity, words, (start, end)
        )

    def _severity(self, one: Field, run: Run, unknown: list[tuple[int, int, str]]) -> Severity:
        """A name of several words is an error; a word alone only where it is presented as a name."""
        presented = _PRESENTED.search(one.text, max(0, run.start - _LOOK_BACK), run.start) is not None
        names = [word for word in unknown if not is_known(word[2], one.language)]
        if len(run.words) > 1 or _is_joined(one, unknown):
            return "error" if names or len(unknown) > 1 else "warning"
        return "error" if names and (presented or run.quoted) else "warning"


def _is_joined(one: Field, words: list[tuple[int, int, str]]) -> bool:
    """Say whether one of the words is itself of two with capitals: `Vesta-Agro` opens no sentence by chance."""
    return any(len(_CAPITAL_PART.findall(one.text[start:end])) > 1 for start, end, _ in words)
