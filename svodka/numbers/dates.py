"""Days, months, years, decades, centuries and times of day."""

from dataclasses import replace

from svodka.numbers.amounts import amount
from svodka.numbers.cardinals import Amount, digits, spelled
from svodka.numbers.measures import measure
from svodka.numbers.piece import Piece
from svodka.numbers.reading import Reading, Relative
from svodka.numbers.tape import Tape
from svodka.numbers.years import Tail, dated, tail, year_at, year_word

_MONTHS, _DAYS, _HOURS, _MINUTES = 12, 31, 24, 60
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "august", "jun", "april", "june"})
_MOST_DAYS, _YEAR_DIGITS = 5, 4


def numeric(tape: Tape, i: int) -> list[Piece]:
    """Read 2025-09-26, 26.09.2025, 26/09/25; 03/04/2025 has two readings."""
    words, gaps = tape.words, tape.gaps
    if not (tape.digit(i + 1) and len(gaps[i + 1]) == 1 and gaps[i + 1] in "-./"):
        return []
    if not tape.digit(i + 2) or gaps[i + 2] != gaps[i + 1]:
        return _year_and_month(tape, i)
    if year_at(tape, i):
        days = [(words[i], words[i + 1], words[i + 2])]
    else:
        year = words[i + 2] if year_at(tape, i + 2) else f"20{words[i + 2]}" if len(words[i + 2]) == 2 else ""  # noqa: PLR2004
        days = [(year, words[i + 1], words[i])] + [(year, words[i], words[i + 1])] * (gaps[i + 1] == "/")
    values = [f"{year}-{int(month):02}-{int(day):02}" for year, month, day in days if _exists(year, month, day)]
    readings = [Reading(tape.starts[i], tape.end(i + 2), "date", value) for value in dict.fromkeys(values)]
    return [Piece(replace(readings[0], alternatives=tuple(readings[1:])), i, i + 3)] if readings else []


def _exists(year: str, month: str, day: str) -> bool:
    return bool(year) and len(month) <= 2 and len(day) <= 2 and 0 < int(month) <= _MONTHS and 0 < int(day) <= _DAYS  # noqa: PLR2004


def _year_and_month(tape: Tape, i: int) -> list[Piece]:
    """Read 2025-09, 2024/25, 2024-25."""
    word, gap = tape.words[i + 1], tape.gaps[i + 1]
    if not year_at(tape, i) or (tape.gaps[i + 2] == "" and tape.words[i + 2]):
        return []
    start, end = tape.starts[i], tape.end(i + 1)
    following = str(int(tape.words[i]) + 1)
    if gap != "." and word in {following, following[2:]} and (gap == "/" or len(word) == 2):  # noqa: PLR2004
        ended = i + 2 + year_word(tape, i + 2)
        return [Piece(Reading(start, tape.end(ended - 1), "period", f"{tape.words[i]}/{following}"), i, ended)]
    if gap == "-" and len(word) == 2 and 0 < int(word) <= _MONTHS:  # noqa: PLR2004
        return [Piece(Reading(start, end, "date", f"{tape.words[i]}-{word}"), i, i + 2)]
    return []


def day_first(tape: Tape, i: int) -> list[Piece]:
    """Read 26 сентября 2025 года, 26-го сентября, двадцать шестого сентября, 26th of September."""
    if not tape.ahead("month", i):
        return []
    day = digits(tape, i) if tape.digit(i) else spelled(tape, i)
    if day is None or not _day(day):
        return []
    j = day.after + (tape.words[day.after] == "of" and tape.spaced(day.after))
    month = tape.get("month", j)
    if (
        month is None
        or not (tape.spaced(j) or tape.gaps[j] in {"-", "/"})
        or (tape.lexicon.language == "en" and not tape.capital(j))
    ):
        return []
    return [dated(tape, i, f"{int(month):02}-{int(day.size):02}", tail(tape, j + 1))]


def _day(day: Amount) -> bool:
    whole = day.size == int(day.size) and day.scale == 1
    return whole and 0 < day.size <= _DAYS and (not day.written or day.ordinal) and day.after - day.first <= 3  # noqa: PLR2004


