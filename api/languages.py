"""Which language of the interface a caller prefers."""

from typing import Final

LANGUAGES: Final = ("en", "ru")


def preferred_language(accept_language: str | None) -> str:
    """Give `en` or `ru` from an Accept-Language header, whatever stands in it; English when in doubt."""
    ranked = sorted(map(_weighed, (accept_language or "").split(",")), key=lambda item: -item[1])
    return next((language for language, weight in ranked if language in LANGUAGES and weight > 0), "en")


def _weighed(item: str) -> tuple[str, float]:
    tag, _, parameters = item.partition(";")
    language = tag.strip().partition("-")[0].lower()
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return language, 1.0
    try:
        weight = float(value)
    except ValueError:
        return language, 0.0
    return language, weight if 0 <= weight <= 1 else 0.0
