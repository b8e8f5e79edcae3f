"""Verdicts on Chinese names: by Palladius' system, by pinyin, by the characters."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from svodka.names import hanzi, palladius, pinyin
from svodka.names.candidates import Candidates, candidates, press_candidates
from svodka.names.generics import core, with_generic_words, words
from svodka.names.judgement import UNKNOWN, Judgement, Question, Verdict
from svodka.names.russian import is_romanisation, romanised, similarity
from svodka.names.surnames import is_surname

ALIKE_ENOUGH: Final = 0.6
"""Below this a form that is no pinyin is another name of the same thing (Jack Ma for Ма Юнь), not a slip."""

NEARLY: Final = 0.75
"""The same for names that could be another language's."""

_MANDARIN: Final = frozenset({"zh", "cmn"})
_SINITIC: Final = frozenset({"zh", "cmn", "yue", "nan", "hak", "wuu"})
_ELSEWHERE: Final = re.compile(r"-(?:tw|hk|mo|sg|my)\b", re.IGNORECASE)
_READ: Final = frozenset({("ru", "en"), ("en", "ru"), ("zh", "en"), ("zh", "ru")})
_UNLIKE_OTHERS: Final = re.compile(
    "чж|цз|ц[июя]|с[юя]|юань|оу|янь|хуэ|[гхчшж]э|ъ|нь(?=[бвгджзклмнпрстфхцчшщ])",
)
"""What hardly any language but Mandarin has, once all of a name is spelt in Mandarin syllables."""
_SIGNS: Final = re.compile(r"[^а-я]+|ъ")
_GENERIC_ENDINGS: Final = frozenset(
    ("jiang", "he", "hu", "shan", "dao", "sheng", "shi", "xian", "qu", "zhen", "cun", "gang", "lu", "jie")
)


def judge_chinese(question: Question) -> Judgement:
    """Judge a name that is said to be Chinese or is spelt like one; unknown where the rules do not reach."""
    if not _is_open(question):
        return UNKNOWN
    found = candidates(question)
    if matching := tuple(form for form in found.forms if _is_form(form, question)):
        sure = found.regular and (_is_sure(question) or _is_unmistakable(question))
        forms = tuple(dict.fromkeys((*matching, *found.forms)))
        return Judgement("confirmed", "palladius", forms, "palladius", 1.0) if sure else UNKNOWN
    if found.forms:
        return _disagreement(question, found)
    return _press_spelling(question)


def _is_open(question: Question) -> bool:
    """Say whether Palladius has a say: the gate of the whole room."""
    return (
        question.direction in _READ
        and question.comes_from in (*_SINITIC, None)
        and question.kind not in {"event", "document"}
    )


def _is_sure(question: Question) -> bool:
    """Say whether the name is said to be Mandarin, and not from where other romanisations are at home."""
    return question.comes_from in _MANDARIN and not _ELSEWHERE.search(question.origin or "")


def _is_unmistakable(question: Question) -> bool:
    """Say whether a name that is spelt in Mandarin syllables is no other's: Лима is Lima without Palladius."""
    full = question.kind == "person" and len(words(question.source)) > 1
    return full or _has_marks(question) or not _is_letterwise(question)


def _has_marks(question: Question) -> bool:
    if hanzi.is_hanzi(question.source):
        return True
    cyrillic = question.source if question.direction[0] == "ru" else question.target
    return _UNLIKE_OTHERS.search(cyrillic.lower()) is not None


def _disagreement(question: Question, found: Candidates) -> Judgement:
    alike = max(similarity(romanised(form), romanised(question.target)) for form in found.forms)
    forms = found.forms
    if question.kind != "person":
        forms = tuple(with_generic_words(form, question.target) for form in forms)
    verdict = Judgement("doubtful", "none", forms, "palladius", alike)
    if not _is_sure(question) or not found.regular:
        return _suspicion(question, verdict)
    if question.kind == "person":
        return _person_verdict(question, found, verdict)
    return _thing_verdict(question, verdict)


def _suspicion(question: Question, verdict: Judgement) -> Judgement:
    """Warn where a name is probably Chinese and misspelt; the gate lets nothing more through."""
    close = (verdict.similarity or 0) >= ALIKE_ENOUGH and _is_system(question)
    return verdict if close and _has_marks(question) and len(words(question.source)) > 1 else UNKNOWN


def _person_verdict(question: Question, found: Candidates, verdict: Judgement) -> Judgement:
    if _is_turned(question, found):
        return _refuted(verdict, "name-order")
    if _is_part(question, found):
        return replace(verdict, reason="incomplete")
    if not _is_slip(question, verdict):
        return replace(verdict, reason="other-romanisation")
    return _refuted(verdict, "palladius")


