"""The types that templates see: the brief in the words of the page, as plain data.

Every field's documentation line is what `docs/templates.md` says of it: `context` turns the
types into dictionaries, lists, text, numbers and truth values, and nothing else.
"""

from __future__ import annotations

from typing import TypedDict


class Part(TypedDict):
    """A run of an item's text: the source's words, or words that the program added."""

    text: str
    """The words; for added ones without their brackets."""
    added: bool
    """True for the program's words, which templates put in square brackets."""


class ItemView(TypedDict):
    """One statement on the page."""

    id: str
    """Its anchor, unique on the page; the element that holds the item must carry it as `id`."""
    text: str
    """The whole text, added words in square brackets."""
    parts: tuple[Part, ...]
    """The same text as runs of the source's and of added words."""
    language: str
    """BCP 47 tag of the extract's language."""
    sources: tuple[int, ...]
    """Numbers of the sources cited and supporting, the cited one first."""
    support: str
    """How many sources carry it ("2 of 3 sources; they differ"); empty when there is one source."""
    support_short: str
    """The same without the noun ("2 of 3")."""
    certainty: str
    """`stated`, `attributed`, `planned`, `hedged`, `denied`, `open` or `question`."""
    rule: str
    """Why it stands in its section."""
    quote: bool
    """True for a quotation, which the template puts in quotation marks."""
    speaker: str
    """For a quotation its speaker, a short title ("Sen.", "Mayor") before the name, else empty."""
    role: str
    """For a quotation the speaker's role or title if it does not stand there, else empty."""
    change: str
    """`new` or `repeated` against the earlier brief, else empty."""


class SideView(TypedDict):
    """What one source says where the sources differ."""

    text: str
    """The extract, which the template puts in quotation marks."""
    language: str
    """BCP 47 tag of the extract's language."""
    source: int
    """Number of its source."""
    label: str
    """What it stands for ("12", "hedged"), or empty."""


class DifferenceView(TypedDict):
    """One point on which the sources differ."""

    id: str
    """Its anchor, unique on the page; the element that holds it must carry it as `id`."""
    kind: str
    """`number`, `date`, `certainty`, `negation`, `place` or `detail`."""
    heading: str
    """"The sources differ on ..." in the language of the page."""
    sides: tuple[SideView, ...]
    """The statements side by side."""


class SectionView(TypedDict):
    """A named part of the page."""

    name: str
    """`bottom_line`, `key_developments`, `regional_context`, `notable_quotes`, `open_questions`."""
    title: str
    """Its heading in the language of the page, or as the style names it."""
    items: tuple[ItemView, ...]
    """Its items, in order of reading."""
    differences: tuple[DifferenceView, ...]
    """In `open_questions` the points on which the sources differ, elsewhere empty."""


class SourceView(TypedDict):
    """One line of the list of sources."""

    id: str
    """Its anchor, the target of the links from the items."""
    number: int
    """Its number on the page."""
    title: str
    """Its headline, or empty."""
    publisher: str
    """Its publisher, or empty."""
    author: str
    """Its author, or empty."""
    date: str
    """Its date in ISO 8601, or empty."""
    date_text: str
    """Its date in words, or empty."""
    missing: str
    """What the text does not give ("title and date not given"), or empty."""
    path: str
    """The file."""
    sha256: str
    """SHA-256 of the file's bytes."""
    origin: int
    """Number of its independent origin."""
    note: str
    """Language, where the sources have several, and the reliability given by the user, or empty."""


class BriefView(TypedDict):
    """The whole page."""

    title: str
    """The headline."""
    house: str
    """Name of the desk."""
    date: str
    """The brief's date in ISO 8601, or empty."""
    date_text: str
    """The same in words, or empty."""
    marking: str
    """Traffic-light or house marking, or empty."""
    tlp: str
    """`red`, `amber`, `green` or `clear` for a TLP 2.0 marking, else empty."""
    language: str
    """BCP 47 tag of the page's language."""
    statistics: tuple[str, ...]
    """The line under the headline in pieces: sources, origins, dates, differences."""
    notice: str
    """What every reader must know (nothing is corroborated), or empty."""
    sections: tuple[SectionView, ...]
    """Every section that has content, in page order, the bottom line first."""
    bottom_line: SectionView | None
    """The bottom line, or `none`."""
    left: tuple[SectionView, ...]
    """The sections of the wide column."""
    right: tuple[SectionView, ...]
    """The sections of the narrow column."""
    sources: tuple[SourceView, ...]
    """The sources that the page lists."""
    unlisted: str
    """"and 12 more sources" when the page has no room to list them all, else empty."""
    dropped: str
    """What an earlier brief told and this one does not ("No longer reported: ..."), or empty."""
    method: str
    """The sentence on the method: verbatim extracts, no generative AI."""
    made: str
    """Version and settings hash."""
    labels: dict[str, str]
    """The other words of the page in its language: `sources`, `quote_open`, `quote_close`, ..."""


TYPES = (BriefView, SectionView, ItemView, Part, DifferenceView, SideView, SourceView)
"""The types, outermost first, as the documentation lists them."""
