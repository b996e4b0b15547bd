import hashlib
import mmap
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.published.blobs import Blobs
from content.published.durable import TEMPORARY
from content.published.errors import Refused
from content.published.files import CHUNK, hash_of

DATA = "防汛值班".encode()
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def flip(path: Path, at: int = 0) -> None:
    """Another byte in the same file, as dd would write it."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1]))


def leftovers(blobs: Blobs) -> list[Path]:
    return list(blobs.root.rglob(f"{TEMPORARY}*"))


def test_what_was_put_is_read_under_its_digest(blobs: Blobs) -> None:
    assert blobs.put(DATA) == SHA
    assert (blobs.has(SHA), blobs.read(SHA)) == (True, DATA)
    assert blobs.path(SHA) == blobs.root / SHA[:2] / SHA
    assert leftovers(blobs) == []


def test_a_large_file_is_put_as_it_is(blobs: Blobs, tmp_path: Path) -> None:
    (tmp_path / "video").write_bytes(DATA * (2 * CHUNK // len(DATA)))
    sha = hash_of(tmp_path / "video")
    blobs.take_file(sha, tmp_path / "video")
    assert blobs.path(sha).read_bytes() == (tmp_path / "video").read_bytes()


def test_bytes_that_changed_and_left_their_times_are_found_when_they_are_read_anew(blobs: Blobs) -> None:
    blobs.put(DATA)
    with blobs.path(SHA).open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        mapped[0] = mapped[0]  # from here on its times stay
        assert blobs.has(SHA)
        mapped[0] ^= 1
        with pytest.raises(Refused, match="damaged"):
            blobs.read_anew(SHA)


def test_the_same_again_touches_nothing(blobs: Blobs) -> None:
    blobs.put(DATA)
    before = blobs.path(SHA).stat()
    blobs.put(DATA)
    assert blobs.path(SHA).stat() == before


def test_what_is_not_here_is_missing_not_damaged(blobs: Blobs) -> None:
    assert not blobs.has(SHA)
    with pytest.raises(Refused, match="missing"):
        blobs.read(SHA)
    assert blobs.damaged == set()


def test_a_flipped_byte_is_seen_also_after_it_was_verified(blobs: Blobs) -> None:
    blobs.put(DATA)
    assert blobs.read(SHA) == DATA
    flip(blobs.path(SHA))
    with pytest.raises(Refused, match="damaged"):
        blobs.read(SHA)
    assert not blobs.has(SHA)
    assert blobs.damaged == {SHA}


def test_a_change_that_hides_its_traces_is_seen_by_a_scrub(blobs: Blobs) -> None:
    blobs.put(DATA)
    assert blobs.has(SHA)
    before = blobs.path(SHA).stat()
    flip(blobs.path(SHA))
    os.utime(blobs.path(SHA), ns=(before.st_atime_ns, before.st_mtime_ns))
    blobs.forget()
    assert not blobs.has(SHA)


@pytest.mark.parametrize("spoil", [b"", DATA[:-1], DATA + b"!"])
def test_a_truncated_or_longer_copy_is_damaged_and_put_mends_it(blobs: Blobs, spoil: bytes) -> None:
    blobs.put(DATA)
    blobs.path(SHA).write_bytes(spoil)
    assert not blobs.has(SHA)
    blobs.put(DATA)
    assert (blobs.read(SHA), blobs.damaged) == (DATA, set())


def test_a_folder_in_a_blobs_place_is_damage(blobs: Blobs) -> None:
    blobs.path(SHA).mkdir(parents=True)
    assert not blobs.has(SHA)
    with pytest.raises(Refused, match="damaged"):
        blobs.read(SHA)


def test_bytes_under_another_name_are_not_taken(blobs: Blobs) -> None:
    with pytest.raises(Refused, match="damaged"):
        blobs.take("ab" * 32, [DATA])
    assert (list(blobs.all()), leftovers(blobs)) == ([], [])


def test_a_stream_that_breaks_off_leaves_nothing(blobs: Blobs) -> None:
    def broken() -> Iterator[bytes]:
        yield DATA[:4]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        blobs.take(SHA, broken())
    assert (list(blobs.all()), leftovers(blobs)) == ([], [])


@pytest.mark.parametrize("name", ["", "../" * 21 + "x", SHA.upper(), SHA[:-1], SHA + "0", "水" * 64])
def test_only_a_digest_names_a_blob(blobs: Blobs, name: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        blobs.path(name)


def test_of_many_those_that_are_themselves_are_taken(blobs: Blobs) -> None:
    assert blobs.put_many([DATA, b"b", DATA]) == [SHA, hashlib.sha256(b"b").hexdigest()]
    blobs.take_many([("ab" * 32, [DATA]), (hashlib.sha256(b"c").hexdigest(), [b"c"])])
    assert len(list(blobs.all())) == 3
    assert leftovers(blobs) == []


def test_of_many_what_came_before_the_end_of_the_world_is_kept(blobs: Blobs) -> None:
    def broken() -> Iterator[tuple[str, list[bytes]]]:
        yield SHA, [DATA]
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        blobs.take_many(broken())
    assert blobs.read(SHA) == DATA
    assert leftovers(blobs) == []
