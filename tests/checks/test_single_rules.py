"""What each rule says and does not say, one line a case: `case | findings`."""
# ruff: noqa: E501 -- a case is one line, however long

import pytest

from tests.checks.notation import found

GROUNDING = """
Завод открыл Иван Петров. => person e1: Иван Петров / Ivan Petrov | -
Завод открыли. => person e1: Иван Петров / Ivan Petrov | error name-not-in-article /entities/0/name/ru
Завод открыл Петров. => person e1: Иван Петров / Ivan Petrov | error name-partly-in-article /entities/0/name/ru
Завод открыл Петров. => person e1: Иван Петров / I => form: Петров | error name-partly-in-article /entities/0/name/ru
Завод открыл Иван. => person e1: Иван / Ivan => form: Петров | error mention-not-in-article /entities/0/mentions/0
Завод открыли. => person e1: Иван / Ivan => form: Иван | error name-not-in-article /entities/0/name/ru
Завод открыли. => place-claim 0-5: Завод | -
Завод открыли. => place-claim 0-5: Склад | error span-mismatch /points/0/evidence/0
"""

EVIDENCE = """
Завод в Уси открыли 5 мая. => point 1: Завод в Уси открыли в мае / X | -
Завод в Уси открыли 5 мая. => point: Завод в Уси открыли в мае / X | error no-evidence /points/0/evidence
Завод в Уси открыли 5 мая. => point ?: Завод в Уси открыли в мае / X | warning evidence-not-found /points/0/evidence
Завод открыли. => point 7: Завод открыли / X | error no-such-sentence /points/0/evidence/0
Завод открыли. => point 1,7: Завод открыли / X | error no-such-sentence /points/0/evidence/1
Завод открыли. Шёл дождь. => point 2: Предприятие открыли вчера утром рабочие / X | error evidence-unrelated /points/0/evidence
Завод открыли. Шёл дождь. => point 2?: Предприятие открыли вчера утром рабочие / X | warning evidence-unrelated /points/0/evidence
Завод открыли. Шёл дождь. => point 2: Завод открыли / X | warning evidence-weak /points/0/evidence
Завод в Уси открыли рабочие. Шёл дождь. => point 2: Завод в Уси открыли вчера рабочие / X | error evidence-elsewhere /points/0/evidence
Завод в Уси открыли рабочие. Шёл дождь. => point 2?: Завод в Уси открыли вчера рабочие / X | warning evidence-elsewhere /points/0/evidence
Рост 5. Шёл дождь в 12 городах. => point 2: Завод открыли вчера рабочие города после осмотра цехов / X | warning evidence-weak /points/0/evidence
Поставили 1 200 станков и 3,5 тонны. => languages: en => point 1: It shipped 1,200 machines and 3.5 tonnes | -
Поставили 1 200 станков и 3,5 тонны. => languages: en => point 1: It shipped 99 machines | warning evidence-weak /points/0/evidence
Поставили станки. => languages: en => point 1: It shipped machines | -
"""

CHINESE_EVIDENCE = """
深圳公司签署协议。天气很好。 => point 1: 深圳公司签署合作协议 / X | -
深圳公司签署协议。天气很好。 => point 2: 深圳公司签署合作协议 / X | error evidence-elsewhere /points/0/evidence
"""

