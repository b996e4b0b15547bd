"""A house whose editions are made of plain records, and whose index stands without waiting: for tests of pages."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from content.published.canonical import canonical
from content.published.clock import Clock, wall
from content.published.edition import Record, build
from content.published.envelope import sign
from kiosk.holding import Holding
from kiosk.index.files import seal
from kiosk.index.make import make
from tests.kiosk.house import OFFICE, House
from tests.world.tampering import flip


class Lobby(House):
    """`publish_records({"guide/tap-connection": {"title": {"zh-Hans": "自来水接水"}, ...}, ...})`, then
    `holding()` for an application in this process, or tests.processes.kiosk(lobby.data) for a real one."""

    def publish_records(
        self,
        records: Mapping[str, Mapping[str, Any]],
        *,
        media: Mapping[str, Sequence[bytes]] | None = None,
        indexed: bool = True,
        office: str = OFFICE,
    ) -> int:
        """A new edition of exactly these bodies, by record id; `media` are the blobs that a record names. Gives the
        edition's number. Its index is made here and now, unless a kiosk is to do it."""
        kept = {name: tuple(self.store.put_blobs(blobs)) for name, blobs in (media or {}).items()}
        self._publish(records, kept, office)
        if indexed:
            seal(make(self.data, self.number))
        return self.number

    def spoil(self, records: Mapping[str, Mapping[str, Any]], words: str) -> Callable[[], object]:
        """A new edition whose blob with these words came damaged; call what this gives to mend it."""
        for body in map(canonical, (_body(name, body) for name, body in records.items())):
            if words.encode() in body:
                path = self.store.blob_path(self.store.put_blob(body))
                self._publish(records, {}, OFFICE, partial(flip, path))
                return partial(path.write_bytes, body)
        raise AssertionError(f"no record says {words}")

    def holding(self, clock: Clock | None = None) -> Holding:
        """What the kiosk holds now; it follows nothing, so nothing is to be stopped."""
        return Holding(self.data, "kiosk", clock)

    def _publish(
        self,
        records: Mapping[str, Mapping[str, Any]],
        media: Mapping[str, tuple[str, ...]],
        office: str,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        """`meanwhile` happens when all blobs are there and nobody knows of the edition yet."""
        self.number += 1
        built = build(
            {name: Record(_body(name, body), media.get(name, ())) for name, body in records.items()},
            number=self.number,
            built_at=wall(),
            office=office,
            keys=(),
            inbox_key="",
            ledger_head="",
        )
        self.store.put_blobs(built.blobs.values())
        meanwhile()
        self.store.publish("editions", sign(built.body, self.signer))


def _body(record_id: str, body: Mapping[str, Any]) -> dict[str, Any]:
    kind, _, _ = record_id.partition("/")
    return {"kind": kind, "id": record_id, "approved_by": "7-0123456789ab", "derived": [], **body}
