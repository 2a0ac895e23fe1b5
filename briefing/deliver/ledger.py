"""Remember who got which brief, so that nobody gets one twice: SQLite in the user's state folder.

One row for a brief and a recipient, in one of these states:

- `sending`: a run is giving it to the server right now;
- `sent`: the server took it;
- `failed`: nothing was delivered; another run tries again;
- `unknown`: the line was lost, or the run ended, when the server may have taken it already.

A row is `sending` on disk before the server hears of its recipient, and only whoever wrote
that goes on.  The lock of a brief lies with one run at a time and ends with its process, so
that rows found `sending` by the next holder are of a run that died: they are `unknown`.
What the brief says is never written down, only its hash.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.errors import DeliveryError

FILE = "sent.sqlite3"
"""Name of the ledger in its folder."""

VERSION = 1
"""Version of its tables."""

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

_TABLES = """
CREATE TABLE IF NOT EXISTS deliveries (
    brief TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'failed', 'unknown')),
    changed TEXT NOT NULL,
    reply TEXT NOT NULL,
    PRIMARY KEY (brief, recipient)
) WITHOUT ROWID
"""

_CLAIM = """
INSERT INTO deliveries VALUES (?, ?, 'sending', ?, '')
ON CONFLICT DO UPDATE SET state = 'sending', changed = excluded.changed, reply = ''
WHERE state = 'failed' OR (? AND state != 'sending')
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one recipient."""

    state: str
    """`sending`, `sent`, `failed` or `unknown`."""
    changed: str
    """Since when, ISO 8601 in UTC."""
    reply: str
    """What the server said, or why it was not asked."""


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the ledger by the XDG Base Directory Specification."""
    base = environment.get("XDG_STATE_HOME", "")
    if not Path(base).is_absolute():
        base = environment.get("HOME", "/") + "/.local/state"
    return Path(base) / "briefing"


class Ledger:
    """An open ledger."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], *, read_only: bool = False):
        """Open the ledger of a folder, made when missing.

        With `read_only` nothing is made or changed, and a missing ledger is an empty one.
        Raises `DeliveryError`.
        """
        self.path = folder / FILE
        self.clock = clock
        self.base: sqlite3.Connection
        with self._told():
            if read_only:
                there = self.path.exists() and self.path.stat().st_size > 0
                address = f"{self.path.absolute().as_uri()}?mode=ro" if there else ":memory:"
                self.base = sqlite3.connect(address, uri=there, timeout=PATIENCE)
            else:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                # Addresses are nobody else's business.
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
                self.base = sqlite3.connect(self.path, timeout=PATIENCE)
            try:
                self._prepare()
            except BaseException:
                self.base.close()
                raise

    def _prepare(self) -> None:
        """Make the tables, or see that they are those that this version knows."""
        self.base.isolation_level = None
        (version,) = self.base.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise DeliveryError(
                f"{self.path}: written by a later version of briefing", "take that version"
            )
        if version == 0:
            with self._change():
                self.base.execute(_TABLES)
                self.base.execute(f"PRAGMA user_version = {VERSION}")

    def __enter__(self) -> Ledger:
        """Return the ledger itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close it."""
        self.base.close()

    @contextmanager
    def alone(self, brief: str, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold the lock of a brief; `waiting` is called when another run holds it.

        It is one byte of a file, whose place is the brief's hash: no files heap up, and the
        kernel frees it when the process ends.
        """
        with self._told():
            place = self.path.with_name("lock")
            handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            with self._told():
                byte = int(brief[:12], 16)
                try:
                    fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
                except BlockingIOError:
                    waiting()
                    fcntl.lockf(handle, fcntl.LOCK_EX, 1, byte)
                with self._change():
                    self.base.execute(
                        "UPDATE deliveries SET state = 'unknown', changed = ?, reply = ? "
                        "WHERE brief = ? AND state = 'sending'",
                        (self._now(), "the run that was sending it ended early", brief),
                    )
            yield
        finally:
            os.close(handle)

    def entries(self, brief: str) -> dict[str, Entry]:
        """Return what is known of each recipient of a brief, by his key."""
        with self._told():
            rows = self.base.execute(
                "SELECT recipient, state, changed, reply FROM deliveries WHERE brief = ?", (brief,)
            )
            return {recipient: Entry(*rest) for recipient, *rest in rows}

    def claim(self, brief: str, recipients: Iterable[str], *, again: bool) -> frozenset[str]:
        """Mark recipients as `sending`, and return those that are now this run's to send to.

        Those are the new and the `failed` ones; with `again` the `sent` and `unknown` too.
        """
        with self._told(), self._change():
            now = self._now()
            return frozenset(
                key
                for key in recipients
                if self.base.execute(_CLAIM, (brief, key, now, again)).rowcount == 1
            )

    def settle(self, brief: str, outcomes: Mapping[str, tuple[str, str]]) -> None:
        """Write down state and reply of recipients, by their keys."""
        with self._told(), self._change():
            now = self._now()
            self.base.executemany(
                "UPDATE deliveries SET state = ?, changed = ?, reply = ? "
                "WHERE brief = ? AND recipient = ?",
                [(state, now, reply, brief, key) for key, (state, reply) in outcomes.items()],
            )

    def _now(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Do everything inside or nothing, down to the disk, with no other writer between."""
        with closing(self.base.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong with the files into a `DeliveryError`."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            why = getattr(error, "strerror", None) or error
            raise DeliveryError(
                f"the ledger {self.path}: {why}",
                "without it nothing is sent: make its folder writable, or name another folder "
                "with XDG_STATE_HOME",
            ) from None
