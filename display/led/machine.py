"""What the machine of a strip tells about itself, where it tells it: warmth and room on the disk."""

import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

THERMAL = Path("/sys/class/thermal")
MIB = 1024 * 1024


def facts(folder: Path, thermal: Path = THERMAL) -> dict[str, int | str]:
    """`temperature_c` of the warmest sensor and `disk_free_mb` where `folder` lies; what is not told is left out."""
    found: dict[str, int | str] = {}
    degrees = [each for sensor in sorted(thermal.glob("thermal_zone*/temp")) if (each := _degrees(sensor)) is not None]
    if degrees:
        found["temperature_c"] = max(degrees)
    try:
        found["disk_free_mb"] = shutil.disk_usage(folder).free // MIB
    except OSError:
        pass
    return found | {"version": own_version()}


def own_version() -> str:
    try:
        return version("foyer")
    except PackageNotFoundError:
        return "0"


def _degrees(sensor: Path) -> int | None:
    try:
        return int(sensor.read_text()) // 1000
    except (OSError, ValueError):
        return None
