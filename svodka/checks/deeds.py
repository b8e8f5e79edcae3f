"""What a text says was done, and what it says is only planned, possible or talked about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from svodka.checks.alignment import standing_for
from svodka.checks.cues import TEXTS_REMEMBERED, WORDS_REMEMBERED, Cue, Reading, Word
from svodka.checks.futures import is_future
from svodka.checks.words import fold
from svodka.grounding.inflection import readings
from svodka.grounding.speech import SPEECH
from svodka.grounding.wordlist import listed

_PAST_RU: Final = re.compile(r"[а-я]{2,}[аеиоуыяю]л(?:а|о|и)?(?:сь|ся)?")
_NOUN_RU: Final = re.compile(
    r"\w*(?:тел[аи]|дел[аио]?|цел[аи]|модели|бил[иь]|абел[аи]|чал[ао]|риала?|нала?|итала?|талл?а?|сала?|квартала?|"
    r"вокзала?|интервала?|школа|сила|сало|число|стекла|масла|тыла|стали|газели|хлебопека)"
)
_PASSIVE_RU: Final = re.compile(r"[а-я]{3,}(?:[лжчщшнртдсвм]ен|[вздлнтс]ан|[бвмр]ыт|нят)[аоы]?")
_NOT_YET: Final = frozenset(listed("be быть будет будут станет станут"))
_BEFORE_ADJECTIVES: Final = frozenset(listed("the a an its their this these his her our more most be none once"))
_SHARED: Final = ("подели", "раздели")
_PAST_EN: Final = re.compile(r"[a-z]{2,}ed")
CLAUSES_AT_MOST: Final = 8
PLANNED_WITHIN: Final = 4
"""Words between one of planning and the verb behind it that is planned."""
ROOT: Final = 5
"""Letters that two forms of a verb share, where the letters do not change; where they do, a list says so."""
_ENDING: Final = re.compile(r"(?<=..)(?:(?:л[аои]?|ть|ти)(?:с[ья])?|ed|ing|e?s|e)$")
_CHANGING: Final = {
    "подпиш": "подпи", "подпис": "подпи", "напиш": "напи", "запущ": "запус", "выпущ": "выпус", "откро": "откры",
    "закро": "закры", "начн": "нача", "начи": "нача", "прим": "приня", "введ": "ввел",
    "ввест": "ввел", "создад": "созда",
    "отправл": "отпра", "купл": "купи", "вложа": "вложи", "вложи": "вложи", "провед": "прове", "прода": "прода",
    "войд": "вошл", "войт": "вошл", "вошел": "вошл", "получ": "получ", "began": "begin", "begun": "begin",
    "built": "build", "bought": "buy", "sold": "sell", "won": "win", "made": "make", "took": "take", "sent": "send",
    "paid": "pay", "held": "hold", "met": "meet", "brought": "bring", "spent": "spend", "led": "lead", "left": "leave",
}  # fmt: skip
_AUXILIARY: Final = frozenset(
    listed("""
        был была было были стал стала стало стали мог могла могли имел имела имели составил составила
        составило составили оказался оказалась оказалось оказались остался осталась осталось остались достиг довел
        представил представляли представлял принимал участвовал участвовали работал работали нужен
        стоил стоила стоили стоило
        объявил объявила объявили сообщалось назвал назвала назвали подтвердил подтвердила подтвердили
        опроверг опровергла отрицал охарактеризовал оценил оценила оценили длился длилась длились звучал ждал ждали
        reported confirmed announced claimed denied called described admitted insisted noted urged needed based stayed
        totalled totaled remained wanted lasted represented attended worked believed
    """)
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of a finished deed: its root, its place among the words, its words, and where they stand."""

    root: str
    place: int
    words: str
    range: tuple[int, int]

    @property
    def certain(self) -> bool:
        """Say whether the word is a verb and nothing else: what the dictionary declines is no deed."""
        word = fold(self.words)
        return _PASSIVE_RU.fullmatch(word) is not None or not readings(word)


@dataclass(frozen=True, slots=True)
class Deeds:
    """How a text puts what it tells: the deeds done, how many words leave it open, other roots, places left open."""

    done: tuple[Deed, ...]
    open: int
    roots_done: frozenset[str]
    roots_other: frozenset[str]
    open_at: frozenset[int]


def deeds_by_clause(reading: Reading) -> list[Deeds]:
    """Read a text's verbs, stop by stop; nothing where there are more clauses than a point has."""
    clauses = sorted({word.clause for word in reading.words})
    return [deeds(reading, clause) for clause in clauses] if len(clauses) <= CLAUSES_AT_MOST else []


