"""Records go through the review that notices go through."""

import pytest

from content.desk import ledger, verify
from content.desk.errors import Problem
from content.desk.models import Chain
from tests.world import Office
from tests.world.records import (
    approved,
    approved_by_all,
    given_back,
    put_out,
    revised,
    shown,
    submitted,
    view,
    withdrawn,
    written,
)


def refused(status: int, word: str, *asked: object) -> None:
    act, *rest = asked
    assert callable(act)
    with pytest.raises(Problem) as raised:
        act(*rest)
    assert (raised.value.status, raised.value.type) == (status, word)


def test_a_record_goes_through_the_chain_of_its_kind(office: Office) -> None:
    written(office, "supply")
    steps = ("section", "secrecy", "office", "deputy")
    assert submitted(office, "supply").newest.steps == steps
    for role in steps[:-1]:
        assert approved(office, "supply", role).state == "submitted"
    done = approved(office, "supply", "deputy")
    assert done.state == "approved"
    with office.desk.database.reading() as session:
        lines = [(line.kind, line.actor) for line in ledger.about(session, "record:department/supply")]
        assert lines == [("write", "author"), ("submit", "author"), *(("approve", role) for role in steps)]
        assert done.newest.approved_by == ledger.about(session, "record:department/supply")[-1].id


def test_what_is_important_goes_to_the_director_too(office: Office) -> None:
    written(office, "supply")
    assert submitted(office, "supply", importance="important").newest.steps[-1] == "director"


def test_what_is_not_disclosed_to_everybody_says_by_which_article(office: Office) -> None:
    written(office, "A-1", kind="catalog", attribute="closed")
    refused(422, "no-reason", submitted, office, "A-1", "author", "catalog")
    revised(office, "A-1", kind="catalog", attribute="closed", attribute_reason="条例第十六条")
    assert submitted(office, "A-1", kind="catalog").newest.declared["attribute_reason"] == "条例第十六条"
    written(office, "supply")
    with pytest.raises(Problem) as raised:
        submitted(office, "supply", attribute="on-request")
    assert (raised.value.status, raised.value.field) == (422, "attribute")


def test_what_is_not_disclosed_leaves_the_kiosks_and_never_comes_to_them(office: Office) -> None:
    put_out(office, "A-1", kind="catalog")
    put_out(office, "A-2", kind="catalog", attribute="on-request", attribute_reason="条例第二十七条")
    office.desk.publisher.edition()
    assert set(shown(office)) == {"catalog/A-1", "catalog/A-2"}
    put_out(office, "A-1", kind="catalog", attribute="closed", attribute_reason="条例第十四条")
    office.desk.publisher.edition()
    assert set(shown(office)) == {"catalog/A-2"}


def test_kinds_have_chains_of_their_own(office: Office) -> None:
    with office.desk.database.transaction() as session:
        session.get_one(Chain, ("catalog", "routine")).steps = ["section", "secrecy", "director"]
    written(office, "A-1", kind="catalog")
    assert submitted(office, "A-1", kind="catalog").newest.steps == ("section", "secrecy", "director")


def test_nobody_decides_on_their_own_words_twice_or_out_of_turn(office: Office) -> None:
    written(office, "supply", by="section")
    refused(409, "not-submitted", approved, office, "supply", "office")
    submitted(office, "supply", "section")
    refused(403, "own-notice", approved, office, "supply", "section")
    refused(403, "wrong-role", approved, office, "supply", "office")
    written(office, "permits")
    submitted(office, "permits")
    approved(office, "permits", "section")
    refused(403, "decided-already", approved, office, "permits", "section")


def test_an_edit_voids_the_approvals_that_there_were(office: Office) -> None:
    written(office, "supply")
    read = submitted(office, "supply").newest.digest
    approved(office, "supply", "section")
    revised(office, "supply", phone="0999-5550104")
    assert view(office, "supply").state == "draft"
    submitted(office, "supply")
    refused(409, "stale-content", approved, office, "supply", "section", "department", read)
    assert view(office, "supply").newest.decisions[-1].verdict == "submit"


def test_what_is_given_back_can_be_sent_again(office: Office) -> None:
    written(office, "supply")
    submitted(office, "supply")
    assert given_back(office, "supply", "section").state == "returned"
    assert submitted(office, "supply").newest.sequence == 2
    assert approved(office, "supply", "section").state == "submitted"


def test_the_console_stands_for_the_whole_chain_and_says_so(office: Office) -> None:
    done = put_out(office, "supply")
    assert (done.state, done.newest.decisions[-1].verdict) == ("approved", "console")
    refused(409, "not-submitted", approved, office, "supply", "section")


def test_an_approved_wording_stays_while_its_successor_waits(office: Office) -> None:
    put_out(office, "supply", phone="1")
    revised(office, "supply", by="office", phone="2")
    seen = view(office, "supply")
    assert seen.state == "draft"
    assert seen.approved
    assert seen.approved.content["phone"] == "1"


def test_the_whole_of_it_is_accounted_for(office: Office) -> None:
    written(office, "supply")
    submitted(office, "supply")
    given_back(office, "supply", "section")
    revised(office, "supply", phone="2")
    submitted(office, "supply")
    approved_by_all(office, "supply")
    withdrawn(office, "supply")
    put_out(office, "permits")
    office.desk.publisher.edition()
    assert list(verify.faults(office.desk)) == []
