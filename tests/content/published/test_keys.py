import base64
import json
import stat
from pathlib import Path

import pytest

from content.published.errors import Refused
from content.published.keys import Signer, Trust, key_id
from tests.content.published.pieces import HUB, STRANGER, TRUST


def test_a_saved_key_signs_the_same_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "signing"
    signer = Signer.generate()
    signer.save(path)
    assert Signer.load(path).sign(b"text") == signer.sign(b"text")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_is_named_by_its_digest() -> None:
    assert HUB.id == key_id(base64.b64decode(HUB.public))
    assert len(HUB.id) == 16
    assert list(TRUST.keys) == [HUB.id]


def test_a_saved_trust_is_the_same_trust(tmp_path: Path) -> None:
    both = Trust.of(HUB.public, STRANGER.public)
    both.save(tmp_path / "trust.json")
    assert Trust.load(tmp_path / "trust.json") == both


@pytest.mark.parametrize(
    "text", ["", "[]", '{"keys": [{}]}', '{"keys": 3}', '{"keys": [{"id": "x", "public": "AAAA"}]}', "[" * 100_000]
)
def test_a_trust_file_that_lists_no_keys_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "trust.json").write_text(text)
    with pytest.raises(Refused, match="malformed"):
        Trust.load(tmp_path / "trust.json")


def test_a_key_under_another_keys_id_is_refused(tmp_path: Path) -> None:
    listed = {"keys": [{"id": STRANGER.id, "public": HUB.public}]}
    (tmp_path / "trust.json").write_text(json.dumps(listed))
    with pytest.raises(Refused, match="another key"):
        Trust.load(tmp_path / "trust.json")


def test_a_damaged_private_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "signing").write_bytes(b"\xff\xfe not a key")
    with pytest.raises(Refused, match="malformed"):
        Signer.load(tmp_path / "signing")


@pytest.mark.parametrize("signature", ["", "no base64!", "水", "AAAA", STRANGER.sign(b"text"), HUB.sign(b"other")])
def test_only_the_trusted_keys_signature_of_these_bytes_counts(signature: str) -> None:
    TRUST.verify(HUB.id, HUB.sign(b"text"), b"text")
    with pytest.raises(Refused, match="bad_signature"):
        TRUST.verify(HUB.id, signature, b"text")


def test_a_key_that_is_not_trusted_is_named() -> None:
    with pytest.raises(Refused, match=f"unknown_key.*{STRANGER.id}"):
        TRUST.verify(STRANGER.id, STRANGER.sign(b"text"), b"text")
