"""Slides as a PDF, where LibreOffice is on the machine: in a process that is ended when it takes too long."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from content.desk.errors import Problem

SECONDS: Final = 120
_MEMORY: Final = 3 * 1024 * 1024 * 1024
_PROGRAMS: Final = ("soffice", "libreoffice")


def as_pdf(path: Path) -> bytes:
    """The PDF that LibreOffice makes of the file. Raises Problem 400 where there is none, or it makes nothing."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Problem(400, "slides", "slides cannot be read here: save them as PDF")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".slides-") as folder:
        _convert(program, path, Path(folder))
        made = Path(folder) / f"{path.name}.pdf"
        if not made.is_file():
            raise _nothing()
        return made.read_bytes()


def _convert(program: str, path: Path, folder: Path) -> None:
    # A profile of its own: no settings of anybody's, and none that one file leaves for the next.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    source = folder / f"{path.name}.pptx"
    source.symlink_to(path.absolute())
    command = [
        *_limits(),
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    try:
        subprocess.run(  # noqa: S603  a program of this machine, on a file that has no name of anybody's choosing
            [*command, str(source)],
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise _nothing() from error


def _limits() -> list[str]:
    prlimit, nice = shutil.which("prlimit"), shutil.which("nice")
    limits = [prlimit, f"--as={_MEMORY}", f"--cpu={SECONDS}"] if prlimit else []
    return [*([nice, "-n", "10"] if nice else []), *limits]


def _nothing() -> Problem:
    return Problem(400, "slides-unreadable", "LibreOffice could make nothing of these slides: save them as PDF")
