"""The language of a text, by its letters first; small tables, no model."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from svodka.intake.tables import words

_SCRIPTS: Final[tuple[tuple[str, str], ...]] = (
    ("Latin", "A-Za-zªºÀ-ÖØ-öø-ʸḀ-ỿⱠ-ⱿꜢ-ꞇＡ-Ｚａ-ｚ"),
    ("Cyrillic", "Ѐ-ԯᲀ-ᲈꙀ-ꚝ"),
    ("Greek", "Ͱ-ͽͿ-Ͽἀ-῾"),
    ("Armenian", "Ա-և"),
    ("Hebrew", "א-ת"),
    ("Arabic", "ء-ۓەۮ-ۿݐ-ݿࢠ-ࣉﭐ-ﷻﹰ-ﻼ"),
    ("Devanagari", "ऄ-हक़-ॡॲ-ॿ"),
    ("Thai", "ก-ะาำเ-ๆ"),
    ("Georgian", "Ⴀ-ჿᲐ-Ჿ"),
    ("Hangul", "가-힣ㄱ-ㅣᄀ-ᇿ"),
    ("Kana", "ぁ-ゖァ-ヺーｦ-ﾟ"),
    ("Han", "㐀-䶿一-鿿豈-龎々〇\U00020000-\U000323af"),
)
_SCRIPT_LETTERS: Final = tuple((script, re.compile(f"[{letters}]")) for script, letters in _SCRIPTS)
_DOUBLE: Final = frozenset({"Han", "Kana", "Hangul"})
"""One of these characters says about as much as two letters of an alphabet."""

_ONLY_LANGUAGE: Final = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Thai": "th",
    "Georgian": "ka",
}

_WORD: Final = re.compile(r"[^\W\d_]+")
_MIXED_WORD: Final = re.compile(r"\b(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[Ѐ-ӿ])[^\W\d_]+")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Language:
    """What tells one language from others of its script: letters of its own, letters it lacks, small words."""

    tag: str
    own: str
    lacks: str
    words: frozenset[str]


def _table(rows: str) -> tuple[_Language, ...]:
    cells = (row.split("|") for row in rows.strip().splitlines())
    return tuple(_Language(tag.strip(), own.strip(), lacks.strip(), words(small)) for tag, own, lacks, small in cells)


# The order decides between equal scores. Sources of the letters: the alphabets; the words are each language's most
# frequent ones that its neighbours do not share, and a few that they do.
_CYRILLIC: Final = _table("""
ru | ыэёѣѳѵ | їєґўәғқңөұүһҗҙҫҡђјљњћџѓќѕӣӯҳҷ | \
и в на не что с по из к о для от как за при об это или его но у же был были также сообщил году года
uk | іїєґ | ыэёъўәғқңөұүһђјљњћџѣ | і в у на не що та з до для від із про за як це який було року також але
be | ўі | щъиїєґәғқңөұүһђјљњћџѣ | і ў у на не што з да для ад як гэта пра па таксама года было
bg | ъ | ыэёіїєґўәғқңөұүһђјљњћџѣ | и в на не да се от за с че са по като ще е си това със след през година
sr | ђјљњћџ | ыэёъьйіїєґўәғқңөұүһѓќѕщюя | и у на не да је се за од са су који као што из годину
mk | ѓјќѕљњџ | ыэёъьйіїєґўәғқңөұүһђћщюя | и во на не да се од за со што ќе како е ова година
ky | ңөү | әғқұһіҗҙҫҡїєґўђјљњћџ | жана менен үчүн бул боюнча деп болду жылы эмес тууралуу
mn | өү | әғқңұһіҗҙҫҡїєґўђјљњћџ | нь болон энэ тухай байна гэж юм оны улсын
tt | әңөүһҗ | ғқұіҙҫҡїєґўђјљњћџ | һәм белән өчен бу да дә турында буенча булган ел елда иде
kk | әғқңөұүһі | җҙҫҡїєґўђљњћџ | мен және бұл үшін туралы бойынша деп жылы болды бар да де
ba | ҙҫҡғәңөүһ | құіҗїєґўђјљњћџ | һәм менән өсөн был тураһында буйынса булған йыл
tg | ғӣқӯҳҷ | әңөұүһіҗҙҫҡїєґўђјљњћџщы | ва дар бо аз ба ки барои ин он буд шуд соли
""")
_ROMAN: Final = _table("""
en | | àâäåæçéèêëîïñóôöøúùûüßłęąşğıőűčřžăășț | \
the of and to in a that is for on with was by at from has said it were which its as are
de | äöüß | éèàçñøåłęąşğıőűčřžăț | \
der die das und in den von zu mit auf ist ein eine für im dem nicht des sich auch wurde
fr | éèêàçùâîôûœëï | äßñøåłęąşğıőűčřžăț | le la les de des du et en un une que est pour dans par sur au qui pas avec
es | ñáóíúé¿ | äßàèçøåłęąşğıőűčřžăț | el la los las de del y en que un una por con para se es al su fue como
it | àèéìòù | äßñøåłęąşğıőűčřžăç | il la di che e un una per con del della in le i gli non è sono da nel ha
pt | ãõçáéíóúâê | äßñøåłęąşğıőűčřžăț | o a os as de do da e em que um uma para com não por no na foi ao
nl | ë | äßñøåłęąşğıőűčřžăç | de het een van en in is dat op te voor met zijn niet aan door ook werd
pl | ąćęłńśźż | äüßñøåşğıőűčřšžăèàç | w i na z do nie się że o jest to po od przez dla jako oraz roku
cs | ěščřžýáíéůúťď | äßñøåłęąşğıőűăàèç | a v na se že je o s z do pro by jako podle který ve uvedl
tr | ğışçöü | äßñøåłęąőűčřžăéèàúù | ve bir bu için ile de da olarak çok daha olan gibi sonra dedi
az | əğışçöü | äßñøåłęąőűčřžăéèà | və bir bu üçün ilə da də olan edib bildirib
uz | ʻ | äßñøåłęąőűčřžăéèàğış | va bilan uchun bu ham da yil ning edi haqida boʻyicha
vi | ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ | äßñøåłęąşğıőűčřžț | \
và của là các có trong được cho với không những một người này đã tại
sv | åäö | ßñłęąşğıőűčřžăçèàõ | och i att det som en på är av för med till den har inte om ett var
fi | äö | ßñłęąşğıőűčřžăçèàõ | ja on ei että se oli hän mutta ovat myös kun mukaan joka
ro | ăâîșț | äßñøåłęąğıőűčřž | și în de la a cu pe că din pentru este care nu un o sunt
hu | őűáéíóöúü | äßñøåłęąşğıčřžăçèàõ | a az és hogy nem is egy van volt meg ez azt szerint magyar
id | | äößñøåłęąşğıőűčřžăçéèà | yang dan di dengan untuk pada dari ini itu tidak dalam akan juga adalah
""")
_ARABIC: Final = _table("""
ar | ةىإأ | پچژگکی | في من على إلى أن التي عن مع هذا
fa | پچژگکی | ةىٹڈڑںے | و در به از که این را با است برای
ur | ٹڈڑںےہ | ةى | اور کے میں کی سے ہے کا کو پر
""")
_SCORED: Final = {"Cyrillic": _CYRILLIC, "Latin": _ROMAN, "Arabic": _ARABIC}
_NEVER_WITHOUT_THEIR_LETTERS: Final = frozenset({"uk", "be", "sr", "mk", "ky", "tt", "kk", "ba", "tg"})
"""Their own letters stand in nearly every sentence; a text without one that shares their small words is another's."""
_PROOF_IN: Final = {"Cyrillic": (1.0, 0.05), "Arabic": (1.0, 0.05), "Latin": (2.0, 0.12)}
"""The score that decides, at least, and for each word: code in Latin letters has an English word here and there."""


