"""Carry out `briefing send` and the end of `briefing make --send`: a brief goes out by e-mail."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.cli.progress import Progress
from briefing.cli.shown import line, text_of
from briefing.config import Config, load
from briefing.errors import DeliveryError, OutputError, UsageError, VerifyError
from briefing.model import Brief, Letter

if TYPE_CHECKING:
    from briefing.deliver.message import Attachment, Headers
    from briefing.deliver.recipients import Mailbox, Recipients
    from briefing.deliver.run import Order, Result, Results


class Mail(NamedTuple):
    """What is known of a mail before there is a brief: it is checked first."""

    config: Config
    """The settings."""
    sender: Mailbox | None
    """Whom it is from; None in a draft."""
    recipients: Recipients
    """Whom it is for."""
    subject: str = ""
    """Its subject; empty takes the template's."""


def send(options: argparse.Namespace) -> int:
    """Send a brief from its record, or write it as a message, or say who would get it."""
    from briefing.deliver.attachment import attachment

    if options.dry_run and (options.eml or options.draft):
        raise UsageError("--dry-run with --eml or --draft", "choose one of them")
    if options.again and (options.eml or options.draft):
        raise UsageError("--again with --eml or --draft, which send nothing", "leave it out")
    config = load(options.config, {"templates": options.templates})
    mail = prepare(options, config)
    brief = _brief(options.record)
    pdf = attachment(options.pdf or options.record.with_suffix(".pdf"), brief.pdf_sha256)
    if options.eml or options.draft:
        file = options.eml or options.record.with_suffix(".eml")
        return _write(mail, brief, pdf, file, draft=options.draft)
    if options.dry_run:
        return _show_plan(mail, brief, pdf, again=options.again)
    return deliver_brief(mail, brief, pdf, again=options.again)


def prepare(options: argparse.Namespace, config: Config) -> Mail:
    """Return the mail that the options and the settings ask for, or raise `UsageError`."""
    from briefing.deliver.recipients import mailbox, one_line, recipients

    email = config.email
    to, cc, bcc = (tuple(named or ()) for named in (options.to, options.cc, options.bcc))
    if not (to or cc or bcc):
        to = email.to
    everybody = recipients(to, cc, bcc, lists=dict(email.lists), most=email.most)
    sender = options.sender or email.sender
    if options.draft and everybody.bcc:
        raise UsageError("--bcc with --draft", "add hidden recipients in your mail program")
    if not options.draft and not everybody.all:
        raise UsageError("no recipients", "name some with --to, or to = [...] under [email]")
    if not options.draft and not sender:
        raise UsageError("no sender", "name one with --from, or from = '...' under [email]")
    if not (email.server or options.draft or options.eml or options.dry_run):
        raise UsageError("no mail server", "set server = '...' under [email] in briefing.toml")
    subject = one_line(options.subject or "", "the subject")
    return Mail(config, mailbox(sender) if sender else None, everybody, subject)


def deliver_brief(mail: Mail, brief: Brief, pdf: Attachment, *, again: bool = False) -> int:
    """Send a brief to all who have not got it, and print what became of each recipient."""
    from briefing.deliver.ledger import Ledger, state_folder
    from briefing.deliver.password import password
    from briefing.deliver.run import deliver

    email = mail.config.email
    order = _order(mail, *_written(mail, brief), pdf)
    results: Results = {}
    try:
        with (
            Progress(verbose=False) as progress,
            Ledger(state_folder(os.environ), _now) as ledger,
        ):
            progress.stage(f"send to {len(order.recipients)}")
            deliver(
                order,
                email,
                lambda: password(email, os.environ),
                ledger,
                results,
                again=again,
                wait=time.sleep,
                waiting=lambda: print("another run sends this brief; waiting", file=sys.stderr),
            )
    except KeyboardInterrupt:
        raise KeyboardInterrupt(
            "interrupted; what was sent is written down, run this again for the others"
        ) from None
    finally:
        _print_table([_row(result) for result in results.values()])
    return _judged(results)


def deliver_made(mail: Mail, brief: Brief, pdf: Path) -> int:
    """Send a brief whose PDF was just written, as `deliver_brief` does."""
    from briefing.deliver.attachment import attachment

    return deliver_brief(mail, brief, attachment(pdf, brief.pdf_sha256))


