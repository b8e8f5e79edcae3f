"""Languages by their letters."""

import unicodedata

import pytest

from svodka.intake.language import detect

SENTENCES = {
    "ru": "Москва и Харбин подписали соглашение о поставках станков.",
    "uk": "Президент України підписав закон про підтримку малого бізнесу.",
    "be": "Прэзідэнт Беларусі падпісаў указ аб падтрымцы малога бізнесу.",
    "bg": "Президентът на България подписа указ за подкрепа на малкия бизнес.",
    "sr": "Председник Србије потписао је уредбу о подршци малим предузећима.",
    "kk": "Мәскеу мен Харбин станок жеткізу туралы келісімге қол қойды.",
    "tt": "Мәскәү һәм Харбин станоклар китерү турында килешү төзеде.",
    "ky": "Кыргызстандын президенти чакан бизнести колдоо жөнүндө жарлыкка кол койду, бул тууралуу кызматы билдирди.",
    "tg": "Президенти Тоҷикистон фармонро дар бораи дастгирии соҳибкории хурд имзо кард.",
    "mn": "Монгол Улсын Ерөнхийлөгч жижиг бизнесийг дэмжих тухай зарлигт гарын үсэг зурлаа.",
    "en": "Moscow and Harbin signed a machine-tool supply agreement on 20 November.",
    "de": "Moskau und Harbin haben ein Abkommen über die Lieferung von Maschinen unterzeichnet.",
    "fr": "Moscou et Harbin ont signé un accord sur la fourniture de machines-outils.",
    "es": "Moscú y Harbin firmaron un acuerdo para el suministro de máquinas herramienta.",
    "it": "Mosca e Harbin hanno firmato un accordo per la fornitura di macchine utensili.",
    "pt": "Moscovo e Harbin assinaram um acordo para o fornecimento de máquinas, informou o ministério.",
    "nl": "Moskou en Harbin hebben een overeenkomst getekend voor de levering van machines.",
    "pl": "Moskwa i Harbin podpisały umowę na dostawę obrabiarek, poinformowało ministerstwo.",
    "tr": "Moskova ve Harbin takım tezgahı tedariki için bir anlaşma imzaladı.",
    "vi": "Moskva và Cáp Nhĩ Tân đã ký thỏa thuận cung cấp máy công cụ.",
    "uz": "Moskva va Harbin dastgohlar yetkazib berish boʻyicha kelishuv imzoladi.",
    "zh": "莫斯科与哈尔滨20日签署机床供应协议，商务部长表示贸易额增长。",
    "ja": "モスクワとハルビンは工作機械の供給協定に署名した。",
    "ko": "모스크바와 하얼빈은 공작기계 공급 협정에 서명했다.",
    "ar": "وقعت موسكو وهاربين اتفاقية لتوريد الآلات في 20 نوفمبر.",
    "fa": "مسکو و هاربین قرارداد تامین ماشین آلات را در ۲۰ نوامبر امضا کردند.",
    "he": "מוסקבה וחרבין חתמו על הסכם לאספקת מכונות.",
    "el": "Η Μόσχα και το Χαρμπίν υπέγραψαν συμφωνία για εργαλειομηχανές.",
    "hi": "मास्को और हार्बिन ने समझौते पर हस्ताक्षर किए।",
    "ka": "მოსკოვმა და ჰარბინმა ხელი მოაწერეს შეთანხმებას.",
    "hy": "Մոսկվան և Հարբինը համաձայնագիր են ստորագրել։",
    "th": "มอสโกและฮาร์บินลงนามข้อตกลงจัดหาเครื่องจักร",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=list(SENTENCES))
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect(sentence) == language


@pytest.mark.parametrize("language", ["ru", "uk", "be", "vi", "tr", "fr"])
def test_decomposed_letters_are_the_same_letters(language: str) -> None:
    assert detect(unicodedata.normalize("NFD", SENTENCES[language])) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "2025 — 12,5 %",
        "def f(x):\n    return x**2\n" * 9,
        "asdf qwer zxcv hjkl www lorem qqq",
        "щ" * 60,
        "🙂" * 60,
    ],
)
def test_what_is_no_language_is_none(text: str) -> None:
    assert detect(text) is None


def test_the_larger_part_decides_and_a_han_character_counts_double() -> None:
    assert detect(SENTENCES["ru"] + SENTENCES["zh"] * 2) == "zh"
    assert detect(SENTENCES["ru"] * 2 + "王文涛") == "ru"


def test_gibberish_does_not_hide_the_language_of_the_rest() -> None:
    assert detect("a" * 40_000 + "! " + SENTENCES["ru"]) == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "Mocквa и Хapбин пoдпиcaли coглaшeниe o пocтaвкax cтaнкoв.",
        "ХIХ век, ХХI век, II квартал и ІІ квартал прошли, и наступил новый.",
        "Въ Москвѣ подписанъ договоръ съ Китаемъ о желѣзной дорогѣ, и онъ вступилъ въ силу.",
        "Министр за́мков и замко́в осмотрел Му́рманск и сказа́л, что́ он увидел.",
        "Компания Apple и фирма Huawei Technologies показали новый iPhone и Mate в Москве.",
    ],
)
def test_russian_is_known_in_any_dress(text: str) -> None:
    assert detect(text) == "ru"


@pytest.mark.parametrize(
    "headline",
    [
        "Стоимость склада в Москве снижается до 3,1 млрд рублей",
        "Завод в Туле поставит насосы для метро",
        "Москва и Уси за рост торговли",
    ],
)
def test_a_russian_headline_without_its_telling_letters_is_not_ukrainian(headline: str) -> None:
    assert detect(headline) in {"ru", None}
