"""Lists of words, written as people read them."""


def listed(words: str) -> tuple[str, ...]:
    """Give the words of a list."""
    return tuple(words.split())
