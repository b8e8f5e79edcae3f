"""How the press marks that somebody speaks: the verbs around a quotation."""

import re
from typing import Final

from svodka.grounding.wordlist import listed

_RUSSIAN: Final = listed("""
    сказа говор расска сообщ отмет отмеч подчерк заяв уточн поясн объясн добав напомн вспомн признал признав утвержд
    счита полага убежд увер подыт заключ резюмир констатир коммент цитир процитир приводит привел пишет написа
    спроси ответ отвеч пошут шутит удив восклик возраз соглас продолж дополн обрат обещ пообещ предупре предупреж
    проинформир информир слова указа указыва выска рассужд парир призва передал передает
""")
_ENGLISH: Final = listed("""
    said says say saying told tells added adds noted notes explained stressed stated according asked answered replied
    recalled warned announced commented continued concluded argued insisted joked admitted promised remarked observed
""")
_CHINESE: Final = listed("说 表示 指出 介绍 强调 补充 认为 称 道 告诉 坦言 透露")

_SPEECH: Final = re.compile(rf"\b(?:{'|'.join(_RUSSIAN)})|\b(?:{'|'.join(_ENGLISH)})\b|{'|'.join(_CHINESE)}")


def tells_who_speaks(lower: str) -> bool:
    """Say whether a folded lower-case stretch of text has a verb of speaking."""
    return _SPEECH.search(lower) is not None