LANGUAGE = """
А. => point 1: Завод открыли в мае / The plant was opened in May | -
А. => point 1: The plant was opened in May / The plant was opened in May | error wrong-language /points/0/text/ru
А. => point 1: Завод открыли в мае / Завод открыли в мае | error wrong-language /points/0/text/en
А. => point 1: Завод открыли в мае / Das Werk wurde im Mai eröffnet und ist in Betrieb | error wrong-language /points/0/text/en
А. => point 1: Завод відкрили у травні, це було в місті / The plant was opened | error wrong-language /points/0/text/ru
А. => point 1: Huawei и Xiaomi поставят Apple iPhone / Huawei and Xiaomi will supply it | -
А. => headline: Moscow Signs Deal With Harbin / Moscow signs deal with Harbin | error wrong-language /headline/ru
А. => headline: Apple и Huawei / Apple and Huawei | -
А. => point 1: Завод открыли в мае / The завод was opened in May | warning wrong-script /points/0/text/en
А. => point 1: Завод 工厂 открыли в мае / The plant was opened in May | warning wrong-script /points/0/text/ru
А. => person e1: Иван / Ivan => role e1: CEO / CEO | -
А. => person e1: Иван / Ivan => role e1: мэр / mayor | -
А. => person e1: Иван / Ivan => role e1: мэр / мэр | error wrong-language /entities/0/role/en
А. => person e1: Ivan Petrov / Ivan Petrov | error wrong-script /entities/0/name/ru
А. => person e1: Иван Петров / Иван Петров | error wrong-script /entities/0/name/en
А. => person e1: Иван Петров / Ivan Pеtrov | error wrong-script /entities/0/name/en
Компания Huawei открыта. => organisation e1: Huawei / Huawei | -
Компания открыта. => organisation e1: Huawei / Huawei | error wrong-script /entities/0/name/ru
А. => organisation e1: Завод «Hirana плюс» / Hirana Plus | -
А. => organisation e1: 1688 / 1688 | -
"""

ENGLISH_LANGUAGE = """
Lanhai of Qingdao opened. => organisation e1: Lanhai / Lanhai | -
Lanhai of Qingdao opened. => place e1: Qingdao / Qingdao | error wrong-script /entities/0/name/ru
Lanhai of Qingdao opened. => place e1: Qingdao / Циндао | -
"""

CHINESE_LANGUAGE = """
A. => point 1: 深圳公司签署协议 / The company of Shenzhen signed | -
A. => point 1: 苹果发布iPhone 17 Pro / Apple presents the iPhone 17 Pro | -
A. => point 1: The company of Shenzhen signed / The company of Shenzhen signed | error wrong-language /points/0/text/zh
A. => point 1: 深圳公司 завод 签署合作协议 / The company signed the deal | warning wrong-script /points/0/text/zh
A. => person e1: 欧阳文博 / Ouyang Wenbo | -
A. => person e1: Ouyang Wenbo / Ouyang Wenbo | error wrong-script /entities/0/name/zh
A. => organisation e1: BYD / BYD | -
A. => organisation e1: Завод / Zavod | error wrong-script /entities/0/name/zh
A. => person e1: 欧阳文博 / 欧阳文博 | error wrong-script /entities/0/name/en
"""

FORM = """
А. => headline: Завод открывают / Plant opens | -
А. => headline: … / Plant opens | error empty-text /headline/ru
А. => person e1: Иван / Ivan => role e1: / — | error empty-text /entities/0/role/ru; error empty-text /entities/0/role/en
А. => headline: Завод открывают. / Plant opens | warning headline-full-stop /headline/ru
А. => headline: Завод вложит 5 млрд руб. / Plant invests with Lanhai Inc. | -
А. => headline: Завод открывают… / Plant opens... | -
А. => headline: Завод открывают / The longest headline that anyone has ever written in a newspaper today | warning headline-too-long /headline/en
А. => headline: Завод / Plant => alternative: Завод / The longest headline that anyone has ever written in a newspaper today | -
А. => headline: Москва подписала договор / Moscow signed a contract | warning headline-past-tense /headline/en
А. => headline: Выросли поставки / Exports from Moscow rose 5% | warning headline-past-tense /headline/en
А. => headline: Договорились / Moscow and Harbin agreed to build a plant | warning headline-past-tense /headline/en
А. => headline: Завод открыт / Plant was opened in Moscow | warning headline-past-tense /headline/en
А. => headline: Завод открыт / Contract signed in Moscow with Harbin | -
А. => headline: Завод открыт / Company fined over leak | -
А. => headline: Завод открыт / Moscow plant to speed the launch | -
А. => headline: Завод открыт / Moscow-based Lanhai opens a plant | -
А. => headline: Завод открыт / Lanhai, which was founded in Moscow, opens a plant | -
А. => headline: Завод открыт / United Machines opens its plant | -
А. => headline: Завод открыт / “We signed a deal”, Moscow says | -
А. => headline: Завод открыт / Ship carrying the seed reaches Moscow | -
"""