def _thing_verdict(question: Question, verdict: Judgement) -> Judgement:
    """Refute one word by one word; what has more words on one side may be translated."""
    alone = len(core(question.source)) == len(core(question.target))
    close = question.kind == "place" or (verdict.similarity or 0) >= ALIKE_ENOUGH
    if alone and close and _is_slip(question, verdict):
        return _refuted(verdict, "palladius")
    return replace(verdict, reason="other-romanisation") if alone and question.kind == "place" else UNKNOWN


def _refuted(verdict: Judgement, reason: str) -> Judgement:
    outcome: Verdict = "wrong" if len(verdict.expected) == 1 else "ambiguous"
    return replace(verdict, verdict=outcome, method="palladius", reason=reason)


def _is_slip(question: Question, verdict: Judgement) -> bool:
    """Say whether the target tries to follow the system, or the Russian letters, and fails."""
    alone = question.kind == "person" and len(words(question.target)) == 1
    if _is_system(question):
        return not alone or _is_surname(question.target)
    if _is_letterwise(question):
        return question.kind in {"person", "place"} or _has_marks(question)
    return not alone and not _OTHERWISE.search(question.target) and (verdict.similarity or 0) >= _needed(question)


def _needed(question: Question) -> float:
    """Give the similarity at which a form that follows nothing is a slip; firms and products are called anything."""
    if _has_marks(question):
        return ALIKE_ENOUGH
    return NEARLY if question.kind in {"person", "place"} else 1.0


_OTHERWISE: Final = re.compile(r"[a-z]-[a-z]|hn|ee|oo|ck|th|ph|[bdfklmpstvyz]\b|[áéíóúñöäßø]", re.IGNORECASE)
"""What neither pinyin nor a slip of it has: Tsai Ing-wen, Li Ka-shing, Kai Hahn, Jan Lee, Fay Wen, U Thant."""


def _is_surname(target: str) -> bool:
    # Тань may be called Tanya, who is no Chinese.
    return any(map(is_surname, (target, *palladius.to_pinyin(target))))


def _is_system(question: Question) -> bool:
    """Say whether the target is strict pinyin, or strict Palladius, of some name."""
    read = pinyin.split if question.direction[1] == "en" else palladius.syllables
    parts = words(question.target) if question.kind == "person" else core(question.target)
    return bool(parts) and all(any(reading.cost == 0 for reading in read(part)) for part in parts)


def _is_letterwise(question: Question) -> bool:
    """Say whether the target is Russian letters turned into Latin ones: Chzhan Khankhuey."""
    both = (core(question.source), core(question.target))
    cyrillic, latin = both if question.direction[0] == "ru" else both[::-1]
    return (
        question.direction != ("zh", "ru")
        and len(cyrillic) == len(latin)
        and all(map(is_romanisation, cyrillic, latin))
    )


def _is_form(form: str, question: Question) -> bool:
    """Say whether the target is this form, or this form with its generic words translated: Huangpu River."""
    if _is_same(form, question.target, question):
        return True
    inner = " ".join(core(question.target))
    if question.kind == "person" or not inner:
        return False
    return _is_same(form, inner, question) or (inner != question.target and _is_shortened(form, inner, question))


def _is_shortened(form: str, inner: str, question: Question) -> bool:
    letters = pinyin.plain if question.direction[1] == "en" else _cyrillic_letters
    whole, part = letters(form), letters(inner)
    return whole.startswith(part) and whole[len(part) :] in _generic_endings(question.direction[1])


@cache
def _generic_endings(language: str) -> frozenset[str]:
    if language == "en":
        return _GENERIC_ENDINGS
    return frozenset(palladius.to_cyrillic(ending)[0].lower() for ending in _GENERIC_ENDINGS)


def _is_same(form: str, target: str, question: Question) -> bool:
    if question.direction[1] == "en":
        return pinyin.spells(form, target)
    return _cyrillic_letters(form) == _cyrillic_letters(target)


def _cyrillic_letters(text: str) -> str:
    return _SIGNS.sub("", text.lower().replace("ё", "е")).replace("юе", "юэ").replace("хой", "хуэй")


def _is_turned(question: Question, found: Candidates) -> bool:
    given = words(question.target)
    turned = " ".join((given[-1], *given[:-1])) if len(given) > 1 else ""
    return bool(turned) and any(_is_same(form, turned, question) for form in found.forms)


def _is_part(question: Question, found: Candidates) -> bool:
    parts = words(question.target)
    return len(parts) == 1 and any(_is_same(part, parts[0], question) for form in found.forms for part in form.split())


def _press_spelling(question: Question) -> Judgement:
    if question.kind != "person" or question.direction != ("ru", "en") or not _is_sure(question):
        return UNKNOWN
    forms = press_candidates(question)
    if not forms:
        return UNKNOWN
    matching = tuple(form for form in forms if pinyin.spells(form, question.target))
    alike = max(similarity(form, question.target) for form in forms)
    close = matching or alike >= ALIKE_ENOUGH
    return Judgement("doubtful", "none", matching or forms, "press-spelling", alike) if close else UNKNOWN
