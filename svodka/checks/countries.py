"""Countries and capitals by every word that may stand for them: the name, the adjective, the people."""

from functools import cache
from typing import Final

from svodka.grounding.inflection import forms
from svodka.grounding.wordlist import listed

CAPITALS: Final = frozenset(
    listed("москва moscow пекин beijing лондон london париж paris минск minsk астана astana токио tokyo сеул seoul")
)

NATIONALITIES: Final[tuple[tuple[str, ...], ...]] = tuple(
    listed(row)
    for row in (
        "китай кнр china prc китайск chinese поднебесная поднебесной поднебесную",
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

ALSO: Final[dict[str, tuple[str, ...]]] = {
    "московская область": ("подмосковье", "подмосковный"),
    "ленинградская область": ("ленобласть",),
    "moscow region": ("подмосковье", "подмосковный"),
}
"""Regions by what else they are called."""

_ADJECTIVE_ENDINGS: Final = listed("ий ого ому им ом ая ой ую ое ие их ими и")


@cache
def rows_of() -> dict[str, int]:
    """Give, for each name of a country, the row that it begins or stands in."""
    return {word: row for row, words in enumerate(NATIONALITIES) for word in words if not _is_stem(word)}


@cache
def words_for(row: int) -> frozenset[str]:
    """Give every word, in every form, that may stand for the country of a row; folded."""
    words = NATIONALITIES[row]
    adjectives = (word + ending for word in words if _is_stem(word) for ending in _ADJECTIVE_ENDINGS)
    people = (f"{word}s" for word in words if word.isascii())
    nouns = (form for word in words if not _is_stem(word) for form in forms(word))
    return frozenset((*nouns, *adjectives, *people))


def _is_stem(word: str) -> bool:
    return word.endswith(("ск", "цк", "отечественн"))
