"""Directions in words of the page's language: how one sets out, leaves a lift, turns, and how things are counted."""

from collections.abc import Callable, Mapping
from typing import Final

from flask_babel import gettext

from kiosk.floors.corners import END
from kiosk.floors.steps import Step


def _(message: str, **values: object) -> str:
    return str(gettext(message, **values))


ORDINALS: Final[Mapping[int, Callable[[], str]]] = {
    1: lambda: _("first"),
    2: lambda: _("second"),
    3: lambda: _("third"),
    4: lambda: _("fourth"),
    5: lambda: _("fifth"),
    6: lambda: _("sixth"),
    7: lambda: _("seventh"),
    8: lambda: _("eighth"),
    9: lambda: _("ninth"),
}


def ordinal(n: int) -> str:
    return ORDINALS[n]() if n in ORDINALS else _("%(n)sth", n=n)


def start(step: Step) -> str:
    if step.turn == "left":
        return _("Go left from this kiosk")
    if step.turn == "right":
        return _("Go right from this kiosk")
    if step.turn == "ahead":
        return _("Go straight ahead from this kiosk")
    return _("Turn round at this kiosk and go straight ahead") if step.turn == "back" else _("Set out from this kiosk")


def leave_lift(step: Step) -> str:
    if step.turn == "left":
        return _("turn left out of the lift")
    if step.turn == "right":
        return _("turn right out of the lift")
    return _("go straight ahead out of the lift") if step.turn == "ahead" else _("leave the lift")


def leave_stairs(step: Step) -> str:
    if step.turn == "left":
        return _("turn left out of the stairs")
    if step.turn == "right":
        return _("turn right out of the stairs")
    return _("go straight ahead out of the stairs") if step.turn == "ahead" else _("leave the stairs")


def turn(step: Step) -> str:
    """Also at which corner of what was walked before."""
    if step.turn not in ("left", "right"):
        return _("turn back") if step.turn == "back" else _("go straight ahead")
    if step.corner is None:
        return _("turn left") if step.turn == "left" else _("turn right")
    if step.corner == END:
        return _("turn left at the end") if step.turn == "left" else _("turn right at the end")
    nth = ordinal(step.corner)
    if step.turn == "left":
        return _("take the %(nth)s turning on the left", nth=nth)
    return _("take the %(nth)s turning on the right", nth=nth)


def seen(words: str, step: Step, name: str) -> str:
    """The words of the step, and what is seen there or on the way there: `name` is that of its mark."""
    if step.mark is None or not name:
        return words
    if step.mark.side == "left":
        return _("past %(mark)s on the left, %(words)s", words=words, mark=name)
    if step.mark.side == "right":
        return _("past %(mark)s on the right, %(words)s", words=words, mark=name)
    return _("%(words)s (by %(mark)s)", words=words, mark=name)