def month_first(tape: Tape, i: int) -> list[Piece]:
    """Read September 26, 2025, Sept. 26-28, сентябрь 2025 года, in May."""
    month = int(tape.get("month", i) or 0)
    english = tape.lexicon.language == "en"
    if english and not tape.capital(i):
        return []
    days = _days(tape, i + 1) if english else []
    if days:
        return _day_list(tape, i, month, days)
    found = tail(tape, i + 1)
    piece = dated(tape, i, f"{month:02}", found)
    if found.year is None and found.after == i + 1:
        return _bare_month(tape, i, piece)
    return [piece]


def _bare_month(tape: Tape, i: int, piece: Piece) -> list[Piece]:
    """A month alone: May and March need a preposition, Марта may be a name."""
    word = tape.words[i]
    led = tape.has("month_lead", i - 1) or tape.has("this", i - 1)
    if tape.lexicon.language == "en" and word in _DOUBTFUL_MONTHS and not led:
        return []
    if (
        word in {"mar", "jan", "dec", "sep", "sen", "сен", "дек", "окт", "авг", "апр", "фев", "янв"}
        and not led
        and not tape.gaps[i + 1].startswith(".")
    ):
        return []
    if tape.lexicon.language == "ru" and tape.capital(i):
        return [] if word == "марта" else [_weakened(piece)]
    if tape.lexicon.language == "en" and tape.gaps[i] not in {"", " ", "-"} and not led:
        return [_weakened(piece)]
    return [piece]


def _weakened(piece: Piece) -> Piece:
    return replace(piece, reading=replace(piece.reading, weak=True))


def _days(tape: Tape, j: int) -> list[Amount]:
    """Read the days behind an English month: 26, 26th, 26-28, 26 and 27."""
    days: list[Amount] = []
    while len(days) < _MOST_DAYS and (tape.dotted(j) or (days and tape.gaps[j] in _LINKS)):
        day = _listed_day(tape, j)
        if day is None or (days and tape.has("month", day.after)):
            break
        days.append(day)
        j = day.after + (tape.words[day.after] in {"and", "to", "or"} and tape.digit(day.after + 1))
    return days


def _listed_day(tape: Tape, j: int) -> Amount | None:
    day = digits(tape, j) if tape.digit(j) and len(tape.words[j]) < _YEAR_DIGITS else None
    if day is None or not _day(day) or tape.gaps[day.after] in {":", "%"} or tape.has("scale", day.after):
        return None
    return day


_LINKS = frozenset({"-", "–", "—", " – ", " - ", " — ", ", "})


def _day_list(tape: Tape, i: int, month: int, days: list[Amount]) -> list[Piece]:
    found = tail(tape, days[-1].after)
    pieces: list[Piece] = []
    for day in days:
        last = day is days[-1]
        own = found if last else Tail(found.year, found.relative, day.after, day.end)
        pieces.append(dated(tape, day.first if pieces else i, f"{month:02}-{int(day.size):02}", own))
    return pieces


def monthly(tape: Tape, i: int) -> list[Piece]:
    """Read сентябрьский; capitalised it is the name of a street or a town."""
    if tape.capital(i):
        return []
    part = f"{int(tape.get('monthly', i) or 0):02}"
    return [dated(tape, i, part, Tail(None, Relative("nearest", 0), i + 1, tape.end(i)))]


def year(tape: Tape, i: int) -> list[Piece]:
    """Read 2025 год, в 2025-м, in 2025, 1990-е, the 1990s, 2025; 2000 человек is a count."""
    if not tape.digit(i) or (tape.gaps[i] == "" and tape.words[i - 1]) or _part_of_chain(tape, i):
        return []
    if decade := _decade(tape, i):
        return [decade]
    if not year_at(tape, i):
        return []
    if tape.lexicon.language == "ru":
        return _russian_year(tape, i)
    return _other_year(tape, i)


def _part_of_chain(tape: Tape, i: int) -> bool:
    joined = tape.gaps[i] in {"/", ":", ".", ","} and tape.digit(i - 1)
    return joined or (
        tape.gaps[i] == "-"
        and bool(tape.words[i - 1])
        and not tape.digit(i - 1)
        and tape.words[i - 1] not in {"mid", "pre", "post", "late", "early"}
    )


