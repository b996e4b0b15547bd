"""What an upstream has to offer: `{tag, edition: {number, id} | null, programmes: {channel: number}, access}`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from content.published.checks import a_name, a_sha, an_object, whole
from content.published.errors import Refused
from content.published.store import Kind
from content.published.wire import Unreachable


class Wanted(NamedTuple):
    """One number to have here; id: of an edition, the SHA-256 of its body."""

    kind: Kind
    number: int
    channel: str | None = None
    id: str | None = None

    @property
    def path(self) -> str:
        """Where the upstream gives its envelope."""
        if self.kind == "programmes":
            return f"/feed/programme/{quote(self.channel or '', safe='')}"
        return f"/feed/edition/{self.id}" if self.kind == "editions" else "/feed/access"

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.kind, self.channel, f"{self.number}.json")))


@dataclass(frozen=True, slots=True)
class Head:
    tag: str
    edition: tuple[int, str] | None
    programmes: Mapping[str, int]
    access: int | None

    @classmethod
    def read(cls, value: Any) -> "Head":
        """Raises Unreachable for what is no head."""
        try:
            found = an_object(value, "head")
            edition, access = found.get("edition"), found.get("access")
            programmes = an_object(found.get("programmes"), "programmes")
            return cls(
                a_name(found.get("tag"), "tag"),
                None if edition is None else _edition(edition),
                {a_name(name, "programmes"): whole(number, name) for name, number in programmes.items()},
                None if access is None else whole(access, "access"),
            )
        except Refused as refused:
            raise Unreachable(f"/feed/head: {refused.detail}") from refused

    def wanted(self, kinds: Collection[str], channels: Collection[str] | None) -> list[Wanted]:
        """What of it a feed for these kinds and channels (None: all) has to have, access first."""
        found: list[Wanted] = []
        if self.access is not None and "access" in kinds:
            found.append(Wanted("access", self.access))
        if "programmes" in kinds:
            found += [
                Wanted("programmes", number, name)
                for name, number in self.programmes.items()
                if channels is None or name in channels
            ]
        if self.edition is not None and "editions" in kinds:
            found.append(Wanted("editions", self.edition[0], None, self.edition[1]))
        return found


def _edition(value: Any) -> tuple[int, str]:
    found = an_object(value, "edition")
    return whole(found.get("number"), "edition.number"), a_sha(found.get("id"), "edition.id")
