"""What in a text is no part of the article: small rules, each with the name under which it marks."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from schemas.summary import Noise
from svodka.intake.hidden import hidden_spans
from svodka.intake.lines import with_line_feeds
from svodka.intake.published import NUMERIC_DATE, WORDY_DATE
from svodka.intake.remnants import markup_spans

Spans = Iterable[tuple[int, int]]
Rule = Callable[[str], Spans]

# All patterns are possessive or bounded, so that each rule takes linear time on any input; and a line is matched as
# a whole, because "Поделиться опытом приехали 20 компаний" is news and "Поделиться ВКонтакте" is not.
_REST: Final = r"[^\n]{0,200}+$"
_END: Final = r"[ \t.:…!»>→]*+$"

_SECTION: Final = (
    "(?:Разделы|Рубрики|Новости(?: дня| компаний| города)?|Лента(?: новостей)?|Все новости|Главн(?:ая|ое)(?: страница)?|Политика"
    "|Экономика|Общество|Бизнес|Финансы|Происшествия|Спорт|Культура|Наука(?: и техника| и технологии)?|Технологии|Город|Москва|Россия"
    "|В мире|Мир|Регионы|Промышленность|Недвижимость|Транспорт|Медицина|Здоровье|Образование|Авто|Мнения|Интервью|Статьи|Пресс-релизы"
    "|Архив|Меню|Поиск|Контакты|О проекте|О редакции|Home(?: ?page)?|News|Politics|Economy|Business|World|Sport|Sections|Menu"
    "|首页|新闻|要闻|财经|国际|社会)"
)
_SEPARATED_SECTIONS: Final = rf"{_SECTION}(?:[ \t]*+[|/>»›·•→—–,-]?[ \t]*+{_SECTION}){{0,9}}+"

_DATE_LINE: Final = re.compile(
    r"^[ \t]*+(?P<label>(?:date|published(?: on)?|updated|дата(?: публикации)?|опубликовано|обновлено|发布时间)[ \t:：]*+)?"
    rf"(?:(?P<digits>{NUMERIC_DATE})|{WORDY_DATE})"
    r"(?P<time>[ \t,|·•в–—-]*+\d{1,2}:\d\d(?::\d\d)?(?:[ \t]*+\(?(?:мск|msk|utc|gmt)\)?)?)?"
    rf"(?P<section>[ \t,|·•/–—-]++{_SEPARATED_SECTIONS})?[ \t.,|]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = re.compile(r"^[^\n]*?\S[^\n]*+$", re.MULTILINE)
_LINES_WITH_HEADERS: Final = 5
_HEADERS_AT_MOST: Final = 1_000

_IMAGE_PATH: Final = re.compile(r"(?:(?<!\S)(?:https?:)?//\S{1,300}?)?:format\([a-z]{2,5}\)\S{0,2000}+")
_IMAGE_MARKDOWN: Final = re.compile(r"!\[[^\[\]\n]{0,500}+\]\([^()\s]{0,2000}+(?:[ \t]++\"[^\"\n]{0,300}+\")?\)")
_ADDRESS_LINE: Final = re.compile(r"^[ \t]*+(?:https?://|//|www\.)\S++[ \t]*+$", re.IGNORECASE | re.MULTILINE)
_IMAGE_NAME: Final = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|bmp)(?![\w-])", re.IGNORECASE)

_READ_ALSO: Final = re.compile(
    r"^[ \t*•▪>→—–-]*+(?:"
    r"(?:(?:Читайте|Читать|Смотрите|Смотреть|См\.)[ \t]+(?:также|далее|ещё|еще|полностью)(?: по теме| на эту тему)?"
    rf"|Read also|Also read|Read more|See also|More on this(?: topic)?)(?:{_END}|[ \t]*+[:：—–|→-]{_REST}|[.…][ \t]{_REST})"
    rf"|Читайте также[ \t]++(?=(?-i:[А-ЯЁA-Z])|в |на ){_REST}"
    r"|(?:(?:(?:Материалы|Новости|Статьи|Ещё|Еще|Также|Подробнее)[ \t])?по теме|Другие новости|Похожие (?:новости|статьи|материалы)"
    r"|Рекомендуем(?: прочитать)?|Вам может быть интересно|Самое читаемое|Популярное|Related(?: (?:articles|stories|news|links))?"
    rf"|相关阅读|延伸阅读|推荐阅读|相关新闻|相关链接|更多阅读)(?:{_END}|[ \t]*+[:：]{_REST}))",
    re.IGNORECASE | re.MULTILINE,
)
_BARE_HEADING: Final = re.compile(r"[\w \t*•▪>→—–-]{0,60}+[:：…. \t]*+")
_HEADLINE_BELOW: Final = re.compile(r"\n[ \t]*+[^\s.!?…][^\n.!?…]{9,150}+(?=\n|\Z)")
_BULLETS_BELOW: Final = re.compile(r"(?:\n[ \t]*+[*•▪▶►→-][ \t]*+[^\s][^\n]{0,200}+(?=\n|\Z)){1,10}+")

_PARAGRAPH: Final = re.compile(r"^[^\n]{80}[^\n]*+$", re.MULTILINE)
_SECTION_LINE: Final = re.compile(rf"^[ \t]*+{_SEPARATED_SECTIONS}[ \t]*+$", re.MULTILINE)
_TAGS: Final = re.compile(
    r"^[ \t]*+(?:Теги|Тэги|Метки|Ключевые слова|Темы|Рубрик[аи]|Tags|Keywords|Topics|标签|关键词)[ \t]*+[:：]" + _REST, re.MULTILINE
)

_CREDIT: Final = (
    r"(?:Источник фото|Фото и видео|Фото|Фотографи[яи]|Снимок|Изображение|Иллюстрация|Скриншот|Инфографика|Видео"
    r"|Photo(?:s|graph)?(?: credit| by)?|Image(?: credit| source)?|Picture|图片来源|图片|摄影|供图)"
)
_CREDIT_LINE: Final = re.compile(rf"^[ \t*(\[]*+{_CREDIT}[ \t]*+[:：©/|][^\n]{{0,160}}+$", re.MULTILINE)
_CREDIT_WORDS: Final = re.compile(
    r"^[ \t(]*+(?:Фото|Photo)[ \t]++(?:предоставлен|из архива|из открытых|с сайта|пресс-служб|автор|ТАСС|РИА|©|by |courtesy )[^\n.!?]{0,90}+[.)]?$",
    re.MULTILINE,
)
_CREDIT_TAIL: Final = re.compile(r"(?<=[.!?»)…])[ \t]++\(?(?:Фото|Photo):[^\n.!?]{2,90}+[.)]?$", re.MULTILINE)
_COPYRIGHT_PHOTO: Final = re.compile(r"^[ \t]*+©[^\n.!?]{2,90}+/[^\n.!?]{2,60}+$", re.MULTILINE)

_NETWORK: Final = (
    r"(?:ВКонтакте|ВК|VK(?:ontakte)?|Одноклассник(?:и|ах)|OK|ОК|Telegram|Телеграм(?:м)?|WhatsApp|Viber|Twitter|Твиттер|Facebook|Фейсбук"
    r"|Дзен|Max|Макс|LinkedIn|Pinterest|Reddit|WeChat|Weibo|X|Mail\.ru|E-?mail|Skype|LiveJournal)"
)
_ACT: Final = (
    r"(?:Поделиться|Поделитесь|Поделись|Расскажите друзьям|Отправить|Скопировать(?: ссылку)?|Копировать ссылку|Ссылка скопирована"
    r"|Распечатать|Печать|Share(?: this)?(?: article| on)?|Tweet|Copy link|Print|分享(?:到)?|новостью|статьёй|статьей|в соцсетях|с друзьями)"
)
_SHARE: Final = re.compile(
    rf"^[ \t]*+(?=[^\n]{{2,200}}+$)(?:(?:{_ACT}|{_NETWORK}|微信|微博|QQ空间|朋友圈)(?!\w)[ \t:：|/,•·+-]*+(?:(?:в|на|по|и|on|via)[ \t]++)?)++$",
    re.IGNORECASE | re.MULTILINE,
)
_SUBSCRIBE: Final = re.compile(
    r"^[ \t👉📢➡▶►•*—–-]*+(?:"
    rf"(?:Подписывайтесь|Подпишитесь|Подписывайся|Подпишись|Присоединяйтесь к нам|Следите за (?:нами|нашими|новостями)|Читайте нас"
    rf"|Оставайтесь с нами|Мы в (?:Telegram|Телеграм|ВКонтакте|VK|соцсетях|Дзен)|Больше новостей в|Subscribe(?: to| now| for|$)|Sign up (?:for|to)"
    rf"|Follow us|Join us on|Join our|订阅|关注我们){_REST}"
    r"|Подписаться(?:[ \t]++на[^\n.!?]{0,50}+)?$)",
    re.MULTILINE,
)
_AGREE: Final = r"(?:[ \t]*+(?:Принять(?: вс[её])?|Согласен|Согласна|Хорошо|Понятно|Подробнее|Закрыть|ОК|OK|Accept(?: all)?|Got it|Learn more)[.!]?(?!\w))*+"
_COOKIES: Final = re.compile(
    r"^(?:[ \t]*+(?:"
    r"Мы используем (?:файлы )?(?:cookie|куки)|(?:Этот|Наш|Данный) сайт использует (?:файлы )?(?:cookie|куки)"
    r"|На (?:этом|нашем|данном) сайте используются (?:файлы )?(?:cookie|куки)|На сайте используются (?:файлы )?(?:cookie|куки)"
    r"|Продолжая (?:использовать|пользоваться|работу|просмотр)[^\n.]{0,60}?(?:вы соглашаетесь|вы даёте|вы даете)"
    r"|We use cookies|(?:This|Our) (?:web)?site uses cookies|By continuing to (?:use|browse)"
    rf")[^\n.]{{0,250}}+(?:\.|$){_AGREE})++",
    re.IGNORECASE | re.MULTILINE,
)
_COMPANY: Final = r"(?:ООО|АО|ПАО|ОАО|ЗАО|ИП|АНО|ФГУП|ГБУ|ГК|ФГБУ|НКО)\b"
_ADVERT: Final = re.compile(
    r"^[ \t]*+(?:"
    rf"(?:РЕКЛАМА|Реклама|На правах рекламы|ИНФОРМАЦИЯ О РЕКЛАМОДАТЕЛЕ|Рекламодатель)(?:[ \t.:|•·]*+(?:\d{{1,2}}\+|{_COMPANY}|erid\b|ИНН\b){_REST}|[ \t.:]*+(?:\d{{1,2}}\+)?[ \t.]*+$)"
    rf"|{_COMPANY}[^\n]{{0,120}}?erid\b{_REST}"
    r"|(?:Advertisement|Sponsored(?: content)?|ADVERTISEMENT|Партн[её]рский материал|广告)[ \t:]*+$"
    rf"|(?:erid|Erid|ERID)[ \t]*+[:=]?[ \t]*+\w{{6,40}}+{_REST})",
    re.MULTILINE,
)
_ERID: Final = re.compile(r"\(?\berid[ \t]*+[:=][ \t]*+\w{6,40}+\)?", re.IGNORECASE)
_FURNITURE: Final = re.compile(
    r"^[ \t]*+(?:"
    rf"Нашли (?:опечатку|ошибку){_REST}|Если вы (?:нашли|заметили) (?:ошибку|опечатку){_REST}|Заметили (?:ошибку|опечатку){_REST}"
    r"|(?:Просмотр(?:ов|ы)|Комментари(?:и|ев)|Время (?:чтения|на чтение)|Views|Comments|Reading time)[ \t]*+[:(]?[ \t]*+\d{1,9}(?:[ \t]*+(?:мин|min)\w{0,6}\.?)?\)?[ \t]*+$"
    r"|(?:\d{1,2} (?:мин(?:ут[аы]?)?\.?|min) (?:чтения|на чтение|read))[ \t]*+$"
    r"|(?:Версия для печати|Наверх|К началу страницы|Вернуться назад|Показать ещ[её]|Загрузить ещ[её]|Войти|Регистрация|Комментировать"
    r"|Оставить комментарий|Комментарии|Back to top|Load more|Log in|Print version)[ \t]*+$"
    rf"|(?:Все права защищены|All rights reserved|Полное или частичное копирование|Перепечатка[^\n.]{{0,80}}?(?:ссылк|запрещ|разреш)){_REST}|(?:0|6|12|16|18)\+[ \t]*+$"
    rf"|(?:©|\(c\)|Copyright)[ \t]*+(?:19|20)\d\d{_REST}|©[^\n]{{2,60}}?[ \t,](?:19|20)\d\d{_REST})",
    re.MULTILINE,
)


def image_link(text: str) -> Spans:
    """Mark Markdown images, what a thumbnailer left of an address, and lines that are an image's address."""
    yield from _spans(_IMAGE_MARKDOWN, text)
    if ":format(" in text:
        yield from _spans(_IMAGE_PATH, text)
    yield from (match.span() for match in _ADDRESS_LINE.finditer(text) if _IMAGE_NAME.search(match[0]))


