"""Invented Russian articles, any number of them, made of sentences whose English is known."""

import functools
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bench.upstream.names import ORGANISATIONS, PEOPLE, PLACES
from prompts.loader import number_sentences

OPENING: Final = (
    "Завод «{organisation}» отгрузил партию насосов номер {number}, сообщил директор {person}.",
    "The {organisation} plant has shipped pump batch number {number}, director {person} said.",
)
SENTENCES: Final = (
    (
        "Компания «{organisation}» вложила в новый цех {number} млн рублей.",
        "The company {organisation} invested {number} million roubles in the new workshop.",
    ),
    (
        "Инженер {person} рассказал, что ремонт линии занял {number} дней.",
        "Engineer {person} said that the repair of the line took {number} days.",
    ),
    (
        "Город {place} получил {number} автобусов с низким полом.",
        "The town of {place} has received {number} low-floor buses.",
    ),
    (
        "Мастер {person} показал журналистам {number} станков.",
        "Foreman {person} showed {number} machine tools to journalists.",
    ),
    (
        "Склад фирмы «{organisation}» занимает {number} квадратных метров.",
        "The warehouse of the firm {organisation} takes up {number} square metres.",
    ),
    (
        "Посёлок {place} подключили к сети из {number} подстанций.",
        "The settlement of {place} has been connected to a network of {number} substations.",
    ),
    (
        "Технолог {person} отметил, что печь нагрели до {number} градусов.",
        "Technologist {person} noted that the furnace was heated to {number} degrees.",
    ),
    (
        "На комбинате «{organisation}» работают {number} человек.",
        "The {organisation} works employs {number} people.",
    ),
    (
        "Диспетчер {person} сообщил, что колонна прошла {number} километров.",
        "Dispatcher {person} said that the convoy covered {number} kilometres.",
    ),
    (
        "Станция {place} отправила {number} вагонов с зерном.",
        "The station of {place} dispatched {number} wagons of grain.",
    ),
)
"""Sentences in Russian and English; the slots have the same value in both, names in the script of each."""

HEADLINE: Final = ("Завод отгрузил новую партию насосов", "Plant ships a new batch of pumps")
SHORT: Final = 2
LONG: Final = (35, 90)
"""How many sentences a short article has, and from how many to how many a long one: 2 to 6 kB of characters."""

_PARAGRAPH: Final = 4
_SLOT: Final = re.compile(r"\\\{(?P<slot>[a-z]+)\\\}")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its sentences."""

    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a caller posts: paragraphs of a few sentences."""
        rows = [self.sentences[start : start + _PARAGRAPH] for start in range(0, len(self.sentences), _PARAGRAPH)]
        return "\n\n".join(" ".join(row) for row in rows)

    @property
    def key(self) -> str:
        """The name under which the stub counts the calls for this article."""
        return key_of(number_sentences(list(enumerate(self.sentences, start=1))))


def key_of(numbered: str) -> str:
    """Give the SHA-256 of an article as the model sees it, in hex."""
    return hashlib.sha256(numbered.encode()).hexdigest()


def article(number: int, *, seed: int = 0, long: bool = False, canary: str = "") -> Article:
    """Make the article of this number, always the same; `canary` becomes a word of its last sentence."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - material, no secret
    count = chance.randint(*LONG) if long else SHORT
    sentences = [_filled(OPENING[0], chance, number)]
    sentences += [_filled(chance.choice(SENTENCES)[0], chance, chance.randint(12, 980)) for _ in range(count - 1)]
    marked = [f"Контрольное слово этой заметки звучит как {canary}."] if canary else []
    return Article((*sentences, *marked))


def articles(count: int, *, seed: int = 0, long: bool = False, canary: str = "") -> Iterator[Article]:
    """Make articles one after the other."""
    return (article(number, seed=seed, long=long, canary=canary) for number in range(1, count + 1))


def _filled(pattern: str, chance: random.Random, number: int) -> str:
    return pattern.format(
        number=number,
        person=chance.choice(PEOPLE)[0],
        organisation=chance.choice(ORGANISATIONS)[0],
        place=chance.choice(PLACES)[0],
    )


@dataclass(frozen=True, slots=True)
class Translated:
    """A sentence of ours in English, and the names in it as (slot, Russian, English)."""

    text: str
    names: tuple[tuple[str, str, str], ...]


def translated(sentence: str) -> Translated | None:
    """Give the English of a sentence that was made here; None for any other."""
    for pattern, english in _patterns().get(sentence.partition(" ")[0], ()):
        if found := pattern.fullmatch(sentence):
            return _in_english(english, found.groupdict())
    return None


def _in_english(english: str, slots: dict[str, str]) -> Translated:
    names = tuple((slot, value, _english_names()[value]) for slot, value in slots.items() if slot != "number")
    latin = {slot: name for slot, _, name in names}
    return Translated(english.format(**{**slots, **latin}), names)


@functools.cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Group the sentences by their first word, so that few are tried."""
    by_word: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for russian, english in (OPENING, *SENTENCES):
        by_word.setdefault(russian.partition(" ")[0], []).append((_pattern(russian), english))
    return by_word


def _pattern(russian: str) -> re.Pattern[str]:
    return re.compile(_SLOT.sub(lambda slot: f"(?P<{slot['slot']}>[^»,.]+?)", re.escape(russian)))


@functools.cache
def _english_names() -> dict[str, str]:
    every: Sequence[tuple[str, str]] = (*PEOPLE, *ORGANISATIONS, *PLACES)
    return dict(every)
