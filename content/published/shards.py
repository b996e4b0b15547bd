"""An edition's middle layer: 256 lists at most, each from record id to the blobs of that record."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from content.published.checks import a_list, a_sha, an_object
from content.published.errors import Refused


class Entry(NamedTuple):
    """What a shard says of one record: its own blob, and its media's (SHA-256), in their order."""

    record: str
    media: tuple[str, ...]


def shard_of(record_id: str) -> str:
    """One of 256 names, "00" to "ff"."""
    return hashlib.sha256(record_id.encode()).hexdigest()[:2]


def parse(data: bytes, sha: str) -> Mapping[str, Entry]:
    """A shard's blob, by record id; raises Refused('malformed')."""
    return {record_id: _entry(value, sha) for record_id, value in object_in(data, sha).items()}


def as_listed(entries: Mapping[str, Entry]) -> dict[str, Any]:
    """What a shard's blob holds."""
    return {record_id: {"record": entry.record, "blobs": list(entry.media)} for record_id, entry in entries.items()}


def object_in(data: bytes, sha: str) -> dict[str, Any]:
    """The JSON object that a blob holds; raises Refused('malformed'), also for text that is not Unicode."""
    try:
        found = json.loads(data)
        if b"\\u" in data:  # only by an escape does half a character get into it
            json.dumps(found, ensure_ascii=False).encode()
        return an_object(found, sha)
    except (ValueError, RecursionError) as error:
        raise Refused("malformed", f"blob {sha} is not JSON") from error


def _entry(value: Any, where: str) -> Entry:
    found = an_object(value, where)
    media = a_list(found.get("blobs"), where)
    return Entry(a_sha(found.get("record"), where), tuple(a_sha(each, where) for each in media))
