"""A finding is fixed, or kept with a reason that counts for exactly this finding in exactly this content."""

import pytest
from sqlalchemy import select

from content.desk import accounts
from content.desk.checks import keeping, lists, standing
from content.desk.checks.lists import Lists
from content.desk.checks.standing import Checked
from content.desk.errors import Problem
from content.desk.models import KeptFinding, LedgerEntry, Notice
from tests.world import Office
from tests.world.office import ORIGIN
from tests.world.records import approved_by_all, submitted, written

TEXT = "x县今晚停水，请x县群众储水。"
CARD = "经办人证号11010519491231002X，请核对。"


def checked(office: Office, notice: int) -> Checked:
    with office.desk.database.reading() as session:
        return standing.of_item(session, session.get_one(Notice, notice), office.now)


def keep(office: Office, notice: int, by: str = "author", because: str = "原文如此", **other: str) -> None:
    seen = checked(office, notice)
    asked = {"content": seen.content, "finding": seen.standings[0].finding.id} | other
    with office.desk.database.transaction() as session:
        item = session.get_one(Notice, notice)
        keeping.keep(session, office.staff[by], item, **asked, because=because, now=office.now, origin=ORIGIN)


def refused(office: Office, notice: int, by: str = "author", **other: str) -> tuple[int, str]:
    with pytest.raises(Problem) as caught:
        keep(office, notice, by, **other)
    return caught.value.status, caught.value.type


def put_lists(office: Office, by: str = "office", **words: tuple[str, ...]) -> Lists:
    with office.desk.database.transaction() as session:
        return lists.write(session, office.staff[by], Lists(**words), now=office.now, origin=ORIGIN)


def test_open_findings_are_named_in_one_line_and_nothing_is_submitted(office: Office) -> None:
    notice = office.write(TEXT).id
    with pytest.raises(Problem) as caught:
        office.submit(notice)
    assert (caught.value.status, caught.value.type, caught.value.field) == (409, "open-findings", "text")
    assert caught.value.detail == "first fix or keep what was found: “x县”, “x县”"
    assert office.view(notice).state == "draft"


def test_what_is_kept_is_in_the_ledger_with_who_and_why_and_answers_all_that_are_alike(office: Office) -> None:
    notice = office.write(TEXT).id
    keep(office, notice)
    assert [each.open for each in checked(office, notice).standings] == [False, False]
    assert checked(office, notice).standings[1].kept is not None
    with office.desk.database.reading() as session:
        lines = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "finding-kept")).all()
    assert [(line.actor, line.subject, line.details["because"]) for line in lines] == [
        ("author", f"notice:{notice}", "原文如此")
    ] * 2
    assert {line.details["content"] for line in lines} == {office.view(notice).newest.digest}
    assert office.submit(notice).state == "submitted"


def test_an_edit_voids_it_and_the_reason_is_remembered(office: Office) -> None:
    notice = office.write(TEXT).id
    keep(office, notice)
    office.revise(notice, TEXT.replace("今晚", "明晚"))
    seen = checked(office, notice)
    assert [(each.open, each.before) for each in seen.standings] == [(True, "原文如此")] * 2
    with pytest.raises(Problem, match="first fix or keep"):
        office.submit(notice)


def test_what_was_kept_outlives_a_return_of_the_same_content(office: Office) -> None:
    notice = office.write(TEXT).id
    keep(office, notice)
    office.submit(notice)
    office.give_back(notice, "section")
    assert office.submit(notice).state == "submitted"


def test_only_the_secrecy_reviewer_leaves_what_blocks_and_its_number_is_kept_masked(office: Office) -> None:
    notice = office.write(CARD).id
    assert refused(office, notice) == (403, "wrong-role")
    assert refused(office, notice, "deputy") == (403, "wrong-role")
    keep(office, notice, "secrecy")
    assert office.submit(notice).state == "submitted"
    with office.desk.database.reading() as session:
        kept = session.scalars(select(KeptFinding)).one()
        line = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "finding-kept")).one()
    assert kept.quoted == line.details["quoted"] == "110***********0…"
    assert "19491231" not in str(line.details)


