"""The checks in their order: this tuple is the specification of what is verified."""

from typing import Final

from svodka.checks import (
    attribution,
    coverage,
    dates,
    evidence,
    form,
    glossary,
    grounding,
    language,
    modality,
    money,
    names,
    names_in_text,
    numbers,
    parity,
    polarity,
    quotes,
    roles,
    safety,
)
from svodka.checks.case import Case
from svodka.checks.report import Rule, Verdict, verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule("grounding", grounding.CODES, grounding.look),
    Rule("evidence", evidence.CODES, evidence.look),
    Rule("numbers", numbers.CODES, numbers.look),
    Rule("dates", dates.CODES, dates.look),
    Rule("money", money.CODES, money.look),
    Rule("quotes", quotes.CODES, quotes.look),
    Rule("names", names.CODES, names.look),
    Rule("names_in_text", names_in_text.CODES, names_in_text.look),
    Rule("roles", roles.CODES, roles.look),
    Rule("parity", parity.CODES, parity.look),
    Rule("polarity", polarity.CODES, polarity.look),
    Rule("modality", modality.CODES, modality.look),
    Rule("attribution", attribution.CODES, attribution.look),
    Rule("language", language.CODES, language.look),
    Rule("glossary", glossary.CODES, glossary.look),
    Rule("form", form.CODES, form.look),
    Rule("coverage", coverage.CODES, coverage.look),
    Rule("safety", safety.CODES, safety.look),
)


def check(case: Case, rules: tuple[Rule, ...] = RULES) -> Verdict:
    """Run every rule. A rule that raises is a bug and is not caught: a summary half checked must not leave."""
    return verdict((rule, rule.look(case)) for rule in rules)
