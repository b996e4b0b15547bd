"""Work that would hold up the sockets (the disk, mostly) is done in a native thread beside them."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Aside:
    """Runs calls beside the green threads of `async_mode`; the caller waits, the others do not."""

    def __init__(self, async_mode: str) -> None:
        self._mode = async_mode

    def __call__(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `call` gives or raises."""
        if self._mode == "eventlet":
            from eventlet import tpool

            return tpool.execute(call, *args, **kwargs)  # type: ignore[no-any-return]
        if self._mode == "gevent":
            import gevent

            return gevent.get_hub().threadpool.apply(call, args, kwargs)  # type: ignore[no-any-return]
        return call(*args, **kwargs)
