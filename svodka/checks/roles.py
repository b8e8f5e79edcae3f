"""Rule: a role and an employer are those that the article gives a person, in the entities and in the texts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from schemas.contract import Bilingual, primary_language
from schemas.summary import Entity
from svodka.checks.alignment import common, is_readable
from svodka.checks.case import Case
from svodka.checks.cues import LANGUAGES, Reading, read
from svodka.checks.exchanges import exchanged
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.role_reading import Role, are_one_word, roles_of, whole_role
from svodka.checks.sightings import Sighting, Sights
from svodka.checks.statements import Side, Statement, points, unread
from svodka.checks.words import CONTENT_WORD_AT_LEAST, WORD, fold, stem
from svodka.intake.article import Sentence

CODES: Final = (
    "role-of-other",
    "role-not-near",
    "role-differs",
    "role-in-text",
    "affiliation-not-near",
    "affiliation-of-other",
    "names-exchanged",
)

ALIKE: Final = 0.5
"""Share of the words of a role that the lexicon finds in another one that makes them the same role."""
CLEARLY: Final = 0.25
"""By how much more another role must be alike."""
NEXT_TO: Final = 60
"""Characters between an organisation and the person who stands beside it in an apposition."""


def look(case: Case) -> Outcome:
    """Look at every role and employer, at the roles that stand beside names in the texts, and for exchanged names."""
    told = _Told(case, Sights(case))
    people = [index for index, entity in enumerate(case.summary.entities) if entity.type == "person"]
    of_people = (each for index in people for each in _of_person(told, index))
    of_texts = (each for statement in points(case) for each in _of_statement(told, statement))
    return looked(len(people), [*of_people, *of_texts], "no people", *unread(case))


@dataclass(frozen=True)
class _Told:
    """What the article says of the people of a summary, sentence by sentence."""

    case: Case
    sights: Sights

    @cached_property
    def sentences(self) -> dict[int, list[int]]:
        """Give for each person and organisation the sentences that mention it, as indices among the article's."""
        found: dict[int, list[int]] = defaultdict(list)
        for sentence, seen in sorted(self.sights.mentioned.items()):
            for entity in dict.fromkeys(each.entity for each in seen):
                found[entity].append(sentence)
        return found

    def text(self, sentence: int) -> str:
        """Give a sentence of the article."""
        each: Sentence = self.case.article.sentences[sentence]
        return self.case.article.string(each.where)[each.start : each.end]

    @cached_property
    def beside(self) -> dict[int, list[tuple[int, Sighting, Role]]]:
        """Give for each person the roles that stand beside the name in the article, with sentence and place."""
        found: dict[int, list[tuple[int, Sighting, Role]]] = defaultdict(list)
        for sentence in sorted(self.sights.mentioned):
            people = self.sights.mentioned_in(sentence, "person")
            reading = _read(self.text(sentence), self.case.language) if people else None
            for named, role in roles_of(reading, people) if reading is not None and reading.of("role") else ():
                found[named.entity].append((sentence, named, role))
        return found

    def roles(self, person: int) -> list[Role]:
        """Give the roles that stand beside a person's name in the article."""
        return [role for _, _, role in self.beside.get(person, ())]


def _read(text: str, language: str) -> Reading | None:
    return read(text, language) if language in LANGUAGES and language != "zh" else None


def _of_person(told: _Told, index: int) -> Iterator[Objection]:
    entity = told.case.summary.entities[index]
    if entity.role is not None:
        found = list(_own_role(told, index, entity))
        yield from found or _other_role(told, index, entity)
    if entity.affiliation is not None:
        yield from _employer(told, index, entity)


def _own_role(told: _Told, index: int, entity: Entity) -> Iterator[Objection]:
    text, tag = told.case.in_article_language(entity.role), told.case.article_tag
    reading = _read(text, told.case.language) if text else None
    role = whole_role(reading) if reading is not None else None
    if text is None or not told.sentences[index]:
        return
    path, known = f"/entities/{index}/role/{tag}", told.roles(index)
    if role is not None and known and not any(role.may_be(other) for other in known):
        yield _wrong_role(told, index, role, path, text)
    elif not known and not _near(told, index, text):
        yield Objection("role-not-near", path, "warning", {"role": text, "name": _name(told.case, entity)})


def _wrong_role(told: _Told, index: int, role: Role, path: str, text: str) -> Objection:
    others = [place for place in told.beside if place != index and any(map(role.may_be, told.roles(place)))]
    entities, name = told.case.summary.entities, _name(told.case, told.case.summary.entities[index])
    if others:
        other = _name(told.case, entities[others[0]])
        return Objection("role-of-other", path, "error", {"role": text, "name": name, "other": other})
    return Objection("role-not-near", path, "warning", {"role": text, "name": name})


def _near(told: _Told, index: int, text: str) -> bool:
    wanted = _stems(text)
    around = {at + step for at in told.sentences[index] for step in (-1, 0, 1)}
    last = len(told.case.article.sentences)
    words = {word for at in around if 0 <= at < last for word in _stems(told.text(at))}
    return told.case.language == "zh" or 2 * len(wanted & words) >= len(wanted)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(fold(text)) if len(word) >= CONTENT_WORD_AT_LEAST}


def _other_role(told: _Told, index: int, entity: Entity) -> Iterator[Objection]:
    """Compare the two languages of a role by what their words may mean, then by the lexicon and by whose it is."""
    found = list(_other_meaning(told, index, entity)) or list(_words_of_another(told, index, entity))
    yield from found


