"""An emergency overtakes what is queued: it is laid over the programmes that stand, however many notices they have, and
whatever the hub's clock says."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk import publications
from content.desk.compile.alerting import Aired
from content.desk.compile.covering import laid_over
from content.desk.models import Channel, ScreenFact
from content.published.clock import Clock
from content.published.keys import Trust
from content.published.store import Store

from . import airing
from .rows import Wrong
from .standing import Ms

NEVER: Final[Ms] = 2**53
STEP_MS: Final = 60_000
"""Clocks of machines differ, and are set by a little now and then: only what is more was set back."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The next programmes; and whether they lack voices that are there, and are to be followed by some that do not."""

    bodies: list[dict[str, Any]]
    wrong: list[Wrong]
    lacks_voices: bool


def laid(session: Session, store: Store, trust: Trust, names: Collection[str], now: Ms, screens: Clock) -> Laid:
    """The next programme of each of these channels that has one; channels without wait for the compiler.

    An alert that is new to a channel goes out without its voice: nothing that a node has to fetch comes before it.
    `screens` runs as the screens' clocks do, which never go back behind what they were given."""
    found, wrong = airing.sound(session, now, store)
    made, lacks = [], False
    for channel in _fewest_screens_first(session, names):
        standing = publications.standing(session, trust, channel.name)
        previous = json.loads(standing) if standing else None
        # Laid out anew meanwhile: the compiler knows the new size.
        if previous is None or previous["size"] != [channel.width, channel.height]:
            continue
        screens.raise_floor(previous["built_at"])
        by = ahead(screens, now)
        number = publications.next_number(session, store, trust, "programmes", channel.name, now)
        aired = airing.of_channel(found, channel.name, now, by)
        mute = [_without_new_voice(each, previous) for each in aired]
        lacks = lacks or mute != aired
        made.append(laid_over(previous, mute, number, now + by))
    return Laid(made, wrong, lacks)


def going_on(bodies: Iterable[Mapping[str, Any]]) -> dict[str, Ms]:
    """By channel when these programmes have to be followed by the next: one that took all stretches never has."""
    found = {}
    for body in bodies:
        windows = body["regions"][-1]["windows"]
        found[body["channel"]] = windows[-1][0] if len(windows) >= airing.MOST_AIRED else NEVER
    return found


def ahead(screens: Clock, now: Ms) -> Ms:
    """By how much the hub's clock was set back since screens were told the time; 0 for what clocks differ anyhow."""
    found = screens.now() - now
    return found if found > STEP_MS else 0


def _fewest_screens_first(session: Session, names: Collection[str]) -> list[Channel]:
    """So that nobody waits for a thousand screens of another channel to be told."""
    online = select(ScreenFact.channel, func.count()).where(ScreenFact.online).group_by(ScreenFact.channel)
    screens = {channel: count for channel, count in session.execute(online)}
    found = session.scalars(select(Channel).where(Channel.name.in_(names)))
    return sorted(found, key=lambda channel: (screens.get(channel.name, 0), channel.name))


def _without_new_voice(aired: Aired, previous: Mapping[str, Any]) -> Aired:
    return aired if aired.name in previous["items"] else replace(aired, spoken=())
