"""Sentences of an article that speak to a model and not to readers, and texts that do what they say."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from schemas.span import Span, Where
from svodka.checks.words import fold, stem
from svodka.intake.article import HIDDEN_CHARACTERS, Article
from svodka.intake.hidden import without_hidden

PAYLOAD_AT_LEAST: Final = 4
"""Characters of a quoted or coined word that make it worth finding again."""
CLAUSE_WORDS: Final = 4
"""Words in a row that nobody shares with an instruction by chance."""
LONG_CLAUSE_WORDS: Final = 3
"""The same for words of five letters and more."""
INSTRUCTIONS_AT_MOST: Final = 20
"""An article with more is an attack, and the first twenty say so."""
PAYLOADS_AT_MOST: Final = 20


@dataclass(frozen=True)
class Words:
    """A text as obedience is looked for in it."""

    text: str

    @cached_property
    def folded(self) -> str:
        """The text without differences of letter case."""
        return fold(self.text)

    @cached_property
    def clauses(self) -> frozenset[tuple[str, ...]]:
        """Its runs of words, cut to stems."""
        words = _WORD.findall(fold(without_hidden(self.text)))
        return frozenset([*_runs(words, CLAUSE_WORDS, 1), *_runs(words, LONG_CLAUSE_WORDS, 5)])

    def has(self, words: str) -> bool:
        """Say whether the text has these words; codes and figures must stand alone there."""
        wanted = fold(words)
        # Russian words change their endings, and Chinese ones have no borders.
        alone = words.isascii() or words[:1].isdigit()
        return any(not alone or _stands_alone(self.folded, at, len(wanted)) for at in _places(self.folded, wanted))


@dataclass(frozen=True)
class Instruction:
    """A sentence that speaks to a model. `reading`: what it says when nothing is hidden; `elsewhere`: the rest."""

    span: Span
    reading: str
    elsewhere: Words

    @cached_property
    def payloads(self) -> tuple[str, ...]:
        """The words whose appearance in a summary shows obedience; the article has them nowhere else."""
        offered = (words.strip() for find in PAYLOADS for words in find(self._said.text))
        telling = (words for words in dict.fromkeys(offered) if self._is_telling(words))
        return tuple(islice(telling, PAYLOADS_AT_MOST))

    @cached_property
    def clauses(self) -> frozenset[tuple[str, ...]]:
        """Runs of its words, cut to stems, that the article has nowhere else."""
        return self._said.clauses - self.elsewhere.clauses

    @cached_property
    def _said(self) -> Words:
        return Words(_TAG.sub(" ", self.reading))

    def _is_telling(self, words: str) -> bool:
        long_enough = len(words) >= PAYLOAD_AT_LEAST or words.strip("%").isdigit()
        return long_enough and not self.elsewhere.has(words) and not looks_like_instruction(words)


def instructions_in(article: Article) -> list[Instruction]:
    """Give the first sentences, title and noise included, that look like instructions to a model."""
    candidates = ((span, reading) for span, reading in _candidates(article) if looks_like_instruction(reading))
    told = list(islice(candidates, INSTRUCTIONS_AT_MOST))
    elsewhere = Words(_without(article.text, [span for span, _ in told if span.where == "text"]) if told else "")
    return [Instruction(span, reading, elsewhere) for span, reading in told]


def obeyed(instruction: Instruction, text: Words) -> str | None:
    """Give the words by which a text does what an instruction says; None when it does not."""
    for words in instruction.payloads:
        if text.has(words):
            return words
    shared = text.clauses & instruction.clauses
    return _in_full(text.text, max(shared)) if shared else None


def looks_like_instruction(text: str) -> bool:
    """Say whether a sentence speaks to a model or a summariser."""
    folded = fold(without_hidden(text))
    return any(pattern.search(folded) for pattern in ADDRESSES) or bool(
        _ORDER.search(folded) and _OUTPUT.search(folded)
    )


ADDRESSES: Final[tuple[re.Pattern[str], ...]] = (
    re.compile(
        r"\b(?:игнорируй|забудь|отбрось|не учитывай)(?:те)?\b.{0,40}(?:инструкц|указани|предыдущ|выше|правил|контекст)"
    ),
    re.compile(
        r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|instructions?|article|prompt|rules)\b"
    ),
    re.compile(r"(?:忽略|無視|无视|忘记|忘記).{0,12}(?:以上|之前|先前|指令|指示|內容|内容|提示)"),
    re.compile(r"\[\s*(?:системное сообщение|system|конец статьи|end of article)|системное сообщение\s*[:\]]"),
    re.compile(
        r"^\W{0,8}(?:system|assistant|developer)\s*:|<\|?(?:im_start|im_end|system)|\[/?inst\]|</?(?:article|document|system)>"
    ),
    re.compile(
        r"\b(?:новая инструкция|новые инструкции|задание изменено|приоритет над систем\w*|new instructions?\s*:)"
    ),
    re.compile(
        r"\b(?:если|раз) (?:вы|ты)\W{1,4}(?:языковая модель|большая модель|нейросеть|ии|бот|чат-бот|ассистент)\b"
    ),
    re.compile(r"\bif you(?:'re| are) an? (?:ai|llm|language model|large language model|assistant|chatbot|bot)\b"),
    re.compile(r"\bвнимани[ею],? (?:языковой )?модел|\bдля языковой модели"),
    re.compile(r"\bnote (?:to|for) (?:the )?(?:ai|llm|model|summari[sz]er)"),
    re.compile(r"\b(?:вызови(?:те)?|call|invoke) (?:the )?(?:функци|инструмент|function|tool)"),
    re.compile(r"\bповтори(?:те)?\b.{0,60}\bраз\b|\brepeat\b.{0,60}\btimes\b"),
    re.compile(r"\b(?:этот|данный) (?:фрагмент|текст) счита(?:ть|й|йте) (?:присутств|част)"),
    re.compile(r"(?:在|於|于)?(?:摘要|总结|總結|译文|譯文|翻译)(?:中|裡|里)?(?:写|寫|加|输出|輸出|注明)"),
    re.compile(r"\b(?:прекрати|останови)(?:те)? (?:работу|обработку|пересказ|генерац)"),
)
"""Ways to speak to a model that need nothing else; folded text."""

_VERBS: Final = (
    "напиши добавь вставь включи укажи указывай упомяни верни выведи внеси ответь начни процитируй повтори используй "
    "считай перечисли закончи переведи скажи сообщи называй назови поставь замени"
)
_ORDER: Final = re.compile(
    rf"\b(?:{'|'.join(_VERBS.split())})(?:те)?\b"
    r"|(?:^|[:;,.!?—-]\s*|\bplease |\band |\bthen |\bmust )"
    r"(?:append|add|include|insert|output|print|write|say|return|repeat|reply|respond|translate|begin|end|mention)\b"
)
_OUTPUT: Final = re.compile(
    r"\b(?:сводк|пересказ|саммари|резюме|summar|ассистент|языковая модель|(?:английск|русск)\w+ верси|ссылку на"
    r"|в пол[ея]\b|список (?:людей|участников|организаций|персон)|ответ со слов|цитат\w*-доказательств"
    r"|вместо него|слов(?:о|а|ом)\b|меня как|system prompt|the word\b|the phrase\b|headline|own?-\d)"
)
"""An order to write something, and the thing that only a summariser writes: together they are an instruction."""


def quoted(reading: str) -> Iterator[str]:
    """Words in quotation marks."""
    for match in re.finditer(r"«([^«»]{4,200})»|“([^“”]{4,200})”|\"([^\"]{4,200})\"|「([^「」]{2,100})」", reading):
        yield next(filter(None, match.groups()))


def coined(reading: str) -> Iterator[str]:
    """Words in capitals, with digits or underscores in them."""
    for match in re.finditer(r"(?<![\w-])\w++(?:-\w++)*+(?!:)", reading):
        word = match.group()
        shouted = word.isupper() and len(word) > PAYLOAD_AT_LEAST
        if (shouted or "_" in word.strip("_")) and word.casefold() not in _SHOUTED:
            yield word


def equated(reading: str) -> Iterator[str]:
    """What a forged glossary wants written: the right-hand side of `=`."""
    yield from (match.group(1) for match in re.finditer(r"[=→]\s*([^\s,;.=]{3,60})", reading))


def figures(reading: str) -> Iterator[str]:
    """Numbers of two digits and more."""
    yield from (match.group() for match in re.finditer(r"(?<![\w.,])\d{2,}(?:[.,]\d+)?(?![\w])", reading))


PAYLOADS: Final[tuple[Callable[[str], Iterator[str]], ...]] = (quoted, coined, equated, figures)

_SHOUTED: Final = frozenset(
    ["внимание", "важно", "модели", "модель", "system", "ignore", "previous", "instructions", "important", "attention"]
)
_STEMS: Final = tuple(
    f"""{_VERBS}
    игнорируй забудь отбрось системн приоритет инструкц измен модел нейросет ассистент чат-бот прекрати останови вызови
    счита ignore disregard forget override system assistant developer instruction language llm summar append output
    print repeat reply respond function tool_ inst] im_start <article </article rot13 note
    忽略 無視 无视 忘 摘要 总结 總結 译文 譯文 翻译""".split()
)
"""Something that every instruction has: sentences without any of it are not read."""

_TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_TAGS: Final = re.compile("[\U000e0020-\U000e007e]{8,}")
_TURNED: Final = re.compile("\u202e([^\u202c\n]+)")


def _candidates(article: Article) -> Iterator[tuple[Span, str]]:
    hidden = {noise.start for noise in article.noise if noise.rule == HIDDEN_CHARACTERS}
    if hidden:
        yield from _smuggled(article)
    for where, ranges in _units(article).items():
        text = article.string(where)
        for index in _hit(text, ranges, hidden if where == "text" else {0}):
            start, end = _whole(text, ranges, index)
            yield article.span(where, start, end), _read(text[start:end])


def _smuggled(article: Article) -> Iterator[tuple[Span, str]]:
    """Read what is written in invisible letters or shown back to front."""
    for match in _TAGS.finditer(article.text):
        letters = "".join(chr(ord(tag) - 0xE0000) for tag in match.group())
        yield article.span("text", *match.span()), letters
    for match in _TURNED.finditer(article.text):
        yield article.span("text", *match.span()), match.group(1)[::-1]


def _units(article: Article) -> dict[Where, list[tuple[int, int]]]:
    ranges: dict[Where, list[tuple[int, int]]] = {"title": [], "text": []}
    for sentence in article.sentences:
        ranges[sentence.where].append((sentence.start, sentence.end))
    ranges["text"] += ((noise.start, noise.end) for noise in article.noise if noise.rule != HIDDEN_CHARACTERS)
    return {where: sorted(those) for where, those in ranges.items()}


def _hit(text: str, ranges: list[tuple[int, int]], hidden: set[int]) -> list[int]:
    """Give the sentences worth reading: those with a telltale stem or with hidden characters, which may split one."""
    starts = [start for start, _ in ranges]
    folded = _lower(text)
    places = {place for each in _STEMS for place in _places(folded, each)}
    places |= hidden
    return sorted({index for place in places if (index := bisect_right(starts, place) - 1) >= 0})


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + len(part))


def _whole(text: str, ranges: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """Give a sentence, with the question before it that it wants answered, and with the rest of its quotation."""
    start, end = ranges[index]
    if index and text[slice(*ranges[index - 1])].rstrip().endswith("?"):
        start = ranges[index - 1][0]
    if text.count("«", start, end) > text.count("»", start, end) and index + 1 < len(ranges):
        end = ranges[index + 1][1]
    return start, end


def _read(words: str) -> str:
    reading = without_hidden(words)
    return codecs.encode(reading, "rot13") if "rot13" in reading.casefold() else reading


def _without(text: str, spans: list[Span]) -> str:
    kept: list[str] = []
    done = 0
    for start, end in sorted((span.start, span.end) for span in spans):
        kept.append(text[done:start])
        done = max(done, end)
    return "\n".join([*kept, text[done:]])


def _stands_alone(text: str, at: int, length: int) -> bool:
    return not (text[max(0, at - 1) : at].isalnum() or text[at + length : at + length + 1].isalnum())


_WORD: Final = re.compile(r"\w+")


def _runs(words: list[str], count: int, letters: int) -> Iterator[tuple[str, ...]]:
    # Words that make the instruction are no content: a summary that reports it obeys nothing.
    cut = ["" if len(word) < letters or word.startswith(_STEMS) else stem(word) for word in words]
    runs = (tuple(cut[at : at + count]) for at in range(len(cut) - count + 1))
    return (run for run in runs if all(run))


def _in_full(text: str, run: tuple[str, ...]) -> str:
    words = _WORD.findall(text)
    cut = [stem(fold(word)) for word in words]
    at = next((at for at in range(len(cut)) if tuple(cut[at : at + len(run)]) == run), 0)
    return " ".join(words[at : at + len(run)])
