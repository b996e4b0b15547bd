"""The settings, one row each: the whole surface that README's table is held to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from config import lamps, telling, values

Program = Literal["kiosk", "display"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the settings table. `read` turns text (or a TOML value) into the value, or raises ValueError."""

    name: str
    read: Callable[[Any], Any]
    default: Any
    help: str
    programs: tuple[Program, ...] = ("kiosk", "display")
    metavar: str = "VALUE"
    hidden: bool = False

    @property
    def flag(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        return "FOYER_" + self.name.upper()


KIOSK: tuple[Program, ...] = ("kiosk",)
DISPLAY: tuple[Program, ...] = ("display",)

SETTINGS = (
    Setting("data", Path, Path("data"), "folder that holds everything Foyer keeps", metavar="DIR"),
    Setting("host", values.host, "127.0.0.1", "address to listen on", metavar="ADDRESS"),
    Setting("port", values.port, None, "port of the kiosk (8080) or of push (8081)", metavar="PORT"),
    Setting("desk_port", values.port, 8082, "port of the staff's desk", DISPLAY, "PORT"),
    Setting("speech", values.switch, True, "the hub makes the voices that kiosks read aloud with", DISPLAY, "on|off"),
    Setting("upstream", values.url, None, "be fed by this hub or node instead of the local store", metavar="URL"),
    Setting("upstream_token", values.secret, None, "this node's token, from `token --node NAME` at the hub"),
    Setting(
        "hub_key",
        values.hub_key,
        None,
        "the hub's public key, from `hub-key`; the only trust anchor",
        metavar="KEY",
    ),
    Setting(
        "trust_loopback",
        values.switch,
        True,
        "screens on this machine need no token; off behind a proxy",
        DISPLAY,
        "on|off",
    ),
    Setting(
        "trusted_proxy",
        values.address,
        None,
        "the reverse proxy before the desk: whom it forwards for, and over https or not, is believed",
        DISPLAY,
        "ADDRESS",
    ),
    Setting("cap_folder", Path, None, "where CAP messages are dropped; DATA/hub/cap-in when left out", DISPLAY, "DIR"),
    Setting(
        "signed_alerts",
        values.one_of("confirm", "air"),
        "confirm",
        "a CAP message signed by a certificate of DATA/hub/cap-trust needs one person, or goes on the air by itself",
        DISPLAY,
        "confirm|air",
    ),
    Setting(
        "async_mode",
        values.one_of("eventlet", "gevent", "threading"),
        "eventlet",
        "what push's sockets run on",
        DISPLAY,
        "MODE",
    ),
    Setting(
        "channel",
        values.name,
        "kiosk",
        "the channel whose notices and warnings the kiosk shows",
        KIOSK,
        "CHANNEL",
    ),
    Setting(
        "browser",
        values.browser,
        None,
        "open Chromium fullscreen: on the kiosk, on the named channel, or on one tile of it",
        metavar="CHANNEL[/TILE]",
    ),
    Setting(
        "place",
        values.place,
        None,
        "where this kiosk stands on the floor plans, for example 1/kiosk; else the office's record says it",
        KIOSK,
        "FLOOR/ID",
    ),
    Setting(
        "panel_inches",
        values.inches,
        43,
        "diagonal of the touchscreen, so that a tile is as large as a hand",
        KIOSK,
        "INCHES",
    ),
    Setting(
        "panel_pixels", values.size, values.Size(1080, 1920), "pixels of the touchscreen, as it hangs", KIOSK, "WxH"
    ),
    Setting("panel_width_mm", values.millimetres, None, "width of its picture; wins over the diagonal", KIOSK, "MM"),
    Setting("panel_height_mm", values.millimetres, None, "height of its picture; wins over the diagonal", KIOSK, "MM"),
    Setting(
        "low_reach",
        values.percent(50, 80),
        60,
        "how much of the panel's height, from below, low reach has things to touch in",
        KIOSK,
        "PERCENT",
    ),
    Setting(
        "idle_seconds",
        values.seconds(10, 3600),
        60,
        "untouched so long, the kiosk asks whether anybody is there",
        KIOSK,
        "SECONDS",
    ),
    Setting(
        "idle_warning_seconds",
        values.seconds(20, 600),
        20,
        "how long it then waits before it clears what was typed",
        KIOSK,
        "SECONDS",
    ),
    Setting(
        "printer",
        values.one_of("none", "80mm", "58mm", "a4"),
        "none",
        "the paper of the printer at this kiosk: visitors may print once-told slips",
        KIOSK,
        "PAPER",
    ),
    Setting("play", values.name, None, "paint this channel without a browser", DISPLAY, "CHANNEL"),
    Setting(
        "device",
        values.device,
        None,
        "what --play paints on: memory, png:DIR, emulator, hub75, sacn:HOST, artnet:HOST or ddp:HOST",
        DISPLAY,
        "DEVICE",
    ),
    Setting("size", values.size, None, "pixels of the device; the channel's own when left out", DISPLAY, "WxH"),
    Setting("led_panel", values.size, None, "pixels of one panel where several are chained; else one", DISPLAY, "WxH"),
    Setting(
        "led_chain",
        lamps.way,
        lamps.Way(),
        "how the panels follow each other: rows, rows-snake, columns ...",
        DISPLAY,
        "WAY",
    ),
    Setting(
        "led_wiring", lamps.way, lamps.Way(), "how the lamps run through a panel, in the same words", DISPLAY, "WAY"
    ),
    Setting(
        "led_order", values.one_of(*lamps.ORDERS), "rgb", "in which order a lamp takes its colours", DISPLAY, "ORDER"
    ),
    Setting(
        "led_gamma",
        lamps.gamma,
        None,
        "of the lamps, for example 2.2; none where the controller sees to it",
        DISPLAY,
        "NUMBER",
    ),
    Setting(
        "led_brightness",
        lamps.brightness,
        lamps.Brightness(),
        "in percent, by time and level: 80, 19:00-07:00 30, emergency 100",
        DISPLAY,
        "PERCENT",
    ),
    Setting(
        "led_one_bit", values.switch, False, "the panel has one colour, and a lamp is on or off", DISPLAY, "on|off"
    ),
    Setting(
        "sound",
        values.sound,
        None,
        "--play lets emergencies be heard on this device of ALSA, for example default; silent when left out",
        DISPLAY,
        "DEVICE",
    ),
    Setting("led_universe", lamps.universe, None, "first universe of sACN (1) or Art-Net (0)", DISPLAY, "NUMBER"),
    Setting(
        "led_sync", values.switch, False, "a packet after each frame of sACN or Art-Net says: now", DISPLAY, "on|off"
    ),
    Setting(
        "led_matrix",
        lamps.matrix,
        None,
        "options of hub75's own: gpio_slowdown=4, hardware_mapping=...",
        DISPLAY,
        "OPTIONS",
    ),
    Setting(
        "mail_server", telling.mail_server, None, "tells alarms by e-mail; starttls:// or smtps:// too", DISPLAY, "URL"
    ),
    Setting("mail_user", str, None, "name at the mail server", DISPLAY, "NAME"),
    Setting("mail_password", str, None, "password at the mail server; better in the file than as a flag", DISPLAY),
    Setting("mail_from", telling.mail_address, None, "whose name stands under these e-mails", DISPLAY, "ADDRESS"),
    Setting("mail_to", telling.mail_addresses, None, "who gets them, with commas between", DISPLAY, "ADDRESSES"),
    Setting("webhook_url", telling.webhook, None, "tells alarms by a signed call of this address", DISPLAY, "URL"),
    Setting("webhook_secret", values.secret, None, "by which the one who is called knows the caller", DISPLAY),
    Setting(
        "part",
        values.one_of("push", "desk", "feed", "kiosk"),
        None,
        "one process of the hub or node",
        hidden=True,
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}
