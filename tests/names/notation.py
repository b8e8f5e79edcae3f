"""Names to judge as one line: `Си Цзиньпин = Xi Jinping`, then a kind, an origin, a direction, in any order.

What is left out is a person of unknown origin from Russian to English: `芜湖 = Wuhu: place zh zh>en`.
"""

from typing import cast

from schemas.contract import EntityType
from svodka.names.forms import judge
from svodka.names.judgement import Judgement

_KINDS = ("person", "place", "organisation", "product", "event", "document")


def judged(line: str) -> Judgement:
    names, _, words = line.partition(": ")
    source, target = names.split(" = ")
    given = words.split()
    kind = next((word for word in given if word in _KINDS), "person")
    direction = next((word for word in given if ">" in word), "ru>en")
    origin = next((word for word in given if word not in _KINDS and ">" not in word), None)
    first, second = direction.split(">")
    return judge(
        source,
        target,
        kind=cast("EntityType", kind),
        source_language=first,
        target_language=second,
        origin=origin,
    )


def verdict(line: str) -> str:
    """Give verdict and method, and of what is wrong, ambiguous or doubtful the first forms that are expected."""
    judgement = judged(line)
    told = f"{judgement.verdict} {judgement.method}"
    return told if judgement.verdict in {"confirmed", "unknown"} else f"{told}: {'; '.join(judgement.expected[:3])}"
