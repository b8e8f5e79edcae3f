"""Text that a wrong decoding spoilt, and text that only looks strange."""

import pytest

from svodka.intake.legibility import illegible

RUSSIAN = (
    "Москва и Харбин подписали соглашение о поставках станков. Министр сообщил об этом двадцатого ноября, "
    "когда объявил, что объём торговли за год вырос на двенадцать процентов."
)
OTHERS = {
    "uk": "Президент України підписав закон про підтримку малого бізнесу. Про це повідомила служба у вівторок.",
    "be": "Прэзідэнт Беларусі падпісаў указ аб падтрымцы малога бізнесу. Пра гэта паведаміла служба ў аўторак.",
    "bg": "Президентът на България подписа указ за подкрепа на малкия бизнес. Това съобщи службата във вторник.",
    "sr": "Председник Србије потписао је уредбу о подршци малим предузећима. То је саопштила служба шефа државе.",
    "kk": "Қазақстан Президенті шағын бизнесті қолдау туралы жарлыққа қол қойды. Бұл туралы қызметі хабарлады.",
    "tt": "Татарстан Рәисе кече бизнеска ярдәм итү турында указга кул куйды. Бу хакта хезмәте хәбәр итте.",
    "mn": "Монгол Улсын Ерөнхийлөгч жижиг бизнесийг дэмжих тухай зарлигт гарын үсэг зурлаа. Энэ тухай алба мэдээлэв.",
    "names": "Чжан Чжэнюань, Ши Хуэй, Люй Чжихуэй, Го Чуньлэй, Цзян Шухуа, Ван Синьюань и Вань Сэнь, Оуян Жуй.",
    "capitals": RUSSIAN.upper(),
    "table": "2023 — 10–12 %, 2024 — 12–14 %, 2025 — 14–16 %; при +5…+7 °C — № 1, № 2 и № 3 «СССР», С\u00a0Москвой.",
    "french": "L'été dernier, près de Nîmes, la société a créé où elle pouvait; ça a coûté très cher à l'État.",
    "vietnamese": "Chủ tịch nước đã ký thỏa thuận về việc cung cấp máy công cụ cho các doanh nghiệp vừa và nhỏ.",
    "portuguese": "A função da administração não é só a criação de ações: Ñandú, PRODUÇÃO E EXPORTAÇÃO.",
}


@pytest.mark.parametrize(
    ("written", "read", "rule"),
    [
        ("utf-8", "cp1251", "utf8-as-cp1251"),
        ("utf-8", "latin-1", "utf8-as-latin1"),
        ("cp1251", "latin-1", "cyrillic-as-latin1"),
        ("koi8-r", "cp1251", "cyrillic-as-cyrillic"),
        ("cp1251", "koi8-r", "cyrillic-as-cyrillic"),
        ("iso8859-5", "cp1251", "cyrillic-as-cyrillic"),
        ("koi8-r", "cp866", "symbols-for-letters"),
        ("cp866", "latin-1", "symbols-for-letters"),
        ("mac-cyrillic", "cp1251", "cp1251-as-macintosh"),
    ],
)
def test_mojibake_is_told_by_its_rule(written: str, read: str, rule: str) -> None:
    spoilt = RUSSIAN.replace("—", "-").encode(written, "replace").decode(read, "replace").replace("\ufffd", "")
    assert illegible(spoilt) == ("mojibake", rule)


def test_utf8_read_wrongly_twice_is_mojibake() -> None:
    assert illegible(RUSSIAN.encode().decode("latin-1").encode().decode("latin-1")) == ("mojibake", "utf8-as-latin1")


@pytest.mark.parametrize("text", [RUSSIAN, *OTHERS.values()], ids=["ru", *OTHERS])
def test_text_that_only_looks_strange_is_legible(text: str) -> None:
    assert illegible(text) is None


def test_a_nul_and_half_a_character_are_no_text() -> None:
    assert illegible(RUSSIAN + "\x00") == ("nul-character", "nul")
    assert illegible(RUSSIAN + "\ud800") == ("lone-surrogate", "lone-surrogate")


def test_one_lost_character_in_a_hundred_letters_is_borne_and_two_are_not() -> None:
    letters = "".join(filter(str.isalpha, RUSSIAN))[:100]
    assert illegible(f"{letters}\ufffd") is None
    assert illegible(f"{letters}\ufffd\ufffd") == ("replacement-character", "replacement-character")
