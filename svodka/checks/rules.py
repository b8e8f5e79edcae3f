"""The checks in their order: this tuple is the specification of what is verified."""

from typing import Final

from svodka.checks import evidence, form, grounding, language, quotes, safety
from svodka.checks.case import Case
from svodka.checks.report import Rule, Verdict, verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule("grounding", grounding.CODES, grounding.look),
    Rule("evidence", evidence.CODES, evidence.look),
    Rule("quotes", quotes.CODES, quotes.look),
    Rule("language", language.CODES, language.look),
    Rule("form", form.CODES, form.look),
    Rule("safety", safety.CODES, safety.look),
)


def check(case: Case, rules: tuple[Rule, ...] = RULES) -> Verdict:
    """Run every rule. A rule that raises is a bug and is not caught: a summary half checked must not leave."""
    return verdict((rule, rule.look(case)) for rule in rules)
