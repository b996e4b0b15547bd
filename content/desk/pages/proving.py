"""Saying the password again, where a desk that was left open must not be enough."""

from content.desk import signing_in
from content.desk.errors import Problem

from . import context


def again(password: str) -> None:
    """Raises Problem 422 naming current for a wrong one, 429 after many: nobody tries faster than at the door."""
    desk, name = context.desk(), context.actor().name
    try:
        signing_in.prove(desk.database, desk.attempts, name, password, now=context.now(), origin=context.origin())
    except Problem as problem:
        if problem.status != 401:
            raise
        raise Problem(422, "wrong-password", "the present password is wrong", field="current") from problem
