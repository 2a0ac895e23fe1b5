"""A brief written by hand over two invented articles, for the tests of what is printed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from briefing.model import (
    Brief,
    Citation,
    Difference,
    Insertion,
    Item,
    LeftOut,
    Moment,
    Person,
    Quotation,
    Section,
    SourceNote,
    Span,
)

HARBOUR = """Tarvia and Morland weigh a shared rail line to the coast
The Harbour Gazette
Last updated: 2031/03/14

On Thursday, the governments of Tarvia and Morland raised the prospect of a shared rail line to
the port of Selm, a marked change of course after two winters in which the border stood closed to
freight.

Morland had at first meant to widen the old valley road, but dropped the plan in 2029 when the
bridge at Orsa was closed, cutting its mines off from the sea.

The talks follow Transport Minister Ilse Åkermann's visit to Kestria on Tuesday, where she offered
to lend locomotives to the island state until its own are repaired.

Likewise, Dovland has asked to join the line, while Pellia, a member of the Coastal Union, already
runs its grain through Selm.

While Morland stays outside the Coastal Union, pointing to the quarrel over fishing in 2017, it
still seeks a treaty on customs with it.

"We have the ore, they have the harbour, and as neighbours we can do together what neither can do
alone," Åkermann said.

Whether the line will ever carry passengers remains to be seen, and the ministry gave no date.
"""

WIRE = """Tarvia's Prime Minister Tomáš Verány said yesterday that Tarvia and Morland have decided
to build a railway together and that Morland's ore will leave through the port of Selm from 2034.

Åkermann said that engineers of both countries have mapped three routes and that a joint office
will choose among them before the autumn.

She said that Morland recently ordered "a very large number of wagons" from a works in Tarvia.

"Tarvia and Morland should share one line, but that line must be paid for by both, so that neither
holds the other to ransom," said Verány.

"Their harbour is plainly better than anything we could build. But, let us be frank, we bring what
fills it. On that footing I see room for a long partnership," Åkermann said, standing beside him.

In Kestria she promised "a dozen" refurbished locomotives, a spokesman for the island said.
"""

TEXTS = {"gazette": HARBOUR, "wire": WIRE}
"""The articles by the id of their source."""

_SPACE = re.compile(r"\s+")


def cite(source: str, words: str, label: str = "") -> Citation:
    """Return the citation of some words, which the article may break into lines."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, TEXTS[source])
    if match is None:
        raise ValueError(f"{words!r} is not in {source}")
    return Citation(source, match.start(), match.end(), match.group(), label)


def said(
    id_: str,
    source: str,
    words: str,
    *,
    support: tuple[Citation, ...] = (),
    insert: tuple[tuple[str, str, str], ...] = (),
    certainty: str = "stated",
    speaker: Quotation | None = None,
    score: float = 0.5,
) -> Item:
    """Return an item; `insert` gives (words before, words added, why)."""
    proof = cite(source, words)
    plain = _SPACE.sub(" ", proof.text)
    shown, insertions = plain, []
    for before, added, why in insert:
        at = plain.index(before) + len(before)
        insertions.append(Insertion(at, added, why))
        shown = shown.replace(before, f"{before} [{added}]", 1)
    number = {"gazette": 1, "wire": 2}
    sources = (number[source], *sorted({number[c.source_id] for c in support} - {number[source]}))
    return Item(
        id=id_,
        text=shown,
        citations=(proof,),
        support=support,
        sources=sources,
        origins=len(sources),
        insertions=tuple(insertions),
        certainty=certainty,
        rule="chosen by hand",
        quotation=speaker,
        score=score,
    )


def note(number: int, id_: str, **known: str) -> SourceNote:
    """Return the line of one source."""
    fields = {"title": "", "publisher": "", "author": "", "date": ""} | known
    return SourceNote(
        number=number,
        id=id_,
        path=f"articles/{id_}.txt",
        sha256=hashlib.sha256(TEXTS[id_].encode("utf-8")).hexdigest(),
        reader="text",
        origin=number,
        language="en",
        **fields,
    )


