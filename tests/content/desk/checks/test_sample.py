"""The sample office's texts are clean: whatever is found in them is a false alarm."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from content.desk.checks import standing
from content.desk.models import Notice, Record
from tests.world import Office
from tests.world.fixtures import sample_office
from tests.world.office import open_office

__all__ = ["sample_office"]


@pytest.fixture
def sample(sample_office: Path, tmp_path: Path) -> Office:
    return open_office(shutil.copytree(sample_office, tmp_path / "data"))


def test_nothing_is_found_in_any_notice_or_record_of_the_sample_office(sample: Office) -> None:
    try:
        with sample.desk.database.reading() as session:
            items = [*session.scalars(select(Notice)), *session.scalars(select(Record))]
            found = [
                (item.subject, each.finding.kind, each.finding.field, each.finding.quoted[:20])
                for item in items
                for each in standing.of_item(session, item, sample.now).standings
            ]
    finally:
        sample.close()
    assert len(items) > 150
    assert found == []
