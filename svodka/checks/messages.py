"""What findings say to an editor: one sentence for each code, in English and Russian."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from pydantic import JsonValue

from schemas.finding import Finding

VALUE_AT_MOST: Final = 120
"""Characters of one value that a message shows; an editor's list has one line for each finding."""

MESSAGES: Final[dict[str, dict[str, str]]] = {
    # grounding
    "name-not-in-article": {
        "en": "The article does not name “{name}”.",
        "ru": "Имени «{name}» в статье нет.",
    },
    "name-partly-in-article": {
        "en": "The article has only a part of the name “{name}”: “{part}”.",
        "ru": "От имени «{name}» в статье есть только часть: «{part}».",
    },
    "mention-not-in-article": {
        "en": "The words “{words}”, said to be copied from the article, are not in it.",
        "ru": "Слов «{words}», якобы взятых из статьи, в ней нет.",
    },
    "span-mismatch": {
        "en": "At the place that was given, the article does not say “{words}”.",
        "ru": "В указанном месте статьи нет слов «{words}».",
    },
    "span-without-words": {
        "en": "The offsets {start}–{end} are no place in the article.",
        "ru": "Места {start}–{end} в статье нет.",
    },
    "mention-of-other": {
        "en": "The words “{words}” are given as a mention of “{name}”, but they name somebody or something else.",
        "ru": "Слова «{words}» указаны как упоминание «{name}», но называют кого-то или что-то другое.",
    },
    # evidence
    "no-evidence": {
        "en": "No sentence of the article is given as support for this point.",
        "ru": "Для этого пункта не указано ни одного предложения статьи.",
    },
    "evidence-not-found": {
        "en": "No sentence of the article was found that supports this point.",
        "ru": "В статье не нашлось предложения, которое подтверждало бы этот пункт.",
    },
    "no-such-sentence": {
        "en": "The article has no sentence number {number}.",
        "ru": "Предложения с номером {number} в статье нет.",
    },
    "evidence-unrelated": {
        "en": "The sentences that should support this point share no word and no number with it.",
        "ru": "В предложениях, на которые опирается пункт, нет ни одного его слова или числа.",
    },
    "evidence-elsewhere": {
        "en": "This point rests on sentence {number} of the article, not on the sentences given.",
        "ru": "Этот пункт опирается на предложение {number} статьи, а не на указанные.",
    },
    "evidence-weak": {
        "en": "The sentences that should support this point have only {shared} of its {all} words and numbers.",
        "ru": "В предложениях, на которые опирается пункт, есть только {shared} из {all} его слов и чисел.",
    },
    # quotes
    "quote-not-verbatim": {
        "en": "The article does not have the quotation “{quote}” word for word.",
        "ru": "Дословной цитаты «{quote}» в статье нет.",
    },
    "quote-without-words": {
        "en": "The quotation has no words.",
        "ru": "В цитате нет слов.",
    },
    "quote-not-comparable": {
        "en": "The quotation was not compared: its words in the language of the article are not given.",
        "ru": "Цитата не сверена: её текст на языке статьи не указан.",
    },
    "quote-not-quoted": {
        "en": "The article has the words “{quote}”, but not as anybody's speech.",
        "ru": "Слова «{quote}» в статье есть, но это не чья-то речь.",
    },
    "quote-too-short": {
        "en": "The quotation is one word: “{quote}”.",
        "ru": "В цитате одно слово: «{quote}».",
    },
    "speaker-without-name": {
        "en": "The quotation is given to somebody without a name.",
        "ru": "Цитата приписана кому-то без имени.",
    },
    "speaker-unknown": {
        "en": "The speaker of the quotation, “{speaker}”, is not among the people and organisations of the summary.",
        "ru": "Автора цитаты, «{speaker}», нет среди людей и организаций сводки.",
    },
    "speaker-not-person": {
        "en": "The quotation is given to “{speaker}”, which is neither a person nor an organisation.",
        "ru": "Цитата приписана «{speaker}», а это не человек и не организация.",
    },
    "speaker-not-near": {
        "en": "The quotation is given to {speaker}, but in the article these are the words of {other}.",
        "ru": "Цитата приписана другому: указано «{speaker}», а в статье это говорит {other}.",
    },
    "speaker-far": {
        "en": "The article does not name {speaker} near this quotation.",
        "ru": "Рядом с этой цитатой статья не называет автора: {speaker}.",
    },
    # language
    "wrong-language": {
        "en": "The text should be in {expected}, but it looks like {found}.",
        "ru": "Ожидаемый язык текста: {expected}. Похоже, это {found}.",
    },
    "wrong-script": {
        "en": "“{words}” should be written in {expected} letters.",
        "ru": "«{words}»: здесь ожидается {expected}.",
    },
    # form
    "empty-text": {
        "en": "This text is empty.",
        "ru": "Этот текст пуст.",
    },
    "too-many-points": {
        "en": "The summary has {found} points; at most {limit} were asked for.",
        "ru": "Пунктов в сводке: {found}, а должно быть не больше {limit}.",
    },
    "endless-repetition": {
        "en": "The text repeats itself: “{words}”.",
        "ru": "Текст повторяет сам себя: «{words}».",
    },
    "duplicate-points": {
        "en": "Points {first} and {second} say the same.",
        "ru": "Пункты {first} и {second} говорят одно и то же.",
    },
    "headline-too-long": {
        "en": "The headline has {length} characters; at most {limit} fit.",
        "ru": "Знаков в заголовке: {length}, а помещается не больше {limit}.",
    },
    "headline-full-stop": {
        "en": "A headline ends without a full stop.",
        "ru": "Точка в конце заголовка не ставится.",
    },
    "headline-past-tense": {
        "en": "A headline is written in the present tense: “{words}”.",
        "ru": "Английский заголовок пишут в настоящем времени: «{words}».",
    },
    "point-length": {
        "en": "The point has {words} words; from {least} to {most} are expected.",
        "ru": "Слов в пункте: {words}, а должно быть от {least} до {most}.",
    },
    "headline-repeats-point": {
        "en": "The headline is a copy of the first point.",
        "ru": "Заголовок повторяет первый пункт.",
    },
    # safety
    "link-in-text": {
        "en": "The text has a link or an address in it: “{words}”.",
        "ru": "В тексте есть ссылка или адрес: «{words}».",
    },
    "markup-in-text": {
        "en": "The text has markup in it: “{words}”.",
        "ru": "В тексте есть разметка: «{words}».",
    },
    "hidden-characters-in-text": {
        "en": "The text has hidden or control characters in it: {words}.",
        "ru": "В тексте есть скрытые или управляющие символы: {words}.",
    },
    "canary-leaked": {
        "en": "The text repeats a secret word of the instructions given to the model.",
        "ru": "В тексте повторено секретное слово из инструкции для модели.",
    },
    "follows-instruction": {
        "en": "The text does what an instruction hidden in the article tells a model to do: “{words}”.",
        "ru": "Текст исполняет указание для модели, вставленное в статью: «{words}».",
    },
    "instruction-in-article": {
        "en": "This rests on a sentence of the article that looks like an instruction to a model: “{words}”.",
        "ru": "Это опирается на предложение статьи, похожее на указание для модели: «{words}».",
    },
}

