"""What the bench needs of this machine: file limits, compiled programs, Debian's peers, what a process costs."""

import contextlib
import os
import random
import resource
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"
PACKAGES = {"mosquitto": "mosquitto", "nginx": "nginx", "nchan": "libnginx-mod-nchan"}
NCHAN = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")


def raise_file_limit() -> None:
    """Thousands of sockets: the soft limit goes up to the hard one, for this process and its children."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def compiled(source: str) -> Path:
    """The program built from tests/bench/<source>.c; subprocess.CalledProcessError when gcc refuses it."""
    code, program = HERE / f"{source}.c", BUILD / source
    if not program.exists() or program.stat().st_mtime < code.stat().st_mtime:
        BUILD.mkdir(exist_ok=True)
        subprocess.run(["gcc", "-O2", "-o", str(program), str(code)], check=True)
    return program


def speed() -> str:
    """How fast this host is in this minute: what neighbours take of its processor shows in the first figure, what they
    take of its memory in the second, and neither says anything of the other."""
    far = {key: key for key in range(200_000)}
    keys = random.Random(1).choices(range(200_000), k=100_000)  # noqa: S311
    counted = _took(lambda: [None for _ in range(2_000_000)])
    looked_up = _took(lambda: [far[key] for key in keys])
    told = f"100,000 look-ups across 20 MB in {looked_up:.0f} ms"
    return f"This host: 2,000,000 steps of a loop in {counted:.0f} ms, {told}."


def _took(work: Callable[[], object]) -> float:
    """ms, the best of three."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return min(found)


def has(peer: str) -> bool:
    return NCHAN.exists() if peer == "nchan" else shutil.which(peer, path=f"{os.environ['PATH']}:/usr/sbin") is not None


def install_peers() -> None:
    """Fetches Debian's packages that are missing, where that is allowed; whoever is still missing is not compared."""
    missing = [package for peer, package in PACKAGES.items() if not has(peer)]
    if not missing or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with contextlib.suppress(subprocess.SubprocessError):
        subprocess.run(["apt-get", "install", "-qq", "-y", *missing], env=environ, timeout=180, capture_output=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: Sequence[str], output: Path, environ: dict[str, str] | None = None) -> Iterator[int]:
    """Runs `command` as the leader of its own group until the block ends, then ends the whole group; gives its pid."""
    with output.open("wb") as sink:
        process = subprocess.Popen(
            list(command),
            stdout=sink,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env=environ,
            cwd=HERE.parent.parent,
        )
    try:
        yield process.pid
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    for number in (15, 9):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)


def until_listening(port: int, seconds: float = 20.0) -> None:
    """TimeoutError when nobody accepts connections on the port within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
            return
        time.sleep(0.02)
    raise TimeoutError(f"nobody listens on port {port}")


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    found = [pid]
    for member in found:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found.extend(int(child) for child in children.read_text().split())
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time of the process and its descendants so far, to the nanosecond (schedstat)."""
    total = 0
    for member in family(pid):
        for task in Path(f"/proc/{member}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                total += int(task.read_text().split()[0])
    return total / 1e9


def until_answering(page: str, output: Path, seconds: float = 30.0) -> None:
    """TimeoutError, with the end of the process's output, when the page does not come within `seconds`."""
    deadline = time.monotonic() + seconds
    while not came(page):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page} did not come: {output.read_text('utf-8', 'replace')[-800:]}")
        time.sleep(0.005)


def came(page: str) -> bool:
    """Whether the page is served by now; urllib.error.HTTPError when it is refused."""
    try:
        with urllib.request.urlopen(page, timeout=5) as answer:
            return bool(answer.read())
    except urllib.error.HTTPError:
        raise
    except OSError:
        return False


@dataclass(frozen=True)
class Memory:
    """Kilobytes: resident, and the proportional share of it."""

    rss: int
    pss: int


def memory(pid: int) -> Memory:
    sums = {"Rss:": 0, "Pss:": 0}
    for member in family(pid):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
                name, *rest = line.split()
                if name in sums:
                    sums[name] += int(rest[0])
    return Memory(sums["Rss:"], sums["Pss:"])
