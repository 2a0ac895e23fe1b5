"""Turn a brief into the view that templates see: safe text, in the words of its language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from briefing.language import in_script
from briefing.model import Brief, Citation, Difference, Item, Quotation, Section, SourceNote
from briefing.render import labels as words
from briefing.render.escape import plain
from briefing.render.summary import cut, dropped, notice, source, statistics
from briefing.render.view import (
    BriefView,
    DifferenceView,
    ItemView,
    Part,
    SectionView,
    SideView,
)

BOTTOM_LINE = "bottom_line"
"""The section that stands above the columns."""

SHORT_TITLE = 5
"""Letters of a title that stands before a name: "Mayor", "Judge", "King"."""

DIFFERENCES_IN = "open_questions"
"""The section that shows the points on which the sources differ."""

_TLP = {
    "TLP:RED": "red",
    "TLP:AMBER": "amber",
    "TLP:AMBER+STRICT": "amber",
    "TLP:GREEN": "green",
    "TLP:CLEAR": "clear",
}
"""The markings of the Traffic Light Protocol 2.0 (FIRST, 2022)."""


def view(
    brief: Brief,
    *,
    titles: dict[str, str] | None = None,
    left: tuple[str, ...] = (),
    right: tuple[str, ...] = (),
    most_sources: int | None = None,
) -> BriefView:
    """Return what the templates see of a brief.

    `titles` renames sections; `left` and `right` name those of the two columns in their
    order, and what neither names ends the left one; `most_sources` limits the list of
    sources, cited ones first.
    """
    brief = replace(brief, language=_page_language(brief))
    labels = words.catalogue(brief.language)
    sources = _listed(brief, most_sources)
    numbers = frozenset(note.number for note in sources)
    sections = tuple(_sections(brief, labels, titles or {}, numbers))
    hidden = len(brief.sources) - len(sources)
    named = {section["name"]: section for section in sections}
    order = (*left, *(n for n in named if n not in (*left, *right, BOTTOM_LINE)))
    return BriefView(
        title=cut(plain(brief.title)),
        house=cut(plain(brief.house)),
        date=plain(brief.date),
        date_text=words.day(plain(brief.date), brief.language),
        marking=cut(plain(brief.marking)),
        tlp=_TLP.get(plain(brief.marking).upper(), ""),
        language=words.tag(brief.language),
        statistics=statistics(brief, labels),
        notice=notice(brief, labels),
        sections=sections,
        bottom_line=named.get(BOTTOM_LINE),
        left=tuple(named[name] for name in order if name in named),
        right=tuple(named[name] for name in right if name in named),
        sources=tuple(source(brief, note, labels) for note in sources),
        unlisted=words.counted(labels, "unlisted", brief.language, hidden) if hidden else "",
        dropped=dropped(brief, labels),
        method=labels["method"],
        made=words.fill(
            labels["made"], version=plain(brief.version), settings=plain(brief.settings_hash)
        ),
        labels={key: value for key, value in labels.items() if "." not in key},
    )


def _page_language(brief: Brief) -> str:
    """Return the code of the page's language, in the script of what it prints."""
    texts = [item.text for section in brief.sections for item in section.items]
    return in_script(brief.language, " ".join([brief.title, *texts]))


def difference_id(difference: Difference) -> str:
    """Return the anchor of a difference: its kind and the places of its sides."""
    places = (f"{side.source_id}-{side.start}-{side.end}" for side in difference.sides)
    digest = hashlib.sha256("/".join((difference.kind, *places)).encode("utf-8", "replace"))
    return f"difference-{digest.hexdigest()[:8]}"


def _sections(
    brief: Brief, labels: dict[str, str], titles: dict[str, str], listed: frozenset[int]
) -> Iterable[SectionView]:
    differences = tuple(_difference(brief, difference, labels) for difference in brief.differences)
    shown = list(brief.sections)
    if differences and not any(section.name == DIFFERENCES_IN for section in shown):
        shown.append(Section(DIFFERENCES_IN, labels[DIFFERENCES_IN], ()))
    for section in shown:
        mine = differences if section.name == DIFFERENCES_IN else ()
        if section.items or mine:
            yield SectionView(
                name=section.name,
                title=plain(titles.get(section.name) or _heading(section, brief, labels)),
                items=tuple(_item(brief, item, labels, listed) for item in section.items),
                differences=mine,
            )


