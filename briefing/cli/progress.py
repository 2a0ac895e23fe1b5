"""Tell what the program is doing, on a terminal and only when it takes a while."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Any

PATIENCE = 1.0
"""Seconds after which work is shown."""


class Progress:
    """The stages of one command: silent in pipes, with times when asked to be verbose."""

    def __init__(self, *, verbose: bool) -> None:
        """Take how much is said."""
        self.verbose = verbose
        self.since = time.monotonic()
        self.name = ""
        self.status: Any = None
        self.lock = threading.Lock()
        self.timer = threading.Timer(PATIENCE, self._show)
        self.timer.daemon = True

    def __enter__(self) -> Progress:
        """Start the clock."""
        if not self.verbose and sys.stderr.isatty():
            self.timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the last stage and take the spinner away."""
        self.timer.cancel()
        if error is None:
            self._close()
        with self.lock:
            self.name = ""
            if self.status is not None:
                self.status.stop()

    def stage(self, name: str) -> None:
        """Begin a stage, and end the one before."""
        self._close()
        with self.lock:
            self.name, self.since = name, time.monotonic()
            if self.status is not None:
                self.status.update(name)

    def note(self, text: str) -> None:
        """Say what the stage did, when asked to be verbose."""
        if self.verbose:
            print(f"  {text}", file=sys.stderr)

    def _close(self) -> None:
        if self.verbose and self.name:
            spent = time.monotonic() - self.since
            print(f"{self.name}: {spent:.2f} s", file=sys.stderr)

    def _show(self) -> None:
        """Show the stage, from another thread: the work itself has no time for it."""
        from rich.console import Console

        with self.lock:
            if self.name:
                self.status = Console(stderr=True).status(self.name)
                self.status.start()
