"""What whoever comes first would wait for, made ready soon after the start: words, templates, and what the desk keeps
between requests of thousands of notices, records and hours of the play log."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Final

from flask import Flask

from config.pauses import settle
from content.desk import channels, live
from content.desk.checks import gathering, lists
from content.desk.errors import Problem
from content.desk.importing.script import fold
from content.desk.plays.report import days, names, report
from content.desk.records import building

from . import airing, context, language, mine, moments, notices, pressing, previewed
from .records import suggestions

AFTER_S: Final = 3.0
"""The start itself comes first: another process may need the machine more."""
CALM_S: Final = 1.0
LOGGED: Final = timedelta(days=30)
Step = Callable[[], object]


def warm(app: Flask, stop: threading.Event) -> None:
    """Once, giving way to whoever asks for a page meanwhile."""
    if stop.wait(AFTER_S):
        return
    # Whoever comes meets what goes wrong here again, and there it is told.
    with app.app_context(), suppress(Exception):
        for step in steps(app):
            context.desk().calm.wait(CALM_S)
            if stop.is_set():
                return
            step()
        settle()


def steps(app: Flask) -> Iterator[Step]:
    """A short piece of work each, to be done in the application's context."""
    yield from (
        language.make_ready,
        partial(fold, "門"),
        mine.items,
        _pressing,
        _notices,
        _phones,
        _programmes,
        _floors,
    )
    yield from (partial(app.jinja_env.get_template, name) for name in app.jinja_env.list_templates(["html"]))
    yield from (partial(_previewed, channel, drafts) for channel in _channels() for drafts in (True, False))
    yield from (partial(_logged, screen) for screen in _screens())


def _pressing() -> None:
    with context.desk().database.reading() as session:
        pressing.found(session)


def _notices() -> None:
    with context.desk().database.reading() as session:
        notices.kept_rows(session)


def _phones() -> None:
    with context.desk().database.reading() as session:
        gathering.phones(session, lists.read(session))


def _programmes() -> None:
    """What a programme is held against, for the first preview; and what the screens show."""
    with context.desk().database.reading() as session:
        live.approved(session, context.now())
        for each in channels.everyone(session):
            airing.programme_of(session, each.name)


def _channels() -> list[str]:
    with context.desk().database.reading() as session:
        return [each.name for each in channels.everyone(session)]


def _previewed(channel: str, drafts: bool) -> None:
    # What does not compile is told to whoever looks at it.
    with suppress(Problem):
        previewed.previewed(channel, drafts, None)


def _floors() -> None:
    with context.desk().database.reading() as session:
        building.others(session, "")
        suggestions.suggestions(session)


def _screens() -> list[str]:
    with context.desk().database.reading() as session:
        return list(names(session, *_month(), context.now()))


def _logged(screen: str) -> None:
    desk = context.desk()
    with desk.database.reading() as session:
        report(session, *_month(), context.now(), desk.daily, screen=screen)


def _month() -> tuple[int, int]:
    today = moments.local(context.now(), context.zone()).date()
    return days(today - LOGGED, today, context.zone())
