"""The brief in the words of a mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, before anybody is named who gets it."""

    subject: str
    """One line."""
    text: str
    """Plain text."""
    html: str
    """HTML in which every rule stands at its element, as mail programs want it."""
    language: str
    """BCP 47 tag of its language, or empty."""
