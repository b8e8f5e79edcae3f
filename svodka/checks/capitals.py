"""Capitalised words of a text that may be names: without sentence starts, months, nationalities, titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from svodka.checks.vocabulary import bare
from svodka.checks.words import WORD, fold
from svodka.grounding.wordlist import listed

_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…]['\"»”’)]*\s+|[\n:]\s*|(?:^|\s)[–—•]\s+)[\"«“„(‘'\[]*$")
_LINK: Final = re.compile(
    r"(?:[ \u00a0]+|[ \u00a0]*[-–][ \u00a0]*|\. ?"
    r"|[ \u00a0](?:of|the|for|de|van|von|der|la|al|&)(?:[ \u00a0]the)?[ \u00a0])"
)
_QUOTED: Final = re.compile(r"«([^«»]{2,80})»|“([^“”]{2,80})”|\"([^\"]{2,80})\"")
_LOOK_BACK: Final = 12

ORDINARY: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        listed("""
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sept sep oct nov dec
            monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
            mr mrs ms dr prof sir lord lady madam president vice deputy first second third minister prime mayor
            governor director general chief executive officer chairman chairwoman chair head secretary ambassador
            professor doctor judge colonel captain major lieutenant senator representative spokesman spokeswoman
            spokesperson commissioner acting former senior junior king queen prince princess pope coach manager
            founder editor
            north south east west northern southern eastern western central far middle upper lower
            russian chinese american british european asian african english french german italian spanish japanese
            korean indian turkish polish dutch swedish finnish norwegian danish greek
            kazakh belarusian ukrainian uzbek arab
            russians chinese americans europeans muscovites
            new year christmas easter internet earth web state city region
            i ii iii iv v vi vii viii ix x xx xxi q1 q2 q3 q4 h1 h2
            ceo cfo cto ai it tv gdp vat usd rub cny eur
            us uk eu un
            ltd llc inc plc co jsc pjsc gmbh corp ag sa ooo ao pao oao zao
            the a an this that these those our your his her its their my we i you he she it they there here
            and but or so yet if when while as after before since until although though because whether once where who
            which what how why in on at by for from to of with without under over between among during against about
            into than up down off out also not no nor only just even still more most less least many much some any all
            both each every other another such same several few one two three four five six seven eight nine ten eleven
            twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
            twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
            england scotland wales earth russia china britain france germany spain italy japan korea india turkey
            poland europe asia africa america americas moscow beijing
            per cent km kg mw gw kwh mwh m bn mn tn am pm
        """)
    ),
    "ru": frozenset(
        listed("""
            россиянин россияне китаец китайцы новый год интернет земля солнце луна россия китай москва пекин
            китая китаю китаем китае россии россию россией москвы москве москву москвой пекина пекину пекином пекине
            между среди через около против вокруг вместо кроме благодаря согласно ввиду вслед вопреки помимо насчет
            и а но или что как если когда пока после до перед при про для без от из за на над под по об о в во с со к ко
            у не ни же ли бы это этот эта эти тот та те наш ваш мой свой его ее их он она оно они мы вы я там тут здесь
            также тоже еще уже только лишь даже более менее все весь вся всего каждый другой один два три четыре пять
            шесть семь восемь девять десять
            i ii iii iv v vi vii viii ix x xx xxi ооо ао пао оао зао гк ип нии ввп ндс рф сша ес оон снг кнр тв ит ии
            руб млн млрд трлн тыс квт мвт гвт
        """)
    ),
}
"""Words that are written with a capital and name nobody in particular."""


@cache
def _bare_words(language: str) -> frozenset[str]:
    return frozenset(map(bare, ORDINARY[language]))


def is_ordinary(word: str, language: str) -> bool:
    """Say whether a folded word names nobody in particular, in any case form."""
    return word in ORDINARY[language] or bare(word) in _bare_words(language)


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together, each with its range and its folded form.

    `opens`: the first one begins a sentence, where every word is capitalised. `quoted`: the run is all, or the
    beginning, of what stands in quotation marks.
    """

    words: tuple[tuple[int, int, str], ...]
    opens: bool
    quoted: bool

    @property
    def start(self) -> int:
        """First offset."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.words[-1][1]


def is_title_case(text: str) -> bool:
    """Say whether a text is written Like This: capitals tell nothing there."""
    words = [word for word in WORD.findall(text) if len(word) > 3]  # noqa: PLR2004 -- `With` counts, `of` does not
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capital >= 0.8 * len(words)  # noqa: PLR2004


def runs(text: str) -> Iterator[Run]:
    """Give the runs of capitalised words of a text in Latin or Cyrillic letters, in order."""
    quoted = {start + 1 for start in (match.start() for match in _QUOTED.finditer(text))}
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if not text[word.start()].isupper():
            continue
        if (run and not _LINK.fullmatch(text, run[-1].end(), word.start())) or (run and _opens(text, word.start())):
            yield _run(text, run, quoted)
            run = []
        run.append(word)
    if run:
        yield _run(text, run, quoted)


def _run(text: str, run: list[re.Match[str]], quoted: set[int]) -> Run:
    words = tuple((*word.span(), fold(word.group())) for word in run)
    return Run(words, _opens(text, run[0].start()), run[0].start() in quoted)


def _opens(text: str, start: int) -> bool:
    return start == 0 or _SENTENCE_START.search(text, max(0, start - _LOOK_BACK), start) is not None