def brief() -> Brief:
    """Return the full sample: five sections, two sources, two differences."""
    bottom = said(
        "bottom-line-1",
        "wire",
        "Tarvia's Prime Minister Tomáš Verány said yesterday that Tarvia and Morland have decided "
        "to build a railway together and that Morland's ore will leave through the port of Selm "
        "from 2034.",
        support=(cite("gazette", "raised the prospect of a shared rail line to the port of Selm"),),
        certainty="planned",
        score=2.0,
    )
    key = (
        said(
            "key-developments-1",
            "gazette",
            "On Thursday, the governments of Tarvia and Morland raised the prospect of a shared "
            "rail line to the port of Selm, a marked change of course after two winters in which "
            "the border stood closed to freight.",
            support=(cite("wire", "Tarvia and Morland have decided to build a railway together"),),
            insert=(("On Thursday", "13 March 2031", "date"),),
            certainty="hedged",
            score=0.9,
        ),
        said(
            "key-developments-2",
            "wire",
            "Åkermann said that engineers of both countries have mapped three routes and that a "
            "joint office will choose among them before the autumn.",
            certainty="attributed",
            score=0.8,
        ),
        said(
            "key-developments-3",
            "wire",
            'She said that Morland recently ordered "a very large number of wagons" from a works '
            "in Tarvia.",
            insert=(("She", "Ilse Åkermann", "pronoun"),),
            certainty="attributed",
            score=0.6,
        ),
    )
    context = (
        said(
            "regional-context-1",
            "gazette",
            "Morland had at first meant to widen the old valley road, but dropped the plan in 2029 "
            "when the bridge at Orsa was closed, cutting its mines off from the sea.",
            score=0.7,
        ),
        said(
            "regional-context-2",
            "gazette",
            "The talks follow Transport Minister Ilse Åkermann's visit to Kestria on Tuesday, "
            "where she offered to lend locomotives to the island state until its own are repaired.",
            support=(cite("wire", 'In Kestria she promised "a dozen" refurbished locomotives'),),
            insert=(("on Tuesday", "11 March 2031", "date"),),
            score=0.65,
        ),
        said(
            "regional-context-3",
            "gazette",
            "Likewise, Dovland has asked to join the line, while Pellia, a member of the Coastal "
            "Union, already runs its grain through Selm.",
            score=0.5,
        ),
        said(
            "regional-context-4",
            "gazette",
            "While Morland stays outside the Coastal Union, pointing to the quarrel over fishing "
            "in 2017, it still seeks a treaty on customs with it.",
            score=0.4,
        ),
    )
    verany = Quotation("Tomáš Verány", "Prime Minister of Tarvia", "named")
    akermann = Quotation("Ilse Åkermann", "Transport Minister", "named")
    quotes = (
        said(
            "notable-quotes-1",
            "wire",
            "Tarvia and Morland should share one line, but that line must be paid for by both, so "
            "that neither holds the other to ransom",
            speaker=verany,
            score=0.85,
        ),
        said(
            "notable-quotes-2",
            "wire",
            "Their harbour is plainly better than anything we could build. But, let us be frank, "
            "we bring what fills it. On that footing I see room for a long partnership",
            support=(cite("gazette", "We have the ore, they have the harbour"),),
            speaker=akermann,
            score=0.75,
        ),
        said(
            "notable-quotes-3",
            "gazette",
            "We have the ore, they have the harbour, and as neighbours we can do together what "
            "neither can do alone",
            speaker=akermann,
            score=0.45,
        ),
    )
    unsettled = (
        said(
            "open-questions-1",
            "gazette",
            "Whether the line will ever carry passengers remains to be seen",
            certainty="open",
            score=0.55,
        ),
    )
    left_out = cite("gazette", "and the ministry gave no date.")
    return Brief(
        version="1.0.0",
        settings=(("paper", "A4"), ("ranker", "default")),
        settings_hash="0123456789ab",
        title="Tarvia and Morland weigh a shared rail line to the coast",
        date="2031-03-14",
        language="en",
        house="Desk brief",
        marking="TLP:CLEAR",
        sources=(
            note(
                1,
                "gazette",
                title="Tarvia and Morland weigh a shared rail line to the coast",
                publisher="The Harbour Gazette",
                date="2031-03-14",
            ),
            note(2, "wire"),
        ),
        sections=(
            Section("bottom_line", "Bottom line", (bottom,)),
            Section("key_developments", "Key developments", key),
            Section("regional_context", "Regional context", context),
            Section("notable_quotes", "Notable quotes", quotes),
            Section("open_questions", "Open questions", unsettled),
        ),
        differences=(
            Difference(
                "certainty",
                (
                    cite("gazette", "raised the prospect of a shared rail line", "hedged"),
                    cite("wire", "have decided to build a railway together", "planned"),
                ),
                0.8,
            ),
            Difference(
                "detail",
                (
                    cite("gazette", "offered to lend locomotives", "lend"),
                    cite("wire", 'promised "a dozen" refurbished locomotives', "promised"),
                ),
                0.6,
                "locomotives",
            ),
        ),
        timeline=(Moment("2031-03-13", cite("gazette", "On Thursday")),),
        people=(
            Person(
                "Ilse Åkermann",
                ("Åkermann", "Ilse Åkermann"),
                "Transport Minister",
                "f",
                (Span("gazette", *_place("gazette", "Ilse Åkermann")),),
            ),
        ),
        left_out=(LeftOut(left_out, "cannot stand alone"),),
        warnings=(),
    )


def _place(source: str, words: str) -> tuple[int, int, str]:
    found = cite(source, words)
    return found.start, found.end, found.text


def write_sources(folder: Path) -> Path:
    """Write the articles into a folder as their notes name them, and return the folder."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for id_, text in TEXTS.items():
        (folder / "articles" / f"{id_}.txt").write_bytes(text.encode("utf-8"))
    return folder


ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
"""The sample as it is written in each format of text."""

UPDATE = "python tests/sample.py"
"""The command that writes the golden files anew."""


def update() -> None:
    """Write the golden files, the sample that styles are tried on, and the table of fields."""
    from briefing.render import render
    from briefing.render.fields import rewritten

    GOLDEN.mkdir(exist_ok=True)
    for name in ("md", "html", "txt", "json"):
        text = render(brief(), name, ROOT / "templates")
        (GOLDEN / f"page.{name}").write_text(str(text), "utf-8")
    folder = write_sources(ROOT / "briefing" / "data" / "sample")
    (folder / "brief.json").write_text((GOLDEN / "page.json").read_text("utf-8"), "utf-8")
    guide = ROOT / "docs" / "templates.md"
    guide.write_text(rewritten(guide.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    update()
