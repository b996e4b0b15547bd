"""How the settings of telling people outside the desk about alarms are read; every reader raises ValueError."""

import re
from typing import Any
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"[^@\s,<>]{1,64}@[^@\s,<>]{1,190}")


def mail_server(raw: Any) -> str:
    """smtp://HOST[:PORT], starttls://HOST[:PORT] or smtps://HOST[:PORT]."""
    text = str(raw).rstrip("/")
    if _is_plain(text, ("smtp", "starttls", "smtps")) and not urlsplit(text).path:
        return text
    raise ValueError(f"{text!r} is no mail server; write for example starttls://mail.office:587")


def mail_address(raw: Any) -> str:
    if _ADDRESS.fullmatch(str(raw)):
        return str(raw)
    raise ValueError(f"{raw!r} is no e-mail address")


def mail_addresses(raw: Any) -> tuple[str, ...]:
    """A list, or one text with commas."""
    found = raw if isinstance(raw, list) else str(raw).split(",")
    return tuple(mail_address(str(each).strip()) for each in found)


def webhook(raw: Any) -> str:
    if _is_plain(str(raw), ("http", "https")):
        return str(raw)
    raise ValueError(f"{raw!r} is no address to call; write for example https://duty.office/alarms")


def _is_plain(text: str, schemes: tuple[str, ...]) -> bool:
    """Whether it is an address without a user in it, whose port is one."""
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        return False
