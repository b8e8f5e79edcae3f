"""One small article and a good draft of it, for tests that need any."""

from typing import Any

from schemas.draft import Draft

ARTICLE = """Завод «Заречье-Прибор» начнет поставки датчиков в Циндао

Московский завод «Заречье-Прибор» поставит в Циндао 1,2 тыс. датчиков до конца 2026 года. Об этом 3 марта сообщила директор завода Вера Одинцова.

«Мы готовились к этому контракту полтора года», — сказала Одинцова. Партнером выступит компания «Цзиньхай», ее представил Лю Чжэньхуа.
"""

DRAFT = Draft.model_validate(
    {
        "entities": [
            {
                "id": "e1",
                "type": "organisation",
                "name": {"source": "завод «Заречье-Прибор»", "target": "Zarechye-Pribor plant"},
                "origin": "ru",
                "role": None,
                "affiliation": None,
                "surface": ["завод «Заречье-Прибор»"],
            },
            {
                "id": "e2",
                "type": "person",
                "name": {"source": "Вера Одинцова", "target": "Vera Odintsova"},
                "origin": "ru",
                "role": {"source": "директор завода", "target": "plant director"},
                "affiliation": "e1",
                "surface": ["Вера Одинцова", "Одинцова"],
            },
            {
                "id": "e3",
                "type": "place",
                "name": {"source": "Циндао", "target": "Qingdao"},
                "origin": "zh",
                "role": None,
                "affiliation": None,
                "surface": ["Циндао"],
            },
        ],
        "points": [
            {
                "source": "Московский завод «Заречье-Прибор» поставит в Циндао 1,2 тыс. датчиков до конца 2026 года, сообщила 3 марта "
                "директор завода Вера Одинцова.",
                "target": "Moscow's Zarechye-Pribor plant will deliver 1,200 sensors to Qingdao by the end of 2026, plant director "
                "Vera Odintsova said on 3 March.",
                "sentences": [2, 3],
            }
        ],
        "headlines": [
            {
                "source": "Московский завод поставит датчики в Циндао",
                "target": "Moscow plant to deliver sensors to Qingdao",
            }
        ],
        "quotes": [
            {
                "speaker": "e2",
                "source": "Мы готовились к этому контракту полтора года",
                "target": "We prepared for this contract for a year and a half",
                "sentences": [4],
            }
        ],
    }
)


def draft(**changes: Any) -> Draft:
    """Give the draft with some of its lists replaced."""
    return Draft.model_validate(DRAFT.model_dump() | changes)


def changed(path: str, value: Any) -> Draft:
    """Give the draft with one value at a JSON pointer replaced."""
    tree: Any = DRAFT.model_dump()
    *parents, last = path.strip("/").split("/")
    node = tree
    for step in parents:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[int(last) if isinstance(node, list) else last] = value
    return Draft.model_validate(tree)
