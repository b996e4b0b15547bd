"""The player's own files, addressed by their content, so that a browser may keep them for ever."""

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
FACES = {"sans": "NotoSansSC-Regular.otf"}
"""The fonts of programme items and the file of each, as the font package names them."""
DIGITS = 16


@cache
def version() -> str:
    """Digest over the names and bytes of all static files; read once, as modules are imported once."""
    total = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(STATIC).as_posix()}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:DIGITS]


@cache
def face_digest(path: Path) -> str:
    """Digest of a font file, for its address."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:DIGITS]
