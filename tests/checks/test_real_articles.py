"""Two real articles, which the project does not carry, with summaries written by hand as an editor would."""

import pytest

from schemas.check import CheckRequest
from svodka.pipeline import examine
from tests.shared_material import SHARED, needs_shared

BATTERIES = {
    "languages": ["ru", "en"],
    "headline": {
        "ru": "Москва и шанхайская «Гэ Пай» обсуждают переработку батарей",
        "en": "Moscow and Shanghai's Ge Pai discuss battery recycling",
    },
    "points": [
        {
            "text": {
                "ru": "В Шанхае столичная делегация провела переговоры с руководством компании «Гэ Пай», которая выпускает "
                "литий-ионные батареи; стороны договорились сотрудничать в развитии производства в Москве, сообщили в "
                "департаменте инвестиционной и промышленной политики.",
                "en": "A Moscow delegation held talks in Shanghai with the management of Ge Pai, a maker of lithium-ion "
                "batteries; the sides agreed to cooperate in developing production in Moscow, the city's Department of "
                "Investment and Industrial Policy said.",
            }
        },
        {
            "text": {
                "ru": "Китайские партнеры заинтересованы в локализации в Москве переработки литий-ионных аккумуляторов; "
                "обсуждались также биотехнологии, медицинская техника, производство лифтов и кадровый обмен.",
                "en": "The Chinese partners are interested in localising the recycling of lithium-ion batteries in Moscow; "
                "biotechnology, medical equipment, lift production and staff exchange were also discussed.",
            }
        },
        {
            "text": {
                "ru": "Заместитель гендиректора «Гэ Пай» Чжан Чжэнюань заявил, что компания готова инвестировать и в другие "
                "проекты города, в частности в развитие биотехнологий, медтехники и лифтостроения.",
                "en": "Ge Pai's deputy general director Zhang Zhengyuan said the company was ready to invest in other city "
                "projects too, notably in biotechnology, medical equipment and lift building.",
            }
        },
    ],
    "entities": [
        {"id": "e1", "type": "organisation", "name": {"ru": "«Гэ Пай»", "en": "Ge Pai"}, "origin": "zh"},
        {
            "id": "e2",
            "type": "person",
            "name": {"ru": "Чжан Чжэнюань", "en": "Zhang Zhengyuan"},
            "origin": "zh",
            "role": {"ru": "заместитель генерального директора", "en": "deputy general director"},
            "affiliation": "e1",
        },
        {
            "id": "e3",
            "type": "person",
            "name": {"ru": "Ольга Виданова", "en": "Olga Vidanova"},
            "role": {"ru": "заместитель руководителя", "en": "deputy head"},
            "affiliation": "e4",
        },
        {
            "id": "e4",
            "type": "organisation",
            "name": {
                "ru": "Департамент инвестиционной и промышленной политики Москвы",
                "en": "Moscow Department of Investment and Industrial Policy",
            },
        },
        {"id": "e5", "type": "place", "name": {"ru": "Шанхай", "en": "Shanghai"}},
        {"id": "e6", "type": "place", "name": {"ru": "Москва", "en": "Moscow"}},
    ],
    "quotes": [
        {
            "speaker": "e2",
            "text": {
                "ru": "Мы рассматриваем Москву как надежного партнера в области высокотехнологичного промышленного сотрудничества",
                "en": "We see Moscow as a reliable partner in high-technology industrial cooperation",
            },
        }
    ],
}
TECHNOPOLIS = {
    "languages": ["ru", "en"],
    "headline": {
        "ru": "Более 20 китайских компаний посетили «Технополис Москва»",
        "en": "More than 20 Chinese companies visit Technopolis Moscow",
    },
    "points": [
        {
            "text": {
                "ru": "Площадку «Печатники» особой экономической зоны «Технополис Москва» посетили представители более чем 20 "
                "научно-технических и высокотехнологичных компаний Китая, сообщил министр столичного правительства "
                "Анатолий Гарбузов.",
                "en": "Representatives of more than 20 research and high-technology companies from China have visited the "
                "Pechatniki site of the Technopolis Moscow special economic zone, Moscow government minister Anatoly "
                "Garbuzov said.",
            }
        },
        {
            "text": {
                "ru": "Гарбузов уточнил, что в 2024 году поставки московской продукции в КНР выросли на 24% по сравнению с "
                "2023-м; востребованы, в частности, турбореактивные двигатели, приборы, микроэлектроника и оптика.",
                "en": "Garbuzov said deliveries of Moscow products to China grew by 24% in 2024 compared with 2023; turbojet "
                "engines, instruments, microelectronics and optics are among those in demand.",
            }
        },
        {
            "text": {
                "ru": "По словам гендиректора ОЭЗ Геннадия Дегтева, сотрудничество с Китаем наладили более 20 компаний зоны: "
                "пять ведут совместные научные исследования, четыре осуществили трансфер технологий.",
                "en": "According to the zone's general director Gennady Degtev, more than 20 of its companies have established "
                "cooperation with China: five conduct joint research and four have carried out technology transfer.",
            }
        },
    ],
    "entities": [
        {
            "id": "e1",
            "type": "person",
            "name": {"ru": "Анатолий Гарбузов", "en": "Anatoly Garbuzov"},
            "role": {"ru": "министр правительства города", "en": "city government minister"},
        },
        {
            "id": "e2",
            "type": "person",
            "name": {"ru": "Геннадий Дегтев", "en": "Gennady Degtev"},
            "role": {"ru": "гендиректор", "en": "general director"},
            "affiliation": "e3",
        },
        {
            "id": "e3",
            "type": "organisation",
            "name": {"ru": "ОЭЗ «Технополис Москва»", "en": "Technopolis Moscow special economic zone"},
        },
        {
            "id": "e4",
            "type": "person",
            "name": {"ru": "Ян Шуцай", "en": "Yang Shucai"},
            "origin": "zh",
            "role": {"ru": "вице-президент института образования", "en": "vice-president of an education institute"},
        },
        {"id": "e5", "type": "place", "name": {"ru": "Китай", "en": "China"}},
        {"id": "e6", "type": "place", "name": {"ru": "Печатники", "en": "Pechatniki"}},
    ],
    "quotes": [
        {
            "speaker": "e4",
            "text": {
                "ru": "То, что мы сегодня увидели, превзошло наши ожидания",
                "en": "What we saw today exceeded our expectations",
            },
        }
    ],
}


@needs_shared
@pytest.mark.parametrize(
    ("name", "summary"), [("moscow-shanghai-batteries", BATTERIES), ("technopolis-delegation", TECHNOPOLIS)]
)
def test_a_correct_summary_of_a_real_article_has_no_error(name: str, summary: dict[str, object]) -> None:
    text = (SHARED / "articles" / f"{name}.txt").read_text("utf-8")
    asked = CheckRequest.model_validate({"article": {"text": text}, "summary": summary})
    _, verdict = examine(asked)
    assert [(one.code, one.path, one.args) for one in verdict.errors] == []
    assert len(verdict.findings) <= 3, [(one.code, one.path) for one in verdict.findings]
