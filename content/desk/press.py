"""A channel's approved notices pressed into the body of its programme: the worker's part of publishing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from . import idle
from .compile import ChannelSpec, RegionSpec, Showing, compile_channel
from .compile.alerting import Aired
from .compile.announced import Year, calendar
from .compile.covering import laid_over
from .compile.material import Material
from .compile.pattern import Patterned, of_pattern
from .compile.showing import Approved, showing
from .compile.wanted import NOTHING, Kept, applied

Ms = int
_laid: Final[dict[str, tuple[tuple[ChannelSpec, Material] | None, dict[int, tuple[Approved, Showing]]]]] = {}
"""By channel: what its last press laid out."""


@dataclass(frozen=True, slots=True)
class Job:
    """One channel to compile. `layout` as the API has it; `office` has name, name_en and approved_by;
    `previous` is the JSON text of the body that this one follows."""

    layout: Mapping[str, Any]
    office: Mapping[str, str]
    notices: Sequence[Approved]
    material: Material
    now: Ms
    number: int
    previous: str | None
    aired: Sequence[Aired] = ()
    patterns: Sequence[Patterned] = ()
    wanted: Kept = NOTHING
    years: Sequence[Year] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """`body` is None when nothing could be compiled; `wrong` are (what, name) of what was left out."""

    body: dict[str, Any] | None
    wrong: tuple[tuple[str, str], ...]


def press(jobs: Sequence[Job]) -> list[Pressed]:
    """Each channel by itself: what goes wrong with one stops no other."""
    return [_press(job) for job in jobs]


def _press(job: Job) -> Pressed:
    wrong: list[tuple[str, str]] = []
    channel = spec(job.layout, job.office)
    shown = _showings(channel, job, wrong)
    shown += [each for pattern in job.patterns for each in of_pattern(pattern, channel)]
    previous = json.loads(job.previous) if job.previous else None
    try:
        days = calendar(job.years)
        body = compile_channel(channel, shown, job.now, job.number, previous, calendar=days, aired=job.aired)
        body = applied(body, job.wanted, job.office["approved_by"], days)
    except Exception as error:  # noqa: BLE001
        # A channel that cannot be compiled keeps what it has and is named; the others go on. What it has still
        # follows its alerts.
        name = f"channel {channel.name}: {type(error).__name__} {error}"
        kept = laid_over(previous, job.aired, job.number, job.now) if previous and job.aired else None
        return Pressed(kept, (*wrong, ("does-not-compile", name[:200])))
    return Pressed(body, tuple(wrong))


def spec(layout: Mapping[str, Any], office: Mapping[str, str]) -> ChannelSpec:
    zone = layout["zone"]
    regions = tuple(
        RegionSpec(
            region["name"],
            tuple(region["rect"]),
            (
                idle.part(
                    region,
                    first=place == 0,
                    name=office["name"],
                    name_en=office["name_en"],
                    zone=zone,
                    approved_by=office["approved_by"],
                ),
            ),
        )
        for place, region in enumerate(layout["regions"])
    )
    desktop = tuple(layout["desktop"]) if layout.get("desktop") else None
    tiles = tuple((tile["name"], tuple(tile["rect"])) for tile in layout.get("tiles") or ())
    return ChannelSpec(layout["name"], tuple(layout["size"]), zone, regions, desktop, tiles)


def _showings(channel: ChannelSpec, job: Job, wrong: list[tuple[str, str]]) -> list[Showing]:
    """Each notice that can be shown. One that was laid out for the last press of the channel is not measured anew, as
    long as nothing of it, of the channel and of what it shows beside its words is another."""
    beside = channel, job.material
    then, before = _laid.get(channel.name, (None, {}))
    laid = {}
    for notice in job.notices:
        known = before.get(notice.notice) if then == beside else None
        if known is not None and known[0] == notice:
            laid[notice.notice] = known
        elif (found := _showing(notice, channel, job, wrong)) is not None:
            laid[notice.notice] = notice, found
    _laid[channel.name] = beside, laid
    return [shown for _notice, shown in laid.values()]


def _showing(notice: Approved, channel: ChannelSpec, job: Job, wrong: list[tuple[str, str]]) -> Showing | None:
    try:
        return showing(notice, channel, job.material)
    except Exception as error:  # noqa: BLE001
        # A notice that cannot be laid out is left out and named; the others go on.
        name = f"notice {notice.notice} revision {notice.revision}"
        wrong.append(("cannot-be-shown", f"{name}: {type(error).__name__} {error}"[:200]))
        return None
