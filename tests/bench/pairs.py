"""One pair to inject faults into, and small ones made of a line."""

from functools import cache
from pathlib import Path
from random import Random

from bench.faults.edits import Edit
from bench.faults.injectors import Injector
from bench.faults.pairs import Pair, make_pair, read_pair

FILLER = "Никаких других подробностей в сообщении нет, и больше о нём сказать нечего."


@cache
def tram() -> Pair:
    """Give a pair in which every fault can be made."""
    return read_pair(Path(__file__).with_name("tram.yaml"))


def line(russian: str, english: str, article: str = "") -> Pair:
    """Give a pair of one point; the article is the Russian line unless given."""
    point = {"source": russian, "target": english, "sentences": [1]}
    headline = {"source": "Коротко о разном", "target": "In brief"}
    draft = {"entities": [], "points": [point], "headlines": [headline], "quotes": []}
    return make_pair("tests/line", {"article": f"{article or russian} {FILLER}", "language": "ru", "draft": draft})


def made(inject: Injector, pair: Pair, language: str = "") -> list[Edit]:
    """Give what an injector makes of the texts of one language, or of everything."""
    random = Random(7)  # noqa: S311 -- cases are drawn, not secrets
    return [edit for edit in inject(pair, random) if edit.path.endswith(language)]


def turned(inject: Injector, pair: Pair, language: str) -> set[tuple[str, str]]:
    """Give the old and new words of what an injector makes of one language."""
    return {(edit.old, edit.new) for edit in made(inject, pair, f"/{language}")}
