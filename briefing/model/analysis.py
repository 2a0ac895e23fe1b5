"""The types of the analysis: quotations, people, places, dates, links, differences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.model.text import Document, Sentence, Span

FRAGMENT = "a fragment"
"""Why a sentence of a few words cannot stand alone (`Statement.dependent`)."""

UNFINISHED = "no end of sentence"
"""Why a sentence without an end mark cannot."""

CAPTION = "a caption"
"""Why a line that describes a picture cannot."""

BRACKETED = "a note in brackets"
"""Why a link or a remark that stands in brackets as a whole cannot."""

PRONOUN, HALF, INSIDE, POINTER, ADDRESSED = (
    "opens with a pronoun",
    "half of a quotation",
    "starts inside a sentence",
    "points back",
    "its writer speaks, or to the reader",
)
"""How the reason begins for a sentence that is understood with the one before it, or no report."""

TAKEN_BACK = "taken back by the next sentence"
"""How the reason begins for a claim that its own source then calls false."""

SURE = 0.65
"""Confidence in the speaker below which a quotation is not printed."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation or a reported statement with its speaker."""

    source_id: str
    """The source that it is cut from."""
    start: int
    """Index of the first code point inside the opening mark."""
    end: int
    """Index after the last code point inside the closing mark."""
    text: str
    """`Source.text[start:end]`; holds the cue when one stands between two pieces."""
    pieces: tuple[tuple[int, int], ...]
    """The (start, end) spans inside the marks; several when a cue stands between."""
    speaker: str = ""
    """The speaker as written ("he"), or empty."""
    speaker_name: str = ""
    """The canonical name over all sources ("Aleksandar Vučić"), or empty."""
    direct: bool = True
    """True for speech that quotation marks or a dash show; False for indirect speech and others."""
    kind: str = "quotation"
    """`quotation`; `scare` for scare quotes and single quoted words; `title` for works; `turn` for
    words without marks, in an interview, a speech or below "she said:", `question` for what an
    interviewer asks; `post` for one on a social network."""
    speaker_span: tuple[int, int] | None = None
    """Where the speaker is written."""
    cue: str = ""
    """The cue as written ("stated"), or empty."""
    cue_span: tuple[int, int] | None = None
    """Where the cue is written."""
    role: str = ""
    """The speaker's role or title from somewhere in the sources, in its base form, or empty."""
    how: str = "unattributed"
    """How the speaker was found: named, pronoun, participle, continued, unattributed."""
    confidence: float = 0.0
    """From 0 to 1."""
    notable: float = 0.0
    """From 0 to 1: how much it deserves a place on the page."""
    shown: tuple[tuple[int, int], ...] = ()
    """The whole sentences to print of a quotation that is too long; empty for one that is not."""
    repaired: str = ""
    """`closing` or `opening` when that mark is missing and its place was guessed."""

    @property
    def attributed(self) -> bool:
        """True when it is known well enough who speaks for the quotation to be printed."""
        return bool(self.speaker_name) and self.confidence >= SURE

    @property
    def verbatim(self) -> bool:
        """True for somebody's speech in their own words, which can be printed as a quotation."""
        return self.unmarked or (self.direct and self.kind == "quotation")

    @property
    def unmarked(self) -> bool:
        """True for somebody's own words that stand without quotation marks."""
        return self.kind in ("turn", "post")


