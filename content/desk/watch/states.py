"""What a screen is like: fresh, late, silent, showing a wrong number, dark for want of its panels, short of room,
without something of its programme, or unsure of its clock.

Pure: `step` takes what was concluded before, the facts and now. A conclusion is drawn at once where the facts have
stood long enough, and taken back only after they were good for a while that is longer than the slowest screen needs
between two reports: so a slow screen stays what it is, and nothing flaps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Ms = int
LATE_MS: Final = 20_000
"""A report of health comes every 15 s."""
SILENT_MS: Final = 30_000
PUBLISHED_MS: Final = 10_000
"""So long a new number may take to be shown everywhere."""
CLOCK_MS: Final = 1_000
CLOCK_SURE_MS: Final = 500
ROOM_MB: Final = 64
"""With less free on its disk a screen may not get the next programme whole."""

SILENT, WRONG, DEVICE, DISK, FAILED = "silent", "wrong-number", "device-gone", "disk-full", "item-failed"
CLOCK, LATE, FRESH = "clock-unsure", "late", "fresh"
WORST_FIRST: Final = (SILENT, WRONG, DEVICE, DISK, FAILED, CLOCK, LATE)
GOOD_FOR_MS: Final[Mapping[str, Ms]] = {
    SILENT: SILENT_MS + 5_000,
    WRONG: 2_000,
    DEVICE: 0,
    DISK: 60_000,
    FAILED: 20_000,
    CLOCK: 30_000,
    LATE: 60_000,
}
"""For how long the facts have to be good before the conclusion is taken back."""


@dataclass(frozen=True, slots=True)
class Facts:
    """heard_at: when anything was heard last, or when it was paired; on_air_at: when `on_air` was published;
    device_gone: its panels have not answered for a while; disk_free_mb: what it says of its disk;
    item_failed: something of its programme cannot be shown."""

    heard_at: Ms
    shown: int | None = None
    on_air: int | None = None
    on_air_at: Ms = 0
    offset_ms: int | None = None
    device_gone: bool = False
    disk_free_mb: int | None = None
    item_failed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """since: from when on each conclusion holds; good: since when the facts speak against it."""

    since: Mapping[str, Ms] = field(default_factory=dict)
    good: Mapping[str, Ms] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """The worst that holds."""
        return next((state for state in WORST_FIRST if state in self.since), FRESH)

    def held(self, state: str, now: Ms) -> Ms:
        """For how long it has been so; 0 when it is not."""
        return max(0, now - self.since[state]) if state in self.since else 0


def step(before: Standing, facts: Facts, now: Ms) -> Standing:
    """What holds at `now`."""
    bad = _bad(facts, before, now)
    if not bad and not before.since:
        return before
    good = {state: min(before.good.get(state, now), now) for state in before.since if state not in bad}
    over = {state for state, since in good.items() if now - since >= GOOD_FOR_MS[state]}
    kept = {state: since for state, since in before.since.items() if state not in over}
    return Standing(bad | kept, {state: since for state, since in good.items() if state not in over})


def _bad(facts: Facts, before: Standing, now: Ms) -> dict[str, Ms]:
    """What the facts say by themselves, and since when."""
    found = {}
    age = now - facts.heard_at
    if age > LATE_MS:
        found[LATE] = facts.heard_at + LATE_MS
    if age > SILENT_MS:
        found[SILENT] = facts.heard_at + SILENT_MS
    other = facts.shown is not None and facts.on_air is not None and facts.shown != facts.on_air
    if other and now - facts.on_air_at > PUBLISHED_MS:
        found[WRONG] = facts.on_air_at + PUBLISHED_MS
    if facts.device_gone:
        found[DEVICE] = now
    if facts.disk_free_mb is not None and facts.disk_free_mb < ROOM_MB:
        found[DISK] = now
    if facts.item_failed:
        found[FAILED] = now
    most = CLOCK_SURE_MS if CLOCK in before.since else CLOCK_MS
    if facts.offset_ms is not None and abs(facts.offset_ms) > most:
        found[CLOCK] = now
    return found