def test_nobody_clears_their_own_words_by_letting_another_touch_them(office: Office) -> None:
    with office.desk.database.transaction() as session:
        accounts.give_roles(session, None, "secrecy", ["secrecy", "section"], now=office.now, origin="")
        office.staff["secrecy"] = accounts.actor_named(session, "secrecy")
    notice = office.write().id
    office.revise(notice, CARD, by="secrecy")
    assert refused(office, notice, "secrecy") == (403, "wrong-role")
    office.revise(notice, f"{CARD}谢谢。")
    assert refused(office, notice, "secrecy") == (403, "wrong-role")


def test_who_may_not_and_what_is_not_there(office: Office) -> None:
    notice = office.write(TEXT).id
    assert refused(office, notice, "director") == (403, "not-yours")
    assert refused(office, notice, finding="nothing") == (404, "no-finding")
    assert refused(office, notice, content="0" * 64) == (409, "stale-content")
    assert refused(office, notice, because=" ") == (400, "blank")
    office.withdraw(notice)
    assert refused(office, notice) == (409, "withdrawn")


def test_records_wait_for_their_answers_too(office: Office) -> None:
    written(office, "supply", duties=["负责x县供水"])
    with pytest.raises(Problem, match=r"duties\.0\.zh-Hans: first fix or keep"):
        submitted(office, "supply")


def test_what_the_office_publishes_is_its_own(office: Office) -> None:
    written(office, "supply", phone="0999-5550110")
    submitted(office, "supply")
    assert checked(office, office.write("咨询请拨0999-5550110。").id).open != ()
    approved_by_all(office, "supply")
    assert checked(office, office.write("咨询请拨0999-5550110或5550110。").id).open == ()


def test_the_same_text_is_pointed_at_while_it_is_out(office: Office) -> None:
    text = "因供水主管更新改造，今晚十时至明晨六时停水。"
    first = office.put_out(text)
    second = office.write(text).id
    (found,) = checked(office, second).standings
    assert (found.finding.kind, found.finding.values["where"]) == ("same", f"notice:{first.id}")
    # On another channel or at another hour it may well be meant.
    assert not found.open
    assert checked(office, first.id).standings == ()
    office.withdraw(first.id)
    assert checked(office, second).standings == ()


def test_the_same_record_under_another_name_has_to_be_explained(office: Office) -> None:
    body = "本市城镇供水由供水公司负责，抢修二十四小时有人接听。"
    for name in ("supply", "tap"):
        written(office, name, kind="about", section="office", body=body)
    submitted(office, "supply", kind="about")
    approved_by_all(office, "supply", "about")
    with pytest.raises(Problem, match="first fix or keep"):
        submitted(office, "tap", kind="about")


def test_the_office_s_lists_are_kept_and_in_the_ledger(office: Office) -> None:
    put_lists(office, foreign=("商务局", "商务局 "), phones=("13800138000",), hosts=("WWW.Example.CN",))
    text = "商务局的13800138000，见www.example.cn/a，x县。"
    assert [each.quoted for each in checked(office, office.write(text).id).open] == ["商务局", "x县"]
    put_lists(office, foreign=("财政局",))
    with office.desk.database.reading() as session:
        assert lists.read(session) == Lists(foreign=("财政局",))
        details = session.scalars(select(LedgerEntry.details).where(LedgerEntry.kind == "check-words")).all()
    assert details[1]["foreign"] == {"added": ["财政局"], "removed": ["商务局"]}
    assert details[0]["hosts"] == {"added": ["www.example.cn"]}


@pytest.mark.parametrize(
    ("name", "word"), [("foreign", "甲"), ("phones", "call me"), ("hosts", "http://a b"), ("allowed", "长" * 61)]
)
def test_what_is_no_entry_is_refused_by_its_list(office: Office, name: str, word: str) -> None:
    with pytest.raises(Problem) as caught:
        put_lists(office, "office", **{name: (word,)})
    assert (caught.value.status, caught.value.field) == (400, name)


def test_who_does_not_keep_the_lists_cannot_change_them(office: Office) -> None:
    with pytest.raises(Problem) as caught:
        put_lists(office, by="author", foreign=("商务局",))
    assert caught.value.status == 403
