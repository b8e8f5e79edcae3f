"""Russian names in Latin letters."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.grounding.wordlist import listed
from svodka.names.russian import SCHEMAS, is_romanisation, latin_skeleton, romanisations, romanised, similarity
from svodka.names.tables import rows

PRESS = listed("""
    Сергей/Sergei Сергей/Sergey Максим/Maxim Максим/Maksim Ликсутов/Liksutov Геннадий/Gennady
    Дмитрий/Dmitry Юрий/Yury Юрий/Yuri Жуковский/Zhukovsky Ефимов/Yefimov Ефимов/Efimov
    Хрущёв/Khrushchev Хрущев/Khrushchev Горбачёв/Gorbachev Ельцин/Yeltsin Толстой/Tolstoy Достоевский/Dostoevsky
    Соловьёв/Solovyov Соловьёв/Soloviev Ильин/Ilyin Ильин/Ilin Васильев/Vasilyev Васильев/Vasiliev
    Наталья/Natalia Наталья/Natalya Мария/Maria Мария/Mariya Юлия/Yulia Юлия/Julia
    Евгений/Yevgeny Евгений/Evgeny Евгений/Evgeniy Алексей/Alexei Алексей/Aleksey Александр/Alexander
    Александр/Aleksandr Щукин/Shchukin Щедрин/Shchedrin Цветаева/Tsvetaeva Чехов/Chekhov Шойгу/Shoigu
    Андрей/Andrey Андрей/Andrei Ксения/Ksenia Ксения/Xenia Людмила/Lyudmila Людмила/Ludmila
    Фёдор/Fyodor Фёдор/Fedor Пётр/Pyotr Пётр/Petr Пётр/Peter Подъячев/Podyachev
    Объедков/Obyedkov Аксёнов/Aksyonov Аксёнов/Axenov Майоров/Mayorov Майя/Maya Хабаровск/Khabarovsk
    Йошкар/Yoshkar Зоя/Zoya Зоя/Zoia Илья/Ilya Дарья/Darya Дарья/Daria
    Быков/Bykov Крылов/Krylov Эдуард/Eduard
""")


@pytest.mark.parametrize("pair", PRESS)
def test_a_press_spelling_is_a_romanisation(pair: str) -> None:
    assert is_romanisation(*pair.split("/"))


@pytest.mark.parametrize(
    "pair",
    [
        "Диана/Dana",
        "Мария/Mara",
        "Ликсутов/Liksutin",
        "Собянин/Sobyanina",
        "Анна/Ana",
        "Жуков/Zukov",
        "Иван/Ivanov",
        "Ян/",
    ],
)
def test_another_name_is_none(pair: str) -> None:
    assert not is_romanisation(*pair.split("/"))


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщыэюя", min_size=1, max_size=12), st.sampled_from(SCHEMAS))
def test_whatever_a_system_writes_is_a_romanisation(word: str, system: str) -> None:
    latin = getattr(import_module("iuliia"), system).translate(word).replace("yё", "yo").replace("ё", "yo")
    assert is_romanisation(word, latin), latin


def test_romanisations_begin_with_the_usual_form() -> None:
    assert romanisations("Александр")[0] == "Alexander"
    assert romanisations("Ильинский")[0] == "Ilyinsky"
    assert all(form.isascii() for form in romanisations("Хрущёв"))


def test_every_alias_is_a_romanisation_of_its_name() -> None:
    for russian, english in rows("russian"):
        assert all(is_romanisation(russian[0], form) for form in english)


def test_systems_of_romanisation_have_one_skeleton() -> None:
    assert len({latin_skeleton(form) for form in ("Yury", "Yuri", "Iurii", "Yuriy")}) == 1
    assert len({latin_skeleton(form) for form in ("Aleksei", "Alexey", "Alexei")}) == 1


def test_similarity_is_that_of_skeletons() -> None:
    assert similarity("Yury Vasilyev", "Iurii Vasiliev") == 1
    assert similarity(romanised("Виданова"), "Bidonova") == pytest.approx(0.75)
    assert similarity("", "") == 0


def test_long_words_are_cut_short() -> None:
    assert not is_romanisation("а" * 100, "a" * 100)
    assert similarity("ab" * 90_000, "ba" * 90_000) > 0
