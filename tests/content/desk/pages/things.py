"""So many things of everything that staff meet in lists, each of them called thing-0.. and so on."""

from typing import Any

from content.desk import absences, accounts, campaigns, history, notices, records, screens, tokens
from content.desk.alerts import acts, writing
from content.desk.errors import Problem
from content.desk.models import Media
from content.desk.readings.putting import put
from content.sample.make import approve
from tests.content.desk.alerts import duty
from tests.world.clock import HOUR
from tests.world.office import CHEAP, ORIGIN, PASSWORD, Office

NOTICES, PEOPLE = 31, 51
"""One more than any list of them has on a page."""
WRONG = Problem(400, "empty", "the file is empty")


def furnish(office: Office, *, many: bool) -> None:
    """One of everything, or more than a page."""
    told: dict[str, Any] = {"now": office.now, "origin": ORIGIN}
    # In few transactions: each that approves something publishes.
    with office.desk.database.transaction() as session:
        for each in range(NOTICES if many else 1):
            name = f"thing-{each:03}"
            said = {"channels": ["lobby-led"], "kind": "scroll", "text": name}
            approve(session, office.desk, office.staff, said, office.now)
            notices.write(session, office.staff["section"], said, **told)
            records.write(session, office.staff["author"], "department", name, {"title": name}, **told)
            alert = writing.write(session, office.staff["duty"], duty.said(office, event=name), **told)
            acts.discard(session, office.staff["duty"], alert.id, "", **told)
            known = {"channel": "lobby-led", "keeper": "何涛", "place": name}
            screens.take_on(session, office.staff["operator"], f"local:lobby-led:{name}", known, **told)
            values = {"columns": ["站"], "rows": [["澄川"]], "read_at": "2026-01-01T08:00:00+08:00"}
            put(session, office.staff["author"], name, values, **told)
            campaigns.write(session, office.staff["office"], {"name": name, "first": "03-22"}, **told)
            tokens.make(session, None, "author", label=name, **told)
            session.add(_picture(office, name))
            office.desk.mailroom.quarantine.refuse(f"{name}.txt", office.staff["author"].id, office.now, WRONG)
    with office.desk.database.transaction() as session:
        for each in range(PEOPLE if many else 1):
            name = f"thing-{each:03}"
            given: dict[str, Any] = {"name": name, "display_name": name, "password": PASSWORD, "roles": ["author"]}
            person = accounts.create(session, None, **given, hasher=CHEAP, **told)
            absences.name(session, person, name, "author", office.now, office.now + HOUR, **told)
            tokens.make(session, None, name, label="", **told)
            history.note(session, name, "wrong-password", **told)
            history.note(session, "author", "wrong-password", **told)


def _picture(office: Office, name: str) -> Media:
    told = {"media_type": "image/png", "width": 1, "height": 1, "bytes": 1, "account_id": office.staff["author"].id}
    return Media(sha=name.encode().hex().ljust(64, "0"), name=f"{name}.png", created_at=office.now, **told)
