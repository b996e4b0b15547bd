"""Review chains are data: what they may be, who changes them, and what goes by them."""

from typing import Any

import pytest

from content.desk import chains, ledger, verify
from content.desk.errors import Problem
from tests.world import Office
from tests.world.tampering import rewrite


def changed(
    office: Office, steps: list[str], secrecy_by: str, patience: int = 2, by: str = "security", **more: Any
) -> None:
    told: dict[str, Any] = {"now": office.now, "origin": "", **more}
    with office.desk.database.transaction() as session:
        chains.change(session, office.staff[by], "notice", "routine", steps, secrecy_by, patience, **told)


@pytest.mark.parametrize(
    ("level", "steps"),
    [
        ("routine", ("section", "office")),
        ("important", ("section", "office", "deputy", "director")),
        ("urgent", ("section", "office")),
    ],
)
def test_a_notice_goes_through_the_chain_of_its_level(office: Office, level: str, steps: tuple[str, ...]) -> None:
    assert office.submit(office.write(level=level).id).newest.steps == steps


def test_what_is_in_review_keeps_the_chain_that_it_was_submitted_into(office: Office) -> None:
    before = office.submit(office.write().id).id
    changed(office, ["director"], "director")
    assert office.view(before).newest.steps == ("section", "office")
    assert office.submit(office.write("后来的").id).newest.steps == ("director",)
    with office.desk.database.reading() as session:
        line = ledger.about(session, "chain:notice/routine")[-1]
    assert (line.actor, line.details["before"]) == ("security", ["section", "office"])
    assert list(verify.faults(office.desk)) == []


@pytest.mark.parametrize(
    ("steps", "secrecy_by", "patience", "field"),
    [
        ([], "office", 2, "steps"),
        (["author"], "author", 2, "steps"),
        (["admin"], "admin", 2, "steps"),
        (["section", "section"], "section", 2, "steps"),
        (["section", "office"], "deputy", 2, "secrecy_by"),
        (["section", "secrecy", "office"], "office", 2, "secrecy_by"),
        (["section"], "section", 0, "patience"),
    ],
)
def test_a_chain_that_reviews_nothing_is_refused_by_its_field(
    office: Office, steps: list[str], secrecy_by: str, patience: int, field: str
) -> None:
    with pytest.raises(Problem) as refused:
        changed(office, steps, secrecy_by, patience)
    assert (refused.value.status, refused.value.field) == (422, field)
    assert office.submit(office.write().id).newest.steps == ("section", "office")


def test_only_an_administrator_changes_a_chain_and_only_as_it_was_seen(office: Office) -> None:
    with pytest.raises(Problem) as refused:
        changed(office, ["deputy"], "deputy", by="office")
    assert refused.value.status == 403
    with office.desk.database.reading() as session:
        seen = chains.mark(chains.get(session, "notice", "routine"))
    changed(office, ["deputy"], "deputy", seen=seen)
    with pytest.raises(Problem) as refused:
        changed(office, ["section"], "section", seen=seen)
    assert refused.value.status == 412


def test_who_is_unsure_has_the_secrecy_reviewer_in_the_chain(office: Office) -> None:
    view = office.submit(office.write().id, secrecy="unsure")
    assert view.newest.steps == ("section", "secrecy", "office")
    assert view.newest.secrecy_by == "secrecy"
    assert office.approve_all(view.id).live


def test_a_reviewer_who_is_unsure_asks_the_secrecy_reviewer_first(office: Office) -> None:
    made = office.submit(office.write().id).id
    office.approve(made, "section")
    assert office.refer(made, "office").newest.steps == ("section", "secrecy", "office")
    with pytest.raises(Problem) as refused:
        office.approve(made, "office")
    assert refused.value.type == "wrong-role"
    office.approve(made, "secrecy")
    with pytest.raises(Problem) as refused:
        office.refer(made, "office")
    assert refused.value.type == "referred-already"
    assert office.approve(made, "office").live
    assert list(verify.faults(office.desk)) == []


def test_the_ledger_says_whose_approval_is_the_secrecy_review(office: Office) -> None:
    made = office.put_out()
    with office.desk.database.reading() as session:
        lines = [line for line in ledger.about(session, f"notice:{made.id}") if line.kind == "approve"]
    assert [(line.actor, line.details.get("secrecy")) for line in lines] == [("section", None), ("office", True)]


def test_a_screen_shows_only_what_is_disclosed_to_everybody(office: Office) -> None:
    made = office.write().id
    with pytest.raises(Problem) as refused:
        office.submit(made, attribute="on-request", attribute_reason="条例第十六条")
    assert (refused.value.status, refused.value.field) == (422, "attribute")
    assert office.view(made).state == "draft"


def test_a_chain_changed_in_the_database_is_named_by_verify(office: Office) -> None:
    changed(office, ["office", "deputy"], "deputy")
    rewrite(office.data, "UPDATE chain SET secrecy_by = 'office' WHERE kind = 'notice' AND level = 'routine'")
    assert "chain of notice routine: is not the one that the ledger has" in list(verify.faults(office.desk))


def test_what_the_author_left_unsaid_is_declared_by_who_answers_for_secrecy(office: Office) -> None:
    declared = office.approve_all(office.submit(office.write().id, attribute="open", secrecy="none").id)
    unsaid = office.approve_all(office.submit(office.write().id).id)
    with office.desk.database.reading() as session:
        said = [ledger.about(session, f"notice:{each.id}") for each in (declared, unsaid)]
    ways = [[(line.actor, line.details["declared"]) for line in lines if "declared" in line.details] for lines in said]
    assert ways == [[], [("office", {"attribute": "open", "secrecy": "none"})]]
    assert [line.details.get("attribute") for line in said[0] if line.kind == "submit"] == ["open"]
