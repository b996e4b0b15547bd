"""What of everything that is open lies with one person, and why."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from content.desk.actor import Actor
from content.desk.moments import Ms
from content.desk.review import Capacity

from .items import Item

Name = Literal["approve", "returned", "drafts", "review"]
NAMES: Final[tuple[Name, ...]] = ("approve", "returned", "drafts", "review")
"""What waits for my decision; what came back to me; what I began; what of mine is with others."""


def pile(name: Name, items: Iterable[Item], actor: Actor, covered: Sequence[Capacity], now: Ms) -> list[Item]:
    """Those whose end is past are left out: nobody need decide on them any more."""
    going = (each for each in items if each.ends_at is None or each.ends_at > now)
    match name:
        case "approve":
            return [each for each in going if each.due and each.waits_for(actor.id, actor.roles, covered)]
        case "returned":
            return [each for each in going if each.state == "returned" and each.is_of(actor.id)]
        case "drafts":
            return [each for each in going if each.state == "draft" and each.is_of(actor.id)]
    return [each for each in going if each.state == "submitted" and each.is_of(actor.id)]


def waiting(items: Sequence[Item], actor: Actor, covered: Sequence[Capacity], now: Ms) -> int:
    """How much needs this person: decisions, and what came back."""
    return sum(len(pile(name, items, actor, covered, now)) for name in NAMES[:2])