@lru_cache(maxsize=TEXTS_REMEMBERED)
def deeds(reading: Reading, clause: int | None = None) -> Deeds:
    """Read a text's verbs, or those of one clause; verbs of speaking, hedges and adjectives in `-ed` are no deeds."""
    hedges = tuple(cue for cue in reading.of("hedge") if clause in {None, reading.clause(cue)})
    left_out = {place for cue in hedges if cue.concept != "done" for place in range(cue.first, cue.last)}
    to_come = _to_come(reading, clause) - left_out
    left_out |= to_come
    sure = {cue.first for cue in hedges if cue.concept == "done"} - left_out
    words = [
        (place, word) for place, word in enumerate(reading.words) if _counts(word, clause) and place not in left_out
    ]
    done = [(word, place) for place, word in words if place in sure or _is_past(word.text, reading.language)]
    done = [(word, place) for word, place in done if not _is_put_off(reading, place)]
    told = {place for _, place in done}
    return Deeds(
        tuple(_deed(reading, place) for _, place in done),
        _count_open(hedges) + len(to_come),
        frozenset(root(word.text) for word, _ in done),
        frozenset(root(each.text) for at, each in enumerate(reading.words) if _counts(each, clause) and at not in told),
        frozenset(to_come).union(*(range(cue.first, cue.last) for cue in hedges if cue.concept == "open")),
    )


def _to_come(reading: Reading, clause: int | None) -> set[int]:
    if reading.language != "ru":
        return set()
    return {place for place, word in enumerate(reading.words) if _counts(word, clause) and is_future(word.text)}


def told_as_done(one: Reading, other: Reading) -> Iterator[Deed]:
    """Give the deeds of a text whose verb the other text has, in either language, only with a word of planning."""
    there = deeds(other)
    done, here = {deed.place for deed in there.done}, deeds(one).open_at
    for deed in deeds(one).done:
        places = standing_for(one, deed.place, other)
        left_open = places and done.isdisjoint(places) and all(_is_open(place, there.open_at) for place in places)
        if left_open and not _is_open(deed.place, here):
            yield deed


def _is_open(place: int, open_at: frozenset[int]) -> bool:
    return not open_at.isdisjoint(range(place - PLANNED_WITHIN, place + 1))


def _counts(word: Word, clause: int | None) -> bool:
    return not word.number and clause in {None, word.clause}


def _count_open(hedges: tuple[Cue, ...]) -> int:
    """Count the words of planning; `plan to open` is one."""
    opened = [cue for cue in hedges if cue.concept == "open"]
    ends = {cue.last for cue in opened}
    return sum(cue.first not in ends for cue in opened)


def _is_put_off(reading: Reading, place: int) -> bool:
    """Say whether a participle is no deed: `will be opened`, `the phased launch`."""
    before = reading.words[place - 1].text if place else ""
    if reading.language == "en":
        return before in _BEFORE_ADJECTIVES
    return before in _NOT_YET


def _deed(reading: Reading, place: int) -> Deed:
    word = reading.words[place]
    return Deed(root(word.text), place, reading.text[word.start : word.end], (word.start, word.end))


@lru_cache(maxsize=WORDS_REMEMBERED)
def root(word: str) -> str:
    """Cut a verb to what its past, future and infinitive share."""
    for written, same in _CHANGING.items():
        if word.startswith(written):
            return same
    return _ENDING.sub("", word)[:ROOT]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_past(word: str, language: str) -> bool:
    if word in _AUXILIARY or (language in SPEECH and SPEECH[language].fullmatch(word) and not word.startswith(_SHARED)):
        return False
    if language == "ru":
        return _PASSIVE_RU.fullmatch(word) is not None or bool(
            _PAST_RU.fullmatch(word) and not _NOUN_RU.fullmatch(word)
        )
    return language == "en" and _PAST_EN.fullmatch(word) is not None


def pasts(reading: Reading) -> list[Word]:
    """Give the words of a text that are, or help to make, a past tense; verbs of speaking do not count."""
    done = {deed.place for deed in deeds(reading).done if reading.language != "ru" or deed.certain}
    return [word for at, word in enumerate(reading.words) if at in done or word.text in _PAST_HELPERS]


_PAST_HELPERS: Final = frozenset(listed("did был была было были стал стала стало стали смог смогла смогли"))
