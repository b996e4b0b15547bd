"""Ten thousand records: what changes is what moves, and what is derived."""

import json

import pytest

from content.desk import records
from content.desk.editions.compiling import compiler
from content.published.edition import Edition
from content.published.envelope import Envelope
from tests.world import Office
from tests.world.records import put_out

MANY = 10_000


def written(office: Office, count: int) -> None:
    actor = office.staff["office"]
    body = "一、为加强水资源管理，规范取水行为，结合本市实际，制定本办法。\n" * 10
    with office.desk.database.transaction() as session:
        for number in range(count):
            content = {"title": f"第{number}号文件", "section": "rules", "body": body}
            records.write(session, actor, "about", f"paper-{number}", content, now=office.now, origin="console")
            records.approve_from_console(session, actor, "about", f"paper-{number}", "导入", now=office.now)


def blobs(office: Office, envelope: Envelope) -> set[str]:
    return set(Edition(json.loads(envelope.body), office.desk.store.read_blob).blobs())


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_one_changed_record_of_ten_thousand_moves_one_root_one_shard_one_record(office: Office) -> None:
    written(office, MANY)
    first = office.desk.publisher.edition()
    before = blobs(office, first)
    # The calendar goes with every edition.
    assert len(before) == MANY + 1 + len(json.loads(first.body)["shards"])
    put_out(office, "paper-77", kind="about", section="rules", body="一、修订后的办法。")
    compiled = compiler(office.data).compile(office.now)
    assert (compiled.records, compiled.derived) == (MANY, 1)
    second = office.desk.publisher.editions.publish_changes()
    assert second
    moved = blobs(office, second) - before
    assert len(moved) == 2
    assert sum(len(office.desk.store.read_blob(sha)) for sha in moved) < 64 * 1024