def markup_remnant(text: str) -> Spans:
    """Mark tags, comments, hidden elements and the address part of links."""
    return markup_spans(text)


def date_header(text: str) -> Spans:
    """Mark a line near the top that is a date in digits, or a date with a time, a label or the name of a section."""
    for match in _DATE_LINE.finditer(text, 0, _end_of_headers(text)):
        if any(match.group("label", "digits", "time", "section")):
            yield match.span()


def read_also(text: str) -> Spans:
    """Mark "read also" lines; where nothing follows on the line, the headline or the list below it as well."""
    for match in _READ_ALSO.finditer(text):
        yield match.start(), _end_of_links(text, match.end()) if _BARE_HEADING.fullmatch(match[0]) else match.end()


def section_name(text: str) -> Spans:
    """Mark names of sections and paths to them, above the first paragraph and below the last one."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    first, last = (paragraphs[0][0], paragraphs[-1][1]) if paragraphs else (len(text), 0)
    return ((start, end) for start, end in _spans(_SECTION_LINE, text) if end <= first or start >= last)


def tags(text: str) -> Spans:
    """Mark lines of keywords."""
    return _spans(_TAGS, text)


def photo_credit(text: str) -> Spans:
    """Mark where a picture comes from, as a line or at the end of one."""
    return (span for pattern in (_CREDIT_LINE, _CREDIT_WORDS, _CREDIT_TAIL, _COPYRIGHT_PHOTO) for span in _spans(pattern, text))


def share(text: str) -> Spans:
    """Mark rows of buttons for social networks."""
    return _spans(_SHARE, text)


def subscribe(text: str) -> Spans:
    """Mark invitations to subscribe."""
    return _spans(_SUBSCRIBE, text)


def cookie_banner(text: str) -> Spans:
    """Mark cookie notices at the beginning of a line, with their buttons."""
    return _spans(_COOKIES, text)


def advert(text: str) -> Spans:
    """Mark advertisements with their legal label, and advertising tokens."""
    yield from _spans(_ADVERT, text)
    if "erid" in text.lower():
        yield from _spans(_ERID, text)


def page_furniture(text: str) -> Spans:
    """Mark counters, buttons, copyright lines and "found a typo?"."""
    return _spans(_FURNITURE, text)


def bare_link(text: str) -> Spans:
    """Mark lines that are an address and nothing else."""
    return _spans(_ADDRESS_LINE, text)


def hidden_characters(text: str) -> Spans:
    """Mark what is not shown, and what is shown back to front."""
    return hidden_spans(text)


RULES: Final[tuple[Rule, ...]] = (
    image_link,
    markup_remnant,
    date_header,
    read_also,
    section_name,
    tags,
    photo_credit,
    share,
    subscribe,
    cookie_banner,
    advert,
    page_furniture,
    bare_link,
    hidden_characters,
)
"""What is looked for, in the order in which it wins. A rule's name is what it marks with, in kebab-case."""


