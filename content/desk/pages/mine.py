"""What is open at the desk as the person who is signed in has it, read once a request."""

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from content.desk import absences, holidays
from content.desk.compile.working_days import Calendar
from content.desk.review import SECRECY, Capacity
from content.desk.waiting import asked, piles
from content.desk.waiting.board import Board
from content.desk.waiting.items import Item

from . import context

KEY = "foyer-board"


def install(app: Flask) -> None:
    app.extensions[KEY] = Board()


def board() -> Board:
    found: Board = current_app.extensions[KEY]
    return found


def items() -> list[Item]:
    """Everything that is open, what has waited longest first."""
    if "open_items" not in g:
        with context.desk().database.reading() as session:
            g.open_items = board().items(session)
    found: list[Item] = g.open_items
    return found


def covered() -> list[Capacity]:
    """For whom I stand in now."""
    if "covered" not in g:
        with context.desk().database.reading() as session:
            g.covered = absences.covered_by(session, context.actor(), context.now())
    found: list[Capacity] = g.covered
    return found


def sorted_out() -> dict[piles.Name, list[Item]]:
    """What of it lies with me, by why."""
    if "piles" not in g:
        with context.desk().database.reading() as session:
            g.piles = piles.left(_with_what_is_over(session), context.now())
    found: dict[piles.Name, list[Item]] = g.piles
    return found


def _with_what_is_over(session: Session) -> dict[piles.Name, list[Item]]:
    actor, told = context.actor(), tuple(covered())
    questions = _questions(session) if SECRECY in actor.roles else frozenset()
    mark = (board().mark(session), actor.roles, told, questions)
    found: dict[piles.Name, list[Item]] = board().kept(
        session, f"piles {actor.id}", lambda _: piles.piles(items(), actor, told, questions), mark
    )
    return found


def _questions(session: Session) -> frozenset[asked.Which]:
    mark = (board().mark(session), asked.mark(session))
    found: frozenset[asked.Which] = board().kept(session, "asked", asked.asked, mark)
    return found


def calendar() -> Calendar:
    """The working days that what waits is counted by: the office's own."""
    if "calendar" not in g:
        with context.desk().database.reading() as session:
            g.calendar = board().kept(session, "calendar", holidays.calendar, holidays.mark(session))
    found: Calendar = g.calendar
    return found


def waiting() -> int:
    """How much needs me: the number beside the work list."""
    return piles.waiting(sorted_out())
