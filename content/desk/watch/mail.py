"""Alarms by e-mail, over a server of the office's own."""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any, Final
from urllib.parse import urlsplit

from . import wording

TIMEOUT_S: Final = 15.0
PORTS: Final = {"smtp": 25, "starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Mail:
    """server: smtp://HOST[:PORT], starttls://... or smtps://...; the latter two trust who this machine trusts."""

    server: str
    sender: str
    receivers: tuple[str, ...]
    user: str | None = None
    password: str | None = None

    def tell(self, message: Mapping[str, Any]) -> None:
        """Raises OSError or smtplib.SMTPException, which is one."""
        with self._connected() as server:
            if self.user and self.password:
                server.login(self.user, self.password)
            server.send_message(self._letter(message))

    def _letter(self, message: Mapping[str, Any]) -> EmailMessage:
        letter = EmailMessage()
        letter["Subject"] = wording.subject(message, message["office"])
        letter["From"], letter["To"] = self.sender, ", ".join(self.receivers)
        letter["Date"], letter["Message-ID"] = formatdate(), make_msgid(domain="foyer.invalid")
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(wording.text(message, message["office"], message["zone"]))
        return letter

    def _connected(self) -> smtplib.SMTP:
        parts = urlsplit(self.server)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        if parts.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
        if parts.scheme == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server
