"""The duty officer's verbs on the office of the tests."""

from typing import Any

from content.desk.alerts import acts, views, writing
from content.desk.alerts.views import AlertView
from content.desk.models import Alert
from content.desk.moments import iso
from content.published.programme import ALERT
from content.published.timeline import at
from tests.world import Office
from tests.world.clock import HOUR

ORIGIN = "127.0.0.1"
TEXT = "过去3小时降雨量已达100毫米以上，降雨仍将持续。"
DO = "停止户外作业，远离河道和低洼地带。"


def said(office: Office, **more: Any) -> dict[str, Any]:
    """A red rainstorm of six hours on every screen, as JSON has it."""
    whole = {"all": True, "colour": "red", "event": "暴雨", "text": TEXT, "instruction": DO, "area": "澄川市主城区"}
    whole |= {"sender": "澄川市防汛抗旱指挥部办公室", "expires": iso(office.now + 6 * HOUR)}
    return {name: value for name, value in (whole | more).items() if value is not None}


def write(office: Office, by: str = "duty", **more: Any) -> Alert:
    with office.desk.database.transaction() as session:
        return writing.write(session, office.staff[by], said(office, **more), now=office.now, origin=ORIGIN)


def confirm(office: Office, alert: int, by: str = "office") -> AlertView:
    digest = view(office, alert).digest
    with office.desk.database.transaction() as session:
        acts.confirm(session, office.staff[by], alert, digest, now=office.now, origin=ORIGIN)
    return view(office, alert)


def alone(office: Office, alert: int, by: str = "duty", reason: str = "夜间只有一人值班") -> AlertView:
    digest = view(office, alert).digest
    with office.desk.database.transaction() as session:
        acts.break_glass(session, office.staff[by], alert, digest, reason, now=office.now, origin=ORIGIN)
    return view(office, alert)


def act(office: Office, verb: str, alert: int, by: str = "office") -> AlertView:
    """review, all_clear or discard."""
    with office.desk.database.transaction() as session:
        getattr(acts, verb)(session, office.staff[by], alert, "", now=office.now, origin=ORIGIN)
    return view(office, alert)


def put_out(office: Office, **more: Any) -> int:
    """Written and confirmed; its id."""
    made = write(office, **more).id
    confirm(office, made)
    return made


def view(office: Office, alert: int) -> AlertView:
    with office.desk.database.reading() as session:
        return views.view(session, alert, office.now)


def covering(office: Office, channel: str = "lobby-led", after: int = 0) -> str | None:
    """What the alert region of the channel's programme shows, so many ms from now."""
    position = at(office.programme(channel), office.now + after)[ALERT]
    return position.item if position else None
