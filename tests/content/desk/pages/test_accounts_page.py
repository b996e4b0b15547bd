"""The pages of the accounts, and what each of the three administrators does there."""

import re

import pytest

from content.desk import accounts, history, ledger, tokens
from content.desk.attempts import PAIR
from tests.content.desk.pages.browsing import Page
from tests.content.desk.pages.conftest import Visit
from tests.world import Office

NEW = {"name": "xu", "display_name": "徐宁", "department": "水资源科"}


def first_password(page: Page) -> str:
    shown = re.search(r'<code class="key">([a-z0-9-]+)</code>', page.html)
    assert shown is not None
    return shown[1]


def added(visit: Visit) -> str:
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    page = admin.send(page, page.form("/accounts/"), **NEW)
    password = first_password(page)
    assert password not in admin.get("/desk/accounts/").text
    return password


def test_one_makes_the_account_another_gives_its_roles_and_its_owner_the_password(visit: Visit, office: Office) -> None:
    password = added(visit)
    security = visit("security")
    page = security.get("/desk/accounts/xu/")
    page = security.send(page, page.form("/xu/roles"), roles=["author", "operator"])
    assert "The roles are given." in page.text
    owner = visit()
    inside = owner.sign_in("xu", password)
    assert inside.path == "/desk/account/"
    assert owner.get("/desk/notices/new").path == "/desk/account/"
    said = {"current": password, "new": "calm otter sings", "again": "calm otter sings"}
    inside = owner.send(inside, inside.form(), **said)
    assert "The password is changed." in inside.text
    assert owner.get("/desk/notices/new").path == "/desk/notices/new"
    with office.desk.database.reading() as session:
        kinds = [line.kind for line in ledger.about(session, "account:xu")]
    assert kinds == ["account-created", "roles-given", "sign-in", "password-changed"]


def test_slips_are_said_beside_their_fields(visit: Visit) -> None:
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    slips = ({"name": "Not A Name"}, "name"), ({"name": "author"}, "name"), ({"department": "科" * 61}, "department")
    for changed, field in slips:
        answer = admin.send(page, page.form("/accounts/"), **NEW | changed)
        assert (answer.status, answer.mistakes()) == (422, [field])
        assert "徐宁" in answer.html
    security = visit("security")
    page = security.get("/desk/accounts/author/")
    answer = security.send(page, page.form("/author/roles"), roles=["security", "audit"])
    assert (answer.status, answer.mistakes()) == (422, ["roles"])


def test_an_account_is_disabled_but_not_ones_own(visit: Visit) -> None:
    admin = visit("admin")
    assert not admin.get("/desk/accounts/admin/").has_form("/disable")
    page = admin.get("/desk/accounts/author/")
    page = admin.send(page, page.form("/author/disable"))
    assert "The account is disabled" in page.text
    assert visit().sign_in("author").status == 401
    page = admin.send(page, page.form("/author/enable"))
    assert visit().sign_in("author").status == 200
    form = admin.get("/desk/accounts/section/").form("/section/disable")
    form.action = "/desk/accounts/admin/disable"
    assert admin.send(page, form).status == 409
    form.action = "/desk/accounts/security/disable"
    answer = admin.send(page, form)
    assert (answer.status, "last administrator" in answer.text) == (409, True)


def test_a_person_is_found_by_department_role_and_state(visit: Visit) -> None:
    admin = visit("admin")
    page = admin.get("/desk/accounts/author/")
    admin.send(page, page.form("/author/describe"), department="水资源科")
    for words, found in (("水资源", True), ("林晓溪 active", True), ("disabled", False), ("director", False)):
        assert ("林晓溪" in admin.get(f"/desk/accounts/?find={words}").text) is found, words


@pytest.mark.parametrize("name", ["author", "director", "operator"])
def test_only_administrators_reach_any_of_it(visit: Visit, name: str) -> None:
    colleague = visit(name)
    paths = ("accounts/", "accounts/author/", "sign-ins/", "tokens/", "access-rules/")
    assert [colleague.get(f"/desk/{path}").status for path in paths] == [403] * len(paths)
    token = colleague.get("/desk/").form("/sign-out").fields["csrf_token"]
    for path in ("", "author/disable", "author/roles", "author/password", "author/describe"):
        answer = colleague.client.post(f"/desk/accounts/{path}", data=NEW | {"csrf_token": token})
        assert answer.status_code == 403, path


@pytest.mark.parametrize(
    ("name", "sees", "sees_not"),
    [
        ("admin", ["accounts/", "access-rules/"], ["sign-ins/", "tokens/"]),
        ("security", ["accounts/", "access-rules/", "tokens/"], ["sign-ins/"]),
        ("audit", ["accounts/", "access-rules/", "sign-ins/"], ["tokens/"]),
    ],
)
def test_each_of_the_three_sees_their_own(visit: Visit, name: str, sees: list[str], sees_not: list[str]) -> None:
    one = visit(name)
    assert [one.get(f"/desk/{path}").status for path in sees] == [200] * len(sees)
    assert [one.get(f"/desk/{path}").status for path in sees_not] == [403] * len(sees_not)


