"""Numbers and words that no list is as long as, and what only looks like a number: an answer, never a failure."""

from dataclasses import replace

import pytest

from tests.content.desk.pages.conftest import Visit
from tests.world import Office

HUGE = ("9" * 19, "9" * 25)
# Digits to Python's `isdigit`, and no number to its `int`.
ODD = ("²", "9" * 5000)
FAR = ("-1", "-" + "9" * 25, "9" * 25)


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize(
    "address", ["/desk/records/{}/", "/desk/records/{}/edit", "/desk/papers/record/{}.docx", "/desk/kiosk/records/{}/"]
)
def test_no_record_has_such_a_number(visit: Visit, address: str, number: str) -> None:
    assert visit("office").get(address.format(number)).status == 404


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("address", ["/desk/records/{}/approve", "/desk/records/calendar/{}/remove"])
def test_nothing_of_such_a_number_is_decided_on(visit: Visit, address: str, number: str) -> None:
    person = visit("office")
    form = person.get("/desk/").form("/sign-out")
    assert person.send(person.get("/desk/"), replace(form, action=address.format(number))).status == 404


@pytest.mark.parametrize("before", FAR)
@pytest.mark.parametrize("address", ["/desk/ledger/", "/desk/sign-ins/", "/desk/account/sign-ins/"])
def test_a_list_has_nothing_from_there_on(visit: Visit, address: str, before: str) -> None:
    assert visit("audit").get(f"{address}?before={before}").status == 200


@pytest.mark.parametrize("address", ["/desk/notices/?words=", "/desk/records/?q=", "/desk/records/department/?q="])
def test_more_words_than_anybody_types_are_looked_for(visit: Visit, address: str) -> None:
    assert visit("author").get(address + "a+" * 1500).status == 200


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("author", "/desk/notices/new"),
        ("author", "/desk/records/floor/new"),
        ("author", "/desk/records/department/new"),
        ("section", "/desk/records/calendar/"),
        ("author", "/desk/absences/"),
        ("author", "/desk/account/tokens/"),
        ("duty", "/desk/alerts/new"),
        ("operator", "/desk/queue/lobby-led/"),
        ("operator", "/desk/screens/"),
        ("operator", "/desk/screens/hours/lobby-led/"),
        ("operator", "/desk/patterns/lobby-led/"),
        ("operator", "/desk/channels/lobby-led/"),
        ("operator", "/desk/readings/"),
        ("admin", "/desk/chains/notice/routine/"),
        ("security", "/desk/access-rules/"),
        ("office", "/desk/checks/"),
    ],
)
def test_no_field_of_a_form_takes_what_is_no_number_for_one(
    visit: Visit, office: Office, name: str, address: str
) -> None:
    for text in ("第一条", "第二条"):
        office.put_out(text)
    person = visit(name)
    page = person.get(address)
    forms = [each for each in page.forms if not each.action.endswith(("/sign-out", "/language"))]
    assert page.status == 200
    assert forms
    # Each by itself: what is wrong with one is often said before another is looked at.
    for form in forms:
        for field in form.fields.keys() - {"csrf_token"}:
            for odd in ODD:
                assert person.send(page, form, **{field: odd}).status < 500, (form.action, field, odd[:5])


def test_how_bright_a_screen_is_is_a_number_that_can_be_read(visit: Visit) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/hours/lobby-led/")
    form = next(each for each in page.forms if "dim_percent" in each.fields)
    for odd in ODD:
        assert operator.send(page, form, dim_from="22:00", dim_to="06:00", dim_percent=odd).status == 422
