"""The settings of e-mail: the table `[email]` of `briefing.toml`, with its named lists."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace
from typing import Any

from briefing.config.table import kinds, values
from briefing.errors import UsageError, unknown

SECURITIES = ("starttls", "tls", "none")
"""How the line to the mail server is secured; `none` is for a server on this machine."""

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""The usual port of each (RFC 8314, RFC 6409, RFC 5321)."""

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""Addresses by the name of their list."""

_BOUNDS = {
    "port": (0, 65535),
    "timeout": (0.1, 3600),
    "attempts": (1, 20),
    "wait": (0, 3600),
    "batch": (1, 1000),
    "most": (1, 1_000_000),
}
"""The least and the most that a number may be."""


@dataclass(frozen=True, slots=True)
class Email:
    """Every setting of e-mail."""

    sender: str = ""
    """Address that the message is from, with a name or without; `from` in the file."""
    to: tuple[str, ...] = ()
    """Who gets it when nobody is named: addresses, and lists as `@name`."""
    server: str = ""
    """Name of the mail server."""
    port: int = 0
    """Its port; 0 takes the usual one: 587 for `starttls`, 465 for `tls`, 25 for `none`."""
    security: str = "starttls"
    """One of `SECURITIES`."""
    user: str = ""
    """Name to log in with; empty does not log in."""
    ca: str = ""
    """File of certificates that are trusted beside the system's, PEM."""
    unsubscribe: str = ""
    """Address for List-Unsubscribe: `https:` or `mailto:`."""
    timeout: float = 30.0
    """Seconds that the server may take for an answer; ten times as many for the whole message."""
    attempts: int = 4
    """How often a delivery is tried that may succeed later."""
    wait: float = 5.0
    """Seconds before the second attempt; twice as many before each further one."""
    batch: int = 50
    """Recipients of one transaction at most."""
    most: int = 1000
    """Recipients of one run at most."""
    lists: Lists = ()
    """The named lists: the table `[email.lists]`."""

    @property
    def address(self) -> tuple[str, int]:
        """Return the server's name and port."""
        return self.server, self.port or PORTS[self.security]


def read_email(table: dict[str, Any], place: str) -> Email:
    """Return the settings of the table `[email]`.

    `place` goes before what is wrong.  Raises `UsageError`.
    """
    known = kinds(Email())
    known |= {"from": known.pop("sender"), "lists": dict}
    given = values(table, known, f"{place}[email] ")
    email = Email(**{name: v for name, v in given.items() if name not in ("from", "lists")})
    lists: dict[str, Any] = given.get("lists", {})
    found = values(lists, dict.fromkeys(lists, tuple), f"{place}[email.lists] ")
    return replace(email, sender=given.get("from", ""), lists=tuple(found.items()))


def check_email(email: Email, place: str) -> None:
    """Raise `UsageError` for a setting that no delivery can keep to."""
    if email.security not in SECURITIES:
        error = unknown("security", email.security, SECURITIES)
        raise UsageError(f"{place}{error.what}", error.way_out)
    for name, (least, most) in _BOUNDS.items():
        if not least <= getattr(email, name) <= most:
            raise UsageError(
                f"{place}[email] {name} is not between {least} and {most}", "mend the value"
            )
    if email.security == "none" and email.server and not _here(email.server):
        raise UsageError(
            f'{place}[email] security "none" for {email.server!r}, which is another machine',
            'take "starttls" or "tls"',
        )


def _here(server: str) -> bool:
    """Say whether a server's name is one of this machine's own."""
    try:
        return ipaddress.ip_address(server).is_loopback
    except ValueError:
        return server == "localhost"
