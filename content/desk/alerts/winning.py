"""What the alert region shows when: the highest level wins, the newest within a level, and nothing below covers it."""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .standing import COLOURS, Message, Ms, begins, cleared, ending


class Claim(NamedTuple):
    """A message that wants the region during [start, end); what: the alert itself, or the notice that it is over."""

    id: int
    what: Literal["alert", "all-clear"]
    rank: tuple[bool, int, Ms, int]
    start: Ms
    end: Ms


class Stretch(NamedTuple):
    start: Ms
    end: Ms
    claim: Claim


def claims(messages: Sequence[Message]) -> Iterator[Claim]:
    for message in messages:
        since = begins(message)
        if since is None:
            continue
        if message.kind != "cancel":
            end = ending(message, messages).at
            if since < end:
                level = COLOURS.index(message.colour) + 1
                yield Claim(message.id, "alert", _rank(message, level), since, end)
        over = cleared(message, messages)
        if over and over[0] < over[1]:
            yield Claim(message.id, "all-clear", _rank(message, 0), *over)


def winning(messages: Sequence[Message], here: Container[int] | None = None) -> list[Stretch]:
    """Sorted, disjoint stretches; where nothing claims the region there is none. `here` are the messages that a
    channel shows; what ends them may be any."""
    wanted = [claim for claim in claims(messages) if here is None or claim.id in here]
    edges = sorted({edge for claim in wanted for edge in (claim.start, claim.end)})
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        due = [claim for claim in wanted if claim.start <= start < claim.end]
        if not due:
            continue
        best = max(due, key=lambda claim: claim.rank)
        if found and found[-1].end == start and found[-1].claim == best:
            found[-1] = Stretch(found[-1].start, end, best)
        else:
            found.append(Stretch(start, end, best))
    return found


def _rank(message: Message, level: int) -> tuple[bool, int, Ms, int]:
    # What is real is above every drill, also the word that a real danger is over.
    return (not message.drill, level, message.issued, message.id)
