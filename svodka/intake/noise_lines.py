"""How the lines look that are no part of an article.

All patterns are possessive or bounded, so that each takes linear time on any input; and a line is matched as a whole,
because "Поделиться опытом приехали 20 компаний" is news and "Поделиться ВКонтакте" is not.
"""

import re
from typing import Final

from svodka.intake.published import NUMERIC_DATE, WORDY_DATE

_REST: Final = r"[^\n]{0,200}+$"
_END: Final = r"[ \t.:…!»>→]*+$"
_BULLET: Final = r"^[ \t👉📢➡▶►•*▪>→—–-]*+"
_LINE: Final = re.MULTILINE
_ANY_CASE: Final = re.MULTILINE | re.IGNORECASE

_SECTION: Final = (
    "(?:Разделы|Рубрики|Новости(?: дня| компаний| города)?|Лента(?: новостей)?|Все новости|Главн(?:ая|ое)(?: страница)?"
    "|Политика|Экономика|Общество|Бизнес|Финансы|Происшествия|Спорт|Культура|Наука(?: и техника| и технологии)?"
    "|Технологии|Город|Москва|Россия|В мире|Мир|Регионы|Промышленность|Недвижимость|Транспорт|Медицина|Здоровье"
    "|Образование|Авто|Мнения|Интервью|Статьи|Пресс-релизы|Архив|Меню|Поиск|Контакты|О проекте|О редакции"
    "|Home(?: ?page)?|News|Politics|Economy|Business|World|Sport|Sections|Menu|首页|新闻|要闻|财经|国际|社会)"
)
_SECTIONS: Final = rf"{_SECTION}(?:[ \t]*+[|/>»›·•→—–,-]?[ \t]*+{_SECTION}){{0,9}}+"

SECTION_LINE: Final = re.compile(rf"^[ \t]*+{_SECTIONS}[ \t]*+$", _LINE)
PARAGRAPH: Final = re.compile(r"^[^\n]{80}[^\n]*+$", _LINE)
NOT_BLANK_LINE: Final = re.compile(r"^[^\n]*?\S[^\n]*+$", _LINE)

DATE_LINE: Final = re.compile(
    r"^[ \t]*+"
    r"(?P<label>(?:date|published(?: on)?|updated|дата(?: публикации)?|опубликовано|обновлено|发布时间)[ \t:：]*+)?"
    rf"(?:(?P<digits>{NUMERIC_DATE})|{WORDY_DATE})"
    r"(?P<time>[ \t,|·•в–—-]*+\d{1,2}:\d\d(?::\d\d)?(?:[ \t]*+\(?(?:мск|msk|utc|gmt)\)?)?)?"
    rf"(?P<section>[ \t,|·•/–—-]++{_SECTIONS})?[ \t.,|]*+$",
    _ANY_CASE,
)

ADDRESS_LINE: Final = re.compile(r"^[ \t]*+(?:https?://|//|www\.)\S++[ \t]*+$", _ANY_CASE)
IMAGE_NAME: Final = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|bmp)(?![\w-])", re.IGNORECASE)
IMAGE_PATH: Final = re.compile(r"(?:(?<!\S)(?:https?:)?//\S{1,300}?)?:format\([a-z]{2,5}\)\S{0,2000}+")
IMAGE_IN_MARKDOWN: Final = re.compile(
    r"!\[[^\[\]\n]{0,500}+\]\([^()\s]{0,2000}+(?:[ \t]++\"[^\"\n]{0,300}+\")?\)",
)

