"""What is open, and for whom it waits: held to the full views of notices and records."""

from typing import Any

import pytest

from content.desk import absences, notices, records
from content.desk.moments import iso
from content.desk.waiting import duties, freshness
from content.desk.waiting.board import Board
from content.desk.waiting.items import Item, everything
from content.desk.waiting.piles import left, piles, waiting
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.records import approved_by_all, given_back, put_out, revised, submitted, withdrawn, written

STAFF = ("author", "section", "office", "deputy", "director", "secrecy", "duty", "admin")


def open_things(office: Office) -> list[Item]:
    with office.desk.database.reading() as session:
        return everything(session)


def lying_with(office: Office, name: str) -> dict[str, list[tuple[str, int]]]:
    actor = office.staff[name]
    with office.desk.database.reading() as session:
        covered = absences.covered_by(session, actor, office.now)
        found = left(piles(everything(session), actor, covered), office.now)
    return {why: [(item.kind, item.id) for item in items] for why, items in found.items()}


@pytest.fixture
def busy(office: Office) -> Office:
    """Something of everything, among notices and records."""
    office.put_out("在播")
    revised_since = office.put_out("在播，有新稿").id
    office.revise(revised_since, "新稿", by="section")
    office.submit(revised_since, by="section")
    office.write("草稿")
    waiting_for_office = office.submit(office.write("送审").id).id
    office.approve(waiting_for_office, "section")
    office.refer(office.submit(office.write("拿不准").id).id, "section")
    office.give_back(office.submit(office.write("退回").id).id, "section")
    office.withdraw(office.submit(office.write("撤回").id).id)
    for name in ("draft", "review", "returned", "gone"):
        written(office, name)
    put_out(office, "live")
    revised(office, "live", by="office", phone="0999")
    submitted(office, "review")
    submitted(office, "returned")
    given_back(office, "returned", "section")
    submitted(office, "gone")
    withdrawn(office, "gone")
    return office


def test_what_is_open_is_what_is_neither_approved_nor_withdrawn(busy: Office) -> None:
    states = ("draft", "submitted", "returned")
    with busy.desk.database.reading() as session:
        all_of_them: list[Any] = [*notices.listing(session, busy.now), *records.listing(session, busy.now)]
    expected = {(type(each).__name__ == "NoticeView", each.id) for each in all_of_them if each.state in states}
    assert {(item.kind == "notice", item.id) for item in open_things(busy)} == expected
    assert len(expected) == 9


def test_each_is_as_its_full_view_says(busy: Office) -> None:
    with busy.desk.database.reading() as session:
        seen: dict[tuple[bool, int], Any] = {(True, each.id): each for each in notices.listing(session, busy.now)}
        seen |= {(False, each.id): each for each in records.listing(session, busy.now)}
    for item in open_things(busy):
        view = seen[item.kind == "notice", item.id]
        assert (item.state, item.due) == (view.state, view.newest.due)
        decided = [(each.verdict, each.by.id) for each in view.newest.decisions]
        assert [(each.verdict, each.account_id) for each in item.made] == decided
        assert (item.writers, item.author_id, item.editor_id) == (view.writers, view.author.id, view.newest.editor.id)
        for name in STAFF:
            actor = busy.staff[name]
            may = view.state == "submitted" and view.refusal(actor.id, actor.roles) is None
            assert item.waits_for(actor.id, actor.roles, ()) is may, (item, name)


def test_everybody_finds_what_lies_with_them(busy: Office) -> None:
    author = lying_with(busy, "author")
    assert (len(author["returned"]), len(author["drafts"]), len(author["approve"])) == (2, 2, 0)
    assert [len(lying_with(busy, name)["approve"]) for name in ("section", "office", "secrecy")] == [1, 1, 1]
    # Their own new wording waits for nobody's decision but others'.
    assert lying_with(busy, "section")["review"] == [("notice", 2)]


def test_a_substitute_finds_what_waits_for_who_is_away(busy: Office) -> None:
    before = lying_with(busy, "office")["approve"]
    with busy.desk.database.transaction() as session:
        span = (busy.now, busy.now + DAY)
        absences.name(session, busy.staff["office"], "office", "duty", *span, now=busy.now, origin="")
    assert lying_with(busy, "duty")["approve"] == before


def test_what_is_over_waits_for_nobody(office: Office, hands: Hands) -> None:
    office.submit(office.write("一小时", end=iso(office.now + HOUR)).id)
    assert len(lying_with(office, "section")["approve"]) == 1
    hands.advance(HOUR)
    found = lying_with(office, "section")
    assert found["approve"] == []
    assert waiting({"approve": [], "returned": []}) == 0


def test_the_board_says_after_every_act_what_the_whole_database_does(office: Office) -> None:
    board = Board()

    def seen() -> list[tuple[str, int]]:
        with office.desk.database.reading() as session:
            assert board.items(session) == everything(session)
            assert board.renewed(session, "made", duties.made, duties.renewed) == duties.made(session)
            published = board.renewed(session, "published", freshness.published, freshness.renewed)
            assert published == freshness.published(session)
            return [(item.kind, item.id) for item in board.items(session)]

    assert seen() == []
    made, other = office.write().id, office.write("另一条").id
    assert seen() == [("notice", made), ("notice", other)]
    office.submit(made)
    assert seen()
    office.approve_all(made)
    assert seen() == [("notice", other)]
    office.revise(made, "新稿", by="section")
    assert len(seen()) == 2
    office.withdraw(made)
    assert seen() == [("notice", other)]
    written(office, "guide")
    assert len(seen()) == 2
    submitted(office, "guide")
    given_back(office, "guide", "section")
    assert len(seen()) == 2
    withdrawn(office, "guide")
    assert seen() == [("notice", other)]
    written(office, "A-1", kind="catalog", written_on="2026-11-02", published_on="2026-11-20")
    assert len(seen()) == 2
    submitted(office, "A-1", kind="catalog")
    approved_by_all(office, "A-1", "catalog")
    assert seen() == [("notice", other)]
    withdrawn(office, "A-1", kind="catalog")
    assert seen() == [("notice", other)]


def test_a_session_that_began_earlier_sees_what_was_open_then(office: Office) -> None:
    board = Board()
    with office.desk.database.reading() as early:
        assert board.items(early) == []
        office.write()
        with office.desk.database.reading() as late:
            assert len(board.items(late)) == 1
        assert board.items(early) == []


def test_what_waited_longest_comes_first(office: Office, hands: Hands) -> None:
    first = office.submit(office.write("一").id).id
    hands.advance(HOUR)
    second = office.submit(office.write("二").id).id
    hands.advance(HOUR)
    office.approve(first, "section")
    assert [item.id for item in open_things(office)] == [second, first]
