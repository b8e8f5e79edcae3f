"""Which of the offered headlines stands."""

from typing import Final

from schemas.contract import Bilingual, primary_language

HEADLINE_AT_MOST: Final = {"ru": 76, "en": 64, "zh": 30}
"""Characters that a headline may have, by language."""

HEADLINE_AT_MOST_ELSEWHERE: Final = 76
"""The same for languages that the table does not have."""


def choose(offered: list[Bilingual]) -> tuple[Bilingual | None, tuple[Bilingual, ...]]:
    """Give the first headline whose every language fits, else the shortest; and the others in their order."""
    if not offered:
        return None, ()
    chosen = next((index for index, headline in enumerate(offered) if fits(headline)), None)
    if chosen is None:
        chosen = min(range(len(offered)), key=lambda index: _length(offered[index]))
    return offered[chosen], tuple(offered[:chosen] + offered[chosen + 1 :])


def fits(headline: Bilingual) -> bool:
    """Say whether every language of a headline is within its limit."""
    return all(len(text) <= headline_at_most(language) for language, text in headline.items())


def headline_at_most(language: str) -> int:
    """Give the limit for a language tag, in characters."""
    return HEADLINE_AT_MOST.get(primary_language(language), HEADLINE_AT_MOST_ELSEWHERE)


def _length(headline: Bilingual) -> int:
    return sum(map(len, headline.values()))
