"""Russian verbs that say that something will be done, told from the present tense by their prefix and ending."""

import re
from functools import lru_cache
from typing import Final

from svodka.checks.cues import WORDS_REMEMBERED
from svodka.grounding.inflection import readings

_PREFIX: Final = (
    r"(?:во?|вы|вз|вс|воз|вос|до|за|из|ис|на|об?о?|ото?|пере|по|под|подо|пре|пред|при|про|раз|рас|разо|с|со|у)"
)
_PERSON: Final = r"(?:(?<![аяу])ет|ит|ут|(?<![аяу])ют|ат|ят|[еи]м)(?:ся)?"
_FUTURE: Final = re.compile(rf"{_PREFIX}[а-я]{{2,}}{_PERSON}")
_LASTING: Final = re.compile(
    r"\w*(?:ход|вод|воз|нос|вис|(?<!вы)(?<!за)держ|стоя?|гляд|прос|леж|станов|рис|авл|овор|сыл|имеет|умеет|вид|сид"
    r"|буд|соответству|быва|смотр(?=ит)|прет|хот|слыш|служ|спор|след(?=ит|ят))(?:ит|ят|ет|ут|ат|ют)?(?:ся)?"
)
_BEGUN: Final = re.compile(
    r"(?:подорожа|подешеве|заработа|разработа|обработа|сдела|узна|потребу|организу|созда|обеща|финансиру|отда|перед?а|"
    r"прода|выда|пода)[её]?(?:ет|ют|ст|дут)(?:ся)?"
)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_future(word: str) -> bool:
    """Say whether a folded Russian word is a verb of one finished deed that is still to come: `построит`."""
    if _BEGUN.fullmatch(word):
        return True
    return _FUTURE.fullmatch(word) is not None and not _LASTING.fullmatch(word) and not readings(word)
