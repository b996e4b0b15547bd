"""The store of the preview and the kiosk's pages over it, made when somebody first asks, thrown away with the desk."""

import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from content.desk import channels
from content.desk.compile.showing import Approved
from content.desk.errors import Problem
from content.desk.keys import inbox_public
from content.desk.models import Office
from content.desk.office import Desk
from content.published import edition
from content.published.canonical import digest
from content.published.edition import Key
from content.published.envelope import sign
from content.published.keys import Signer, Trust
from content.published.store import Store

from .laying import Draft, laid

CHANNEL: Final = "kiosk"
MOST: Final = 50
"""Drafts that are looked at at a time; those that were asked for last stay."""
KEPT: Final = 2


class Pages(Protocol):
    """The kiosk's pages as a WSGI application over a folder of data."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]: ...
    def stands(self, number: int, most_s: float) -> bool: ...


class Glimpse:
    def __init__(self, desk: Desk, mount: Callable[[Path], Pages]) -> None:
        self._desk, self._mount = desk, mount
        self._data = desk.hub / "preview"
        self._store = Store(self._data / "store")
        self._signer = Signer.generate()
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._notices: OrderedDict[int, Approved] = OrderedDict()
        self._made: Pages | None = None
        self._number = 0
        self._seen: dict[str, str] = {}
        self._one = threading.Lock()

    def record(self, kind: str, name: str, content: Mapping[str, Any]) -> int:
        """The number of an edition in which this wording stands. Raises Problem 409 `not-disclosed`."""
        with self._one:
            self._begin()
            before = OrderedDict(self._drafts)
            _put(self._drafts, f"{kind}/{name}", Draft(kind, name, dict(content)))
            try:
                return self._edition()
            except Problem:
                self._drafts = before
                raise

    def notice(self, wording: Approved) -> int:
        """As `record`: the notice stands among those of the kiosks' channel."""
        with self._one:
            self._begin()
            _put(self._notices, wording.notice, wording)
            return self._edition()

    def pages(self, number: int, most_s: float) -> Pages | None:
        """The kiosk's pages once edition `number` can be read; None where that takes longer."""
        made = self._made
        return made if made is not None and made.stands(number, most_s) else None

    def is_unknown(self, number: int) -> bool:
        """Whether no edition of this number was made here."""
        return self._made is None or number > self._number

    def _begin(self) -> None:
        if self._made is None:
            # What another key signed before is worth nothing now.
            shutil.rmtree(self._data, ignore_errors=True)
            self._data.mkdir(mode=0o700, parents=True)
            Trust.of(self._signer.public).save(self._data / "trust.json")

    def _edition(self) -> int:
        desk = self._desk
        with desk.database.reading() as session:
            office = session.get_one(Office, 1)
        shards = desk.bench.run(laid, desk.data, self._store.root, list(self._drafts.values()), office.name)
        programme = desk.publisher.preview(CHANNEL, list(self._notices.values())) if self._has_channel() else None
        if self._is_new("editions", sorted(shards.items())):
            self._put("editions", self._root(shards, office))
        if programme and self._is_new("programmes", {**programme, "number": 0, "built_at": 0}):
            self._put("programmes", programme, CHANNEL)
        self._made = self._made or self._mount(self._data)
        return self._number

    def _root(self, shards: Mapping[str, str], office: Office) -> dict[str, Any]:
        now = self._desk.clock.now()
        keys = [Key(self._signer.id, self._signer.public, office.created_at, None)]
        inbox = inbox_public(self._desk.hub)
        told: dict[str, Any] = {"office": office.name, "keys": keys, "inbox_key": inbox, "ledger_head": ""}
        return edition.root(shards, number=0, built_at=now, **told)

    def _put(self, kind: Any, body: Mapping[str, Any], channel: str | None = None) -> None:
        number = max(self._store.numbers(kind, channel), default=self._desk.clock.now() // 1000) + 1
        self._store.publish(kind, sign({**body, "number": number}, self._signer), channel)
        self._store.prune(KEPT)
        if kind == "editions":
            self._number = number

    def _is_new(self, what: str, value: Sequence[Any] | Mapping[str, Any]) -> bool:
        before, self._seen[what] = self._seen.get(what), digest(value)
        return before != self._seen[what]

    def _has_channel(self) -> bool:
        with self._desk.database.reading() as session:
            return any(each.name == CHANNEL for each in channels.everyone(session))


def _put(kept: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)
