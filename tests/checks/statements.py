"""Points of one line: `evidence ~ source text ~ target text | code language; …`, `-` for nothing."""

from tests.checks.notation import found


def cases(lines: str) -> list[tuple[str, list[str]]]:
    pairs = (line.rsplit(" | ", 1) for line in lines.strip().splitlines())
    return [(text, [] if expected == "-" else expected.split("; ")) for text, expected in pairs]


def said(line: str, check: str, *, entities: str = "", inferred: bool = False) -> list[str]:
    """Give what a rule says of one point, as `code language`; errors begin with `!`."""
    evidence, *texts = line.split(" ~ ")
    mark = "?" if inferred else ""
    everything = f"{evidence}{entities} => point 1{mark}: {' / '.join(texts)}"
    return [short(finding) for finding in found(everything, check)]


def short(finding: str) -> str:
    severity, code, path = finding.split()
    return f"{'!' if severity == 'error' else ''}{code} {path.rsplit('/', 1)[1]}"
