"""What becomes of a notice between its first word and its last second."""

from dataclasses import FrozenInstanceError

import pytest

from content.desk import decisions, notices
from content.desk.errors import Problem
from content.desk.models import Chain
from content.desk.moments import iso
from content.published.canonical import digest
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR, MINUTE


def test_a_notice_is_a_draft_until_it_is_submitted(office: Office) -> None:
    made = office.write()
    assert (made.state, made.live, made.expired) == ("draft", False, False)
    assert office.submit(made.id).state == "submitted"


def test_the_last_approval_puts_it_on_the_screens(office: Office) -> None:
    made = office.write("停水通知")
    office.submit(made.id)
    assert office.approve(made.id, "section").state == "submitted"
    assert office.texts() == []
    approved = office.approve(made.id, "office")
    assert (approved.state, approved.live) == ("approved", True)
    assert office.texts() == ["停水通知"]


def test_each_item_names_the_ledger_s_line_that_approved_it(office: Office) -> None:
    approved = office.put_out("停水通知")
    item = office.programme().items[f"n{approved.id}r1"]
    assert item["approved_by"] == approved.newest.decisions[-1].ledger_id


def test_an_edit_voids_the_approvals_it_had(office: Office) -> None:
    made = office.write("旧稿")
    office.submit(made.id)
    office.approve(made.id, "section")
    revised = office.revise(made.id, "新稿")
    assert (revised.state, revised.newest.decisions) == ("draft", ())
    office.submit(made.id)
    assert office.view(made.id).newest.due is not None
    with pytest.raises(Problem, match="role section") as refused:
        office.approve(made.id, "office")
    assert refused.value.status == 403


def test_what_is_on_the_screens_stays_until_its_successor_is_approved(office: Office) -> None:
    made = office.put_out("旧稿")
    office.revise(made.id, "新稿")
    office.submit(made.id)
    office.approve(made.id, "section")
    assert (office.texts(), office.view(made.id).live) == (["旧稿"], True)
    office.approve(made.id, "office")
    assert office.texts() == ["新稿"]


def test_nobody_approves_their_own(office: Office) -> None:
    made = office.write(by="section")
    office.submit(made.id, by="section")
    with pytest.raises(Problem) as refused:
        office.approve(made.id, "section")
    assert (refused.value.status, refused.value.type) == (403, "own-notice")


def test_nobody_approves_what_they_edited_last(office: Office) -> None:
    made = office.write()
    office.revise(made.id, "科长改过", by="section")
    office.submit(made.id)
    with pytest.raises(Problem) as refused:
        office.approve(made.id, "section")
    assert (refused.value.status, refused.value.type) == (403, "own-notice")


def test_a_decision_on_other_content_is_stale_and_says_what_changed(office: Office) -> None:
    made = office.write("一", end=iso(office.now + DAY))
    read = made.newest.digest
    office.revise(made.id, "二", end=iso(office.now + 2 * DAY))
    office.submit(made.id)
    with pytest.raises(Problem) as refused:
        office.approve(made.id, "section", content=read)
    assert refused.value.status == 409
    assert refused.value.extra["changed"] == ["end", "text"]


def test_content_is_the_digest_of_what_the_author_set(office: Office) -> None:
    made = office.write("停水", order=7)
    fields = {"channels": ["lobby-led"], "kind": "scroll", "text": "停水", "level": "routine"}
    assert made.newest.content == fields
    assert made.newest.digest == digest(fields)


def test_another_order_is_no_other_content(office: Office) -> None:
    first, second = office.put_out("一"), office.put_out("二")
    assert office.texts() == ["一", "二"]
    revised = office.revise(second.id, "二", by="office", order=first.order - 1)
    assert revised.state == "approved"
    assert office.texts() == ["二", "一"]


def test_an_author_moves_nothing_that_is_on_the_screens(office: Office) -> None:
    first, second = office.put_out("一"), office.put_out("二")
    with pytest.raises(Problem) as refused:
        office.revise(second.id, "二", order=first.order - 1)
    assert (refused.value.status, refused.value.type) == (403, "wrong-role")
    assert office.revise(second.id, "二", order=second.order).state == "approved"
    draft = office.write("三")
    assert office.revise(draft.id, "三", order=first.order).order == first.order


def test_notices_are_arranged_among_themselves(office: Office) -> None:
    made = [office.put_out(text) for text in "一二三"]
    with office.desk.database.transaction() as session:
        ids = [made[2].id, made[0].id, made[1].id]
        notices.arrange(session, office.staff["office"], ids, now=office.now, origin="")
    assert office.texts() == ["三", "一", "二"]


def test_urgent_comes_before_important_before_routine(office: Office) -> None:
    for level in ("routine", "important"):
        office.put_out(level, level=level)
    assert office.texts() == ["important", "routine"]
    office.put_out("urgent", level="urgent")
    assert office.texts() == ["urgent"]


def test_withdrawn_is_off_the_screens_for_good(office: Office) -> None:
    made = office.put_out()
    withdrawn = office.withdraw(made.id)
    assert (withdrawn.state, withdrawn.live) == ("withdrawn", False)
    assert office.texts() == []
    for attempt in (office.withdraw, office.submit):
        with pytest.raises(Problem) as refused:
            attempt(made.id)
        assert refused.value.status == 409
    with pytest.raises(Problem) as refused:
        office.revise(made.id, "再来")
    assert refused.value.status == 409


