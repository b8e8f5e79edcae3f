"""Invented people, firms and places, each in Russian and in English."""

from typing import Final

_GIVEN: Final = (
    ("Аркадий", "Arkady"),
    ("Борис", "Boris"),
    ("Вадим", "Vadim"),
    ("Глеб", "Gleb"),
    ("Захар", "Zakhar"),
    ("Кирилл", "Kirill"),
    ("Макар", "Makar"),
    ("Назар", "Nazar"),
    ("Роман", "Roman"),
    ("Тимур", "Timur"),
)
_SURNAMES: Final = (
    ("Волобоков", "Volobokov"),
    ("Гранников", "Grannikov"),
    ("Дорожанов", "Dorozhanov"),
    ("Запрудин", "Zaprudin"),
    ("Камнедров", "Kamnedrov"),
    ("Ларомин", "Laromin"),
    ("Мостовников", "Mostovnikov"),
    ("Ножаев", "Nozhayev"),
    ("Плотвинов", "Plotvinov"),
    ("Рогозанов", "Rogozanov"),
    ("Сточаров", "Stocharov"),
    ("Тумаринов", "Tumarinov"),
)

PEOPLE: Final = tuple(
    (f"{given} {surname}", f"{latin_given} {latin_surname}")
    for given, latin_given in _GIVEN
    for surname, latin_surname in _SURNAMES
)
ORGANISATIONS: Final = (
    ("Вентросталь", "Ventrostal"),
    ("Горнодар", "Gornodar"),
    ("Камаролит", "Kamarolit"),
    ("Ладопромсвет", "Ladopromsvet"),
    ("Насоснаб", "Nasosnab"),
    ("Ремаднова", "Remadnova"),
    ("Тарвелон", "Tarvelon"),
    ("Уралодом", "Uralodom"),
)
PLACES: Final = (
    ("Белодарск", "Belodarsk"),
    ("Верхнелипово", "Verkhnelipovo"),
    ("Дальнереченка", "Dalnerechenka"),
    ("Каменогранск", "Kamenogransk"),
    ("Новоталинск", "Novotalinsk"),
    ("Прудовецк", "Prudovetsk"),
    ("Староозерье", "Staroozerye"),
    ("Тихомирово", "Tikhomirovo"),
)
