"""Carry out the commands that set up a desk: its folders and its house style."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from briefing.cli.shown import line, text_of
from briefing.errors import OutputError

CONFIG = """\
# Settings of this desk; every line may be left out. Options of the command line win.
house = "Desk brief"      # name in the masthead
marking = "TLP:CLEAR"     # marking of the page
paper = "A4"              # or "Letter"
formats = ["md", "pdf"]   # what `briefing make` writes
out = "out"               # where

# [email]                                # for `briefing send` and `briefing make --send`
# from = "Desk <desk@example.org>"
# server = "smtp.example.org"            # STARTTLS on port 587
# user = "desk@example.org"              # the password: BRIEFING_SMTP_PASSWORD
# to = ["@desk"]

# [email.lists]
# desk = ["ana@example.org", "Ben <ben@example.org>"]
"""
"""The `briefing.toml` of a new desk."""


def init(options: argparse.Namespace) -> int:
    """Make a folder with seeds/, templates/, out/ and briefing.toml; overwrite nothing."""
    from briefing.render.style import packaged

    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder}: is there already", "name a new or an empty folder")
    try:
        for name in ("seeds", "out"):
            (folder / name).mkdir(parents=True)
        shutil.copytree(packaged(), folder / "templates")
        (folder / "briefing.toml").write_text(CONFIG, "utf-8")
    except OSError as error:
        raise OutputError(
            f"{folder}: {error.strerror or error}", "name a folder that you may write"
        ) from None
    print(line(folder.as_posix()))
    return 0


def list_styles(options: argparse.Namespace) -> int:
    """Print each house style: its name, its folder, and an asterisk at the one in use."""
    from briefing.house import listed

    for style in listed():
        print(f"{style.name}{' *' if style.used else ''}\t{line(str(style.folder))}")
    return 0


def new_style(options: argparse.Namespace) -> int:
    """Copy a style to start from, and print its folder."""
    from briefing.house import new

    print(line(new(options.name, start=options.start).as_posix()))
    return 0


def check_style(options: argparse.Namespace) -> int:
    """Print a line for each thing that is wrong with a style; exit 1 if there is one."""
    from briefing.house.check import check

    found = check(options.style, paper=options.paper)
    for fault in found:
        print(line(fault))
    if not found:
        print("nothing is wrong with it")
    return 1 if found else 0


def preview_style(options: argparse.Namespace) -> int:
    """Serve the page and its sources on this machine until Ctrl-C."""
    from briefing.house.preview import Preview, sample_preview, serve

    preview = sample_preview(options.style)
    if options.brief:
        from briefing.record import loads
        from briefing.verify import read_again

        brief = loads(text_of(options.brief))
        sources = {n.id: read_again(n, Path.cwd(), options.sources).text for n in brief.sources}
        preview = Preview(brief, sources, options.style)
    print("watching the style; Ctrl-C ends it", file=sys.stderr)
    serve(preview, port=options.port, ready=lambda address: print(address, flush=True))
    return 0
