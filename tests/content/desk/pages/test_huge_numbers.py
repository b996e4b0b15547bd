"""Numbers and words in an address that no list is as long as: an answer, never a failure."""

from dataclasses import replace

import pytest

from tests.content.desk.pages.conftest import Visit

HUGE = ("9" * 19, "9" * 25)
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
