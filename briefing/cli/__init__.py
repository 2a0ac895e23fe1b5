"""Run the commands: the only place that prints, and that decides the exit code."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from briefing.cli.parser import parser
from briefing.errors import BriefingError

__all__ = ["main", "run"]

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

MANY = 1_000_000
"""New objects after which Python looks for cycles: a command makes many, few of them in one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 a named failure, 2 bad usage."""
    _forgive()
    try:
        options = parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BriefingError as error:
        print(f"briefing: {_line(error)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt as interruption:
        said = str(interruption) or "interrupted; nothing was written"
        print(f"briefing: {said}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _let_go()
        return 1
    except MemoryError:
        print("briefing: not enough memory; name fewer or shorter sources", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else "cannot write what was asked for: "
        print(f"briefing: {where}{error.strerror or error}; check the path", file=sys.stderr)
        _let_go()
        return 1
    except RecursionError:
        print("briefing: the input is nested too deep; simplify it", file=sys.stderr)
        return 1


def run() -> None:
    """Run the command of the process's arguments and exit."""
    signal.signal(signal.SIGTERM, _ended)
    _reopen()
    gc.set_threshold(MANY)
    # NumPy's linear algebra would start threads that wait, busy, for work that never comes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _leave(main())


def _reopen() -> None:
    """Open the streams that the caller closed (`>&-`) to nothing: no file of ours is one then."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8"))


def _leave(code: int) -> NoReturn:
    """End the process as it stands: to take apart all that it holds takes as long as a source.

    WeasyPrint, if it was at work here and not in a process apart, has folders to remove.
    """
    if "weasyprint" in sys.modules:
        sys.exit(code)
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _ended(number: int, frame: object) -> None:
    """End on a signal as Ctrl-C does: what is half-written is taken away."""
    raise SystemExit(128 + number)


def _forgive() -> None:
    """Print what the terminal's encoding lacks as escapes, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go() -> None:
    """Drop what waits to be printed, so that the interpreter does not try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _line(error: Exception) -> str:
    plain = " ".join(str(error).split())
    return plain.encode("utf-8", "backslashreplace").decode("utf-8")
