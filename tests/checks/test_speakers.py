"""Quotations given to another speaker, on every quotation of the sample articles."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from svodka.checks.case import Case
from svodka.checks.rules import RULES, check
from tests.checks.notation import article, build, found

ARTICLES = Path(__file__).parents[2] / "cassettes" / "articles"
WRONG = "error speaker-not-near /quotes/0/speaker"
ONLY_QUOTES = tuple(rule for rule in RULES if rule.name == "quotes")

PEOPLE = {
    "metro-doors.txt": [
        "Илья Ставровский = заместитель руководителя Департамента промышленной кооперации Москвы",
        "Чжоу Липин = заместитель генерального директора «Шэнъюй Чжаньмэнь»",
        "Марина Ладейщикова = директор завода «Яузапортал»",
        "Сюй Вэньцзюнь = главный инженер",
    ],
    "cold-chain.txt": [
        "Инна Чаплыгина = генеральный директор «Холод-Магистрали»",
        "Жэнь Гопин = директор по зарубежным проектам «Цзиньхай Лэнлянь»",
    ],
    "harbin-names.txt": [
        "Чжан Вэйминь = президент компании «Бинцзян Шицзи»",
        "Дмитрий Рощинский = директор московского завода «Хлебомаш-Восток»",
        "Лю Хайтао = глава компании «Ляньхай Лэнцзи»",
        "Оуян Жуй = главный конструктор",
        "Цзян Шухуа = руководитель секретариата",
        "Сун Цзяньпин",
        "Сунь Цзяньпин",
        "Сыту Минь = коммерческий директор",
        "Янь Мэйюнь = аспирантка",
    ],
    "long-quotes.txt": [
        "Алла Вершинская = генеральный директор «Рельсолита»",
        "Пэн Чжэньдун = главный технолог «Чугуан Цзигуан»",
        "Степан Жиделев = заведующий лабораторией Института городского пути",
    ],
    "two-deputies.txt": [
        "Глеб Нарышев = первый заместитель руководителя Департамента промышленной кооперации Москвы",
        "Илья Ставровский = заместитель руководителя Департамента промышленной кооперации Москвы",
        "Хэ Цзяньго = заместитель генерального директора «Сутай Дяньти»",
        "Хэ Цзиньго = заместитель генерального директора «Сиюань Цзисян»",
    ],
    "zelenograd-figures.txt": [
        "Роман Стожаров = генеральный директор предприятия",
        "Дэн Шаохуа = финансовый директор «Суцзин Гуанхуа»",
    ],
    "noisy-exhibition.txt": [
        "Вера Лукомская = руководитель Департамента промышленной кооперации Москвы",
        "Тан Юйфэнь = вице-президент «Нинхай Чжикун»",
        "Павел Корзухин = технический директор «Сварлинии»",
        "Фан Чжипэн = секретарь ассоциации",
    ],
    "long-read.txt": [
        "Вера Лукомская = руководитель Департамента промышленной кооперации Москвы",
        "Лян Цзюньхао = генеральный директор «Шэньхэ Юньбань»",
        "Егор Плетневский = директор «Северной полки»",
        "Ксения Барташевич = директор по производству «Обскуриона»",
        "Оуян Цинь = профессор",
        "Фэн Гуанъюань = заместитель генерального директора «Дунци Цзинми»",
        "Всеволод Кречетников = генеральный директор «Таганского шпинделя»",
        "Лев Оборотов = коммерческий директор «Контактор-Юга»",
        "Тань Сюин = директор «Хумэнь Моцзюй»",
        "Чжун Бовэнь = председатель Гуандунской ассоциации промышленной кооперации",
        "Елизавета Тучкевич = генеральный директор «Медлиры»",
        "Сяо Жунсинь = вице-президент «Юэкан Ицай»",
        "Глеб Нарышев = первый заместитель руководителя Департамента промышленной кооперации Москвы",
        "Ло Пэйлинь = главный конструктор верфи",
        "Борис Завадовский = генеральный директор «Речного контура»",
        "Сыма Чжэнфэй = президент «Чжухай Ланьбо»",
    ],
    "qingdao-port.en.txt": [
        "Ouyang Ruolin = vice-president of Lanhai Terminal Robotics",
        "Viktor Melentyev = director general of the Moscow terminal",
        "Daria Kolobova = technical director of Setun Navigation",
        "Zhang Yichen = head of overseas projects at Lanhai",
        "Gao Mingzhe = chairman of Lanhai",
    ],
    "shenzhen-sensors.zh.txt": [
        "伊利亚·斯塔夫罗夫斯基 = 莫斯科市工业合作局副局长",
        "安娜·别列津斯卡娅 = “塞通仪表”公司总经理",
        "欧阳文博 = 岚测传感董事长",
        "许静怡 = 岚测传感总工程师",
        "谢尔盖·科罗特科夫 = 实验室主任",
    ],
}

QUOTES = """
metro-doors.txt | За три года доля … блоков управления | Илья Ставровский
metro-doors.txt | В Шанхае наши двери … обучить инженеров | Чжоу Липин
cold-chain.txt | Здание готово … из четырнадцати | Инна Чаплыгина
cold-chain.txt | Мы не выходим … до 20 ноября | Жэнь Гопин
cold-chain.txt | Оставшиеся пять … до 20 ноября | Жэнь Гопин
harbin-names.txt | С господином Лю Хайтао … согласовать цену | Дмитрий Рощинский
harbin-names.txt | Путать нас привыкли … подписали оба | Сунь Цзяньпин
long-quotes.txt | лазер греет только … не ведет | Алла Вершинская
long-quotes.txt | Нас часто спрашивают … Ответ простой | Алла Вершинская
long-quotes.txt | На стенде износ … я не стану | Алла Вершинская
long-quotes.txt | В Ухане на таких … шести лет | Пэн Чжэньдун
long-quotes.txt | Мы привезем три порошка … не подойдет | Пэн Чжэньдун
long-quotes.txt | Тогда наплавку приняли … Этого мало | Степан Жиделев
long-quotes.txt | Теперь замеры будут … это ни нравилось | Степан Жиделев
long-quotes.txt | Сначала зима … потом деньги | Алла Вершинская
long-quotes.txt | Решение мы примем … мая 2027 года | Алла Вершинская
two-deputies.txt | Земля и сети … импортных узлов не будет | Глеб Нарышев
two-deputies.txt | Московским домам … опытных образца | Илья Ставровский
two-deputies.txt | Мы предлагаем начать … до 1,5 тыс. | Хэ Цзяньго
two-deputies.txt | Сначала нам нужен … привезенной из Уси | Хэ Цзиньго
two-deputies.txt | Без него московская … привезенной из Уси | Хэ Цзиньго
zelenograd-figures.txt | Во втором квартале … 456 млн рублей | Роман Стожаров
noisy-exhibition.txt | По сравнению с прошлым … и Гуандун | Вера Лукомская
noisy-exhibition.txt | Мы привезли в Москву … местные инженеры | Тан Юйфэнь
long-read.txt | Мы сознательно не гнались … нас могли проверить | Вера Лукомская
long-read.txt | Наши колеса … это не отразится | Лян Цзюньхао
long-read.txt | Нас проверяли 16 месяцев … двух микрон | Всеволод Кречетников
long-read.txt | Теперь придется … 80 человек | Всеволод Кречетников
long-read.txt | Мы не покупаем шпиндели … раза дольше | Фэн Гуанъюань
long-read.txt | Десять лет назад … второй роли | Чжун Бовэнь
long-read.txt | Регистрации в России … в ноябре | Елизавета Тучкевич
long-read.txt | Мы строим для теплой … восемь месяцев | Ло Пэйлинь
long-read.txt | Ледовый корпус … только носовую часть | Борис Завадовский
long-read.txt | Отказ — тоже … следующего лета | Вера Лукомская
qingdao-port.en.txt | Our carriers move … minus 25 degrees | Ouyang Ruolin
qingdao-port.en.txt | We would rather … contract dispute | Ouyang Ruolin
qingdao-port.en.txt | We are not … crane operators | Viktor Melentyev
qingdao-port.en.txt | Forty-two drivers … during the trial | Viktor Melentyev
shenzhen-sensors.zh.txt | 莫斯科的冬天 … 扩大产量 | 欧阳文博
"""


@dataclass(frozen=True)
class Labelled:
    """One quotation of a sample article and who spoke it."""

    file: str
    words: str
    speaker: int

    def given_to(self, person: int) -> Case:
        text = (ARTICLES / self.file).read_text(encoding="utf-8")
        language = self.file.split(".")[-2] if self.file.count(".") > 1 else "ru"
        parts: list[str] = []
        for index, line in enumerate(PEOPLE[self.file]):
            name, _, role = line.partition(" = ")
            parts += [f"person e{index}: {name} / Somebody"] + ([f"role e{index}: {role} / Head"] if role else [])
        return build(article(text, language), [*parts, f"quote e{person}: {self.words} / Words"])


def labelled() -> list[Labelled]:
    read: list[Labelled] = []
    for line in QUOTES.strip().splitlines():
        file, words, speaker = line.split(" | ")
        text = (ARTICLES / file).read_text(encoding="utf-8")
        first, last = words.split(" … ")
        start = text.index(first)
        names = [person.partition(" = ")[0] for person in PEOPLE[file]]
        read.append(Labelled(file, text[start : text.index(last, start) + len(last)], names.index(speaker)))
    return read


def codes(case: Case) -> list[str]:
    return [f"{finding.severity} {finding.code}" for finding in check(case, ONLY_QUOTES).findings]


@pytest.mark.parametrize("quote", labelled(), ids=lambda quote: f"{quote.file}-{quote.words[:20]}")
def test_a_quotation_with_its_own_speaker_raises_nothing(quote: Labelled) -> None:
    assert codes(quote.given_to(quote.speaker)) == []


def test_a_quotation_given_to_another_speaker_is_an_error_nearly_always() -> None:
    missed: list[str] = []
    tried = 0
    for quote in labelled():
        for person, line in enumerate(PEOPLE[quote.file]):
            if person != quote.speaker:
                tried += 1
                if codes(quote.given_to(person)) != ["error speaker-not-near"]:
                    missed.append(f"{quote.file}: {quote.words[:30]} -> {line}")
    assert tried > 150
    assert len(missed) <= 0.05 * tried, "\n".join(missed)


RUSSIAN = """
По словам Ивана Петрова, «завод откроют в мае». Сидоров молчал. | завод откроют в мае
Иван Петров: «Завод откроют в мае». | Завод откроют в мае
Как отметил Иван Петров, завод откроют в мае. | завод откроют в мае
Завод откроют в мае, сообщил Иван Петров. Пётр Сидоров молчал. | Завод откроют в мае
«Завод откроют в мае», — рассказал ТАСС заместитель Петра Сидорова Иван Петров. | Завод откроют в мае
Иван Петров посетил завод Петра Сидорова. «Его откроют в мае», — добавил он. | Его откроют в мае
«Завод откроют», — сказал Петров на встрече с Сидоровым. | Завод откроют
Петров подчеркнул, что «завод откроют в мае». | завод откроют в мае
— Завод откроют в мае, — сказал Иван Петров. — Линия готова. | Линия готова
— Завод откроют в мае, — сказал Иван Петров. — Линия готова. | Завод откроют в мае
Иван Петров рассказал:⏎«Завод откроют в мае». | Завод откроют в мае
«Завод откроют в мае. Линия готова», - заявил мэр г. Москвы Иван Петров. | Линия готова
«Завод из «Яузы» откроют в мае, — сказал Иван Петров. Сидоров молчал. | откроют в мае
Пётр Сидоров открыл форум. Иван Петров отметил, что завод готов: «Линия готова, ждём заказов». | Линия готова
Об этом сообщил Иван Петров.⏎«Завод откроют», — уточнил он. Пётр Сидоров согласен. | Завод откроют
«Завод откроют», — сказал Петров. «Линия готова, и люди тоже».⏎Пётр Сидоров молчал. | Линия готова
Иван Петров, выступая после Петра Сидорова, заявил: «Завод откроют в мае». | Завод откроют в мае
"""
ENGLISH = """
According to Ivan Petrov, "the plant will open in May". | the plant will open in May
Ivan Petrov said: "The plant will open in May." | The plant will open in May.
"The plant will open in May," Petrov said. Gao Mingzhe was silent. | The plant will open in May
Petrov opened the forum. "The plant will open in May," he said. | The plant will open in May
“The plant will open in May,” said Ivan Petrov, a deputy to Gao Mingzhe. | The plant will open in May
Gao’s deputy Ivan Petrov said the plant will open in May. | the plant will open in May
"Yes," said Petrov. "The plant will open in May." Gao Mingzhe was silent. | The plant will open in May.
"""
UNDECIDED = """
Пётр Сидоров открыл форум. «Линия готова», — заявил глава завода. Иван Петров ждёт заказов. | Линия готова
Иван Петров и Пётр Сидоров открыли форум. «Линия готова», — сказал он. | Линия готова
Иван Петров и Пётр Сидоров открыли форум.⏎«Линия готова, и мы ждём заказов со всего мира». | Линия готова
"""

TWO_RUSSIANS = "person e1: Иван Петров / I => person e2: Пётр Сидоров / P"
TWO_IN_ENGLISH = "person e1: Ivan Petrov / И => person e2: Gao Mingzhe / Г"


def patterns(lines: str) -> list[list[str]]:
    return [line.replace("⏎", "\n").split(" | ") for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("text", "words"), patterns(RUSSIAN))
def test_russian_says_who_spoke_in_these_ways(text: str, words: str) -> None:
    assert found(f"{text} => {TWO_RUSSIANS} => quote e1: {words} / W", "quotes") == []
    assert found(f"{text} => {TWO_RUSSIANS} => quote e2: {words} / W", "quotes") == [WRONG]


@pytest.mark.parametrize(("text", "words"), patterns(ENGLISH))
def test_english_says_who_spoke_in_these_ways(text: str, words: str) -> None:
    assert found(f"{text} => {TWO_IN_ENGLISH} => quote e1: {words} / С", "quotes", language="en") == []
    assert found(f"{text} => {TWO_IN_ENGLISH} => quote e2: {words} / С", "quotes", language="en") == [WRONG]


@pytest.mark.parametrize(("text", "words"), patterns(UNDECIDED))
def test_where_the_article_leaves_it_open_nobody_is_accused(text: str, words: str) -> None:
    assert found(f"{text} => {TWO_RUSSIANS} => quote e1: {words} / W", "quotes") == []
    assert found(f"{text} => {TWO_RUSSIANS} => quote e2: {words} / W", "quotes") == []


def test_a_speaker_given_by_name_alone_is_looked_for_too() -> None:
    near = "«Мы рады», — сказал Иван Петров. => person e1: Иван Петров / I => named-quote Иван Петров: Мы рады / We"
    assert found(near, "quotes") == []
    other = near.replace("named-quote Иван Петров", "named-quote Сидоров").replace("«", "Сидоров молчал. «", 1)
    assert found(other, "quotes") == [WRONG]
