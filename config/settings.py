"""Every setting of both programmes: a flag, a line of the TOML file and an environment variable each.

Later wins: default, file, environment, flag. All mistakes are found before any is reported.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from config.lamps import Brightness, Way
from config.sources import Given, from_environment, from_file, from_flags
from config.table import BY_NAME, SETTINGS, Program
from config.values import Size

PORTS = {"kiosk": 8080, "display": 8081}


class BadSettings(Exception):
    """Everything that is wrong with the settings, one line each, in `.lines`."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process; see SETTINGS for what each means."""

    program: Program
    data: Path
    host: str
    port: int
    desk_port: int
    speech: bool
    upstream: str | None
    upstream_token: str | None
    hub_key: str | None
    trust_loopback: bool
    trusted_proxy: str | None
    cap_folder: Path | None
    signed_alerts: str
    async_mode: str
    channel: str
    browser: str | None
    place: str | None
    panel_inches: float
    panel_pixels: Size
    panel_width_mm: float | None
    panel_height_mm: float | None
    low_reach: int
    idle_seconds: int
    idle_warning_seconds: int
    printer: str
    play: str | None
    device: str | None
    size: Size | None
    led_panel: Size | None
    led_chain: Way
    led_wiring: Way
    led_order: str
    led_gamma: float | None
    led_brightness: Brightness
    led_one_bit: bool
    sound: str | None
    led_universe: int | None
    led_sync: bool
    led_matrix: Mapping[str, str | int] | None
    mail_server: str | None
    mail_user: str | None
    mail_password: str | None
    mail_from: str | None
    mail_to: tuple[str, ...] | None
    webhook_url: str | None
    webhook_secret: str | None
    part: str | None

    @property
    def on_loopback(self) -> bool:
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or name can only mean this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def load(program: Program, argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings of `program` from flags, environment and file; raises BadSettings with every mistake at once."""
    flags, wrong = from_flags(program, argv)
    given: Given = {}
    file = flags.pop("config", None) or environ.get("FOYER_CONFIG")
    if file:
        given |= from_file(program, Path(file), wrong)
    given |= from_environment(environ, wrong)
    given |= {name: (BY_NAME[name].flag, value) for name, value in flags.items()}
    found = {setting.name: setting.default for setting in SETTINGS}
    for name, (where, raw) in given.items():
        try:
            found[name] = BY_NAME[name].read(raw)
        except ValueError as mistake:
            wrong.append(f"{where}: {mistake}")
    found["port"] = found["port"] or PORTS[program]
    # From where the programme was started: what serves files takes a relative folder as one of its own.
    found |= {name: value.absolute() for name, value in found.items() if isinstance(value, Path)}
    settings = Settings(program=program, **found)
    wrong += _contradictions(settings)
    if wrong:
        raise BadSettings(wrong)
    return settings


def _contradictions(settings: Settings) -> list[str]:
    wrong = []
    far = settings.upstream is not None and not is_loopback(urlsplit(settings.upstream).hostname or "")
    node = settings.upstream is not None and settings.play is None
    if (node or far) and settings.hub_key is None:
        wrong.append("upstream: needs hub_key, without it nothing from there can be trusted")
    if (node or far) and settings.upstream_token is None:
        wrong.append("upstream: needs upstream_token, made by `python -m content token --node NAME` at the hub")
    if settings.play and not settings.device:
        wrong.append("play: needs --device, for example memory or png:DIR")
    size, panel = settings.size, settings.led_panel
    if size and panel and (size.width % panel.width or size.height % panel.height):
        wrong.append(f"led_panel: panels of {panel} do not fill {size}")
    if settings.device and not settings.play:
        wrong.append("device: only goes with --play CHANNEL")
    if settings.sound and not settings.play:
        wrong.append("sound: only goes with --play CHANNEL; a browser plays on what its machine has")
    if settings.mail_server and not (settings.mail_from and settings.mail_to):
        wrong.append("mail_server: needs mail_from and mail_to")
    if settings.webhook_url and not settings.webhook_secret:
        wrong.append("webhook_url: needs webhook_secret, 16 or more characters that only both sides know")
    if (settings.data / "demo").exists() and not settings.on_loopback:
        wrong.append("host: the sample office is for this machine only; make a real one with `python -m content init`")
    return wrong
