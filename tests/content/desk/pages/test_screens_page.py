"""The page of the screens."""

import base64
import io
import re

import pytest
from PIL import Image

from content.desk import desired, facts, pictures, screens
from content.published.access import token_digest
from content.published.spool import Spool
from tests.content.desk.pages.browsing import Page
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import MINUTE

PAIRING = {"code": "482913", "name": "lobby-1", "channel": "lobby-led", "keeper": "吴强", "place": "一楼大厅"}


@pytest.fixture
def waiting(office: Office) -> None:
    """A screen shows the code of PAIRING."""
    with office.desk.database.transaction() as session:
        screens.ask(session, "482913", token_digest("secret"), office.now)


def report(office: Office, kind: str, **more: object) -> None:
    with office.desk.database.transaction() as session:
        heard = facts.Heard(kind, {"screen": "lobby-1", "channel": "lobby-led", **more}, "hub")
        facts.take(session, [heard], office.now)


@pytest.mark.usefixtures("waiting")
def test_a_screen_is_paired_by_its_code(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING)
    for words in ("lobby-1 is paired and shows Lobby LED strip.", "Never heard of", "一楼大厅"):
        assert words in page.text
    assert office.desk.store.pointer("access") is not None


@pytest.mark.usefixtures("waiting")
def test_a_wrong_code_is_said_beside_it_and_the_rest_stays(visit: Visit) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING | {"code": "000000"})
    assert (page.status, page.mistakes()) == (422, ["code"])
    assert page.form("/screens/").fields["place"] == ["一楼大厅"]
    page = operator.send(page, page.form("/screens/"), code="", name="")
    assert page.mistakes() == ["code", "name"]


def test_who_may_not_pair_finds_no_form(visit: Visit) -> None:
    assert not visit("author").get("/desk/screens/").has_form("/screens/")


@pytest.mark.usefixtures("waiting")
def test_a_screen_that_falls_silent_comes_first_and_is_in_trouble(visit: Visit, office: Office, hands: Hands) -> None:
    office.put_out("节约用水")
    number = office.desk.store.pointer("programmes", "lobby-led")
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    operator.send(page, page.form("/screens/"), **PAIRING)
    report(office, "health", errors=0)
    report(office, "shown", number=number)
    assert "Reports in time" in operator.get("/desk/screens/").text
    assert "All well" in operator.get("/desk/").text
    hands.advance(5 * MINUTE)
    page = operator.get("/desk/screens/")
    assert "Silent" in page.text
    assert "5 minutes ago" in page.text
    assert "lobby-1" in operator.get("/desk/").text


@pytest.mark.usefixtures("waiting")
def test_a_screen_with_an_older_programme_is_behind(visit: Visit, office: Office, hands: Hands) -> None:
    office.put_out("节约用水")
    report(office, "health", errors=0)
    report(office, "shown", number=1)
    operator = visit("operator")
    assert "Reports in time" in operator.get("/desk/screens/").text
    hands.advance(11_000)
    page = operator.get("/desk/screens/")
    assert "Behind" in page.text
    assert "programme 1; on air is" in page.text
    assert "Not paired" in page.text


@pytest.mark.usefixtures("waiting")
def test_a_screen_is_shut_out(visit: Visit) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING)
    page = operator.send(page, page.form("/remove"))
    assert "lobby-1 is shut out" in page.text
    assert "0 screens" in page.text


def let_in(office: Office, name: str = "lobby-1", **more: str) -> None:
    raw = {"channel": "lobby-led", "keeper": "吴强", "place": "一楼大厅", "phone": "0999-5550118"} | more
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, name, "lobby-led", now=office.now, origin="")
        screens.describe(session, office.staff["operator"], name, raw, now=office.now, origin="")


