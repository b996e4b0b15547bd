"""A kiosk's data folder with a large edition, written as fast as the disk takes it: what is measured comes after."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.published.canonical import canonical
from content.published.clock import wall
from content.published.envelope import sign
from content.published.keys import Signer, Trust
from content.published.shards import shard_of
from content.published.store import Store

OFFICE = "澄川市水务局"


@dataclass
class Library:
    """`data` is a kiosk's DATA; `moved` counts the bytes of the last edition that were not in the one before."""

    data: Path
    signer: Signer = field(default_factory=Signer.generate)
    number: int = 0
    moved: int = 0
    _listed: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    _shards: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.data.mkdir(parents=True)
        Trust.of(self.signer.public).save(self.data / "trust.json")
        self.store = Store(self.data / "store")

    def put(self, records: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Take records in; they are in the next edition."""
        for record_id, body in records:
            kind, _, _ = record_id.partition("/")
            sha = self._keep({"kind": kind, "id": record_id, "approved_by": "7-0", "derived": [], **body})
            name = shard_of(record_id)
            self._listed.setdefault(name, {})[record_id] = {"record": sha, "blobs": []}
            self._shards.pop(name, None)

    def publish(self) -> int:
        """The number of the edition of all that was put."""
        self.number += 1
        for name in self._listed.keys() - self._shards.keys():
            self._shards[name] = self._keep(self._listed[name])
        root = {
            "kind": "edition",
            "format": 1,
            "number": self.number,
            "built_at": wall(),
            "office": OFFICE,
            "keys": [],
            "inbox_key": "",
            "ledger_head": "",
            "shards": dict(sorted(self._shards.items())),
        }
        envelope = sign(root, self.signer)
        self.moved += len(envelope.to_json().encode())
        self.store.publish("editions", envelope)
        return self.number

    def _keep(self, value: Any) -> str:
        data = canonical(value)
        sha = hashlib.sha256(data).hexdigest()
        path = self.store.blob_path(sha)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(data)
            self.moved += len(data)
        return sha