def _decade(tape: Tape, i: int) -> Piece | None:
    word, gap, ending = tape.words[i], tape.gaps[i + 1], tape.words[i + 1]
    russian = gap == "-" and ending in {"е", "х", "ые", "ых", "м"} and word.endswith("0") and (ending != "м" or False)
    english = gap in {"", "'"} and ending == "s" and word.endswith("0")
    if not (russian or english) or len(word) not in {2, 4} or (len(word) == 4 and not year_at(tape, i)):  # noqa: PLR2004
        return None
    if len(word) == 2 and russian and not tape.has("year", i + 2):  # noqa: PLR2004
        return None
    century = word[:3] if len(word) == 4 else f"19{word[0]}"  # noqa: PLR2004
    ended = i + 2 + year_word(tape, i + 2)
    return Piece(Reading(tape.starts[i], tape.end(ended - 1), "date", f"{century}X"), i, ended)


def decade(tape: Tape, i: int) -> list[Piece]:
    """Read девяностые."""
    ended = i + 1 + year_word(tape, i + 1)
    return [Piece(Reading(tape.starts[i], tape.end(ended - 1), "date", f"19{tape.get('decade', i)}X"), i, ended)]


def _russian_year(tape: Tape, i: int) -> list[Piece]:
    ended = i + 1
    ordinal = tape.gaps[ended] == "-" and tape.words[ended] in {"м", "й", "го", "му", "ый", "ом", "ого", "ому"}
    ended += ordinal
    worded = year_word(tape, ended) or (tape.has("fiscal", ended) and year_word(tape, ended + 1))
    fiscal = tape.has("fiscal", ended)
    ended += worded + (worded and fiscal)
    piece = _plain_year(tape, i, ended)
    if worded or ordinal:
        return [piece]
    return [_with_count(tape, i, piece)] if _stands_free(tape, i) else []


def _plain_year(tape: Tape, i: int, ended: int) -> Piece:
    return Piece(Reading(tape.starts[i], tape.end(ended - 1), "date", tape.words[i]), i, ended)


def _with_count(tape: Tape, i: int, piece: Piece) -> Piece:
    """Keep the count as the other reading of four digits that nothing calls a year."""
    number = Reading(piece.reading.start, piece.reading.end, "number", tape.words[i])
    return replace(piece, reading=replace(piece.reading, alternatives=(number,)))


def _stands_free(tape: Tape, i: int) -> bool:
    """Whether nothing behind the digits can be what they count."""
    j = i + 1
    if _measured(tape, i) or tape.gaps[i].rstrip(" ")[-1:] in set("$€£¥₽№#+") or tape.has("code", i - 1):
        return False
    counted = (
        tape.spaced(j) and tape.words[j] and not tape.digit(j) and not tape.capital(j) and not tape.has("function", j)
    )
    return not counted and not (tape.gaps[j] in {"", "-"} and tape.words[j] and not tape.digit(j))


def _measured(tape: Tape, i: int) -> bool:
    unit = measure(tape, i + 1)
    return tape.has("scale", i + 1) or tape.has("times", i + 1) or unit is not None


def _other_year(tape: Tape, i: int) -> list[Piece]:
    j = i + 1
    if _measured(tape, i) or tape.gaps[i].rstrip(" ")[-1:] in set("$€£¥₽№#+") or tape.has("code", i - 1):
        return []
    piece = _with_count(tape, i, _plain_year(tape, i, j))
    if tape.gaps[j] in {"", "-"} and tape.words[j] and not tape.digit(j):
        return [piece] if tape.gaps[j] == "-" else []
    counted = tape.spaced(j) and not tape.capital(j) and _plural(tape, j)
    led = tape.has("before", i - 1) and tape.spaced(i)
    if counted and (not led or tape.has("people", j)):
        return []
    return [piece]


def _plural(tape: Tape, j: int) -> bool:
    word = tape.words[j]
    return tape.has("people", j) or (len(word) > 3 and word.endswith("s") and not tape.has("function", j))  # noqa: PLR2004


def spelled_year(tape: Tape, i: int) -> list[Piece]:
    """Read две тысячи двадцать пятый год."""
    if not (tape.has("scale", i) or tape.has("scale", i + 1)):
        return []
    pieces = amount(tape, i)
    if not pieces or not pieces[0].reading.ordinal or not year_word(tape, pieces[0].after):
        return []
    found = pieces[0]
    value = found.reading.value
    if not value.isdecimal() or not 1900 <= int(value) <= 2100:  # noqa: PLR2004
        return []
    return [Piece(Reading(found.reading.start, tape.end(found.after), "date", value), i, found.after + 1)]


