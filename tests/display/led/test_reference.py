"""Frames look as they did when somebody last looked at them."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.display.led import reference


def differing(scene: str, folder: Path) -> int:
    """Pixels in which a scene differs from its reference; the frame is left in `folder` for looking at."""
    frame = reference.drawn(scene)
    frame.save(folder / f"{scene}.png")
    with Image.open(reference.path_of(scene)) as wanted:
        difference = ImageChops.difference(frame, wanted.convert("RGB")).convert("L")
    return sum(difference.histogram()[1:])


@pytest.mark.parametrize("scene", list(reference.SCENES))
def test_a_scene_looks_as_its_reference(scene: str, tmp_path: Path) -> None:
    assert differing(scene, tmp_path) == 0, tmp_path


@pytest.mark.parametrize("scene", list(reference.PX))
def test_small_type_looks_as_its_reference_without_bitmaps(scene: str, tmp_path: Path) -> None:
    with reference.without_bitmaps():
        assert differing(scene, tmp_path) == 0, tmp_path
