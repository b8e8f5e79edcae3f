"""Rule: every name, form and place that was said to stand in the article stands there."""

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue

from schemas.finding import Severity
from svodka.checks.case import Case
from svodka.checks.report import Objection, Outcome, looked
from svodka.grounding.grounded import Claim

CODES: Final = (
    "name-not-in-article",
    "name-partly-in-article",
    "mention-not-in-article",
    "mention-of-other",
    "span-mismatch",
    "span-without-words",
)

_FOUND: Final = frozenset({"exact", "normalised", "inflected"})
_KINDS: Final = frozenset({"name", "surface", "span"})


def look(case: Case) -> Outcome:
    """Look at every claim about a name, a form of it, or a place."""
    claims = [claim for claim in case.summary.claims if claim.kind in _KINDS]
    return looked(
        len(claims), _objections(case, claims), "nothing was said to be copied from the article", *_notes(case)
    )


def _objections(case: Case, claims: list[Claim]) -> Iterator[Objection]:
    failed = [claim for claim in claims if claim.found.match not in _FOUND]
    names = {(_item(claim.path), claim.wanted) for claim in failed if claim.kind == "name"}
    for claim in failed:
        # A name that fails is usually offered as a form of itself too: one finding is enough.
        if claim.kind != "surface" or (_item(claim.path), claim.wanted) not in names:
            yield _objection(claim)
    for claim in claims:
        if claim.of_other and claim.found.match in _FOUND:
            yield _of_other(case, claim)


def _objection(claim: Claim) -> Objection:
    part = (claim.found,) if claim.found.match == "partial" else ()
    match claim.kind, claim.found.match:
        case "name", "partial":
            args = {"name": claim.wanted, "part": claim.found.text}
            return Objection("name-partly-in-article", claim.path, args=args, article=part)
        case "name", _:
            return Objection("name-not-in-article", claim.path, args={"name": claim.wanted})
        case "surface", _:
            return Objection("mention-not-in-article", claim.path, args={"words": claim.wanted}, article=part)
        case "span", _ if claim.offsets and not claim.wanted.strip():
            start, end = claim.offsets
            return Objection("span-without-words", claim.path, args={"start": start, "end": end})
        case _:
            return Objection("span-mismatch", claim.path, args={"words": claim.wanted}, article=part)


def _of_other(case: Case, claim: Claim) -> Objection:
    entity = case.summary.entities[int(claim.path.split("/")[2])]
    args: dict[str, JsonValue] = {"words": claim.wanted, "name": case.in_article_language(entity.name) or entity.id}
    severity: Severity = "error" if entity.type == "person" else "warning"
    return Objection("mention-of-other", claim.path, severity, args, article=(claim.found,))


def _notes(case: Case) -> Iterator[str]:
    expanded = sum(claim.expanded for claim in case.summary.claims)
    if expanded:
        yield f"{expanded} names that the article has only in a shorter form"
    named = {_item(claim.path) for claim in case.summary.claims}
    unnamed = sum(f"/entities/{index}" not in named for index in range(len(case.summary.entities)))
    if unnamed:
        yield f"{unnamed} entities without a name in the article's language"


def _item(path: str) -> str:
    """Give the pointer of the list item that a claim belongs to."""
    return "/".join(path.split("/")[:3])
