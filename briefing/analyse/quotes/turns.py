"""Find the turns of an interview, a transcript or a speech: who asks, answers, and goes on.

What is asked is not printed, and what is answered is a quotation without marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.quotes.asked import by_question
from briefing.analyse.quotes.interviewee import Interviewee, Mention
from briefing.analyse.quotes.speaker_labels import Span, is_labelled, label
from briefing.analyse.quotes.speech import by_title
from briefing.analyse.quotes.transcript import by_label
from briefing.analyse.quotes.turn import CONTINUED, DOUBTED, Turn
from briefing.model import Document
from briefing.speeches import speaks_of_self, speaks_to_another


def turns(document: Document, paragraphs: list[Span], mentions: list[Mention]) -> dict[int, Turn]:
    """Return the turns of an interview by where their paragraphs start; none of another text.

    `mentions` are the places of people's names, in order, and who they are.
    """
    text, code = document.source.text, document.language
    who = Interviewee(document, mentions)
    names = [(start, end) for start, end, _ in mentions]
    labels = [found for place in paragraphs if (found := label(text, place, code))]
    told, sure = by_label(document, labels, names, who), CONTINUED
    if not told:
        told, sure = by_question(document, paragraphs, labels, names, who), DOUBTED
    if told:
        return dict(_continued(document, paragraphs, told, who, sure))
    return by_title(document, paragraphs, mentions, who)


def _continued(
    document: Document,
    paragraphs: list[Span],
    told: dict[int, Turn],
    who: Interviewee,
    sure: float,
) -> Iterator[tuple[int, Turn]]:
    """Yield turns with the paragraphs that go on with them, `sure` ones as given.

    None does where a narrator speaks, who names the speakers.  Behind the last turn it goes on
    while somebody speaks of himself; without labels who says "you" and no "I" is who asks.
    """
    text, code, first, last = document.source.text, document.language, min(told), max(told)
    places = {turn.speaker for turn in told.values() if turn.speaker and not turn.asks}
    speakers = {name for place in places for name in who.named(place)}
    between = [place for place in paragraphs if first < place[0] < last and place[0] not in told]
    narrated = any(not speakers.isdisjoint(who.named(place)) for place in between)
    going: Turn | None = None
    for start, end in paragraphs:
        if start in told:
            yield start, told[start]
            going = None if narrated else told[start]
            continue
        if going is None or going.speaker is None or is_labelled(text, (start, end)):
            going = None
            continue
        stop = start + len(text[start:end].rstrip())
        personal = speaks_of_self(text[start:end], code)
        if sure == DOUBTED and not personal and speaks_to_another(text[start:stop], code):
            yield start, Turn(start, stop, None, True, sure)
            continue
        other = not speakers.isdisjoint(who.named((start, end)))
        if start > last and (other or not personal):
            going = None
        elif text[start].isalnum():
            yield start, going._replace(start=start, end=stop, sure=sure)
