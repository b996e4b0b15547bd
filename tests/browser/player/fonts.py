"""Where the font package keeps its files."""

from importlib.util import find_spec
from pathlib import Path

_found = find_spec("pylopdf_fonts_zh_cn")
assert _found
assert _found.origin
FONTS = Path(_found.origin).parent
