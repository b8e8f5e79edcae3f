"""How the press marks that somebody speaks: the verbs around a quotation, and what stands for one, by language."""

import re
from typing import Final

SPEECH: Final[dict[str, re.Pattern[str]]] = {
    "ru": re.compile(
        r"\b(?:сказа|сообщ|отме[тч]|заяв|подчер[кч]|добав|поясн|рассказ|уточн|объясн|напомн|заключ|подыт|вспомн|призна"
        r"|пошут|шутит|ответ|отвеч|говор|счита|увер|указа|указыва|коммент|резюмир|констат|замет|замеч|предупре|обеща"
        r"|пообещ|призва|продолж|дополн|рассужд|пишет|написа|слов(?:ам|а)\b|мнени|цитир|переда|утвержд|полага|убежд"
        r"|делит|поделил|процитир|приводит|привел|возраз|удив|восклик|соглас|спроси|(?:про)?информир|выска|парир"
        r"|перечисл)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:said|says?|saying|adds|added|told|tells|note[ds]|explain(?:ed|s)|stress(?:ed|es)|according to"
        r"|comment(?:ed|s)|argue[ds]|warn(?:ed|s)|announce[ds]|state[ds]|recall(?:ed|s)|emphasi[sz]e[ds]|observe[ds]"
        r"|remark(?:ed|s)|conclude[ds]|continue[ds]|asked|answered|replied|joked|promised|pointed out|insist(?:ed|s)"
        r"|believes|wrote|writes|acknowledge[ds]|admit(?:ted|s))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("说|表示|指出|介绍|称|道|强调|认为|透露|告诉|坦言|补充|谈到|回忆|說|稱|強調|認為|介紹|補充"),
}


def tells_who_speaks(stretch: str) -> bool:
    """Say whether a stretch of text has a verb of speaking in any of these languages."""
    return any(verbs.search(stretch) for verbs in SPEECH.values())
