"""The browser player: one page per channel that presents a programme from the clock alone.

`create_player` makes the blueprint that push, desk and kiosk mount; everything that plays is in static/.
"""

from display.player.blueprint import create_player

__all__ = ["create_player"]
