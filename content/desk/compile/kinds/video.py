"""A video, once from its beginning to its end; never with its sound."""

from content.desk.compile.parts import Part
from content.desk.compile.setting import Setting


def video(setting: Setting) -> tuple[Part, ...]:
    return tuple(_one(setting, place, blob) for place, blob in enumerate(setting.content["media"]))


def _one(setting: Setting, place: int, blob: str) -> Part:
    medium = setting.material.media[blob]
    if not medium.duration:
        raise ValueError(f"{blob[:12]} is no video")
    item = {"kind": "video", "blob": blob, "media_type": medium.media_type, "duration_ms": medium.duration}
    text = {"text": setting.content["text"]} if setting.content.get("text") else {}
    return setting.part(f"-{place + 1}" if place else "", {**item, "fit": "contain", **text}, medium.duration)