def test_a_card_shows_the_real_player_on_the_number_that_the_screen_says(visit: Visit, office: Office) -> None:
    let_in(office)
    office.put_out("节约用水")
    number = office.desk.store.pointer("programmes", "lobby-led")
    report(office, "health", offset_ms=-2300, temperature_c=48, disk_free_mb=20_480, version="ab12cd34")
    report(office, "shown", number=number)
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    for words in ("0999-5550118", "2.3 s fast", "48 °C", "20.0 GB", "ab12cd34", "not photographed"):
        assert words in page.text
    assert operator.client.get(f"/desk/on-air/lobby-led/?number={number}").status_code == 200
    told = operator.client.get(f"/desk/glass/programme/lobby-led?number={number}").get_json()
    assert told["number"] == number
    for none in (10**30, -1, "x"):
        told = operator.client.get(f"/desk/glass/programme/lobby-led?number={none}").get_json()
        assert told["number"] == number
    assert visit().client.get("/desk/glass/programme/lobby-led").status_code != 200


def test_a_card_shows_the_frame_that_a_device_took(visit: Visit, office: Office) -> None:
    let_in(office)
    report(office, "health")
    png = picture((192, 32))
    told = {"screen": "lobby-1", "at": office.now, "number": 3, "png": base64.b64encode(png).decode()}
    Spool(office.desk.spool, "play").append("picture", {"entries": [told]})
    office.desk.intake.once()
    operator = visit("operator")
    assert "The frame that was sent to the lamps" in operator.get("/desk/screens/").text
    answer = operator.client.get("/desk/glass/picture/lobby-1")
    assert (answer.data, answer.mimetype) == (png, "image/png")
    assert operator.client.get("/desk/glass/picture/nobody").status_code == 404


def picture(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("1", size).save(out, "png")
    return out.getvalue()


def test_what_is_no_small_picture_is_kept_nowhere(office: Office) -> None:
    good = base64.b64encode(picture((8, 8))).decode()
    huge = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * pictures.LARGEST).decode()
    gif = base64.b64encode(b"GIF89a").decode()
    wrong: list[dict[str, object]] = [{"at": 2**60}, {"screen": 3}]
    wrong += [{"png": each} for each in ("?", gif, huge)]
    entries = [{"screen": "lobby-1", "at": office.now, "png": good} | each for each in wrong]
    Spool(office.desk.spool, "play").append("picture", {"entries": entries})
    assert office.desk.intake.once() == 1
    with office.desk.database.reading() as session:
        assert pictures.of(session, "lobby-1") is None


def test_what_is_known_of_a_screen_is_set_anew_and_its_smallest_type_is_said(visit: Visit, office: Office) -> None:
    let_in(office)
    operator = visit("operator")
    page = operator.get("/desk/screens/lobby-1/")
    page = operator.send(page, page.form("/lobby-1/"), place="二楼", height="32", distance="10", width="480")
    assert "What is known of lobby-1 was saved." in page.text
    assert "67 px" in page.text
    page = operator.send(page, page.form("/lobby-1/"), keeper="", distance="far")
    assert (page.status, sorted(page.mistakes())) == (422, ["distance", "keeper"])
    assert operator.get("/desk/screens/nobody/").status == 404
    assert not visit("author").get("/desk/screens/lobby-1/").has_form("/lobby-1/")


def test_a_silent_screen_stands_at_the_top_as_an_alarm(visit: Visit, office: Office, hands: Hands) -> None:
    let_in(office)
    report(office, "health")
    hands.advance(31_000)
    page = visit("operator").get("/desk/screens/")
    assert "Nothing heard for 30 seconds" in page.text
    assert "Nobody knows what it shows" in page.text


def card(page: Page) -> str:
    """The state of the only screen, as its card has it: sign and word."""
    state = page.html.split('data-live="state-', 1)[1].split("</div>", 1)[0]
    sign = state.split("icons.svg", 1)[1].split("#", 1)[1].split('"', 1)[0]
    return sign + " " + re.sub(r"<[^>]*>", "", state.split(">", 1)[1]).strip()


