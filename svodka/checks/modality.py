"""Rule: what is planned, possible or talked about is not told as done."""

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue

from svodka.checks.alignment import standing_for
from svodka.checks.case import Case
from svodka.checks.cues import Reading
from svodka.checks.deeds import Deed, Deeds, deeds, deeds_by_clause, pasts, told_as_done
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
    found = [] if statement.path.startswith("/headline") else list(_against_evidence(statement))
    if statement.pair is not None and not found:
        found = _between(statement, *statement.pair)
    yield from found


def _against_evidence(statement: Statement) -> Iterator[Objection]:
    """Give deeds of either language whose verb the evidence has as planned alone; of the article's by form too."""
    read = {side: deeds(side.reading) for side in statement.sides}
    for side, its in read.items():
        others = [other for each, other in read.items() if each is not side]
        found = list(_not_done(statement, side, its, others)) if side.own else []
        yield from found or _planned(statement, side)


def _planned(statement: Statement, side: Side) -> Iterator[Objection]:
    if statement.evidence:
        deeds_open = [{deed.place: deed for deed in told_as_done(side.reading, each)} for each in statement.evidence]
        done = {place for each in statement.evidence for place in _done_in(side, each)}
        for deed in {place: deed for each in deeds_open for place, deed in each.items()}.values():
            if deed.place not in done and _is_certain(side, deed):
                yield _objection("plan-told-as-done", statement, side, deed)
                return


def _done_in(side: Side, evidence: Reading) -> Iterator[int]:
    """Give the places of deeds for which a sentence of the evidence has a deed as well."""
    done = {deed.place for deed in deeds(evidence).done}
    for deed in deeds(side.reading).done:
        if not done.isdisjoint(standing_for(side.reading, deed.place, evidence)):
            yield deed.place


def _is_certain(side: Side, deed: Deed) -> bool:
    return side.reading.language != "ru" or deed.certain


def _between(statement: Statement, source: Side, target: Side) -> list[Objection]:
    """Compare the languages verb by verb, then by their clauses, then by whether anything is left open at all."""
    return (
        list(_aligned(statement, source, target))
        or list(_differing(statement, source, target))
        or list(_closed(statement, source, target))
    )


def _closed(statement: Statement, source: Side, target: Side) -> Iterator[Objection]:
    """Give the text that leaves less open than the other where it has a verb in the past to say so."""
    for side, other in ((target, source), (source, target)):
        own, its = deeds(side.reading), deeds(other.reading)
        told = pasts(side.reading)
        if told and own.open < its.open and len(told) > len(pasts(other.reading)):
            start, end = told[0].start, told[0].end
            words: dict[str, JsonValue] = {"words": side.reading.text[start:end]}
            yield Objection("plan-done-in-one-language", side.path, "warning", words, (start, end), statement.spans)
            return


def _aligned(statement: Statement, source: Side, target: Side) -> Iterator[Objection]:
    for side, other in ((target, source), (source, target)):
        for deed in told_as_done(side.reading, other.reading):
            if _is_certain(side, deed):
                yield _objection("plan-done-in-one-language", statement, side, deed)
                return


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
