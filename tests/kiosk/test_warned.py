"""What a kiosk tells of warnings: that a page showed one, once for each number, and that it is there."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from config.settings import load
from content.published.spool import Spool, entries
from kiosk.app import create_app
from kiosk.holding import Holding
from kiosk.warned import Warned
from tests.kiosk.house import House, words


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path / "data")
    house.publish({"n1r1": words("开放时间"), "a1": words("红色预警")}, alert=["a1"])
    return house


@pytest.fixture
def told(house: House) -> Warned:
    return Warned(Holding(house.data, "kiosk"), Spool(house.data / "spool", "kiosk"))


def heard(house: House) -> list[tuple[str, dict[str, Any]]]:
    return [(each.kind, each.data["entries"][0]) for each in entries(house.data / "spool")]


def test_a_page_that_shows_it_is_told_once_for_each_number(house: House, told: Warned) -> None:
    for number in (house.number, house.number, house.number + 1, house.number - 1):
        told.shown(number)
    ((kind, report),) = heard(house)
    assert (kind, report["channel"], report["number"]) == ("warned", "kiosk", house.number)


def test_where_nothing_is_to_be_warned_of_nothing_is_told(house: House) -> None:
    house.publish({"n1r1": words("开放时间", level="urgent")})
    Warned(Holding(house.data, "kiosk"), Spool(house.data / "spool", "kiosk")).shown(house.number)
    assert heard(house) == []


def test_a_spool_that_takes_nothing_costs_nobody_the_page_and_is_tried_again(house: House, told: Warned) -> None:
    (house.data / "spool").write_text("no folder")
    told.shown(house.number)
    (house.data / "spool").unlink()
    told.shown(house.number)
    assert [kind for kind, _ in heard(house)] == ["warned"]


def test_it_says_that_it_is_there_when_it_begins(house: House, told: Warned) -> None:
    stop = threading.Event()
    stop.set()
    told.run(stop)
    assert [(kind, report) for kind, report in heard(house)] == [("kiosk", {"channel": "kiosk"})]


@pytest.mark.parametrize("said", [b"", b"7", b"[]", b'{"number": "7"}', b'{"number": true}', b"x" * 999, b"[" * 200])
def test_nonsense_is_refused(house: House, told: Warned, said: bytes) -> None:
    client = client_of(house, told)
    assert client.post("/warned/", data=said).status_code == 400
    assert heard(house) == []


def test_a_page_names_the_number_that_it_was_made_of_and_where_to_say_so(house: House, told: Warned) -> None:
    client = client_of(house, told)
    page = client.get("/").get_data(as_text=True)
    assert f'data-number="{house.number}"' in page
    assert 'data-shown="/warned/"' in page
    answer = client.post("/warned/", data=json.dumps({"number": house.number}))
    assert (answer.status_code, len(heard(house))) == (204, 1)


def client_of(house: House, told: Warned) -> FlaskClient:
    settings = load("kiosk", ["--data", str(house.data)], {})
    return create_app(settings, holding=Holding(house.data, "kiosk"), told=told).test_client()
