"""What is said of a name in two languages."""

import time

import pytest

from svodka.names.forms import judge
from svodka.names.judgement import UNKNOWN
from svodka.names.tables import rows as table
from tests.names.notation import judged, verdict
from tests.names.rows import rows
from tests.shared_material import SHARED, needs_shared

PAIRS = SHARED / "data" / "palladius_pairs.tsv"
ALIKE = {"Хан Ян", "Май Лин", "Кан Ханна"}
"""Names of others that nothing but their origin tells from Chinese ones."""


@pytest.mark.parametrize(
    "line",
    [
        "Чжан Чжэньюань = Zhang Zhenyuan: zh -> confirmed palladius",
        "Чжан Чжэньюань = Zhang Zheng-yuan: zh -> wrong palladius: Zhang Zhenyuan",
        "Чжан Чжэньюань = Zhang Zhengyuan: zh -> wrong palladius: Zhang Zhenyuan",
        "Чжан Чжэньюань = Chzhan Chzhenyuan: zh -> wrong palladius: Zhang Zhenyuan",
        "Чжан Чжэньюань = Zhenyuan Zhang: zh -> wrong palladius: Zhang Zhenyuan",
        "Чжан Чжэнь-юань = Zhang Zhenyuan: zh -> confirmed palladius",
        "Чжан Чжэньюань = Zhang: zh -> doubtful none: Zhang Zhenyuan",
        "Се Дунминь = Hsieh Tung-min: zh -> doubtful none: Xie Dongmin",
        "Чжан Чжэньюань = Zhang Zhengyuan: zh-TW -> doubtful none: Zhang Zhenyuan",
        "Чжан Чжэнюань = Zhang Zhengyuan: zh -> confirmed palladius",
        "Чжан Чжэнюань = Zhang Zhenyuan: zh -> wrong palladius: Zhang Zhengyuan",
        "Фу Цун = Fu Con: zh -> wrong palladius: Fu Cong",
        "Ху Яобан = Khu Yaobang: zh -> wrong palladius: Hu Yaobang",
        "Люй Вэй = Lu Wei: zh -> confirmed palladius",
        "Люй Вэй = Lyu Wei: zh -> confirmed palladius",
        "Лу Вэй = Lü Wei: zh -> wrong palladius: Lu Wei",
        "Оуян Линь = Ouyang Lin: zh -> confirmed palladius",
        "Оуян Линь = Ouyang Ling: zh -> wrong palladius: Ouyang Lin",
        "Ван = Wan: zh -> wrong palladius: Wang",
        "Ли Цзинань = Li Jinang: zh -> ambiguous palladius: Li Jinan; Li Jing'an",
        "Ли Цзинань = Li Jing'an: zh -> confirmed palladius",
        "Чжан Чжен = Zhang Zheng: zh -> doubtful none: Zhang Zheng",
        "Джан Вэй = Zhang Wei: zh -> doubtful none: Zhang Wei",
        "Xi Jinping = Си Цзиньпин: zh en>ru -> confirmed palladius",
        "Xi Jinping = Си Цзинпин: zh en>ru -> wrong palladius: Си Цзиньпин",
        "Lu Wei = Люй Вэй: zh en>ru -> confirmed palladius",
        "王晓红 = Wang Xiaohong: zh zh>en -> confirmed palladius",
        "王曉紅 = Wang Xiaohong: zh zh>en -> confirmed palladius",
        "王晓红 = Wang Xiaohon: zh zh>en -> wrong palladius: Wang Xiaohong",
        "王晓红 = Ван Сяохун: zh zh>ru -> confirmed palladius",
        "王晓红 = Вань Сяохун: zh zh>ru -> wrong palladius: Ван Сяохун",
        "单立文 = Shan Liwen: zh zh>en -> confirmed palladius",
        "欧阳乐 = Ouyang Yue: zh zh>en -> confirmed palladius",
        "马克龙 = Mark Long: fr zh>en -> doubtful none: Emmanuel Macron",
        "马丁 = Martin: de zh>en -> unknown none",
    ],
)
def test_a_chinese_person_is_judged_by_palladius(line: str) -> None:
    names, expected = line.split(" -> ")
    assert verdict(names) == expected


