"""Who is doing something: an account as the domain sees it, apart from the database."""

from dataclasses import dataclass

from .errors import Problem


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in account; `department` as colleagues call it. `session_key` ends the sessions opened under an older
    password. `reading` is the only one whose values may be put, `scope` what a token is for; "" and None are whoever
    may do all that the account may."""

    id: int
    name: str
    display_name: str
    roles: frozenset[str]
    session_key: str = ""
    reading: str = ""
    scope: frozenset[str] | None = None
    department: str = ""

    def may(self, roles: frozenset[str]) -> bool:
        return bool(self.roles & roles)

    def require(self, roles: frozenset[str]) -> None:
        """Raises Problem 403 unless the account has one of `roles`."""
        if not self.may(roles):
            names = ", ".join(sorted(roles))
            raise Problem(403, "wrong-role", "this needs one of the roles %(roles)s", roles=names)
