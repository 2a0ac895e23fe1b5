"""Declare the commands and their options; nothing heavy is imported here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from briefing.cli import commands, desk, doctor, send
from briefing.cli.values import count, day, port
from briefing.config import FORMATS, LANGUAGES, PAPERS, RANKER_NAMES
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
        allow_abbrev=False,
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
    _send(commands_)
    _templates(commands_)
    _init(commands_)
    _doctor(commands_)
    return top


def _command(
    subparsers: argparse._SubParsersAction[Parser],
    name: str,
    run: Command | None,
    help_: str,
    example: str,
) -> Parser:
    added = subparsers.add_parser(
        name,
        allow_abbrev=False,
        help=help_,
        description=f"{help_[:1].upper()}{help_[1:]}.",
        epilog=f"Example: {example}",
    )
    if run is not None:
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
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="date of the brief")
    command.add_argument(
        "--since", metavar="PREVIOUS.json", help="mark what is new against an earlier brief"
    )
    command.add_argument("--ranker", choices=RANKER_NAMES, help="how salience is rated")
    command.add_argument("--paper", choices=PAPERS, help="paper size (default: the style's, or A4)")
    command.add_argument("--pages", type=count, metavar="N", help="pages at most (default: 1)")
    command.add_argument(
        "--language", choices=LANGUAGES, help="language of labels and dates (default: the sources')"
    )
    command.add_argument("--house", metavar="NAME", help="name of the desk in the masthead")
    command.add_argument("--marking", metavar="M", help="marking of the page, as TLP:GREEN")
    command.add_argument("--config", metavar="FILE", type=Path, help="configuration, TOML")
    command.add_argument(
        "--archive",
        action="store_true",
        help="make the PDF a PDF/A-3a that holds the sources and the record",
    )
    command.add_argument(
        "--send", action="store_true", help="send it by e-mail, see briefing send (adds json)"
    )
    command.add_argument(
        "--to", action="append", metavar="ADDRESS", help="with --send: address or @list"
    )
    # What a mail has besides stands in the settings.
    command.set_defaults(
        cc=None, bcc=None, sender=None, subject=None, eml=None, draft=False, dry_run=False
    )
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
    command.add_argument("--words", type=count, default=250, metavar="N", help="at most N words")
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


def _send(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "send",
        send.send,
        "send a brief by e-mail, once to each recipient",
        "briefing send out/brief.json --to ana@example.org --to @desk",
    )
    command.add_argument("record", metavar="BRIEF.json", type=Path, help="from --format json")
    for name, help_ in (
        ("to", "recipient, or @list of briefing.toml; may be given several times"),
        ("cc", "recipient of a copy"),
        ("bcc", "recipient of a copy that the others do not see"),
    ):
        command.add_argument(f"--{name}", action="append", metavar="ADDRESS", help=help_)
    command.add_argument("--from", dest="sender", metavar="ADDRESS", help="whom it is from")
    command.add_argument("--subject", metavar="S", help="subject (default: the template's)")
    command.add_argument(
        "--pdf", metavar="FILE", type=Path, help="the brief's PDF (default: beside the record)"
    )
    command.add_argument("--templates", metavar="DIR", help="folder or name of the house style")
    command.add_argument("--config", metavar="FILE", type=Path, help="configuration, TOML")
    command.add_argument(
        "--eml", metavar="FILE", type=Path, help="write the message there and send nothing"
    )
    command.add_argument(
        "--draft", action="store_true", help="write one for your mail program to edit and send"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="say who would get what, and send nothing"
    )
    command.add_argument(
        "--again", action="store_true", help="send also to those who have got it, or may have"
    )


def _templates(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "templates",
        None,
        "list, start, check or watch a house style",
        "briefing templates new ours",
    )
    actions = command.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    _command(
        actions,
        "list",
        desk.list_styles,
        "list the house styles that --templates takes",
        "briefing templates list",
    )
    new = _command(
        actions,
        "new",
        desk.new_style,
        "copy a style into templates/NAME to start from",
        "briefing templates new ours --from desk",
    )
    new.add_argument("name", metavar="NAME", help="name of the new style")
    new.add_argument("--from", dest="start", metavar="STYLE", default="", help="style to copy")
    check = _command(
        actions,
        "check",
        desk.check_style,
        "print samples with a style and say what is wrong with it",
        "briefing templates check templates/ours",
    )
    preview = _command(
        actions,
        "preview",
        desk.preview_style,
        "show the page beside its sources in a browser, and again after each change",
        "briefing templates preview ours --brief out/brief.json",
    )
    for action in (check, preview):
        action.add_argument("style", metavar="STYLE", nargs="?", help="folder or name")
    check.add_argument("--paper", choices=PAPERS, help="paper size (default: the style's, or A4)")
    preview.add_argument(
        "--brief", metavar="FILE", type=Path, help="record to show (--format json)"
    )
    preview.add_argument("--sources", metavar="DIR", type=Path, help="where its sources are now")
    preview.add_argument("--port", type=port, default=0, help="port (default: any free one)")


def _init(subparsers: argparse._SubParsersAction[Parser]) -> None:
    command = _command(
        subparsers,
        "init",
        desk.init,
        "start a new desk: seeds/, templates/ and briefing.toml",
        "briefing init my-desk",
    )
    command.add_argument("folder", metavar="DIR", type=Path, help="folder to make")


def _doctor(subparsers: argparse._SubParsersAction[Parser]) -> None:
    _command(
        subparsers,
        "doctor",
        doctor.doctor,
        "say what this machine lacks, and the command that mends it",
        "briefing doctor",
    )
