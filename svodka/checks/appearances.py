"""Where the entities of a summary appear in its texts, in either language and in any form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from schemas.contract import EntityType, primary_language
from schemas.summary import Entity
from svodka.checks.words import WORD, fold
from svodka.grounding.grounded import Grounded
from svodka.grounding.inflection import forms, name_forms
from svodka.grounding.kinship import is_acronym_of, is_content, is_telling
from svodka.grounding.wordlist import listed
from svodka.lexicon.lexicon import is_known

_HAN: Final = re.compile("[\u3400-\u9fff]+")
_POSSESSIVE: Final = re.compile(r"['’](?:s|S)?$")
_APOSTROPHE: Final = re.compile(r"['’]")
_PARTS: Final = re.compile(r"[^\W_]+")
ORDINARY_AT_LEAST: Final = 2
"""Everyday words of a name that name it together."""

_ADJECTIVE_RU: Final = re.compile(r"[а-я]*?(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|и)")
_ADJECTIVE_EN: Final = re.compile(r"[a-z]*(?:an|ans|ese|ish|ian|ians|ite|ites|ine|er|ers|i|ic)")
_PLACE_STEM: Final = 4
_ENDING: Final = re.compile(r"[аеиоуыэюяйь]+$")

CAPITALS: Final = frozenset(
    listed("москва moscow пекин beijing лондон london париж paris минск minsk астана astana токио tokyo сеул seoul")
)
_CAPITAL_WORD: Final = re.compile(r"столи(?:ц|чн)\w*|capitals?")

NATIONALITIES: Final[tuple[tuple[str, ...], ...]] = tuple(
    listed(row)
    for row in (
        "китай кнр china prc китайск chinese beijing пекин поднебесн",
        "россия рф russia российск русск russian отечественн домашн domestic",
        "сша америка usa us america американск american",
        "великобритания британия britain uk kingdom британск английск british english",
        "франция france французск french",
        "германия фрг germany германск немецк german",
        "нидерланды голландия netherlands holland голландск нидерландск dutch",
        "испания spain испанск spanish",
        "швейцария switzerland швейцарск swiss",
        "турция turkey türkiye турецк turkish",
        "польша poland польск polish",
        "греция greece греческ greek",
        "дания denmark датск danish",
        "швеция sweden шведск swedish",
        "финляндия finland финск finnish",
        "таиланд thailand тайск thai",
        "япония japan японск japanese",
        "корея корейск korea korean южнокорейск",
        "индия india индийск indian",
        "казахстан kazakhstan казахск казахстанск kazakh kazakhstani",
        "узбекистан uzbekistan узбекск uzbek",
        "белоруссия беларусь belarus белорусск belarusian",
        "украина ukraine украинск ukrainian",
        "европа евросоюз ес europe eu европейск european",
        "ирландия ireland ирландск irish",
        "норвегия norway норвежск norwegian",
        "чехия czechia чешск czech",
        "венгрия hungary венгерск hungarian",
        "вьетнам vietnam вьетнамск vietnamese",
        "италия italy итальянск italian",
    )
)
"""A country, its adjective and what else stands for it; adjectives in Russian without their endings."""


@dataclass(frozen=True, slots=True)
class Place:
    """One word of a text that belongs to an entity. `telling`: it names that thing alone, as `company` does not."""

    entity: int
    start: int
    end: int
    word: str
    telling: bool


@dataclass(frozen=True)
class Names:
    """The entities' names in one language, by the forms of their words."""

    language: str
    words: dict[str, list[tuple[int, bool]]]
    places: dict[str, list[int]]
    long: dict[int, tuple[str, ...]]
    whole: dict[str, list[int]]
    countries: dict[str, int]
    capitals: tuple[int, ...]
    ordinary: dict[int, int]

    def plainly(self, places: Iterable[Place]) -> frozenset[int]:
        """Give the entities that these words name beyond doubt.

        One word that tells is enough; of a name made of everyday words, two of them and at least half.
        """
        words: dict[int, set[str]] = defaultdict(set)
        named = set[int]()
        for place in places:
            words[place.entity].add(place.word)
            if place.telling:
                named.add(place.entity)
        for entity, size in self.ordinary.items():
            if len(words[entity]) >= max(ORDINARY_AT_LEAST, size / 2):
                named.add(entity)
        return frozenset(named)

    def places_in(self, text: str) -> list[Place]:
        """Give every word of a text that belongs to an entity, in order; one word may belong to several."""
        found = [place for word in WORD.finditer(text) for place in self._in_word(word)]
        if self.whole:
            found += self._unspaced(text)
        return found

    def _in_word(self, word: re.Match[str]) -> Iterator[Place]:
        told: set[tuple[int, int]] = set()
        for start, end, lower in _spellings(word):
            for entity, telling in self._owners(lower, word.string[start:end]):
                if (entity, start) not in told:
                    told.add((entity, start))
                    yield Place(entity, start, end, lower, telling)

    def _owners(self, lower: str, written: str) -> Iterator[tuple[int, bool]]:
        yield from self.words.get(lower, ())
        if self.countries:
            yield from ((entity, True) for entity in self._country(lower))
        if self.capitals and _CAPITAL_WORD.fullmatch(lower):
            # `capital` is money as well, and the other language may say `the city`.
            yield from ((entity, False) for entity in self.capitals)
        adjective = _ADJECTIVE_RU if self.language == "ru" else _ADJECTIVE_EN
        if self.places and len(lower) > _PLACE_STEM and adjective.fullmatch(lower):
            yield from ((entity, True) for entity in self.places.get(lower[:_PLACE_STEM], ()))
        if written.isupper() and len(written) > 1:
            yield from ((entity, True) for entity, words in self.long.items() if is_acronym_of(lower, words))

    def _country(self, lower: str) -> Iterator[int]:
        if lower in self.countries:
            yield self.countries[lower]
        elif self.language == "ru":
            stem = _ADJECTIVE_ENDING.sub("", lower)
            if stem != lower and stem in self.countries:
                yield self.countries[stem]
        elif lower.endswith("s") and lower[:-1] in self.countries:
            yield self.countries[lower[:-1]]

    def _unspaced(self, text: str) -> Iterator[Place]:
        for name, entities in self.whole.items():
            for match in re.finditer(re.escape(name), text):
                yield from (Place(entity, *match.span(), name, telling=len(name) > 1) for entity in entities)