READ_ALSO: Final = re.compile(
    rf"{_BULLET}(?:"
    r"(?:(?:Читайте|Читать|Смотрите|Смотреть|См\.)[ \t]+(?:также|далее|ещё|еще|полностью)(?: по теме| на эту тему)?"
    r"|Read also|Also read|Read more|See also|More on this(?: topic)?)"
    rf"(?:{_END}|[ \t]*+[:：—–|→-]{_REST}|[.…][ \t]{_REST})"
    rf"|Читайте также[ \t]++(?=(?-i:[А-ЯЁA-Z])|в |на ){_REST}"
    r"|(?:(?:(?:Материалы|Новости|Статьи|Ещё|Еще|Также|Подробнее)[ \t])?по теме|Другие новости"
    r"|Похожие (?:новости|статьи|материалы)|Рекомендуем(?: прочитать)?|Вам может быть интересно|Самое читаемое"
    r"|Популярное|Related(?: (?:articles|stories|news|links))?|相关阅读|延伸阅读|推荐阅读|相关新闻|相关链接|更多阅读)"
    rf"(?:{_END}|[ \t]*+[:：]{_REST}))",
    _ANY_CASE,
)
BARE_HEADING: Final = re.compile(r"[\w \t👉📢➡▶►•*▪>→—–-]{0,60}+[:：…. \t]*+")
HEADLINE_BELOW: Final = re.compile(r"\n[ \t]*+[^\s.!?…][^\n.!?…]{9,150}+(?=\n|\Z)")
BULLETS_BELOW: Final = re.compile(r"(?:\n[ \t]*+[*•▪▶►→-][ \t]*+[^\s][^\n]{0,200}+(?=\n|\Z)){1,10}+")

TAGS: Final = re.compile(
    r"^[ \t]*+(?:Теги|Тэги|Метки|Ключевые слова|Темы|Рубрик[аи]|Tags|Keywords|Topics|标签|关键词)[ \t]*+[:：]" + _REST,
    _LINE,
)

_CREDIT: Final = (
    "(?:Источник фото|Фото и видео|Фото|Фотографи[яи]|Снимок|Изображение|Иллюстрация|Скриншот|Инфографика|Видео"
    "|Photo(?:s|graph)?(?: credit| by)?|Image(?: credit| source)?|Picture|图片来源|图片|摄影|供图)"
)
_CREDITED: Final = "(?:предоставлен|из архива|из открытых|с сайта|пресс-служб|автор|ТАСС|РИА|©|by |courtesy )"
CREDITS: Final = (
    re.compile(rf"^[ \t*(\[]*+{_CREDIT}[ \t]*+[:：©/|][^\n]{{0,160}}+$", _LINE),
    re.compile(rf"^[ \t(]*+(?:Фото|Photo)[ \t]++{_CREDITED}[^\n.!?]{{0,90}}+[.)]?$", _LINE),
    re.compile(r"(?<=[.!?»)…])[ \t]++\(?(?:Фото|Photo):[^\n.!?]{2,90}+[.)]?$", _LINE),
    re.compile(r"^[ \t]*+©[^\n.!?/]{2,90}+/[^\n.!?]{2,60}+$", _LINE),
)
"""A credit with a colon, one in words, one behind a caption, one with the copyright sign."""

_NETWORK: Final = (
    "(?:ВКонтакте|ВК|VK(?:ontakte)?|Одноклассник(?:и|ах)|OK|ОК|Telegram|Телеграм(?:м)?|WhatsApp|Viber|Twitter|Твиттер"
    "|Facebook|Фейсбук|Дзен|Max|Макс|LinkedIn|Pinterest|Reddit|WeChat|Weibo|X|Mail\\.ru|E-?mail|Skype|LiveJournal)"
)
_SHARING: Final = (
    "(?:Поделиться|Поделитесь|Поделись|Расскажите друзьям|Отправить|Скопировать(?: ссылку)?|Копировать ссылку"
    "|Ссылка скопирована|Распечатать|Печать|новостью|статьёй|статьей|в соцсетях|с друзьями"
    "|Share(?: this)?(?: article| on)?|Tweet|Copy link|Print)"
)
SHARE: Final = re.compile(
    r"^[ \t]*+(?=[^\n]{2,200}+$)"
    rf"(?:(?:(?:{_SHARING}|{_NETWORK})(?!\w)|分享(?:到)?|微信|微博|QQ空间|朋友圈)"
    r"[ \t:：|/,•·+-]*+(?:(?:в|на|по|и|on|via)[ \t]++)?)++$",
    _ANY_CASE,
)
SUBSCRIBE: Final = re.compile(
    rf"{_BULLET}(?:"
    r"(?:Подписывайтесь|Подпишитесь|Подписывайся|Подпишись|Присоединяйтесь к нам|Следите за (?:нами|нашими|новостями)"
    r"|Читайте нас|Оставайтесь с нами|Мы в (?:Telegram|Телеграм|ВКонтакте|VK|соцсетях|Дзен)|Больше новостей в"
    rf"|Subscribe(?: to| now| for|$)|Sign up (?:for|to)|Follow us|Join us on|Join our|订阅|关注我们){_REST}"
    r"|Подписаться(?:[ \t]++на[^\n.!?]{0,50}+)?$)",
    _LINE,
)

