"""When an alert is on the air and why it is no more: pure functions of messages, acts and an instant."""

from collections.abc import Iterable, Iterator
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


class Heard:
    """Messages, found by their key and by what refers to them: however many there are, one's end is known at once."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self._by_key: dict[str, list[Message]] = {}
        self._referring: dict[str, list[Message]] = {}
        for message in messages:
            self._by_key.setdefault(message.key, []).append(message)
            for key in set(message.refers_to):
                self._referring.setdefault(key, []).append(message)

    def to(self, message: Message) -> Iterator[Message]:
        """Those that refer to it."""
        return (each for each in self._referring.get(message.key, ()) if _may_end(each, message))

    def of(self, message: Message) -> Iterator[Message]:
        """Those that it refers to."""
        named = (each for key in message.refers_to for each in self._by_key.get(key, ()))
        return (each for each in named if _may_end(message, each))


def _may_end(one: Message, other: Message) -> bool:
    # A drill ends drills only: no exercise takes a real warning down.
    return one.id != other.id and one.drill == other.drill


def ending(message: Message, heard: Heard) -> End:
    """Its end as far as it is known: the first of its expiry, an all-clear, and what updates or cancels it."""
    ends = [End(message.end, "expired")]
    ends += [End(act.at, "cancelled") for act in message.acts if act.kind == "all-clear"]
    for other in heard.to(message):
        since = begins(other)
        if since is not None:
            ends.append(End(since, "updated" if other.kind == "update" else "cancelled"))
    return min(ends, key=lambda end: end.at)


def state(message: Message, heard: Heard, now: Ms) -> State:
    since, end = begins(message), ending(message, heard)
    if any(act.kind == "discard" for act in message.acts):
        return "discarded"
    if since is None:
        if end.at > now or (end.why != "expired" and _is_needed(message, heard, now)):
            return "draft"
        return "lapsed" if end.why == "expired" else "overtaken"
    if message.kind == "cancel":
        return "cleared"
    if end.at < since and end.at <= now:
        return "overtaken" if end.why != "expired" else "lapsed"
    if end.at <= now:
        return end.why
    return "confirmed" if now < since else "running"


def _is_needed(message: Message, heard: Heard, now: Ms) -> bool:
    """Whether it would still end something, though it will not be shown itself: a link of a chain that came last."""
    return any(begins(each) is not None and now < ending(each, heard).at for each in heard.of(message))


def cleared(message: Message, heard: Heard) -> tuple[Ms, Ms] | None:
    """When the notice stands that the danger is over: after an all-clear, or for a cancel of what was on the air."""
    since = begins(message)
    if since is None:
        return None
    if message.kind == "cancel":
        ran = any(_ended_by(message, other, heard) for other in heard.of(message))
        return (since, since + message.clear_ms) if ran else None
    end = ending(message, heard)
    by_hand = any(act.kind == "all-clear" and act.at == end.at for act in message.acts)
    return (end.at, end.at + message.clear_ms) if by_hand and end.at >= since else None


def _ended_by(cancel: Message, other: Message, heard: Heard) -> bool:
    since = begins(other)
    # An approved cancel begins.
    return since is not None and ending(other, heard).at == begins(cancel) > since  # type: ignore[operator]


def review_due(message: Message) -> Ms | None:
    """Until when what one person put out alone has to be looked at by another; None when nothing is due."""
    alone = next((act for act in message.acts if act.kind == "break-glass"), None)
    if alone is None or any(act.kind == "review" for act in message.acts):
        return None
    return alone.at + REVIEW_MS
