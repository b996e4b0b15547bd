"""Substitutes: named by who goes away or by an administrator, for a while, and never a way round the chain."""

from typing import Any

import pytest

from content.desk import absences, accounts, ledger, shutting_out, verify
from content.desk.errors import Problem
from content.desk.models import Absence
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR
from tests.world.tampering import rewrite


def named(office: Office, absent: str, substitute: str, begins: int = 0, ends: int = DAY, by: str = "") -> Absence:
    span = (office.now + begins, office.now + ends)
    told: dict[str, Any] = {"now": office.now, "origin": ""}
    with office.desk.database.transaction() as session:
        return absences.name(session, office.staff[by or absent], absent, substitute, *span, **told)


def why_not(office: Office, notice: int, by: str) -> str:
    with pytest.raises(Problem) as refused:
        office.approve(notice, by)
    return refused.value.type


def test_a_substitute_decides_and_the_ledger_says_in_whose_name(office: Office) -> None:
    named(office, "section", "duty")
    made = office.submit(office.write().id).id
    view = office.approve(made, "duty")
    (_, decision) = view.newest.decisions
    assert decision.by.name == "duty"
    assert decision.stands_for is not None
    assert decision.stands_for.name == "section"
    with office.desk.database.reading() as session:
        assert ledger.about(session, f"notice:{made}")[-1].details["for"] == "section"
    assert office.approve(made, "office").live
    assert list(verify.faults(office.desk)) == []


def test_only_within_the_time_that_was_named(office: Office, hands: Hands) -> None:
    named(office, "section", "duty", begins=HOUR, ends=2 * HOUR)
    made = office.submit(office.write().id).id
    assert why_not(office, made, "duty") == "wrong-role"
    hands.advance(2 * HOUR)
    assert why_not(office, made, "duty") == "wrong-role"
    hands.advance(-1)
    assert office.approve(made, "duty").newest.due is not None


def test_a_substitute_never_decides_on_their_own_or_twice(office: Office) -> None:
    named(office, "section", "duty")
    own = office.submit(office.write(by="duty").id, by="duty").id
    assert why_not(office, own, "duty") == "own-notice"
    named(office, "office", "section")
    made = office.submit(office.write().id).id
    office.approve(made, "section")
    assert why_not(office, made, "section") == "decided-already"


def test_nobody_stands_in_for_who_wrote_it_or_decided_before(office: Office) -> None:
    named(office, "section", "duty")
    own = office.submit(office.write(by="section").id, by="section").id
    assert why_not(office, own, "duty") == "not-in-their-name"


def test_who_is_away_decides_no_more_on_what_was_decided_in_their_name(office: Office) -> None:
    with office.desk.database.transaction() as session:
        told: dict[str, Any] = {"now": office.now, "origin": "", "password": "a long enough password"}
        both = accounts.create(session, None, name="both", roles=["section", "office"], **told)
    office.staff["both"] = both
    named(office, "both", "duty", by="security")
    made = office.submit(office.write().id).id
    office.approve(made, "duty")
    assert why_not(office, made, "both") == "decided-already"
    assert why_not(office, made, "duty") == "decided-already"
    assert office.approve(made, "office").live


def test_an_end_ends_it_at_once(office: Office) -> None:
    row = named(office, "section", "duty")
    made = office.submit(office.write().id).id
    with office.desk.database.transaction() as session:
        absences.end(session, office.staff["section"], row.id, now=office.now, origin="")
    assert why_not(office, made, "duty") == "wrong-role"
    assert list(verify.faults(office.desk)) == []


def test_the_roles_of_a_disabled_account_are_lent_to_nobody(office: Office) -> None:
    named(office, "section", "duty")
    with office.desk.database.transaction() as session:
        shutting_out.disable(session, None, "section", now=office.now, origin="")
    assert why_not(office, office.submit(office.write().id).id, "duty") == "wrong-role"


@pytest.mark.parametrize(
    ("absent", "substitute", "begins", "ends", "by", "status", "field"),
    [
        ("section", "duty", 0, DAY, "office", 403, None),
        ("section", "section", 0, DAY, "section", 422, "substitute"),
        ("section", "nobody", 0, DAY, "section", 422, "substitute"),
        ("nobody", "duty", 0, DAY, "security", 422, "absent"),
        ("section", "duty", DAY, DAY, "section", 422, "until_at"),
        ("section", "duty", -2 * DAY, -DAY, "section", 422, "until_at"),
        ("section", "duty", 0, 400 * DAY, "section", 422, "until_at"),
    ],
)
def test_a_substitution_that_cannot_be_is_refused(
    office: Office, absent: str, substitute: str, begins: int, ends: int, by: str, status: int, field: str | None
) -> None:
    with pytest.raises(Problem) as refused:
        named(office, absent, substitute, begins, ends, by)
    assert (refused.value.status, refused.value.field) == (status, field)


@pytest.mark.parametrize(("substitute", "by"), [("security", "security"), ("audit", "section"), ("admin", "security")])
def test_an_administrator_stands_in_for_nobody(office: Office, substitute: str, by: str) -> None:
    with pytest.raises(Problem) as refused:
        named(office, "section", substitute, by=by)
    assert (refused.value.status, refused.value.type) == (403, "administrator")


def test_who_becomes_an_administrator_stands_in_no_more(office: Office) -> None:
    named(office, "section", "duty")
    made = office.submit(office.write().id).id
    with office.desk.database.transaction() as session:
        accounts.give_roles(session, None, "duty", ["duty", "audit"], now=office.now, origin="")
        assert absences.standing_in(session, office.now) == {}
        office.staff["duty"] = accounts.actor_named(session, "duty")
    assert why_not(office, made, "duty") == "wrong-role"


def test_one_person_has_one_substitute_at_a_time(office: Office) -> None:
    named(office, "section", "duty", by="security")
    with pytest.raises(Problem) as refused:
        named(office, "section", "office", begins=HOUR)
    assert refused.value.status == 409
    named(office, "section", "office", begins=DAY, ends=2 * DAY)


def test_a_substitution_that_the_ledger_does_not_know_is_named(office: Office) -> None:
    row = named(office, "section", "duty")
    rewrite(office.data, "UPDATE absence SET until_at = until_at + 1")
    assert f"absence {row.id}: the ledger says otherwise of who stands in for whom" in list(verify.faults(office.desk))


@pytest.mark.parametrize(
    ("absent", "substitute", "empty"),
    [("section", "office", ["office"]), ("section", "duty", []), ("section", "author", []), ("office", "duty", [])],
)
def test_a_step_that_a_substitute_would_leave_empty_is_known(
    office: Office, absent: str, substitute: str, empty: list[str]
) -> None:
    with office.desk.database.reading() as session:
        two = accounts.get(session, absent).id, accounts.get(session, substitute).id
        assert absences.seats(session).left_empty(*two) == empty


def test_with_one_more_of_its_role_no_step_is_left_empty(office: Office) -> None:
    with office.desk.database.transaction() as session:
        accounts.give_roles(session, None, "duty", ["duty", "office"], now=office.now, origin="")
        two = accounts.get(session, "section").id, accounts.get(session, "office").id
        assert absences.seats(session).left_empty(*two) == []
