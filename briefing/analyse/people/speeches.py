"""Read who speaks from the title of a speech, which stands outside the sentences."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Document, Sentence
from briefing.speeches import speech_by


def title_of_speech(document: Document) -> tuple[Document, ...]:
    """Return a document whose one sentence is the part of its title that names the speaker.

    Nothing for another title.  A full stop behind it shows that no headline's capitals follow.
    """
    title = document.metadata.title
    place = speech_by(title.text, document.language) if title else None
    if title is None or place is None:
        return ()
    start, end = title.start + place[0], title.start + place[1]
    text = document.source.text[start:end] + "."
    return (replace(document, sentences=(Sentence(title.source_id, 0, start, end, text, 0),)),)
