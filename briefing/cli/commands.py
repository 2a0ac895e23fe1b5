"""Carry out each command: call the pipeline, print, return the exit code."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from briefing.config import Config, load
from briefing.errors import OutputError, SourceError, UsageError
from briefing.model import Document, Source

DEFAULT_SOURCES = "seeds"
"""Folder that is read when no source is named."""

CONFIG_TEXT = """\
# Settings of this desk; every line may be left out.
house = "Desk brief"
marking = "TLP:CLEAR"
paper = "A4"
formats = ["md", "pdf"]
out = "out"
"""


def make(options: argparse.Namespace) -> int:
    """Make a brief and write it in the wanted formats; the last line printed is a path."""
    from briefing.cli.progress import Progress
    from briefing.output import slug, write_all
    from briefing.pipeline import build_brief, parse_all
    from briefing.render import render_all

    names = ("out", "templates", "title", "date", "ranker", "paper", "language")
    given = {name: getattr(options, name) for name in names}
    given["formats"] = tuple(dict.fromkeys(options.formats)) if options.formats else None
    config = load(options.config, given)
    with Progress(verbose=options.verbose) as progress:
        progress.stage("read")
        sources, warnings = _sources(options.sources or [_default_sources()], config)
        progress.note(f"{len(sources)} sources, {sum(len(s.text) for s in sources)} characters")
        progress.stage("clean and segment")
        documents = parse_all(sources)
        for document in documents:
            kept = sum(len(s.text) for s in document.sentences)
            progress.note(
                f"{document.source.path}: {len(document.sentences)} sentences, "
                f"{kept} of {len(document.source.text)} characters, {document.language}"
            )
        progress.stage("analyse, select, compose")
        brief = build_brief(documents, config)
        progress.note(f"{sum(len(s.items) for s in brief.sections)} items proposed")
        progress.stage("render")
        brief, parts = render_all(
            brief, config.formats, config.templates or None, paper=config.paper
        )
        progress.note(f"{sum(len(s.items) for s in brief.sections)} items on the page")
        progress.stage("write")
        stem = slug(brief.date, brief.title)
        written = write_all(Path(config.out), {f"{stem}.{name}": parts[name] for name in parts})
    _warn((*warnings, *brief.warnings))
    for path in written:
        print(path.as_posix())
    return 0


def clean(options: argparse.Namespace) -> int:
    """Print the article of one source, what was dropped, or all blocks."""
    document = _documents([options.source])[0]
    _warn((*document.source.warnings, *document.warnings))
    if options.json:
        rows = [{**asdict(block), "text": document.block_text(block)} for block in document.blocks]
        print(
            json.dumps(
                {"language": document.language, "blocks": rows}, ensure_ascii=False, indent=1
            )
        )
    elif options.dropped:
        for block in document.blocks:
            if block.label in ("boilerplate", "caption"):
                print(
                    f"{block.kind or block.label}\t{block.score:.2f}\t{document.block_text(block)}"
                )
    else:
        if document.stub:
            _warn((f"{document.source.path}: {document.stub}",))
        print(document.body)
    return 0


def quotes(options: argparse.Namespace) -> int:
    """Print the quotations of the sources with their speakers."""
    from briefing.analyse.quotes import find

    found = find(_documents(options.sources))
    if options.json:
        print(json.dumps([asdict(quote) for quote in found], ensure_ascii=False, indent=1))
        return 0
    for quote in found:
        if quote.kind == "quotation":
            speaker = quote.speaker_name or quote.speaker or "(no speaker found)"
            kind = "said" if quote.direct else "reported"
            role = f", {quote.role}" if quote.role else ""
            text = " ".join(quote.text.split())
            print(f"{quote.source_id}:{quote.start}\t{speaker}{role}\t{kind}, {quote.how}\t{text}")
    return 0


def summarize(options: argparse.Namespace) -> int:
    """Print a summary, one sentence a line."""
    from briefing.pipeline import summarize as picked

    documents = _documents(options.sources)
    for sentence in picked(documents, words=options.words, ranker=options.ranker):
        print(" ".join(sentence.text.split()))
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print for each sentence its score, its parts, and why it is in or out."""
    from briefing.pipeline import explain as explained

    config = load(None, {"ranker": options.ranker})
    rows = explained(_documents(options.sources), config)
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        parts = ", ".join(f"{name} {value:.2f}" for name, value in row.parts)
        place = f"{row.source_id} {row.index + 1}"
        verdict = f"IN {row.section}: {row.reason}" if row.section else f"out: {row.reason}"
        print(f"{row.score:.2f}  {place}  {verdict}  ({parts})")
        print(f"      {' '.join(row.text.split())}")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Print one line for each extract that its source does not prove; exit 1 if there is one."""
    from briefing.errors import VerifyError
    from briefing.verify import verify as failures

    try:
        text = options.record.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "no text in UTF-8"
        raise VerifyError(f"{options.record}: {reason}", "name a file of --format json") from None
    try:
        found = failures(text, folder=Path.cwd(), sources_dir=options.sources)
    except VerifyError as error:
        raise VerifyError(f"{options.record}: {error.what}", error.way_out) from None
    for line in found:
        print(line)
    if not found:
        print(f"{options.record}: every extract stands in its source")
    return 1 if found else 0


def templates(options: argparse.Namespace) -> int:
    """List the house styles, or start one from a copy."""
    from briefing.render.style import find_style, styles

    if options.action == "list":
        for name, folder in styles().items():
            print(f"{name}\t{folder}")
        return 0
    if not options.name:
        raise UsageError("no name for the new style", "write `briefing templates new NAME`")
    folder = Path(options.name)
    _copy(find_style(None).folders[0], folder)
    print(folder.as_posix())
    return 0


def init(options: argparse.Namespace) -> int:
    """Make a folder with seeds/, templates/ and briefing.toml; nothing there is overwritten."""
    from briefing.render.style import packaged

    folder: Path = options.folder
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(f"{folder}: exists and is not empty", "name a new folder")
    try:
        (folder / "seeds").mkdir(parents=True, exist_ok=True)
        (folder / "out").mkdir(exist_ok=True)
        (folder / "briefing.toml").write_text(CONFIG_TEXT, "utf-8")
    except OSError as error:
        raise OutputError(
            f"{folder}: {error.strerror}", "name a folder that you may write"
        ) from None
    _copy(packaged(), folder / "templates")
    print(folder.as_posix())
    return 0


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        raise OutputError(f"{target}: exists already", "name a new folder")
    try:
        shutil.copytree(source, target)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}", "name another folder") from None


def _default_sources() -> str:
    if not Path(DEFAULT_SOURCES).is_dir():
        raise SourceError(
            "no source named, and there is no folder seeds/ here",
            "name files or folders: briefing make SOURCE ...",
        )
    return DEFAULT_SOURCES


def _sources(names: list[str], config: Config) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    from briefing.read import read_all

    return read_all(names, max_bytes=config.max_bytes)


def _documents(names: list[str]) -> tuple[Document, ...]:
    from briefing.pipeline import parse_all

    sources, warnings = _sources(names, Config())
    _warn(warnings)
    return parse_all(sources)


def _warn(warnings: Iterable[str]) -> None:
    for warning in dict.fromkeys(warnings):
        print(f"warning: {' '.join(warning.split())}", file=sys.stderr)
