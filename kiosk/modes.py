"""Pages for who needs them otherwise: larger, with more contrast, within reach from a wheelchair, read aloud.

Like the language, a mode comes with the address and stays nowhere: when the visitor has gone, it has gone too.
"""

from itertools import combinations
from typing import Any, Final

from flask import Flask, g, has_request_context, request

MODES: Final = ("elder", "contrast", "low", "aloud")
"""长辈版 (large and few words), high contrast, everything to touch in the lower part, every page read aloud."""
COMBINED: Final = ["-".join(some) for count in range(1, len(MODES) + 1) for some in combinations(MODES, count)]
"""Every value that the address may have, each in one order only."""


def modes() -> tuple[str, ...]:
    """Of the page being made, in the order of MODES."""
    if not has_request_context():
        return ()
    found: tuple[str, ...] | None = g.get("modes")
    if found is None:
        asked = request.args.get("mode", "").split("-")
        found = g.modes = tuple(mode for mode in MODES if mode in asked)
    return found


def carry_modes(app: Flask, silent: tuple[str, ...]) -> None:
    """Let every link of a page keep its modes; not those to blueprints named `silent`, which are no pages."""

    @app.url_defaults
    def keep(endpoint: str, values: dict[str, Any]) -> None:
        if modes() and endpoint.partition(".")[0] not in silent:
            values.setdefault("mode", told(modes()))


def toggled(mode: str) -> str | None:
    """What the address says when `mode` is turned on, or off where it is on."""
    return told(tuple(each for each in MODES if (each in modes()) != (each == mode)))


def told(some: tuple[str, ...]) -> str | None:
    """None where there is none, so that each page has one address only."""
    return "-".join(some) or None
