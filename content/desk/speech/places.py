"""What is said of the house and whoever is in it: the office, its departments, its floors."""

import re
from collections.abc import Iterator
from typing import Final

from .fields import Fields, Said, labelled, sentence

NAMED: Final = ("room", "counter", "toilet", "entrance", "lift", "stairs")
_PLACE: Final = re.compile(r"([a-z0-9][a-z0-9-]*)/(?:(counter|room)-([a-z0-9]+)|[a-z0-9-]+)")


def place(id: str, lang: str) -> str:
    """A place by what its door says: "1/counter-4" is counter 4 on floor 1; empty for what is no place."""
    found = _PLACE.fullmatch(id)
    if found is None:
        return ""
    floor, kind, number = found.groups()
    if lang == "en":
        on = f"floor {floor}"
        return f"{kind} {number} on {on}" if kind else on
    door = {"counter": f"{number}号窗口", "room": f"{number}室"}.get(kind or "", "")
    return f"{floor}楼{door}"


def office(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield "motto", sentence(f.text("motto"))
    postcode = f.string("postcode")
    yield (
        "address",
        labelled(f.pick("地址", "Address"), f.text("address"), postcode and f.pick(f"邮编{postcode}", postcode)),
    )
    yield "hours", labelled(f.pick("服务时间", "Open"), f.text("hours"))
    yield "phone", labelled(f.pick("电话", "Telephone"), f.string("phone"), f.text("phone_note"))
    yield "complaint_phone", labelled(f.pick("投诉电话", "Complaints"), f.string("complaint_phone"))


def department(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield "summary", sentence(f.text("summary"))
    for number, id in enumerate(f.list("rooms")):
        yield f"rooms.{number}", sentence(place(id, f.lang) if isinstance(id, str) else "")
    yield "phone", labelled(f.pick("电话", "Telephone"), f.string("phone"))
    yield "hours", labelled(f.pick("服务时间", "Open"), f.text("hours"))
    yield from f.lines("duties")
    for path, person in (("head", f.inside("head")), *f.each("people")):
        yield path, sentence(person.text("post"), person.text("duties"), comma="：")


def floor(f: Fields) -> Iterator[Said]:
    number = f.whole("number")
    name = f.pick(f"{number}楼", f"Floor {number}") if number is not None else ""
    yield "title", sentence(name, f.text("title"))
    yield "summary", sentence(f.text("summary"))
    for _, feature in f.inside("plan").each("features"):
        facts = feature.inside("properties")
        if facts.string("type") in NAMED and facts.string("id"):
            yield f"places.{facts.string('id')}", sentence(_door(facts), facts.text("name"))


def _door(facts: Fields) -> str:
    number = facts.string("number")
    if not number:
        return ""
    if facts.string("type") == "counter":
        return facts.pick(f"{number}号窗口", f"Counter {number}")
    return facts.pick(f"{number}室", f"Room {number}") if facts.string("type") == "room" else ""
