"""Signing in and out."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from content.desk import accounts, shutting_out
from content.desk.attempts import PAIR
from content.desk.pages import A_DAY
from content.desk.pages.signed_in import safe
from tests.content.desk.pages.conftest import Visit
from tests.world import PASSWORD, Office


def test_a_stranger_is_led_to_the_door_and_then_where_they_were_going(visit: Visit) -> None:
    stranger = visit()
    door = stranger.get("/desk/notices/?state=draft")
    assert door.path == "/desk/sign-in"
    inside = stranger.send(door, door.form("/sign-in"), name="author", password=PASSWORD)
    assert (inside.path, inside.status) == ("/desk/notices/", 200)
    assert inside.answer.request.args["state"] == "draft"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/desk/", "/\\example.org", "/desk/\n/", ""]
)
def test_nobody_is_led_out_of_the_house(visit: Visit, elsewhere: str) -> None:
    stranger = visit()
    door = stranger.get("/desk/sign-in")
    answer = stranger.client.post(
        "/desk/sign-in",
        query_string={"next": elsewhere},
        data=dict(door.form("/sign-in").fields, name="author", password=PASSWORD),
    )
    assert answer.location == "/desk/"


def test_a_wrong_password_says_one_line_and_keeps_the_name(visit: Visit) -> None:
    door = visit().sign_in("author", "wrong password")
    assert door.status == 401
    assert "The name or the password is wrong." in door.text
    assert door.form("/sign-in").fields["name"] == ["author"]


def test_many_wrong_passwords_lock_this_address_for_the_account_but_not_for_others(visit: Visit) -> None:
    tries = [visit().sign_in("author", f"wrong {number}").status for number in range(12)]
    assert tries[0] == 401
    assert tries[-1] == 429
    assert visit().sign_in("author").status == 429
    assert visit().sign_in("section").path == "/desk/"


def test_names_longer_than_any_accounts_are_kept_no_longer_and_count_as_one(visit: Visit) -> None:
    stranger = visit()
    said = [stranger.sign_in("x" * 64 + str(number) * 9000, "wrong").status for number in range(PAIR + 1)]
    assert said == [401] * PAIR + [429]


def test_a_form_without_its_token_is_refused(visit: Visit) -> None:
    author = visit("author")
    assert author.client.post("/desk/notices/new", data={"text": "甲"}).status_code == 400
    door = visit()
    assert door.client.post("/desk/sign-in", data={"name": "author", "password": PASSWORD}).status_code == 400


def test_a_browser_forgets_after_a_day(visit: Visit) -> None:
    stranger = visit()
    door = stranger.get("/desk/sign-in")
    fields = dict(door.form("/sign-in").fields, name="author", password=PASSWORD)
    answer = stranger.client.post("/desk/sign-in", data=fields)
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("foyer_desk="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    ends = parsedate_to_datetime(cookie.partition("Expires=")[2].partition(";")[0])
    assert ends - datetime.now(UTC) <= A_DAY


def test_signing_out_ends_the_session(visit: Visit) -> None:
    author = visit("author")
    page = author.get("/desk/")
    assert "You are signed out." in author.send(page, page.form("/sign-out")).text
    assert author.get("/desk/").path == "/desk/sign-in"


def test_a_changed_password_ends_every_other_session(visit: Visit) -> None:
    here, elsewhere = visit("author"), visit("author")
    page = here.get("/desk/account/")
    new = {"current": PASSWORD, "new": "another pass word", "again": "another pass word"}
    assert "The password is changed." in here.send(page, page.form(), **new).text
    assert here.get("/desk/").path == "/desk/"
    assert elsewhere.get("/desk/").path == "/desk/sign-in"
    assert visit().sign_in("author", "another pass word").path == "/desk/"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"current": "wrong", "new": "another pass word", "again": "another pass word"}, "current"),
        ({"current": PASSWORD, "new": "another pass word", "again": "something else"}, "again"),
        ({"current": PASSWORD, "new": "short", "again": "short"}, "new"),
    ],
)
def test_a_password_is_not_changed_by_a_slip(visit: Visit, typed: dict[str, str], field: str) -> None:
    author = visit("author")
    page = author.get("/desk/account/")
    answer = author.send(page, page.form(), **typed)
    assert (answer.status, answer.mistakes()) == (422, [field])
    assert visit().sign_in("author").path == "/desk/"


def test_a_disabled_account_is_out_at_once(visit: Visit, office: Office) -> None:
    author = visit("author")
    with office.desk.database.transaction() as session:
        shutting_out.disable(session, None, "author", now=office.now, origin="console")
    assert author.get("/desk/").path == "/desk/sign-in"


def test_the_language_is_remembered(visit: Visit) -> None:
    stranger = visit(lang="zh-Hans")
    assert 'lang="zh-Hans"' in stranger.get("/desk/sign-in").html
    assert "Sign in to the desk" in stranger.get("/desk/sign-in?lang=en").text
    assert "Sign in to the desk" in stranger.get("/desk/sign-in").text


def test_chinese_is_what_a_new_browser_gets(visit: Visit) -> None:
    stranger = visit()
    stranger.client.delete_cookie("lang", path="/desk/")
    assert "登录工作台" in stranger.get("/desk/sign-in?lang=xx").text


def test_safe_keeps_a_page_of_the_desk(visit: Visit) -> None:
    with visit("author").client.application.test_request_context("/"):
        assert safe("/desk/notices/3/?a=b") == "/desk/notices/3/?a=b"
        assert safe(None) == "/desk/"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_session_begun_over_https_is_never_sent_without(visit: Visit, scheme: str) -> None:
    client = visit().client
    client.get("/desk/sign-in", base_url=f"{scheme}://localhost")
    cookie = client.get_cookie("foyer_desk")
    assert cookie is not None
    assert cookie.secure is (scheme == "https")


def test_inside_the_house_passwords_are_tried_no_faster_than_at_the_door(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get("/desk/account/")

    def tried(current: str) -> str:
        new = "a new password"
        return author.send(page, page.form(), current=current, new=new, again=new).text

    assert "present password is wrong" in tried("wrong password")
    for _ in range(PAIR):
        tried("wrong password")
    assert "too many failed attempts" in tried(PASSWORD).lower()
    with office.desk.database.reading() as db:
        assert accounts.password_fits(accounts.find(db, "author"), PASSWORD)
