"""Prints how many cases are read as expected, those that are not, and the time for a 6 kB article."""

import sys
import time

from bench.numbers.article import ARTICLE
from bench.numbers.notation import Case, cases
from svodka.numbers.read import read

ROUNDS = 500


def main() -> int:
    """Return 1 when a case is wrong."""
    wrong = [(case, answer) for case in cases() if (answer := _answer(case)) != case.expected]
    for case, answer in wrong:
        texts = f"{case.text} || {case.other}" if case.other else case.text
        sys.stdout.write(f"{case.language}: {texts} => {case.expected}\n    {answer}\n")
    sys.stdout.write(f"{len(cases())} cases, {len(cases()) - len(wrong)} right, {len(wrong)} wrong\n")
    size = f"{len(ARTICLE.encode())} bytes with {len(read(ARTICLE, 'ru'))} figures"
    sys.stdout.write(f"{_microseconds():.0f} microseconds for {size}\n")
    return 1 if wrong else 0


def _answer(case: Case) -> str:
    try:
        return case.answer()
    except ValueError as problem:
        return str(problem)


def _microseconds() -> float:
    read(ARTICLE, "ru")
    started = time.process_time()
    for _ in range(ROUNDS):
        read(ARTICLE, "ru")
    return (time.process_time() - started) / ROUNDS * 1e6


if __name__ == "__main__":
    sys.exit(main())
