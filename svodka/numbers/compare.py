"""Whether two readings, of any languages, say the same."""

import datetime as dt

from svodka.numbers.calendar_spans import coincide, covers_months
from svodka.numbers.quantities import Agreement, compare, rounded
from svodka.numbers.reading import Reading

__all__ = ["Agreement", "agree", "rounds_to"]

_CALENDAR = frozenset({"date", "period"})


def agree(claimed: Reading, found: Reading, published: dt.date | None = None) -> Agreement:
    """Say how a claimed figure stands to a figure of the source; a reading's alternatives count as much as itself.

    `same`: also 1.5 t and 1,500 kg, 18 months and a year and a half, a quarter and 25 %, вдвое and `in half` (and 50 %,
    as a decrease), nine months and January to September; a minus is ignored, and so are `about`, and `over` or `under`
    against a bare number. A multiple below two is also what it adds: 1.5 times is `by half` and by 50 %; from two on
    nothing is added up, so twice is not by 100 %, nor 2.5 times by 150 %.
    A date may say less than the source (the year of a day, a day without its year), never more: a year that the source
    does not give is `same` only when `published` supplies it. `bound`: more than against less than. `magnitude`: the
    same digits, another power of ten.
    `unit`: the same number of something else, in another currency, or per cent for percentage points.
    """
    first = _agreement(claimed, found, published)
    if first == "same" or not (claimed.alternatives or found.alternatives):
        return first
    pairs = ((a, b) for a in (claimed, *claimed.alternatives) for b in (found, *found.alternatives))
    return "same" if any(_agreement(a, b, published) == "same" for a, b in pairs) else first


def _agreement(claimed: Reading, found: Reading, published: dt.date | None) -> Agreement:
    dated = (claimed.kind in _CALENDAR) + (found.kind in _CALENDAR)
    if dated == 1:
        return _mixed(claimed, found)
    if dated:
        return "same" if coincide(claimed, found, published) else "different"
    return compare(claimed, found)


def _mixed(claimed: Reading, found: Reading) -> Agreement:
    count, period = (found, claimed) if claimed.kind in _CALENDAR else (claimed, found)
    if covers_months(count, period):
        return "same"
    return "unit" if count.value == period.value else "different"


def rounds_to(claimed: Reading, found: Reading) -> bool:
    """Whether the claim says that it is rounded, and is: 1.14 as `about 1.1`, 1,498,000 as `nearly 1.5 million`.

    `more than` and `less than` may stand for a number cut on the right side (24.3 as `more than 24`). A claim that
    says nothing of the kind rounds to nothing, and no rounding may move a number by more than a tenth.
    """
    return claimed.kind not in _CALENDAR and found.kind not in _CALENDAR and rounded(claimed, found)