def paired_year(tape: Tape, i: int) -> list[Piece]:
    """Read nineteen ninety-five, twenty twenty-six."""
    first = tape.words[i]
    if first not in {"nineteen", "twenty"} or not (tape.spaced(i + 1) and tape.has("numeral", i + 1)):
        return []
    rest = spelled(tape, i + 1)
    if rest is None or rest.ordinal or not 10 <= rest.size < 100 or tape.has("scale", rest.after):  # noqa: PLR2004
        return []
    value = f"{19 if first == 'nineteen' else 20}{rest.size}"
    return [Piece(Reading(tape.starts[i], rest.end, "date", value), i, rest.after)]


def century(tape: Tape, i: int) -> list[Piece]:
    """Read XXI век, 21-й век, двадцать первый век, the 21st century."""
    found = ordinal(tape, i) if tape.ahead("century", i) else None
    if found is None or not tape.near(found[1]) or not tape.has("century", found[1]):
        return (
            []
            if found is None or tape.gaps[found[1]] != "-" or not tape.has("century", found[1])
            else [_century(tape, i, found)]
        )
    return [_century(tape, i, found)]


def _century(tape: Tape, i: int, found: tuple[int, int]) -> Piece:
    return Piece(Reading(tape.starts[i], tape.end(found[1]), "date", f"{found[0]}C"), i, found[1] + 1)


def ordinal(tape: Tape, i: int) -> tuple[int, int] | None:
    """Return a small ordinal (III, 3-й, третий, third) and the word after it; in Russian, bare digits pass."""
    if (roman := tape.get("roman", i)) and tape.raw(i).isupper():
        return int(roman), i + 1
    if tape.digit(i):
        found = digits(tape, i) if len(tape.words[i]) <= 2 else None  # noqa: PLR2004
        fits = found and (found.ordinal or tape.lexicon.language == "ru")
    else:
        found = spelled(tape, i)
        fits = found and found.ordinal
    return (int(found.size), found.after) if found and fits and found.size == int(found.size) else None


def clock(tape: Tape, i: int) -> list[Piece]:
    """Read 10:30, 9 a.m., 9:30 pm, 9 утра, 19.00 мск as times of day."""
    if not tape.digit(i) or len(tape.words[i]) > 2 or int(tape.words[i]) > _HOURS:  # noqa: PLR2004
        return []
    minutes, j = _minutes(tape, i)
    hours, ended = _half_day(tape, int(tape.words[i]), j)
    if ended == j and minutes is None:
        return []
    if minutes is not None and tape.gaps[i].endswith(":"):
        return []
    value = f"T{hours % _HOURS:02}:{minutes or '00'}"
    return [Piece(Reading(tape.starts[i], tape.end(ended - 1), "date", value), i, ended)]


def _minutes(tape: Tape, i: int) -> tuple[str | None, int]:
    j = i + 1
    pair = tape.digit(j) and len(tape.words[j]) == 2 and int(tape.words[j]) < _MINUTES  # noqa: PLR2004
    if pair and tape.gaps[j] == ":":
        return tape.words[j], j + 1 + (tape.gaps[j + 1] == ":" and tape.digit(j + 1))
    worded = tape.words[j + 1] in {"мск", "утра", "вечера", "am", "pm"} or (
        tape.words[j] == "00" and tape.words[i - 1] in {"в", "с", "до"}
    )
    if pair and tape.gaps[j] == "." and worded and tape.gaps[j + 1] != ".":
        return tape.words[j], j + 1
    return None, j


def _half_day(tape: Tape, hours: int, j: int) -> tuple[int, int]:
    letters = tape.words[j] in {"a", "p"} and tape.words[j + 1] == "m" and tape.gaps[j + 1] == "." and tape.near(j)
    if letters or (tape.words[j] in {"am", "pm"} and tape.near(j)):
        return hours % 12 + 12 * (tape.words[j][0] == "p"), j + 1 + letters
    k = j + (tape.words[j] in {"час", "часа", "часов"} and tape.spaced(j))
    part = tape.get("daypart", k) if tape.spaced(k) and (tape.words[k] != "дня" or k > j) else None
    if part:
        return hours + 12 * (part == "pm" and hours < 12), k + 1  # noqa: PLR2004
    return hours, j
