"""What every page has in common."""

import sqlite3

import pytest

from tests.content.desk.pages.conftest import Visit
from tests.world import Office

PAGES = [
    ("author", "/desk/"),
    ("author", "/desk/notices/"),
    ("author", "/desk/notices/new"),
    ("author", "/desk/notices/1/"),
    ("author", "/desk/notices/1/edit"),
    ("operator", "/desk/queue/lobby-led/"),
    ("operator", "/desk/queue/wall-11f/"),
    ("author", "/desk/preview/lobby-led/"),
    ("author", "/desk/ledger/"),
    ("operator", "/desk/screens/"),
    ("author", "/desk/account/"),
    ("admin", "/desk/accounts/"),
]


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_every_page_answers_in_both_languages_and_says_which(
    visit: Visit, office: Office, name: str, path: str, lang: str
) -> None:
    office.put_out("甲乙丙丁")
    page = visit(name, lang).get(path)
    assert page.status == 200
    assert f'<html lang="{lang}">' in page.html
    assert page.answer.headers["Cache-Control"] == "no-store"
    policy = page.answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("author", "/desk/nowhere", 404),
        ("author", "/desk/notices/999/", 404),
        ("author", "/desk/notices/99999999999999999999/", 404),
        ("author", "/desk/queue/nowhere/", 404),
        ("author", "/desk/preview/nowhere/", 404),
        ("author", "/desk/accounts/", 403),
        ("admin", "/desk/notices/new", 403),
        ("author", "/desk/media/nothing", 404),
    ],
)
def test_what_cannot_be_seen_is_a_page_with_a_way_on(visit: Visit, name: str, path: str, status: int) -> None:
    page = visit(name).get(path)
    assert page.status == status
    assert page.answer.mimetype == "text/html"
    assert 'href="/desk/"' in page.html


def test_static_files_have_an_address_that_changes_with_them(visit: Visit) -> None:
    stranger = visit()
    door = stranger.get("/desk/sign-in")
    sheet = next(part for part in door.html.split('"') if "/css/tokens.css?v=" in part)
    with stranger.client.get(sheet) as kept, stranger.client.get(sheet.partition("?")[0]) as asked_again:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_again.headers["Cache-Control"]


def test_the_font_comes_from_here(visit: Visit) -> None:
    with visit().client.get("/desk/fonts/sans.otf") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "font/otf")


def test_a_page_in_the_other_language_is_the_same_page(visit: Visit) -> None:
    page = visit("author").get("/desk/notices/?state=draft")
    assert 'href="/desk/notices/?state=draft&amp;lang=zh-Hans"' in page.html


def test_an_accident_is_a_page_too(visit: Visit, office: Office) -> None:
    author = visit("author")
    with sqlite3.connect(office.desk.database.path) as database:
        database.execute("ALTER TABLE channel RENAME TO gone")
    database.close()
    page = author.get("/desk/queue/lobby-led/")
    assert (page.status, page.answer.mimetype) == (500, "text/html")
    assert "Something went wrong here" in page.text
