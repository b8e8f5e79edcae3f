"""What is taken out of a text, and what stays."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from svodka.checks.scrub import FIRST_STEPS, STEPS, scrub

TAKEN_OUT = """
Отчёт: https://example.ru/doc?id=5. Дальше текст | Отчёт:. Дальше текст | link
Сайт www.example.com, почта | Сайт, почта | link
Пишите на info@example.org! | Пишите на! | link
Подробнее на example.ru/news/1 | Подробнее на | link
Читайте на example.com | Читайте на | link
Сайт правительство.рф открыт | Сайт открыт | link
[Отчёт](https://example.ru/a) готов | Отчёт готов | link
![схема](img/1.png) Завод | схема Завод | link
<https://example.ru> завод | завод | link
завод (https://example.ru) открыт | завод открыт | link
нажмите javascript:alert(1) тут | нажмите тут | link
t.me/kanal и другие | и другие | link
<b>Завод</b> открыт | Завод открыт | markup
«<i>Заря</i>» открыта | «Заря» открыта | markup
Завод<br/>открыт | Завод открыт | markup
<!-- секрет -->Завод | Завод | markup
<<b>b>Завод | < b>Завод | markup
Завод &amp; склад &laquo;Заря&raquo; | Завод & склад «Заря» | markup
**Завод** открыт | Завод открыт | markup
*Завод* открыт | Завод открыт | markup
__Завод__ открыт | Завод открыт | markup
`Завод` открыт | Завод открыт | markup
# Завод открыт | Завод открыт | markup
- Завод открыт | Завод открыт | markup
• Завод открыт | Завод открыт | markup
> Завод открыт | Завод открыт | markup
~~Завод~~ открыт | Завод открыт | markup
</article>Завод | Завод | markup
<|im_start|>Завод | Завод | markup
За\\u200bвод открыт | Завод открыт | hidden
Завод\\u202e открыт\\u202c | Завод открыт | hidden
За\\u00adвод | Завод | hidden
Завод\\U000e0041\\U000e0042 | Завод | hidden
Завод\\x07 открыт | Завод открыт | hidden
Завод\\nоткрыт | Завод открыт | hidden
ht\\u200btps://example.ru Завод | Завод | hidden link
1. Завод\\n2. Склад | Завод Склад | hidden markup
- Завод\\n- Склад | Завод Склад | hidden markup
\\x7c Завод \\x7c 12 \\x7c\\n\\x7c---\\x7c---\\x7c | Завод 12 | hidden markup
```json\\nЗавод\\n``` | Завод | hidden markup
"""

LEFT_ALONE = """
5 < 6 и 7 > 3
если a<b, то c>d
a*b и 5 * 6 * 7
язык C# и F#
№ 5, вып. 2, стр. 3.5
Р&Д и AT&T
«Яндекс.Такси» и «Яндекс.Маркет»
Mail.ru Group и Booking.com
ASP.NET и Node.js
summary_ru и snake_case_name
О`Брайен и Д’Артаньян
2**8 равно 256
«***» и 18+
рост на 3.5/10 и/или 24/7
тыс.руб./год и кв.м/чел
в 10:30 (счёт 3:2)
г. Москва, ул. Ленина, д. 5
Facebook* и Instagram* (запрещены в РФ)
температура -5 градусов
— Мы открыли завод, — сказал он
Wi-Fi, e-mail, IT-компания
1. FC Köln
[…] нет ни контракта, ни цены
ВКонтакте | Одноклассники
законодательства РФ.В итоге
“Our carriers move 38 containers,” he said
岚测传感董事长欧阳文博说：“再决定。”
می‌خواهم
U.S. firm, p.m., Inc. and Co.Ltd
"""


def cases(lines: str) -> list[list[str]]:
    return [[_decoded(part) for part in line.split(" | ")] for line in lines.strip().splitlines()]


def _decoded(part: str) -> str:
    for code in ("\\u200b", "\\u202e", "\\u202c", "\\u00ad", "\\U000e0041", "\\U000e0042", "\\x07", "\\n", "\\x7c"):
        part = part.replace(code, code.encode().decode("unicode_escape"))
    return part


@pytest.mark.parametrize(("text", "clean", "kinds"), cases(TAKEN_OUT))
def test_this_is_taken_out(text: str, clean: str, kinds: str) -> None:
    scrubbed = scrub(text)
    assert (scrubbed.text, " ".join(sorted(scrubbed.kinds))) == (clean, kinds)


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_this_is_ordinary_text(text: str) -> None:
    scrubbed = scrub(text)
    assert (scrubbed.text, scrubbed.kinds) == (text, {})


MARKUP = (
    "< > <!-- --> b / a ** * _ ` [ ]( ) http :// x.ru @ . ru | # &lt; &amp; &#60; ~~ www ( ! www.a mailto: = --- : «"
)
PIECES = st.sampled_from(
    [
        *MARKUP.split(),
        " ",
        "\n",
        "\t",
        "- ",
        "1. ",
        "2. ",
        "•",
        "слово",
        "5",
        "\u200b",
        "\u202e",
        "\x00",
        "\u00a0",
        "\u115f",
        "\ue000",
    ]
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
@example("<<b>b>")
@example("a<b></b>.ru/x")
@example("&amp;amp;amp;lt;b&amp;amp;gt;")
@example("(<b>(<i>)</i>)</b>")
@example("&amp;" * 3 + "amp;" * 12 + "lt;b>")
def test_doing_it_again_changes_nothing(text: str) -> None:
    once = scrub(text).text
    again = scrub(once)
    assert (again.text, again.kinds) == (once, {})


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_clean_after_one_scrub(text: str) -> None:
    assert scrub(scrub(text).text).kinds == {}


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВ ,;!?()«»—–0123456789№%", max_size=200))
def test_plain_russian_is_never_touched(text: str) -> None:
    assert scrub(text).text == text


HOSTILE = [
    "<" * 200_000,
    "<a " * 70_000,
    "<!--" * 50_000,
    "<" * 100_000 + "b>" * 50_000,
    "<a" + " " * 200_000,
    "*" * 200_000,
    "a*" * 100_000,
    "**a" * 66_000,
    "_" * 200_000,
    "_a " * 66_000,
    "`" * 200_000,
    "[" * 200_000,
    "[a](" * 50_000,
    "](" * 100_000,
    "a." * 100_000,
    "a" * 200_000 + "@",
    "a@" * 100_000,
    "a@b." * 50_000,
    "http://" * 28_000,
    "www." * 50_000,
    "&" * 200_000,
    "&amp;" * 40_000,
    "&" + "amp;" * 50_000,
    "|" * 200_000,
    "|a\n" * 66_000,
    "~~a" * 66_000,
    "#" * 200_000,
    "\n" * 200_000,
    "1. а\n" * 40_000,
    "- " * 100_000,
    "> " * 100_000,
    " " * 200_000 + "<b>",
    "(" + "<b>" * 66_000 + ")",
    "(<b>" * 50_000 + ")" * 1000,
    "\u200b" * 200_000,
    "\u200bа" * 100_000,
    "\ue000" * 200_000,
    "-" * 200_000,
    "data:" * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_no_text_takes_longer_than_its_length(text: str) -> None:
    assert min(seconds(text) for _ in range(3)) < 0.3


def seconds(text: str) -> float:
    started = time.process_time()
    scrub(text)
    return time.process_time() - started


def test_every_step_has_a_name_of_its_own() -> None:
    names = [step.name for step in (*FIRST_STEPS, *STEPS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Смотрите [отчет](javascript:alert(1)) и далее", "Смотрите отчет и далее"),
        ("[a](https://x.example/y_(z)) b", "a b"),
        ("Смотрите [отчет](https://x.example", "Смотрите отчет"),
    ],
)
def test_a_markdown_link_goes_whole_whatever_brackets_it_has(dirty: str, clean: str) -> None:
    assert scrub(dirty).text == clean
