"""Push as a process: how it waits is decided first, then it is put together and serves for ever."""

import os
import warnings
from collections.abc import Callable
from typing import Any

from display.push.lines import polling as _before_patching  # noqa: F401  it keeps what the patching hides

OPEN_FILES = 65_536


def serve(settings: Any, player: Callable[..., Any]) -> int:
    """Serve until a signal ends the process; 1 when the address cannot be had. `settings` as in `app.Settings`, with
    host and port; `player(**wiring)` makes the blueprint of the player page."""
    _patch(settings.async_mode)
    from config.pauses import collect_seldom
    from display.push.listening import Taken, listen, run
    from display.push.process import end_tidily, log_to_stderr, raise_limits

    log_to_stderr()
    try:
        listener = listen(settings.host, settings.port)
    except Taken as taken:
        log_to_stderr().error("%s", taken)
        return 1
    from display.push.app import create_push

    push = create_push(settings, player)
    end_tidily(push.end)
    push.begin()
    raise_limits(OPEN_FILES)
    collect_seldom()
    run(settings.async_mode, listener, push.wsgi, push.lines)
    return 0


def _patch(async_mode: str) -> None:
    """Make the standard library wait the way of `async_mode`; before anything that waits is imported."""
    warnings.filterwarnings("ignore", message=r"(?s).*[Ee]ventlet is deprecated")
    if async_mode == "eventlet":
        # Its own resolver of names, which nothing here asks for one, is 9 MB.
        os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
        os.environ.setdefault("EVENTLET_THREADPOOL_SIZE", "4")
        import eventlet

        # Files stay as they are: they never wait in the way that sockets do, and threads beside ours use them too.
        eventlet.monkey_patch(os=False)
    elif async_mode == "gevent":
        from gevent import monkey

        monkey.patch_all()
