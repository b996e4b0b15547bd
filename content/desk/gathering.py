"""What goes to the press: the channels' layouts and what of the approved notices each shows."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from content.published.keys import Trust
from content.published.store import Store

from . import channels, live, publications
from .compile.showing import Approved
from .models import Office
from .moments import Ms
from .press import Job


def jobs(
    session: Session, store: Store, trust: Trust, names: Collection[str] | None, now: Ms
) -> tuple[list[Job], list[live.Wrong]]:
    """A job for each of these channels, or for all, and what was left out because it is not as approved."""
    notices, wrong = live.approved(session, now)
    wanted = [each.name for each in channels.everyone(session) if names is None or each.name in names]
    return [job(session, store, trust, name, notices, now) for name in wanted], wrong


def job(session: Session, store: Store, trust: Trust, name: str, notices: Sequence[Approved], now: Ms) -> Job:
    """The job of one channel; raises Problem 404 when there is no such channel."""
    office = session.get_one(Office, 1)
    told = {"name": office.name, "name_en": office.name_en, "approved_by": office.idle_ledger_id}
    layout = channels.as_layout(channels.get(session, name))
    due = live.of_channel(notices, name)
    number = publications.next_number(session, store, trust, "programmes", name, now)
    previous = publications.newest(session, "programmes", name)
    body = previous.body if previous else None
    return Job(layout, told, due, live.media_types(session, due), now, number, body)
