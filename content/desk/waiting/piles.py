"""What of everything that is open lies with one person, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal

from content.desk.actor import Actor
from content.desk.moments import Ms
from content.desk.review import SECRECY, Capacity

from .asked import Which
from .items import Item

Name = Literal["approve", "secrecy", "returned", "drafts", "review"]
NAMES: Final[tuple[Name, ...]] = ("approve", "secrecy", "returned", "drafts", "review")
"""What waits for my decision; drafts that I am asked about as secrecy reviewer; what came back to me; what I began;
what of mine is with others."""
OWN: Final[Mapping[str, Name]] = {"returned": "returned", "draft": "drafts", "submitted": "review"}


def piles(
    items: Iterable[Item], actor: Actor, covered: Sequence[Capacity], asked: Collection[Which] = frozenset()
) -> dict[Name, list[Item]]:
    """In the order of `items`, with what is over."""
    found: dict[Name, list[Item]] = {name: [] for name in NAMES}
    for item in items:
        if item.is_of(actor.id):
            found[OWN[item.state]].append(item)
        elif item.waits_for(actor.id, actor.roles, covered):
            found["approve"].append(item)
        elif SECRECY in actor.roles and item.state != "submitted" and (item.kind, item.id) in asked:
            found["secrecy"].append(item)
    return found


def left(found: Mapping[Name, Iterable[Item]], now: Ms) -> dict[Name, list[Item]]:
    """Without what is over: nobody need decide on it any more."""
    return {name: [item for item in pile if item.ends_at is None or item.ends_at > now] for name, pile in found.items()}


def waiting(found: Mapping[Name, Sequence[Item]]) -> int:
    """How much needs this person: decisions, questions, and what came back."""
    return sum(len(found.get(name, ())) for name in ("approve", "secrecy", "returned"))