def detect(text: str) -> str | None:
    """Give the primary language of the larger part of the text (Han characters count double), or None."""
    text = unicodedata.normalize("NFC", text)
    letters = _letters_by_script(text)
    weights = {script: count * (2 if script in _DOUBLE else 1) for script, count in letters.items()}
    east_asian = {script: weights.pop(script) for script in _DOUBLE if script in weights}
    weights["Han"] = sum(east_asian.values())
    scripts = sorted(filter(weights.get, weights), key=lambda script: -weights[script])
    languages = (_of_han_script(east_asian) if script == "Han" else _of_script(script, text) for script in scripts)
    # A script in which nothing is recognised (code, gibberish) does not hide the language of the rest.
    return next(filter(None, languages), None)


def _letters_by_script(text: str) -> Counter[str]:
    scripts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        script = next((name for name, pattern in _SCRIPT_LETTERS if pattern.match(character)), None)
        if script:
            scripts[script] += count
    if scripts["Latin"] and scripts["Cyrillic"]:
        _count_look_alikes_as_cyrillic(text, scripts)
    return +scripts


def _count_look_alikes_as_cyrillic(text: str, scripts: Counter[str]) -> None:
    disguised = sum(len(_LATIN_LETTER.findall(word)) for word in _MIXED_WORD.findall(text))
    scripts["Latin"] -= disguised
    scripts["Cyrillic"] += disguised


def _of_han_script(weights: dict[str, int]) -> str:
    # Japanese has kana in every sentence; Korean news keep a few Han characters, Chinese ones quote kana hardly ever.
    total = sum(weights.values())
    if weights.get("Hangul", 0) * 3 > total:
        return "ko"
    return "ja" if weights.get("Kana", 0) * 6 > total else "zh"


def _of_script(script: str, text: str) -> str | None:
    if script in _ONLY_LANGUAGE:
        return _ONLY_LANGUAGE[script]
    lowered = text.lower()
    letters, found = Counter(lowered), Counter(_WORD.findall(lowered))
    scores = {language.tag: _score(language, letters, found) for language in _SCORED[script]}
    best = max(scores, key=lambda tag: scores[tag])
    at_least, per_word = _PROOF_IN[script]
    return best if scores[best] >= max(at_least, per_word * found.total()) else None


def _score(language: _Language, letters: Counter[str], found: Counter[str]) -> float:
    small_words = sum(found[word] for word in language.words)
    own = sum(letters[letter] for letter in language.own)
    if not own and language.tag in _NEVER_WITHOUT_THEIR_LETTERS:
        return 0.0
    return small_words + 0.5 * own - sum(letters[letter] for letter in language.lacks)
