"""What goes to the press: the channels' layouts and what of the approved notices each shows."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from content.published.blobs import Blobs
from content.published.keys import Trust
from content.published.store import Store

from . import channels, desired, holidays, live, material, patterns, publications
from .alerts import airing
from .alerts.rows import Row
from .compile.showing import Approved
from .errors import Problem
from .models import Channel, Office
from .moments import Ms
from .press import Job

# So many notices are pressed in a millisecond or two.
FEW_NOTICES: Final = 60


def jobs(
    session: Session,
    store: Store,
    uploads: Blobs,
    trust: Trust,
    names: Collection[str] | None,
    now: Ms,
    ahead: Ms = 0,
) -> tuple[list[Job], list[live.Wrong]]:
    """A job for each of these channels, or for all, and what is wrong: what was left out because it is not as
    approved, and what screens would lack; `ahead` as `airing.of_channel` takes it. Raises Problem 409 when not even
    the office's name is as approved."""
    office = session.get_one(Office, 1)
    fault = live.office_fault(session, office)
    if fault:
        raise Problem(409, "not-as-approved", "nothing is published: %(fault)s", fault=fault)
    notices, wrong = live.approved(session, now)
    alerts, false = airing.sound(session, now, store)
    wanted = [each for each in channels.everyone(session) if names is None or each.name in names]
    made = [_job(session, store, trust, office, channel, notices, alerts, now, ahead) for channel in wanted]
    return made, [*wrong, *material.lacking(session, store, uploads, notices), *false]


def job(session: Session, store: Store, trust: Trust, name: str, notices: Sequence[Approved], now: Ms) -> Job:
    """The job of one channel; raises Problem 404 when there is no such channel."""
    channel = channels.get(session, name)
    alerts, _ = airing.sound(session, now, store)
    return _job(session, store, trust, session.get_one(Office, 1), channel, notices, alerts, now)


def filled(session: Session, job: Job, notices: Sequence[Approved], now: Ms) -> Job:
    """The same job with other notices, at `now`."""
    due = live.of_channel(notices, job.layout["name"])
    return replace(job, notices=due, material=material.of(session, due), now=now)


def are_few(jobs: Sequence[Job]) -> bool:
    """Whether they are pressed in a millisecond or two: less than a look at another process costs."""
    return sum(len(job.notices) for job in jobs) <= FEW_NOTICES


def are_next(session: Session, store: Store, trust: Trust, jobs: Sequence[Job]) -> bool:
    """Whether nothing was published on these channels since the jobs were gathered."""

    def number(job: Job) -> int:
        return publications.next_number(session, store, trust, "programmes", job.layout["name"], job.now)

    return all(number(job) == job.number for job in jobs)


def _job(
    session: Session,
    store: Store,
    trust: Trust,
    office: Office,
    channel: Channel,
    notices: Sequence[Approved],
    alerts: Sequence[Row],
    now: Ms,
    ahead: Ms = 0,
) -> Job:
    told = {"name": office.name, "name_en": office.name_en, "approved_by": office.idle_ledger_id}
    due = live.of_channel(notices, channel.name)
    number = publications.next_number(session, store, trust, "programmes", channel.name, now)
    body = publications.standing(session, trust, channel.name)
    aired = airing.of_channel(alerts, channel.name, now, ahead)
    tests = patterns.running(session, channel.name, now)
    layout, wanted = channels.as_layout(channel), desired.of(session, channel.name)
    years = holidays.years(session)
    return Job(layout, told, due, material.of(session, due), now, number, body, aired, tests, wanted, years)
