"""The roles of an office, and who may do what by them."""

from typing import Final

ROLES: Final = (
    "author",
    "section",
    "office",
    "deputy",
    "director",
    "secrecy",
    "operator",
    "duty",
    "admin",
    "security",
    "audit",
)
# Who runs the system, who gives rights, who looks at what both did: nobody is two of them (GB/T 22239-2019, 三员).
ADMINISTRATORS: Final = ("admin", "security", "audit")
# Who may queue notices and upload media.
WRITERS: Final = frozenset({"author", "section", "office", "deputy", "operator", "duty"})
# Who may take any notice off the screens and order the queue; an author may withdraw their own.
KEEPERS: Final = frozenset({"section", "office", "deputy", "director", "operator", "duty"})
# Who lays out channels and pairs screens.
OPERATORS: Final = frozenset({"operator", "admin"})
ADMINS: Final = frozenset({"admin"})
SECURITY: Final = frozenset({"security"})
AUDIT: Final = frozenset({"audit"})
ANY_ADMINISTRATOR: Final = frozenset(ADMINISTRATORS)
# Who types alerts and takes messages in, confirms them as one of two persons, and says that it is over.
ALERTERS: Final = frozenset({"section", "office", "deputy", "director", "operator", "duty"})
# Who may put an alert out alone, to be reviewed by somebody else within a day.
DUTY: Final = frozenset({"duty"})
# In whose name the server's console may approve, standing for the whole chain.
CONSOLE: Final = frozenset({"office", "deputy", "director", "admin"})
LEVELS: Final = ("routine", "important", "urgent")
