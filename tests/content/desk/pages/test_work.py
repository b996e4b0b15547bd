"""The work list and the list of notices."""

from content.desk import absences
from content.desk.moments import iso
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR, MINUTE


def test_each_finds_what_waits_for_them(visit: Visit, office: Office) -> None:
    office.submit(office.write("送审的通知").id)
    office.write("我的草稿")
    office.give_back(office.submit(office.write("退回的通知").id).id, "section", "日期有误")
    section = visit("section").get("/desk/")
    assert "Waiting for my approval" in section.text
    assert "送审的通知" in section.text
    assert "我的草稿" not in section.text
    author = visit("author").get("/desk/")
    for words in ("Returned to me", "日期有误", "My drafts", "我的草稿", "Mine, in review", "waits for: Section head"):
        assert words in author.text
    assert "Nothing waits for you" in visit("duty").get("/desk/").text


def test_the_number_of_what_waits_stands_beside_the_work_list(visit: Visit, office: Office) -> None:
    office.submit(office.write("送审的通知").id)
    assert "waiting for me: 1" in visit("section").get("/desk/notices/").text
    assert "waiting for me:" not in visit("office").get("/desk/notices/").text


def test_who_names_a_substitute_reads_which_step_would_be_left_empty(visit: Visit, office: Office) -> None:
    office.submit(office.write("送审的通知").id)
    person = visit("section")
    page = person.get("/desk/absences/")
    span = {"from": iso(office.now - HOUR)[:16], "until": iso(office.now + DAY)[:16]}
    page = person.send(page, page.form(""), substitute="office", **span)
    assert "Nobody else decides as General office" in page.text
    office.approve(1, "office")
    assert "The security administrator gives the role to one more person" in visit("author").get("/desk/").text


def test_what_waits_changes_with_whom_somebody_stands_in_for_and_with_what_ends(
    visit: Visit, office: Office, hands: Hands
) -> None:
    office.submit(office.write("送审的通知", end=iso(office.now + 20 * MINUTE)).id)
    deputy, waits = visit("deputy"), "waiting for me: 1"
    assert waits not in deputy.get("/desk/notices/").text
    with office.desk.database.transaction() as session:
        span = (office.now + 10 * MINUTE, office.now + DAY)
        absences.name(session, office.staff["section"], "section", "deputy", *span, now=office.now, origin="")
    assert waits not in deputy.get("/desk/notices/").text
    hands.advance(10 * MINUTE)
    assert waits in deputy.get("/desk/notices/").text
    hands.advance(10 * MINUTE)
    assert waits not in deputy.get("/desk/notices/").text


def test_what_stands_on_each_channel_is_shown(visit: Visit, office: Office) -> None:
    office.put_out("正在播出的通知")
    page = visit("author").get("/desk/")
    assert "正在播出的通知" in page.text
    assert "1 notice in its turn" in page.text


def test_notices_are_filtered_by_state_and_channel(visit: Visit, office: Office, hands: Hands) -> None:
    office.put_out("在播", channels=["kiosk"])
    office.write("草稿", channels=["lobby-led"])
    end = "2020-01-01T00:00:00+08:00"
    office.write("过期", channels=["wall-11f"], end=end)
    hands.advance(HOUR)
    author = visit("author")
    assert [each in author.get("/desk/notices/").text for each in ("在播", "草稿", "过期")] == [True, True, True]
    assert [each in author.get("/desk/notices/?state=live").text for each in ("在播", "草稿")] == [True, False]
    assert [each in author.get("/desk/notices/?state=expired").text for each in ("过期", "草稿")] == [True, False]
    assert [each in author.get("/desk/notices/?channel=lobby-led").text for each in ("在播", "草稿")] == [False, True]
    empty = author.get("/desk/notices/?state=returned")
    assert "No notice matches this filter." in empty.text
    assert "Show all" in empty.text


def test_a_long_list_has_pages(visit: Visit, office: Office) -> None:
    for number in range(32):
        office.write(f"第{number:02}条")
    author = visit("author")
    first = author.get("/desk/notices/")
    assert "第31条" in first.text
    assert "第00条" not in first.text
    assert "第00条" in author.get("/desk/notices/?from=30").text
    assert author.get("/desk/notices/?from=-5").status == 200
    assert author.get("/desk/notices/?from=x").status == 200
    odd = author.get("/desk/notices/?state=draft&endpoint=x&_external=1&_scheme=javascript&_anchor=x")
    assert odd.status == 200
    assert "/desk/notices/?state=draft&amp;from=30" in odd.html


def test_a_page_that_looks_again_by_itself_leaves_session_and_messages_alone(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get(f"/desk/notices/{office.write('草稿').id}/")
    form = page.form("/submit")
    author.client.post(form.action, data=form.fields | {"secrecy": "none"})
    again = author.client.get("/desk/", headers={"X-Foyer-Live": "1"})
    assert again.status_code == 200
    assert "Set-Cookie" not in again.headers
    assert "Submitted for review." not in again.get_data(as_text=True)
    assert "Submitted for review." in author.get("/desk/").text
