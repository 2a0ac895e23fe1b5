"""Give a message to a mail server: verified TLS, login, one transaction at a time (RFC 5321).

What matters is what is known when something breaks.  Until the first byte after DATA the
server has nothing, and the transaction can be repeated; from then on a lost line leaves open
whether it took the message, and that is said and never mended here.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from briefing.config.email import Email
from briefing.errors import DeliveryError

MOST_LINES = 200
"""Lines of a reply after which it is taken for endless."""

LONGEST_REPLY = 200
"""Code points of a reply that are kept."""

WHOLE = 10
"""How many times longer than for a command the server may take for the message (4.5.3.2)."""

NAME = "[127.0.0.1]"
"""What the client calls itself: as good as any to a relay, and no look-up of the own name."""


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
            raise Unavailable(f"the line was lost: {_why(error)}", later=True) from None
        if code < 200:
            raise Unavailable(f"no answer of a mail server: {_clean(words)[:60]!r}", later=True)
        return code, _clean(words)


@contextmanager
def session(email: Email, password: str) -> Iterator[Session]:
    """Open a line to the server of some settings, log in, and close it at the end.

    The server's certificate is always verified, against the system's store and `email.ca`;
    where there is a password it goes over TLS alone.  Raises `Unavailable`.
    """
    wire = _connected(email)
    try:
        _greeted(wire, email)
        if email.user:
            _log_in(wire, email.user, password)
        yield Session(wire, email.timeout)
        with suppress(smtplib.SMTPException, OSError):
            wire.quit()
    finally:
        wire.close()


def trust(ca: str) -> ssl.SSLContext:
    """Return the system's trusted certificates and those of a file, names checked."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca:
        try:
            context.load_verify_locations(Path(ca).expanduser())
        except OSError as error:
            why = "holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
            raise Unavailable(f"[email] ca {ca}: {why}", "name a file of PEM") from None
    return context


class _Lines:
    """The lines that a server sends, so many for a reply and no more."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.left = MOST_LINES

    def readline(self, limit: int) -> bytes:
        """Return the next line.  Raises `OSError` for a reply that does not end."""
        self.left -= 1
        if self.left < 0:
            raise OSError("its reply does not end")
        line: bytes = self.file.readline(limit)
        return line

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class _Bounded(smtplib.SMTP):
    """A client that does not read for ever."""

    def getreply(self) -> tuple[int, bytes]:
        """Return the code and the words of the next reply."""
        if self.file is None and self.sock is not None:
            self.file = _Lines(self.sock.makefile("rb"))
        if self.file is not None:
            self.file.left = MOST_LINES
        return super().getreply()


class _BoundedTls(_Bounded, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


def _connected(email: Email) -> smtplib.SMTP:
    """Return a line on which the server has greeted."""
    host, port = email.address
    place = f"{host}:{port}"
    with _explained(email):
        if email.security == "tls":
            context = trust(email.ca)
            return _BoundedTls(host, port, NAME, timeout=email.timeout, context=context)
        try:
            return _Bounded(host, port, NAME, timeout=email.timeout)
        except smtplib.SMTPConnectError as error:
            if 400 <= error.smtp_code < 600:
                raise
            raise Unavailable(
                f"{place} is no mail server: it says {_clean(error.smtp_error)[:60]!r}",
                "check [email] server, port and security",
            ) from None


def _greeted(wire: smtplib.SMTP, email: Email) -> None:
    """Say hello, and turn the line to TLS where that is to be."""
    host, port = email.address
    with _explained(email):
        wire.ehlo_or_helo_if_needed()
        if email.security == "starttls":
            if not wire.has_extn("starttls"):
                raise Unavailable(
                    f"{host}:{port} offers no STARTTLS, and nothing is sent unprotected",
                    'take the port for TLS with security = "tls"',
                )
            code, words = wire.starttls(context=trust(email.ca))
            if code != 220:
                raise Unavailable(
                    f"{host}:{port} refuses STARTTLS: {code} {_clean(words)}", later=code < 500
                )
            wire.ehlo_or_helo_if_needed()


@contextmanager
def _explained(email: Email) -> Iterator[None]:
    """Turn what can go wrong on the way to a server into `Unavailable`."""
    host, port = email.address
    place = f"{host}:{port}"
    check = "check [email] server, port and security"
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise Unavailable(
            f"the certificate of {place} is not trusted: {error.verify_message}",
            "name the file of its authority in [email] ca, if it is your own",
        ) from None
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
        raise Unavailable(f"{place} ends the line: {_why(error)}", check, later=True) from None
    except ssl.SSLError as error:
        raise Unavailable(f"{place} speaks no TLS here: {_why(error)}", check) from None
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {_clean(error.smtp_error)}"
        later = 400 <= error.smtp_code < 500
        raise Unavailable(f"{place} refuses: {words}", check, later=later) from None
    except socket.gaierror as error:
        later = error.errno == socket.EAI_AGAIN
        raise Unavailable(f"no server {host!r}: {error.strerror}", check, later=later) from None
    except (smtplib.SMTPException, OSError) as error:
        raise Unavailable(f"{place}: {_why(error)}", check, later=True) from None
    except ValueError as error:
        raise Unavailable(f"{host!r} is no name of a server: {error}", check) from None


def _log_in(wire: smtplib.SMTP, user: str, password: str) -> None:
    """Log in (RFC 4954) with PLAIN (RFC 4616) or LOGIN, in UTF-8.

    The server's words are not repeated: it might send back what it was given.
    """
    offered = wire.esmtp_features.get("auth", "").upper().split()
    secret = [_coded(f"\0{user}\0{password}")]
    try:
        if "PLAIN" in offered:
            code, _ = wire.docmd("AUTH", f"PLAIN {secret[0]}")
        elif "LOGIN" in offered:
            code, _ = wire.docmd("AUTH", f"LOGIN {_coded(user)}")
            if code == 334:
                code, _ = wire.docmd(_coded(password))
        else:
            raise Unavailable(
                "the server offers no login that briefing knows (PLAIN, LOGIN)",
                "leave [email] user empty, if it needs none",
            )
    except (smtplib.SMTPException, OSError):
        raise Unavailable("the line was lost while logging in", later=True) from None
    if code != 235:
        raise Unavailable(
            f"the server refuses the login of {user!r}: {code}",
            "check [email] user and BRIEFING_SMTP_PASSWORD",
            later=code == 421 or 450 <= code < 500,
        )


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode("ascii")


def _failed(answer: tuple[int, str]) -> Reply:
    return Reply("failed", _shown(answer), later=400 <= answer[0] < 500)


def _shown(answer: tuple[int, str]) -> str:
    return f"{answer[0]} {answer[1]}".strip()


def _clean(words: bytes | str) -> str:
    """Return a server's words as one line of printable characters."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:LONGEST_REPLY]


def _why(error: Exception) -> str:
    """Return the reason of an error in a few words."""
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    return _clean(getattr(error, "strerror", None) or str(error) or type(error).__name__)
