"""Who may connect: the signed list from a token's digest to a screen or a node. Tokens themselves are in no file."""

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from content.published.checks import a_name, a_sha, an_object, whole


class Screen(NamedTuple):
    screen: str
    channel: str


class Node(NamedTuple):
    node: str


def token_digest(token: str) -> str:
    """Hex SHA-256 of a token, under which the access list knows it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def who(body: Mapping[str, Any], token: str) -> Screen | Node | None:
    """Whose token this is, by an access body that `check` passed."""
    key = token_digest(token)
    if key in body["screens"]:
        return Screen(body["screens"][key]["screen"], body["screens"][key]["channel"])
    if key in body["nodes"]:
        return Node(body["nodes"][key]["node"])
    return None


def check(body: Mapping[str, Any]) -> None:
    """Raises Refused('malformed') unless body has `built_at`, `screens: {digest: {screen, channel}}` and
    `nodes: {digest: {node}}`."""
    whole(body.get("built_at"), "built_at")
    for digest, screen in an_object(body.get("screens"), "screens").items():
        a_sha(digest, "screens")
        for name in ("screen", "channel"):
            a_name(an_object(screen, f"screens.{digest}").get(name), f"screens.{digest}.{name}")
    for digest, node in an_object(body.get("nodes"), "nodes").items():
        a_sha(digest, "nodes")
        a_name(an_object(node, f"nodes.{digest}").get("node"), f"nodes.{digest}.node")