CORPUS_POINT = "Завод в Уси открыли пятого мая, и первые станки уже прибыли в Москву"
X = "The plant in Wuxi was opened on the fifth of May and the first machines are in Moscow"
POINTS = f"""
А. => point 1: {CORPUS_POINT} / The plant in Wuxi was opened on 5 May and machines are in Moscow | -
А. => point 1: Завод открыли / {X} | warning point-length /points/0/text/ru
А. => point 1: {"слово и дело " * 21} / {X} | error endless-repetition /points/0/text/ru; warning point-length /points/0/text/ru
А. => headline: {CORPUS_POINT} / Plant => point 1: {CORPUS_POINT} / {X} | warning headline-repeats-point /headline/ru
А. => headline: Завод в Уси открыли / Plant => point 1: {CORPUS_POINT} / {X} | -
А. => point 1: {CORPUS_POINT} / {X} => point 1: {CORPUS_POINT}. / {X} | warning duplicate-points /points/1/text/ru
А. => point 1: {CORPUS_POINT} 12 / {X} => point 1: {CORPUS_POINT} 13 / {X} | -
А. => point 1: {CORPUS_POINT} / {"the plant is open and ready now. " * 3} | error endless-repetition /points/0/text/en
А. => point 1: {CORPUS_POINT} / {"the plant is open and ready now. " * 2} | -
А. => point 1: {CORPUS_POINT} / He said no, no, no and no again to the plan of the plant in the city | -
"""

QUOTES = """
«Мы рады», — сказал Иван Петров. => person e1: Иван Петров / I => quote e1: Мы рады / We are glad | -
«Мы рады», — сказал Иван Петров. => person e1: Иван Петров / I => quote e1: Мы очень рады / We | error quote-not-verbatim /quotes/0/text/ru
«Мы рады», — сказал Иван Петров. => quote -: — / … | error quote-without-words /quotes/0/text/ru; error quote-without-words /quotes/0/text/en
«Мы рады», — сказал Иван Петров. => quote -: Мы рады / We are glad | -
«Мы рады», — сказал Иван Петров. => quote e9: Мы рады / We are glad | warning speaker-unknown /quotes/0/speaker
«Мы рады», — сказал Иван Петров. => place e1: Москва / Moscow => quote e1: Мы рады / We | warning speaker-not-person /quotes/0/speaker
«Мы рады», — сказал Иван Петров. => languages: en => person e1: Ivan Petrov => quote -: We are glad | warning quote-not-comparable /quotes/0/text
«Мы рады», — сообщили в «Заре». => organisation e1: Заря / Z => quote e1: Мы рады / We | warning speaker-far /quotes/0/speaker
«Мы рады», — сообщили в компании Заря. => organisation e1: Заря / Z => quote e1: Мы рады / We | -
«Мы рады», — сказал Иван Петров. => person e2: Пётр Сидоров / P => quote e2: Мы рады / We | warning speaker-far /quotes/0/speaker
«Мы рады», — сказал Иван Петров. => organisation o1: Заря / Z => person e1: Иван Петров / I => works-for e1: o1 => quote o1: Мы рады / We | -
Восемь машин прибудут летом. => quote -: Восемь машин прибудут летом / Eight | warning quote-not-quoted /quotes/0/text/ru
Компания «Гэ Пай» прибудет летом. => quote -: прибудет летом / It | warning quote-not-quoted /quotes/0/text/ru
Восемь машин прибудут. «Восемь машин прибудут», — сказал он. => quote -: Восемь машин прибудут / Eight | -
«Мы рады. Очень рады.⏎Рады и ждём вас.⏎Ждём летом», — сказал он. => quote -: Рады и ждём вас / We | -
‹Мы рады› — так он ответил. => quote -: Мы рады / We | -
— Мы рады, ждём. => quote -: Мы рады / We | -
Иван Петров: Мы рады, ждём. => quote -: Мы рады / We | -
Он назвал это «успехом». => quote -: успехом / success | warning quote-too-short /quotes/0/text/ru
«Мы рады», — сказал Иван Петров. => person e1: / => quote e1: Мы рады / We | warning speaker-without-name /quotes/0/speaker
"""

