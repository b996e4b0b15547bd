"""How the device of a player is built and wired, from the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.settings import Settings
from display.led.lamps import Wiring

PLAIN = Wiring()


class NoDevice(Exception):
    """This machine cannot drive such a device; the message is one line for its keeper."""


@dataclass(frozen=True, slots=True)
class Build:
    """`universe` is the first one, None for the protocol's own; `matrix` are options of a HUB75 matrix."""

    wiring: Wiring = PLAIN
    universe: int | None = None
    sync: bool = False
    matrix: Mapping[str, str | int] = field(default_factory=dict)


def build_of(settings: Settings) -> Build:
    wiring = Wiring(settings.led_panel, settings.led_chain, settings.led_wiring, settings.led_order, settings.led_gamma)
    return Build(wiring, settings.led_universe, settings.led_sync, settings.led_matrix or {})
