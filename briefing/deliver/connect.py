"""Open a line to a mail server: TLS with a verified certificate, then the login."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing.config.email import Email
from briefing.deliver.smtp import Session, Unavailable, clean, why

MOST_LINES = 200
"""Lines of a reply after which it is taken for endless."""

NAME = "[127.0.0.1]"
"""What the client calls itself: as good as any to a relay, and no look-up of the own name."""


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
            what = "holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
            raise Unavailable(f"[email] ca {ca}: {what}", "name a file of PEM") from None
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
                f"{place} is no mail server: it says {clean(error.smtp_error)[:60]!r}",
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
                    f"{host}:{port} refuses STARTTLS: {code} {clean(words)}", later=code < 500
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
        raise Unavailable(f"{place} ends the line: {why(error)}", check, later=True) from None
    except ssl.SSLError as error:
        raise Unavailable(f"{place} speaks no TLS here: {why(error)}", check) from None
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {clean(error.smtp_error)}"
        later = 400 <= error.smtp_code < 500
        raise Unavailable(f"{place} refuses: {words}", check, later=later) from None
    except socket.gaierror as error:
        later = error.errno == socket.EAI_AGAIN
        raise Unavailable(f"no server {host!r}: {error.strerror}", check, later=later) from None
    except (smtplib.SMTPException, OSError) as error:
        raise Unavailable(f"{place}: {why(error)}", check, later=True) from None
    except ValueError as error:
        raise Unavailable(f"{host!r} is no name of a server: {error}", check) from None


def _log_in(wire: smtplib.SMTP, user: str, password: str) -> None:
    """Log in (RFC 4954) with PLAIN (RFC 4616) or LOGIN, in UTF-8.

    The server's words are not repeated: it might send back what it was given.
    """
    offered = wire.esmtp_features.get("auth", "").upper().split()
    try:
        if "PLAIN" in offered:
            code, _ = wire.docmd("AUTH", "PLAIN " + _coded(f"\0{user}\0{password}"))
        elif "LOGIN" in offered:
            code, _ = wire.docmd("AUTH", "LOGIN " + _coded(user))
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
