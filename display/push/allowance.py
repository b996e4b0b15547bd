"""How often somebody may do something: so many at once, then so many a second."""

from collections import OrderedDict


class Allowance:
    """One holder's: `burst` at once, refilled at `rate` a second; times are seconds of a steady clock."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, burst: float, rate: float) -> None:
        self._burst = self._left = burst
        self._rate = rate
        self._at = 0.0

    def take(self, now: float) -> bool:
        """Whether one more is allowed now; if so it is counted."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Allowances:
    """One allowance for each name, for the names seen last."""

    def __init__(self, burst: float, rate: float, names: int = 4096) -> None:
        self._burst, self._rate, self._names = burst, rate, names
        self._held: OrderedDict[str, Allowance] = OrderedDict()

    def take(self, name: str, now: float) -> bool:
        held = self._held.pop(name, None) or Allowance(self._burst, self._rate)
        self._held[name] = held
        if len(self._held) > self._names:
            self._held.popitem(last=False)
        return held.take(now)