def _words_of_another(told: _Told, index: int, entity: Entity) -> Iterator[Objection]:
    """Find roles whose languages share fewer words than one of them does with another person's role."""
    own = told.case.in_article_language(entity.role)
    for tag, text in (entity.role or {}).items():
        language = primary_language(tag)
        if own is None or text is own or {language, told.case.language} != {"ru", "en"}:
            continue
        here, there = read(own, told.case.language), read(text, language)
        shared = common(here, there)
        others = [each.role for at, each in enumerate(told.case.summary.entities) if at != index and each.role]
        most = max((max(_shared(told, other, there), _shared_back(told, other, here)) for other in others), default=0)
        if are_one_word(here, there):
            continue
        if (not shared and is_readable(here, there)) or (most > ALIKE and most - shared > CLEARLY):
            args = {"role": text, "other": own, "name": _name(told.case, entity)}
            yield Objection("role-differs", f"/entities/{index}/role", "warning", args)


def _shared(told: _Told, role: Bilingual, reading: Reading) -> float:
    text = told.case.in_article_language(role)
    return common(read(text, told.case.language), reading) if text else 0


def _shared_back(told: _Told, role: Bilingual, reading: Reading) -> float:
    readings = [read(text, primary_language(tag)) for tag, text in role.items() if tag != told.case.article_tag]
    return max((common(reading, each) for each in readings if each.language in {"ru", "en"}), default=0)


def _other_meaning(told: _Told, index: int, entity: Entity) -> Iterator[Objection]:
    own = told.case.in_article_language(entity.role)
    one = whole_role(read(own, told.case.language)) if own and told.case.language in {"ru", "en"} else None
    for tag, text in (entity.role or {}).items():
        language = primary_language(tag)
        other = whole_role(read(text, language)) if language in {"ru", "en"} and text is not own else None
        if one is not None and other is not None and not one.may_be(other):
            args = {"role": text, "other": own, "name": _name(told.case, entity)}
            yield Objection("role-differs", f"/entities/{index}/role/{tag}", "warning", args)


def _employer(told: _Told, index: int, entity: Entity) -> Iterator[Objection]:
    """Find the organisation beside the person's name; where none is, the one given stands in a sentence nearby."""
    entities = told.case.summary.entities
    given = next((at for at, each in enumerate(entities) if each.id == entity.affiliation), None)
    if given is None or not told.sentences[index] or entities[given].type != "organisation":
        return
    beside = {each for at, named, role in told.beside.get(index, ()) for each in _beside(told, at, named, role)}
    path, args = f"/entities/{index}/affiliation", {"name": _name(told.case, entity)}
    if beside and given not in beside:
        other = _name(told.case, entities[min(beside)])
        args |= {"given": _name(told.case, entities[given]), "other": other}
        yield Objection("affiliation-of-other", path, "error" if len(beside) == 1 else "warning", args)
    elif not beside and _is_elsewhere(told, index, given):
        yield Objection("affiliation-not-near", path, "warning", args | {"given": _name(told.case, entities[given])})


def _beside(told: _Told, sentence: int, named: Sighting, role: Role) -> list[int]:
    """Give the organisation that stands with a role beside a person's name in a sentence."""
    organisations = told.sights.mentioned_in(sentence, "organisation")
    if role.range[0] < named.start:
        found = [each for each in organisations if role.range[1] <= each.start and each.end <= named.start]
    else:
        found = [each for each in organisations if 0 <= each.start - role.range[1] <= NEXT_TO][:1]
    return [each.entity for each in found]


def _is_elsewhere(told: _Told, person: int, organisation: int) -> bool:
    """Say whether the person's sentences have other organisations, and this one is in none of them."""
    theirs, mine = set(told.sentences[organisation]), told.sentences[person]
    others = any(told.sights.mentioned_in(sentence, "organisation") for sentence in mine)
    return others and bool(theirs) and theirs.isdisjoint(mine)


def _of_statement(told: _Told, statement: Statement) -> Iterator[Objection]:
    for side in statement.sides:
        yield from _roles_in_text(told, side)
    if statement.pair is not None:
        for blamed, one, other in exchanged(told.sights, statement):
            entities = told.case.summary.entities
            args = {"name": _name(told.case, entities[one]), "other": _name(told.case, entities[other])}
            yield Objection("names-exchanged", blamed.path, "warning", args, article=statement.spans)


def _roles_in_text(told: _Told, side: Side) -> Iterator[Objection]:
    reading = side.reading
    if reading.language == "zh" or not reading.of("role"):
        return
    for named, role in roles_of(reading, told.sights.people(reading.text, reading.language)):
        known = _known(told, named.entity)
        if known and not any(role.may_be(other) for other in known):
            args = {"role": role.words, "name": _name(told.case, told.case.summary.entities[named.entity])}
            yield Objection("role-in-text", side.path, "warning", args, role.range)


def _known(told: _Told, index: int) -> list[Role]:
    given = told.case.summary.entities[index].role or {}
    readings = (_read(text, primary_language(tag)) for tag, text in given.items())
    roles = (whole_role(reading) for reading in readings if reading is not None)
    return [*told.roles(index), *(role for role in roles if role is not None)]


def _name(case: Case, entity: Entity) -> str:
    return case.in_article_language(entity.name) or next(filter(None, entity.name.values()), "")
