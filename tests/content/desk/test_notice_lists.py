"""A page of a list is what reading everything would give."""

import pytest

from content.desk import absences, notices
from content.desk.moments import iso
from content.desk.notice_lists import Asked, find_page, read, renewed, rows
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR

STATES = ("", "draft", "submitted", "approved", "returned", "withdrawn", "live", "expired")


def some_of_everything(office: Office, hands: Hands) -> None:
    office.put_out("在播")
    office.put_out("将播", start=iso(office.now + 2 * DAY))
    office.put_out("一小时", end=iso(office.now + HOUR))
    beside = office.put_out("旧稿", channels=["kiosk"]).id
    office.revise(beside, "新稿")
    office.withdraw(office.put_out("撤回").id)
    office.withdraw(office.write("撤回的草稿").id)
    office.write("草稿", channels=["wall-11f"])
    office.write("过期的草稿", end=iso(office.now + HOUR))
    waiting = office.submit(office.write("送审").id).id
    office.approve(waiting, "section")
    returned = office.submit(office.write("退回").id).id
    office.give_back(returned, "section")
    office.submit(returned)
    office.give_back(office.submit(office.write("又退回").id).id, "section")
    hands.advance(2 * HOUR)


@pytest.mark.parametrize("channel", ["", "kiosk", "lobby-led", "nowhere"])
def test_whatever_is_asked_for(office: Office, hands: Hands, channel: str) -> None:
    some_of_everything(office, hands)
    with office.desk.database.reading() as session:
        for state in STATES:
            listed = notices.listing(session, office.now, channel=channel or None, state=state or None)
            expected = sorted((each.id for each in listed), reverse=True)
            found = find_page(session, office.now, Asked(channel, state), most=100)
            assert ([each.id for each in found.notices], found.total) == (expected, len(expected)), state


def test_words_and_authors_are_found(office: Office) -> None:
    office.write("滨河路停水 Binhe Road")
    mine = office.write("滨河路恢复供水", by="section")
    with office.desk.database.reading() as session:
        by_words = find_page(session, office.now, Asked(words="滨河路 binhe"))
        assert [each.newest.content["text"] for each in by_words.notices] == ["滨河路停水 Binhe Road"]
        assert find_page(session, office.now, Asked(words="%")).total == 0
        by_author = find_page(session, office.now, Asked(author=office.staff["section"].id))
        assert [each.id for each in by_author.notices] == [mine.id]


def test_pages_follow_each_other_and_a_page_too_far_is_the_first(office: Office) -> None:
    made = [office.write(f"第{number}条").id for number in range(5)]
    with office.desk.database.reading() as session:
        pages = [find_page(session, office.now, Asked(), start, 2) for start in (0, 2, 4, 6)]
    assert [[each.id for each in page.notices] for page in pages] == [made[:2:-1], made[2:0:-1], made[:1], made[:2:-1]]
    assert [page.start for page in pages] == [0, 2, 4, 0]


@pytest.mark.parametrize("channel", ["", "kiosk"])
def test_what_is_kept_of_a_list_is_read_again_for_what_was_touched(office: Office, hands: Hands, channel: str) -> None:
    some_of_everything(office, hands)
    every = Asked(channel)
    with office.desk.database.reading() as session:
        before = rows(session, every)
    moved = office.put_out("换了屏", channels=["kiosk"]).id
    office.revise(1, "又一稿", channels=["kiosk"])
    office.withdraw(2)
    with office.desk.database.reading() as session:
        assert renewed(session, every, before, {1, 2, moved}) == rows(session, every)
        assert renewed(session, every, before, ()) == before


def test_a_notice_of_a_list_says_what_its_own_page_says(office: Office, hands: Hands) -> None:
    some_of_everything(office, hands)
    with office.desk.database.transaction() as session:
        span = (office.now, office.now + DAY)
        absences.name(session, office.staff["section"], "section", "deputy", *span, now=office.now, origin="")
    office.approve(office.submit(office.write("代批").id).id, "deputy")
    with office.desk.database.reading() as session:
        numbers = [row.id for row in rows(session, Asked())]
        assert read(session, numbers, office.now) == [notices.view(session, each, office.now) for each in numbers]
