"""Review chains and substitutes on their pages."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.content.desk.pages.conftest import Visit
from tests.world import Office
from tests.world.clock import DAY


def local(office: Office, after: int) -> str:
    moment = datetime.fromtimestamp(office.now / 1000, ZoneInfo("Asia/Shanghai")) + timedelta(milliseconds=after)
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_an_administrator_changes_a_chain(visit: Visit, office: Office) -> None:
    admin = visit("security")
    assert "Section head → General office → Deputy director → Director" in admin.get("/desk/chains/?kind=notice").text
    page = admin.get("/desk/chains/notice/routine/")
    done = admin.send(page, page.form(), steps=["office", "deputy"], secrecy_by="deputy", patience="3")
    assert "General office → Deputy director" in done.text
    assert "reminder after 3 working days" in done.text
    assert office.submit(office.write().id).newest.steps == ("office", "deputy")


def test_a_chain_without_reviewers_is_given_back_as_it_was_typed(visit: Visit, office: Office) -> None:
    admin = visit("security")
    page = admin.get("/desk/chains/notice/routine/")
    refused = admin.send(page, page.form(), steps=["", ""], secrecy_by="office", patience="2")
    assert (refused.status, refused.mistakes()) == (422, ["steps"])
    refused = admin.send(page, page.form(), steps=["office"], secrecy_by="office", patience="many")
    assert refused.mistakes() == ["patience"]
    assert office.submit(office.write().id).newest.steps == ("section", "office")


def test_a_chain_that_somebody_changed_meanwhile_is_not_overwritten(visit: Visit) -> None:
    admin = visit("security")
    page = admin.get("/desk/chains/notice/routine/")
    steps = {"steps": ["office"], "secrecy_by": "office", "patience": "2"}
    assert admin.send(page, page.form(), **steps).status == 200
    assert admin.send(page, page.form(), **steps | {"steps": ["deputy"], "secrecy_by": "deputy"}).status == 412


def test_a_role_that_nobody_has_is_said(visit: Visit) -> None:
    admin = visit("security")
    accounts = admin.get("/desk/chains/notice/important/")
    assert "nobody has this role" not in accounts.text
    assert admin.get("/desk/chains/none/none/").status == 404
    assert "No chain matches this filter." in admin.get("/desk/chains/?kind=none").text


def test_who_goes_away_names_a_substitute_who_decides_in_their_name(visit: Visit, office: Office) -> None:
    section = visit("section")
    page = section.get("/desk/absences/")
    assert "Nobody is away." in page.text
    span = {"from": local(office, -60_000), "until": local(office, DAY)}
    refused = section.send(page, page.form(), **span)
    assert refused.mistakes() == ["substitute"]
    done = section.send(page, page.form(), substitute="duty", **span)
    assert "防汛值班员 江澜 stands in for 水资源科科长 周明远" in done.text
    notice = office.submit(office.write().id).id
    duty = visit("duty")
    assert "Waiting for my approval" in duty.get("/desk/").text
    page = duty.get(f"/desk/notices/{notice}/")
    assert "in the name of 水资源科科长 周明远" in page.text
    assert "(absent: 防汛值班员 江澜)" in page.text
    page = duty.send(page, page.form("/approve"))
    assert "(Section head, in the name of 水资源科科长 周明远)" in page.text
    page = section.get("/desk/absences/")
    assert "Ended." in section.send(page, page.form("/end")).text
    assert "stands in for" in section.get("/desk/absences/?all=1").text


def test_nobody_names_a_substitute_for_somebody_else(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get("/desk/absences/")
    span = {"from": local(office, 0), "until": local(office, DAY)}
    assert author.send(page, page.form(), absent="section", substitute="author", **span).status == 403
    admin = visit("security")
    page = admin.get("/desk/absences/")
    assert "stands in for" in admin.send(page, page.form(), absent="section", substitute="duty", **span).text