@dataclass(frozen=True, slots=True)
class Person:
    """A person (or organisation that speaks) over all sources."""

    name: str
    """The fullest form of the name that the sources give."""
    variants: tuple[str, ...]
    """Every form as written, most frequent first."""
    role: str = ""
    """The role or title in its base form ("Serbian President"), or empty."""
    gender: str = ""
    """`f`, `m` or empty when the text does not tell."""
    mentions: tuple[Span, ...] = ()
    """Every mention of the name in kept text."""
    organisation: bool = False
    """True for a ministry, company or agency."""
    roles: tuple[str, ...] = ()
    """Every role or title in its base form, most frequent first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, territory or city named in a sentence."""

    code: str
    """ISO 3166-1 alpha-2 code of the country or territory."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or other expression of time in a sentence."""

    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    value: str
    """ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD."""
    relative: bool = False
    """True when the value was worked out from the publication date ("on Thursday")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, in a sentence."""

    start: int
    """Index of its first code point in the sentence's text."""
    end: int
    """Index after the counted phrase in the sentence's text."""
    value: float
    """Its value, scales multiplied ("3 billion" is 3e9)."""
    units: tuple[str, ...] = ()
    """Senses of the counted words, a unit of measure, money (`EUR`) or `%`; sorted."""
    bound: str = ""
    """`min` (at least), `max` (up to), `near` (about), or empty when it is exact."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with all that was found in it."""

    sentence: Sentence
    """The sentence."""
    tokens: tuple[str, ...]
    """Its content words, folded and reduced to their stems, in order."""
    senses: tuple[str, ...] = ()
    """Its content words in order, those for a common event or thing by their class."""
    numbers: tuple[Quantity, ...] = ()
    """Its quantities; dates and years are none."""
    places: tuple[Place, ...] = ()
    """The places it names."""
    dates: tuple[When, ...] = ()
    """The dates it names."""
    people: tuple[str, ...] = ()
    """Canonical names of the people it names."""
    certainty: str = "stated"
    """`stated`, `attributed`, `hedged` (may, reportedly), `planned`, `denied`, `open` (remains to
    be seen) or `question`."""
    certainty_cue: str = ""
    """The words that show the certainty, as written."""
    negated: bool = False
    """True when the main statement is denied."""
    background: float = 0.0
    """From 0 to 1: how far it tells of earlier events or standing facts, not of the news."""
    dependent: str = ""
    """Why it cannot stand alone (an unresolved "he", a fragment), or empty."""
    quoted: float = 0.0
    """Share of its characters that stand inside quotation marks."""

    @property
    def leans(self) -> bool:
        """Whether the sentence before it would make it understood."""
        return self.dependent.startswith((PRONOUN, HALF, INSIDE, POINTER))


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of the run that tell of one matter."""

    left: tuple[int, int]
    """(document, sentence) indices of the earlier one."""
    right: tuple[int, int]
    """(document, sentence) indices of the later one."""
    similarity: float
    """How likely both tell of one matter, from 0 to 1."""
    kind: str = "same"
    """`same` (repeats it), `support` (tells the same fact in other words), `differ` (tells of the
    same matter otherwise), `echo` (perhaps tells of the same matter)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span that proves an item."""

    source_id: str
    """The source that it is cut from."""
    start: int
    """Index of its first code point in `Source.text`."""
    end: int
    """Index after its last code point."""
    text: str
    """`Source.text[start:end]`."""
    label: str = ""
    """For a side of a difference what it stands for ("12", "hedged"), else empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which sources differ, both sides verbatim."""

    kind: str
    """`number`, `date`, `certainty`, `negation`, `place`, `detail`."""
    sides: tuple[Citation, ...]
    """The statements side by side, each with its label."""
    confidence: float
    """From 0 to 1."""
    topic: str = ""
    """A word of the sources that says on what they differ, or empty."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the stages after it know of the run's documents."""

    documents: tuple[Document, ...]
    """The documents, in the order given."""
    statements: tuple[tuple[Statement, ...], ...]
    """One tuple a document, one statement a sentence, by index."""
    quotes: tuple[Quote, ...] = ()
    """Every quotation over all documents, in document order, names resolved."""
    people: tuple[Person, ...] = ()
    """Every person, most mentioned first."""
    same_quotes: tuple[tuple[int, ...], ...] = ()
    """Indices of `quotes` that are one quotation, the fullest form first."""
    links: tuple[Link, ...] = ()
    """Pairs of sentences of different origins (or repeats) that tell the same fact."""
    echoes: tuple[Link, ...] = ()
    """Pairs that perhaps tell one matter: no proof of it, but the page need not print both."""
    origins: tuple[int, ...] = ()
    """For each document the number of its origin: near-identical texts share one."""
    stories: tuple[int, ...] = ()
    """For each document the number of its story: sources that share none are told apart."""
    differences: tuple[Difference, ...] = ()
    """Points on which the sources differ, most certain first."""
    warnings: tuple[str, ...] = ()
    """What a careful user should know."""

    @property
    def main(self) -> frozenset[int]:
        """Indices of the documents that tell the story which most of them tell.

        Of several such stories it is the one told at more length.
        """
        told = self.stories or (0,) * len(self.documents)
        counts, lengths = Counter(told), Counter[int]()
        for story, rows in zip(told, self.statements, strict=True):
            lengths[story] += len(rows)
        most = max(counts, key=lambda story: (counts[story], lengths[story], -story), default=0)
        return frozenset(d for d, story in enumerate(told) if story == most)

    @property
    def strays(self) -> frozenset[int]:
        """Indices of the documents that alone tell another story than several others.

        Across languages stories are hardly comparable: there, none is sure to be another.
        """
        counts, main = Counter(self.stories), self.main
        codes = {self.documents[d].language for d in main}
        return frozenset(
            d
            for d, story in enumerate(self.stories)
            if counts[story] == 1 < len(main) and self.documents[d].language in codes
        )


@dataclass(frozen=True, slots=True)
class Rating:
    """How salient a ranker finds one sentence."""

    document: int
    """Index of the document."""
    index: int
    """Index of the sentence in the document."""
    score: float
    """Greater is better; comparable inside one run only."""
    parts: tuple[tuple[str, float], ...] = ()
    """What the score is made of, by name."""
