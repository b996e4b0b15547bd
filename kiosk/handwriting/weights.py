"""Where the weights lie that read handwriting. Apart from what uses them: the kiosk asks, and loads nothing of it."""

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Final

PACKAGE: Final = "rapidocr"
WEIGHTS: Final = "PP-OCRv6_rec_small.onnx"


def weights() -> Path | None:
    """None where they were not installed."""
    try:
        found = [each for each in files(PACKAGE) or () if each.name == WEIGHTS]
    except PackageNotFoundError:
        return None
    path = Path(str(found[0].locate())) if found else None
    return path if path and path.is_file() else None
