"""All that the kiosks may show: a signed root naming shards by hash, shards naming records and media by hash.
One changed record moves one root, one shard, one record."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from content.published import shards
from content.published.canonical import canonical
from content.published.checks import a_list, a_name, a_sha, an_object, refuse, whole
from content.published.shards import Entry, shard_of

__all__ = ["Built", "Edition", "Entry", "Key", "Read", "Record", "build", "check", "root", "shard_of"]

Read = Callable[[str], bytes]
"""Gives a blob, verified; raises Refused('missing' or 'damaged')."""


class Record(NamedTuple):
    """One record and the blobs (SHA-256) of its media, in their order."""

    body: Mapping[str, Any]
    media: tuple[str, ...] = ()


class Key(NamedTuple):
    """A signing key as an edition announces it; start and until in ms, until None while it is in use."""

    id: str
    public: str
    start: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Built:
    """A root to sign, and the blobs to store before it is published, by SHA-256."""

    body: Mapping[str, Any]
    blobs: Mapping[str, bytes]


def build(
    records: Mapping[str, Record],
    *,
    number: int,
    built_at: int,
    office: str,
    keys: Sequence[Key],
    inbox_key: str,
    ledger_head: str,
) -> Built:
    """Media must lie in the store already. Raises TypeError for a record without canonical form."""
    blobs: dict[str, bytes] = {}
    listed: dict[str, dict[str, Entry]] = {}
    for record_id, record in records.items():
        entry = Entry(_keep(blobs, dict(record.body)), tuple(record.media))
        listed.setdefault(shard_of(record_id), {})[record_id] = entry
    named = {name: _keep(blobs, shards.as_listed(listed[name])) for name in sorted(listed)}
    body = root(
        named,
        number=number,
        built_at=built_at,
        office=office,
        keys=keys,
        inbox_key=inbox_key,
        ledger_head=ledger_head,
    )
    return Built(body, blobs)


def root(
    named: Mapping[str, str],
    *,
    number: int,
    built_at: int,
    office: str,
    keys: Sequence[Key],
    inbox_key: str,
    ledger_head: str,
) -> dict[str, Any]:
    """The body to sign of an edition whose shards, by name, are these blobs."""
    return {
        "kind": "edition",
        "format": 1,
        "number": number,
        "built_at": built_at,
        "office": office,
        "keys": [{"id": k.id, "public": k.public, "from": k.start, "until": k.until} for k in keys],
        "inbox_key": inbox_key,
        "ledger_head": ledger_head,
        "shards": {name: named[name] for name in sorted(named)},
    }


class Edition:
    """Reads a root's records lazily; each shard is parsed once, when it is first needed."""

    def __init__(self, body: Mapping[str, Any], read: Read) -> None:
        self._shards: Mapping[str, str] = check(body)
        self._read = read
        self._parsed: dict[str, Mapping[str, Entry]] = {}

    @property
    def shards(self) -> tuple[str, ...]:
        """The blobs of the shards."""
        return tuple(self._shards.values())

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every record's id and blobs, in the order of shards; raises Refused when a shard is not whole."""
        for name in self._shards:
            yield from self._shard(name).items()

    def blobs(self) -> Iterator[str]:
        """Every blob this edition needs, shards first; raises Refused when a shard is not whole."""
        yield from self.shards
        for _, entry in self.entries():
            yield from (entry.record, *entry.media)

    def record(self, record_id: str) -> Record | None:
        """None when there is none of this id; raises Refused when its blobs are not whole."""
        entry = self._shard(shard_of(record_id)).get(record_id)
        return self._record(entry) if entry else None

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record by its id; raises Refused at the first that is not whole."""
        return ((record_id, self._record(entry)) for record_id, entry in self.entries())

    def _record(self, entry: Entry) -> Record:
        return Record(shards.object_in(self._read(entry.record), entry.record), entry.media)

    def _shard(self, name: str) -> Mapping[str, Entry]:
        if name not in self._shards:
            return {}
        if name not in self._parsed:
            sha = self._shards[name]
            self._parsed[name] = shards.parse(self._read(sha), sha)
        return self._parsed[name]


def check(body: Mapping[str, Any]) -> Mapping[str, str]:
    """The shards' blobs by name; raises Refused('malformed') unless body is an edition's root."""
    whole(body.get("built_at"), "built_at")
    a_name(body.get("office"), "office")
    a_list(body.get("keys"), "keys")
    named = an_object(body.get("shards"), "shards")
    if len(named) > 256:
        refuse("shards", "are more than 256")
    return {name: a_sha(sha, f"shards.{name}") for name, sha in named.items()}


def _keep(blobs: dict[str, bytes], value: Any) -> str:
    data = canonical(value)
    sha = hashlib.sha256(data).hexdigest()
    blobs[sha] = data
    return sha
