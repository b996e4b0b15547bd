"""Pages for who needs them otherwise: a mode comes with the address, is kept by every link, and ends with the visit."""

import re
from html import unescape
from itertools import permutations
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import load
from kiosk.app import create_app
from kiosk.modes import COMBINED, MODES
from tests.kiosk import bodies
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    made = Lobby(tmp_path / "data")
    made.publish({"n1r1": words("水")})
    return create_app(load("kiosk", ["--data", str(made.data)], {}), holding=made.holding()).test_client()


def test_each_mode_can_be_had_with_each_other_one_and_has_one_address() -> None:
    assert len(set(COMBINED)) == len(COMBINED) == 2 ** len(MODES) - 1
    for each in COMBINED:
        assert each == "-".join(mode for mode in MODES if mode in each.split("-"))


@pytest.mark.parametrize("mode", COMBINED)
def test_every_link_of_a_page_keeps_its_modes_and_its_language(client: FlaskClient, mode: str) -> None:
    text = client.get(f"/notices/?lang=en&mode={mode}").text
    assert f'<html lang="en" data-mode="{mode.replace("-", " ")}">' in text
    links = [unescape(each) for each in re.findall(r'<a [^>]*class="dock-home" href="([^"]*)"', text)]
    assert links
    assert all("lang=en" in each and f"mode={mode}" in each for each in links)


@pytest.mark.parametrize("asked", ["", "ELDER", "elder,low", "x" * 4000, "-", "%00", "elder\u2028"])
def test_what_is_no_mode_is_none(client: FlaskClient, asked: str) -> None:
    answer = client.get("/notices/", query_string={"mode": asked})
    assert answer.status_code == 200
    assert "data-mode" not in answer.text


def test_whatever_the_order_asked_in_links_say_it_in_one_way(client: FlaskClient) -> None:
    for order in permutations(MODES):
        text = client.get(f"/notices/?mode={'-'.join(order)}").text
        assert f"mode={'-'.join(MODES)}" in text


def test_the_attract_loop_has_no_mode_left(client: FlaskClient) -> None:
    text = client.get("/notices/?mode=elder").text
    assert 'data-away="/attract/"' in text


def test_who_reads_large_is_given_twice_the_time(client: FlaskClient) -> None:
    plain, elder = (client.get(f"/notices/{query}").text for query in ("", "?mode=elder"))
    assert 'data-after="60" data-warning="20"' in plain
    assert 'data-after="120" data-warning="40"' in elder


def test_within_low_reach_the_part_that_is_only_read_says_when_the_office_is_open(tmp_path: Path) -> None:
    made = Lobby(tmp_path / "data")
    made.publish_records({"office/office": bodies.OFFICE})
    client = create_app(load("kiosk", ["--data", str(made.data)], {}), holding=made.holding()).test_client()
    plain, low = client.get("/notices/").text, client.get("/notices/?mode=low").text
    for told in (bodies.OFFICE["hours"]["zh-Hans"], bodies.OFFICE["phone"]):
        assert told not in plain
        assert told in low[low.index("<header") : low.index("</header>")]
