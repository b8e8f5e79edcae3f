"""The table: what it knows, that its forms reach it, and that it is written well."""

import re
from itertools import pairwise

import pymorphy3
import pytest

from svodka.lexicon.lexicon import counterparts, is_known, key, rows

TRANSLATIONS = """
вырос grew
вырос rose
вырос increased
возросшие up
сократилось fell
сократилось down
сократит cuts
заводом factories
заводскую plant
заводе mills
договорились agreed
договорились deal
столицы moscow
столицы capital
предприятий companies
предприятию facility
совместное joint
вложит invest
вложили invested
отгрузили shipped
подорожали costlier
подешевели fell
приговорили sentenced
потушили extinguished
подтопило flooded
пострадавших injured
погибших killed
избрали elected
отказались refused
опроверг denied
намерены plans
собирается intends
подчеркнула stressed
напомнили recalled
благодаря thanks
вручат award
учёных scientists
школьников pupils
врачей doctors
лечения treatment
выиграла won
забил scored
снегопада snowfall
похолодание cold
землетрясения earthquake
запустят launched
пуске launch
скорости speed
ускорили accelerated
первым first
москвичей residents
готов ready
важен important
умершего died
печи kiln
тендера bid
выручке revenues
налоговые taxes
льготы benefits
ипотечным mortgages
безработицы unemployment
"""

UNKNOWN = ["ru квинтолопа", "en zzyzx", "zh 工厂", "ru", "en of"]

FOREIGN = "ru завод lawyer|ru врач factory|ru снег election|ru выборы snow|ru вырос reduce|ru закрыть launch"


@pytest.mark.parametrize("pair", TRANSLATIONS.strip().split("\n"))
def test_a_word_and_its_translation_find_each_other_in_any_form(pair: str) -> None:
    russian, english = pair.replace("ё", "е").split()
    assert key(english, "en") in counterparts(russian, "ru")
    assert key(russian, "ru") in counterparts(english, "en")


@pytest.mark.parametrize("case", FOREIGN.split("|"))
def test_words_that_mean_something_else_are_no_counterparts(case: str) -> None:
    language, word, other = case.split()
    assert key(other, "en") not in counterparts(word, language)


@pytest.mark.parametrize("case", UNKNOWN)
def test_a_word_that_is_not_in_the_table_is_unknown(case: str) -> None:
    language, _, word = case.partition(" ")
    assert not is_known(word, language)
    assert counterparts(word, language) == frozenset()


def test_the_table_is_as_large_as_it_says_and_no_row_repeats_a_word() -> None:
    families = list(rows())
    assert len(families) >= 1_600
    assert len({word for russian, _ in families for word in russian}) >= 4_000
    for russian, english in families:
        assert len(russian) == len(set(russian))
        assert len(english) == len(set(english))


def test_each_word_is_in_the_script_of_its_language_and_folded() -> None:
    for russian, english in rows():
        assert all(re.fullmatch(r"[а-я]+(?:-[а-я]+)*", word) for word in russian), russian
        assert all(re.fullmatch(r"[a-zé0-9]+(?:['-][a-z]+)*", word) for word in english), english


def test_at_least_97_of_100_dictionary_forms_reach_their_row() -> None:
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    reached = forms = 0
    for russian, _ in list(rows())[::7]:
        stems = {key(word, "ru") for word in russian}
        of_row = [form for word in russian for form in dictionary_forms(analyser, word)]
        forms += len(of_row)
        reached += sum(key(form, "ru") in stems for form in of_row)
    assert forms > 10_000
    assert reached / forms >= 0.97


def dictionary_forms(analyser: pymorphy3.MorphAnalyzer, word: str) -> list[str]:
    """Give the forms of a base form; not those that nobody prints: наибыстрейший, побыстрее."""
    parse = analyser.parse(word)[0]
    lexeme = parse.lexeme if parse.is_known and parse.normal_form == word else []
    printed = (form for form in lexeme if not {"Supr", "Cmp2", "Erro"} & set(form.tag.grammemes))
    return [form.word.replace("ё", "е") for form in printed]


def test_irregular_forms_stand_once() -> None:
    from svodka.lexicon.stems import _irregular

    bases = sorted(set(_irregular().values()))
    assert all(one < other for one, other in pairwise(bases))
    assert len(_irregular()) >= 150
    assert not {form for form, base in _irregular().items() if form == base}