_ADJECTIVE_ENDING: Final = re.compile(r"(?<=ск|цк|нн|ый)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ые|ый|ие|их|ых|ими|ыми|и|о)$")


def parts(name: str) -> list[str]:
    """Give the words of a name; an apostrophe breaks none."""
    return _PARTS.findall(name.replace("'", "").replace("’", ""))


def _spellings(word: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Give a word whole, without its possessive, and the parts that hyphens make."""
    written = word.group()
    yield *word.span(), fold(written)
    bare = _POSSESSIVE.sub("", written)
    if bare != written:
        yield word.start(), word.start() + len(bare), fold(bare)
    joined = _APOSTROPHE.sub("", bare)
    if joined != bare:
        yield word.start(), word.start() + len(bare), fold(joined)
    if "-" in written:
        for part in _PARTS.finditer(written):
            yield word.start() + part.start(), word.start() + part.end(), fold(part.group())


@dataclass(frozen=True)
class Appearances:
    """The entities' names in every language of a summary; each text is read once."""

    names: dict[str, Names]
    _read: dict[tuple[str, str], list[Place]] = field(default_factory=dict[tuple[str, str], list[Place]])

    def plainly(self, places: Iterable[Place], language: str) -> frozenset[int]:
        """Give the entities that these words of a text in a language name beyond doubt."""
        names = self.names.get(language)
        return frozenset() if names is None else names.plainly(places)

    def in_text(self, text: str, language: str) -> list[Place]:
        """Give every word of a text that belongs to an entity; none in a language that the summary does not have."""
        if (text, language) not in self._read:
            names = self.names.get(language)
            self._read[text, language] = [] if names is None else names.places_in(text)
        return self._read[text, language]


def appearances(summary: Grounded, article_language: str) -> Appearances:
    """Read the names of a summary's entities."""
    tags = dict.fromkeys(summary.languages)
    return Appearances({primary_language(tag): _names(summary, tag, article_language) for tag in tags})


def _names(summary: Grounded, tag: str, article_language: str) -> Names:
    language = primary_language(tag)
    read = Names(language, defaultdict(list), defaultdict(list), {}, {}, {}, (), {})
    capitals: list[int] = []
    for index, entity in enumerate(summary.entities):
        name = entity.name.get(tag, "")
        _add(read, index, entity, name)
        if language == article_language:
            for form in dict.fromkeys(mention.text for mention in entity.mentions):
                _add_form(read, index, form)
        if entity.type == "place" and _capital_of(entity):
            capitals.append(index)
    _add_countries(read, summary.entities)
    return replace(read, words=dict(read.words), places=dict(read.places), capitals=tuple(capitals))


def _add(read: Names, index: int, entity: Entity, name: str) -> None:
    words = tuple(map(fold, parts(name)))
    if _HAN.search(name):
        forms_of_it = {name, re.split("[·•‧]", name)[-1]} | ({name[0]} if entity.type == "place" else set[str]())
        for form in forms_of_it:
            read.whole.setdefault(form, []).append(index)
        return
    if len(words) > 1:
        read.long[index] = words
    telling = [_tells(word, entity.type, read.language) for word in words]
    if not any(telling):
        read.ordinary[index] = sum(map(is_content, words))
    for word, tells, its in zip(words, telling, _forms(words, entity, read.language), strict=True):
        for form in its if is_content(word) else ():
            read.words[form].append((index, tells or len(words) == 1))
        if entity.type == "place" and tells:
            stem = _ENDING.sub("", word)
            if len(stem) >= _PLACE_STEM - 1:
                read.places[(stem if len(stem) < _PLACE_STEM else word)[:_PLACE_STEM]].append(index)


def _tells(word: str, kind: EntityType, language: str) -> bool:
    """Say whether a word of a name names the thing alone: all of a person's, of a place all but `city`."""
    if kind == "place":
        return is_telling(word)
    return kind == "person" or _is_proper(word, language)


def _is_proper(word: str, language: str) -> bool:
    """Say whether a word of a name is no everyday word: `Северный мост` has none, `«Холод-Магистраль»` one."""
    return is_telling(word) and not is_known(word, language)


def _forms(words: tuple[str, ...], entity: Entity, language: str) -> Iterable[frozenset[str]]:
    if language != "ru":
        return (frozenset({word}) for word in words)
    return name_forms(words) if entity.type == "person" else map(forms, words)


def _add_form(read: Names, index: int, form: str) -> None:
    """Take what the article itself calls an entity: its acronym, its brand, its surname; not `завод`."""
    if _HAN.search(form):
        read.whole.setdefault(form, []).append(index)
        return
    for part in _PARTS.findall(form):
        if part[0].isupper() and _is_proper(fold(part), read.language):
            read.words[fold(part)].append((index, True))


def _capital_of(entity: Entity) -> bool:
    return any(fold(name) in CAPITALS for name in entity.name.values())


def _add_countries(read: Names, entities: Iterable[Entity]) -> None:
    for index, entity in enumerate(entities):
        if entity.type != "place":
            continue
        own = {fold(part) for name in entity.name.values() for part in parts(name)}
        for row in NATIONALITIES:
            if own & {word for word in row if not word.endswith("ск")}:
                read.countries.update(dict.fromkeys(row, index))
