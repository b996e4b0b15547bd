"""What goes to the press: the channels' layouts and what of the approved notices each shows."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from content.published.keys import Trust
from content.published.store import Store

from . import channels, desired, live, material, patterns, publications
from .alerts import airing
from .alerts.rows import Row
from .compile.showing import Approved
from .errors import Problem
from .models import Channel, Office
from .moments import Ms
from .press import Job


def jobs(
    session: Session, store: Store, trust: Trust, names: Collection[str] | None, now: Ms
) -> tuple[list[Job], list[live.Wrong]]:
    """A job for each of these channels, or for all, and what was left out because it is not as approved.
    Raises Problem 409 when not even the office's name is as approved."""
    office = session.get_one(Office, 1)
    fault = live.office_fault(session, office)
    if fault:
        raise Problem(409, "not-as-approved", "nothing is published: %(fault)s", fault=fault)
    notices, wrong = live.approved(session, now)
    alerts, false = airing.sound(session, now)
    wanted = [each for each in channels.everyone(session) if names is None or each.name in names]
    made = [_job(session, store, trust, office, channel, notices, alerts, now) for channel in wanted]
    return made, [*wrong, *false]


def job(session: Session, store: Store, trust: Trust, name: str, notices: Sequence[Approved], now: Ms) -> Job:
    """The job of one channel; raises Problem 404 when there is no such channel."""
    channel = channels.get(session, name)
    alerts, _ = airing.sound(session, now)
    return _job(session, store, trust, session.get_one(Office, 1), channel, notices, alerts, now)


def _job(
    session: Session,
    store: Store,
    trust: Trust,
    office: Office,
    channel: Channel,
    notices: Sequence[Approved],
    alerts: Sequence[Row],
    now: Ms,
) -> Job:
    told = {"name": office.name, "name_en": office.name_en, "approved_by": office.idle_ledger_id}
    due = live.of_channel(notices, channel.name)
    number = publications.next_number(session, store, trust, "programmes", channel.name, now)
    body = publications.standing(session, trust, channel.name)
    aired = airing.of_channel(alerts, channel.name, now)
    tests = patterns.running(session, channel.name, now)
    layout, wanted = channels.as_layout(channel), desired.of(session, channel.name)
    return Job(layout, told, due, material.of(session, due), now, number, body, aired, tests, wanted)
