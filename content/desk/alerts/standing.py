"""When an alert is on the air and why it is no more: pure functions of messages, acts and an instant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Ms = int
State = Literal[
    "draft", "lapsed", "discarded", "confirmed", "running", "expired", "updated", "cancelled", "cleared", "overtaken"
]
Ending = Literal["expired", "updated", "cancelled"]
COLOURS: Final = ("blue", "yellow", "orange", "red")
"""From the fourth level to the first."""
DAY: Final = 86_400_000
REVIEW_MS: Final = DAY
"""In which somebody else looks at what the duty officer put out alone."""
PERSONS: Final = 2


class Act(NamedTuple):
    """kind: confirm, break-glass, signed, review, all-clear, discard; account is None for Foyer itself."""

    kind: str
    account: int | None
    at: Ms


@dataclass(frozen=True, slots=True)
class Message:
    """An alert as far as its standing goes. kind: alert, update or cancel; [start, end) is when it is to run;
    author wrote or brought it, None for nobody; signed: by a certificate that is trusted here."""

    id: int
    key: str
    kind: str
    colour: str
    drill: bool
    issued: Ms
    start: Ms
    end: Ms
    refers_to: tuple[str, ...]
    author: int | None
    signed: bool
    clear_ms: Ms
    acts: tuple[Act, ...] = ()


class End(NamedTuple):
    at: Ms
    why: Ending


def approval(message: Message) -> Act | None:
    """The act by which it may go on the air: the duty officer alone, the office's word for signed messages, or the
    confirmation that makes two persons, one where a trusted signature stands for the other."""
    persons = {message.author} - {None}
    if message.signed:
        persons = {None}
    for act in message.acts:
        if act.kind in ("break-glass", "signed"):
            return act
        if act.kind == "discard":
            return None
        if act.kind == "confirm":
            persons.add(act.account)
            if len(persons) >= PERSONS:
                return act
    return None


def missing(message: Message) -> int:
    """How many more persons have to confirm it."""
    if approval(message) is not None:
        return 0
    persons = {None} if message.signed else {message.author} - {None}
    persons |= {act.account for act in message.acts if act.kind == "confirm"}
    return PERSONS - len(persons)


def begins(message: Message) -> Ms | None:
    """From when it is on the air, ended or not; None while nobody let it."""
    found = approval(message)
    return None if found is None else max(message.start, found.at)


def ending(message: Message, others: Iterable[Message]) -> End:
    """Its end as far as it is known: the first of its expiry, an all-clear, and what updates or cancels it.

    A drill ends drills only: no exercise takes a real warning down.
    """
    ends = [End(message.end, "expired")]
    ends += [End(act.at, "cancelled") for act in message.acts if act.kind == "all-clear"]
    for other in others:
        # Most refer to nothing: asked first, so that a hundred alerts are not looked through ten thousand times.
        if message.key in other.refers_to and other.drill == message.drill:
            since = begins(other)
            if since is not None:
                ends.append(End(since, "updated" if other.kind == "update" else "cancelled"))
    return min(ends, key=lambda end: end.at)


def state(message: Message, others: Sequence[Message], now: Ms) -> State:
    since, end = begins(message), ending(message, others)
    if any(act.kind == "discard" for act in message.acts):
        return "discarded"
    if since is None:
        if end.at > now or (end.why != "expired" and _is_needed(message, others, now)):
            return "draft"
        return "lapsed" if end.why == "expired" else "overtaken"
    if message.kind == "cancel":
        return "cleared"
    if end.at < since and end.at <= now:
        return "overtaken" if end.why != "expired" else "lapsed"
    if end.at <= now:
        return end.why
    return "confirmed" if now < since else "running"


def _is_needed(message: Message, others: Sequence[Message], now: Ms) -> bool:
    """Whether it would still end something, though it will not be shown itself: a link of a chain that came last."""
    named = [each for each in others if each.key in message.refers_to and each.drill == message.drill]
    return any(begins(each) is not None and now < ending(each, others).at for each in named)


def cleared(message: Message, others: Sequence[Message]) -> tuple[Ms, Ms] | None:
    """When the notice stands that the danger is over: after an all-clear, or for a cancel of what was on the air."""
    since = begins(message)
    if since is None:
        return None
    if message.kind == "cancel":
        ran = any(_ended_by(message, other, others) for other in others)
        return (since, since + message.clear_ms) if ran else None
    end = ending(message, others)
    by_hand = any(act.kind == "all-clear" and act.at == end.at for act in message.acts)
    return (end.at, end.at + message.clear_ms) if by_hand and end.at >= since else None


def _ended_by(cancel: Message, other: Message, others: Sequence[Message]) -> bool:
    since = begins(other)
    if since is None or other.key not in cancel.refers_to or other.drill != cancel.drill:
        return False
    return ending(other, others).at == begins(cancel) > since  # type: ignore[operator]  # an approved cancel begins


def review_due(message: Message) -> Ms | None:
    """Until when what one person put out alone has to be looked at by another; None when nothing is due."""
    alone = next((act for act in message.acts if act.kind == "break-glass"), None)
    if alone is None or any(act.kind == "review" for act in message.acts):
        return None
    return alone.at + REVIEW_MS
