"""Films as screens want them, whatever a telephone or a camera made of them."""

from pathlib import Path

import av
import pytest

from content.desk.errors import Problem
from content.desk.looking import film as films
from content.desk.looking.filmed import as_shown, is_as_shown
from content.desk.looking.looked import Looked
from tests.content.desk.films import film


def lies(folder: Path, data: bytes) -> Path:
    path = folder / "film"
    path.write_bytes(data)
    return path


def silent(done: int, of: int) -> None:
    assert done <= of


def codecs(path: Path) -> list[str]:
    with av.open(path) as container:
        return [stream.codec_context.name for stream in container.streams]


def shown(path: Path) -> tuple[Path, Looked]:
    found = as_shown(path, path.parent / "made.mp4", silent)
    return found, films.look_at_film(found)


@pytest.mark.parametrize(
    ("codec", "kind", "pixels", "sound"),
    [
        ("mpeg4", "avi", "yuv420p", "mp3"),
        ("libx264", "matroska", "yuv444p", "aac"),
        ("wmv2", "asf", "yuv420p", ""),
        ("libvpx-vp9", "webm", "yuv420p", ""),
        ("mjpeg", "mov", "yuvj422p", "pcm_f32le"),
    ],
)
def test_a_film_of_any_sort_becomes_one_that_every_screen_plays(
    tmp_path: Path, codec: str, kind: str, pixels: str, sound: str
) -> None:
    path = lies(tmp_path, film(codec, kind, pixels, sound=sound))
    assert not is_as_shown(path)
    found, looked = shown(path)
    assert codecs(found) == ["h264", *(["aac"] if sound else [])]
    assert (looked.media_type, looked.width, looked.height) == ("video/mp4", 64, 48)
    assert 900 <= (looked.duration or 0) <= 1100


def test_what_is_too_large_or_too_quick_for_a_wall_is_made_smaller_and_slower(tmp_path: Path) -> None:
    found, looked = shown(lies(tmp_path, film(size=(2560, 1442), rate=60)))
    # In even px, its sides as they were to each other.
    assert (looked.width, looked.height) == (1916, 1080)
    with av.open(found) as container:
        assert container.streams.video[0].average_rate == 30


def test_a_film_as_screens_want_it_stays_byte_for_byte(tmp_path: Path) -> None:
    first = shown(lies(tmp_path, film(sound="aac")))[0].rename(tmp_path / "again")
    assert shown(first)[0] == first


def test_what_lies_in_a_poor_order_is_put_in_order_and_its_pictures_stay(tmp_path: Path) -> None:
    path = lies(tmp_path, film())
    found, _ = shown(path)
    assert found != path
    with av.open(path) as before, av.open(found) as after:
        packets = [[bytes(packet) for packet in each.demux(video=0)] for each in (before, after)]
    assert packets[0] == packets[1]
    assert found.read_bytes().index(b"moov") < found.read_bytes().index(b"mdat")


def test_where_it_was_taken_is_nobody_s_business(tmp_path: Path) -> None:
    path = tmp_path / "film"
    with av.open(path, "w", format="mp4", options={"movflags": "+faststart+use_metadata_tags"}) as container:
        container.metadata["location"] = "+30.0000+104.0000/"
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    found, _ = shown(path)
    assert b"+30.0000" in path.read_bytes()
    assert b"+30.0000" not in found.read_bytes()


def test_a_telephone_held_upright_gives_an_upright_film(tmp_path: Path) -> None:
    path = lies(tmp_path, turned(film(size=(64, 48))))
    assert not is_as_shown(path)
    found, looked = shown(path)
    assert (looked.width, looked.height) == (48, 64)
    with av.open(found) as container:
        frame = next(container.decode(video=0))
    assert (frame.width, frame.height, frame.rotation) == (48, 64, 0)


@pytest.mark.parametrize("data", [film("mpeg4", "avi")[:600], b"RIFF\0\0\0\0AVI " + b"\0" * 90, b"words"])
def test_what_cannot_be_made_into_one_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Problem) as refused:
        shown(lies(tmp_path, data))
    assert refused.value.type == "broken-video"


def turned(data: bytes) -> bytes:
    """The same film with a quarter turn in the matrix of its track (ISO/IEC 14496-12, 8.3.2)."""
    one = (1 << 16).to_bytes(4, "big")
    none = bytes(4)
    back = (-1 << 16).to_bytes(4, "big", signed=True)
    last = (1 << 30).to_bytes(4, "big")
    straight = one + none * 3 + one + none * 3 + last
    at = data.index(straight, data.index(b"tkhd"))
    return data[:at] + none + one + none + back + none * 4 + last + data[at + len(straight) :]