def _judged(results: Results) -> int:
    """Return the exit code, or raise what is to be said of those who did not get it."""
    states = Counter(result.state for result in results.values())
    missing = len(results) - states["sent"]
    if not missing:
        return 0
    said = ", ".join(f"{states[state]} {state}" for state in ("failed", "unknown") if states[state])
    ways = []
    if states["failed"]:
        ways.append("run this again for the failed")
    if states["unknown"]:
        ways.append("ask the unknown whether they got it, else name them with --to and --again")
    raise DeliveryError(f"{missing} of {len(results)} recipients: {said}", "; ".join(ways))


def _brief(record: Path) -> Brief:
    """Return the brief of a record's file.  Raises `VerifyError`."""
    from briefing.record import loads

    text = text_of(record)
    try:
        return loads(text)
    except VerifyError as error:
        raise VerifyError(f"{record}: {error.what}", error.way_out) from None


def _order(mail: Mail, letter: Letter, headers: Headers, pdf: Attachment) -> Order:
    """Return what is to be delivered: the message, in ASCII and where needed in UTF-8."""
    from briefing.deliver.message import message
    from briefing.deliver.run import Order

    assert mail.sender is not None
    boxes = (mail.sender, *mail.recipients.all)
    unicode = not all(box.ascii for box in boxes)
    return Order(
        headers.key,
        mail.sender,
        mail.recipients.all,
        message(letter, headers, pdf) if mail.sender.ascii else b"",
        message(letter, headers, pdf, utf8=True) if unicode else b"",
    )


def _written(mail: Mail, brief: Brief) -> tuple[Letter, Headers]:
    """Return what the message says, and what it says of itself."""
    from briefing.deliver.message import Headers
    from briefing.record import digest
    from briefing.render.email import letter
    from briefing.render.style import find_style

    written = letter(brief, find_style(mail.config.templates or None))
    if mail.subject:
        written = replace(written, subject=mail.subject)
    headers = Headers(
        mail.sender, mail.recipients, _date(), digest(brief), mail.config.email.unsubscribe
    )
    return written, headers


def _write(mail: Mail, brief: Brief, pdf: Attachment, file: Path, *, draft: bool) -> int:
    """Write the message into a file, and print its path."""
    from briefing.deliver.message import message
    from briefing.output import write_all

    letter, headers = _written(mail, brief)
    boxes = (*((mail.sender,) if mail.sender else ()), *mail.recipients.all)
    utf8 = not all(box.ascii for box in boxes)
    data = message(letter, headers, pdf, draft=draft, utf8=utf8)
    try:
        (path,) = write_all(file.parent, {file.name: data})
    except OutputError as error:
        raise OutputError(error.what, "name a file that you may write with --eml") from None
    print(line(path.as_posix()))
    return 0


def _show_plan(mail: Mail, brief: Brief, pdf: Attachment, *, again: bool) -> int:
    """Print the message's headers in short, and for each recipient whether it would be sent."""
    from briefing.deliver.ledger import Ledger, state_folder
    from briefing.deliver.run import plan

    letter, headers = _written(mail, brief)
    order = _order(mail, letter, headers, pdf)
    with Ledger(state_folder(os.environ), _now, read_only=True) as ledger:
        results = plan(order.recipients, ledger.entries(order.brief), again=again)
    size = len(order.message or order.utf8)
    print(line(f"from: {order.sender.address}"))
    print(line(f"subject: {letter.subject}"))
    print(line(f"attached: {pdf.name}, {len(pdf.data)} bytes; {size} bytes in all"))
    everybody = mail.recipients
    named = {"to": everybody.to, "cc": everybody.cc, "bcc": everybody.bcc}
    kinds = {box.key: kind for kind, boxes in named.items() for box in boxes}
    _print_table([(kinds[key], *_row(result, due="would send")) for key, result in results.items()])
    return 0


def _row(result: Result, due: str = "not sent") -> tuple[str, ...]:
    """Return state, address and reply of a recipient."""
    state = due if result.state == "due" else result.state
    if result.before:
        state += " before"
        moment = result.before[:16].replace("T", " ")
        return state, result.mailbox.address, f"{moment} UTC {result.text}"
    return state, result.mailbox.address, result.text


def _print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns as wide as their longest cell."""
    shown = [[line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _date() -> datetime:
    """Return the date of the message: now, or what SOURCE_DATE_EPOCH says."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return _now().astimezone()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH {epoch[:40]!r} is no time", "give seconds since 1970"
        ) from None


def _now() -> datetime:
    return datetime.now(UTC)
