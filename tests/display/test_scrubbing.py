"""Damage that nobody touched a date for is found within the hour."""

from pathlib import Path

import pytest

from content.published.keys import Trust
from display.push.aside import Aside
from display.push.patient import PatientStore
from display.push.scrubbing import EVERY_S, LOOK_S, Scrubbing
from tests.display.office import LOBBY, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path / "data")
    office.programme(LOBBY, "图片", office.store.put_blob(b"a picture"))
    return office


@pytest.fixture
def scrubbing(office: Office) -> Scrubbing:
    aside, trust = Aside("threading"), Trust.of(office.signer.public)
    return Scrubbing(lambda: PatientStore(office.store.root, aside), lambda: trust)


def test_what_is_whole_is_no_problem(scrubbing: Scrubbing) -> None:
    scrubbing.look(1.0)
    assert scrubbing.problems == ()


def test_a_damaged_blob_is_named_until_it_is_mended(office: Office, scrubbing: Scrubbing) -> None:
    scrubbing.look(1.0)
    sha = office.store.put_blob(b"a picture")
    office.store.blob_path(sha).write_bytes(b"a Picture")
    scrubbing.look(2.0 + EVERY_S)
    assert [(problem.what, sha in problem.name) for problem in scrubbing.problems] == [("blob_damaged", True)]
    office.store.blob_path(sha).unlink()
    office.store.put_blob(b"a picture")
    scrubbing.look(2.0 + EVERY_S + LOOK_S)
    assert scrubbing.problems == ()


def test_a_damaged_programme_is_named(office: Office, scrubbing: Scrubbing) -> None:
    path = office.store.path("programmes", office.numbers[LOBBY], LOBBY)
    path.write_bytes(path.read_bytes().replace(b"lobby-led", b"lobby-lad"))
    scrubbing.look(1.0)
    assert [problem.what for problem in scrubbing.problems] == ["bad_signature"]
