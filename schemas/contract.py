"""The base of every public model, and the few types that all of them share."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1"
"""Version of the public contract, stamped into every summary's provenance."""


class Contract(BaseModel):
    """A public model: immutable, and an unknown field is refused instead of ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


def _canonical_tag(tag: str) -> str:
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(_canonical_subtag(part) for part in rest)])


def _canonical_subtag(part: str) -> str:
    # RFC 5646 section 2.1.1: scripts are written Title-case, two-letter regions in capitals.
    if re.fullmatch(r"[A-Za-z]{4}", part):
        return part.title()
    return part.upper() if re.fullmatch(r"[A-Za-z]{2}", part) else part.lower()


LanguageTag = Annotated[
    str,
    Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35, examples=["ru", "en", "zh-Hans"]),
    AfterValidator(_canonical_tag),
]
"""A BCP 47 language tag in its usual letter case."""

Bilingual = dict[LanguageTag, str]
"""One text in two languages; the keys are the summary's `languages`."""

OffsetUnit = Literal["codepoint", "utf16"]
EntityType = Literal["person", "organisation", "place", "product", "event", "document"]


def primary_language(tag: str) -> str:
    """Give the language subtag alone: `zh` for `zh-Hans`."""
    return tag.partition("-")[0].lower()
