"""What the rules say of one name in two languages, and what they were asked."""

from dataclasses import dataclass
from typing import Literal

from schemas.contract import EntityType, primary_language
from schemas.summary import NameMethod

Verdict = Literal["confirmed", "wrong", "ambiguous", "doubtful", "unknown"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on the second-language form of a name.

    `confirmed`: `method` gives this form. `wrong`: `method` gives another, and code may put `expected[0]` in its place.
    `ambiguous`: it gives several others. `doubtful`: a person should look; nothing may be put in by code. `unknown`:
    no rule applies and nothing is claimed. `expected`: acceptable forms, best first. `reason`: what the rule rests on,
    a slug. `similarity`: 0 to 1, of the skeletons of both forms, where they were compared.
    """

    verdict: Verdict
    method: NameMethod
    expected: tuple[str, ...]
    reason: str
    similarity: float | None = None


UNKNOWN = Judgement("unknown", "none", (), "no-rule")


@dataclass(frozen=True, slots=True)
class Question:
    """A name in two languages, as it was claimed; languages and origin are BCP 47 tags."""

    source: str
    target: str
    kind: EntityType
    source_language: str
    target_language: str
    origin: str | None

    @property
    def direction(self) -> tuple[str, str]:
        """The two primary languages."""
        return primary_language(self.source_language), primary_language(self.target_language)

    @property
    def comes_from(self) -> str | None:
        """The primary language of the name itself; Cantonese and the like are not Mandarin."""
        return None if self.origin is None else primary_language(self.origin)
