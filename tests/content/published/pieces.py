"""A hub's key, and small bodies that are good as they stand; each test spoils what it is about."""

from typing import Any

from content.published.access import token_digest
from content.published.edition import Built, Record, build
from content.published.envelope import Envelope, sign
from content.published.keys import Signer, Trust

HUB = Signer(bytes(range(32)))
STRANGER = Signer(bytes(32))
TRUST = Trust.of(HUB.public)
NINE = 1_795_395_600_000
"""Monday 2026-11-23, nine o'clock in the office's zone, in ms."""


def programme_body(number: int = 1, channel: str = "lobby-led", text: str = "开会", **changes: Any) -> dict[str, Any]:
    item = {"kind": "page", "text": text, "approved_by": "1-0123456789ab"}
    body = {
        "kind": "programme",
        "format": 1,
        "channel": channel,
        "number": number,
        "built_at": NINE,
        "good_until": NINE + 86_400_000,
        "zone": "Asia/Shanghai",
        "size": [1920, 128],
        "regions": [
            {
                "name": "main",
                "rect": [0, 0, 1920, 128],
                "windows": [[NINE, NINE + 3_600_000, "L1", NINE]],
                "fallback": "L0",
            },
            {"name": "alert", "rect": [0, 0, 1920, 128], "windows": [], "fallback": None},
        ],
        "loops": {"L0": [["idle", 10_000]], "L1": [["n1r1", 8_000], ["n2r1", 15_000]]},
        "items": {"idle": item, "n1r1": item, "n2r1": item},
    }
    return body | changes


def programme(number: int = 1, channel: str = "lobby-led", signer: Signer = HUB, **changes: Any) -> Envelope:
    return sign(programme_body(number, channel, **changes), signer)


def with_picture(sha: str, number: int = 1, channel: str = "lobby-led") -> Envelope:
    body = programme_body(number, channel)
    picture = {"kind": "image", "blob": sha, "fit": "contain", "approved_by": "1-0123456789ab"}
    return sign(body | {"items": body["items"] | {"n1r1": picture}}, HUB)


def access(number: int = 1, **screens: tuple[str, str]) -> Envelope:
    """Screens by token: (screen, channel); one node with the token "node-token"."""
    body = {
        "kind": "access",
        "format": 1,
        "number": number,
        "built_at": NINE,
        "screens": {token_digest(token): {"screen": each[0], "channel": each[1]} for token, each in screens.items()},
        "nodes": {token_digest("node-token"): {"node": "n1"}},
    }
    return sign(body, HUB)


def edition(number: int, records: dict[str, Record]) -> Built:
    return build(
        records, number=number, built_at=NINE, office="澄川市水务局", keys=(), inbox_key=HUB.public, ledger_head=""
    )