@pytest.mark.parametrize(
    "line",
    [
        "город Цзянъинь = Jiangyin: place zh -> confirmed table",
        "Пинху = Pinghu: place zh -> confirmed palladius",
        "Пинху = Pinhu: place zh -> wrong palladius: Pinghu",
        "район Пинху = Pinhu District: place zh -> wrong palladius: Pinghu District",
        "уезд Пинху = Pinghu County: place zh -> confirmed palladius",
        "Суйхуа = Sueihua: place zh -> wrong palladius: Suihua",
        "Мэйхэ = Meihe: place zh -> confirmed palladius",
        "Мэйцзян = Mei River: place zh -> confirmed palladius",
        "провинция Хэбэй = Hubei Province: place zh -> wrong table: Hebei Province",
        "Пекин = Peking: place -> wrong table: Beijing",
        "Пекин = Beijing: place zh -> confirmed table",
        "Шэньси = Shanxi: place zh -> wrong table: Shaanxi",
        "Шаньси = Shanxi: place zh -> confirmed table",
        "Хуанхэ = Yellow River: place zh -> confirmed table",
        "Янцзы = the Yangtze: place zh -> confirmed table",
        "Сиань = Xian: place zh -> confirmed table",
        "Hohhot = Хух-Хото: place zh en>ru -> confirmed table",
        "香港 = Hong Kong: place zh zh>en -> confirmed table",
        "平湖市 = Pinghu: place zh zh>en -> confirmed palladius",
        "平湖市 = Пинху: place zh zh>ru -> confirmed palladius",
        "Цзянлин = Jiangling: place -> confirmed palladius",
        "Тарибо = Taribo: place -> confirmed romanisation",
    ],
)
def test_a_chinese_place_is_judged_by_the_table_and_then_by_palladius(line: str) -> None:
    names, expected = line.split(" -> ")
    assert verdict(names) == expected


@pytest.mark.parametrize(
    "line",
    [
        "«Гэ Пай» = Ge Pai: organisation zh -> confirmed palladius",
        "ООО «Фэнлин» = Fenglin: organisation zh -> wrong palladius: Fengling",
        "компания «Хуавэй» = Huawei: organisation zh -> confirmed table",
        "Хайер Групп = Haier Group: organisation zh -> confirmed table",
        "Джили = Zhili: organisation zh -> wrong table: Geely",
        "Чери = Cheri: organisation -> doubtful none: Chery",
        "Хуада = BGI: organisation zh -> unknown none",
        "Шанхайская промышленная группа = Shanghai Industrial Group: organisation zh -> unknown none",
        "Шанхайская промышленная группа = Shanhai Industrial Group: organisation zh -> doubtful none: Shanghai",
        "Сычуаньский завод = Sichuang Works: organisation zh -> doubtful none: Sichuan",
        "Всемирный форум = World Forum: event zh -> unknown none",
        "Москвич = Moskvich: organisation ru -> confirmed table",
        "Синь-3 = Xin-3: product zh -> unknown none",
    ],
)
def test_a_firm_or_product_is_judged_by_the_table_and_only_where_nothing_is_translated(line: str) -> None:
    names, expected = line.split(" -> ")
    assert verdict(names) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Джек Ма = Jack Ma: zh -> confirmed table",
        "Чжун Шаншань = Zhong Shanshan: zh -> confirmed table",
        "Одри Тан = Audrey Tang: zh-TW -> confirmed table",
        "Сунь Ятсен = Sun Yat-sen: zh -> confirmed table",
        "Сунь Ятсен = Sun Yatsen: zh -> wrong table: Sun Yat-sen",
        "Цай Инвэнь = Tsai Ing-wen: zh -> confirmed table",
        "Ли Куан Ю = Lee Kuan Yew: zh -> confirmed table",
        "Хуи Ка Ян = Hui Ka Yan: zh -> confirmed table",
        "Гао Маконг = Gao Makong: zh -> doubtful none: Gao Makong",
        "Чэн Юйтун = Cheng Yu-tung: zh -> doubtful none: Cheng Yutong",
        "У Тан = U Thant: my -> confirmed table",
    ],
)
def test_exceptions_are_never_put_right_by_the_rule(line: str) -> None:
    names, expected = line.split(" -> ")
    assert verdict(names) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Сергей Собянин = Sergei Sobyanin: ru -> confirmed romanisation",
        "Сергей Собянин = Sergey Sobyanin -> confirmed romanisation",
        "Собянин Сергей Семёнович = Sergei Sobyanin: ru -> confirmed romanisation",
        "Сергей Семёнович Собянин = Sergei Semyonovich Sobyanin: ru -> confirmed romanisation",
        "С. Собянин = S. Sobyanin: ru -> confirmed romanisation",
        "С. Собянин = Sergei Sobyanin: ru -> confirmed romanisation",
        "Пётр Чайковский = Peter Tchaikovsky: ru -> confirmed romanisation",
        "Римский-Корсаков = Rimsky-Korsakov: ru -> confirmed romanisation",
        "Салтыкова-Лунина = Saltykova-Lunina: ru -> confirmed romanisation",
        "Sergei Sobyanin = Сергей Собянин: ru en>ru -> confirmed romanisation",
        "Зеленоград = Zelenograd: place ru -> confirmed table",
        "Верхнереченск = Verkhnerechensk: place ru -> confirmed romanisation",
        "Верхнереченск = Nizhnerechensk: place ru -> doubtful none: Verkhnerechensk",
        "Красная Заря = Red Dawn: place ru -> unknown none",
        "Ольга Виданова = Olga Bidonova: ru -> doubtful none: Olga Vidanova",
        "Ольга Виданова = Olga Vidanov: ru -> unknown none",
        "Джон Смит = John Smith -> unknown none",
        "Жан Дюваль = Jean Duval: fr -> unknown none",
        "Пхён Ён = Pyeong Yong: ko -> unknown none",
        "Москва = Moscow: place ru -> confirmed table",
        "Москва = Moscow Region: place ru -> doubtful none: Moscow",
        "Санкт-Петербург = St. Petersburg: place ru -> confirmed table",
        "США = the United States: place -> confirmed table",
        "Сяолин = Xiaolin -> unknown none",
        "Ольга Виданова = Olga Vidanova: zh -> confirmed romanisation",
        "Ольга Виданова = Olga Bidonova: zh -> doubtful none: Olga Vidanova",
        "Джон Смит = John Smith: zh -> unknown none",
        "Юлия Ли = Yulia Li: zh -> unknown none",
    ],
)
def test_a_russian_name_may_have_any_usual_form(line: str) -> None:
    names, expected = line.split(" -> ")
    assert verdict(names) == expected


