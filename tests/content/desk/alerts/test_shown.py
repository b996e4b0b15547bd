"""What is noted of the alerts that screens say they showed."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from content.desk.alerts import shown
from content.desk.models import AlertAired, AlertShown, Publication
from tests.content.desk.alerts.duty import write
from tests.world import Office

ALERTS = 3
LONGEST = 12
CHANNELS = ("lobby-led", "wall-11f")
said = st.tuples(st.sampled_from(("one", "two")), st.sampled_from(CHANNELS), st.integers(0, LONGEST))
airing = st.tuples(st.integers(0, ALERTS - 1), st.sampled_from(CHANNELS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(history=st.lists(airing | st.lists(said, min_size=1, max_size=4), max_size=LONGEST))
def test_a_screen_showed_every_alert_that_its_number_carried(
    office: Office, history: Sequence[tuple[int, str] | list[tuple[str, str, int]]]
) -> None:
    """However late, often and in whatever order screens say what they showed; with the first word that carried it."""
    written = [write(office).id for _ in range(ALERTS)]
    aired: dict[tuple[int, str], int] = {}
    expected: dict[tuple[int, str], int] = {}
    with office.desk.database.transaction() as session:
        for table in (AlertAired, AlertShown):
            session.execute(delete(table))
        newest = select(func.max(Publication.number)).where(Publication.channel.in_(CHANNELS))
        base = min(session.scalars(newest.group_by(Publication.channel))) - LONGEST
        for number, step in enumerate(history):
            if isinstance(step, tuple):
                alert, channel = written[step[0]], step[1]
                if (alert, channel) not in aired:
                    aired[alert, channel] = number
                    session.add(AlertAired(alert_id=alert, channel=channel, number=base + number, at=office.now))
                    session.flush()
                continue
            past = [(screen, channel, min(told, number)) for screen, channel, told in step]
            reports = [{"screen": screen, "channel": channel, "number": base + told} for screen, channel, told in past]
            shown.take(session, reports, office.now)
            for screen, channel, told in past:
                for (alert, on), first in aired.items():
                    if on == channel and first <= told:
                        expected.setdefault((alert, screen), told)
        rows = session.scalars(select(AlertShown))
        assert {(row.alert_id, row.screen): row.number - base for row in rows} == expected
        session.rollback()
