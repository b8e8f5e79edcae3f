"""The headline that stands."""

from svodka.grounding.headline import choose, headline_at_most


def test_the_first_headline_that_fits_in_both_languages_is_chosen() -> None:
    long_russian = {"ru": "х" * 77, "en": "x"}
    long_english = {"ru": "х", "en": "x" * 65}
    fitting = {"ru": "х" * 76, "en": "x" * 64}
    short = {"ru": "х", "en": "x"}
    assert choose([long_russian, long_english, fitting, short]) == (fitting, (long_russian, long_english, short))


def test_the_shortest_is_chosen_when_none_fits() -> None:
    longer, shorter = {"ru": "х" * 90, "en": "x" * 90}, {"ru": "х" * 80, "en": "x" * 70}
    assert choose([longer, shorter]) == (shorter, (longer,))


def test_no_headline_is_none() -> None:
    assert choose([]) == (None, ())


def test_limits_go_by_the_primary_language() -> None:
    assert [headline_at_most(tag) for tag in ("ru", "en-GB", "zh-Hans", "de")] == [76, 64, 30, 76]
