"""The office's records, with their verbs; each goes through the desk's own functions."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from content.desk import records
from content.desk.declared import Declared
from content.desk.records import RecordView
from content.published.edition import Edition
from content.published.envelope import Envelope

from .office import ORIGIN, Office

TITLE = {"title": "水资源科"}
OWN = ("calendar/",)
"""What no author writes."""


def written(
    office: Office, name: str, by: str = "author", kind: str = "department", source: str | None = None, **content: Any
) -> RecordView:
    """A draft."""
    with office.desk.database.transaction() as session:
        told: dict[str, Any] = {"source": source, "now": office.now, "origin": ORIGIN}
        return records.write(session, office.staff[by], kind, name, TITLE | content, **told)


def revised(
    office: Office, name: str, by: str = "author", kind: str = "department", match: str | None = None, **content: Any
) -> RecordView:
    with office.desk.database.transaction() as session:
        told: dict[str, Any] = {"match": match, "now": office.now, "origin": ORIGIN}
        return records.revise(session, office.staff[by], kind, name, TITLE | content, **told)


def submitted(office: Office, name: str, by: str = "author", kind: str = "department", **declared: Any) -> RecordView:
    told: dict[str, Any] = {"declared": Declared(**declared), "now": office.now, "origin": ORIGIN}
    with office.desk.database.transaction() as session:
        return records.submit(session, office.staff[by], kind, name, **told)


def approved(office: Office, name: str, by: str, kind: str = "department", content: str = "") -> RecordView:
    with office.desk.database.transaction() as session:
        content = content or _found(session, office, kind, name).newest.digest
        told: dict[str, Any] = {"uploads": office.desk.uploads, "now": office.now, "origin": ORIGIN}
        return records.approve(session, office.staff[by], kind, name, content, **told)


def approved_by_all(office: Office, name: str, kind: str = "department") -> RecordView:
    """Every step that is left, by whoever has the role."""
    seen = view(office, name, kind)
    while (step := seen.newest.due) is not None:
        seen = approved(office, name, step.role, kind)
    return seen


def given_back(office: Office, name: str, by: str, kind: str = "department") -> RecordView:
    with office.desk.database.transaction() as session:
        content = _found(session, office, kind, name).newest.digest
        told: dict[str, Any] = {"now": office.now, "origin": ORIGIN}
        return records.give_back(session, office.staff[by], kind, name, content, "请补充电话", **told)


def withdrawn(office: Office, name: str, by: str = "author", kind: str = "department") -> RecordView:
    with office.desk.database.transaction() as session:
        return records.withdraw(session, office.staff[by], kind, name, "合并", now=office.now, origin=ORIGIN)


def put_out(office: Office, name: str, kind: str = "department", **content: Any) -> RecordView:
    """Written or revised, and approved from the console; in the next edition."""
    told: dict[str, Any] = {"now": office.now, "origin": "console"}
    actor = office.staff["office"]
    with office.desk.database.transaction() as session:
        write = records.revise if records.find(session, kind, name, office.now) else records.write
        write(session, actor, kind, name, TITLE | content, **told)
        return records.approve_from_console(session, actor, kind, name, "启用", now=office.now)


def view(office: Office, name: str, kind: str = "department") -> RecordView:
    with office.desk.database.reading() as session:
        return _found(session, office, kind, name)


def shown(office: Office, envelope: Envelope | None = None) -> dict[str, Mapping[str, Any]]:
    """What was written, by record id: the bodies of the edition that the store points to, or of `envelope`; all
    verified."""
    return {key: body for key, body in everything(office, envelope).items() if not key.startswith(OWN)}


def everything(office: Office, envelope: Envelope | None = None) -> dict[str, Mapping[str, Any]]:
    """With what the desk itself adds to every edition."""
    store = office.desk.store
    number = envelope.number if envelope else store.pointer("editions")
    assert number is not None
    _, body = store.opened(office.desk.trust, "editions", number)
    return {key: record.body for key, record in Edition(body, store.read_blob).records()}


def _found(session: Session, office: Office, kind: str, name: str) -> RecordView:
    found = records.find(session, kind, name, office.now)
    assert found is not None
    return found
