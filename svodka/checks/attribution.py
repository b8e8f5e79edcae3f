"""Rule: what somebody claims stays that person's claim."""

from collections.abc import Iterator
from typing import Final

from schemas.finding import Severity
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.sightings import Sights
from svodka.checks.statements import Side, Statement, points, unread
from svodka.checks.tellers import has_teller, is_only_told, tellers, tells_plainly

CODES: Final = ("claim-of-other", "speaker-dropped", "claim-without-speaker")


def look(case: Case) -> Outcome:
    """Look at who tells what in every point.

    A plain fact may be told without the one who reported it. Named are: a claim given to a person whom neither the
    evidence nor the sentences around it mention while they name another; a speaker whom one language has and the other
    has lost; and a plan, forecast or possibility without a speaker where every sentence of the evidence is speech.
    """
    sights = Sights(case)
    judged = tuple(points(case))
    objections = (each for statement in judged for each in _objections(sights, statement))
    return looked(sum(len(each.sides) for each in judged), objections, "no points", *unread(case))


def _objections(sights: Sights, statement: Statement) -> Iterator[Objection]:
    for side in statement.sides:
        yield from _of_other(sights, statement, side)
    yield from _dropped(statement)
    yield from _untold(statement)


def _of_other(sights: Sights, statement: Statement, side: Side) -> Iterator[Objection]:
    """Give a claim of somebody whom the evidence does not know while it has another speaker for it."""
    near, named = _people(sights, statement, 1), _people(sights, statement, 0)
    told = tellers(side.reading, sights.people(side.reading.text, side.reading.language))
    for person, place in told.items():
        others = named - told.keys()
        if person not in near and others:
            args = {"name": _name(sights, person), "other": _name(sights, min(others))}
            severity: Severity = "error" if statement.sure and len(named) == 1 else "warning"
            yield Objection("claim-of-other", side.path, severity, args, place, statement.spans)


def _people(sights: Sights, statement: Statement, around: int) -> set[int]:
    """Give the people whom the evidence mentions, or the sentences so many before and after it."""
    places = {sights.sentence_at(span.where, span.start) for span in statement.spans}
    wide = {place + step for place in places for step in range(-2 * around, around + 1)}
    return {each.entity for place in wide for each in sights.mentioned_in(place, "person")}


def _dropped(statement: Statement) -> Iterator[Objection]:
    """Give the language that tells as a fact what the other one leaves to a speaker."""
    sides = statement.pair or ()
    telling = [side for side in sides if tells_plainly(side.reading)]
    silent = [side for side in sides if not has_teller(side.reading)]
    if telling and silent and any(map(has_teller, statement.evidence)):
        yield Objection("speaker-dropped", silent[0].path, "warning", article=statement.spans)


def _untold(statement: Statement) -> Iterator[Objection]:
    if not statement.evidence or not all(map(is_only_told, statement.evidence)):
        return
    if not any(has_teller(side.reading) for side in statement.sides):
        open_ones = [side for side in statement.sides if any(cue.concept == "open" for cue in side.reading.of("hedge"))]
        yield from (
            Objection("claim-without-speaker", side.path, "warning", article=statement.spans)
            for side in open_ones
            if side.own
        )


def _name(sights: Sights, index: int) -> str:
    case = sights.case
    name = case.summary.entities[index].name
    return case.in_article_language(name) or next(filter(None, name.values()), "")
