"""Pictures as screens want them: upright, in the screen's colours, no larger than a wall, and without what cameras
note beside them (where it was taken, whose camera it is)."""

import io
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps

from content.desk.errors import Problem

from .looked import Looked
from .picture import TYPES, look_at_picture
from .writing import smallest

EDGE: Final = 3840
_NOTED: Final = frozenset(
    {"exif", "xmp", "XML:com.adobe.xmp", "icc_profile", "comment", "photoshop", "Raw profile type exif"}
)
_SAVED: Final[dict[str, dict[str, Any]]] = {
    "PNG": {"optimize": False},
    "JPEG": {"quality": 90},
    "WEBP": {"quality": 90, "method": 3},
}


def normalised(data: bytes) -> tuple[bytes, Looked]:
    """The picture in the format it came in; the very same bytes where nothing has to be changed. Raises as
    `look_at_picture`."""
    looked = look_at_picture(data)
    try:
        with Image.open(io.BytesIO(data), formats=tuple(TYPES)) as picture:
            return (data, looked) if _is_normal(picture) else _remade(picture, looked)
    except Exception as error:
        # What was decoded may still have notes beside it that are damaged.
        raise Problem(400, "broken-picture", "the picture is damaged", field="file") from error


def _is_normal(picture: Image.Image) -> bool:
    still = getattr(picture, "n_frames", 1) == 1
    return still and max(picture.size) <= EDGE and picture.mode != "CMYK" and not _NOTED & set(picture.info)


def _remade(picture: Image.Image, looked: Looked) -> tuple[bytes, Looked]:
    kind = str(picture.format)
    upright = ImageOps.exif_transpose(_in_colours_of_screens(picture))
    upright.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    bare = _without_notes(upright)
    out = io.BytesIO()
    bare.save(out, kind, **_SAVED[kind])
    return out.getvalue(), Looked(looked.media_type, *bare.size, writing=smallest(bare))


def _in_colours_of_screens(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    clear = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture if picture.mode in ("RGB", "CMYK") and not clear else picture.convert("RGBA" if clear else "RGB")
    exif = picture.getexif()
    if profile and plain.mode in ("RGB", "CMYK"):
        plain = _converted(plain, profile)
    plain = plain.convert("RGB") if plain.mode == "CMYK" else plain
    # Which way is up is still to be read from these.
    plain.info["exif"] = exif.tobytes()
    return plain


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        found = ImageCms.profileToProfile(
            picture, ImageCms.getOpenProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that does not fit its picture is worth less than none.
        return picture
    return found or picture


def _without_notes(picture: Image.Image) -> Image.Image:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare
