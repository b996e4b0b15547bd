"""How far a worker is with a long file, said in a small file beside it."""

from pathlib import Path


def note(path: Path, done: int, of: int) -> None:
    """`done` of `of`, in whatever both count."""
    path.write_text(f"{done} {of}")


def noted(path: Path) -> tuple[int, int] | None:
    """None where nothing is said, or not yet whole."""
    try:
        done, of = map(int, path.read_text().split())
    except (OSError, ValueError):
        return None
    return done, of
