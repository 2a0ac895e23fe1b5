"""Every central type: frozen values that hold tuples and pickle.

Every offset is an index in code points into the unchanged `Source.text`, and
`source.text[x.start:x.end] == x.text` holds for whatever carries a text.  Identity is
position (`source_id` and `index`), never text.
"""

from __future__ import annotations

from briefing.model.analysis import (
    BRACKETED,
    CAPTION,
    FRAGMENT,
    HALF,
    INSIDE,
    POINTER,
    PRONOUN,
    UNFINISHED,
    Analysis,
    Citation,
    Difference,
    Link,
    Person,
    Place,
    Quantity,
    Quote,
    Rating,
    Statement,
    When,
)
from briefing.model.brief import (
    Brief,
    Earlier,
    EarlierItem,
    Insertion,
    Item,
    LeftOut,
    Moment,
    Quotation,
    Section,
    SourceNote,
)
from briefing.model.letter import Letter
from briefing.model.selection import (
    Candidate,
    Choice,
    Explained,
    Position,
    Selection,
)
from briefing.model.text import (
    KEPT_LABELS,
    KINDS,
    LABELS,
    Block,
    Document,
    Metadata,
    Sentence,
    Source,
    Span,
)

__all__ = [
    "BRACKETED",
    "CAPTION",
    "FRAGMENT",
    "HALF",
    "INSIDE",
    "KEPT_LABELS",
    "KINDS",
    "LABELS",
    "POINTER",
    "PRONOUN",
    "UNFINISHED",
    "Analysis",
    "Block",
    "Brief",
    "Candidate",
    "Choice",
    "Citation",
    "Difference",
    "Document",
    "Earlier",
    "EarlierItem",
    "Explained",
    "Insertion",
    "Item",
    "LeftOut",
    "Letter",
    "Link",
    "Metadata",
    "Moment",
    "Person",
    "Place",
    "Position",
    "Quantity",
    "Quotation",
    "Quote",
    "Rating",
    "Section",
    "Selection",
    "Sentence",
    "Source",
    "SourceNote",
    "Span",
    "Statement",
    "When",
]
