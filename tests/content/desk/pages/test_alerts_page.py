"""The pages of alerts: three taps, a second person, alone and reviewed, CAP by file, and who has shown it."""

from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from content.desk import ledger
from content.desk.alerts.voicing import Voicing
from content.desk.worker import Inline
from tests.content.desk.alerts.duty import covering, put_out, view, write
from tests.content.desk.alerts.messages import cap
from tests.content.desk.pages.browsing import Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR

RAIN = f"/desk/alerts/new?template={quote('暴雨-red')}"
DAM = f"/desk/alerts/new?template={quote('水库险情-red')}"


def sent(person: Reader, path: str, **changed: Any) -> Page:
    page = person.get(path)
    return person.send(page, page.form("/alerts/new"), **{"then": "confirm"} | changed)


def test_a_template_needs_nothing_typed_and_one_other_person(visit: Visit, office: Office) -> None:
    page = sent(visit("duty"), RAIN)
    assert (page.path, "Waits for a second person" in page.text) == ("/desk/alerts/1/", True)
    assert not page.has_form("/confirm")
    second = visit("office")
    assert "Rainstorm RED alert" in second.get("/desk/").text
    page = second.get("/desk/alerts/1/")
    page = second.send(page, page.form("/confirm"))
    assert ("It is on its way to the screens." in page.text, covering(office)) == (True, "a1")
    page = second.send(page, page.form("/all-clear"))
    assert (view(office, 1).state, covering(office)) == ("cancelled", "a1-over")


def test_a_blank_that_the_moment_has_to_fill_in_stops_it_and_loses_nothing(visit: Visit) -> None:
    duty = visit("duty")
    page = sent(duty, DAM, area="下游三乡")
    assert (page.status, page.mistakes()) == (422, ["text"])
    assert "下游三乡" in page.html
    assert sent(duty, RAIN, area="").mistakes() == ["area"]


def test_alone_says_why_and_is_reminded_of_until_somebody_reviews_it(
    visit: Visit, office: Office, hands: Hands
) -> None:
    duty, other = visit("duty"), visit("office")
    assert sent(duty, RAIN, then="alone").mistakes() == ["reason"]
    sent(duty, RAIN, then="alone", reason="夜间一人值班", hours="", expires="2099-01-01T00:00")
    assert covering(office) is None
    sent(duty, RAIN, then="alone", reason="夜间一人值班", hours="48")
    assert covering(office) == "a1"
    hands.advance(DAY + HOUR)
    other = visit("office")
    assert "Review overdue" in other.get("/desk/").text
    page = other.get("/desk/alerts/1/")
    page = other.send(page, page.form("/review"))
    assert "Reviewed." in page.text
    assert "overdue" not in other.get("/desk/").text


def test_only_the_duty_officer_may_alone_and_others_see_no_form(visit: Visit, office: Office) -> None:
    write(office)
    assert visit("duty").get("/desk/alerts/1/").has_form("/break-glass")
    assert not visit("director").get("/desk/alerts/1/").has_form("/break-glass")
    author = visit("author")
    assert author.get(RAIN).status == 403
    page = author.get("/desk/alerts/1/")
    assert not any(page.has_form(f"/{verb}") for verb in ("confirm", "all-clear", "discard", "break-glass"))


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "Choose a CAP file first."), (b"<alert", "This is no well-formed XML.")]
)
def test_a_file_that_is_no_message_gets_one_line(visit: Visit, data: bytes, says: str) -> None:
    duty = visit("duty")
    page = duty.get("/desk/alerts/")
    page = duty.send(page, page.form("/cap"), file=(BytesIO(data), "x.xml"))
    assert (page.status, says in page.text) == (422, True)


def test_a_message_by_file_shows_itself_as_it_came(visit: Visit, office: Office) -> None:
    duty = visit("duty")
    page = duty.get("/desk/alerts/")
    page = duty.send(page, page.form("/cap"), file=(BytesIO(cap(office.now)), "x.xml"))
    assert (page.path, "urn:oasis:names:tc:emergency:cap:1.2" in page.html) == ("/desk/alerts/1/", True)
    assert "澄川市气象台" in page.text


def test_words_are_kept_as_a_template(visit: Visit) -> None:
    duty = visit("duty")
    sent(duty, RAIN, then="template", text="本局的说法。")
    assert "本局的说法。" in duty.get(RAIN).html


def test_an_update_begins_with_what_runs(visit: Visit, office: Office) -> None:
    duty = visit("duty")
    sent(duty, RAIN)
    second = visit("office")
    page = second.get("/desk/alerts/1/")
    second.send(page, page.form("/confirm"))
    page = sent(duty, "/desk/alerts/new?updates=1", colour="orange")
    page = second.get(page.path)
    second.send(page, page.form("/confirm"))
    assert (view(office, 1).state, covering(office)) == ("updated", "a2")


def test_a_new_one_is_never_written_in_the_name_of_a_message_from_outside(visit: Visit, office: Office) -> None:
    duty = visit("duty")
    page = duty.get("/desk/alerts/")
    duty.send(page, page.form("/cap"), file=(BytesIO(cap(office.now)), "x.xml"))
    assert "澄川市气象台" not in duty.get(RAIN).html
    page = sent(duty, RAIN, sender="澄川市防汛办", area="北塘县")
    assert "澄川市防汛办" not in duty.get(RAIN).html
    second = visit("office")
    waiting = second.get(page.path)
    second.send(waiting, waiting.form("/confirm"))
    assert all(each in duty.get(RAIN).html for each in ("澄川市防汛办", "北塘县"))


def test_whoever_confirms_an_update_reads_what_leaves_the_screens_with_it(visit: Visit, office: Office) -> None:
    first = put_out(office)
    second = visit("office")
    assert "this leaves every screen" not in second.get(f"/desk/alerts/{first}/").text
    draft = write(office, colour="blue", updates=first).id
    page = second.get(f"/desk/alerts/{draft}/")
    assert "this leaves every screen: 暴雨 RED alert" in page.text


def test_a_flood_of_messages_leaves_room_for_the_page(visit: Visit, office: Office) -> None:
    running = put_out(office)
    for minute in range(6):
        write(office, text=f"第{minute}条")
    html = visit("director").get("/desk/").html
    bar = html.split('class="alert-bar"', 1)[1].split("</div>", 1)[0]
    assert bar.count("alert-plate") == 3
    assert bar.index(f"/desk/alerts/{running}/") < bar.index("4 more alerts")


def test_it_is_said_that_nobody_confirmed_the_clock(visit: Visit, office: Office, hands: Hands) -> None:
    duty = visit("duty")
    assert "clock may be wrong" not in duty.get(RAIN).text
    with office.desk.database.transaction() as session:
        ledger.append(session, None, "x", "x", {}, now=office.now - 3 * DAY, origin="x")
    assert "clock may be wrong" in duty.get(RAIN).text


def test_its_words_can_be_listened_to_before_anybody_else_hears_them(visit: Visit, office: Office) -> None:
    made = write(office)
    duty = visit("duty")
    assert "Its words are not spoken yet." in duty.get(f"/desk/alerts/{made.id}/").text
    Voicing(office.desk, Inline()).look()
    assert "Its words are not spoken yet." not in duty.get(f"/desk/alerts/{made.id}/").text
    with duty.client.get(f"/desk/alerts/{made.id}/voice/zh-Hans") as recording:
        assert (recording.status_code, recording.mimetype, recording.data[:4]) == (200, "audio/ogg", b"OggS")
    assert duty.client.get(f"/desk/alerts/{made.id}/voice/en").status_code == 404
