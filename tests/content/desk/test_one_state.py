"""A page is made of one state of the database, and what a thread wrote it sees."""

import threading
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.desk import notices, three
from content.desk.database import kept, once
from content.desk.models import Account, Notice
from content.desk.pages.one_state import around
from tests.world.office import Office


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Notice)) or 0


def read(office: Office) -> int:
    with office.desk.database.reading() as session:
        return count(session)


def write(office: Office) -> None:
    with office.desk.database.transaction() as session:
        raw = {"channels": ["kiosk"], "kind": "scroll", "text": "写"}
        notices.write(session, office.staff["author"], raw, now=office.now, origin="")


def elsewhere(office: Office) -> None:
    other = threading.Thread(target=write, args=(office,))
    other.start()
    other.join()


def test_what_others_write_meanwhile_is_seen_by_the_next_page(office: Office) -> None:
    with office.desk.database.one_state():
        before = read(office)
        elsewhere(office)
        assert read(office) == before
    assert read(office) == before + 1
    with office.desk.database.one_state():
        assert read(office) == before + 1


def test_what_a_page_writes_itself_it_sees_at_once(office: Office) -> None:
    with office.desk.database.one_state():
        before = read(office)
        write(office)
        assert read(office) == before + 1
        elsewhere(office)
        assert read(office) == before + 2


def test_another_thread_reads_for_itself(office: Office) -> None:
    found = []
    with office.desk.database.one_state():
        before = read(office)
        elsewhere(office)
        other = threading.Thread(target=lambda: found.append(read(office)))
        other.start()
        other.join()
    assert found == [before + 1]


def test_what_a_page_looks_up_twice_is_looked_for_once_and_by_who_writes_each_time(office: Office) -> None:
    database, looked = office.desk.database, []

    def look(_session: Session) -> int:
        looked.append(1)
        return len(looked)

    with database.one_state():
        for _ in range(2):
            with database.reading() as session:
                assert once(session, "it", look) == 1
        with database.transaction() as session:
            assert [once(session, "it", look), once(session, "it", look)] == [2, 3]
    with database.one_state(), database.reading() as session:
        assert once(session, "it", look) == 4


def test_who_takes_rights_away_counts_the_administrators_that_are_left_then(office: Office) -> None:
    with office.desk.database.one_state():
        with office.desk.database.reading() as session:
            before = three.active(session, "security")
        with office.desk.database.transaction() as session:
            assert three.active(session, "security") == before
            session.get_one(Account, office.staff["security"].id).disabled_at = office.now
            assert three.active(session, "security") == before - 1


def test_pages_share_a_session_and_forms_and_calls_do_not(office: Office) -> None:
    database, shared = office.desk.database, []

    def app(_environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        with database.reading() as one, database.reading() as other:
            shared.append(one is other)
        return []

    for method, path in (("GET", "/desk/"), ("POST", "/desk/"), ("GET", "/api/notices")):
        around(app, database)({"REQUEST_METHOD": method, "PATH_INFO": path}, None)
    with database.reading() as one, database.reading() as other:
        shared.append(one is other)
    assert shared == [True, False, False, False]


def test_what_is_kept_is_looked_for_again_when_its_mark_is_another_and_by_who_writes_each_time(office: Office) -> None:
    database, looked = office.desk.database, []

    def look(_session: Session) -> int:
        looked.append(1)
        return len(looked)

    def read(mark: int) -> int:
        with database.reading() as session:
            return kept(session, "it", mark, look)

    assert [read(7), read(7), read(8), read(8)] == [1, 1, 2, 2]
    with database.transaction() as session:
        assert kept(session, "it", 8, look) == 3
    assert read(8) == 2
