"""The flags under which Chromium is a screen and nothing else. The enterprise policy (policy.json) is the lock on the
door; these are the manners."""

from collections.abc import Iterator
from pathlib import Path

Pair = tuple[int, int]

QUIET = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-session-crashed-bubble",
    "--hide-crash-restore-bubble",
    "--noerrdialogs",
    "--disable-infobars",
    "--disable-prompt-on-repost",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--password-store=basic",
)
AT_HOME = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-breakpad",
    "--no-pings",
    "--check-for-update-interval=31536000",
)
ALWAYS_AWAKE = (
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--enable-auto-reload",
)
# Nothing of a visit is written to the disk: no history, no cache, no copy of the session.
FORGETFUL = "--incognito"
# All pages are of one house: with a process for each, clearing away those that were made ready and not asked for takes
# 10 ms of the finger's waiting, and each takes its memory.
ONE_HOUSE = "--process-per-site"
# What a page prints comes out of the printer, and no dialogue opens over the page.
PRINTING = "--kiosk-printing"
FEATURES_OFF = (
    "Translate",
    "MediaRouter",
    "OptimizationHints",
    "InterestFeedContentSuggestions",
    "CalculateNativeWinOcclusion",
)


def flags(
    profile: Path, *, size: Pair | None = None, position: Pair | None = None, kiosk: bool = True
) -> Iterator[str]:
    """size and position in px of the desktop; without a size the window takes the whole screen."""
    yield f"--user-data-dir={profile}"
    yield "--ozone-platform-hint=auto"
    # One px of the channel is one lamp or pixel of the device, whatever the desktop thinks of its resolution.
    yield "--force-device-scale-factor=1"
    yield f"--disable-features={','.join(FEATURES_OFF)}"
    yield from (*QUIET, *AT_HOME, *ALWAYS_AWAKE, ONE_HOUSE)
    if position:
        yield f"--window-position={position[0]},{position[1]}"
    if size:
        yield f"--window-size={size[0]},{size[1]}"
    if kiosk:
        yield "--kiosk"
