"""The part of docs/quality.md on the recorded summaries."""

from collections.abc import Iterator, Sequence
from typing import Final

from bench.faults.scores import Share
from bench.quality.grading import TYPES, Graded, Kept
from bench.quality.totals import cited, in_both, in_second, in_source, kept, named, precision, recall, told, typed

_INTRODUCTION: Final = """\
## Recorded summaries against a gold of our own

`python -m bench.quality` summarises the samples again from their recordings, but for those with `verify: deep`, which
are the same articles read again, and holds them against `bench/gold`, which was written from the articles alone; after
the first run three marks were put right that did not say what was meant. A fact is kept when one point carries its
marks in both languages; facts weigh one to three. Cited: of the kept facts, those whose point cites a sentence that
says it. Main are the people, organisations and places without which a summary is no summary; they are sought in the
list of entities, and the people and organisations among them also in the points. A trap is what would be wrong in any
text. Where a repair is *not recorded*, the checks have changed since the recording, and the draft is measured as code
leaves it. All articles are invented, and the gold's author wrote this page's scorer: the figures compare versions of
svodka, they do not say how it does on a newspaper."""

_COLUMNS: Final = (
    "sample",
    "entities listed",
    "listed rightly",
    "main listed",
    "main told",
    "second names",
    "facts kept",
    "cited",
    "traps",
    "errors",
    "warnings",
    "repair",
    "corrected by code",
)


def render(graded: Sequence[Graded]) -> str:
    """Give the made part of the page."""
    parts = (_samples(graded), _entities(graded), _facts(graded), _wrong(graded))
    return "\n".join([_INTRODUCTION, *(line for part in parts for line in ("", *part))])


def _samples(graded: Sequence[Graded]) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield f"|{'---|' * len(_COLUMNS)}"
    yield from (_row(one.name, [one], _repair(one)) for one in graded)
    repaired = sum(one.replayed.repair != "none" for one in graded)
    yield _row("**all**", graded, f"{repaired} of {len(graded)}")


def _row(name: str, graded: Sequence[Graded], repair: str) -> str:
    shares = (
        recall(graded),
        precision(graded),
        recall(graded, main=True),
        told(graded),
        named(graded),
        kept(graded, in_both),
        cited(graded),
    )
    counts = (
        sum(len(one.fallen) for one in graded),
        _found(graded, "error"),
        _found(graded, "warning"),
        repair,
        sum(one.replayed.corrected for one in graded),
    )
    return f"| {' | '.join([name, *map(_part, shares), *map(str, counts)])} |"


def _repair(one: Graded) -> str:
    return f"{one.replayed.mended} changes" if one.replayed.repair == "asked" else one.replayed.repair


def _found(graded: Sequence[Graded], severity: str) -> int:
    return sum(finding.severity == severity for one in graded for finding in one.replayed.summary.findings)


def _part(share: Share) -> str:
    return f"{share.value:.2f} ({share.count}/{share.of})" if share.of else "–"


def _entities(graded: Sequence[Graded]) -> Iterator[str]:
    yield "| entities | listed (recall) | listed rightly (precision) | second names right |"
    yield "|---|---|---|---|"
    for kind in TYPES:
        cells = (recall(graded, kind), precision(graded, kind), named(graded, kind))
        yield f"| {kind} | {' | '.join(map(_part, cells))} |"
    yield f"| type as in the gold | {_part(typed(graded))} | | |"


def _facts(graded: Sequence[Graded]) -> Iterator[str]:
    yield "| facts, weighted | kept |"
    yield "|---|---|"
    yield f"| in the article's language | {_part(kept(graded, in_source))} |"
    yield f"| in the second language | {_part(kept(graded, in_second))} |"
    yield f"| by one point in both | {_part(kept(graded, in_both))} |"


def _wrong(graded: Sequence[Graded]) -> Iterator[str]:
    yield "| sample | what is not as in the gold |"
    yield "|---|---|"
    for one in graded:
        yield from (f"| {one.name} | {line} |" for line in _differences(one))


def _differences(one: Graded) -> Iterator[str]:
    source, second = one.replayed.summary.languages
    yield from (f"not listed: {entity.name}" for entity in one.missing)
    yield from (f"listed, not in the gold: {entity.name[source]} ({entity.type})" for entity in one.extra)
    yield from (f"name: {each.gold.name}, given {each.given.name[second]}" for each in one.matches if not each.named)
    yield from (f"main, in no point: {entity.name}" for entity in one.untold)
    yield from (f"fact {_where(fact)}: {fact.fact.what}" for fact in one.facts if not (fact.both and fact.cited))
    yield from (f"trap: {trap.what}" for trap in one.fallen)


def _where(fact: Kept) -> str:
    if fact.both:
        return "without its sentence"
    if fact.source != fact.second:
        return "in the article's language only" if fact.source else "in the second language only"
    return "in two points, one for each language" if fact.source else "left out"