def test_a_forgotten_password_is_made_anew_and_must_be_changed(visit: Visit) -> None:
    before, security = visit("author"), visit("security")
    page = security.get("/desk/accounts/author/")
    password = first_password(security.send(page, page.form("/author/password")))
    assert before.get("/desk/").path == "/desk/sign-in"
    assert visit().sign_in("author").status == 401
    assert visit().sign_in("author", password).path == "/desk/account/"


def test_a_locked_account_is_shown_and_unlocked(visit: Visit) -> None:
    for _ in range(PAIR):
        visit().sign_in("author", "wrong one")
    assert visit().sign_in("author").status == 429
    security = visit("security")
    assert "Locked" in security.get("/desk/accounts/").text
    page = security.get("/desk/accounts/author/")
    assert "Unlocked" in security.send(page, page.form("/author/unlock")).text
    assert visit().sign_in("author").path == "/desk/"


def test_the_audit_administrator_sees_who_came_and_who_tried(visit: Visit, office: Office) -> None:
    visit().sign_in("author", "wrong one")
    visit().sign_in("hunter2 my own password", "x")
    visit("author")
    page = visit("audit").get("/desk/sign-ins/?outcome=not-in")
    assert ("林晓溪" in page.text, "a name that nobody has" in page.text) == (True, True)
    assert "hunter2" not in page.html
    with office.desk.database.reading() as session:
        assert [each.outcome for each in history.listing(session, account="author")] == ["in", "wrong-password"]


def test_whoever_signs_in_is_told_of_failures_before(visit: Visit) -> None:
    visit("author")
    visit().sign_in("author", "wrong one")
    assert "1 try to sign in as you failed." in visit().sign_in("author").text
    assert "to sign in as you failed" not in visit().sign_in("author").text


def test_history_is_paged(visit: Visit, office: Office) -> None:
    with office.desk.database.transaction() as session:
        for number in range(60):
            history.note(session, "author", "in", now=office.now, origin=f"10.0.0.{number}")
    audit = visit("audit")
    page = audit.get("/desk/sign-ins/?name=author")
    older = re.search(r'href="(/desk/sign-ins/\?before=[^"]+)"', page.html)
    assert "10.0.0.59" in page.text
    assert older
    page = audit.get(older[1].replace("&amp;", "&"))
    assert ("10.0.0.0" in page.text, "10.0.0.59" in page.text) == (True, False)


def test_rules_are_set_by_one_and_read_by_the_others(visit: Visit) -> None:
    security = visit("security")
    page = security.get("/desk/access-rules/")
    answer = security.send(page, page.form("/access-rules/"), password_length="4")
    assert (answer.status, answer.mistakes()) == (422, ["password_length"])
    page = security.send(page, page.form("/access-rules/"), password_length="16", second_factor=["director"])
    assert "The rules hold from now on." in page.text
    assert 'value="16"' in visit("audit").get("/desk/access-rules/").html
    author = visit("author")
    page = author.get("/desk/account/")
    said = {"current": "pass word of a test", "new": "calm otter 7", "again": "calm otter 7"}
    assert author.send(page, page.form(), **said).mistakes() == ["new"]
    admin = visit("admin")
    form = security.get("/desk/access-rules/").form("/access-rules/")
    form.fields["csrf_token"] = admin.get("/desk/account/").form().fields["csrf_token"]
    assert admin.send(page, form, password_length="10").status == 403


def test_passwords_age_only_where_the_office_says_so(visit: Visit, office: Office) -> None:
    security = visit("security")
    page = security.get("/desk/access-rules/")
    security.send(page, page.form("/access-rules/"), password_days="90")
    with office.desk.database.transaction() as session:
        accounts.get(session, "author").password_set_at = office.now - 90 * 24 * 3_600_000
    assert visit().sign_in("author").path == "/desk/account/"
    assert visit().sign_in("section").path == "/desk/"


def test_an_office_of_before_is_told_in_one_line_that_its_administrator_stands_in(visit: Visit, office: Office) -> None:
    with office.desk.database.transaction() as session:
        for name in ("security", "audit"):
            accounts.get(session, name).roles = []
    admin = visit("admin")
    page = admin.get("/desk/accounts/")
    assert "This office has no Security administrator, Audit administrator yet." in page.text
    page = admin.send(page, page.form("/accounts/"), **NEW, roles=["security"])
    assert "This office has no Audit administrator yet." in page.text
    assert not admin.get("/desk/accounts/author/").has_form("/roles")
    assert admin.get("/desk/sign-ins/").status == 200


def test_tokens_outlive_a_new_password_and_are_revoked_all_at_once(visit: Visit, office: Office) -> None:
    token, security = office.token("author"), visit("security")
    page = security.get("/desk/accounts/author/")
    page = security.send(page, page.form("/password"))
    assert "Signing out and a new password end no token" in page.text
    assert opens(office, token)
    page = security.send(page, page.form("/tokens-off"))
    assert "All tokens of this account are revoked." in page.text
    assert not opens(office, token)
    assert "Revoke all tokens" not in page.text


def opens(office: Office, token: str) -> bool:
    with office.desk.database.reading() as session:
        return tokens.holder(session, token, office.now) is not None


def test_roles_that_were_refused_stay_ticked_on_the_page(visit: Visit) -> None:
    security = visit("security")
    page = security.get("/desk/accounts/author/")
    page = security.send(page, page.form("/roles"), roles=["admin", "audit"])
    assert page.status == 422
    assert page.form("/roles").fields["roles"] == ["admin", "audit"]
