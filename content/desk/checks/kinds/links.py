"""Addresses that lead out of the office: screens and kiosks never go there, and a visitor cannot tap them."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from ..around import Known
from ..finding import ADVICE, WARN, Finding, Severity
from ..passage import Passage

KIND: Final = "link"
_HOST: Final = r"(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.)+[a-z]{2,24}|\d{1,3}(?:\.\d{1,3}){3}"
_LINK: Final = re.compile(
    rf"(?i)(?<![A-Za-z0-9@.])(?:(?:https?|ftp)://({_HOST})|(www\.{_HOST})|({_HOST})(?=[/:]))"
    rf"(?::\d{{1,5}})?(?:[/?#][!-~]*[A-Za-z0-9/=_-])?"
    rf"|(?i)(?<![A-Za-z0-9@.])((?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|cc))(?![A-Za-z0-9.@-])".replace("|(?i)", "|")
)
# A code is made to be taken away.
_TAKEN_AWAY: Final = frozenset({"code"})


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    for match in _LINK.finditer(passage.folded):
        host = next(filter(None, match.groups()))
        if not _is_ours(host.lower(), known.hosts):
            severity: Severity = ADVICE if passage.name in _TAKEN_AWAY else WARN
            yield passage.at(KIND, match.start(), match.end(), severity=severity, values={"host": host})


def _is_ours(host: str, hosts: frozenset[str]) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return any(host == own or host.endswith(f".{own}") for own in hosts)
