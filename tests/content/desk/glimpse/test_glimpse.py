"""Drafts on the kiosk's own pages: only for who is signed in, and never on any kiosk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from content.desk.app import create_app
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.store import Store
from kiosk.mounted import Mounted
from run_display import kiosk_pages, player_blueprint
from tests.content.desk.pages.browsing import Page, Reader, reader
from tests.content.desk.test_media import add, picture
from tests.waiting import until
from tests.world import Office
from tests.world.records import put_out, revised, written

GUIDE: dict[str, Any] = {"title": {"zh-Hans": "取水许可", "en": "Water permit"}, "steps": [{"name": "申请"}]}


@pytest.fixture
def app(office: Office) -> Iterator[Flask]:
    made: list[Mounted] = []

    def mount(data: Path) -> Mounted:
        made.append(kiosk_pages(data))
        return made[0]

    yield create_app(office.desk, player_blueprint, mount)
    for each in made:
        each.close()


def page_of(person: Reader, address: str) -> Page:
    """The kiosk's page inside the desk's, once it is ready."""
    outer = person.get(address)
    inside = outer.html.split('<iframe src="')[1].split('"')[0].replace("&amp;", "&")
    found = until(lambda: page if (page := person.get(inside)).status == 200 else None)
    assert found is not None
    return found


def record_id(office: Office, name: str) -> int:
    return written(office, name, kind="guide", **GUIDE).id


def test_a_draft_is_seen_as_visitors_will_and_no_kiosk_has_it(office: Office, app: Flask) -> None:
    number = record_id(office, "qu-shui")
    person = reader(app)
    person.sign_in("author")
    page = page_of(person, f"/desk/kiosk/records/{number}/")
    assert "Water permit" in page.text
    assert "frame-ancestors 'self'" in page.answer.headers["Content-Security-Policy"]
    assert office.desk.store.numbers("editions") == []
    blobs = {path.name for path in office.desk.store.blobs.all()}
    own = Store(office.desk.hub / "preview" / "store")
    assert {path.name for path in own.blobs.all()} - blobs
    with pytest.raises(Refused):
        own.opened(Trust.load(office.data / "trust.json"), "editions", own.numbers("editions")[0])


def test_what_is_live_stands_around_it_and_the_newest_wording_in_it(office: Office, app: Flask) -> None:
    put_out(office, "water", title={"zh-Hans": "水资源科", "en": "Water resources"})
    office.desk.publisher.editions.settle()
    number = record_id(office, "qu-shui")
    revised(office, "qu-shui", kind="guide", **GUIDE | {"title": "取水许可证", "department": "water"})
    person = reader(app, "zh-Hans")
    person.sign_in("section")
    page = page_of(person, f"/desk/kiosk/records/{number}/")
    assert "取水许可证" in page.text
    assert "水资源科" in page.text


def test_a_page_that_is_called_anything_is_just_not_there(office: Office, app: Flask) -> None:
    number = record_id(office, "qu-shui")
    person = reader(app)
    person.sign_in("author")
    page_of(person, f"/desk/kiosk/records/{number}/")
    (edition,) = Store(office.desk.hub / "preview" / "store").numbers("editions")
    assert person.get(f"/desk/kiosk/{edition}/guides/qu-shui/").status == 200
    digits = str(edition).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for path in (f"{edition}/办事/", f"{edition}/%E9/", f"{digits}/办事/"):
        assert person.get(f"/desk/kiosk/{path}").status == 404


def test_strangers_are_led_to_the_door(office: Office, app: Flask) -> None:
    number = record_id(office, "qu-shui")
    person = reader(app)
    person.sign_in("author")
    page_of(person, f"/desk/kiosk/records/{number}/")
    edition = Store(office.desk.hub / "preview" / "store").numbers("editions")[0]
    for path in (f"/desk/kiosk/records/{number}/", f"/desk/kiosk/{edition}/guides/qu-shui/", f"/desk/kiosk/{edition}/"):
        answer = app.test_client().get(path)
        assert (answer.status_code, answer.location.split("?")[0]) == (302, "/desk/sign-in")
    assert app.test_client().post(f"/desk/kiosk/{edition}/seen/").status_code == 302


def test_a_notice_of_the_kiosks_is_seen_on_their_page(office: Office, app: Flask) -> None:
    media = add(office, picture())
    notice = office.write(None, kind="image", media=[media.sha], channels=["kiosk"])  # type: ignore[arg-type]
    words = office.write("今日大厅停电", channels=["kiosk"])
    other = office.write(channels=["lobby-led"])
    person = reader(app)
    person.sign_in("author")
    assert page_of(person, f"/desk/kiosk/notices/{notice.id}/").status == 200
    assert "今日大厅停电" in page_of(person, f"/desk/kiosk/notices/{words.id}/").text
    assert person.get(f"/desk/kiosk/notices/{other.id}/").status == 404


def test_what_is_not_disclosed_is_not_seen_and_says_so(office: Office, app: Flask) -> None:
    closed = {"title": "内部纪要", "attribute": "closed", "attribute_reason": "《条例》第十六条", "body": "略"}
    number = written(office, "CCSW-2026-00009", kind="catalog", **closed).id
    person = reader(app)
    person.sign_in("author")
    answer = person.get(f"/desk/kiosk/records/{number}/")
    assert answer.path == f"/desk/records/{number}/"
    assert "visitors never see it" in answer.text


def test_pages_of_an_edition_that_was_never_made_are_not_there(office: Office, app: Flask) -> None:
    person = reader(app)
    person.sign_in("author")
    assert person.get("/desk/kiosk/99999999999/guides/").status == 404
    assert office.desk.hub.joinpath("preview").exists() is False
