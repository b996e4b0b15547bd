"""The page of the ledger."""

from tests.content.desk.pages.conftest import Visit
from tests.world import Office
from tests.world.records import put_out


def test_every_act_is_a_line_with_a_way_to_its_notice(visit: Visit, office: Office) -> None:
    notice = office.put_out("节约用水").id
    page = visit("section").get("/desk/ledger/")
    for words in ("Text written", "Submitted for review", "Approved", "Published"):
        assert words in page.text
    assert f'href="/desk/notices/{notice}/"' in page.html


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
    assert "Record department/water-resources" in page.text
    assert "Gone back to an earlier edition" in section.get("/desk/ledger/?kind=rollback").text
