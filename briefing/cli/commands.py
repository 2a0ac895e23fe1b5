"""Carry out the commands that read sources: call the pipeline, print, return the exit code."""

from __future__ import annotations

import argparse
import json
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.progress import Progress
from briefing.cli.send import deliver_made, prepare
from briefing.cli.shown import as_json, line, lines, text_of, warn
from briefing.config import Config, load
from briefing.errors import SourceError, UsageError, VerifyError
from briefing.model import KEPT_LABELS, Brief, Document, Source

if TYPE_CHECKING:
    from briefing.pdf import Typesetter

DEFAULT_SOURCES = "seeds"
"""Folder that is read when no source is named."""


def make(options: argparse.Namespace) -> int:
    """Make a brief and write it in the wanted formats; print the paths, the PDF's last."""
    from briefing.output import slug, write_all
    from briefing.pipeline import build_brief, parse_all
    from briefing.render import render_all

    config = _config(options)
    for name in ("archive", "send"):
        if getattr(options, name) and "pdf" not in config.formats:
            raise UsageError(f"--{name} without the PDF", "add --format pdf")
    if options.to and not options.send:
        raise UsageError("--to without --send", "add --send")
    mail = prepare(options, config) if options.send else None
    if mail and "json" not in config.formats:
        # From the record the mail can be sent on, should it not reach everybody.
        config = replace(config, formats=("json", *config.formats))
    with _typesetter(config) as typesetter, Progress(verbose=options.verbose) as progress:
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
        proposed = build_brief(documents, config, earlier=_earlier(config.since))
        progress.note(f"{_items(proposed)} items proposed")
        progress.stage("render")
        brief, parts = render_all(
            proposed,
            config.formats,
            config.templates or None,
            paper=config.paper,
            pages=config.pages,
            archive=_archived(sources) if options.archive else None,
            typesetter=typesetter,
        )
        progress.note(f"{_items(brief)} items on the page")
        for left in brief.left_out[len(proposed.left_out) :]:
            progress.note(f"{left.reason}: {line(left.citation.text)}")
        progress.stage("write")
        stem = slug(brief.date, brief.title)
        names = sorted(parts, key=lambda name: name == "pdf")
        written = write_all(Path(config.out), {f"{stem}.{name}": parts[name] for name in names})
    warn((*warnings, *brief.warnings))
    try:
        return deliver_made(mail, brief, written[-1]) if mail else 0
    finally:
        for path in written:
            print(line(path.as_posix()))


def clean(options: argparse.Namespace) -> int:
    """Print the article of one source, what was dropped, or all blocks."""
    documents = _documents([options.source])
    if len(documents) > 1:
        raise UsageError(f"{options.source}: holds {len(documents)} sources", "name one of them")
    document = documents[0]
    if options.json:
        rows = [{**asdict(block), "text": document.block_text(block)} for block in document.blocks]
        found = {"source": document.source.path, "language": document.language, "blocks": rows}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif options.dropped:
        for block in document.blocks:
            if block.label not in (*KEPT_LABELS, "heading"):
                text = line(document.block_text(block))
                print(f"{block.kind or block.label}\t{block.score:.2f}\t{text}")
    else:
        print(lines(document.body))
    return 0


def quotes(options: argparse.Namespace) -> int:
    """Print the quotations of the sources with their speakers."""
    from briefing.analyse.people import find_people
    from briefing.analyse.quotes import find, guesses
    from briefing.analyse.quotes.notable import notable

    documents = _documents(options.sources)
    people = find_people(documents)
    found = notable(find(documents, people), people, documents)
    warn(guesses(found, documents))
    if options.json:
        print(as_json(found))
        return 0
    for quote in found:
        if quote.verbatim or quote.kind == "quotation":
            speaker = quote.speaker_name or quote.speaker or "(no speaker found)"
            role = f", {quote.role}" if quote.role else ""
            kind = "said" if quote.verbatim else "reported"
            place = f"{quote.source_id}:{quote.start}"
            print("\t".join(map(line, (place, speaker + role, f"{kind}, {quote.how}", quote.text))))
    return 0


