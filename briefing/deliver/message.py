"""Turn a letter and its PDF into a message: headers, text, HTML, attachment, as bytes.

The same letter gives the same bytes: boundaries and Message-ID come from a hash, the date is
an argument (RFC 5322, RFC 2046).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from briefing.deliver.headers import addresses, unstructured
from briefing.deliver.recipients import Mailbox, Recipients
from briefing.errors import UsageError
from briefing.model import Letter

_UNSUBSCRIBE = re.compile(r"(https|mailto):[!-;=?-~]{1,900}")
"""An address that may stand between < and > (RFC 2369)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The file that goes with the message."""

    name: str
    """Its name."""
    data: bytes
    """Its bytes."""


@dataclass(frozen=True, slots=True)
class Headers:
    """What the message says of itself."""

    sender: Mailbox | None
    """Whom it is from; None in a draft that is to be completed."""
    recipients: Recipients
    """Whom it is for; those of `bcc` are never shown."""
    date: datetime
    """When it is sent, with its time zone."""
    key: str
    """Hash of the brief, by which the message is told from others."""
    unsubscribe: str = ""
    """Address for List-Unsubscribe: `https:` or `mailto:`, or empty."""


def message(
    letter: Letter, headers: Headers, pdf: Attachment, *, draft: bool = False, utf8: bool = False
) -> bytes:
    """Return a message as it goes over the wire, lines ended by CR LF.

    It is a multipart/mixed of the text with its HTML alternative, and the PDF.  With `utf8`
    addresses stand in it in Unicode (RFC 6532); without, it is pure ASCII, and recipients
    that ASCII cannot write are left out of its headers.  With `draft` it is one that mail
    programs open for editing and send themselves.  Raises `UsageError`.
    """
    built = EmailMessage(SMTP.clone(cte_type="7bit"))
    built.set_content(letter.text, cte="quoted-printable")
    built.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    built.add_attachment(pdf.data, maintype="application", subtype="pdf", filename=pdf.name)
    # Only now: what sets the content takes away every header that begins with Content-.
    if letter.language:
        built["Content-Language"] = letter.language
    digest = sha256("\n".join((headers.key, letter.html)).encode("utf-8", "replace")).hexdigest()
    for number, part in enumerate(built.walk()):
        if number:
            del part["MIME-Version"]
        if part.is_multipart():
            # Neither base64 nor quoted-printable can hold "=_" (RFC 2045, 6.7).
            part.set_boundary(f"=_{digest[:24]}-{number}")
    head = "".join(_lines(letter, headers, draft=draft, utf8=utf8))
    return head.encode("utf-8") + built.as_bytes()


def message_id(letter: Letter, headers: Headers) -> str:
    """Return the Message-ID: the same for the same letter to the same readers, else another."""
    shown = (headers.recipients.to, headers.recipients.cc)
    parts = (headers.key, letter.subject, headers.sender, shown)
    digest = sha256(repr(parts).encode("utf-8", "replace")).hexdigest()
    return f"<{digest[:40]}@{headers.sender.domain if headers.sender else ''}>"


def _lines(letter: Letter, headers: Headers, *, draft: bool, utf8: bool) -> Iterator[str]:
    """Yield the headers in the order in which they stand."""
    to, cc = (
        tuple(box for box in boxes if utf8 or box.ascii)
        for boxes in (headers.recipients.to, headers.recipients.cc)
    )
    if headers.sender:
        yield addresses("From", (headers.sender,), utf8=utf8)
    if to:
        yield addresses("To", to, utf8=utf8)
    if cc:
        yield addresses("Cc", cc, utf8=utf8)
    if not to and not cc and not draft:
        yield "To: undisclosed-recipients:;\r\n"
    yield unstructured("Subject", letter.subject)
    if draft:
        yield "X-Unsent: 1\r\n"
        return
    yield f"Date: {format_datetime(headers.date)}\r\n"
    yield f"Message-ID: {message_id(letter, headers)}\r\n"
    yield "Auto-Submitted: auto-generated\r\n"
    if headers.unsubscribe:
        if not _UNSUBSCRIBE.fullmatch(headers.unsubscribe):
            raise UsageError(
                f"[email] unsubscribe {headers.unsubscribe!r} is no address",
                "write https://... or mailto:...",
            )
        yield f"List-Unsubscribe: <{headers.unsubscribe}>\r\n"
        if headers.unsubscribe.startswith("https:"):
            yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
