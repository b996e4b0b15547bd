"""The office itself: where it is, when it is open, whom to ring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.fields import Fields, Text


@dataclass(frozen=True, slots=True)
class House:
    """`information_place` is the place of the information counter."""

    title: Text | None
    address: Text | None
    postcode: str | None
    hours: Text | None
    phone: str | None
    phone_note: Text | None
    complaint_phone: str | None
    information_place: str | None


def house(body: Mapping[str, Any]) -> House:
    """Never raises, whatever the body."""
    f = Fields(body)
    return House(
        title=f.text("title"),
        address=f.text("address"),
        postcode=f.string("postcode"),
        hours=f.text("hours"),
        phone=f.string("phone"),
        phone_note=f.text("phone_note"),
        complaint_phone=f.string("complaint_phone"),
        information_place=f.string("information_place"),
    )