@pytest.mark.parametrize(("source", "target", "kind", "origin"), rows("foreign"))
def test_a_name_that_is_said_to_be_no_chinese_one_is_no_business_of_palladius(
    source: str, target: str, kind: str, origin: str
) -> None:
    judgement = judged(f"{source} = {target}: {kind} {origin}")
    assert judgement.verdict not in {"wrong", "ambiguous"}
    assert judgement.method != "palladius"
    assert judgement.reason != "palladius"


@pytest.mark.parametrize(("source", "target", "kind", "_"), rows("foreign"))
@pytest.mark.parametrize("origin", ["", "zh"])
def test_a_foreign_name_is_not_put_right_even_where_its_origin_is_missing_or_mistaken(
    source: str, target: str, kind: str, _: str, origin: str
) -> None:
    judgement = judged(f"{source} = {target}: {kind} {origin}")
    assert judgement.verdict not in {"wrong", "ambiguous"} or (origin and source in ALIKE)


def test_without_an_origin_a_chinese_name_is_doubted_at_most() -> None:
    assert verdict("Чжан Чжэньюань = Zhang Zhenyuan") == "confirmed palladius"
    assert verdict("Чжан Чжэньюань = Zhang Zhengyuan") == "doubtful none: Zhang Zhenyuan"


def test_the_list_of_foreign_names_is_long() -> None:
    assert len(rows("foreign")) >= 120
    assert len(rows("geography")) >= 150


@pytest.mark.parametrize(("russian", "pinyin"), rows("geography"))
def test_real_places_are_confirmed_in_both_directions(russian: str, pinyin: str) -> None:
    assert judged(f"{russian} = {pinyin}: place zh").verdict == "confirmed"
    assert judged(f"{pinyin} = {russian}: place zh en>ru").verdict == "confirmed"


@needs_shared
def test_real_names_of_a_list_are_confirmed() -> None:
    kinds = {"org": "organisation"}
    noisy = {"Гао Маконг"}
    for line in PAIRS.read_text("utf-8").splitlines()[1:]:
        russian, english, kind, *_ = line.split("\t")
        judgement = judged(f"{russian} = {english}: {kinds.get(kind, kind)} zh")
        assert judgement.verdict == ("doubtful" if russian in noisy else "confirmed"), russian


@pytest.mark.parametrize(
    ("name", "kind"), [("people", "person"), ("places", "place"), ("brands", "organisation"), ("world", "place")]
)
def test_every_row_of_a_table_is_confirmed_by_it(name: str, kind: str) -> None:
    for russian, english, chinese in table(name):
        assert russian
        assert english
        for source in russian:
            assert verdict(f"{source} = {english[0]}: {kind}") == "confirmed table", source
        for source in chinese:
            assert verdict(f"{source} = {english[0]}: {kind} zh>en") == "confirmed table", source


def test_other_pairs_of_languages_and_texts_too_long_are_not_judged() -> None:
    assert judged("Ли Вэй = 李伟: zh ru>zh") == UNKNOWN
    assert judged("Ли Вэй = Li Wei: zh ru>de") == UNKNOWN
    assert judged(f"{'Ли ' * 80} = Li: zh") == UNKNOWN


def test_hostile_names_take_no_time() -> None:
    names = ["нань" * 50, "ананан" * 30, "а" * 200, "Ли " + "юе" * 18, "e" * 200, "ы-" * 90, "'" * 190, "李" * 190]
    started = time.perf_counter()
    for name in names:
        for other in names:
            for pair in ("ru>en", "en>ru", "zh>en"):
                first, second = pair.split(">")
                judge(name, other, kind="person", source_language=first, target_language=second, origin="zh")
    assert time.perf_counter() - started < 5
