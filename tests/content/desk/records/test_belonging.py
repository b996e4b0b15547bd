"""Who writes on a record: people of the department that it belongs to make drafts of it, and no more than that."""

import pytest

from content.desk import accounts
from content.desk.errors import Problem
from content.sample import office as sample
from tests.content.desk.pages.conftest import Visit, app, visit
from tests.world import Office
from tests.world.records import approved, approved_by_all, put_out, revised, submitted, view, withdrawn, written

__all__ = ["app", "visit"]
GUIDE = {"kind": "guide", "title": "取水许可申请", "department": "water-resources"}


def refused(office: Office, name: str = "water-abstraction", **more: str) -> str:
    with pytest.raises(Problem) as raised:
        revised(office, name, **GUIDE | {"phone": "0999-5550102"} | more)
    assert raised.value.status == 403
    return raised.value.type


@pytest.fixture
def guided(office: Office) -> Office:
    """A guide of 水资源科, whose person `author` is, written by the general office's and put out."""
    put_out(office, "water-resources", title={"zh-Hans": "水资源科（窗口）", "en": "Water Resources"})
    put_out(office, "supply", title="供水与节水科")
    written(office, "water-abstraction", by="operator", **GUIDE)
    put_out(office, "water-abstraction", **GUIDE)
    return office


def test_a_colleague_s_draft_stands_beside_what_is_live_and_takes_the_whole_chain(guided: Office) -> None:
    live = view(guided, "water-abstraction", "guide").approved
    draft = revised(guided, "water-abstraction", **GUIDE, phone="0999-5550102")
    assert (draft.state, draft.newest.editor.name, draft.approved) == ("draft", "author", live)
    submitted(guided, "water-abstraction", kind="guide")
    done = approved_by_all(guided, "water-abstraction", "guide")
    assert [each.role for each in done.newest.decisions if each.verdict == "approve"] == [
        "section", "secrecy", "office", "deputy",
    ]  # fmt: skip


def test_a_colleague_decides_on_nothing_that_they_wrote_and_takes_nothing_away(guided: Office) -> None:
    revised(guided, "water-abstraction", by="section", **GUIDE, phone="0999-5550102")
    submitted(guided, "water-abstraction", by="section", kind="guide")
    with pytest.raises(Problem) as raised:
        approved(guided, "water-abstraction", "section", "guide")
    assert raised.value.type == "own-notice"
    with pytest.raises(Problem) as raised:
        withdrawn(guided, "water-abstraction", "author", "guide")
    assert raised.value.status == 403


def test_a_department_s_own_page_is_its_people_s(guided: Office) -> None:
    title = {"zh-Hans": "水资源科（窗口）", "en": "Water Resources"}
    assert revised(guided, "water-resources", title=title, phone="0999-5550102").state == "draft"
    with pytest.raises(Problem) as raised:
        revised(guided, "supply", title="供水与节水科", phone="0999-5550102")
    assert raised.value.type == "not-yours"


def test_what_belongs_to_another_department_or_to_none_is_not_theirs(guided: Office) -> None:
    for name, department in (("tap", "supply"), ("none", "nowhere")):
        put_out(guided, name, **GUIDE | {"department": department})
        assert refused(guided, name, department=department) == "not-yours"
        # Nor by saying so in the same breath.
        assert refused(guided, name) == "not-yours"


def test_a_draft_or_what_was_withdrawn_makes_nobody_a_colleague(guided: Office) -> None:
    written(guided, "made-up", title="水资源科")
    revised(guided, "supply", by="office", title="水资源科")
    for name, department in (("one", "made-up"), ("two", "supply")):
        put_out(guided, name, **GUIDE | {"department": department})
        assert refused(guided, name, department=department) == "not-yours"
    withdrawn(guided, "water-resources", "office")
    assert refused(guided) == "not-yours"


def test_an_account_without_a_department_is_nobody_s_colleague(guided: Office) -> None:
    with guided.desk.database.transaction() as session:
        accounts.describe(session, None, "author", "林晓溪", "", now=guided.now, origin="console")
    del guided.__dict__["staff"]
    assert refused(guided) == "not-yours"


def test_the_page_offers_what_the_desk_allows(guided: Office, visit: Visit) -> None:
    put_out(guided, "tap", **GUIDE | {"department": "supply"})
    author = visit("author")
    for name, offered in (("water-abstraction", True), ("tap", False)):
        number = view(guided, name, "guide").id
        page = author.get(f"/desk/records/{number}/")
        assert (f'href="/desk/records/{number}/edit"' in page.html) is offered
        form = visit("office").get(f"/desk/records/{number}/edit")
        token = author.get("/desk/account/").form().fields["csrf_token"]
        kept = author.send(form, form.form(), then="keep", csrf_token=token)
        assert {author.get(form.path).status, kept.status} == {200 if offered else 403}


def test_everybody_of_the_sample_office_has_a_department() -> None:
    assert all(person.department for person in sample.STAFF)