_AGREE: Final = (
    r"(?:[ \t]*+(?:Принять(?: вс[её])?|Согласен|Согласна|Хорошо|Понятно|Подробнее|Закрыть|ОК|OK|Accept(?: all)?|Got it"
    r"|Learn more)[.!]?(?!\w))*+"
)
COOKIES: Final = re.compile(
    r"^(?:[ \t]*+(?:"
    r"(?:Мы используем|(?:Этот|Наш|Данный) сайт использует|На (?:(?:этом|нашем|данном) )?сайте используются)"
    r" (?:файлы )?(?:cookie|куки)"
    r"|Продолжая (?:использовать|пользоваться|работу|просмотр)[^\n.]{0,60}?(?:вы соглашаетесь|вы даёте|вы даете)"
    r"|We use cookies|(?:This|Our) (?:web)?site uses cookies|By continuing to (?:use|browse)"
    rf")[^\n.]{{0,250}}+(?:\.|$){_AGREE})++",
    _ANY_CASE,
)

_COMPANY: Final = r"(?:ООО|АО|ПАО|ОАО|ЗАО|ИП|АНО|ФГУП|ГБУ|ГК|ФГБУ|НКО)\b"
ADVERT: Final = re.compile(
    r"^[ \t]*+(?:"
    r"(?:РЕКЛАМА|Реклама|На правах рекламы|ИНФОРМАЦИЯ О РЕКЛАМОДАТЕЛЕ|Рекламодатель)"
    rf"(?:[ \t.:|•·]*+(?:\d{{1,2}}\+|{_COMPANY}|erid\b|ИНН\b){_REST}|[ \t.:]*+(?:\d{{1,2}}\+)?[ \t.]*+$)"
    rf"|{_COMPANY}[^\n]{{0,120}}?erid\b{_REST}"
    r"|(?:Advertisement|Sponsored(?: content)?|ADVERTISEMENT|Партн[её]рский материал|广告)[ \t:]*+$"
    rf"|(?:erid|Erid|ERID)[ \t]*+[:=]?[ \t]*+\w{{6,40}}+{_REST})",
    _LINE,
)
ADVERTISING_TOKEN: Final = re.compile(r"\(?\berid[ \t]*+[:=][ \t]*+\w{6,40}+\)?", re.IGNORECASE)

FURNITURE: Final = re.compile(
    r"^[ \t]*+(?:"
    rf"(?:Нашли|Заметили|Если вы (?:нашли|заметили)) (?:опечатку|ошибку){_REST}"
    r"|(?:Просмотр(?:ов|ы)|Комментари(?:и|ев)|Время (?:чтения|на чтение)|Views|Comments|Reading time)"
    r"[ \t]*+[:(]?[ \t]*+\d{1,9}(?:[ \t]*+(?:мин|min)\w{0,6}\.?)?\)?[ \t]*+$"
    r"|(?:\d{1,2} (?:мин(?:ут[аы]?)?\.?|min) (?:чтения|на чтение|read))[ \t]*+$"
    r"|(?:Версия для печати|Наверх|К началу страницы|Вернуться назад|Показать ещ[её]|Загрузить ещ[её]|Войти|Регистрация"
    r"|Комментировать|Оставить комментарий|Комментарии|Back to top|Load more|Log in|Print version)[ \t]*+$"
    r"|(?:Все права защищены|All rights reserved|Полное или частичное копирование"
    rf"|Перепечатка[^\n.]{{0,80}}?(?:ссылк|запрещ|разреш)){_REST}"
    r"|(?:0|6|12|16|18)\+[ \t]*+$"
    rf"|(?:©|\(c\)|Copyright)[ \t]*+(?:19|20)\d\d{_REST}|©[^\n]{{2,60}}?[ \t,](?:19|20)\d\d{_REST})",
    _LINE,
)
