"""The lobby when the hub is gone: every page, search, route and language goes on, also after a restart, and what the
hub publishes when it is back is there by itself."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.processes import Running, hub, kiosk
from tests.staff import Desk, command
from tests.waiting import PATIENCE_S, until

LANGS = ("zh-Hans", "zh-Hant", "en")
PAGES = (
    "/",
    "/guides/",
    "/guides/water-abstraction/",
    "/powers/",
    "/floors/",
    "/floors/11/",
    "/route/?to=11/room-1101&step_free=1",
    "/departments/",
    "/departments/flood-control/",
    "/catalog/",
    "/catalog/item/CCSW-2026-00001/",
    "/notices/",
    "/about/",
    "/about/disclosure-guide/",
    "/attract/",
    f"/search/?q={quote('取水')}",
)


def got(running: Running, path: str) -> str:
    with urllib.request.urlopen(running.url("kiosk") + path, timeout=PATIENCE_S) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def found(running: Running, words: str) -> list[str]:
    """The ids of the first five that a search finds."""
    said: dict[str, Any] = json.loads(got(running, f"/search/?format=json&q={quote(words)}"))
    return [each["id"] for each in said["results"][:5]]


def everything(running: Running) -> None:
    for path in PAGES:
        for lang in LANGS:
            page = got(running, f"{path}{'&' if '?' in path else '?'}lang={lang}")
            assert f'lang="{lang}"' in page, path
    for words in ("取水许可", "qushuixuke", "qsxk", "取shui", "浇地打井", "water abstraction"):
        assert "guide/water-abstraction" in found(running, words), words


def indexed(running: Running) -> int:
    """The number of the edition that visitors see now; 0 before the first."""
    said = running.health("kiosk") or {}
    return int((said.get("edition") or {}).get("number") or 0) if said["index"]["state"] == "standing" else 0


@contextmanager
def beside(folder: Path, upstream: str, token: str, key: str) -> Iterator[Running]:
    """A kiosk with a store of its own, fed by the hub."""
    with kiosk(folder, "--upstream", upstream, "--upstream-token", token, "--hub-key", key) as running:
        yield running


def test_a_lobby_goes_on_without_its_hub_also_after_a_restart_and_is_current_after(data: Path, tmp_path: Path) -> None:
    key, folder = command("hub-key", data=data), tmp_path / "lobby"
    with hub(data) as running:
        token = command("token", "--node", "lobby", data=data)
        with beside(folder, running.url("push"), token, key) as fed:
            until(lambda: indexed(fed))
            everything(fed)
            running.kill()
            everything(fed)
    with beside(folder, running.url("push"), token, key) as alone:
        held = until(lambda: indexed(alone))
        until(lambda: (alone.health("kiosk") or {})["upstream"]["state"] == "disconnected")
        everything(alone)
        with hub(data, ports=running.ports) as back:
            Desk.of(back.url("desk"), data).put_out("恢复后的紧急通知", "kiosk", level="urgent")
            until(lambda: "恢复后的紧急通知" in got(alone, "/guides/"))
            command("publish", data=data)
            until(lambda: indexed(alone) > held)
            everything(alone)


@pytest.mark.parametrize("level", ["urgent", "routine"])
def test_an_urgent_notice_is_on_every_page_and_a_routine_one_among_the_notices(data: Path, level: str) -> None:
    with hub(data) as running, kiosk(data) as lobby:
        until(lambda: indexed(lobby))
        Desk.of(running.url("desk"), data).put_out("请勿靠近河岸", "kiosk", level=level)
        until(lambda: "请勿靠近河岸" in got(lobby, "/notices/"))
        missing = [path for path in PAGES if "attract" not in path and "请勿靠近河岸" not in got(lobby, path)]
        assert (missing == []) is (level == "urgent")
