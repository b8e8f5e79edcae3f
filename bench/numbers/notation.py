"""The notation of the cases: `text => 24 percent | 2023 date`, and `text || text => same` for pairs."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from svodka.numbers.compare import agree
from svodka.numbers.read import read
from svodka.numbers.reading import Reading

HERE = Path(__file__).parent
_KINDS = {"number": "", "money": "", "percentage_points": "pp"}


@dataclass(frozen=True, slots=True)
class Case:
    """One line: a text and what should be read in it, or two texts and how they agree."""

    language: str
    text: str
    expected: str
    other: str = ""

    def answer(self) -> str:
        """Return what the parser makes of the text, in the notation."""
        if self.other:
            return agree(_only(self.text, self.language), _only(self.other, _language(self.other, "en")))
        readings = read(self.text, self.language)
        shown = [each for each in readings if "weak" in self.expected or not each.weak]
        return " | ".join(map(write, shown)) or "nothing"


def write(reading: Reading) -> str:
    """Write a reading: value, unit, kind, bound, flags; the step to publication where the value hides it."""
    relative = reading.relative
    step = f"{relative.step}{relative.offset:+d}" if relative and relative.step != "nearest" else ""
    parts = [
        reading.value,
        reading.unit or "",
        _KINDS.get(reading.kind, reading.kind),
        reading.bound if reading.bound != "exact" else "",
        "ord" if reading.ordinal else "",
        "" if step in {reading.value, "weekday+0"} else step,
        "weak" if reading.weak else "",
    ]
    return " ".join(part for part in parts if part)


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of the three languages and of the pairs."""
    single = [Case(name, *_halves(line)) for name in ("ru", "en", "zh") for line in _lines(name)]
    return (*single, *map(_pair, _lines("pairs")))


def _lines(name: str) -> list[str]:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("//")]


def _halves(line: str) -> tuple[str, str]:
    text, _, expected = line.rpartition(" => ")
    return text, expected


def _pair(line: str) -> Case:
    texts, expected = _halves(line)
    claimed, _, found = texts.partition(" || ")
    return Case(_language(claimed, "ru"), claimed, expected, found)


def _language(text: str, otherwise: str) -> str:
    """Tell a text's language by its script; bare digits and signs are of the language that is expected."""
    scripts = {"ru": ("а", "ё"), "zh": ("\u4e00", "\u9fff")}
    found = (name for name, (first, last) in scripts.items() if any(first <= each <= last for each in text.lower()))
    return next(found, otherwise)


def _only(text: str, language: str) -> Reading:
    readings = read(text, language)
    if len(readings) != 1:
        raise ValueError(f"a pair's text holds one figure: {text} => {' | '.join(map(write, readings))}")
    return readings[0]
