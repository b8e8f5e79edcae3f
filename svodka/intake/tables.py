"""Tables of words, written as a person would write them."""


def words(rows: str) -> frozenset[str]:
    """Give the words of a table, which blanks separate."""
    return frozenset(rows.split())
