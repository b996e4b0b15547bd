"""What the command import does, apart from its words: loaded only when it is asked for."""

from argparse import Namespace
from pathlib import Path

from sqlalchemy.orm import Session

from content.desk import accounts
from content.desk.actor import Actor
from content.desk.database import Effect
from content.desk.errors import Problem
from content.desk.importing import confined, words
from content.desk.importing.batch import Batch
from content.desk.importing.choice import destination_of
from content.desk.importing.days import day_of
from content.desk.importing.destination import Writing
from content.desk.importing.finding import found
from content.desk.importing.outcome import Outcome
from content.desk.office import Desk
from content.desk.roles import ADMINS, CONSOLE
from content.desk.worker import Child

from .import_rows import rows
from .import_words import catalogue
from .opened import ORIGIN, office, wall


def imported(asked: Namespace) -> int:
    """1 when a file was refused; the others are in."""
    spoken = catalogue().gettext
    files = list(found(asked.paths))
    if not any(wanted for _, wanted in files):
        raise Problem(400, "no-files", "there is no document to import")
    with office(asked) as desk:
        outcomes = _imported(asked, desk, files, spoken)
    print(spoken(words.COUNTS) % words.counts(outcomes))
    if asked.dry_run:
        print(spoken(words.REHEARSED))
    return 1 if any(each.state == "refused" for each in outcomes) else 0


def _imported(asked: Namespace, desk: Desk, files: list[tuple[Path, bool]], spoken: words.Spoken) -> list[Outcome]:
    outcomes: list[Outcome] = []
    effects: set[Effect] = set()
    # Everything is published once, at the end.
    desk.database.after_commit = effects.update
    reader = Child(confined.__name__)
    try:
        with desk.database.reading() as session:
            writing = None if asked.dry_run else _writing(session, asked)
            today = day_of(session, wall())
        batch = Batch(desk.database, reader, destination_of(asked.into, asked.channel or ["kiosk"]), today, writing)
        with rows(len(files), spoken) as show:
            for path, wanted in files:
                outcomes.append(batch.take(path) if wanted else Outcome(path, "passed-over"))
                show(outcomes[-1])
    finally:
        reader.close()
        if effects:
            desk.publisher.follow(frozenset(effects))
    return outcomes


def _writing(session: Session, asked: Namespace) -> Writing:
    if asked.approve_as:
        actor = accounts.actor_named(session, asked.approve_as)
        actor.require(CONSOLE)
        return Writing(actor, wall(), ORIGIN, asked.reason.strip())
    return Writing(_author(session, asked.author), wall(), ORIGIN)


def _author(session: Session, name: str | None) -> Actor:
    if name:
        return accounts.actor_named(session, name)
    everybody = sorted(accounts.everybody(session), key=lambda account: account.id)
    admins = (accounts.as_actor(each) for each in everybody if each.disabled_at is None)
    first = next((actor for actor in admins if actor.may(ADMINS)), None)
    if first is None:
        raise Problem(404, "no-account", "there is no account to be the author: name one", field="--author")
    return first
