"""A new office: its folders, its keys, its first ledger lines, its review chain. There whole, or not at all."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from content.published.keys import Trust

from . import accounts, idle, keys, ledger, usual_chains
from .accounts import STRONG
from .database import open_database
from .errors import Problem
from .models import Office
from .passwords import SHORTEST

Ms = int


@dataclass(frozen=True, slots=True)
class Founding:
    """What an office is founded with: its names as the idle screens show them, its zone, its administrator."""

    name: str
    name_en: str
    zone: str
    admin: str
    password: str
    admin_display_name: str = ""
    admin_department: str = ""
    shortest_password: int = SHORTEST


@contextmanager
def staged(data: Path) -> Iterator[Path]:
    """A folder to make an office in; what is in it becomes `data` when the block ends well, the hub last.
    Raises Problem 409 when there is an office already, 503 when the disk will not."""
    if any((data / name).exists() for name in ("hub", "store", "trust.json")):
        raise Problem(409, "office-exists", "there is an office in %(data)s already", data=data)
    staging = data / f".founding-{secrets.token_hex(4)}"
    try:
        staging.mkdir(parents=True)
        yield staging
        for made in sorted(staging.iterdir(), key=lambda path: (path.name == "hub", path.name)):
            made.rename(data / made.name)
    except OSError as error:
        raise Problem(503, "disk", "the office cannot be written: %(why)s", why=error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def found(data: Path, founding: Founding, *, now: Ms, hasher: PasswordHasher = STRONG) -> None:
    """Make the office in the empty folder `data`. Raises Problem 400 naming name or password."""
    hub = data / "hub"
    for folder in (hub, hub / "uploads", hub / "backups"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    signer = keys.make(hub)
    Trust.of(signer.public).save(data / "trust.json")
    database = open_database(data, create=True)
    try:
        with database.transaction() as session:
            _write(session, founding, signer.id, now, hasher)
    finally:
        database.close()
    (hub / "desk.db").chmod(0o600)


def _write(session: Session, founding: Founding, key: str, now: Ms, hasher: PasswordHasher) -> None:
    details = {"office": founding.name, "key": key, "chains": usual_chains.found(session)}
    ledger.append(session, None, "init", "office", details, now=now, origin="console")
    approval = idle.approval(founding.name, founding.name_en)
    entry = ledger.append(session, None, "idle", "office", approval, now=now, origin="console")
    session.add(
        Office(
            id=1,
            name=founding.name,
            name_en=founding.name_en,
            zone=founding.zone,
            created_at=now,
            idle_ledger_id=entry.id,
            idle_digest=approval["content"],
        )
    )
    accounts.create(
        session,
        None,
        name=founding.admin,
        display_name=founding.admin_display_name,
        department=founding.admin_department,
        password=founding.password,
        roles=["admin"],
        now=now,
        origin="console",
        hasher=hasher,
        shortest=founding.shortest_password,
    )
