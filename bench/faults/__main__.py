"""The command: python -m bench.faults."""

import argparse
import sys
from collections.abc import Iterable, Iterator

from bench.faults.cases import Case, draw
from bench.faults.harmless import HARMLESS
from bench.faults.injectors import FAULTS, Injector
from bench.faults.judging import Judged, findings, judge, judge_harmless
from bench.faults.page import missed_gates, render
from bench.faults.pairs import SETS, Pair, read_set
from bench.faults.runs import AT_MOST, run
from bench.page import write
from schemas.finding import Finding

SUSPECTED = {fault.code: fault.suspected for fault in FAULTS}


def main() -> None:
    """Run the benchmark, or show what it is made of."""
    asked = _asked()
    sets = {name: read_set(SETS / name) for name in asked.set or _sets()}
    if asked.show:
        _say(_shown(asked.show, [pair for pairs in sets.values() for pair in pairs], asked.seed))
    elif asked.explain:
        _say(_explained(asked.explain, [pair for pairs in sets.values() for pair in pairs], asked.seed))
    else:
        sys.exit(_measure(sets, asked))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--set", action="append", metavar="NAME", help="only this set of pairs; all without it")
    parser.add_argument("--seed", type=int, default=1, help="what the cases are drawn from")
    parser.add_argument("--at-most", type=int, default=AT_MOST, help="cases of one fault in one set")
    parser.add_argument("--gates", action="store_true", help="exit with 1 if a gate is missed on the last set")
    parser.add_argument(
        "--show", metavar="FAULT", help="list the cases that are missed, or the harmless that are found"
    )
    parser.add_argument("--explain", metavar="CASE", help="print one case and all that is found in it")
    return parser.parse_args()


def _sets() -> list[str]:
    """Give the names of all sets of short pairs; the long ones are there for measuring time."""
    return sorted(folder.name for folder in SETS.iterdir() if any(folder.glob("*.yaml")) and folder.name != "long")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _measure(sets: dict[str, list[Pair]], asked: argparse.Namespace) -> int:
    """Run, print and write the page (of all sets only); give the exit status."""
    runs = [run(name, pairs, asked.seed, at_most=asked.at_most) for name, pairs in sets.items()]
    made = render(runs, asked.seed)
    _say([made])
    if not asked.set and asked.at_most == AT_MOST:
        write("python -m bench.faults", made)
    # The set that comes last was not used while the checks were written.
    missed = list(missed_gates(runs[-1])) if asked.gates else []
    _say(missed)
    return 1 if missed else 0


def _injectors() -> dict[str, Injector]:
    return {fault.code: fault.inject for fault in FAULTS} | {edit.name: edit.inject for edit in HARMLESS}


def _shown(code: str, pairs: list[Pair], seed: int) -> Iterator[str]:
    for case in draw(code, _injectors()[code], pairs, at_most=AT_MOST, seed=seed):
        judged = _judged(case)
        if _worth_showing(judged):
            yield from _told(judged)


def _judged(case: Case) -> Judged:
    before = findings(case.pair, case.pair.body)
    return judge(case, before) if case.code in SUSPECTED else judge_harmless(case, before)


def _worth_showing(judged: Judged) -> bool:
    code = judged.case.code
    if code in SUSPECTED:
        return not judged.found(warnings=SUSPECTED[code])
    return judged.found(warnings=False, anywhere=True)


def _told(judged: Judged) -> Iterator[str]:
    edit = judged.case.edit
    yield f"{judged.case.name} [{edit.kind}] {edit.path}: {edit.old!r} -> {edit.new!r}"
    yield from (f"    {_line(finding)}" for finding in judged.new)


def _line(finding: Finding) -> str:
    return f"{finding.severity} {finding.check}/{finding.code} {finding.path}: {finding.message}"


def _explained(name: str, pairs: list[Pair], seed: int) -> Iterator[str]:
    case = _case(name, pairs, seed)
    before = findings(case.pair, case.pair.body)
    yield from _told(_judged(case))
    yield f"places: {', '.join(case.edit.places)}; drawn from {case.seed}"
    yield from (f"{change.path} = {change.value}" for change in case.edit.changes)
    yield from (f"also without the edit: {_line(finding)}" for finding in before)


def _case(name: str, pairs: list[Pair], seed: int) -> Case:
    pair_name, code, _ = name.rsplit("/", 2)
    own = [pair for pair in pairs if pair.name == pair_name]
    for case in draw(code, _injectors()[code], own, at_most=sys.maxsize, seed=seed):
        if case.name == name:
            return case
    raise SystemExit(f"there is no case {name}")


if __name__ == "__main__":
    main()
