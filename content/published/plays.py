"""What a screen really showed: spans of one programme each, an hour at most, with the time that every item had.

A span is written by what was seen on the glass, not by the plan; what lies between two spans is a gap, and the first
of them says why it ended. Its twin is display/player/static/plays.js.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from content.published.checks import a_list, a_name, a_time, refuse, whole

Ms = int


class Turn(NamedTuple):
    """One turn of an item: since when, and until when at() has it on."""

    item: str
    begin: Ms
    until: Ms

    def is_same(self, other: "Turn | None") -> bool:
        return other is not None and (self.item, self.begin) == (other.item, other.begin)


Turns = Mapping[str, Turn]
"""By region what is on; a region that shows nothing is not there."""

HOUR: Final = 3_600_000
STALLED_MS: Final = 5_000
"""Who was not looked at for so long may have shown anything: that time is a gap."""
LATE_MS: Final = 1_000
"""A turn that was painted so late still counts from when it was due; a later one from when it was seen."""
ENDINGS: Final = ("", "number", "hour", "hidden", "device", "stopped", "clock", "stalled")
"""Why a span ended: it goes on, or whoever wrote it could say no more; another programme; the full hour; the page was
not to be seen; the device was gone; it was stopped; its clock was set back; it stood still."""
MOST_ITEMS: Final = 400


class Shown(NamedTuple):
    """An item in a region: how many turns of it began in the span, and for how long it was on."""

    region: str
    item: str
    times: int
    ms: Ms


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) under programme `number`; `id` is the screen's own, and the longer telling of it counts."""

    id: str
    number: int
    start: Ms
    end: Ms
    ended: str
    shown: tuple[Shown, ...]

    def as_told(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "number": self.number,
            "from": self.start,
            "to": self.end,
            "ended": self.ended,
            "shown": [list(each) for each in self.shown],
        }


def read(told: Mapping[str, Any]) -> Span:
    """A span as it was told, with no trust in it; raises Refused('malformed') with the place."""
    start, end = a_time(told.get("from"), "from"), a_time(told.get("to"), "to")
    if not start <= end <= start + HOUR:
        refuse("to", "is before the beginning, or more than an hour after it")
    if told.get("ended") not in ENDINGS:
        refuse("ended", "is no reason that there is")
    listed = a_list(told.get("shown"), "shown")
    if len(listed) > MOST_ITEMS:
        refuse("shown", "holds more than any hour does")
    shown = tuple(_shown(each, end - start) for each in listed)
    number = whole(told.get("number"), "number")
    return Span(_word(told.get("id"), "id"), number, start, end, str(told["ended"]), shown)


def _shown(told: Any, most: Ms) -> Shown:
    region, item, times, ms = a_list(told, "shown", 4)
    return Shown(_word(region, "shown"), _word(item, "shown"), whole(times, "shown", 0, HOUR), _ms(ms, most))


def _word(told: Any, where: str) -> str:
    """A name that every page and table can hold."""
    name = a_name(told, where)
    return name if name.isprintable() else refuse(where, "is no name")


def _ms(told: Any, most: Ms) -> Ms:
    return whole(told, "shown", 0, max(most, 0))


@dataclass(slots=True)
class _Open:
    """The span that is being written, seen last at `seen`."""

    id: str
    number: int
    start: Ms
    seen: Ms
    tally: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, region: str, item: str, times: int, ms: Ms) -> None:
        if times or ms:
            kept = self.tally.setdefault((region, item), [0, 0])
            kept[0] += times
            kept[1] += ms

    def span(self, ended: str) -> Span:
        shown = tuple(Shown(*key, *kept) for key, kept in self.tally.items())
        return Span(self.id, self.number, self.start, self.seen, ended, shown)


class PlayLog:
    """Told what is on the glass as often as it changes, and at least every few seconds. `boot` names this start of
    the screen, so that no id ever comes twice."""

    def __init__(self, boot: str) -> None:
        self._boot = boot
        self._count = 0
        self._open: _Open | None = None
        self._turns: Turns = {}

    @property
    def open(self) -> Span | None:
        """The span that goes on, as far as it was seen."""
        return self._open.span("") if self._open else None

    def see(self, now: Ms, number: int, turns: Turns) -> list[Span]:
        """This is on at `now`; the spans that ended before it."""
        ended = list(self._until(now, number, turns))
        if self._open is None:
            self._begin(now, number)
            for region, turn in turns.items():
                self._add(region, turn.item, not turn.is_same(self._turns.get(region)), 0)
        self._turns = dict(turns)
        return ended

    def pause(self, now: Ms, why: str) -> list[Span]:
        """Nothing of it is to be seen from `now` on; the span that this ends, if one was open."""
        ended: list[Span] = []
        if self._open and 0 <= now - self._open.seen <= STALLED_MS:
            ended += self._until(now, self._open.number, self._turns)
        return [*ended, *self._close(why)]

    def _until(self, now: Ms, number: int, turns: Turns) -> Iterator[Span]:
        if self._open is None:
            return
        away = now - self._open.seen
        if not 0 <= away <= STALLED_MS:
            yield from self._close("clock" if away < 0 else "stalled")
            return
        other = number != self._open.number
        pieces = list(self._pieces(now, self._turns if other else turns))
        mark = self._open.start // HOUR * HOUR + HOUR
        if mark <= now:
            self._credit(pieces, self._open.seen, mark)
            self._open.seen = mark
            turned, begun = self._turns, self._open.number
            yield from self._close("hour")
            self._turns = turned
            self._begin(mark, begun)
        self._credit(pieces, self._open.seen, now + 1)
        self._open.seen = now
        if other:
            kept = self._turns
            yield from self._close("number")
            self._turns = kept

    def _pieces(self, now: Ms, turns: Turns) -> Iterator[tuple[str, str, Ms, Ms, int]]:
        """What was on since the last look: (region, item, from, to, turns that began with it)."""
        if self._open is None:
            return
        seen = self._open.seen
        for region in dict.fromkeys((*self._turns, *turns)):
            before, after = self._turns.get(region), turns.get(region)
            if after and after.is_same(before):
                yield region, after.item, seen, now, 0
                continue
            due = before.until if before else now
            turned = due if seen <= due <= now <= due + LATE_MS else now
            if before:
                yield region, before.item, seen, turned, 0
            if after:
                yield region, after.item, turned, now, 1

    def _credit(self, pieces: Sequence[tuple[str, str, Ms, Ms, int]], start: Ms, before: Ms) -> None:
        for region, item, first, last, times in pieces:
            ms = max(0, min(last, before) - max(first, start))
            self._add(region, item, times if start <= first < before else 0, ms)

    def _add(self, region: str, item: str, times: int, ms: Ms) -> None:
        if self._open:
            self._open.add(region, item, int(times), ms)

    def _begin(self, now: Ms, number: int) -> None:
        self._count += 1
        self._open = _Open(f"{self._boot}-{self._count}", number, now, now)

    def _close(self, why: str) -> list[Span]:
        if self._open is None:
            return []
        span = self._open.span(why)
        self._open, self._turns = None, {}
        return [span] if span.end > span.start else []
