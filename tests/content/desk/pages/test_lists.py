"""Every list of the desk: a page at a time, to be looked through, and never silently empty."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from flask import Flask

from content.desk.app import create_app
from content.type.faces import font_file
from display.player import create_player
from tests.content.desk.pages.browsing import Page, Reader, reader
from tests.content.desk.pages.things import NOTICES, PEOPLE, furnish
from tests.world.office import open_office

THING: Final = re.compile(r"thing-\d{3}")
ON: Final = re.compile(r'<a class="button" href="([^"]+)">(?:Older|Next page)')
BACK: Final = re.compile(r"Newer|Previous page")


class Listed(NamedTuple):
    """who looks; vain: what finds nothing; things: how many lie there, 0 where they have no names of their own;
    begins_empty: a new office has none; begins_long: a new office has more than a page."""

    who: str
    address: str
    vain: str
    things: int = NOTICES
    begins_empty: bool = True
    begins_long: bool = False


LISTS: Final = {
    "desk.work.one": Listed("section", "/desk/work/drafts/", "?kind=guide"),
    "desk.alerts.index": Listed("duty", "/desk/alerts/", "?find=nowhere"),
    "desk.notices.index": Listed("author", "/desk/notices/?state=live", "?words=nowhere"),
    "desk.queue.show": Listed("operator", "/desk/queue/lobby-led/", "?words=nowhere"),
    "desk.records.index": Listed("author", "/desk/records/?q=thing", "?q=nowhere"),
    "desk.records.of_kind": Listed("author", "/desk/records/department/", "?q=nowhere"),
    "desk.records.calendar": Listed("office", "/desk/records/calendar/", "?find=nowhere", begins_empty=False),
    "desk.ledger.show": Listed("audit", "/desk/ledger/", "?text=nowhere", 0, begins_empty=False),
    "desk.screens.show": Listed("operator", "/desk/screens/", "?find=nowhere"),
    "desk.plays.show": Listed("operator", "/desk/plays/", "?find=nowhere"),
    "desk.readings.index": Listed("author", "/desk/readings/", "?find=nowhere"),
    "desk.imports.index": Listed("author", "/desk/imports/", "?find=nowhere"),
    "desk.chains.index": Listed("security", "/desk/chains/", "?find=nowhere", 0, False, begins_long=True),
    "desk.absences.index": Listed("author", "/desk/absences/", "?find=nowhere", PEOPLE),
    "desk.accounts.index": Listed("admin", "/desk/accounts/", "?find=nowhere", PEOPLE, begins_empty=False),
    "desk.sign_ins.show": Listed("audit", "/desk/sign-ins/", "?name=office&outcome=locked", 0, begins_empty=False),
    "desk.token_list.show": Listed("security", "/desk/tokens/", "?name=office", PEOPLE),
    "desk.tokens.show": Listed("author", "/desk/account/tokens/", "?find=nowhere"),
    "desk.my_sign_ins.show": Listed("author", "/desk/account/sign-ins/", "?outcome=locked", 0, begins_empty=False),
    "desk.media.index": Listed("author", "/desk/media/", "?q=nowhere"),
}
# Of what they list there is never more than a page, for the reason that is given.
BOUNDED: Final = {
    "desk.work.show": "the first few of each pile, which is a list of its own",
    "desk.numbers.show": "the most of what visitors looked at",
}
# Pages of one thing, forms, and what is no page at all.
NO_LIST: Final = re.compile(
    r"desk\.(door|papers|preview|glass|patterns|hours|channels|account|second|person|rules|checks|static|font|elsewhere"
    r"|ledger_out|kiosk)\b|desk\.media\.(?!index)|desk\.imports\.(?!index)|desk\.alerts\.(?!index)|desk\.notices\.(?!index)"
    r"|desk\.records\.(?!index|of_kind|calendar)|desk\.(chains\.show|ledger\.stop|ledger\.take_away|screens\.look|plays\.sheet"
    r"|queue\.index)"
)


def app_of(data: Path) -> Iterator[Flask]:
    office = open_office(data)
    yield create_app(office.desk, lambda **wiring: create_player(**({"fonts": font_file("sans").parent} | wiring)))
    office.close()


@pytest.fixture(scope="module")
def new(pristine_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield from app_of(shutil.copytree(pristine_office, tmp_path_factory.mktemp("new") / "data"))


def furnished(pristine_office: Path, folder: Path, *, many: bool) -> Path:
    data = shutil.copytree(pristine_office, folder / "data")
    office = open_office(data)
    furnish(office, many=many)
    office.close()
    return data


@pytest.fixture(scope="module")
def with_one(pristine_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield from app_of(furnished(pristine_office, tmp_path_factory.mktemp("one"), many=False))


@pytest.fixture(scope="module")
def with_many(pristine_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield from app_of(furnished(pristine_office, tmp_path_factory.mktemp("many"), many=True))


def at(app: Flask, listed: Listed) -> Reader:
    person = reader(app)
    person.sign_in(listed.who)
    return person


def main_of(page: Page) -> str:
    assert page.status == 200
    return page.html.partition("<main")[2]


def test_every_page_is_a_list_or_is_known_to_be_none(new: Flask) -> None:
    rules = [rule for rule in new.url_map.iter_rules() if "GET" in (rule.methods or ())]
    found = {rule.endpoint for rule in rules if rule.endpoint.startswith("desk.")}
    told = LISTS.keys() | BOUNDED.keys()
    assert found >= told
    assert {each for each in found - told if not NO_LIST.match(each)} == set()
    assert not {each for each in told if NO_LIST.match(each)}


@pytest.mark.parametrize("name", [name for name, listed in LISTS.items() if listed.begins_empty])
def test_a_list_without_anything_says_what_to_do(name: str, new: Flask) -> None:
    page = main_of(at(new, LISTS[name]).get(LISTS[name].address))
    assert 'class="empty"' in page
    assert 'class="pager"' not in page


@pytest.mark.parametrize("name", [name for name, listed in LISTS.items() if not listed.begins_long])
def test_one_thing_stands_on_one_page(name: str, with_one: Flask) -> None:
    listed = LISTS[name]
    page = main_of(at(with_one, listed).get(listed.address))
    assert 'class="pager"' not in page
    assert not listed.things or "thing-000" in page


@pytest.mark.parametrize("name", LISTS)
def test_more_than_a_page_is_reached_page_by_page(name: str, with_many: Flask) -> None:
    listed = LISTS[name]
    person = at(with_many, listed)
    pages = [main_of(person.get(listed.address))]
    while on := ON.search(pages[-1]):
        pages.append(main_of(person.get(on[1].replace("&amp;", "&"))))
        assert BACK.search(pages[-1])
    assert len(set(pages)) == len(pages) > 1
    if listed.things:
        seen = [set(THING.findall(page)) for page in pages]
        assert set.union(*seen) >= {f"thing-{each:03}" for each in range(listed.things)}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_looked_for_in_vain_is_said_with_a_way_back(name: str, with_many: Flask) -> None:
    listed = LISTS[name]
    person = at(with_many, listed)
    assert 'class="filters' in main_of(person.get(listed.address))
    page = main_of(person.get(listed.address.partition("?")[0] + listed.vain))
    assert 'class="empty"' in page
    assert "Show all" in page
    assert "thing-0" not in page.partition('class="empty"')[2].partition("</section>")[0]
