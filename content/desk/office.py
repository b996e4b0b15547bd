"""The office behind a desk: its folder opened, its parts joined."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from content.published.blobs import Blobs
from content.published.clock import Clock
from content.published.errors import Refused
from content.published.keys import Signer, Trust
from content.published.store import Store

from . import keys, media, screens, signing_in
from .actor import Actor
from .alarms import Alarms
from .attempts import Attempts
from .calm import Calm
from .database import Database, open_database
from .errors import Problem
from .importing.mailroom import Mailroom, projector
from .importing.mailroom import reader as mailroom_reader
from .intake import Intake
from .looking import Looked, film, fit_to_show
from .media import acts
from .models import Media
from .plays.daily import Daily
from .publishing import Publisher
from .roles import WRITERS
from .screens import Paired
from .sealing import sealing
from .verifying import Verifying
from .watch.watching import Watch
from .worker import Inline, Worker

DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that the staff's server and the command line work with.

    data: DATA; hub: DATA/hub; notes: what staff should know and is no problem; uploads: pictures as they were brought;
    press, bench and binder: workers for programmes, for looking at uploads and for editions; mailroom: files that
    nobody has kept yet; daily: sums of the play log; preview_signer: signs what only the preview shows, trusted by
    no node; signed_on_air: alerts signed by a certificate that is trusted here wait for nobody.
    """

    data: Path
    database: Database
    store: Store
    signer: Signer
    trust: Trust
    clock: Clock
    alarms: Alarms
    notes: Alarms
    publisher: Publisher
    uploads: Blobs
    attempts: Attempts = field(default_factory=Attempts)
    daily: Daily = field(default_factory=Daily)
    calm: Calm
    intake: Intake
    watch: Watch
    press: Worker
    bench: Worker
    binder: Worker
    mailroom: Mailroom
    verifying: Verifying
    preview_signer: Signer = field(default_factory=Signer.generate)
    signed_on_air: bool = False

    @property
    def hub(self) -> Path:
        return self.data / "hub"

    @property
    def spool(self) -> Path:
        return self.data / "spool"

    @property
    def demo(self) -> bool:
        return is_demo(self.data)

    def sign_in(self, name: str, password: str, *, origin: str) -> Actor:
        """Raises Problem 401 for a wrong name or password, 429 while it is locked."""
        now = self.clock.now()
        return signing_in.by_password(self.database, self.attempts, name, password, now=now, origin=origin)

    def upload(self, actor: Actor, data: bytes, name: str, *, now: int, origin: str) -> Media:
        """Keep a picture, a document or a video, looked at by a worker, a picture as screens want it; raises Problem
        403, and as `looking`."""
        actor.require(WRITERS)
        if film.is_film(data):
            looked = self._film(data)
        else:
            data, looked = self.bench.run(fit_to_show, data)
        with self.database.transaction() as session:
            return media.add(session, self.uploads, actor, data, name, now=now, origin=origin, looked=looked)

    def _film(self, data: bytes) -> Looked:
        """A video is too large to be handed about: the worker gets a file."""
        if len(data) > film.MOST_BYTES:
            most = film.MOST_BYTES // 1024 // 1024
            raise Problem(413, "too-large", "a video has at most %(most)d MB", field="file", most=most)
        with tempfile.NamedTemporaryFile(dir=self.hub, prefix=".film-") as file:
            file.write(data)
            file.flush()
            return self.bench.run(film.look_at_film, Path(file.name))

    def remove_media(self, actor: Actor, sha: str, *, now: int, origin: str) -> None:
        """Raises as `acts.remove`."""
        with self.database.transaction() as session:
            gone = acts.remove(session, actor, sha, now=now, origin=origin)
        with self.database.transaction() as session:
            acts.clear(session, self.uploads, gone)

    def pair(self, actor: Actor, raw: object, *, now: int, origin: str) -> Paired:
        """Let a screen in by its code; raises as `screens.pair`, and Problem 429 after many wrong codes."""
        wait = self.attempts.locked_for(origin, f"code {actor.name}", now)
        if wait:
            raise signing_in.locked(wait)
        # The code may have come a moment ago.
        self.intake.once()
        try:
            with self.database.transaction() as session:
                return screens.pair(session, actor, raw, now=now, origin=origin)
        except Problem as problem:
            if problem.type == "no-code":
                signing_in.failed(self.database, self.attempts, f"code {actor.name}", now=now, origin=origin)
            raise

    def close(self) -> None:
        self.press.close()
        self.bench.close()
        self.binder.close()
        self.mailroom.close()
        self.database.close()


def open_desk(
    data: Path,
    *,
    clock: Clock | None = None,
    press: Worker | None = None,
    bench: Worker | None = None,
    binder: Worker | None = None,
    reader: Worker | None = None,
    verifier: Worker | None = None,
    signed_on_air: bool = False,
) -> Desk:
    """The office under `data`; raises Problem 503 when there is none or it cannot be opened."""
    database, uploads = open_database(data), Blobs(data / "hub" / "uploads", flat=True)
    signer, trust = keys.signer(data / "hub"), _trust(data / "trust.json")
    clock, store = clock or Clock(), Store(data / "store")
    alarms, calm = Alarms(clock.now), Calm()
    press, binder = press or Inline(), binder or Inline()
    publisher = Publisher(uploads, database, store, signer, trust, clock, alarms, press, binder)
    database.before_commit, database.after_commit = sealing(signer, trust, clock.now), publisher.follow
    return Desk(
        data=data,
        database=database,
        store=store,
        signer=signer,
        trust=trust,
        clock=clock,
        alarms=alarms,
        notes=Alarms(clock.now),
        publisher=publisher,
        uploads=uploads,
        calm=calm,
        intake=Intake(data / "spool", database, clock, alarms, calm),
        watch=Watch(database, clock, alarms),
        press=press,
        bench=bench or Inline(),
        binder=binder,
        mailroom=Mailroom(database, uploads, reader or mailroom_reader(), clock, None if reader else projector()),
        verifying=Verifying(data, database, clock, trust, alarms, verifier or Inline()),
        signed_on_air=signed_on_air,
    )


def _trust(path: Path) -> Trust:
    try:
        return Trust.load(path)
    except (Refused, OSError) as error:
        raise Problem(503, "no-trust", "trust.json cannot be read: %(why)s", why=error) from error


def is_demo(data: Path) -> bool:
    """Whether this is the sample office, whose passwords may be known: it never serves beyond loopback."""
    return (data / DEMO).exists()
