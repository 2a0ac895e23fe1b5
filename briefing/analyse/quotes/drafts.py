"""Turn the quoted spans of a paragraph into quotations: pieces joined, cues chosen, kinds named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.english_clauses import is_clause, without_verb
from briefing.analyse.quotes.found import Found, stands_for_nobody
from briefing.analyse.quotes.group import FINAL, PIECE, Group
from briefing.analyse.quotes.intros import intro
from briefing.analyse.quotes.kinds import Place, kind_of
from briefing.analyse.quotes.marks import Marked
from briefing.analyse.quotes.owners import owned, viewer
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.passive import agent_behind, from_origin
from briefing.analyse.quotes.questions import put
from briefing.analyse.quotes.quoting import passed_on
from briefing.analyse.quotes.subjects import subject
from briefing.analyse.quotes.tags import other_tag, tag
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE
from briefing.analyse.quotes.turkish import (
    behind_participle,
    behind_question,
    genitive,
    issuer,
)
from briefing.analyse.quotes.unuttered import unuttered_before, without_unuttered

_PAUSES = frozenset(",?!\u2014\u2013-\u2026")

GAP = 14
"""Words between the speaker and the second piece of a quotation at most."""


class Draft(NamedTuple):
    """A quotation on its way: its pieces and what was found beside it."""

    spans: tuple[Marked, ...]
    """Its pieces."""
    found: Found | None
    """Speaker and cue."""
    kind: str
    """What kind of quoted words it is."""


def drafts(paragraph: Paragraph, spans: tuple[Marked, ...], spoken: bool) -> Iterator[Draft]:
    """Yield the quotations of a paragraph, the pieces that one cue joins together.

    `spoken`: a quotation with a speaker stands in the paragraph before.
    """
    places = [i for i, token in enumerate(paragraph.tokens) if token.key == QUOTE]
    tags = [_tag(paragraph, place) for place in places]
    for number in range(len(places) - 2, -1, -1):
        between = paragraph.tokens[places[number] + 1 : places[number + 1]]
        if tags[number] is None and all(token.key == BOUNDARY for token in between):
            tags[number] = tags[number + 1]
    questions = [
        put(paragraph, place, span, paragraph.sentence_start(place))
        for place, span in zip(places, spans, strict=True)
    ]
    tags = [None if asked else found for asked, found in zip(questions, tags, strict=True)]
    for later in range(1, len(places)):
        if tags[later] is None and tags[later - 1] is not None and not questions[later]:
            tags[later] = other_tag(paragraph, places[later])
    number = 0
    last: Found | None = None
    while number < len(spans):
        after = number + 1
        while after < len(spans) and tags[after] is None and tags[after - 1] is not None:
            single = _group(paragraph, spans[after - 1 : after], places[after - 1])
            if not _is_joined(single, tags[after - 1], spans[after], places[after]):
                break
            after += 1
        group = _group(paragraph, spans[number:after], places[number])
        nobodys = questions[number] == "put"
        draft = _draft(group, tags[number], last, spoken=spoken, nobodys=nobodys)
        last = draft.found or last
        yield draft
        number = after


def _group(paragraph: Paragraph, spans: tuple[Marked, ...], place: int) -> Group:
    return Group(paragraph, spans, place, paragraph.sentence_start(place))


def _tag(paragraph: Paragraph, place: int) -> Found | None:
    """Return speaker and cue behind a quotation.

    A cue without subject of its own takes that of the sentence: "Bakan, "..." dedi."
    """
    found = tag(paragraph, place)
    if found is None or found.speaker is not None:
        return found
    low = paragraph.sentence_start(place)
    speaker = _turkish(paragraph, low, place) if paragraph.lexicon.family == "tr" else None
    speaker = speaker or (subject(paragraph, low, place) if low < place else None)
    if paragraph.lexicon.family == "tr" and found.how == "participle":
        speaker = speaker or behind_participle(paragraph, found.after)
    if speaker is None:
        return found
    while speaker[1] - speaker[0] > 1 and _is_object(paragraph, speaker[1] - 1):
        speaker = speaker[0], speaker[1] - 1
    return found._replace(speaker=speaker, how="named", confidence=0.8)


def _turkish(paragraph: Paragraph, low: int, place: int) -> Part | None:
    """Return who answers, whose words they are, or whose statement: what Turkish tells apart."""
    owner = genitive(paragraph, low, place)
    return owner or behind_question(paragraph, low, place) or issuer(paragraph, low, place)


def _is_object(paragraph: Paragraph, index: int) -> bool:
    """Say whether a Turkish word is the pronoun of whom somebody tells: "bir gazeteci ona"."""
    return paragraph.tokens[index].key in paragraph.lexicon.clitics


def _is_joined(group: Group, found: Found | None, following: Marked, place: int) -> bool:
    """Say whether one cue joins a quoted span and the next: "A," X said, "b"."""
    paragraph = group.paragraph
    if found is None or found.cue is None or group.fragment:
        return False
    pause = group.last in _PAUSES or group.spans[0].dash
    if not pause and paragraph.tokens[group.place + 1].key not in (",", "\u2014"):
        return False
    rest = paragraph.tokens[found.after : place]
    if not rest or rest[-1].word or sum(token.word for token in rest) > GAP:
        return False
    if any(t.key in (";", QUOTE) for t in rest) or any(t.key == BOUNDARY for t in rest[:-1]):
        return False
    if any(cue_at(paragraph, index, place) for index in range(found.after, place)):
        return False
    text = paragraph.text[following.start : following.end]
    return len(text.split()) >= PIECE or text[-1] in FINAL or text[-1] == ","


def _draft(
    group: Group, right: Found | None, last: Found | None, *, spoken: bool, nobodys: bool
) -> Draft:
    """Choose between the cue before a quotation and the one behind it, and name its kind.

    What somebody was asked is `nobodys`.
    """
    if group.nickname:
        return Draft(group.spans, None, "scare")
    paragraph, fragment = group.paragraph, group.fragment
    left = intro(paragraph, group.low, group.place) if group.before else None
    left = passed_on(paragraph, left, group.place)
    if nobodys:  # told by the word before the quotation, in Turkish by the one behind it
        told = group.place + (1 if paragraph.lexicon.family == "tr" else -1)
        left = Found(None, (told, told + 1), "unattributed", 0.0, group.place)
    if left is not None and left.how == "unattributed":
        left = agent_behind(paragraph, left, group.place)
        left = from_origin(paragraph, left, group.low)
    left, right = owned(paragraph, left), owned(paragraph, right)
    if fragment and right is not None and _crosses(group, right):
        right = None
    left, right = _able(paragraph, left), _able(paragraph, right)
    found = unuttered_before(paragraph, left, group.place)
    found = found or without_unuttered(paragraph, _choice(group, fragment, left, right))
    if found is None and fragment and last is not None and _is_coordinate(group):
        found = last._replace(cue=None, how="continued", confidence=0.8)
    text = paragraph.text
    end = group.spans[-1].outer_end
    ended = group.last in FINAL or text[end : end + 1] in FINAL
    if found is None and ended and len(group.words) >= PIECE:
        found = viewer(paragraph, group.low, group.place)
    place = Place(
        fragment=fragment,
        cued=found is not None,
        introduced=found is left is not None and _is_introduced(group, left),
        titled=group.before in paragraph.lexicon.title_nouns,
        ended=group.last in FINAL | {","} or text[end : end + 1] in FINAL | {","} or group.alone,
        follows=last is not None or spoken,
        goes_on=not group.spans[-1].closed and not group.spans[-1].repaired,
    )
    subject = found is right is not None and _is_subject(group, right)
    quoted = " ".join(text[span.start : span.end] for span in group.spans)
    place = place._replace(titled=True, cued=False) if subject else place
    return Draft(group.spans, found, kind_of(quoted, place, paragraph.lexicon.code))


def _able(paragraph: Paragraph, found: Found | None) -> Found | None:
    """Return what was found, without a relative before the speaker; None for a mere article.

    A pronoun that stands for nobody is no speaker ("es hieß"), nor is a clause.
    """
    if found is None or found.speaker is None:
        return found
    if stands_for_nobody(paragraph, found.speaker) or is_clause(paragraph, found.speaker):
        return found._replace(speaker=None, how="unattributed", confidence=0.0)
    low, high = without_verb(paragraph, found.speaker)
    found = found._replace(speaker=(low, high))
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if low + 1 < high and tokens[low].key in lexicon.relatives - lexicon.determiners:
        return found._replace(speaker=(low + 1, high))
    alone = high - low == 1 and found.how != "pronoun"
    article = alone and tokens[low].key in lexicon.determiners
    return None if article and tokens[low].key not in lexicon.pronouns else found


def _is_subject(group: Group, right: Found) -> bool:
    """Say whether the sentence goes on behind the tag: "“The Salt House,” X says, has won ..."."""
    tokens, auxiliaries = group.paragraph.tokens, group.paragraph.lexicon.auxiliaries
    after = right.after
    if right.cue is None or after + 1 >= len(tokens) or group.paragraph.lexicon.code != "en":
        return False
    return tokens[after].key == "," and tokens[after + 1].key in auxiliaries


def _crosses(group: Group, right: Found) -> bool:
    """Say whether a sentence ends between a quotation and the cue behind it."""
    behind = group.paragraph.tokens[group.place + 1 : right.after]
    return any(token.key == BOUNDARY for token in behind)


def _is_coordinate(group: Group) -> bool:
    """Say whether an earlier quotation of the sentence has the same cue: “a” and “b”."""
    return any(token.key == QUOTE for token in group.paragraph.tokens[group.low : group.place])


def _is_introduced(group: Group, left: Found) -> bool:
    """Say whether a comma, a colon, "words of", or a cue before a whole sentence opens it."""
    paragraph = group.paragraph
    if group.before == ",":
        near = left.cue is not None and left.cue[1] == group.place - 1
        return near or len(group.words) >= PIECE or group.last in FINAL
    if group.before == ":" or (group.before in paragraph.lexicon.inner and group.noun):
        return True
    whole = group.paragraph.text[group.spans[0].start].isupper() and group.last in FINAL
    return whole and left.cue is not None and left.cue[1] == group.place


def _accords(paragraph: Paragraph, found: Found) -> bool:
    """Say whether a cue is "according to", which tells who passes something on as well."""
    key = paragraph.tokens[found.cue[0]].key if found.cue is not None else ""
    return key in paragraph.lexicon.according


def _choice(group: Group, fragment: bool, left: Found | None, right: Found | None) -> Found | None:
    """Choose between the cue before a quotation and the one behind it."""
    if left is None or right is None:
        return left or right
    signed = right.cue is None and right.speaker is not None
    if signed or len(group.spans) > 1:
        return right
    if fragment or right.speaker is None:
        return left
    if group.last == ",":  # 'One message said: "...," according to a letter'
        named = group.before == ":" and left.cue is not None and left.how == "named"
        return left if named and _accords(group.paragraph, right) else right
    if group.before == ":":
        weak = left.cue is None or left.how == "unattributed"
        weak = weak or (left.how == "named" and left.confidence < right.confidence)
        return right if weak and right.cue is not None and right.speaker is not None else left
    return left if group.before == "," and left.cue else right
