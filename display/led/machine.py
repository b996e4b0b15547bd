"""What the machine of a strip tells about itself, where it tells it: warmth, room on the disk, what it runs."""

import hashlib
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

THERMAL = Path("/sys/class/thermal")
MIB = 1024 * 1024


def facts(folder: Path, thermal: Path = THERMAL) -> dict[str, int | str]:
    """`temperature_c` of the warmest sensor, `disk_free_mb` where `folder` lies, `version`; what nobody knows is left
    out."""
    found: dict[str, int | str] = {"version": version()}
    degrees = [each for sensor in sorted(thermal.glob("thermal_zone*/temp")) if (each := _degrees(sensor)) is not None]
    if degrees:
        found["temperature_c"] = max(degrees)
    with suppress(OSError):
        found["disk_free_mb"] = shutil.disk_usage(folder).free // MIB
    return found


@cache
def version() -> str:
    """Changes with every line of what paints; strips that run the same say the same."""
    total = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        total.update(f"{path.relative_to(here).as_posix()}\0".encode() + path.read_bytes())
    return total.hexdigest()[:8]


def _degrees(sensor: Path) -> int | None:
    try:
        return int(sensor.read_text()) // 1000
    except (OSError, ValueError):
        return None