ENGLISH_QUOTES = """
'We are glad,' said Petrov. => quote -: We are glad / Мы | -
“We are glad. => quote -: We are glad / Мы | -
Eight cars will come in June. => quote -: Eight cars will come / Восемь | warning quote-not-quoted /quotes/0/text/en
"""

SAFETY = """
А. => point 1: Завод открыли / The plant | -
А. => point 1: Завод https://x.ru / The plant | error link-in-text /points/0/text/ru
А. => point 1: **Завод** / The plant | error markup-in-text /points/0/text/ru
А. => point 1: За\u200bвод / The plant | warning hidden-characters-in-text /points/0/text/ru
А. => headline: Завод / [Plant](http://x.ru) **opens** | error link-in-text /headline/en; error markup-in-text /headline/en
А. => organisation e1: Mail.ru / Mail.ru | -
"""


def cases(lines: str, language: str = "ru") -> list[tuple[str, list[str], str]]:
    read: list[tuple[str, list[str], str]] = []
    for line in lines.strip().splitlines():
        text, _, expected = line.rpartition(" | ")
        read.append((text.replace("⏎", "\n"), [] if expected == "-" else expected.split("; "), language))
    return read


ALL = [
    ("grounding", GROUNDING, "ru"),
    ("evidence", EVIDENCE, "ru"),
    ("evidence", CHINESE_EVIDENCE, "zh"),
    ("language", LANGUAGE, "ru"),
    ("language", ENGLISH_LANGUAGE, "en"),
    ("language", CHINESE_LANGUAGE, "zh"),
    ("form", POINTS, "ru"),
    ("quotes", QUOTES, "ru"),
    ("quotes", ENGLISH_QUOTES, "en"),
    ("safety", SAFETY, "ru"),
]


@pytest.mark.parametrize(
    ("check", "line", "expected", "language"),
    [
        pytest.param(check, line, expected, language, id=f"{check}: {line}")
        for check, lines, its in ALL
        for line, expected, language in cases(lines, its)
    ],
)
def test_a_rule_says_this_of_that(check: str, line: str, expected: list[str], language: str) -> None:
    assert found(line, check, language=language) == expected


@pytest.mark.parametrize(("line", "expected", "_language"), cases(FORM))
def test_a_headline_is_judged_by_its_form(line: str, expected: list[str], _language: str) -> None:
    assert found(line, "form") == expected


@pytest.mark.parametrize(("length", "limit"), [("short", 2), ("standard", 4), ("long", 7)])
def test_a_summary_has_no_more_points_than_were_asked_for(length: str, limit: int) -> None:
    points = " => ".join(f"point 1: {CORPUS_POINT} {number} / {X}" for number in range(limit + 1))
    within, _, _ = points.rpartition(" => ")
    assert found(f"А. => {within}", "form", length=length) == []
    assert found(f"А. => {points}", "form", length=length) == ["error too-many-points /points"]


@pytest.mark.parametrize("leak", ["svodka-7f3a91", "SVODKA 7F3A91", "s v o d k a - 7 f 3 a 9 1", "s\u200bvodka_7f3a91"])
def test_a_leaked_canary_is_an_error_however_it_is_written(leak: str) -> None:
    line = f"А. => point 1: Завод / The plant {leak}"
    assert "error canary-leaked /points/0/text/en" in found(line, "safety", canary="svodka-7f3a91")


def test_a_canary_hides_in_no_id_and_no_copied_word() -> None:
    line = "А. => person svodka-7f3a91: Иван / Ivan => form: svodka-7f3a91"
    assert found(line, "safety", canary="svodka-7f3a91") == [
        "error canary-leaked /entities/0/id",
        "error canary-leaked /entities/0/mentions/0",
    ]
