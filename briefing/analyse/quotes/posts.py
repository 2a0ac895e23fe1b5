"""Turn the posts of social networks that a page shows into quotations of those who sign them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import is_title
from briefing.analyse.quotes.heads import Mention
from briefing.analyse.quotes.lexicon import lexicon
from briefing.analyse.quotes.resolve import role_of
from briefing.analyse.quotes.speaker_labels import Span
from briefing.analyse.quotes.turn import LABELLED, POST, whole
from briefing.model import KEPT_LABELS, Block, Document, Person, Quote
from briefing.posts import ACCOUNT, LONGEST, is_frame, signature, unlinked, without_last_links

UNKNOWN = 0.6
"""Confidence in a name that the article does not know: anybody may have an account."""


def posts(document: Document, mentions: list[Mention]) -> Iterator[Quote]:
    """Yield a quotation for each paragraph of each post, in order, without links at its end.

    `mentions` are the places of names in the document, and whose they are.  A text that is longer
    than a post yields none: more than the post stands in its paragraphs.
    """
    text = document.source.text
    if ACCOUNT not in text:
        return
    known = list({person.name: person for _, _, person in mentions}.values())
    for said, place in _signed(document):
        if sum(len(unlinked(text[start:end])) for start, end in said) > LONGEST:
            continue
        person = poster(" ".join(text[slice(*place)].split()), known, document.language)
        for start, end in said:
            words = without_last_links(text[start:end])
            if any(map(str.isalpha, unlinked(words))):
                yield _quote(document, (start, start + len(words)), place, person)


def _signed(document: Document) -> Iterator[tuple[list[Span], Span]]:
    """Yield what each post says, by paragraphs, and where its signature names who does.

    A text that is nothing but posts has them in its body.
    """
    before: list[Block] = []
    for block in document.blocks:
        own, kept = block.label == "post", block.label in KEPT_LABELS
        before = [part for part in before if part.label == "post" or not own]
        sign = signature(document.source.text[block.start : block.end]) if own or kept else None
        if sign is None:
            before = [*before, block] if own else [block] if kept else []
            if is_frame(document.source.text[block.start : block.end]):
                before = []
            continue
        said = [(part.start, part.end) for part in before if own or not sign.said]
        said += [(block.start, block.start + sign.said)] if sign.said else []
        yield said, (block.start + sign.start, block.start + sign.end)
        before = []


def _quote(document: Document, place: Span, name: Span, person: Person | None) -> Quote:
    """Return a paragraph of a post as a quotation of whom its signature names."""
    said = whole(document, place, name, LABELLED if person else UNKNOWN)
    return replace(
        said,
        speaker_name=person.name if person else said.speaker,
        direct=False,
        kind=POST,
        role=role_of(person, lexicon(document.language)) if person else "",
    )


def poster(written: str, people: list[Person], code: str) -> Person | None:
    """Return whom of some people a signature names, or None.

    It may have a title, an initial and more names than the text: "Sen. Ana R. Orr" is Ana Orr.
    """
    parts = written.split()
    keys = [name_key(word.strip(".,")) for word in parts]
    titled = is_title(tuple(word.casefold().rstrip(".") for word in parts[:-1]), code)
    own: dict[str, Person] = {}
    for person in people:
        name = [name_key(word.strip(".,")) for word in person.name.split()]
        fits = keys == name if person.organisation else set(name) <= set(keys)
        same = name[-1] == keys[-1]
        if same and (fits or (titled and not person.organisation)):
            own.setdefault(person.name, person)
    return next(iter(own.values())) if len(own) == 1 else None
