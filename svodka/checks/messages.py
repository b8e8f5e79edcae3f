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
    # numbers, dates, money
    "number-not-in-article": {
        "en": "The article has no figure {found}.",
        "ru": "Числа {found} в статье нет.",
    },
    "number-not-in-evidence": {
        "en": "{found} is not in the article; the evidence says {expected}.",
        "ru": "{found} в статье нет; в подтверждающих предложениях: {expected}.",
    },
    "number-elsewhere": {
        "en": "{found} stands in the article, but not in the sentences this point rests on.",
        "ru": "{found} в статье есть, но не в тех предложениях, на которые опирается пункт.",
    },
    "number-magnitude": {
        "en": "{found} is another order of magnitude; the article says {expected}.",
        "ru": "{found} — другой порядок величины; в статье: {expected}.",
    },
    "number-unit": {
        "en": "{found} is in another unit; the article says {expected}.",
        "ru": "{found} — другая единица; в статье: {expected}.",
    },
    "number-bound": {
        "en": "{found} says the opposite of a limit; the article says {expected}.",
        "ru": "{found} — противоположная граница; в статье: {expected}.",
    },
    "number-misplaced": {
        "en": "{found} stands in the evidence for something else; here it says {expected}.",
        "ru": "{found} в подтверждающих предложениях относится к другому; на этом месте там стоит {expected}.",
    },
    "sum-misplaced": {
        "en": "The sum {found} stands in the evidence for something else; here it says {expected}.",
        "ru": "Сумма {found} в подтверждающих предложениях относится к другому; на этом месте там стоит {expected}.",
    },
    "date-not-in-article": {
        "en": "The article does not give the date or period “{found}”.",
        "ru": "Даты или периода «{found}» в статье нет.",
    },
    "date-not-in-evidence": {
        "en": "The article does not give the date or period “{found}”; the evidence says {expected}.",
        "ru": "Даты или периода «{found}» в статье нет; в подтверждающих предложениях: {expected}.",
    },
    "date-elsewhere": {
        "en": "“{found}” stands in the article, but not in the sentences this point rests on.",
        "ru": "«{found}» в статье есть, но не в тех предложениях, на которые опирается пункт.",
    },
    "date-undecided": {
        "en": "Without the day of publication nobody can tell whether “{found}” is right.",
        "ru": "Без даты публикации нельзя сказать, верно ли «{found}».",
    },
    "sum-not-in-article": {
        "en": "The article has no sum {found}.",
        "ru": "Суммы {found} в статье нет.",
    },
    "sum-not-in-evidence": {
        "en": "The sum {found} is not in the article; the evidence says {expected}.",
        "ru": "Суммы {found} в статье нет; в подтверждающих предложениях: {expected}.",
    },
    "sum-elsewhere": {
        "en": "The sum {found} stands in the article, but not in the sentences this point rests on.",
        "ru": "Сумма {found} в статье есть, но не в тех предложениях, на которые опирается пункт.",
    },
    "sum-magnitude": {
        "en": "The sum {found} is another order of magnitude; the article says {expected}.",
        "ru": "Сумма {found} — другого порядка; в статье: {expected}.",
    },
    "sum-currency": {
        "en": "The sum {found} is in another currency or unit; the article says {expected}.",
        "ru": "Сумма {found} — в другой валюте или единице; в статье: {expected}.",
    },
    "sum-bound": {
        "en": "The sum {found} has the opposite limit; the article says {expected}.",
        "ru": "Сумма {found} — с противоположной границей; в статье: {expected}.",
    },
    # names
    "name-wrong": {
        "en": "“{found}” is not how {name} is written; it should be {expected}.",
        "ru": "«{found}» — неверное написание имени {name}; верно: {expected}.",
    },
    "name-wrong-in-text": {
        "en": "“{found}” is not how {name} is written; it should be {expected}.",
        "ru": "«{found}» — неверное написание имени {name}; верно: {expected}.",
    },
    "name-order": {
        "en": "“{found}” has the parts of {name} in the wrong order; it should be {expected}.",
        "ru": "В «{found}» части имени {name} стоят в неверном порядке; верно: {expected}.",
    },
    "name-order-in-text": {
        "en": "“{found}” has the parts of the name in the wrong order; it should be {expected}.",
        "ru": "В «{found}» части имени стоят в неверном порядке; верно: {expected}.",
    },
    "name-ambiguous": {
        "en": "“{found}” is not a reading of {name}; possible are {expected}.",
        "ru": "«{found}» не соответствует имени {name}; возможны {expected}.",
    },
    "name-doubtful": {
        "en": "Check “{found}” for {name}; the rules would give {expected}.",
        "ru": "Проверьте «{found}» для имени {name}; по правилам было бы {expected}.",
    },
    "name-spelt-otherwise": {
        "en": "“{found}” looks like {name}, spelt in another way.",
        "ru": "«{found}» похоже на {name} в другом написании.",
    },
    "name-mixed": {
        "en": "“{found}” joins a name that nobody knows to {name}.",
        "ru": "В «{found}» к имени {name} добавлено неизвестное имя.",
    },
    "name-unknown": {
        "en": "Neither the article nor the list of names knows “{found}”.",
        "ru": "«{found}» нет ни в статье, ни в списке имён.",
    },
    "word-unknown": {
        "en": "If “{found}” is a name, neither the article nor the list of names knows it.",
        "ru": "Если «{found}» — имя, его нет ни в статье, ни в списке имён.",
    },
    # parity
    "figure-missing-in-one": {
        "en": "The other language has {found} here; this text leaves it out.",
        "ru": "В тексте на другом языке здесь есть {found}; в этом — нет.",
    },
    "figure-only-in-one": {
        "en": "{found} stands only in this language, and the evidence does not have it.",
        "ru": "{found} есть только на этом языке, и в подтверждающих предложениях этого нет.",
    },
    "entity-missing-in-one": {
        "en": "The other language names {name} here; this text does not.",
        "ru": "В тексте на другом языке здесь назван(а) {name}; в этом — нет.",
    },
    "entity-only-in-one": {
        "en": "Only this language names {name} here, and the evidence does not.",
        "ru": "{name} здесь упоминается только на этом языке, а в подтверждающих предложениях — нет.",
    },
    "claim-only-in-one": {
        "en": "Only this language says “{words}”.",
        "ru": "«{words}» сказано только на этом языке.",
    },
    # glossary
    "glossary-term-missing": {
        "en": "The house's term for “{source}” is “{target}”; it is not used here.",
        "ru": "По глоссарию «{source}» — это «{target}»; здесь термин не использован.",
    },
    "glossary-forbidden": {
        "en": "The glossary forbids “{found}”; it asks for “{target}”.",
        "ru": "Глоссарий запрещает «{found}»; нужно «{target}».",
    },
    # coverage
    "entity-not-covered": {
        "en": "The article puts {name} first or names it often; the summary's points do not.",
        "ru": "Статья ставит {name} на первое место или называет часто, а в пунктах этого имени нет.",
    },
    "figure-not-covered": {
        "en": "The article opens with {figure}; no point has it.",
        "ru": "Статья начинается с {figure}, но ни в одном пункте этого нет.",
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
    # roles
    "role-of-other": {
        "en": "The role “{role}” is given to {name}; the article has it for {other}.",
        "ru": "Должность «{role}» указана для «{name}», а в статье её занимает {other}.",
    },
    "role-not-near": {
        "en": "The article does not give {name} the role “{role}”.",
        "ru": "В статье рядом с именем «{name}» нет должности «{role}».",
    },
    "role-differs": {
        "en": "The role of {name} is not the same in both languages: “{role}” and “{other}”.",
        "ru": "Должность «{name}» на двух языках различается: «{role}» и «{other}».",
    },
    "role-in-text": {
        "en": "The text calls {name} “{role}”; that is not the role known from the article.",
        "ru": "В тексте «{name}» назван так: «{role}»; по статье должность другая.",
    },
    "affiliation-not-near": {
        "en": "The article does not name {given} near {name}, but other organisations.",
        "ru": "Рядом с именем «{name}» статья называет не «{given}», а другие организации.",
    },
    "affiliation-of-other": {
        "en": "{name} is said to act for {given}, but the article names {other} beside this person.",
        "ru": "Указано, что «{name}» представляет «{given}», а в статье рядом с этим именем стоит «{other}».",
    },
    "names-exchanged": {
        "en": "{name} and {other} seem to have changed places: in the other language they stand the other way round.",
        "ru": "Похоже, «{name}» и «{other}» поменялись местами: на другом языке они стоят наоборот.",
    },
    # polarity
    "direction-reversed": {
        "en": "The text says “{words}” where the article says “{other}”.",
        "ru": "В тексте «{words}», а в статье «{other}».",
    },
    "directions-differ": {
        "en": "The text says “{words}” where the other language says “{other}”.",
        "ru": "В тексте «{words}», а на другом языке «{other}».",
    },
    "negation-added": {
        "en": "The text denies what the article affirms: “{words}”.",
        "ru": "Текст отрицает то, что статья утверждает: «{words}».",
    },
    "negation-dropped": {
        "en": "The article denies this, and the text affirms it: “{words}”.",
        "ru": "Статья это отрицает, а текст утверждает: «{words}».",
    },
    "denied-in-one-language": {
        "en": "One language denies what the other affirms: “{words}”.",
        "ru": "На одном языке отрицается то, что на другом утверждается: «{words}».",
    },
    "negations-differ": {
        "en": "One language denies more than the other: {source} times against {target}.",
        "ru": "Отрицаний на двух языках не поровну: {source} и {target}.",
    },
    # modality
    "plan-told-as-done": {
        "en": "The text tells as done (“{words}”) what the article has as planned or possible.",
        "ru": "В тексте сказано как о сделанном («{words}»), а в статье это план или возможность.",
    },
    "plan-done-in-one-language": {
        "en": "The text tells as done (“{words}”) what is planned or possible in the other language.",
        "ru": "В тексте сказано как о сделанном («{words}»), а на другом языке это план или возможность.",
    },
    # attribution
    "claim-of-other": {
        "en": "The text gives this to {name}, but the article names {other} here.",
        "ru": "В тексте это говорит «{name}», а в статье здесь назван другой человек: «{other}».",
    },
    "speaker-dropped": {
        "en": "The text states as a fact what the other language leaves to whoever said it.",
        "ru": "Текст утверждает от себя то, что на другом языке дано как чьи-то слова.",
    },
    "claim-without-speaker": {
        "en": "In the article this is somebody's claim, and the text does not say whose.",
        "ru": "В статье это чьи-то слова, а в тексте не сказано чьи.",
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
    # judge
    "judge-roles": {
        "en": "A second model thinks that who does what, or in which role, is not as in the article: “{words}”.",
        "ru": "Вторая модель считает, что кто и в какой роли действует, здесь не так, как в статье: «{words}».",
    },
    "judge-negation": {
        "en": "A second model thinks that what the article denies or affirms is turned round here: “{words}”.",
        "ru": "Вторая модель считает, что отрицание здесь потеряно или добавлено; в статье: «{words}».",
    },
    "judge-modality": {
        "en": "A second model thinks that this is more certain, or less, than in the article: “{words}”.",
        "ru": "Вторая модель считает, что план, возможность и факт здесь спутаны; в статье: «{words}».",
    },
    "judge-attribution": {
        "en": "A second model thinks that the speaker of this is lost, or is not the article's: “{words}”.",
        "ru": "Вторая модель считает, что автор этих слов потерян или не тот, что в статье: «{words}».",
    },
    "judge-direction": {
        "en": "A second model thinks that the direction of a change is reversed here; the article has “{words}”.",
        "ru": "Вторая модель считает, что направление изменения здесь обратное; в статье: «{words}».",
    },
    "judge-contradicted": {
        "en": "A second model thinks that the article says something else: “{words}”.",
        "ru": "Вторая модель считает, что в статье сказано другое: «{words}».",
    },
    "judge-unsupported": {
        "en": "A second model did not find this in the article.",
        "ru": "Вторая модель не нашла этого в статье.",
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
