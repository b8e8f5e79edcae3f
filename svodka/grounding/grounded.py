"""A summary whose every claim has been looked up in the article."""

from dataclasses import dataclass
from typing import Literal

from schemas.contract import Bilingual
from schemas.span import Mention
from schemas.summary import Entity, Point, Quote

ClaimKind = Literal["name", "surface", "span", "quote", "sentence"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that was said to stand in the article, and what was found.

    `name`: an entity's full name, or a speaker given by name; `surface`: one of its forms; `span`: offsets given by
    somebody else; `quote`: verbatim words; `sentence`: a sentence number. `path` is a JSON pointer into the summary.
    A name of which only a part stands in the article has a mention with match `partial`.

    `expanded` is true of a `name` that does not stand in the article itself: one of its surface forms does, and that
    form is an acronym of the name or shares a telling word with it. `found` is then that form, with its own match. The
    words that the name has beyond it (the full title of КНР, say) are not confirmed by the article.

    `of_other` is true of a `surface` or `span` of an entity whose words are another one's name. `offsets` are those
    that a `span` was claimed with.
    """

    kind: ClaimKind
    path: str
    wanted: str
    found: Mention
    expanded: bool = False
    of_other: bool = False
    offsets: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Grounded:
    """What checks look at: the content of a summary, located. Bilingual values have one key or two.

    Entities, points and quotes stand at the same index as in the draft or the claimed summary: nothing is dropped.
    `inferred` holds the JSON pointers of evidence (`/points/0/evidence`) that code chose because none was given.
    """

    languages: tuple[str, ...]
    headline: Bilingual | None
    headline_alternatives: tuple[Bilingual, ...]
    points: tuple[Point, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    inferred: frozenset[str]
