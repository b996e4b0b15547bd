"""The second factor at the pages: set up, asked for, recovered, required."""

import re

import pyotp
import pytest

from content.desk import access_rules, second_factor
from content.desk.access_rules import Rules
from tests.content.desk.pages.browsing import Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import PASSWORD, Hands, Office


def code_of(secret: str, office: Office) -> str:
    return pyotp.TOTP(secret).at(office.now // 1000)


def begun(person: Reader) -> tuple[Page, str]:
    """The page with the code to be read, and the key that it says in words."""
    page = person.get("/desk/account/second/")
    page = person.send(page, page.form("/begin"), current=PASSWORD)
    key = re.search(r'<code class="key">([A-Z2-7 ]+)</code>', page.html)
    assert key
    return page, key[1].replace(" ", "")


def set_up(person: Reader, office: Office) -> tuple[str, list[str]]:
    page, secret = begun(person)
    page = person.send(page, page.form("/confirm"), code=code_of(secret, office))
    codes = re.findall(r"<li><code>([a-z0-9-]+)</code></li>", page.html)
    assert len(codes) == second_factor.RECOVERY_CODES
    return secret, codes


def test_set_up_it_is_asked_for_after_the_password(visit: Visit, office: Office, hands: Hands) -> None:
    secret, _ = set_up(visit("office"), office)
    hands.advance(60_000)
    person = visit()
    page = person.sign_in("office")
    assert page.path == "/desk/sign-in/second"
    assert person.get("/desk/").path == "/desk/sign-in"
    page = person.get("/desk/sign-in/second")
    answer = person.send(page, page.form("/second"), code="000000")
    assert (answer.status, answer.mistakes()) == (422, ["code"])
    assert person.send(answer, answer.form("/second"), code=code_of(secret, office)).path == "/desk/"


def test_the_way_goes_on_to_where_one_was_going(visit: Visit, office: Office) -> None:
    _, codes = set_up(visit("office"), office)
    person = visit()
    door = person.get("/desk/ledger/")
    page = person.send(door, door.form("/sign-in"), name="office", password=PASSWORD)
    assert person.send(page, page.form("/second"), code=codes[0]).path == "/desk/ledger/"


def test_the_code_is_drawn_into_the_page_and_says_the_same_as_the_key(visit: Visit) -> None:
    page, secret = begun(visit("office"))
    assert "<svg" in page.html
    assert "style=" not in page.html
    assert secret not in page.html
    assert page.answer.headers["Cache-Control"] == "no-store"


def test_nothing_is_shown_changed_or_taken_off_without_the_password(visit: Visit, office: Office) -> None:
    person = visit("office")
    page = person.get("/desk/account/second/")
    answer = person.send(page, page.form("/begin"), current="wrong")
    assert (answer.status, answer.mistakes()) == (422, ["current"])
    assert "<svg class=" not in answer.html.replace('<svg class="icon"', "")
    set_up(person, office)
    page = person.get("/desk/account/second/")
    for ending in ("/off", "/codes", "/begin"):
        assert person.send(page, page.form(ending), current="wrong").mistakes() == ["current"]
    assert "The second factor is off" in person.send(page, page.form("/off"), current=PASSWORD).text
    assert visit().sign_in("office").path == "/desk/"


@pytest.mark.parametrize("late", [5 * 60_000, 24 * 3_600_000])
def test_between_password_and_code_lie_minutes(visit: Visit, office: Office, hands: Hands, late: int) -> None:
    _, codes = set_up(visit("office"), office)
    person = visit()
    page = person.sign_in("office")
    hands.advance(late)
    assert person.send(page, page.form("/second"), code=codes[0]).path == "/desk/sign-in"


def test_a_password_changed_meanwhile_takes_the_half_step_back(visit: Visit, office: Office) -> None:
    owner = visit("office")
    _, codes = set_up(owner, office)
    thief = visit()
    page = thief.sign_in("office")
    mine = owner.get("/desk/account/")
    owner.send(mine, mine.form(), current=PASSWORD, new="calm otter sings", again="calm otter sings")
    assert thief.send(page, page.form("/second"), code=codes[0]).path == "/desk/sign-in"


def test_a_role_may_need_one_and_then_it_is_set_up_before_anything_else(visit: Visit, office: Office) -> None:
    with office.desk.database.transaction() as session:
        rules = Rules(second_factor=("office",))
        access_rules.put(session, office.staff["security"], rules, now=office.now, origin="")
    person = visit()
    assert person.sign_in("office").path == "/desk/account/second/"
    assert person.get("/desk/notices/").path == "/desk/account/second/"
    set_up(person, office)
    assert person.get("/desk/notices/").path == "/desk/notices/"
    page = person.get("/desk/account/second/")
    assert not page.has_form("/off")
    form = page.form("/codes")
    form.action = "/desk/account/second/off"
    assert person.send(page, form, current=PASSWORD).status == 409
    assert visit().sign_in("section").path == "/desk/"


def test_the_security_administrator_takes_it_off_when_the_telephone_is_lost(visit: Visit, office: Office) -> None:
    set_up(visit("office"), office)
    security = visit("security")
    page = security.get("/desk/accounts/office/")
    assert "The second factor is off." in security.send(page, page.form("/second-off")).text
    assert visit().sign_in("office").path == "/desk/"
