"""What the alert region shows when: the highest level wins, the newest within a level, and nothing below covers it."""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal, NamedTuple

from .standing import COLOURS, Heard, Message, Ms, begins, cleared, ending

Rank = tuple[bool, int, Ms, int]


class Claim(NamedTuple):
    """A message that wants the region during [start, end); what: the alert itself, or the notice that it is over."""

    id: int
    what: Literal["alert", "all-clear"]
    rank: Rank
    start: Ms
    end: Ms


class Stretch(NamedTuple):
    start: Ms
    end: Ms
    claim: Claim


@lru_cache(maxsize=8)
def claims(messages: tuple[Message, ...]) -> tuple[Claim, ...]:
    """What each of them wants. Remembered: every channel asks the same."""
    heard = Heard(messages)
    return tuple(claim for message in messages for claim in _claims(message, heard))


def winning(messages: Iterable[Message], here: Container[int] | None = None) -> list[Stretch]:
    """Sorted, disjoint stretches; where nothing claims the region there is none. `here` are the messages that a
    channel shows; what ends them may be any."""
    wanted = [claim for claim in claims(tuple(messages)) if here is None or claim.id in here]
    edges = sorted({edge for claim in wanted for edge in (claim.start, claim.end)})
    coming = sorted(wanted, key=lambda claim: claim.start, reverse=True)
    # The best of those that have begun comes first; what is over leaves when it would be the best.
    due: list[tuple[Rank, Claim]] = []
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        while coming and coming[-1].start <= start:
            claim = coming.pop()
            heappush(due, (_lowest_first(claim.rank), claim))
        while due and due[0][1].end <= start:
            heappop(due)
        if not due:
            continue
        best = due[0][1]
        if found and found[-1].end == start and found[-1].claim == best:
            found[-1] = Stretch(found[-1].start, end, best)
        else:
            found.append(Stretch(start, end, best))
    return found


def on_top(messages: Iterable[Message], now: Ms) -> int | None:
    """The message that the region shows at an instant."""
    due = [claim for claim in claims(tuple(messages)) if claim.start <= now < claim.end]
    return max(due, key=lambda claim: claim.rank).id if due else None


def _claims(message: Message, heard: Heard) -> Iterator[Claim]:
    since = begins(message)
    if since is None:
        return
    if message.kind != "cancel":
        end = ending(message, heard).at
        if since < end:
            level = COLOURS.index(message.colour) + 1
            yield Claim(message.id, "alert", _rank(message, level), since, end)
    over = cleared(message, heard)
    if over and over[0] < over[1]:
        yield Claim(message.id, "all-clear", _rank(message, 0), *over)


def _rank(message: Message, level: int) -> Rank:
    # What is real is above every drill, also the word that a real danger is over.
    return (not message.drill, level, message.issued, message.id)


def _lowest_first(rank: Rank) -> Rank:
    real, level, issued, number = rank
    return (not real, -level, -issued, -number)
