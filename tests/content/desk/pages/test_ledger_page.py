"""The page of the ledger."""

from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from content.desk import searching, stops
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.records import put_out
from tests.world.tampering import rewrite


def test_every_act_is_a_line_with_a_way_to_its_notice(visit: Visit, office: Office) -> None:
    notice = office.put_out("节约用水").id
    page = visit("section").get("/desk/ledger/")
    for words in ("Text written", "Submitted for review", "Approved", "Published"):
        assert words in page.text
    assert f'href="/desk/notices/{notice}/"' in page.html


def test_a_line_about_a_record_names_it_as_people_do(visit: Visit, office: Office) -> None:
    put_out(office, "supply", title={"zh-Hans": "供水科", "en": "Supply"})
    assert "Department Supply (supply)" in visit("section").get("/desk/ledger/?kind=write").text


def test_lines_are_filtered(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    office.write("另一条")
    section = visit("section")
    rows = section.get("/desk/ledger/?kind=write").html.count('id="entry-')
    assert rows == 2
    assert section.get("/desk/ledger/?kind=write&subject=2").html.count('id="entry-') == 1
    assert section.get("/desk/ledger/?actor=office&kind=approve").html.count('id="entry-') == 1
    assert "No line matches this filter." in section.get("/desk/ledger/?subject=%27").text


def test_the_ledger_has_pages_and_the_way_from_a_notice_leads_to_its_line(visit: Visit, office: Office) -> None:
    for number in range(26):
        office.submit(office.write(f"第{number}条").id)
    section = visit("section")
    first = section.get("/desk/ledger/")
    assert first.html.count('id="entry-') == 50
    older = next(part for part in first.html.split('"') if part.startswith("/desk/ledger/?before="))
    assert section.get(older.replace("&amp;", "&")).html.count('id="entry-') > 2
    page = section.get("/desk/notices/1/")
    link = next(part for part in page.html.split('"') if part.startswith("/desk/ledger/?before="))
    path, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in section.get(path).html


def test_the_chain_is_checked_on_request(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    section = visit("section")
    page = section.get("/desk/ledger/")
    assert "The chain holds" in section.send(page, page.form("/check")).text


def test_a_line_beyond_every_ledger_leads_to_its_newest(visit: Visit, office: Office) -> None:
    office.write("一")
    page = visit("section").get(f"/desk/ledger/?before={10**30}")
    assert (page.status, "Text written" in page.text) == (200, True)


def test_records_and_rollbacks_are_told_too(visit: Visit, office: Office) -> None:
    put_out(office, "water-resources")
    number = office.desk.publisher.edition().number
    office.desk.publisher.editions.roll_back(number, office.staff["office"], "试一试", origin="console")
    section = visit("section")
    page = section.get("/desk/ledger/?subject=department/water-resources")
    assert page.html.count('id="entry-') == 2
    assert "(water-resources)" in page.text
    assert "Gone back to an earlier edition" in section.get("/desk/ledger/?kind=rollback").text


def test_words_and_days_are_looked_for(visit: Visit, office: Office, hands: Hands) -> None:
    made = office.write("一")
    office.submit(made.id)
    office.give_back(made.id, "section", reason="请补充_时间%")
    section = visit("section")
    found = section.get("/desk/ledger/?text=" + quote("补充_时间%"))
    assert (found.html.count('id="entry-'), "Returned" in found.text) == (1, True)
    assert section.get("/desk/ledger/?text=" + quote("补充x时间%")).html.count('id="entry-') == 0
    today = datetime.fromtimestamp(hands.at / 1000, ZoneInfo("Asia/Shanghai")).date()
    assert section.get(f"/desk/ledger/?from={today}&to={today}&kind=write").html.count('id="entry-') == 1
    assert section.get(f"/desk/ledger/?to={today - timedelta(days=3)}").html.count('id="entry-') == 0
    assert section.get("/desk/ledger/?from=nonsense&to=9999-99-99&kind=write").html.count('id="entry-') == 1


def test_a_long_search_says_how_far_it_looked_and_goes_on(
    visit: Visit, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_READ", 5)
    office.submit(office.write("一").id)
    section, path = visit("section"), "/desk/ledger/?subject=office&kind=init"
    for _ in range(40):
        page = section.get(path)
        if page.html.count('id="entry-'):
            break
        assert "Looked at so far: down to line" in page.text
        parts = (part.replace("&amp;", "&") for part in page.html.split('"'))
        path = next(part for part in parts if part.startswith("/desk/ledger/?before=") and "lang=" not in part)
    assert "Office founded" in page.text


def test_a_broken_ledger_is_told_on_every_page_and_an_administrator_decides(visit: Visit, office: Office) -> None:
    office.put_out("先前")
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'author' WHERE seq = 3")
    office.desk.verifying.look()
    office.put_out("后来")
    section, admin = visit("section"), visit("audit")
    told = "nothing but emergencies and withdrawals goes out until the audit administrator decides"
    assert told in section.get("/desk/").text
    page = section.get("/desk/ledger/stop")
    assert "Line 3 was changed after it was written." in page.text
    assert not page.has_form("/ledger/stop")
    page = admin.get("/desk/ledger/stop")
    refused = admin.send(page, page.form("/ledger/stop"), reason=" ")
    assert (refused.status, office.texts()) == (400, ["先前"])
    done = admin.send(page, page.form("/ledger/stop"), reason="查明是磁盘故障")
    assert "From now on there is publishing again." in done.text
    assert office.texts() == ["先前", "后来"]
    again = admin.send(page, page.form("/ledger/stop"), reason="再来一次")
    assert again.status == 409
    assert "nothing but emergencies is published" not in section.get("/desk/").text
    assert "Nothing stops publishing." in section.get("/desk/ledger/stop").text
    office.desk.verifying.look()
    assert "1 place does not hold; the audit administrator decided to publish all the same." in (
        admin.get("/desk/ledger/").text
    )


def test_nobody_else_can_decide_by_sending_the_form_themselves(visit: Visit, office: Office) -> None:
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'author' WHERE seq = 3")
    office.desk.verifying.look()
    page, section = visit("audit").get("/desk/ledger/stop"), visit("section")
    form = page.form("/ledger/stop")
    token = section.get("/desk/ledger/").form("/check").fields["csrf_token"]
    assert section.send(page, form, reason="好", csrf_token=token).status == 403
    assert section.send(page, form, reason="好", csrf_token=None).status == 400
    with office.desk.database.reading() as session:
        assert stops.standing(session) is not None
