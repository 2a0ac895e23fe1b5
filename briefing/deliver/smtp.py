"""Give a message to a mail server, one transaction at a time (RFC 5321).

What matters is what is known when something breaks.  Until the first byte after DATA the
server has nothing, and the transaction can be repeated; from then on a lost line leaves open
whether it took the message, and that is said and never mended here.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from briefing.errors import DeliveryError

LONGEST_REPLY = 200
"""Code points of a reply that are kept."""

WHOLE = 10
"""How many times longer than for a command the server may take for the message (4.5.3.2)."""


class Unavailable(DeliveryError):
    """The server cannot be had, or nothing can be given to it."""

    def __init__(self, what: str, way_out: str = "", *, later: bool = False) -> None:
        """Take what is wrong; `later` says that it may be mended by waiting."""
        super().__init__(what, way_out)
        self.later = later


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of one recipient."""

    state: str
    """`sent`, `failed` or `unknown`."""
    text: str
    """The server's words, or why it was not asked."""
    later: bool = False
    """True for a failure that may be mended by waiting."""


class Session:
    """An open line to a server."""

    def __init__(self, wire: smtplib.SMTP, timeout: float) -> None:
        """Take a line on which everything but the mail itself has been said."""
        self.wire = wire
        self.timeout = timeout
        self.committed = False
        """True from the first byte of a message until the server has answered."""

    def send(
        self,
        sender: str,
        recipients: tuple[str, ...],
        message: bytes,
        replies: dict[str, Reply],
        *,
        utf8: bool = False,
    ) -> None:
        """Give one message to several recipients, and put into `replies` what became of each.

        Raises `Unavailable` when the line was lost: for those without a reply the message
        was not given out, or, with `committed`, it may have been.
        """
        refused = self._unfit(message, utf8)
        if refused:
            replies |= dict.fromkeys(recipients, refused)
            return
        options = [f"SIZE={len(message)}"] if self.wire.has_extn("size") else []
        options += ["SMTPUTF8", "BODY=8BITMIME"] if utf8 else []
        answer = self._asked(partial(self.wire.mail, sender, options))
        if answer[0] != 250:
            replies |= dict.fromkeys(recipients, _failed(answer))
            self._asked(self.wire.rset)
            return
        taken = []
        for recipient in recipients:
            answer = self._asked(partial(self.wire.rcpt, recipient))
            if answer[0] in (250, 251):
                taken.append(recipient)
            else:
                replies[recipient] = _failed(answer)
        answer = self._asked(partial(self.wire.docmd, "DATA")) if taken else (0, "")
        if answer[0] == 354:
            answer = self._told(message)
            sent = Reply("sent", _shown(answer))
            replies |= dict.fromkeys(taken, sent if answer[0] < 300 else _failed(answer))
            return
        replies |= dict.fromkeys(taken, _failed(answer))
        self._asked(self.wire.rset)

    def _unfit(self, message: bytes, utf8: bool) -> Reply | None:
        """Return why the server would not take a message, before it is asked."""
        most = self.wire.esmtp_features.get("size", "")
        if most.isascii() and most.isdigit() and 0 < int(most[:18]) < len(message):
            return Reply(
                "failed", f"the message has {len(message)} bytes, the server takes {most[:18]}"
            )
        if utf8 and not self.wire.has_extn("smtputf8"):
            return Reply("failed", "the server takes ASCII addresses alone (it has no SMTPUTF8)")
        return None

    def _told(self, message: bytes) -> tuple[int, str]:
        """Send the message itself and return the answer to it."""
        assert self.wire.sock is not None
        self.wire.sock.settimeout(self.timeout * WHOLE)
        self.committed = True
        answer = self._asked(partial(self._poured, message))
        self.committed = False
        self.wire.sock.settimeout(self.timeout)
        return answer

    def _poured(self, message: bytes) -> tuple[int, bytes]:
        self.wire.send(re.sub(rb"(?m)^\.", b"..", message) + b".\r\n")
        return self.wire.getreply()

    def _asked(self, ask: Callable[[], tuple[int, bytes]]) -> tuple[int, str]:
        """Return code and words of the answer to a command; raises `Unavailable` without one."""
        try:
            code, words = ask()
        except (smtplib.SMTPException, OSError) as error:
            raise Unavailable(f"the line was lost: {why(error)}", later=True) from None
        if code < 200:
            raise Unavailable(f"no answer of a mail server: {clean(words)[:60]!r}", later=True)
        return code, clean(words)


def _failed(answer: tuple[int, str]) -> Reply:
    return Reply("failed", _shown(answer), later=400 <= answer[0] < 500)


def _shown(answer: tuple[int, str]) -> str:
    return f"{answer[0]} {answer[1]}".strip()


def clean(words: bytes | str) -> str:
    """Return a server's words as one line of printable characters."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:LONGEST_REPLY]


def why(error: Exception) -> str:
    """Return the reason of an error in a few words."""
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    return clean(getattr(error, "strerror", None) or str(error) or type(error).__name__)