def test_a_card_says_what_is_the_matter_by_sign_and_word(visit: Visit, office: Office, hands: Hands) -> None:
    office.put_out("节约用水")
    number = office.desk.store.pointer("programmes", "lobby-led")
    assert number
    let_in(office)
    operator = visit("operator")
    assert card(operator.get("/desk/screens/")) == "info Never heard of"
    gone = {"item": "device", "problem": "No route to host", "since": office.now - 20_000}
    lacking = {"item": "n20r1", "problem": "blob 3f0a11c2d4e5: 500", "since": office.now}
    hands.advance(11_000)
    for told, shown, said in (
        ({}, number, "check Reports in time"),
        ({"errors": [gone]}, number, "warning Panels dead"),
        ({}, number - 1, "warning Behind"),
        ({}, number + 1, "warning Unknown programme"),
        ({"offset_ms": -2300}, number, "warning Clock unsure"),
        ({"errors": [lacking]}, number, "warning Something is missing"),
        ({"disk_free_mb": 3}, number, "warning Disk full"),
    ):
        report(office, "health", **told)
        report(office, "shown", number=shown)
        operator.get("/desk/screens/")
        hands.advance(3000)
        assert card(operator.get("/desk/screens/")) == said, told


def test_a_page_that_somebody_only_looked_in_with_is_no_trouble_when_it_is_closed(
    visit: Visit, office: Office, hands: Hands
) -> None:
    office.put_out("节约用水")
    report(office, "health", errors=0)
    report(office, "shown", number=office.desk.store.pointer("programmes", "lobby-led"))
    operator = visit("operator")
    assert card(operator.get("/desk/screens/")) == "check Reports in time"
    hands.advance(5 * MINUTE)
    assert card(operator.get("/desk/screens/")) == "warning Silent"
    report(office, "online", online=False)
    hands.advance(5 * MINUTE)
    page = operator.get("/desk/screens/")
    assert card(page) == "info Not connected"
    assert "1 screen · all well" in page.text
    assert "Nobody knows what it shows" in page.text
    assert "All well" in operator.get("/desk/").text


def test_no_picture_is_drawn_of_a_programme_that_is_not_kept(visit: Visit, office: Office) -> None:
    let_in(office)
    office.put_out("节约用水")
    report(office, "shown", number=3)
    page = visit("operator").get("/desk/screens/")
    assert "Nobody knows what it shows" in page.text
    assert "not photographed" not in page.text


def test_many_alarms_leave_room_for_the_cards(visit: Visit, office: Office, hands: Hands) -> None:
    for place in range(8):
        let_in(office, f"lobby-{place}", place=f"{place}号窗口")
    hands.advance(31_000)
    page = visit("operator").get("/desk/screens/")
    assert page.text.count("Nothing heard for 30 seconds") == 5
    assert "0号窗口 lobby-0" in page.text
    assert "3 more alarms" in page.text


def test_hours_are_set_and_kept_to(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/hours/lobby-led/")
    form = page.form("/hours/lobby-led/")
    day = {"plan": "hours", "working_from": ["07:30", ""], "working_to": ["18:30", ""], "off_from": ["", ""]}
    page = operator.send(page, form, **day, off_to=["", ""], dim_from=["19:00", ""], dim_to=["07:00", ""])
    assert "keep to it" in page.text
    assert page.form("/hours/lobby-led/").fields["working_from"] == ["07:30", ""]
    assert page.form("/hours/lobby-led/").fields["heard"] == ["1"]
    with office.desk.database.reading() as session:
        kept = desired.of(session, "lobby-led")
    assert kept.hours == {"working": [["07:30", "18:30"]], "off": []}
    assert kept.brightness == [["19:00", "07:00", 40]]
    page = operator.send(page, page.form("/hours/lobby-led/"), working_to=["", ""])
    assert page.status == 422
    assert not visit("author").get("/desk/screens/hours/lobby-led/").has_form("/restart")
    assert operator.get("/desk/screens/hours/nowhere/").status == 404


def test_screens_are_told_to_begin_anew(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    began = office.programme().number
    operator = visit("operator")
    page = operator.get("/desk/screens/hours/lobby-led/")
    page = operator.send(page, page.form("/restart"))
    assert "begins anew, once" in page.text
    told = office.programme()
    assert told.desired.wants_restart(began, told.number)
