"""Numbers in digits and in words, before anything is known of what they count."""

from dataclasses import dataclass, replace
from decimal import Decimal

from svodka.numbers.reading import FULL
from svodka.numbers.tape import Tape

ONE = Decimal(1)
_LONGEST = 15
_GROUP = 3
_MOST_GROUPS = 5
_SIGNS = frozenset("$€£¥₽₩₹")
_LETTERED = frozenset({"m", "b", "k", "t"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: `size` times `scale`, the words `first` to `after`, up to the offset `end`."""

    first: int
    after: int
    end: int
    size: Decimal
    scale: Decimal = ONE
    written: bool = False
    ordinal: bool = False
    weak: bool = False
    others: tuple[Decimal, ...] = ()

    @property
    def value(self) -> Decimal:
        """The whole number."""
        return self.size * self.scale


def count(tape: Tape, i: int) -> Amount | None:
    """Read the number that begins at word i, its scale included."""
    amount = digits(tape, i) if tape.digit(i) else _in_words(tape, i)
    return amount and _compounded(tape, _halved(tape, scaled(tape, amount)))


def digits(tape: Tape, i: int) -> Amount | None:
    """Read a number in digits: groups, decimals and an ordinal's ending."""
    if len(tape.words[i]) > _LONGEST:
        return None
    text, after, others = _written(tape, i)
    return _ended(tape, Amount(i, after, tape.end(after - 1), Decimal(text), others=others))


def _written(tape: Tape, i: int) -> tuple[str, int, tuple[Decimal, ...]]:
    separator = tape.gaps[i + 1]
    if len(separator) != 1 or separator not in " ,.'" or not tape.digit(i + 1):
        return tape.words[i], i + 1, ()
    after = _grouped(tape, i, separator)
    if after > i + 1 and (separator in " '" or after > i + 2 or _fraction(tape, after, separator)):
        return _decimals(tape, i, after, separator)
    if after == i + 2:
        return _ambiguous(tape, i, separator)
    return _decimals(tape, i, i + 1, " ") if separator in ",." else (tape.words[i], i + 1, ())


def _grouped(tape: Tape, i: int, separator: str) -> int:
    """Return the word after the last group of three digits."""
    after = i + 1
    if len(tape.words[i]) > _GROUP or tape.words[i][0] == "0":
        return after
    while (
        after <= i + _MOST_GROUPS
        and tape.gaps[after] == separator
        and len(tape.words[after]) == _GROUP
        and tape.digit(after)
    ):
        after += 1
    return after


def _fraction(tape: Tape, j: int, separator: str) -> bool:
    """Whether word j holds decimals: behind another sign than the groups', and in no chain like 1.2.3."""
    gap = tape.gaps[j]
    return (
        gap in {",", "."}
        and gap != separator
        and tape.digit(j)
        and len(tape.words[j]) <= _LONGEST
        and not _chained(tape, j, gap)
    )


def _chained(tape: Tape, j: int, gap: str) -> bool:
    return tape.gaps[j + 1] == gap and tape.digit(j + 1)


def _decimals(tape: Tape, i: int, after: int, separator: str) -> tuple[str, int, tuple[Decimal, ...]]:
    text = "".join(tape.words[i:after])
    if _fraction(tape, after, separator):
        return f"{text}.{tape.words[after]}", after + 1, ()
    return text, after, ()


def _ambiguous(tape: Tape, i: int, separator: str) -> tuple[str, int, tuple[Decimal, ...]]:
    """Read 1,234 and 1.234: in English a comma parts groups; elsewhere either sign begins the decimals."""
    if _chained(tape, i + 1, separator):
        return tape.words[i], i + 1, ()
    grouped, decimal = tape.words[i] + tape.words[i + 1], f"{tape.words[i]}.{tape.words[i + 1]}"
    if separator == "," and tape.lexicon.language != "ru" and tape.words[i][0] != "0":
        return grouped, i + 2, () if tape.lexicon.language == "en" else (Decimal(decimal),)
    # Nobody writes noughts behind a decimal sign without need: 1.500 may be the groups of another language.
    doubtful = tape.words[i][0] != "0" and (tape.lexicon.language not in FULL or grouped.endswith("0"))
    return decimal, i + 2, (Decimal(grouped),) if doubtful else ()


def _ended(tape: Tape, amount: Amount) -> Amount:
    j = amount.after
    word, gap = tape.words[j], tape.gaps[j]
    if gap not in {"", "-"} or (gap == "" and not word.isascii()):
        return amount
    if tape.has("ordinal_ending", j) and not (gap == "" and word == "m"):
        return replace(amount, after=j + 1, end=tape.end(j), ordinal=True)
    if gap and tape.has("cardinal_ending", j):
        return replace(amount, after=j + 1, end=tape.end(j))
    return amount


def _in_words(tape: Tape, i: int) -> Amount | None:
    if tape.has("numeral", i) or tape.has("ordinal", i) or tape.has("hundred", i):
        found = spelled(tape, i)
        several = tape.has("hundred", i) and tape.words[i - 1] in {"few", "several", "many"}
        return replace(found, weak=True) if found and several else found
    if (mixed := tape.get("mixed", i)) is not None:
        return Amount(i, i + 1, tape.end(i), Decimal(mixed), written=True)
    if (pair := tape.get("pair", i)) is not None:
        return Amount(i, i + 1, tape.end(i), Decimal(pair), written=True, weak=True)
    return _bare_scale(tape, i)


def _bare_scale(tape: Tape, i: int) -> Amount | None:
    """Read тысяча, a million; hundreds, сотни and несколько тысяч only as a rough guide."""
    scale = tape.get("scale", i)
    if scale is None or len(tape.words[i]) == 1:
        return None
    bounded = tape.has("bound", i - 1) or tape.words[i - 1] in {"до", "чем"}
    rough = (tape.has("plural", i) and not (bounded and tape.words[i].endswith("и"))) or (
        tape.lexicon.language == "en" and tape.words[i - 1] not in {"a", "one", "per"}
    )
    return Amount(i, i + 1, tape.end(i), ONE, Decimal(scale), written=True, weak=rough)


def spelled(tape: Tape, i: int) -> Amount | None:
    """Read number words below a thousand; the last may be an ordinal."""
    size, j, ordinal = 0, i, False
    while not ordinal and (j == i or tape.gaps[j] in {" ", "-"} or tape.spaced(j)):
        step = _step(tape, j, size, started=j > i)
        if step is None:
            break
        size, ordinal, width = step
        j += width
    return Amount(i, j, tape.end(j - 1), Decimal(size), written=True, ordinal=ordinal) if j > i else None


def _step(tape: Tape, j: int, size: int, *, started: bool) -> tuple[int, bool, int] | None:
    """Return the new size, whether an ordinal ends it, and how many words that took."""
    if started and size >= 100 and _goes_on(tape, j):  # noqa: PLR2004
        step = _step(tape, j + 1, size, started=True)
        return step and (step[0], step[1], 2)
    if tape.has("hundred", j) and 0 < (size or 1) < 100:  # noqa: PLR2004
        return (size or 1) * 100, False, 1
    value, ordinal = tape.get("numeral", j), False
    if value is None:
        value, ordinal = tape.get("ordinal", j), True
    if value is None or not _fits(size, int(value), started=started):
        return None
    return size + int(value), ordinal, 1


def _goes_on(tape: Tape, j: int) -> bool:
    """Whether word j is the `and` of two hundred and three; `two hundred and three hundred` are two numbers."""
    return tape.words[j] == "and" and tape.has("numeral", j + 1) and not tape.has("hundred", j + 2)


def _fits(size: int, value: int, *, started: bool) -> bool:
    """Whether a word may follow: hundreds, then tens, then units."""
    if not started:
        return True
    if value == 0 or size == 0:
        return False
    room = 1000 if value >= 1000 else 100 if value >= 10 else 10  # noqa: PLR2004
    room = 1000 if 100 <= value < 1000 else room  # noqa: PLR2004
    return size % room == 0 and value < room and not (value < 10 and size % 100 == 10)  # noqa: PLR2004


def scaled(tape: Tape, amount: Amount) -> Amount:
    """Add the words that multiply: млн, thousand, десятки тысяч."""
    j = amount.after + (amount.weak and tape.words[amount.after] == "of" and tape.has("plural", amount.after + 1))
    scale = None if amount.ordinal else _scale(tape, amount, j)
    if scale is None or scale <= amount.scale:
        return amount
    weak = amount.weak and not tape.has("numeral", amount.first)
    grown = replace(
        amount,
        after=j + 1,
        end=tape.end(j),
        scale=amount.scale * scale,
        weak=weak,
        others=tuple(o * scale for o in amount.others),
    )
    return scaled(tape, grown) if amount.scale == ONE else grown


def _scale(tape: Tape, amount: Amount, j: int) -> Decimal | None:
    value = tape.get("scale", j)
    if value is None or not (tape.near(j) or (tape.gaps[j] == "-" and len(tape.words[j]) > 1)):
        return None
    # A single letter may be a unit as well: only money and glued letters decide for the number.
    if len(tape.words[j]) == 1 and tape.words[j] in _LETTERED and tape.gaps[j] and not _after_money(tape, amount.first):
        return None
    return Decimal(value)


def _after_money(tape: Tape, i: int) -> bool:
    return tape.gaps[i].rstrip(" ")[-1:] in _SIGNS or tape.has("code", i - 1)


def _halved(tape: Tape, amount: Amount) -> Amount:
    """Add с половиной, and a half; the scale may come after it."""
    j = amount.after
    if amount.scale == ONE and tape.words[j : j + 2] == ["с", "половиной"] and tape.spaced(j):
        return _plus_half(tape, amount, j + 2)
    if amount.scale == ONE and tape.words[j : j + 3] == ["and", "a", "half"] and tape.gaps[j] in {" ", "-"}:
        return _plus_half(tape, amount, j + 3)
    if not tape.gaps[j] and tape.words[j] in {"½", "¼", "¾"}:
        extra = Decimal(tape.get("mixed", j) or 0)
        return scaled(tape, replace(amount, size=amount.size + extra, after=j + 1, end=tape.end(j)))
    return amount


def _plus_half(tape: Tape, amount: Amount, after: int) -> Amount:
    return scaled(tape, replace(amount, size=amount.size + Decimal("0.5"), after=after, end=tape.end(after - 1)))


def _compounded(tape: Tape, amount: Amount) -> Amount:
    """Add 200 тыс. to 1 млн, двести to тысяча."""
    while amount.scale > ONE and not amount.weak and tape.dotted(amount.after):
        rest = _rest(tape, amount)
        if rest is None:
            break
        total = amount.value + rest.value
        amount = Amount(
            amount.first, rest.after, rest.end, total / amount.scale, amount.scale, amount.written, rest.ordinal
        )
        if rest.scale == ONE:
            return replace(amount, size=total, scale=ONE)
    return amount


def _rest(tape: Tape, amount: Amount) -> Amount | None:
    j = amount.after + (tape.words[amount.after] == "and")
    if tape.digit(j) and tape.spaced(j) is False and tape.gaps[j] != ". ":
        return None
    rest = digits(tape, j) if tape.digit(j) else spelled(tape, j) if _number_word(tape, j) else None
    rest = rest and scaled(tape, rest)
    if rest is None or not _belongs(tape, amount, rest):
        return None
    return rest


def _number_word(tape: Tape, j: int) -> bool:
    return tape.spaced(j) and (tape.has("numeral", j) or tape.has("ordinal", j))


def _belongs(tape: Tape, amount: Amount, rest: Amount) -> bool:
    """Digits alone only follow a thousand, and no month or year may stand behind them."""
    smallest = amount.scale
    if rest.value >= smallest or (rest.scale > ONE and rest.scale >= smallest):
        return False
    dated = tape.has("month", rest.after) or tape.has("year", rest.after)
    return rest.scale > ONE or rest.written or (smallest == 1000 and not dated and _follows(tape, rest))  # noqa: PLR2004


def _follows(tape: Tape, rest: Amount) -> bool:
    """Behind тыс. with its dot only three digits that count something go on; anything else may be a new sentence."""
    if tape.gaps[rest.first] == " ":
        return True
    return len(tape.words[rest.first]) == _GROUP and tape.spaced(rest.after) and not tape.capital(rest.after)
