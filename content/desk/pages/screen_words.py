"""What a screen is like, in words and signs for its keeper, and what can be done about it."""

from typing import Final

from content.desk.facts import ScreenView
from content.desk.watch.states import CLOCK, DEVICE, DISK, FAILED, FRESH, LATE, SILENT, WRONG

from .language import gettext

CHIPS: Final = {
    SILENT: "silent",
    WRONG: "silent",
    DEVICE: "silent",
    DISK: "late",
    FAILED: "late",
    CLOCK: "late",
    LATE: "late",
}
PICTURES: Final = {"fresh": "check", "plain": "info"}


def chip(screen: ScreenView, state: str) -> str:
    """The colour; nothing good is said of what was never heard, or is not there."""
    return CHIPS.get(state, "plain" if screen.heard_at is None or is_closed(screen) else "fresh")


def is_closed(screen: ScreenView) -> bool:
    """A page on the hub's own machine, or a screen that was shut out: it went, and nobody misses it."""
    return screen.paired_at is None and screen.status == "offline"


def picture(chip: str) -> str:
    """The sign beside the word."""
    return PICTURES.get(chip, "warning")


def word(screen: ScreenView, state: str) -> str:
    if screen.heard_at is None:
        return gettext("Never heard of")
    if is_closed(screen) or (state == SILENT and screen.status == "offline"):
        return gettext("Not connected")
    return {
        FRESH: gettext("Reports in time"),
        LATE: gettext("Late"),
        SILENT: gettext("Silent"),
        WRONG: gettext("Unknown programme") if _is_ahead(screen) else gettext("Behind"),
        DEVICE: gettext("Panels dead"),
        DISK: gettext("Disk full"),
        FAILED: gettext("Something is missing"),
        CLOCK: gettext("Clock unsure"),
    }[state]


def advice(screen: ScreenView, state: str) -> str:
    if state == WRONG and _is_ahead(screen):
        return gettext(
            "It names a programme that was never put out here. Have somebody look at it; shut it out if in doubt."
        )
    return {
        WRONG: gettext(
            "It shows what was on air before. If it does not catch up within a minute, start its player again."
        ),
        DEVICE: gettext("The player runs and tries again, but the lamps are dark: look at their power and cable."),
        FAILED: gettext("It leaves out what it cannot show and goes on with the rest; what that is stands below."),
        DISK: gettext("It may not get the next programme whole: make room on the disk of its player."),
        CLOCK: gettext(
            "It goes by the hub's clock; started while the hub is away it would be off. Set its machine's clock."
        ),
    }.get(state, "")


def _is_ahead(screen: ScreenView) -> bool:
    return (screen.shown or 0) > (screen.on_air or 0)
