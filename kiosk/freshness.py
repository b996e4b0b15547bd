"""Whether what is shown may be old because nothing has come from upstream for long."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from content.published.clock import Ms
from content.published.feed_state import read_state
from kiosk.holding import Holding
from kiosk.live import zone

LONG: Ms = 6 * 3600 * 1000
"""An outage that visitors need not hear of; what is fresh today was fresh then."""
LOOK: Ms = 10_000


def freshness(holding: Holding, data: Path, upstream: str | None) -> Callable[[], datetime | None]:
    """When the notices were last put together, once the upstream has been gone for long; else None."""
    looked: Ms = 0
    gone_since: Ms | None = None

    def stale() -> datetime | None:
        nonlocal looked, gone_since
        held, now = holding.view.programme, holding.clock.now()
        if upstream is None or held is None:
            return None
        if not 0 <= now - looked < LOOK:
            looked, gone_since = now, _gone_since(data)
        if gone_since is None or now - gone_since < LONG:
            return None
        return datetime.fromtimestamp(held.built_at / 1000, zone(holding.view))

    return stale


def _gone_since(data: Path) -> Ms | None:
    said = read_state(data / "feed.json") or {}
    since = said.get("since")
    return since if said.get("state") != "connected" and isinstance(since, int) else None
