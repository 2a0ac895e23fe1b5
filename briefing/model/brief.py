"""The types of the brief: items in sections, with their proofs."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.analysis import Citation, Difference, Person


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words of the tool inside an extract, shown in square brackets."""

    at: int
    """Index into the item's text without insertions, before which the words stand."""
    text: str
    """The words, without brackets."""
    why: str
    """`date`, `pronoun` or `elision`."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an item that is a quotation says of its speaker."""

    speaker: str
    """Canonical name, or empty."""
    role: str = ""
    """Role or title, or empty."""
    how: str = ""
    """How the speaker was found."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement on the page."""

    id: str
    """Unique on the page; also the anchor in the HTML."""
    text: str
    """The extract as shown: white space made single, insertions in square brackets."""
    citations: tuple[Citation, ...]
    """The spans that the text is made of, in order."""
    support: tuple[Citation, ...] = ()
    """Spans of other sources that carry the same statement."""
    sources: tuple[int, ...] = ()
    """Numbers of the sources cited and supporting, the cited one first."""
    origins: int = 1
    """Number of independent origins among `sources`."""
    insertions: tuple[Insertion, ...] = ()
    """The tool's own words in the text and where they stand."""
    certainty: str = "stated"
    """As in `Statement.certainty`."""
    rule: str = ""
    """Why it stands in its section, in words for the analyst."""
    quotation: Quotation | None = None
    """Set for a quotation."""
    score: float = 0.0
    """Its value in the selection: the page drops the lowest first."""
    differs: tuple[str, ...] = ()
    """Kinds of the differences of which its statement is a side."""
    change: str = ""
    """`new` or `repeated` against the earlier brief; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the page."""

    name: str
    """A name in `SECTIONS`."""
    title: str
    """The heading on the page."""
    items: tuple[Item, ...]
    """Its items, in order of reading."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One line of the list of sources."""

    number: int
    """Its number on the page, from 1."""
    id: str
    """`Source.id`."""
    path: str
    """The file, relative to the working folder where it lies in it."""
    sha256: str
    """SHA-256 of the file's bytes."""
    reader: str
    """The reader by which it was decoded."""
    title: str
    """The headline, or empty when the text gives none."""
    publisher: str
    """The publisher, or empty."""
    author: str
    """The author, or empty."""
    date: str
    """The publication date (or that of the last update) in ISO 8601, or empty."""
    origin: int
    """Number of its independent origin, from 1."""
    language: str = ""
    """ISO 639-1 code of the article's language, or empty."""
    story: int = 1
    """Number of its story, from 1: sources of different stories have different ones."""
    reliability: str = ""
    """Admiralty grade that the user gave (`B2`), or empty: it is never guessed."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement or a source that did not reach the page, and why."""

    citation: Citation
    """Where it stands."""
    reason: str
    """Duplicate of which, no room, cannot stand alone, low salience."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated event."""

    date: str
    """ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD."""
    citation: Citation
    """The sentence that tells it."""


@dataclass(frozen=True, slots=True)
class EarlierItem:
    """One statement of the earlier brief."""

    section: str
    """The section in which it stood."""
    text: str
    """The text as it was shown."""
    repeated_by: str = ""
    """Id of the item that repeats it, or empty."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier brief against which this one is marked."""

    title: str
    """Its headline."""
    date: str
    """Its ISO 8601 date, or empty."""
    settings_hash: str
    """Its hash of the settings."""
    items: tuple[EarlierItem, ...]
    """Its statements, in page order."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page as data: what `--format json` writes and every renderer reads."""

    version: str
    """Version of the program."""
    settings: tuple[tuple[str, str], ...]
    """The settings that shaped it, by name, sorted."""
    settings_hash: str
    """First 12 hexadecimal digits of the SHA-256 of the settings."""
    title: str
    """The headline of the brief: a source's title, verbatim, or the user's."""
    date: str
    """ISO 8601 date of the brief, or empty when neither user nor sources give one."""
    language: str
    """ISO 639-1 code of the page."""
    house: str
    """Name of the desk in the masthead."""
    marking: str
    """Traffic-light or house marking ("TLP:CLEAR")."""
    sources: tuple[SourceNote, ...]
    """The sources, by number."""
    sections: tuple[Section, ...]
    """Bottom line first, then the others in page order."""
    differences: tuple[Difference, ...] = ()
    """The points on which the sources differ that the page shows."""
    timeline: tuple[Moment, ...] = ()
    """Dated events, earliest first."""
    people: tuple[Person, ...] = ()
    """The people named, most mentioned first."""
    left_out: tuple[LeftOut, ...] = ()
    """What did not reach the page, and why."""
    warnings: tuple[str, ...] = ()
    """Whatever the reader of the page should know."""
    earlier: Earlier | None = None
    """The earlier brief, when there is one to compare with."""
    pdf_sha256: str = ""
    """SHA-256 of the PDF that was printed with this record, or empty."""

    @property
    def dropped(self) -> tuple[EarlierItem, ...]:
        """Return the statements of the earlier brief that nothing on this page repeats."""
        shown = {item.id for section in self.sections for item in section.items}
        items = self.earlier.items if self.earlier else ()
        return tuple(item for item in items if item.repeated_by not in shown)
