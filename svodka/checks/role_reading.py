"""Which role a text gives to whom, and whether two ways of naming a role may mean the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from svodka.checks.cues import Cue, Reading
from svodka.checks.sightings import Sighting

WORDS_BEFORE: Final = 9
"""Words between the last word of a role and the name behind it: the organisation's name stands there."""
WORDS_AFTER: Final = 3
"""Words between a name and the role that follows it in an apposition."""
WORDS_WITHIN: Final = 3
"""Words between two words of one role: `first deputy general director`."""
_COMPARED: Final = frozenset({"deputy", "former", "acting", "assistant"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role as read: its ranks, and for each noun what it may mean."""

    ranks: frozenset[str]
    nouns: tuple[frozenset[str], ...]
    words: str
    range: tuple[int, int]

    def may_be(self, other: "Role") -> bool:
        """Say whether two readings may mean one role: the same ranks, and a noun in common where both have one."""
        if self.ranks & _COMPARED != other.ranks & _COMPARED:
            return False
        if "deputy" in self.ranks and ("first" in self.ranks) != ("first" in other.ranks):
            return False
        if not self.nouns or not other.nouns:
            return True
        return any(mine & theirs for mine in self.nouns for theirs in other.nouns)


def whole_role(reading: Reading) -> Role | None:
    """Read a text that is nothing but a role; None where no word of it is known."""
    cues = reading.of("role")
    return _role(reading, cues) if cues else None


def are_one_word(one: Reading, other: Reading) -> bool:
    """Say whether two roles are named by words that mean one thing alone: a chair is nothing else."""
    mine, theirs = whole_role(one), whole_role(other)
    if mine is None or theirs is None or not mine.may_be(theirs):
        return False
    pairs = ((here, there) for here in mine.nouns for there in theirs.nouns)
    return any(min(len(here), len(there)) == 1 and here & there for here, there in pairs)


def _role(reading: Reading, cues: Sequence[Cue]) -> Role:
    concepts = [cue.concept.split(",") for cue in cues]
    nouns = (frozenset(each for each in of_one if not each.startswith("+")) for of_one in concepts)
    ranks = frozenset(each[1:] for of_one in concepts for each in of_one if each.startswith("+"))
    start, end = reading.words[cues[0].first].start, reading.words[cues[-1].last - 1].end
    return Role(ranks, tuple(filter(None, nouns)), reading.text[start:end], (start, end))


def roles_of(reading: Reading, people: Sequence[Sighting]) -> Iterator[tuple[Sighting, Role]]:
    """Give the roles that stand right before a name, or right behind it in an apposition."""
    cues = reading.of("role")
    for place, named in enumerate(people):
        previous = people[place - 1].end if place else 0
        following = people[place + 1].start if place + 1 < len(people) else len(reading.text)
        found = _before(reading, cues, named, previous) or _behind(reading, cues, named, following)
        if found:
            yield named, _role(reading, found)


def _before(reading: Reading, cues: Iterable[Cue], named: Sighting, previous: int) -> list[Cue]:
    first = next((at for at, word in enumerate(reading.words) if word.start >= named.start), len(reading.words))
    part = reading.words[first].part if first < len(reading.words) else -1
    within = [
        cue
        for cue in cues
        if previous <= reading.words[cue.first].start < named.start and reading.words[cue.last - 1].part == part
    ]
    if not within or first - within[-1].last > WORDS_BEFORE or _has_verb(reading, within[-1].last, first):
        return []
    return _joined(within)


def _joined(cues: Sequence[Cue]) -> list[Cue]:
    """Give the last role of several: its words stand close together."""
    role = [cues[-1]]
    for cue in reversed(cues[:-1]):
        if role[0].first - cue.last > WORDS_WITHIN:
            break
        role.insert(0, cue)
    return role


def _behind(reading: Reading, cues: Iterable[Cue], named: Sighting, following: int) -> list[Cue]:
    """Read `Ivanova, head of the plant`; a role that the next name takes (`Ivanova, director Petrov`) is not hers."""
    last = next((at for at, word in enumerate(reading.words) if word.start >= named.end), len(reading.words))
    if last == len(reading.words) or reading.text[named.end : named.end + 2].strip(" \u00a0") != ",":
        return []
    part = reading.words[last].part
    within = [cue for cue in cues if cue.first >= last and reading.words[cue.first].part == part]
    if not within or within[0].first - last > WORDS_AFTER or _has_verb(reading, last, within[0].first):
        return []
    taken = following < reading.words[-1].end and _part_at(reading, following) == part
    role = [within[0]]
    for cue in within[1:]:
        if cue.first - role[-1].last <= WORDS_WITHIN:
            role.append(cue)
    return [] if taken else role


def _part_at(reading: Reading, start: int) -> int:
    return next((word.part for word in reading.words if word.start >= start), -1)


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(word.text in _LINKS or word.text.endswith(_VERBS) for word in reading.words[first:last])


_LINKS: Final = frozenset(["и", "and", "with", "с", "said", "says", "told", "met", "that", "что", "by", "от", "для"])
_VERBS: Final = ("ил", "ила", "или", "ал", "ала", "али", "ет", "ит", "ают", "ился", "ился", "илась", "ились")
