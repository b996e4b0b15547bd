"""The folder may be named from where the programme starts, as in `make run`, which names none: data."""

import os
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.settings import load
from tests.content.desk.test_media import add, picture
from tests.processes import ROOT, part
from tests.waiting import PATIENCE_S
from tests.world.office import make_office


@pytest.mark.parametrize("flags", [[], ["--data", "data"], ["--data", "./a/../data"]])
def test_every_folder_is_meant_from_where_the_programme_starts(
    flags: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load("display", [*flags, "--cap-folder", "mail"], {})
    monkeypatch.chdir("/")
    assert settings.data.resolve() == tmp_path / "data"
    assert settings.cap_folder == tmp_path / "mail"


def test_pictures_come_from_a_folder_named_in_short(tmp_path: Path) -> None:
    office = make_office(tmp_path / "data")
    sha = add(office, picture()).sha
    office.put_out("一楼平面图", kind="image", channels=["wall-11f"], media=[sha])
    office.close()
    relative = Path(os.path.relpath(tmp_path / "data", ROOT))
    with part("push", relative) as running, urlopen(f"{running.url('push')}/feed/blob/{sha}", timeout=PATIENCE_S) as it:
        assert it.read() == picture()
