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
from svodka.checks.reach import everywhere, of_article, of_each, of_pairs
from svodka.checks.report import Rule, Verdict, verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "grounding",
        grounding.CODES,
        grounding.look,
        "every name, form and place given stands in the article",
        of_article("ru en zh", others="partly"),
    ),
    Rule(
        "evidence",
        evidence.CODES,
        evidence.look,
        "every point rests on sentences that speak of the same",
        of_article("ru en zh", others="partly"),
    ),
    Rule(
        "numbers",
        numbers.CODES,
        numbers.look,
        "numbers and percentages are the evidence's, magnitude and unit too",
        of_each("ru en", others="partly"),
    ),
    Rule(
        "dates",
        dates.CODES,
        dates.look,
        "days, months, years, quarters and periods are the evidence's",
        of_each("ru en", others="partly"),
    ),
    Rule(
        "money",
        money.CODES,
        money.look,
        "sums are the evidence's in amount and currency; nothing is converted",
        of_each("ru en", others="partly"),
    ),
    Rule(
        "quotes",
        quotes.CODES,
        quotes.look,
        "quotations are verbatim and given to who spoke",
        of_article("ru en zh", others="partly"),
    ),
    Rule(
        "names",
        names.CODES,
        names.look,
        "second-language forms of names are what glossary, tables, Palladius or romanisation give",
        of_pairs("ru-en", "en-ru", "zh-en", "zh-ru"),
    ),
    Rule(
        "names_in_text",
        names_in_text.CODES,
        names_in_text.look,
        "texts name only whom the list or the article names, each in one spelling",
        of_each("ru en"),
    ),
    Rule(
        "roles",
        roles.CODES,
        roles.look,
        "roles and employers are those the article gives, and nobody's are exchanged",
        of_each("ru en", others="partly"),
    ),
    Rule(
        "parity",
        parity.CODES,
        parity.look,
        "both languages carry the same figures and entities; neither says more",
        of_each("ru en", others="partly"),
    ),
    Rule(
        "polarity",
        polarity.CODES,
        polarity.look,
        "what rises does not fall, what is denied stays denied",
        of_each("ru en", "zh"),
    ),
    Rule(
        "modality",
        modality.CODES,
        modality.look,
        "plans, talks and possibilities are not told as done",
        of_each("ru en", "zh"),
    ),
    Rule(
        "attribution",
        attribution.CODES,
        attribution.look,
        "what a person claims keeps its speaker",
        of_each("ru en", "zh"),
    ),
    Rule(
        "language",
        language.CODES,
        language.look,
        "each text is in its language and script",
        of_each("ru en zh", others="partly"),
    ),
    Rule(
        "glossary",
        glossary.CODES,
        glossary.look,
        "the house's terms are used and what it forbids is absent",
        everywhere,
    ),
    Rule("form", form.CODES, form.look, "no empty, endless or double texts; lengths and headline style", everywhere),
    Rule(
        "coverage",
        coverage.CODES,
        coverage.look,
        "whom and what the article puts first the summary has too",
        everywhere,
    ),
    Rule(
        "safety",
        safety.CODES,
        safety.look,
        "no links, markup, leaked prompt or obedience to words in the article",
        everywhere,
    ),
)


def check(case: Case, rules: tuple[Rule, ...] = RULES) -> Verdict:
    """Run every rule. A rule that raises is a bug and is not caught: a summary half checked must not leave."""
    return verdict((rule, rule.look(case)) for rule in rules)
