"""Rule: what is planned, possible or talked about is not told as done."""

from collections.abc import Iterator
from typing import Final

from svodka.checks.case import Case
from svodka.checks.deeds import Deed, Deeds, deeds, deeds_by_clause
from svodka.checks.report import Objection, Outcome, looked
from svodka.checks.statements import Side, Statement, statements, unread

CODES: Final = ("plan-told-as-done", "plan-done-in-one-language")


def look(case: Case) -> Outcome:
    """Look at the deeds of every point, and of the headline between its languages.

    In the article's language the verb of a deed is looked up in the evidence: where only its other forms stand there,
    it was not done. Between the languages, one that has more deeds and fewer words of planning than the other is named.
    """
    judged = tuple(statements(case))
    objections = (each for statement in judged for each in _objections(statement))
    return looked(sum(len(each.sides) for each in judged), objections, "no points", *unread(case))


def _objections(statement: Statement) -> Iterator[Objection]:
    read = {side: deeds(side.reading) for side in statement.sides}
    told = False
    for side, its in read.items():
        others = [other for each, other in read.items() if each is not side]
        if side.own and not statement.path.startswith("/headline"):
            for objection in _not_done(statement, side, its, others):
                told = True
                yield objection
    if statement.pair is not None and not told:
        yield from _differing(statement, *statement.pair)


def _not_done(statement: Statement, side: Side, its: Deeds, others: list[Deeds]) -> Iterator[Objection]:
    """Give deeds whose verb the evidence has, but not as done; not where the other language has as many deeds."""
    evidence = [deeds(reading) for reading in statement.evidence]
    done = frozenset[str]().union(*(each.roots_done for each in evidence))
    other = frozenset[str]().union(*(each.roots_other for each in evidence))
    if others and (others[0].open <= its.open and len(others[0].done) >= len(its.done)):
        return
    for deed in its.done:
        planned = deed.root in other and deed.root not in done and sum(each.open for each in evidence) > its.open
        if planned and deed.certain:
            yield _objection("plan-told-as-done", statement, side, deed)


def _differing(statement: Statement, source: Side, target: Side) -> Iterator[Objection]:
    """Compare the languages clause by clause where they have as many, else as wholes; one finding is enough."""
    clauses = deeds_by_clause(source.reading), deeds_by_clause(target.reading)
    pairs = list(zip(*clauses, strict=True)) if len(clauses[0]) == len(clauses[1]) else []
    for one, other in [*pairs, (deeds(source.reading), deeds(target.reading))]:
        new = _new(statement, source, one, other), _new(statement, target, other, one)
        for side, deed in zip((source, target), new, strict=True):
            if deed is not None:
                yield _objection("plan-done-in-one-language", statement, side, deed)
                return


def _new(statement: Statement, side: Side, own: Deeds, other: Deeds) -> Deed | None:
    """Give a deed of a text that has more deeds and fewer plans, unless the evidence tells it as done."""
    if not len(own.done) > len(other.done) or not own.open < other.open:
        return None
    done = frozenset[str]().union(*(deeds(reading).roots_done for reading in statement.evidence))
    certain = [deed for deed in own.done if side.reading.language != "ru" or deed.certain]
    new = [deed for deed in certain if not side.own or deed.root not in done]
    return new[0] if len(certain) > len(other.done) and new else None


def _objection(code: str, statement: Statement, side: Side, deed: Deed) -> Objection:
    return Objection(code, side.path, "warning", {"words": deed.words}, deed.range, statement.spans)