def mark_noise(text: str) -> tuple[Noise, ...]:
    """Give what is no part of the article, ordered and without overlaps; where two rules mark, the earlier one wins."""
    lines = with_line_feeds(text)
    taken: list[tuple[int, int, str]] = []
    for rule in RULES:
        name = rule.__name__.replace("_", "-")
        taken = sorted([*taken, *((start, end, name) for start, end in _without(_joined(rule(lines)), taken))])
    return tuple(Noise(start=start, end=end, text=text[start:end], rule=name) for start, end, name in taken)


def _joined(spans: Spans) -> Iterator[tuple[int, int]]:
    """Give the spans in order, those that touch or overlap as one."""
    joined_start = joined_end = -1
    for start, end in sorted(spans):
        if start > joined_end:
            if joined_end > joined_start:
                yield joined_start, joined_end
            joined_start, joined_end = start, end
        joined_end = max(joined_end, end)
    if joined_end > joined_start:
        yield joined_start, joined_end


def _without(spans: Spans, taken: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Give what of the spans (ordered) is not taken yet (ordered too)."""
    at = 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        while at < len(taken) and taken[at][0] < end:
            if taken[at][0] > start:
                yield start, taken[at][0]
            start = taken[at][1]  # noqa: PLW2901  what is left of the span
            if start >= end:
                break
            at += 1
        if start < end:
            yield start, end


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _end_of_headers(text: str) -> int:
    lines = _LINE.finditer(text, 0, _HEADERS_AT_MOST)
    return max((match.end() for match, _ in zip(lines, range(_LINES_WITH_HEADERS), strict=False)), default=0)


def _end_of_links(text: str, end: int) -> int:
    headline = _HEADLINE_BELOW.match(text, end)
    below = _BULLETS_BELOW.match(text, end) or headline
    return below.end() if below else end
