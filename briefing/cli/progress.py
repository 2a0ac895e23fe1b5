"""Tell what the program is doing, on a terminal and only when it takes a while."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

PATIENCE = 1.0
"""Seconds after which work is shown."""


class Progress:
    """The stages of one command; silent in pipes unless asked to be verbose."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.started = time.monotonic()
        self.since = self.started
        self.name = ""
        self.status: Any = None

    def __enter__(self) -> Progress:
        """Start the clock."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the spinner away."""
        self._close()
        if self.status is not None:
            self.status.stop()

    def stage(self, name: str) -> None:
        """Begin a stage, and end the one before."""
        self._close()
        self.name, self.since = name, time.monotonic()
        if self.verbose or not sys.stderr.isatty():
            return
        if self.status is None and self.since - self.started > PATIENCE:
            from rich.console import Console

            self.status = Console(stderr=True).status(name)
            self.status.start()
        elif self.status is not None:
            self.status.update(name)

    def note(self, text: str) -> None:
        """Say what the stage did, when asked to be verbose."""
        if self.verbose:
            print(f"  {text}", file=sys.stderr)

    def _close(self) -> None:
        if self.verbose and self.name:
            spent = time.monotonic() - self.since
            print(f"{self.name}: {spent:.2f} s", file=sys.stderr)
        self.name = ""