def _heading(section: Section, brief: Brief, labels: dict[str, str]) -> str:
    """Return a section's own title in English, else the label of the language."""
    return section.title if brief.language == "en" else labels.get(section.name, section.title)


def _item(brief: Brief, item: Item, labels: dict[str, str], listed: frozenset[int]) -> ItemView:
    total = len(brief.sources)
    support = short = ""
    if total > 1:
        count = len(item.sources)
        support = words.counted(labels, "support", brief.language, total, n=count, total=total)
        short = words.fill(labels["support_short"], n=count, total=total)
        if count > item.origins == 1:
            support, short = (f"{text}, {labels['one_origin']}" for text in (support, short))
        if item.differs:
            support, short = (f"{text}; {labels['differing']}" for text in (support, short))
    parts = tuple(_parts(item))
    speaker, role = _speaker(item.quotation, brief.language) if item.quotation else ("", "")
    return ItemView(
        id=item.id,
        text=plain("".join(f"[{p['text']}]" if p["added"] else p["text"] for p in parts)),
        parts=parts,
        language=_language(brief, item.citations, item.text),
        sources=tuple(number for number in item.sources if number in listed),
        support=support,
        support_short=short,
        certainty=item.certainty,
        rule=plain(item.rule),
        quote=item.quotation is not None,
        speaker=speaker,
        role=role,
        change=item.change if item.change in ("new", "repeated") else "",
    )


def _speaker(quotation: Quotation, language: str) -> tuple[str, str]:
    """Return a speaker's name and role.

    An abbreviated title stands before the name, and in English a short one: "Sen. Ana Lee",
    "King Abdullah".
    """
    name, role = plain(quotation.speaker), plain(quotation.role)
    short = language == "en" and role.isalpha() and role.istitle() and len(role) <= SHORT_TITLE
    if role and name and (short or all(word.endswith(".") for word in role.split())):
        return f"{role} {name}", ""
    return name, role


def _parts(item: Item) -> Iterable[Part]:
    """Yield the runs of an item's text: `item.text` cut at its insertions.

    An insertion that cannot be found where the item says is left in the source's run:
    the text is what the reader gets, whatever an edited record says.
    """
    rest = item.text
    for insertion in item.insertions:
        bracketed = f"[{insertion.text}]"
        at = rest.find(bracketed)
        if at >= 0:
            yield Part(text=_inner(rest[:at]), added=False)
            yield Part(text=plain(insertion.text), added=True)
            rest = rest[at + len(bracketed) :]
    if rest:
        yield Part(text=_inner(rest), added=False)


def _inner(text: str) -> str:
    """Return plain text that keeps one space at an end where it had white space."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + plain(text) + trail


def _difference(brief: Brief, difference: Difference, labels: dict[str, str]) -> DifferenceView:
    topic = plain(difference.topic)
    if topic:
        heading = words.fill(labels["differ_topic"], topic=topic)
    else:
        heading = labels.get(f"differ_{difference.kind}", labels["differ"])
    numbers = {note.id: note.number for note in brief.sources}
    return DifferenceView(
        id=difference_id(difference),
        kind=plain(difference.kind),
        heading=heading,
        sides=tuple(
            SideView(
                text=plain(side.text),
                language=_language(brief, (side,), side.text),
                source=numbers.get(side.source_id, 0),
                label=plain(side.label),
            )
            for side in difference.sides
        ),
    )


def _language(brief: Brief, citations: tuple[Citation, ...], text: str) -> str:
    """Return the tag of an extract's language: its source's, or else the page's."""
    cited = {citation.source_id for citation in citations}
    code = next((n.language for n in brief.sources if n.id in cited and n.language), "")
    return words.tag(in_script(code or brief.language, text))


def _listed(brief: Brief, most: int | None) -> tuple[SourceNote, ...]:
    """Return the sources that the page lists: no more than `most`, and those it quotes in any case.

    Next come those that support an item, then the others.
    """
    if most is None or len(brief.sources) <= most:
        return brief.sources
    items = [item for section in brief.sections for item in section.items]
    cited = {c.source_id for item in items for c in item.citations}
    cited |= {side.source_id for difference in brief.differences for side in difference.sides}
    supporting = {number for item in items for number in item.sources}
    ranked = sorted(
        brief.sources,
        key=lambda note: (note.id not in cited, note.number not in supporting, note.number),
    )
    count = max(most, sum(note.id in cited for note in brief.sources))
    return tuple(sorted(ranked[:count], key=lambda note: note.number))
