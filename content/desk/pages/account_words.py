"""The words of accounts, tokens and sign-ins as people read them."""

from collections.abc import Mapping
from typing import Final

from .language import Word
from .language import Word as _

Words = Mapping[str, Word]

# What the ledger tells of accounts.
ACTS: Final[Words] = {
    "sign-out": _("Signed out"),
    "signed-out-everywhere": _("Signed out everywhere"),
    "account-created": _("Account added"),
    "account-described": _("Account described"),
    "account-disabled": _("Account disabled"),
    "account-enabled": _("Account let in again"),
    "roles-given": _("Roles given"),
    "unlocked": _("Sign-in unlocked"),
    "password-changed": _("Password changed"),
    "second-factor-set": _("Second factor set up"),
    "second-factor-off": _("Second factor taken off"),
    "recovery-codes-made": _("Recovery codes made"),
    "recovery-code-used": _("Signed in by a recovery code"),
    "token-made": _("Token made"),
    "token-revoked": _("Token revoked"),
    "tokens-revoked": _("Tokens revoked"),
    "access-rules": _("Rules of access set"),
}
OUTCOMES: Final[Words] = {
    "in": _("Signed in"),
    "wrong-password": _("Wrong password"),
    "wrong-code": _("Wrong code"),
    "locked": _("Wrong, and locked by it"),
    "disabled": _("Account is disabled"),
}
SCOPES: Final[Words] = {
    "read": _("Read everything but the ledger"),
    "ledger": _("Read the ledger"),
    "notices": _("Write and decide on notices"),
    "alerts": _("Write and confirm alerts"),
    "channels": _("Lay out channels"),
    "screens": _("Pair and set screens"),
    "media": _("Upload pictures and files"),
    "imports": _("Bring files to the import"),
    "readings": _("Put readings"),
    "patterns": _("Show test patterns"),
    "records": _("Write and decide on records"),
    "hours": _("Set hours and brightness"),
    "plays": _("Report what was shown"),
}
# What browsers say that they are; the first that fits.
BROWSERS: Final = (
    ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
    ("Safari", "Safari"), ("curl", "curl"),
)  # fmt: skip
SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def scope_in_words(scope: str) -> str:
    """A scope that has no words yet is its own."""
    return str(SCOPES.get(scope, scope))


def browser_in_words(said: str) -> str:
    """ "Chrome · Windows", as far as it says so."""
    found = [next((name for mark, name in marks if mark in said), "") for marks in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, found)) or said[:24] or "?"
