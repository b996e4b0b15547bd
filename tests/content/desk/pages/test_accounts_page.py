"""The page of the accounts."""

import re

from tests.content.desk.pages.conftest import Visit

NEW = {"name": "xu", "display_name": "徐宁", "roles": ["author", "operator"]}


def test_an_account_is_added_and_its_first_password_shown_once(visit: Visit) -> None:
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    page = admin.send(page, page.form("/accounts/"), **NEW)
    password = re.search(r"<code>([a-z0-9-]+)</code>", page.html)
    assert password is not None
    assert visit().sign_in("xu", password[1]).path == "/desk/"
    assert password[1] not in admin.get("/desk/accounts/").text


def test_slips_are_said_beside_their_fields(visit: Visit) -> None:
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    for changed, field in (({"roles": None}, "roles"), ({"name": "Not A Name"}, "name"), ({"name": "author"}, "name")):
        answer = admin.send(page, page.form("/accounts/"), **NEW | changed)
        assert (answer.status, answer.mistakes()) == (422, [field])
        assert "徐宁" in answer.html


def test_an_account_is_disabled_but_not_ones_own(visit: Visit) -> None:
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    assert not page.has_form("/accounts/admin/disable")
    page = admin.send(page, page.form("/accounts/author/disable"))
    assert "The account is disabled" in page.text
    assert visit().sign_in("author").status == 401
    page = admin.send(page, page.form("/accounts/author/enable"))
    assert visit().sign_in("author").status == 200
    form = page.form("/accounts/section/disable")
    form.action = "/desk/accounts/admin/disable"
    assert admin.send(page, form).status == 409


def test_only_administrators_reach_it(visit: Visit) -> None:
    author = visit("author")
    assert author.get("/desk/accounts/").status == 403
    token = author.get("/desk/").form("/sign-out").fields["csrf_token"]
    answer = author.client.post("/desk/accounts/", data=NEW | {"csrf_token": token})
    assert answer.status_code == 403
