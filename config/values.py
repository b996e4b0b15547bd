"""How each kind of setting is read from text; every reader raises ValueError saying what would be right."""

import base64
import binascii
import re
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit


def host(raw: Any) -> str:
    text = str(raw).strip()
    try:
        return str(ip_address(text))
    except ValueError:
        if re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?", text):
            return text
    raise ValueError(f"{text!r} is no address; write for example 127.0.0.1")


def address(raw: Any) -> str:
    try:
        return str(ip_address(str(raw).strip()))
    except ValueError:
        raise ValueError(f"{raw!r} is no address; write for example 127.0.0.1") from None


def place(raw: Any) -> str:
    text = str(raw).strip()
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,15}/[a-z0-9][a-z0-9-]{0,63}", text):
        return text
    raise ValueError(f"{text!r} is no place; write a floor and what its plan calls it, for example 1/kiosk")


def port(raw: Any) -> int:
    if isinstance(raw, bool) or not re.fullmatch(r"\d{1,5}", str(raw)) or not 1 <= int(raw) <= 65535:
        raise ValueError(f"{raw!r} is no port; write a number from 1 to 65535")
    return int(raw)


def url(raw: Any) -> str:
    """http or https, host, optional port; no path, user or query, so that joining is plain."""
    text = str(raw).rstrip("/")
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good or parts.path or parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"{raw!r} is no address of a hub; write for example https://hub.office:8081")
    return text


def sound(raw: Any) -> str:
    """A device as ALSA names it: `aplay -L` lists what there is."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:,=._-]{0,79}", str(raw)):
        return str(raw)
    raise ValueError(f"{raw!r} is no sound device; write for example default, or plughw:1,0")


def secret(raw: Any) -> str:
    if not re.fullmatch(r"[\x21-\x7e]{16,200}", str(raw)):
        raise ValueError("is no token; a token has 16 or more characters and no spaces")
    return str(raw)


def hub_key(raw: Any) -> str:
    try:
        if len(base64.b64decode(str(raw), validate=True)) == 32:
            return str(raw)
    except binascii.Error:
        pass
    raise ValueError("is no key of a hub; print it there with `python -m content hub-key`")


def switch(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    known = {
        "on": True,
        "true": True,
        "yes": True,
        "1": True,
        "off": False,
        "false": False,
        "no": False,
        "0": False,
    }
    if str(raw).lower() not in known:
        raise ValueError(f"{raw!r} is neither on nor off")
    return known[str(raw).lower()]


def name(raw: Any) -> str:
    """The name of a channel, as it stands in addresses: `lobby-led`."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", str(raw)):
        raise ValueError(f"{raw!r} is no channel's name; small letters, digits and hyphens")
    return str(raw)


def browser(raw: Any) -> str | None:
    """A channel's name, a channel and one of its tiles (`wall-11f/left`), or on/off for the kiosk."""
    if raw is True or raw == "on":
        return "on"
    return None if raw is False or raw == "off" else "/".join(name(each) for each in str(raw).split("/", 1))


def device(raw: Any) -> str:
    """What --play paints on, `kind` or `kind:where`; HOST may be an address, in brackets with colons, and a port."""
    text = str(raw)
    found = re.search(r"^[^p].*:(\d{1,5})$", text)
    if found and not 0 < int(found[1]) <= 65535:
        raise ValueError(f"{found[1]} is no port; write a number from 1 to 65535")
    if re.fullmatch(r"memory|hub75|emulator(:\d{1,5})?|png:.+", text):
        return text
    if re.fullmatch(r"(sacn|artnet|ddp):([A-Za-z0-9][A-Za-z0-9.-]{0,251}|\[[0-9a-fA-F:.%]+\])(:\d{1,5})?", text):
        return text
    raise ValueError(
        f"{raw!r} is no device; memory, png:DIR, emulator[:PORT], hub75, sacn:HOST, artnet:HOST or ddp:HOST"
    )


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


def size(raw: Any) -> Size:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", str(raw))
    if not found or not (0 < int(found[1]) <= 16384 and 0 < int(found[2]) <= 16384):
        raise ValueError(f"{raw!r} is no size; write for example 1920x128")
    return Size(int(found[1]), int(found[2]))


def inches(raw: Any) -> float:
    return _number(raw, 3, 300, "inches; write for example 43 or 21.5")


def millimetres(raw: Any) -> float:
    return _number(raw, 50, 10_000, "millimetres; write for example 535")


def seconds(least: int, most: int) -> Callable[[Any], int]:
    def read(raw: Any) -> int:
        if isinstance(raw, bool) or not re.fullmatch(r"\d{1,6}", str(raw)) or not least <= int(raw) <= most:
            raise ValueError(f"{raw!r} is no number of seconds from {least} to {most}")
        return int(raw)

    return read


def percent(least: int, most: int) -> Callable[[Any], int]:
    def read(raw: Any) -> int:
        if isinstance(raw, bool) or not re.fullmatch(r"\d{1,3}", str(raw)) or not least <= int(raw) <= most:
            raise ValueError(f"{raw!r} is no percentage from {least} to {most}")
        return int(raw)

    return read


def _number(raw: Any, least: float, most: float, right: str) -> float:
    plain = not isinstance(raw, bool) and re.fullmatch(r"\d{1,5}(\.\d{1,3})?", str(raw))
    if not plain or not least <= float(raw) <= most:
        raise ValueError(f"{raw!r} are no {right}")
    return float(raw)


def one_of(*choices: str) -> Callable[[Any], str]:
    def read(raw: Any) -> str:
        if raw not in choices:
            raise ValueError(f"{raw!r} is not one of {', '.join(choices)}")
        return str(raw)

    return read
