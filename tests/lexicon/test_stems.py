"""Forms of one word share a stem, and words that are not related do not."""

import pytest

from svodka.lexicon.lexicon import key

ONE_WORD = """
ru завод завода заводу заводом заводе заводы заводов заводам заводами заводах
ru заводской заводского заводскому заводским заводском заводская заводскую заводские заводских заводскими
ru компания компании компанию компанией компаний компаниям компаниями компаниях
ru предприятие предприятия предприятию предприятием предприятии предприятий предприятиям предприятиями
ru увеличить увеличил увеличила увеличили увеличит увеличат увеличив увеличение увеличения увеличением увеличивший
ru увеличиться увеличился увеличилась увеличились увеличится увеличатся увеличившись
ru сократить сократил сократила сократили сократит сократят сократив
ru сообщить сообщил сообщила сообщили сообщает сообщают сообщение сообщения сообщений сообщив
ru построить построил построила построили построит построят построив построен построена построены построенный
ru создать создал создала создали создание созданию созданием создан создана созданы созданный создавший
ru новый новая новое новые нового новой новому новым новую новых новыми новейший новейшего
ru крупный крупная крупные крупного крупной крупных крупными крупнее
ru город города городу городом городе городов городам городами городах
ru производство производства производству производством производстве производств
ru исследование исследования исследованию исследований исследованиями
ru договориться договорился договорилась договорились договорится договорятся
ru рынок рынок
ru рынка рынку рынком рынке рынки рынков рынкам рынками
ru планировать планирует планируют планировал планировала планировали планируется планируются
ru инвестировать инвестирует инвестируют инвестировал инвестировали инвестированный
ru больница больницы больницу больницей больнице больницам больницами больницах
ru область области областью областей областям областями
ru министр министра министру министром министре министры министров министрам
ru заявить заявил заявила заявило заявили заявит заявят заявив
ru открыть открыл открыла открыло открыли
ru растущий растущего растущая растущие растущих
en plant plants plant's
en company companies company's
en build builds built building builder builders
en grow grows grew grown growing
en rise rises rose risen rising
en fall falls fell fallen falling
en cut cuts cutting
en plan plans planned planning
en increase increases increased increasing
en invest invests invested investing investor investors investment investments
en operate operates operated operating operation operations operational operator operators
en agree agrees agreed agreeing agreement agreements
en develop develops developed developing developer developers development
en organise organize organised organized organising organizing
en supply supplies supplied supplying
en city cities city's
en child children children's
en woman women women's
en tell tells told telling
en say says said saying
en sell sells sold selling seller sellers
en buy buys bought buying
en hold holds held holding
en meet meets met meeting meetings
en make makes made making
en take takes took taken taking
en go goes went gone going
en begin begins began begun beginning
en win wins won winning winner
en lose loses lost losing
en lead leads led leading leader leaders
en pay pays paid paying
en spend spends spent spending
en send sends sent sending
en leave leaves left leaving
en keep keeps kept keeping
en bring brings brought bringing
en come comes came coming
en become becomes became becoming
en run runs ran running runner runners
en exceed exceeds exceeded exceeding
en analyse analyze analysed analyzed analysing
en programme program programmes programmed
en centre center centres centers
en labour labor
"""

UNRELATED = """
ru завод доход
ru рост рота
ru суд сад
ru газета газ
ru страна страница
ru международный междугородный
en plant plan
en minister mining
en number numb
en centre cent
en former form
en internet international
en several severe
en station state
en school scholar
"""


def cases(table: str) -> list[tuple[str, str, str]]:
    rows = (line.split() for line in table.split("\n") if line)
    return [(language, first, form) for language, first, *forms in rows for form in forms]


@pytest.mark.parametrize(("language", "word", "form"), cases(ONE_WORD))
def test_a_form_has_the_stem_of_its_word(language: str, word: str, form: str) -> None:
    assert key(form, language) == key(word, language)


@pytest.mark.parametrize(("language", "word", "other"), cases(UNRELATED))
def test_words_that_only_look_alike_have_stems_of_their_own(language: str, word: str, other: str) -> None:
    assert key(word, language) != key(other, language)


@pytest.mark.parametrize("word", ["я", "и", "ся", "ть", "a", "s", "ed", "ing", "", "'s", "ее"])
def test_a_word_that_is_all_ending_stays(word: str) -> None:
    for language in ("ru", "en"):
        assert key(word, language) in word


def test_a_stem_is_short_and_at_least_three_letters_stay() -> None:
    assert key("сельскохозяйственный", "ru") == "сельско"
    assert key("administration", "en") == "administ"
    assert key("дома", "ru") == "дом"


def test_a_word_of_another_language_is_its_own_stem() -> None:
    assert key("工厂", "zh") == "工厂"