def summarize(options: argparse.Namespace) -> int:
    """Print a summary, one sentence a line."""
    from briefing.pipeline import summarize as picked

    documents = _documents(options.sources)
    for sentence in picked(documents, words=options.words, ranker=options.ranker):
        print(line(sentence.text))
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print for each sentence its score, its parts, and why it is in or out."""
    from briefing.pipeline import explain as explained

    config = load(None, {"ranker": options.ranker})
    rows = explained(_documents(options.sources, config), config)
    if options.json:
        print(as_json(rows))
        return 0
    for row in rows:
        parts = ", ".join(f"{name} {value:.2f}" for name, value in row.parts)
        verdict = f"IN {row.section}: {row.reason}" if row.section else f"out: {row.reason}"
        print(line(f"{row.score:.2f} {row.source_id} {row.index + 1} {verdict} ({parts})"))
        print(f"     {line(row.text)}")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Print one line for each extract that its source does not prove; exit 1 if there is one."""
    from briefing.verify import verify as failures

    text = text_of(options.record)
    try:
        found = failures(text, folder=Path.cwd(), sources_dir=options.sources)
    except VerifyError as error:
        raise VerifyError(f"{options.record}: {error.what}", error.way_out) from None
    for failure in found:
        print(line(failure))
    if not found:
        print(f"{line(str(options.record))}: every extract stands in its source")
    return 1 if found else 0


def _config(options: argparse.Namespace) -> Config:
    """Return the configuration that the options of `make` ask for, over what the style sets."""
    from briefing.render.style import find_style

    names = ("out", "templates", "title", "date", "ranker", "paper", "pages", "language")
    given = {name: getattr(options, name) for name in (*names, "house", "marking", "since")}
    given["formats"] = tuple(dict.fromkeys(options.formats)) if options.formats else None
    style = find_style(load(options.config, given).templates or None)
    return load(options.config, given, style.house.settings())


def _typesetter(config: Config) -> AbstractContextManager[Typesetter | None]:
    """Return what lays out the page, when there is to be one: it makes ready from now on."""
    if "pdf" not in config.formats:
        return nullcontext()
    from briefing.pdf.apart import Apart
    from briefing.render.style import find_style

    style = find_style(config.templates or None)
    try:
        return Apart(style.sheet(), style.folders)
    except OSError:  # there is no second process to be had, and no need of one
        return nullcontext()


def _archived(sources: tuple[Source, ...]) -> dict[str, bytes]:
    """Return the bytes of the sources' files by name; of what came by a pipe, its text."""
    found: dict[str, bytes] = {}
    for number, source in enumerate(sources, start=1):
        data = source.text.encode("utf-8", "surrogatepass")
        if source.path != "-":
            with suppress(OSError):
                data = Path(source.path).read_bytes()
            if sha256(data).hexdigest() != source.sha256:
                raise SourceError(f"{source.path}: changed while it was read", "run this again")
        name = Path(source.path).name if source.path != "-" else "input.txt"
        found[name if name not in found else f"{number}-{name}"] = data
    return found


def _earlier(path: str) -> Brief | None:
    """Return the earlier brief that a path names, None for none."""
    if not path:
        return None
    from briefing.record import loads

    try:
        return loads(text_of(Path(path)))
    except VerifyError as error:
        raise VerifyError(f"{path}: {error.what}", error.way_out) from None


def _items(brief: Brief) -> int:
    return sum(len(section.items) for section in brief.sections)


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


def _documents(names: list[str], config: Config | None = None) -> tuple[Document, ...]:
    """Return the sources cleaned and segmented; what they warn of is printed."""
    from briefing.pipeline import parse_all

    sources, warnings = _sources(names, config or load(None, {}))
    documents = parse_all(sources)
    stubs = (f"{d.source.path}: {d.stub}" for d in documents if d.stub)
    warn((*warnings, *(w for d in documents for w in (*d.source.warnings, *d.warnings)), *stubs))
    return documents
