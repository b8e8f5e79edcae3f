"""The words that numbers, dates and measures are written with, in every case form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from svodka.numbers.reading import FULL

Table = dict[str, str]

_STARTING = (
    "decade numeral mixed pair scale hundred fraction ordinal multiple composed span halfway yearly "
    "month monthly weekday season day this ago roman letter"
)
"""The roles in which a word opens an expression, in the order in which equally long expressions win."""
_MEASURING = "percent basispoint percentpoint pointed basis nation currency code squared cubed unit"
"""The roles in which a word may open what a number measures."""
_MEASURING_WITH_OTHERS = ("per", "п", "p", "u", "hong", "new")
_ROMAN_TENS = ("", "x", "xx", "xxx")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by role, each with its value in that role.

    `starts` gives the roles in which a word opens an expression; `measures` are the words that may open a unit.
    """

    language: str
    roles: dict[str, Table]
    starts: dict[str, tuple[str, ...]]
    measures: frozenset[str]

    def get(self, role: str, word: str) -> str | None:
        """Return the word's value in the role, None where it has none."""
        return self.roles.get(role, {}).get(word)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; for languages that are not read fully, those that all share."""
    roles: dict[str, Table] = {"roman": _romans(), "letter": {"q": "Q", "h": "H", "fy": "FY"}}
    for name in ("any", language) if language in FULL else (language,) if language == "zh" else ("any",):
        _add(roles, name)
    if "compound" in roles:
        roles["composed"] = dict(_composed(roles))
    measures = frozenset(_MEASURING_WITH_OTHERS).union(*(roles.get(role, ()) for role in _MEASURING.split()))
    return Lexicon(language, roles, _starts(roles) if language in FULL else {}, measures)


def _add(roles: dict[str, Table], name: str) -> None:
    text = files("svodka.numbers").joinpath("tables", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        label, _, forms = line.partition(": ")
        role, _, value = label.partition(" ")
        table = roles.setdefault(role, {})
        endings = roles.get("adjective", {})
        table.update((word, value) for form in forms.split() for word in _expand(form, endings))


def _expand(form: str, endings: Table) -> list[str]:
    if form.endswith("*"):
        return [form[:-1] + ending for ending in endings]
    return [form]


def _composed(roles: dict[str, Table]) -> Iterator[tuple[str, str]]:
    """Give пятилетний, двадцатипятиэтажный, полуторамиллионный: numeral in the genitive and a head."""
    heads = roles["head"]
    # Two-part numerals only with ages, anniversaries and storeys: the other thousands of forms are not written.
    common = {form: head for form, head in heads.items() if head in {"year", "ord", "-"}}
    for prefixes, suffixes in ((list(roles["compound"].items()), heads), (_pairs(roles["compound"]), common)):
        for prefix, size in prefixes:
            yield from ((prefix + form, f"{size} {head}") for form, head in suffixes.items())


def _pairs(compound: Table) -> list[tuple[str, str]]:
    tens = [
        (word, int(size)) for word, size in compound.items() if size in {"20", "30", "40", "50", "60", "70", "80", "90"}
    ]
    units = [(word, int(size)) for word, size in compound.items() if len(size) == 1]
    return [(ten + unit, str(a + b)) for ten, a in tens for unit, b in units]


def _starts(roles: dict[str, Table]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, tuple[str, ...]] = {}
    for role in _STARTING.split():
        for word in roles.get(role, ()):
            starts[word] = (*starts.get(word, ()), role)
    return starts


def _romans() -> Table:
    words = [ten + unit for ten in _ROMAN_TENS for unit in _ROMAN_UNITS]
    return {word: str(value) for value, word in enumerate(words) if word}
