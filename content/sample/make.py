"""The sample office, made through the same doors that staff use: written, submitted, approved, published."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from content.desk import accounts, channels, decisions, media, notices, screens
from content.desk.accounts import STRONG
from content.desk.actor import Actor
from content.desk.founding import Founding, found
from content.desk.looking.film import look_at_film
from content.desk.office import DEMO, Desk, open_desk
from content.desk.readings import putting
from content.published.clock import wall

from . import film, forms, leaflet, office, pictures, readings, records
from .notices import Notice, approved, pending

Ms = int
ORIGIN = "console"
Staff = dict[str, Actor]


def make_sample(data: Path, password: str) -> None:
    """The whole sample office in the empty folder `data`; every account has this password."""
    make_staff(data, password)
    (data / DEMO).write_text("the sample office: its passwords may be known, it serves this machine only\n")
    desk = open_desk(data)
    try:
        now = desk.clock.now()
        with desk.database.transaction() as session:
            staff = staff_of(session)
            make_channels(session, staff, now)
            blobs = _upload(session, desk, staff, now, {name: pictures.draw(name) for name in pictures.NAMES})
            blobs |= _upload_more(session, desk, staff, now)
            papers = _upload(session, desk, staff, now, forms.drawn())
            for name, values in readings.values(now, office.ZONE).items():
                putting.put(session, staff["duty"], name, values, now=now, origin=ORIGIN)
            for name, known in office.SCREENS.items():
                screens.take_on(session, staff["operator"], name, known, now=now, origin=ORIGIN)
            # Whom to call stands in them, which the checks of notices go by.
            # By somebody without a seat in their chain: whoever writes a record never decides on it.
            records.load(session, staff["operator"], staff["office"], now, ORIGIN, papers)
            for notice in approved(now, office.ZONE, blobs):
                approve(session, desk, staff, notice, now)
            _leave_on_desks(session, desk, staff, pending(now, office.ZONE), now)
        desk.publisher.access()
        desk.publisher.edition()
    finally:
        desk.close()


def make_staff(data: Path, password: str, hasher: PasswordHasher = STRONG) -> None:
    """The bureau with its accounts, and nothing on its screens. `hasher` may be a cheap one for tests."""
    admin = next(person for person in office.STAFF if person.name == "admin")
    named = {"admin_display_name": admin.display_name, "admin_department": admin.department}
    founding = Founding(office.NAME, office.NAME_EN, office.ZONE, admin.name, password, **named, shortest_password=1)
    found(data, founding, now=wall(), hasher=hasher)
    desk = open_desk(data)
    try:
        with desk.database.transaction() as session:
            for person in office.STAFF:
                if person is not admin:
                    _account(session, person, password, hasher)
    finally:
        desk.close()


def staff_of(session: Session) -> Staff:
    return {account.name: accounts.as_actor(account) for account in accounts.everybody(session)}


def make_channels(session: Session, staff: Staff, now: Ms) -> None:
    for layout in office.CHANNELS:
        channels.create(session, staff["operator"], layout, now=now, origin=ORIGIN)


def approve(session: Session, desk: Desk, staff: Staff, notice: Notice, now: Ms) -> int:
    """Write a notice and take it through the whole review; its id."""
    written = notices.write(session, staff["author"], notice, now=now, origin=ORIGIN)
    seen = decisions.submit(session, staff["author"], written.id, now=now, origin=ORIGIN)
    while (step := seen.newest.due) is not None:
        told: dict[str, Any] = {"uploads": desk.uploads, "now": now, "origin": ORIGIN}
        seen = decisions.approve(session, staff[step.role], written.id, seen.newest.digest, **told)
    return written.id


def _account(session: Session, person: office.Person, password: str, hasher: PasswordHasher) -> None:
    accounts.create(
        session,
        None,
        name=person.name,
        display_name=person.display_name,
        department=person.department,
        password=password,
        roles=[person.name],
        now=wall(),
        origin=ORIGIN,
        hasher=hasher,
        shortest=1,
    )


def _upload(session: Session, desk: Desk, staff: Staff, now: Ms, drawn: Mapping[str, bytes]) -> dict[str, str]:
    """The blobs of these pictures, by their names."""
    actor, uploads = staff["author"], desk.uploads
    return {
        name: media.add(session, uploads, actor, data, f"{name}.png", now=now, origin=ORIGIN).sha
        for name, data in drawn.items()
    }


def _upload_more(session: Session, desk: Desk, staff: Staff, now: Ms) -> dict[str, str]:
    """The blobs of the leaflet and of the film."""
    told: dict[str, Any] = {"now": now, "origin": ORIGIN}
    paper = media.add(session, desk.uploads, staff["author"], leaflet.made(), "jiating-jieshui.pdf", **told)
    moving = film.made()
    with tempfile.NamedTemporaryFile(dir=desk.hub, prefix=".film-") as file:
        file.write(moving)
        file.flush()
        looked = look_at_film(Path(file.name))
    shown = media.add(session, desk.uploads, staff["author"], moving, "yi-he-qing-shui.mp4", looked=looked, **told)
    return {"leaflet": paper.sha, "film": shown.sha}


def _leave_on_desks(session: Session, desk: Desk, staff: Staff, waiting: list[Notice], now: Ms) -> None:
    """One for the section, one for the office, one given back to its author."""
    for steps, notice in enumerate(waiting):
        written = notices.write(session, staff["author"], notice, now=now, origin=ORIGIN)
        content = decisions.submit(session, staff["author"], written.id, now=now, origin=ORIGIN).newest.digest
        if steps >= 1:
            told: dict[str, Any] = {"uploads": desk.uploads, "now": now, "origin": ORIGIN}
            decisions.approve(session, staff["section"], written.id, content, **told)
        if steps == 2:
            reason = "请补充报名截止日期和联系方式。"
            decisions.give_back(session, staff["office"], written.id, content, reason, now=now, origin=ORIGIN)
