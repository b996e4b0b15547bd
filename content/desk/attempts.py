"""Wrong passwords, tokens and codes: counted, slowed, locked, while everybody else goes on working.

What is locked is the pair of an address and an account, so that nobody locks a colleague out from elsewhere;
an address that tries many names, and an account that is tried from everywhere, are locked for whoever has not
signed in from that address before.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final, NamedTuple

Ms = int
WINDOW: Final = 15 * 60_000
PAIR: Final = 10
ADDRESS_NAMES: Final = 30
ACCOUNT: Final = 100
REMEMBERED: Final = 20_000
# What the codes of an account's second factor are counted under.
SECOND: Final = "second"
MOST: Final = {"pair": PAIR, "account": ACCOUNT, "address": ADDRESS_NAMES}


class Locked(NamedTuple):
    """What is locked until when: an account from one address, an address, or an account from everywhere ("")."""

    name: str
    address: str
    until: Ms


@dataclass(slots=True)
class _Count:
    since: Ms
    failures: int = 0
    names: set[str] = field(default_factory=set)
    told: bool = False


class Attempts:
    """In memory: a restart forgives. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: OrderedDict[tuple[str, str], _Count] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def locked_for(self, address: str, name: str, now: Ms) -> Ms:
        """How many ms this pair still has to wait; 0 when it may try."""
        with self._lock:
            waits = [self._wait(("pair", f"{address} {name}"), PAIR, now)]
            if (address, name) not in self._known:
                waits.append(self._wait(("account", name), ACCOUNT, now))
                waits.append(self._wait(("address", address), ADDRESS_NAMES, now))
            return max(waits)

    def failed(self, address: str, name: str, now: Ms) -> str | None:
        """Count a failure; the word for what became locked by it, once, for the ledger."""
        with self._lock:
            found = [
                self._fail(("pair", f"{address} {name}"), name, PAIR, now),
                self._fail(("account", name), name, ACCOUNT, now),
                self._fail(("address", address), name, ADDRESS_NAMES, now),
            ]
            return next((word for word in found if word), None)

    def succeeded(self, address: str, name: str) -> None:
        with self._lock:
            self._counts.pop(("pair", f"{address} {name}"), None)
            self._known[(address, name)] = None
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    def forgive(self, name: str) -> None:
        """Unlock an account wherever it was tried from."""
        with self._lock:
            for key in [key for key in self._counts if _is_about(key, name)]:
                del self._counts[key]

    def locked(self, now: Ms) -> list[Locked]:
        """All that is locked now, the longest first."""
        with self._lock:
            waits = [(key, self._wait(key, MOST[key[0]], now)) for key in self._counts]
        found = [_locked(key, now + wait) for key, wait in waits if wait]
        return sorted(found, key=lambda each: -each.until)

    def _wait(self, key: tuple[str, str], most: int, now: Ms) -> Ms:
        count = self._counts.get(key)
        if count is None or _size(key, count) < most:
            return 0
        return max(0, count.since + WINDOW - now)

    def _fail(self, key: tuple[str, str], name: str, most: int, now: Ms) -> str | None:
        count = self._counts.pop(key, None)
        if count is None or count.since + WINDOW <= now:
            count = _Count(now)
        count.failures += 1
        if len(count.names) < ADDRESS_NAMES:
            count.names.add(name)
        self._counts[key] = count
        while len(self._counts) > REMEMBERED or next(iter(self._counts.values())).since + WINDOW <= now:
            self._counts.popitem(last=False)
        if _size(key, count) < most or count.told:
            return None
        count.told = True
        # Locked from now on, for the whole window.
        count.since = now
        return key[0]


def _size(key: tuple[str, str], count: _Count) -> int:
    return len(count.names) if key[0] == "address" else count.failures


def _is_about(key: tuple[str, str], name: str) -> bool:
    if key[0] == "pair":
        return key[1].partition(" ")[2] in (name, f"{SECOND} {name}")
    return key[0] == "account" and key[1] in (name, f"{SECOND} {name}")


def _locked(key: tuple[str, str], until: Ms) -> Locked:
    if key[0] == "pair":
        address, _, name = key[1].partition(" ")
        # Codes are counted for the account, wherever they come from.
        second = name.startswith(f"{SECOND} ")
        return Locked(address, "", until) if second else Locked(name, address, until)
    return Locked("", key[1], until) if key[0] == "address" else Locked(key[1], "", until)
