"""What of everything that is open lies with one person, and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from content.desk.actor import Actor
from content.desk.moments import Ms
from content.desk.review import Capacity

from .items import Item

Name = Literal["approve", "returned", "drafts", "review"]
NAMES: Final[tuple[Name, ...]] = ("approve", "returned", "drafts", "review")
"""What waits for my decision; what came back to me; what I began; what of mine is with others."""
OWN: Final[Mapping[str, Name]] = {"returned": "returned", "draft": "drafts", "submitted": "review"}


def piles(items: Iterable[Item], actor: Actor, covered: Sequence[Capacity], now: Ms) -> dict[Name, list[Item]]:
    """In the order of `items`. What is over is left out: nobody need decide on it any more."""
    found: dict[Name, list[Item]] = {name: [] for name in NAMES}
    for item in items:
        if item.ends_at is not None and item.ends_at <= now:
            continue
        if item.is_of(actor.id):
            found[OWN[item.state]].append(item)
        elif item.waits_for(actor.id, actor.roles, covered):
            found["approve"].append(item)
    return found


def waiting(found: Mapping[Name, Sequence[Item]]) -> int:
    """How much needs this person: decisions, and what came back."""
    return len(found["approve"]) + len(found["returned"])
