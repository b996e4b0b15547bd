"""Writing, rewriting, finding and withdrawing records."""

import pytest

from content.desk import records, verify
from content.desk.errors import Problem
from tests.world import Office
from tests.world.records import put_out, revised, view, withdrawn, written


def refused(status: int, word: str, office: Office, name: str, **more: str) -> None:
    with pytest.raises(Problem) as raised:
        written(office, name, **more)
    assert (raised.value.status, raised.value.type) == (status, word)


def test_a_record_is_written_once_and_by_who_may_write(office: Office) -> None:
    made = written(office, "water-resources", phone="0999-5550102")
    assert (made.key, made.state) == ("department/water-resources", "draft")
    assert made.newest.content["phone"] == "0999-5550102"
    refused(409, "record-exists", office, "water-resources")
    refused(403, "wrong-role", office, "supply", by="secrecy")
    refused(422, "bad-name", office, "供水")
    refused(404, "no-kind", office, "supply", kind="poster")


def test_a_rewrite_is_a_further_wording_and_the_same_once_more_is_none(office: Office) -> None:
    written(office, "supply")
    assert revised(office, "supply").newest.sequence == 1
    changed = revised(office, "supply", phone="0999-5550104")
    assert [each.content.get("phone") for each in changed.revisions] == [None, "0999-5550104"]


def test_who_was_slower_is_told(office: Office) -> None:
    first = written(office, "supply")
    revised(office, "supply", phone="0999-5550104")
    with pytest.raises(Problem) as raised:
        revised(office, "supply", match=first.etag, phone="0999-5550105")
    assert raised.value.status == 412


def test_another_author_s_record_is_theirs_but_for_keepers(office: Office) -> None:
    written(office, "supply", by="duty")
    with pytest.raises(Problem) as raised:
        revised(office, "supply", phone="1")
    assert raised.value.type == "not-yours"
    assert revised(office, "supply", by="section", phone="2").newest.editor.name == "section"


def test_what_was_withdrawn_stays_so(office: Office) -> None:
    put_out(office, "supply")
    with pytest.raises(Problem) as raised:
        withdrawn(office, "supply", by="author")
    assert raised.value.status == 403
    assert withdrawn(office, "supply", by="section").state == "withdrawn"
    for again in (revised, withdrawn):
        with pytest.raises(Problem) as raised:
            again(office, "supply", by="section")
        assert (raised.value.status, raised.value.type) == (409, "withdrawn")
    assert list(verify.faults(office.desk)) == []


def test_a_document_is_known_again(office: Office) -> None:
    source = "ab" * 32
    written(office, "A-1", kind="catalog", source=source)
    with office.desk.database.reading() as session:
        known = records.known(session, source, office.now)
        assert known is not None
        assert known.key == "catalog/A-1"
        assert records.known(session, "cd" * 32, office.now) is None


def test_records_are_listed_by_kind_order_and_name(office: Office) -> None:
    for name, order in (("supply", 2), ("general-office", 1), ("permits", 2)):
        written(office, name, order=order)
    written(office, "river-works", kind="guide")
    put_out(office, "soil-water", order=9)
    with office.desk.database.reading() as session:
        everything = [record.name for record in records.listing(session, office.now)]
        drafts = [record.name for record in records.listing(session, office.now, kind="department", state="draft")]
    assert everything == ["general-office", "permits", "supply", "soil-water", "river-works"]
    assert drafts == ["general-office", "permits", "supply"]


def test_the_end_of_its_visibility_is_the_end_of_the_record(office: Office) -> None:
    written(office, "supply", visible=[None, "2026-01-01T00:00:00+08:00"])
    assert view(office, "supply").newest.ends_at == 1_767_196_800_000


def test_an_attachment_has_to_be_uploaded_first(office: Office) -> None:
    attachment = {"name": "附件", "blob": "ab" * 32, "media_type": "image/png"}
    with pytest.raises(Problem) as raised:
        written(office, "A-1", kind="catalog", attachments=[attachment])
    assert (raised.value.status, raised.value.field) == (422, "attachments.0.blob")