_TERMS: Final[dict[str, dict[str, str]]] = {
    "ru": {"en": "Russian", "ru": "русский"},
    "en": {"en": "English", "ru": "английский"},
    "zh": {"en": "Chinese", "ru": "китайский"},
    "uk": {"en": "Ukrainian", "ru": "украинский"},
    "be": {"en": "Belarusian", "ru": "белорусский"},
    "kk": {"en": "Kazakh", "ru": "казахский"},
    "other": {"en": "another language", "ru": "другой язык"},
    "Cyrl": {"en": "Cyrillic", "ru": "кириллица"},
    "Latn": {"en": "Latin", "ru": "латиница"},
    "Hani": {"en": "Chinese", "ru": "китайское письмо"},
}
_TERM_ARGS: Final = frozenset(
    {("wrong-language", "expected"), ("wrong-language", "found"), ("wrong-script", "expected")}
)


def render(code: str, args: Mapping[str, JsonValue], language: str = "en") -> str:
    """Give the sentence of a finding, in English where there is none in `language`.

    Values come from models and articles: they fill our template and are never read as one.
    """
    templates = MESSAGES[code]
    spoken = language if language in templates else "en"
    values = {key: _shown(_term(value, spoken) if (code, key) in _TERM_ARGS else value) for key, value in args.items()}
    return templates[spoken].format(**values)


def retell(findings: Iterable[Finding], language: str) -> tuple[Finding, ...]:
    """Give the findings with their messages in another language."""
    return tuple(
        finding.model_copy(update={"message": render(finding.code, finding.args, language)}) for finding in findings
    )


def _term(value: JsonValue, language: str) -> JsonValue:
    return _TERMS[value][language] if isinstance(value, str) and value in _TERMS else value


def _shown(value: JsonValue) -> str:
    text = ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
    text = text if text.isprintable() else visible(text[: 2 * VALUE_AT_MOST])
    return text if len(text) <= VALUE_AT_MOST else text[: VALUE_AT_MOST - 1].rstrip() + "…"


def visible(text: str) -> str:
    """Give a text in which each character can be seen: blanks of every kind as a space, the others as their number."""
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isspace():
        return " "
    # Format characters may reorder or hide the rest of the message; lone surrogates cannot even be sent.
    return (
        f"[U+{ord(character):04X}]" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character
    )
