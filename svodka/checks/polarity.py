"""Rule: what goes up does not go down in the summary, and what is denied is not affirmed."""

from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import JsonValue

from svodka.checks.case import Case
from svodka.checks.denials import Denial, Denials, added, affirmed_elsewhere, denials, dropped
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.statements import Side, Statement, statements, unread
from svodka.checks.ways import Conflict, Way, conflicts, opposed, ways

CODES: Final = (
    "denied-in-one-language",
    "direction-reversed",
    "directions-differ",
    "negation-added",
    "negation-dropped",
    "negations-differ",
)


def look(case: Case) -> Outcome:
    """Look at the directions and the denials of every point and of the headline.

    Directions are compared with the evidence, then between the languages. Denials are counted in both languages, and
    in the article's language the denied words are looked up in the evidence: the text that departs from it is named.
    """
    judged = tuple(statements(case))
    objections = (each for statement in judged for each in _objections(statement))
    return looked(sum(len(each.sides) for each in judged), objections, "no points", *unread(case))


def _objections(statement: Statement) -> Iterator[Objection]:
    yield from _directions(statement)
    yield from _negations(statement)


def _directions(statement: Statement) -> Iterator[Objection]:
    said = {side: ways(side.reading) for side in statement.sides}
    reference = [way for reading in statement.evidence for way in ways(reading)]
    told: set[str] = set()
    for side, its in said.items():
        others = [way for other, theirs in said.items() if other is not side for way in theirs]
        for conflict, agreed in _against(its, reference, others):
            told |= _MEASURES if conflict.way.axis in _MEASURES else {conflict.way.axis}
            yield _reversed(statement, side, conflict, agreed=agreed)
    if statement.pair is not None:
        one, other = statement.pair
        yield from _differing(_both(statement, other), opposed(said[one], said[other]), told)


_MEASURES: Final = frozenset({"amount", "bound"})
"""Axes that one word may stand on: `cheaper than 500`."""


def _against(its: Iterable[Way], reference: list[Way], others: list[Way]) -> Iterator[tuple[Conflict, bool]]:
    """Give conflicts with the evidence, each word's first, and whether the other language says the same."""
    places: set[tuple[int, int]] = set()
    for conflict in conflicts(its, reference):
        agreed = _agreed(conflict.way, others)
        if conflict.way.range not in places and (not agreed or _is_certain(conflict)):
            places.add(conflict.way.range)
            yield conflict, agreed


def _agreed(way: Way, others: list[Way]) -> bool:
    """Say whether the other language says the same: then it is rather the article that says it in other words."""
    same_axis = [other for other in others if other.axis == way.axis]
    same_figure = [other for other in same_axis if other.numbers & way.numbers]
    return any(other.sign == way.sign for other in same_figure or same_axis)


def _reversed(statement: Statement, side: Side, conflict: Conflict, *, agreed: bool) -> Objection:
    sure = statement.sure and not agreed and _is_certain(conflict)
    return Objection(
        "direction-reversed",
        side.path,
        "error" if sure else "warning",
        {"words": conflict.way.shown, "other": conflict.other.shown},
        conflict.way.range,
        statement.spans,
    )


def _is_certain(conflict: Conflict) -> bool:
    """Say whether the same figure goes up in one and down in the other."""
    return conflict.plain and conflict.way.axis == "amount" and bool(conflict.way.numbers & conflict.other.numbers)


def _differing(path: str, pairs: Iterator[tuple[Way, Way]], told: set[str]) -> Iterator[Objection]:
    for mine, theirs in pairs:
        if mine.axis not in told:
            args = {"words": theirs.shown, "other": mine.shown}
            yield Objection("directions-differ", path, "warning", args)


def _negations(statement: Statement) -> Iterator[Objection]:
    """Look where the languages disagree; where there is but one, what the evidence says has to do."""
    own = next((side for side in statement.sides if side.own), None)
    if statement.pair is None:
        yield from _against_evidence(statement, own) if own is not None else ()
        return
    source, target = statement.pair
    if denials(source.reading).differ_from(denials(target.reading)):
        found = list(_against_evidence(statement, source)) or [_parity(statement, source, target)]
    else:
        found = [*_against_evidence(statement, source)] or list(_unmatched(statement, source, target))
    yield from found


def _against_evidence(statement: Statement, side: Side) -> Iterator[Objection]:
    said, evidence = denials(side.reading), _of_evidence(statement)
    for denial in added(said, evidence):
        yield Objection("negation-added", side.path, "warning", {"words": denial.words}, denial.range, statement.spans)
    if not statement.path.startswith("/headline"):
        yield from (_dropped(statement, side, denial) for denial in dropped(said, evidence))


def _of_evidence(statement: Statement) -> tuple[Denials, ...]:
    return tuple(map(denials, statement.evidence))


def _dropped(statement: Statement, side: Side, denial: Denial) -> Objection:
    return Objection("negation-dropped", side.path, "warning", {"words": denial.words}, article=statement.spans)


def _parity(statement: Statement, source: Side, target: Side) -> Objection:
    one, other = len(denials(source.reading).certain), len(denials(target.reading).certain)
    args: dict[str, JsonValue] = {"source": one, "target": other}
    return Objection("negations-differ", _both(statement, target), "warning", args, article=statement.spans)


def _both(statement: Statement, target: Side) -> str:
    """Give what two languages that disagree are blamed by: the statement; of a quotation its translation."""
    return target.path if statement.quoted else statement.path


def _unmatched(statement: Statement, source: Side, target: Side) -> Iterator[Objection]:
    """Look whether a word that one language denies is affirmed in the other, where both deny as often."""
    for one, other in ((source, target), (target, source)):
        for denial in affirmed_elsewhere(one.reading, other.reading):
            args: dict[str, JsonValue] = {"words": denial.words}
            yield Objection(
                "denied-in-one-language", _both(statement, target), "warning", args, article=statement.spans
            )
            return
