"""Declare the commands and their options; nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefing.cli import commands
from briefing.config import FORMATS, PAPERS, RANKER_NAMES
from briefing.version import VERSION

Command = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are one line, like every other failure."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print one line and exit with code 2."""
        name = self.prog
        self.exit(2, f"{name}: {message}; see `{name} --help`\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="briefing",
        description="One-page briefs from saved articles: every statement a verbatim extract.",
        epilog="Example: briefing make seeds/ --format pdf",
    )
    top.add_argument("--version", action="version", version=f"briefing {VERSION}")
    commands_ = top.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    _make(commands_)
    _clean(commands_)
    _quotes(commands_)
    _summarize(commands_)
    _explain(commands_)
    _verify(commands_)
    _templates(commands_)
    _init(commands_)
    return top


def _command(
    subparsers: argparse._SubParsersAction[Parser],
    name: str,
    run: Command,
    help_: str,
    example: str,
) -> argparse.ArgumentParser:
    added = subparsers.add_parser(
        name,
        help=help_,
        description=f"{help_[:1].upper()}{help_[1:]}.",
        epilog=f"Example: {example}",
    )
    added.set_defaults(run=run)
    return added


def _make(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "make",
        commands.make,
        "make a brief from sources",
        "briefing make articles/ --format pdf --title 'Drones for the Balkans'",
    )
    command.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="file, folder or - (default: seeds/)"
    )
    command.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=FORMATS,
        help="format to write, may be given several times (default: md and pdf)",
    )
    command.add_argument("--out", metavar="DIR", help="folder to write into (default: out/)")
    command.add_argument("--templates", metavar="DIR", help="folder or name of the house style")
    command.add_argument("--title", metavar="T", help="headline (default: a source's)")
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="date of the brief")
    command.add_argument("--ranker", choices=RANKER_NAMES, help="how salience is rated")
    command.add_argument("--paper", choices=PAPERS, help="paper size (default: A4)")
    command.add_argument("--language", metavar="CODE", help="language of labels and dates")
    command.add_argument("--config", metavar="FILE", type=Path, help="configuration, TOML")
    command.add_argument("-v", "--verbose", action="store_true", help="say what each stage did")


def _clean(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "clean",
        commands.clean,
        "print the article of a saved page",
        "briefing clean page.txt --dropped",
    )
    command.add_argument("source", metavar="SOURCE", help="file or -")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="all blocks with offsets and labels")
    shape.add_argument("--dropped", action="store_true", help="what was dropped, and as what")


def _quotes(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "quotes",
        commands.quotes,
        "print the quotations of sources with their speakers",
        "briefing quotes articles/ --json",
    )
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder or -")
    command.add_argument("--json", action="store_true", help="with offsets, cue and confidence")


def _summarize(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "summarize",
        commands.summarize,
        "print a summary of whole sentences",
        "briefing summarize articles/ --words 150 --ranker lexrank",
    )
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder or -")
    command.add_argument("--words", type=_count, default=250, metavar="N", help="at most N words")
    command.add_argument("--ranker", choices=RANKER_NAMES, default="default", help="the method")


def _explain(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "explain",
        commands.explain,
        "print for each sentence why it is on the page or not",
        "briefing explain articles/ | less",
    )
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder or -")
    command.add_argument("--json", action="store_true", help="one object a sentence")
    command.add_argument("--ranker", choices=RANKER_NAMES, help="the method")


def _verify(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "verify",
        commands.verify,
        "prove every extract of a brief against its source",
        "briefing verify out/brief.json --sources articles/",
    )
    command.add_argument("record", metavar="BRIEF.json", type=Path, help="from --format json")
    command.add_argument("--sources", metavar="DIR", type=Path, help="where the sources are now")


def _templates(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "templates",
        commands.templates,
        "list house styles, or start one from a copy",
        "briefing templates new ours",
    )
    command.add_argument("action", choices=("list", "new"), help="what to do")
    command.add_argument("name", nargs="?", metavar="NAME", help="folder of the new style")


def _init(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "init",
        commands.init,
        "start a new desk: seeds/, templates/ and briefing.toml",
        "briefing init my-desk",
    )
    command.add_argument("folder", metavar="DIR", type=Path, help="folder to make")


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day, write YYYY-MM-DD") from None


def _count(value: str) -> int:
    if not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of words from 1 on")
    return int(value)
