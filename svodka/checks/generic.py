"""Words that stand for a named thing without naming it: `компания`, `the city`, `she`."""

import re
from typing import Final

from schemas.contract import EntityType
from svodka.grounding.wordlist import listed

_GROUPS: Final[dict[EntityType, tuple[str, ...]]] = {
    "person": (
        "он она его ее ей ему им ней нем нее he she him her his hers",
        "министр minister",
        "мэр градоначальник mayor",
        "губернатор governor",
        "директор гендиректор director ceo chief",
        "руководитель глава начальник head chief leader",
        "чиновник official",
        "председатель chair chairman chairwoman chairperson",
        "президент president",
        "депутат deputy lawmaker mp",
        "тренер coach",
        "посол ambassador",
        "ученый исследователь scientist researcher",
        "режиссер director",
        "спикер speaker spokesman spokeswoman spokesperson",
        "автор author",
    ),
    "organisation": (
        "компания фирма company firm business",
        "предприятие завод фабрика plant factory enterprise works facility company",
        "группа холдинг корпорация концерн group holding corporation concern conglomerate",
        "банк регулятор bank lender regulator",
        "ведомство министерство департамент комитет служба управление ministry department agency office authority",
        "институт университет вуз институт institute university college",
        "центр centre center",
        "суд коллегия court judges",
        "клуб команда club team side squad",
        "театр музей theatre theater museum",
        "правительство кабинет мэрия администрация власти government cabinet administration city authorities officials",
        "организация ассоциация союз organisation organization association union",
        "производитель разработчик изготовитель maker manufacturer developer producer",
        "перевозчик авиакомпания carrier airline operator",
        "застройщик инвестор developer investor",
        "резидент резиденты resident residents tenant tenants",
        "сторона партнер стороны партнеры side sides party parties partner partners",
        "агентство издание газета agency outlet newspaper",
        "они it they",
    ),
    "place": (
        "город столица мегаполис мэрия city capital metropolis town",
        "страна государство country state nation",
        "регион область край республика провинция region province area",
        "район округ district county",
        "площадка зона территория site zone area park",
        "порт гавань port harbour",
        "там здесь there here local местный",
    ),
    "product": ("изделие продукт машина аппарат модель прибор product machine device model vehicle",),
    "event": ("выставка форум конференция конкурс мероприятие exhibition expo forum conference event show fair",),
    "document": (
        "документ соглашение договор закон контракт меморандум document agreement deal law contract memorandum",
    ),
}

_PLURAL: Final = re.compile(r"(?:ies|es|s)$")
_STEM: Final = 5
_PRONOUN_AT_MOST: Final = 4


def generic_groups(text_words: frozenset[str], kind: EntityType) -> frozenset[int]:
    """Give the groups of generic words for a kind of thing that stand among folded words, in either language."""
    stems = {_key(word) for word in text_words}
    return frozenset(number for number, keys in enumerate(_KEYS[kind]) if stems & keys)


def _key(word: str) -> str:
    if word.isascii():
        return word if len(word) <= _PRONOUN_AT_MOST else _PLURAL.sub("", word)
    return word if len(word) <= _PRONOUN_AT_MOST else word[: min(_STEM, len(word) - 1)]


_KEYS: Final[dict[EntityType, tuple[frozenset[str], ...]]] = {
    kind: tuple(frozenset(map(_key, listed(row))) for row in rows) for kind, rows in _GROUPS.items()
}
