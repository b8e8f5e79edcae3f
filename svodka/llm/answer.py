"""Decides whether the text of an answer is the object that was asked for."""

import json
import re
from typing import Final

from pydantic import JsonValue, ValidationError

PROBLEMS_SHOWN: Final = 8
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


class UnusableAnswer(Exception):
    """The answer is not what was asked for; `problem` tells the model why, in words of ours only."""

    def __init__(self, problem: str, content: str = "") -> None:
        super().__init__("unusable answer")
        self.problem = problem
        self.content = content


def demand_clean_json(content: str) -> str:
    """Refuse what lenient parsers let through: prose, NaN, a key given twice, half a surrogate pair."""
    try:
        value = json.loads(content, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UnusableAnswer("it is not one JSON object") from None
    if not isinstance(value, dict):
        raise UnusableAnswer("it is not one JSON object")
    if _SURROGATE.search(json.dumps(value, ensure_ascii=False) if "\\u" in content else content):
        raise UnusableAnswer("a string in it is not valid Unicode")
    return content


def _no_key_twice(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise UnusableAnswer("an object in it has the same key twice")
    return dict(pairs)


def _no_constant(name: str) -> JsonValue:
    raise ValueError(name)


def explain_invalid(error: ValidationError) -> str:
    """Say which fields are wrong, without repeating what stood in them."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    shown = [f"/{'/'.join(map(str, item['loc']))}: {item['msg']}" for item in details[:PROBLEMS_SHOWN]]
    more = len(details) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")
