"""Turn what the user names, addresses and lists, into the mailboxes that get the brief."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.errors import UsageError

_NEVER = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that no address and no name holds: controls, lone surrogates, line ends."""

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn a line's direction, and so show another address than there is."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One address that was checked."""

    address: str
    """As it is written, the domain in small letters of Unicode."""
    ascii: str
    """The same with the domain in ASCII (RFC 5891); empty when the part before @ is not ASCII."""
    name: str = ""
    """Name of who reads it, or empty."""
    domain: str = ""
    """Its domain in ASCII."""

    @property
    def key(self) -> str:
        """Return what tells it from others: no server in use minds small and capital letters."""
        return self.address.lower()


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets the brief; nobody stands in it twice."""

    to: tuple[Mailbox, ...] = ()
    """Whom it is addressed to."""
    cc: tuple[Mailbox, ...] = ()
    """Who gets a copy."""
    bcc: tuple[Mailbox, ...] = ()
    """Who gets a copy that nobody sees."""

    @property
    def all(self) -> tuple[Mailbox, ...]:
        """Return all of them, in this order."""
        return self.to + self.cc + self.bcc


def mailbox(text: str) -> Mailbox:
    """Return the mailbox that `name@domain` or `Name <name@domain>` names.

    Syntax is checked by RFC 5321 and 6531, domains by IDNA 2008; nothing is looked up.
    Raises `UsageError`.
    """
    from email_validator import EmailNotValidError, validate_email

    bare = text.strip(" \t")
    name, address = "", bare
    if bare.endswith(">") and "<" in bare:
        name, _, address = bare[:-1].rpartition("<")
        name = " ".join(name.split()).strip('"')
    why = _unsafe(bare) or ("names two addresses" if "@" in name else "")
    if not why:
        try:
            found = validate_email(address, check_deliverability=False, globally_deliverable=False)
            return Mailbox(found.normalized, found.ascii_email or "", name, found.ascii_domain)
        except EmailNotValidError as error:
            why = str(error).rstrip(".")
    shown = ascii(text) if _unsafe(text) else repr(text)
    raise UsageError(
        f"{shown[:80]} is no address: {why}", "write name@domain or 'Name <name@domain>'"
    )


def recipients(
    to: tuple[str, ...],
    cc: tuple[str, ...] = (),
    bcc: tuple[str, ...] = (),
    *,
    lists: Mapping[str, tuple[str, ...]],
    most: int,
) -> Recipients:
    """Return the mailboxes of addresses and of lists (`@name`), which may name further lists.

    Who is named several times stands where he is named first.  Raises `UsageError` for an
    address or a list that there is not, and for more than `most` mailboxes.
    """
    seen: set[str] = set()

    def fresh(names: tuple[str, ...]) -> tuple[Mailbox, ...]:
        found = []
        for name in names:
            for box in _expanded(name, lists, ()):
                if box.key not in seen:
                    seen.add(box.key)
                    found.append(box)
        return tuple(found)

    everybody = Recipients(fresh(to), fresh(cc), fresh(bcc))
    if len(seen) > most:
        raise UsageError(
            f"{len(seen)} recipients, more than {most}",
            "name fewer, or raise most under [email] in briefing.toml if they are meant",
        )
    return everybody


def _expanded(
    text: str, lists: Mapping[str, tuple[str, ...]], within: tuple[str, ...]
) -> Iterator[Mailbox]:
    """Yield the mailboxes of an address, or of a list and the lists that it names."""
    if not text.startswith("@"):
        try:
            yield mailbox(text)
        except UsageError as error:
            place = f"list {within[-1]}: " if within else ""
            raise UsageError(f"{place}{error.what}", error.way_out) from None
        return
    name = text[1:]
    if name not in lists:
        known = ", ".join(f"@{known}" for known in sorted(lists)) or "none"
        raise UsageError(
            f"no list {text!r}; there are: {known}", "add it under [email.lists] in briefing.toml"
        )
    if name in within:
        raise UsageError(f"the list {text!r} holds itself", "mend [email.lists] in briefing.toml")
    for entry in lists[name]:
        yield from _expanded(entry, lists, (*within, name))


def _unsafe(text: str) -> str:
    """Return why a text may stand in no header, or nothing."""
    for character in text:
        if unicodedata.category(character) in _NEVER or character in _TURNING:
            return f"it holds U+{ord(character):04X}"
    return ""


def one_line(text: str, what: str) -> str:
    """Return a text that may stand in a header.  Raises `UsageError`, `what` names it."""
    why = _unsafe(text)
    if why:
        raise UsageError(f"{what} {ascii(text)[:80]}: {why}", "write it in one line")
    return " ".join(text.split())
