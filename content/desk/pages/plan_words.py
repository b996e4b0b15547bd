"""What the parts of a plan are called, and what the drawing of one says."""

from typing import Any, Final

from .language import Word as _

TYPES: Final[dict[str, Any]] = {
    "outline": _("Outer wall"),
    "room": _("Room"),
    "toilet": _("Toilets"),
    "counter": _("Counter"),
    "lift": _("Lift"),
    "stairs": _("Stairs"),
    "door": _("Door"),
    "walkway": _("Walkway"),
    "entrance": _("Exit and entrance"),
    "kiosk": _("This kiosk"),
    "wall": _("Wall"),
    "ramp": _("Ramp"),
    "furniture": _("Furniture"),
    "water": _("Water"),
}

# Type and how it is drawn, as the tools stand in their rows.
TOOLS: Final = (
    ("outline", "box"),
    ("room", "box"),
    ("room", "ring"),
    ("walkway", "line"),
    ("door", "dot"),
    ("lift", "box"),
    ("stairs", "box"),
    ("toilet", "box"),
    ("counter", "box"),
    ("entrance", "dot"),
    ("kiosk", "dot"),
)
FURTHER: Final = (
    ("outline", "ring"),
    ("counter", "ring"),
    ("toilet", "ring"),
    ("wall", "line"),
    ("ramp", "box"),
    ("furniture", "box"),
    ("water", "ring"),
)
DRAWN: Final[dict[str, Any]] = {
    "box": _("Tap one corner, then the corner across from it."),
    "ring": _("Tap corner after corner; tap the first one again to finish."),
    "line": _("Tap where people walk, bend after bend; tap the last one again to finish."),
    "dot": _("Tap the place. A door goes to the nearest wall."),
    "scale": _("Tap both ends of a length that you know, then type how long it is."),
}
SAID: Final[dict[str, Any]] = {
    "choose": _("Tap what is drawn to change it, or choose what to draw."),
    "empty": _("Nothing is drawn yet."),
    "fault": _("%(what)s: %(text)s"),
    "plan": _("The plan"),
    "house": _("The house"),
    "chosen": _("Drag a corner to move it, the grip in the middle to move the whole."),
    "offline": _("The desk does not answer; the check looks again with the next stroke."),
    "placed": _("%(what)s was drawn."),
    "removed": _("%(what)s was removed."),
    "undone": _("The last step is undone."),
    "redone": _("The step is done again."),
    "no-length": _("Type the length in metres, as in 12.5."),
    "scaled": _("The picture is now %(width)s m wide."),
}

# Properties of a part, where a difference names them.
SAID_OF: Final[dict[str, Any]] = {
    "name": _("Name"),
    "number": _("Number on the door or above the counter"),
    "department": _("Department"),
    "accessible": _("Without steps"),
    "hours": _("Hours in words"),
    "opening": _("Opening hours"),
    "shaft": _("Shaft"),
    "of": _("Opens"),
    "facing": _("Its visitor looks"),
    "width": _("Width of the door in centimetres"),
    "type": _("Kind"),
}

ACTS: Final[dict[str, Any]] = {
    "backdrop-put": _("Picture laid under a plan"),
    "backdrop-removed": _("Picture under a plan taken away"),
}
