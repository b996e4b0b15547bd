"""The hub's database: one SQLite file, one writer at a time, effects only after the commit."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from .errors import Problem
from .migrations import HEAD, upgrade

BUSY_MS = 5000
KNOWN, MEMORY = "known", "memory"
Found = TypeVar("Found")
Effect = tuple[str, str]
"""What has to happen once a change is safe: ("programme", channel), ("access", ""), ("edition", ""), or
("reading", channel), which is a programme a few seconds later."""


class Database:
    """Writers through `transaction()`, readers through `reading()`.

    `before_commit` gets the session of every transaction that did not fail; `after_commit` the effects that one
    announced, once, after its commit.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before_commit: Callable[[Session], None] = _nothing_precedes
        self.after_commit: Callable[[frozenset[Effect]], None] = _nothing_follows
        self._one_writer = threading.Lock()
        self._own = threading.local()
        self._memory: dict[str, tuple[Hashable, Any]] = {}
        self._writing = _engine(path, "BEGIN IMMEDIATE")
        self._reading = _engine(path, "BEGIN", "PRAGMA query_only = ON")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One immediate transaction; rolled back when the block raises."""
        # Who writes wants to see that afterwards.
        self._own.session = None
        # SQLite itself waits in naps for its one writer; between our own threads the next goes on at once.
        with self._one_writer, Session(self._writing, expire_on_commit=False) as session:
            with session.begin():
                session.connection()
                yield session
                self.before_commit(session)
            effects = frozenset(session.info.get("effects", ()))
        if effects:
            self.after_commit(effects)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one consistent state that cannot write: the connection forbids it."""
        shared: Session | None = getattr(self._own, "session", None)
        if shared is not None:
            yield shared
            return
        with Session(self._reading, expire_on_commit=False, info={MEMORY: self._memory}) as session:
            yield session

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Within it `reading()` of this thread gives one session on one state, until the thread writes: a page asks
        for a dozen small things, and what it shows of them belongs together."""
        with self.reading() as session:
            self._own.session = session
            session.info[KNOWN] = {}
            try:
                yield
            finally:
                self._own.session = None

    def close(self) -> None:
        self._writing.dispose()
        self._reading.dispose()


def once(session: Session, name: Hashable, read: Callable[[Session], Found]) -> Found:
    """What `read` finds: found once where the session is on one state."""
    known: dict[Hashable, Any] | None = session.info.get(KNOWN)
    if known is None:
        return read(session)
    if name not in known:
        known[name] = read(session)
    found: Found = known[name]
    return found


def kept(session: Session, name: str, mark: Hashable, read: Callable[[Session], Found]) -> Found:
    """What `read` finds: found again when `mark`, which changes with everything that it is read from, is another. Who
    writes reads for themselves, since what they see may yet be undone."""
    memory: dict[str, tuple[Hashable, Any]] | None = session.info.get(MEMORY)
    if memory is None:
        return read(session)
    before, found = memory.get(name, (None, None))
    if before != mark:
        found = read(session)
        memory[name] = mark, found
    known: Found = found
    return known


def _nothing_precedes(session: Session) -> None:
    del session


def _nothing_follows(effects: frozenset[Effect]) -> None:
    del effects


def announce(session: Session, *effects: Effect) -> None:
    """Have `effects` follow when, and only when, this transaction commits."""
    session.info.setdefault("effects", set()).update(effects)


def announce_channels(session: Session, channels: Iterable[str]) -> None:
    announce(session, *(("programme", channel) for channel in channels))


def open_database(data: Path, *, create: bool = False) -> Database:
    """The office's database under `data`, brought to the newest schema.

    Raises Problem 503 `no-office` when there is none and `create` is not asked for.
    """
    path = data / "hub" / "desk.db"
    if not create and not path.is_file():
        raise Problem(503, "no-office", "there is no office in %(data)s: run init or demo first", data=data)
    database = Database(path)
    try:
        _bring_up_to_date(database)
    except DatabaseError as error:
        database.close()
        raise Problem(
            503, "damaged", "the database %(path)s cannot be opened: %(why)s", path=path, why=error.orig
        ) from error
    return database


def _bring_up_to_date(database: Database) -> None:
    with database._writing.connect() as connection:
        if _version(connection) != HEAD:
            upgrade(connection)
        connection.commit()


def _version(connection: Connection) -> str | None:
    known = text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    if connection.execute(known).first() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _engine(path: Path, begin: str, *pragmas: str) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        pool_size=12,
        max_overflow=20,
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        # The driver's own implicit BEGIN is deferred, and a deferred writer can fail halfway.
        connection.isolation_level = None
        for pragma in (
            f"PRAGMA busy_timeout = {BUSY_MS}",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            *pragmas,
        ):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
