"""A draft that only the secrecy reviewer can free comes to their work list, until they answered or it was changed."""

import pytest

from content.desk import notices
from content.desk.checks import asking, keeping, standing
from content.desk.errors import Problem
from content.desk.records import writing
from content.desk.waiting.asked import asked
from content.desk.waiting.items import everything
from content.desk.waiting.piles import left, piles, waiting
from tests.world import Office
from tests.world.records import written

SECRET = "机密★ 水库调度方案"


def ask(office: Office, number: int, by: str = "author", content: str | None = None) -> None:
    with office.desk.database.transaction() as session:
        item = notices.get(session, number)
        digest = content or item.revisions[-1].digest
        asking.ask(session, office.staff[by], item, digest, now=office.now, origin="")


def lying_with(office: Office, name: str) -> list[tuple[str, int]]:
    with office.desk.database.reading() as session:
        found = left(piles(everything(session), office.staff[name], (), asked(session)), office.now)
        assert waiting(found) >= len(found["secrecy"])
        return [(item.kind, item.id) for item in found["secrecy"]]


def keep(office: Office, number: int, because: str = "已按规定解密") -> None:
    with office.desk.database.transaction() as session:
        item = notices.get(session, number)
        for finding in standing.of_item(session, item, office.now).open:
            told = (item.revisions[-1].digest, finding.id, because)
            keeping.keep(session, office.staff["secrecy"], item, *told, now=office.now, origin="")


def test_it_waits_for_the_secrecy_reviewer_until_they_have_answered(office: Office) -> None:
    draft = office.write(SECRET).id
    assert lying_with(office, "secrecy") == []
    ask(office, draft)
    assert lying_with(office, "secrecy") == [("notice", draft)]
    assert lying_with(office, "office") == []
    keep(office, draft)
    assert lying_with(office, "secrecy") == []
    assert office.submit(draft).state == "submitted"


def test_a_changed_draft_is_another_question(office: Office) -> None:
    draft = office.write(SECRET).id
    ask(office, draft)
    office.revise(draft, f"{SECRET}（二）")
    assert lying_with(office, "secrecy") == []
    ask(office, draft)
    assert lying_with(office, "secrecy") == [("notice", draft)]
    office.withdraw(draft)
    assert lying_with(office, "secrecy") == []


def test_a_record_is_asked_about_as_a_notice_is(office: Office) -> None:
    record = written(office, "supply", duties=[{"zh-Hans": SECRET}])
    with office.desk.database.transaction() as session:
        item = writing.get(session, "department", "supply")
        told = {"now": office.now, "origin": ""}
        asking.ask(session, office.staff["author"], item, record.newest.digest, **told)  # type: ignore[arg-type]
    assert lying_with(office, "secrecy") == [("department", record.id)]


@pytest.mark.parametrize(
    ("text", "by", "content", "why"),
    [
        ("节约用水", "author", None, "nothing-blocks"),
        (SECRET, "director", None, "wrong-role"),
        (SECRET, "author", "0" * 64, "stale-content"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    office: Office, text: str, by: str, content: str | None, why: str
) -> None:
    draft = office.write(text).id
    with pytest.raises(Problem) as refused:
        ask(office, draft, by, content)
    assert refused.value.type == why


def test_the_same_is_asked_once_and_only_of_a_draft(office: Office) -> None:
    draft = office.write(SECRET).id
    ask(office, draft)
    with pytest.raises(Problem) as refused:
        ask(office, draft)
    assert refused.value.type == "asked-already"
    keep(office, draft)
    office.submit(draft)
    with pytest.raises(Problem) as refused:
        ask(office, draft)
    assert refused.value.type == "not-a-draft"
