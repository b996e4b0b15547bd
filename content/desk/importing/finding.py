"""The files that some paths mean: each as named, a folder as the documents in it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

# What a folder's documents are called, and what may have been meant as one: their rows say why they cannot be read.
DOCUMENTS: Final = frozenset({".txt", ".docx", ".xlsx", ".pdf"})
_MEANT: Final = frozenset(
    {".doc", ".xls", ".docm", ".xlsm", ".xlsb", ".wps", ".et", ".rtf", ".ofd", ".odt", ".ods", ".ppt", ".pptx", ".zip"}
)


def found(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file once, in order, and whether it is one to import: other files in a folder are passed over."""
    seen: set[Path] = set()
    for path in paths:
        for file, wanted in _within(path) if path.is_dir() else [(path, True)]:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file, wanted


def _within(folder: Path) -> Iterator[tuple[Path, bool]]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            # Hidden files, and the locks that Word leaves beside an open document, are nobody's documents.
            if not name.startswith((".", "~$")):
                path = Path(where) / name
                # Who filled the folder must not choose what else of this machine is read.
                yield path, path.suffix.lower() in DOCUMENTS | _MEANT and not path.is_symlink()


def stand_in(path: Path) -> str:
    """What an editor is shown where a document has no title: the file's name, without what cannot be shown."""
    shown = path.stem.encode("utf-8", "replace").decode()
    return "".join(letter for letter in shown if letter.isprintable()).strip()[:120] or "?"
