"""The office behind a desk: its folder opened, its parts joined."""

from dataclasses import dataclass
from pathlib import Path

from content.published.clock import Clock
from content.published.keys import Signer, Trust
from content.published.store import Store

from . import keys
from .alarms import Alarms
from .attempts import Attempts
from .database import Database, open_database
from .publishing import Publisher
from .worker import Inline, Worker

DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the staff's server and the command line work with.

    data: DATA; hub: DATA/hub; uploads: where pictures lie; press and bench: workers for compiling and for
    looking at uploads; preview_signer: signs what only the preview shows, trusted by no node.
    """

    data: Path
    database: Database
    store: Store
    signer: Signer
    trust: Trust
    clock: Clock
    alarms: Alarms
    publisher: Publisher
    attempts: Attempts
    press: Worker
    bench: Worker
    preview_signer: Signer

    @property
    def hub(self) -> Path:
        return self.data / "hub"

    @property
    def uploads(self) -> Path:
        return self.hub / "uploads"

    @property
    def spool(self) -> Path:
        return self.data / "spool"

    @property
    def demo(self) -> bool:
        return is_demo(self.data)

    def close(self) -> None:
        self.press.close()
        self.bench.close()
        self.database.close()


def open_desk(
    data: Path, *, clock: Clock | None = None, press: Worker | None = None, bench: Worker | None = None
) -> Desk:
    """The office under `data`; raises Problem 503 when there is none or it cannot be opened."""
    hub = data / "hub"
    database = open_database(data)
    signer = keys.signer(hub)
    clock = clock or Clock()
    alarms = Alarms(clock.now)
    store = Store(data / "store")
    press = press or Inline()
    publisher = Publisher(hub, database, store, signer, clock, alarms, press)
    database.after_commit = publisher.follow
    return Desk(
        data=data,
        database=database,
        store=store,
        signer=signer,
        trust=Trust.load(data / "trust.json"),
        clock=clock,
        alarms=alarms,
        publisher=publisher,
        attempts=Attempts(),
        press=press,
        bench=bench or Inline(),
        preview_signer=Signer.generate(),
    )


def is_demo(data: Path) -> bool:
    """Whether this is the sample office, whose passwords may be known: it never serves beyond loopback."""
    return (data / DEMO).exists()