def test_a_returned_notice_may_be_sent_again_and_its_reviewer_decides_again(office: Office) -> None:
    made = office.write()
    office.submit(made.id)
    returned = office.give_back(made.id, "section", "时间对吗？")
    assert returned.state == "returned"
    assert returned.newest.decisions[-1].note == "时间对吗？"
    office.submit(made.id)
    office.approve(made.id, "section")
    assert office.approve(made.id, "office").state == "approved"


def test_a_notice_is_over_at_its_end(office: Office, hands: Hands) -> None:
    made = office.put_out("一小时", end=iso(office.now + HOUR))
    hands.advance(HOUR - 1)
    assert (office.view(made.id).live, office.view(made.id).expired) == (True, False)
    hands.advance(1)
    assert (office.view(made.id).live, office.view(made.id).expired) == (False, True)
    assert office.view(made.id).state == "approved"


def test_a_notice_is_not_live_before_its_start(office: Office, hands: Hands) -> None:
    made = office.put_out("明天", start=iso(office.now + MINUTE))
    assert (made.state, made.live) == ("approved", False)
    hands.advance(MINUTE)
    assert office.view(made.id).live


def test_an_author_may_not_edit_a_colleague_s(office: Office) -> None:
    made = office.write(by="duty")
    with pytest.raises(Problem) as refused:
        office.revise(made.id, "改")
    assert refused.value.status == 403


def test_an_author_may_not_withdraw_a_colleague_s(office: Office) -> None:
    made = office.write(by="duty")
    with pytest.raises(Problem) as refused:
        office.withdraw(made.id)
    assert refused.value.status == 403


@pytest.mark.parametrize("name", ["director", "secrecy", "admin"])
def test_who_writes_no_notices_cannot(office: Office, name: str) -> None:
    with pytest.raises(Problem) as refused:
        office.write(by=name)
    assert refused.value.status == 403


def test_the_console_stands_for_the_whole_chain_and_is_shown_as_such(office: Office) -> None:
    made = office.write("紧急")
    with office.desk.database.transaction() as session:
        admin = office.staff["admin"]
        view = decisions.approve_from_console(session, admin, made.id, "领导电话通知", now=office.now)
    assert view.state == "approved"
    assert [each.verdict for each in view.newest.decisions] == ["console"]
    assert office.texts() == ["紧急"]


def test_a_chain_of_three_steps_needs_three(office: Office) -> None:
    with office.desk.database.transaction() as session:
        session.get_one(Chain, ("notice", "important")).steps = ["section", "office", "director"]
    made = office.write(level="important")
    office.submit(made.id)
    for name in ("section", "office"):
        assert office.approve(made.id, name).state == "submitted"
    assert office.approve(made.id, "director").state == "approved"


def test_a_chain_that_changes_holds_for_what_is_submitted_after_it(office: Office) -> None:
    made = office.write()
    office.submit(made.id)
    with office.desk.database.transaction() as session:
        session.get_one(Chain, ("notice", "routine")).steps = ["director"]
    assert office.approve(made.id, "section").newest.due is not None
    assert office.approve(made.id, "office").state == "approved"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"channels": ["nowhere"]}, "channels"),
        ({"region": "nowhere"}, "region"),
        ({"kind": "image", "text": None, "media": ["0" * 64]}, "media"),
        ({"kind": "image", "text": None}, "media"),
        ({"kind": "hologram"}, "kind"),
        ({"text": " "}, "text"),
        ({"text": "a\nb"}, "text"),
        ({"start": "2026-07-01T09:00:00"}, "start"),
        ({"start": "2026-07-01T09:00:00+08:00", "end": "2026-07-01T01:00:00Z"}, "end"),
        ({"times": [["24:00", "06:00"]]}, "times"),
        ({"level": "emergency"}, "level"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_its_field(office: Office, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Problem) as refused:
        office.write(**{"text": "请排队", **fields})  # type: ignore[arg-type]
    assert (refused.value.status, refused.value.field) == (400, field)


def test_the_listing_has_the_order_of_the_screens(office: Office, hands: Hands) -> None:
    first = office.put_out("一", end=iso(office.now + HOUR))
    second = office.write("二", level="important", channels=["wall-11f"])
    with office.desk.database.reading() as session:
        listed = notices.listing(session, office.now)
        assert [each.id for each in listed] == [second.id, first.id]
        assert [each.id for each in notices.listing(session, office.now, channel="wall-11f")] == [second.id]
        assert [each.id for each in notices.listing(session, office.now, state="live")] == [first.id]
        hands.advance(2 * HOUR)
        assert [each.id for each in notices.listing(session, office.now, state="expired")] == [first.id]
        assert [each.id for each in notices.listing(session, office.now, current=True)] == [second.id]


def test_a_view_is_a_value(office: Office) -> None:
    made = office.write()
    with pytest.raises(FrozenInstanceError):
        made.order = 3  # type: ignore[misc]
