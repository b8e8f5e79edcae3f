"""How far the rules reach in which languages, as docs/checks.md tells it."""

import pytest

from svodka.checks.reach import everywhere, of_article, of_each, of_pairs
from svodka.checks.rules import RULES
from tests.checks.notation import case

FOREIGN = (
    "Firma Adler GmbH hat 24 Maschinen geliefert, sagte Hans Keller. => languages: de fr "
    "=> person e1: Hans Keller / Hans Keller => role e1: Leiter / directeur "
    "=> point 1: Firma Adler hat 24 Maschinen geliefert / Adler a livré 24 machines"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_knows_neither_language_says_why_it_did_not_look(rule: object) -> None:
    looked = rule.look(case(FOREIGN, language="de"))  # type: ignore[attr-defined]
    if rule.reach("de", "fr") == "no":  # type: ignore[attr-defined]
        assert looked.checked == 0
        assert looked.skipped
        assert looked.objections == ()


def test_one_language_alone_is_read_where_each_stands_by_itself() -> None:
    reach = of_each("ru en")
    assert [reach("ru", "en"), reach("ru", "de"), reach("de", "fr")] == ["yes", "partly", "no"]


def test_the_articles_language_decides_where_only_it_is_read() -> None:
    reach = of_article("ru", others="partly")
    assert [reach("ru", "de"), reach("de", "ru")] == ["yes", "partly"]


def test_pairs_and_everywhere() -> None:
    assert [of_pairs("ru-en")("ru", "en"), of_pairs("ru-en")("en", "ru"), everywhere("de", "fr")] == [
        "yes",
        "no",
        "yes",
    ]
