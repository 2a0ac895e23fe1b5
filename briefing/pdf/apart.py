"""Typeset in a process of its own, which loads the libraries while others still work.

WeasyPrint takes as long to load as two sources to analyse, its C libraries end a process that
they cannot go on in, and each layout leaves some memory behind.  A process apart makes use of
a second core, turns such an end into an error with a name, and is replaced now and then.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any

from briefing.errors import BriefingError, RenderError
from briefing.pdf import Attached, Form, Sheet, lay_out, write
from briefing.pdf.press import private_fonts

PATIENCE = 60.0
"""Seconds that a layout may take: a style sheet can ask for one that never ends."""

PAGES = 50
"""Pages written after which the process is replaced, and its memory with it."""

LINE = '<html lang="en"><h1>Line</h1><p><b>Lay</b> <i>one</i> <em>line</em> of hyphenation</p>'
"""A page that makes the process load whatever every page needs."""

NARROW = "p { hyphens: auto; width: 4em }"
"""Rules by which its line is hyphenated."""


class Apart:
    """`lay_out` and `write` as in `briefing.pdf`, in another process; for a `with` statement.

    A sheet can be written until the next one is laid out.
    """

    def __init__(self, css: str, folders: tuple[Path, ...]) -> None:
        """Start the process and let it make ready for pages with a style sheet."""
        self._ready = css, folders
        self._laid = 0
        self._start()

    def __enter__(self) -> Apart:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._stop()

    @property
    def process(self) -> int:
        """The id of the process that lays out."""
        return int(self._process.pid)

    def lay_out(self, html: str, css: str, rules: str, form: Form) -> Sheet:
        """Return the layout of a page as `briefing.pdf.lay_out` does."""
        if self._written == PAGES:
            self._again()
        self._laid += 1
        sheet: Sheet = self._ask(lay_out, (html, css, rules, form))
        return replace(sheet, layout=self._laid)

    def write(self, sheet: Sheet, attached: tuple[Attached, ...] = ()) -> tuple[bytes, str]:
        """Return the PDF of the last layout, and the characters that the fonts lack."""
        if sheet.layout != self._laid:
            raise ValueError("another sheet was laid out since")
        self._written += 1
        done: tuple[bytes, str] = self._ask(write, (attached,))
        return done

    def _ask(self, what: Any, values: tuple[Any, ...]) -> Any:
        """Return what the process answers, or raise what it raises.

        Raises `RenderError` when it ends without an answer, or finds no end.
        """
        try:
            self._pipe.send((what, values))
            if not self._pipe.poll(PATIENCE):
                self._again()
                raise RenderError(
                    f"the layout has no end: nothing came in {PATIENCE:.0f} seconds",
                    "simplify the style sheet, or shorten the sources",
                )
            answer = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self._process.join(1)
            code = self._process.exitcode
            self._again()
            raise RenderError(
                f"WeasyPrint ended without a page (exit code {code})", "see `briefing doctor`"
            ) from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _start(self) -> None:
        context: Any = multiprocessing.get_context("fork" if _one_thread() else "spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._pipe, *self._ready), daemon=True
        )
        # Where the cache of the fonts goes is decided here: a killed process cannot tidy up.
        with private_fonts():
            self._process.start()
        theirs.close()
        self._written = 0

    def _stop(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _again(self) -> None:
        """Begin with a new process, which holds no sheet."""
        self._stop()
        self._start()
        self._laid += 1


def _one_thread() -> bool:
    """Return whether nothing runs here but this thread: a fork copies no other one."""
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and tasks.is_dir() and len(list(tasks.iterdir())) == 1


def _serve(pipe: Connection, other: Connection, css: str, folders: tuple[Path, ...]) -> None:
    """Do what is asked through the pipe until its other end, which the parent holds, closes."""
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with suppress(Exception):  # whatever it is, the page meets it again and says so
        write(lay_out(LINE, css, NARROW, Form(folders)))
    gc.freeze()
    gc.enable()
    sheet: Any = None
    with suppress(EOFError, OSError):
        while True:
            what, values = pipe.recv()
            answer: object
            try:
                if what is lay_out:
                    sheet = lay_out(*values)
                    answer = replace(sheet, layout=None)
                else:
                    answer = write(sheet, *values)
            except (BriefingError, MemoryError, RecursionError) as error:
                answer = error
            pipe.send(answer)
