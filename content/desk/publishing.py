"""Publishing: commit, compile, sign, write to the store, all under one lock between processes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from content.published import durable
from content.published.blobs import Blobs
from content.published.clock import Clock
from content.published.envelope import Envelope, sign
from content.published.keys import Signer, Trust
from content.published.store import Kind, Store

from . import gathering, ledger, live, material, publications, stops, taking_off
from .access import access_body
from .actor import Actor
from .alarms import Alarms
from .alerts import overtaking, shown
from .compile.showing import Approved
from .database import Database, Effect
from .editions.editions import Editions, Root
from .errors import Problem
from .following import Following, Step
from .press import Job, Pressed, press
from .speech import besides
from .worker import Worker

Numbers = dict[str, int]


class Publisher:
    """The only writer of the store at the hub."""

    def __init__(
        self,
        uploads: Blobs,
        database: Database,
        store: Store,
        signer: Signer,
        trust: Trust,
        clock: Clock,
        alarms: Alarms,
        worker: Worker,
        binder: Worker | None = None,
    ) -> None:
        hub = uploads.root.parent
        self._hub, self._uploads, self._database, self._store = hub, uploads, database, store
        self._signer, self._trust, self._clock = signer, trust, clock
        self._alarms, self._worker = alarms, worker
        self.editions = Editions(hub.parent, database, signer, clock, alarms, binder or worker, self._seal_edition)
        # Channels with more alerts than a programme takes, and when the next has to follow.
        self._go_on: dict[str, int] = {}
        # As the screens' clocks run: never back behind a programme that they were given.
        self._screens_clock = Clock(clock.now)
        self._wrong: dict[str, Sequence[live.Wrong]] = {}
        steps: dict[str, Step] = {"alert": self.alerts, "programme": self._changed}
        steps |= {"access": lambda _: self.access(), "edition": lambda _: self.editions.soon()}
        self._following = Following(alarms, steps)

    def follow(self, effects: frozenset[Effect]) -> None:
        """What has to follow a committed change. A change that is safe stays so when publishing fails."""
        self._following.follow(effects)

    def retry(self) -> None:
        """Once more what could not be published, and what was left for later."""
        now = self._clock.now()
        self._following.retry([("alert", channel) for channel, at in self._go_on.items() if at <= now])

    def programmes(self, names: Collection[str] | None = None, *, at_any_rate: bool = False) -> Numbers:
        """Compile and publish these channels, or all; the number of each. Raises Problem 409 `clock` and
        `ledger-broken`, unless it is to be done at any rate; what was withdrawn leaves the screens all the same."""
        try:
            return self._compiled(names, at_any_rate)
        except Exception:
            self._take_off(names)
            raise

    def _compiled(self, names: Collection[str] | None, at_any_rate: bool) -> Numbers:
        with durable.locked(self._hub / "compile.lock"):
            while True:
                with self._locked():
                    jobs, wrong = self._jobs(names, at_any_rate)
                    if gathering.are_few(jobs):
                        return self._pressed_out(jobs, press(jobs), wrong, at_any_rate)
                # What takes long takes it outside the lock: an emergency goes first, and is then compiled in.
                pressed = self._worker.run(press, jobs)
                with self._locked():
                    if self._are_next(jobs):
                        return self._pressed_out(jobs, pressed, wrong, at_any_rate)

    def alerts(self, names: Collection[str]) -> Numbers:
        """Lay what alerts there are over the programmes that stand, without looking at any notice: the number of each.
        An emergency goes out whatever the clock and the ledger's past say, and whoever confirmed it."""
        numbers, lacks_voices = self._laid(names)
        left = set(names) - set(numbers)
        numbers |= self.programmes(left, at_any_rate=True) if left else {}
        return numbers | (self._laid(names)[0] if lacks_voices else {})

    def access(self) -> int:
        """Publish who may connect, at any rate: whoever is shut out must not wait for anybody. The number."""
        with self._locked():
            now = self._clock.now()
            with self._database.reading() as session:
                ledger.require_clock(session, now)
                number = publications.next_number(session, self._store, self._trust, "access", "", now)
                body = access_body(session, number, now)
            return self._out("access", [body], now, at_any_rate=True)["access"]

    def edition(self) -> Envelope:
        """Publish a new edition. Raises Problem 409 `clock`, `ledger-broken`."""
        return self.editions.publish()

    def confirm_clock(self, actor: Actor | None, *, origin: str) -> None:
        """Somebody looked at the clock and says it is right: publishing goes on."""
        with self._database.transaction() as session:
            now = self._clock.now()
            ledger.append(session, actor, "clock-confirmed", "hub", {}, now=now, origin=origin)

    def believe_clock(self) -> None:
        """Confirm the clock in nobody's name, where it needs that."""
        with self._database.reading() as session:
            confirmed = ledger.clock_is_confirmed(session, self._clock.now())
        if not confirmed:
            self.confirm_clock(None, origin="foyer")

    def preview(
        self,
        channel: str,
        extra: Sequence[Approved] = (),
        approved: Sequence[Approved] | None = None,
        empty: Job | None = None,
    ) -> dict[str, Any]:
        """The body that this channel would get now, with `extra` wordings instead of their notices' approved ones;
        `approved`: what of it is approved, `empty`: its job without notices, where that is known. Nothing is
        published. Raises Problem 404 for no such channel."""
        now = self._clock.now()
        with self._database.reading() as session:
            known = live.approved(session, now)[0] if approved is None else approved
            replaced = {each.notice for each in extra}
            notices = [each for each in known if each.notice not in replaced] + list(extra)
            job = gathering.filled(session, empty or self.empty(session, channel, now), notices, now)
        pressed = self._worker.run(press, [job])[0]
        if pressed.body is None:
            raise Problem(409, "does-not-compile", "%(why)s", why=pressed.wrong[-1][1])
        return pressed.body

    def empty(self, session: Session, channel: str, now: int) -> Job:
        """The job of a channel without notices. Raises Problem 404 for no such channel."""
        return gathering.job(session, self._store, self._trust, channel, (), now)

    def _seal_edition(self, root: Root, taken_off: bool) -> Envelope:
        with self._locked():
            now = self._clock.now()
            with self._database.reading() as session:
                if not taken_off:
                    ledger.require_clock(session, now)
                    stops.require_none(session)
                number = publications.next_number(session, self._store, self._trust, "editions", "", now)
                body = dict(root(session, number, now))
            self._out("editions", [body], now, at_any_rate=taken_off, told=taking_off.TAKEN_OFF if taken_off else {})
            return self._store.envelope("editions", number)

    def _laid(self, names: Collection[str]) -> tuple[Numbers, bool]:
        """The numbers, and whether a voice that is there is still to come."""
        with self._locked():
            now = self._clock.now()
            with self._database.reading() as session:
                found = overtaking.laid(session, self._store, self._trust, names, now, self._screens_clock)
            self._alarms.set("alerts", found.wrong)
            return self._out("programmes", found.bodies, now, at_any_rate=True), found.lacks_voices

    def _take_off(self, names: Collection[str] | None) -> None:
        with self._locked():
            now = self._clock.now()
            with self._database.reading() as session:
                told = session, self._store, self._trust, names, now
                bodies = taking_off.bodies(*told, self._screens_clock)
            if bodies:
                self._out("programmes", bodies, now, at_any_rate=True, told=taking_off.TAKEN_OFF)

    def _jobs(self, names: Collection[str] | None, at_any_rate: bool) -> tuple[list[Job], list[live.Wrong]]:
        now = self._clock.now()
        with self._database.reading() as session:
            if not at_any_rate:
                ledger.require_clock(session, now)
                stops.require_none(session)
            ahead = overtaking.ahead(self._screens_clock, now)
            return gathering.jobs(session, self._store, self._uploads, self._trust, names, now, ahead)

    def _are_next(self, jobs: Sequence[Job]) -> bool:
        with self._database.reading() as session:
            return gathering.are_next(session, self._store, self._trust, jobs)

    def _pressed_out(
        self, jobs: Sequence[Job], pressed: Sequence[Pressed], wrong: Sequence[live.Wrong], at_any_rate: bool
    ) -> Numbers:
        self._note(jobs, pressed, wrong)
        bodies = [each.body for each in pressed if each.body is not None]
        return self._out("programmes", bodies, self._clock.now(), at_any_rate=at_any_rate)

    def _out(
        self,
        kind: Kind,
        bodies: Sequence[dict[str, Any]],
        now: int,
        *,
        at_any_rate: bool = False,
        told: Mapping[str, Any] = MappingProxyType({}),
    ) -> Numbers:
        """Sign, keep and write; blobs are in the store before the pointer that names them is switched. Unless it goes
        out at any rate, the ledger's lines since the last checkpoint have to hold."""
        signed = [(body.get("channel") or "", sign(body, self._signer)) for body in bodies]
        numbers = {channel or kind: envelope.number for channel, envelope in signed}
        with self._database.transaction() as session:
            broken = [] if at_any_rate else stops.found_now(session, self._trust, now)
            if signed and not broken:
                for channel, envelope in signed:
                    publications.keep(session, kind, channel, envelope, now)
                if kind == "programmes":
                    shown.aired(session, bodies, now)
                    self._go_on |= overtaking.going_on(bodies)
                ledger.append(session, None, "publish", kind, {"numbers": numbers, **told}, now=now, origin="foyer")
        if broken:
            raise stops.refused(broken)
        for body, (channel, envelope) in zip(bodies, signed, strict=True):
            material.put(self._store, self._uploads, body)
            self._store.mend(kind, envelope, self._trust, channel or None)
        return numbers

    def _note(self, jobs: Iterable[Job], pressed: Iterable[Pressed], wrong: Sequence[live.Wrong]) -> None:
        for job, each in zip(jobs, pressed, strict=True):
            self._wrong[job.layout["name"]] = each.wrong
        found = [each for kept in self._wrong.values() for each in kept]
        self._alarms.set("notices", [*wrong, *found])

    def _changed(self, names: Collection[str]) -> None:
        if besides.CHANNEL in names:
            # What is new there is read aloud with the next edition.
            self.editions.soon()
        self.programmes(names)

    def _locked(self) -> AbstractContextManager[None]:
        return durable.locked(self._hub / "publish.lock")
