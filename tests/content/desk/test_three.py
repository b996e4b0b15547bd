"""System, security and audit administrator: three people, and what an office does that has not got them yet."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy.orm import Session

from content.desk import accounts, ledger, letting_in, shutting_out, three, verify
from content.desk.errors import Problem
from tests.world import Office
from tests.world.office import CHEAP

Act = Callable[[Session], object]


def refused(office: Office, act: Act) -> str:
    """The word of the refusal, which changes nothing; "" when it was done."""
    try:
        with office.desk.database.transaction() as session:
            act(session)
    except Problem as problem:
        return problem.type
    return ""


def give(office: Office, by: str | None, name: str, *roles: str) -> str:
    def act(session: Session) -> None:
        actor = accounts.actor_named(session, by) if by else None
        accounts.give_roles(session, actor, name, roles, now=office.now, origin="")

    return refused(office, act)


def only_admin(office: Office) -> None:
    """As every office was before there were three."""
    with office.desk.database.transaction() as session:
        for name in ("security", "audit"):
            account = accounts.get(session, name)
            account.roles = []
            ledger.append(
                session, None, "roles-given", f"account:{name}", {"roles": []}, now=office.now, origin="console"
            )


def test_the_security_administrator_gives_roles_and_nobody_else_does(office: Office) -> None:
    assert give(office, "security", "author", "author", "operator") == ""
    for name in ("admin", "audit", "director", "author"):
        assert give(office, name, "duty", "director") == "wrong-role"
    with office.desk.database.reading() as session:
        assert accounts.actor_named(session, "author").roles == {"author", "operator"}
    assert list(verify.faults(office.desk)) == []


def test_nobody_gives_roles_to_themselves(office: Office) -> None:
    assert give(office, "security", "security", "security", "director") == "own-roles"


@pytest.mark.parametrize("roles", [("admin", "security"), ("admin", "audit"), ("security", "audit", "author")])
def test_nobody_is_two_of_the_three(office: Office, roles: tuple[str, ...]) -> None:
    assert give(office, "security", "author", *roles) == "two-administrators"
    assert give(office, None, "author", *roles) == "two-administrators"

    def create(session: Session) -> object:
        told = {"now": office.now, "origin": "", "hasher": CHEAP}
        return accounts.create(session, None, name="new", password="long enough", roles=roles, **told)  # type: ignore[arg-type]

    assert refused(office, create) == "two-administrators"


@pytest.mark.parametrize("name", ["admin", "audit"])
def test_the_last_of_each_kind_keeps_the_role(office: Office, name: str) -> None:
    assert give(office, "security", name, "author") == "last-admin"
    assert give(office, "security", "author", "author", name) == ""
    assert give(office, "security", name, "author") == ""


def test_the_system_administrator_cannot_get_the_security_administrator_s_rights_back(office: Office) -> None:
    admin = office.staff["admin"]

    def disable(session: Session) -> None:
        shutting_out.disable(session, admin, "security", now=office.now, origin="")

    assert refused(office, disable) == "last-admin"
    assert give(office, "admin", "author", "director") == "wrong-role"


def test_in_an_office_of_before_the_administrator_stands_in_until_somebody_is_appointed(office: Office) -> None:
    only_admin(office)
    with office.desk.database.reading() as session:
        assert three.missing(session) == ["security", "audit"]
        assert three.acts_as(session, office.staff["admin"], "audit")
        assert not three.acts_as(session, office.staff["director"], "audit")
    assert give(office, "admin", "admin", "admin", "director") == "own-roles"
    assert give(office, "admin", "duty", "duty", "operator") == ""
    assert give(office, "admin", "security", "security") == ""
    assert give(office, "admin", "duty", "duty") == "wrong-role"
    assert give(office, "security", "duty", "duty") == ""
    assert list(verify.faults(office.desk)) == []


def test_the_console_may_do_everything_but_leave_none(office: Office) -> None:
    assert give(office, None, "author", "section") == ""
    assert give(office, None, "security", "author") == "last-admin"


@pytest.mark.parametrize("name", ["admin", "audit", "security"])
def test_nobody_gets_into_an_administrator_s_account_by_a_new_password(office: Office, name: str) -> None:
    security, now = office.staff["security"], office.now
    acts: list[Callable[..., object]] = [letting_in.new_password, letting_in.without_second]
    for act in acts:
        assert refused(office, partial(act, actor=security, name=name, now=now, origin="")) == "administrator"


@pytest.mark.parametrize("by", ["admin", "audit", "office"])
def test_only_the_security_administrator_lets_people_in_again(office: Office, by: str) -> None:
    actor, now = office.staff[by], office.now
    acts: list[Callable[..., object]] = [letting_in.new_password, letting_in.without_second, letting_in.sign_out]
    for act in acts:
        assert refused(office, partial(act, actor=actor, name="author", now=now, origin="")) == "wrong-role"


@pytest.mark.parametrize("by", ["security", "audit", "office"])
def test_only_the_system_administrator_shuts_out_and_describes(office: Office, by: str) -> None:
    actor, now = office.staff[by], office.now
    assert refused(office, lambda s: shutting_out.disable(s, actor, "author", now=now, origin="")) == "wrong-role"
    assert refused(office, lambda s: shutting_out.enable(s, actor, "author", now=now, origin="")) == "wrong-role"
    described = refused(office, lambda s: accounts.describe(s, actor, "author", "x", "y", now=now, origin=""))
    assert described == "wrong-role"
