"""Whoever can write where uploads lie cannot have others approve, or screens show, what they did not see."""

from typing import Any

import pytest

from content.desk.errors import Problem
from content.sample import leaflet
from tests.content.desk.media.test_shelf import TALL, WIDE, shown
from tests.content.desk.test_media import add
from tests.world import Office
from tests.world.records import approved, submitted, written


def swap(office: Office, sha: str, data: bytes = WIDE) -> None:
    """Other bytes under the name of an upload."""
    office.desk.uploads.path(sha).write_bytes(data)


def problems(office: Office) -> list[str]:
    return [alarm.what for alarm in office.desk.alarms.now()]


def test_nobody_approves_what_shows_other_bytes_than_were_brought(office: Office) -> None:
    media = add(office, TALL, "大坝.png")
    notice = office.submit(shown(office, media).id)
    swap(office, media.sha)
    with pytest.raises(Problem, match=r"大坝\.png is not there as it was brought") as raised:
        office.approve(notice.id, "section")
    assert (raised.value.status, raised.value.type) == (409, "media-damaged")
    swap(office, media.sha, TALL)
    assert office.approve_all(notice.id).live


def test_of_a_record_neither(office: Office) -> None:
    media = add(office, TALL, "附图.png")
    content: dict[str, Any] = {"attachments": [{"name": "附图", "blob": media.sha, "media_type": "image/png"}]}
    written(office, "A-1", kind="catalog", **content)
    submitted(office, "A-1", kind="catalog")
    office.desk.uploads.path(media.sha).unlink()
    with pytest.raises(Problem, match=r"附图\.png is not there as it was brought"):
        approved(office, "A-1", "section", kind="catalog")


def test_a_document_is_there_when_its_pages_are(office: Office) -> None:
    media = add(office, leaflet.made(), "家庭节水.pdf")
    place: dict[str, Any] = {"kind": "document", "text": None, "channels": ["wall-11f"], "region": "pictures"}
    notice = office.submit(office.write(media=[media.sha], **place).id)
    assert media.pages
    swap(office, media.pages[-1])
    with pytest.raises(Problem, match=r"家庭节水\.pdf is not there"):
        office.approve(notice.id, "section")


def test_the_same_file_once_more_mends_it(office: Office) -> None:
    media = add(office, TALL, "大坝.png")
    swap(office, media.sha, bytes(len(TALL)))
    assert add(office, TALL).sha == media.sha
    assert office.desk.uploads.path(media.sha).read_bytes() == TALL


def test_what_screens_would_lack_is_a_problem_until_it_is_there_again(office: Office) -> None:
    media, publish = add(office, TALL, "大坝.png"), office.desk.publisher.programmes
    office.approve_all(office.submit(shown(office, media).id).id)
    swap(office, media.sha)
    publish()
    assert problems(office) == []  # the store has it
    office.desk.store.blob_path(media.sha).write_bytes(WIDE)
    publish()
    assert problems(office) == ["media-damaged"]
    add(office, TALL)
    publish()
    assert (problems(office), office.desk.store.read_blob(media.sha)) == ([], TALL)
