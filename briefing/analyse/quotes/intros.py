"""Find speaker and cue before a quotation: X said: "..."; X praised Y, adding, "..."."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import language
from briefing.analyse.antecedents import is_person_noun
from briefing.analyse.quotes.behind import phrase_after
from briefing.analyse.quotes.cues import Cue, cue_at
from briefing.analyse.quotes.english_clauses import acts
from briefing.analyse.quotes.found import Found, according, how_of, postposed, text_speaks
from briefing.analyse.quotes.lexicon import SUBJECTLESS
from briefing.analyse.quotes.owners import owner
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.passive import by_agent, is_passive, unsaid
from briefing.analyse.quotes.phrases import phrase_from, with_name
from briefing.analyse.quotes.quoting import blamed, how_quoted, quoted, quoted_before, relayed
from briefing.analyse.quotes.relative import antecedent
from briefing.analyse.quotes.subjects import phrase_before, subject
from briefing.analyse.quotes.tokens import QUOTE
from briefing.analyse.quotes.turkish import issuer, subject_before

NEAR = 8
"""Tokens between cue and quotation within which the cue is sure."""

LOOSE = 2
"""Words behind a preposition before a verb at most that are no subject: "u Beogradu"."""

PHRASE = 3
"""Words at most before the verb that ends a Turkish phrase: "sözlerini şöyle sürdürdü"."""

SEEING, OBJECT = frozenset({"sieht", "sehen", "sah", "sahen"}), "es"
"""German verbs whose pronoun is their object: "so sieht es Orr"."""

ABSOLUTE = 14
"""Words of an absolute clause before its participle at most."""

LABEL = 6
"""Words of a speaker between a dash and a colon: "Heatwave - Ana Lee:"."""


def intro(paragraph: Paragraph, low: int, quote: int) -> Found | None:
    """Find speaker and cue in `tokens[low:quote]`, the words of a sentence before a quotation."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code == "en" and (named := blamed(paragraph, low, quote)) is not None:
        return named
    inner: Found | None = None
    open_ended = quote > low and tokens[quote - 1].key not in (",", ":")
    nearest = max((i + 1 for i in range(low, quote) if tokens[i].key == QUOTE), default=low)
    for place in range(quote - 1, nearest - 1, -1):
        if tokens[place].key not in lexicon.triggers:
            continue
        cue = _whole_cue(paragraph, place, nearest, quote)
        # Turkish verbs stand last: one before a quotation introduces it only right before it.
        if cue is not None and (lexicon.family != "tr" or cue.after >= quote - 1):
            found = _introduced(paragraph, cue, low, quote)
            found = found and relayed(paragraph, found, low, quote)
            if found is not None and not (open_ended and _is_reported(paragraph, low, cue, found)):
                return found
            inner = inner or found
    if inner is not None:
        return inner
    found = according(paragraph, nearest, quote, quote) or postposed(paragraph, low, quote)
    if found is not None:
        return found
    if quote > low and tokens[quote - 1].key == ":":
        return _by_colon(paragraph, low, quote - 1, 0.75)
    if any(token.key in lexicon.nouns for token in tokens[max(nearest, quote - 3) : quote]):
        return _by_colon(paragraph, low, quote, 0.6)
    return None


def _whole_cue(paragraph: Paragraph, place: int, low: int, quote: int) -> Cue | None:
    """Return the cue at a token, or the longer one that ends with it: "sözlerini sürdürdü"."""
    cue = cue_at(paragraph, place, quote)
    if cue is None or paragraph.lexicon.family != "tr":
        return cue
    for start in range(max(low, place - PHRASE), place):
        longer = cue_at(paragraph, start, quote)
        if longer is not None and longer.phrase and longer.after == cue.after:
            return longer
    return cue


def _is_reported(paragraph: Paragraph, low: int, cue: Cue, found: Found) -> bool:
    """Say whether somebody without a name speaks in a clause that an earlier verb reports.

    "The police said that their forces had responded to “...”" is what the police said.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    that = next((i for i in range(low, cue.first) if tokens[i].key in lexicon.thats), None)
    if that is None or found.speaker is None or lexicon.code != "en":
        return False
    if paragraph.is_pronoun(found.speaker) or paragraph.has_head_name(found.speaker):
        return False
    return any(cue_at(paragraph, i, cue.first) is not None for i in range(low, that))


def _introduced(paragraph: Paragraph, cue: Cue, low: int, quote: int) -> Found | None:
    """Return the speaker of a cue before a quotation."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    part, key = (cue.first, cue.after), tokens[cue.first].key
    if lexicon.code == "de" and key in SEEING and tokens[cue.after].key == OBJECT:
        cue = cue._replace(after=cue.after + 1)  # "Ähnlich sieht es Orr:"
    if is_passive(paragraph, cue):
        return by_agent(paragraph, cue, quote)
    if cue.participle:
        named = quoted_before(paragraph, cue.first, low)
        if named is not None:
            return Found(named, part, how_quoted(paragraph, named), 0.85, quote)
        speaker = _participle_subject(paragraph, cue, low)
        able = speaker is not None and paragraph.can_speak(speaker)
        return Found(speaker, part, "participle", 0.85, quote) if able else None
    named = quoted(paragraph, cue.first, quote)
    if named is not None:
        return Found(named, part, how_quoted(paragraph, named), 0.85, quote)
    alone = cue.first > low and tokens[cue.first - 1].key == tokens[cue.after].key == ","
    if alone and lexicon.family in SUBJECTLESS:  # "Vlada će, kaže, ..."
        return unsaid(paragraph, cue, 0.75)._replace(after=quote)
    told_of = antecedent(paragraph, low, cue.first)
    if told_of is not None and told_of.part is None:
        return Found(None, part, "unattributed", 0.0, quote)
    before = told_of.part if told_of else None
    if lexicon.family == "tr":
        before = subject_before(paragraph, low, cue.first)
    before = before or phrase_before(paragraph, low, cue.first)
    if before is not None and _is_fronted_object(paragraph, before):
        return unsaid(paragraph, cue, 0.75)._replace(after=quote)
    behind = phrase_after(paragraph, cue.after, quote)
    if behind is not None and key in lexicon.transitive and not _closes(paragraph, behind, quote):
        behind = None
    text = text_speaks(paragraph, cue, before, low, quote)
    if text is not None:
        return Found(text, part, "named", 0.85, quote)
    if behind is not None and _is_parenthesis(paragraph, cue, behind, quote):
        return Found(behind, part, "named", 0.9, quote)
    speaker = before
    if behind is not None and paragraph.is_nominal(behind[0]):
        inverted = before is None or _is_inverted(paragraph, before, behind, low, quote)
        speaker = behind if inverted else before
    if speaker is None and lexicon.family in SUBJECTLESS:
        if not _has_subject(paragraph, low, cue.first):
            return unsaid(paragraph, cue, 0.75)._replace(after=quote)
        speaker = subject(paragraph, low, cue.first)
        if speaker is None or not paragraph.can_speak(speaker):
            return Found(None, part, "pronoun", 0.5, quote)
    if speaker is None:
        return None
    sure = 0.95 if quote - cue.after <= NEAR else 0.75
    return Found(speaker, part, how_of(paragraph, speaker), sure, quote)


def _is_parenthesis(paragraph: Paragraph, cue: Cue, behind: Part, quote: int) -> bool:
    """Say whether a verb and its subject stand between commas: "The plan, said Ana Lee, is"."""
    tokens, end = paragraph.tokens, behind[1]
    if paragraph.lexicon.code != "en" or not cue.first or tokens[cue.first - 1].key != ",":
        return False
    while end < quote and tokens[end].key not in BREAKS:
        end += 1
    closed = end < quote - 1 and tokens[end].key == ","
    named = paragraph.has_head_name(behind)
    return closed and named and not acts(paragraph, cue.after, quote)


def _is_fronted_object(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a Serbian phrase is an object before its verb: "Fotografiju objavio je"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family != "hbs" or paragraph.has_head_name(part):
        return False
    key = tokens[part[0]].key
    return key.endswith("u") and key not in lexicon.speakers and key not in lexicon.pronouns


def _closes(paragraph: Paragraph, behind: Part, quote: int) -> bool:
    """Say whether a Serbian name in its base form stands between a verb and a colon.

    It is no object of the verb: "Da je tako, potvrdila je Ana Lee: "...".
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    ends = behind[1] == quote - 1 and tokens[quote - 1].key == ":"
    named = lexicon.family == "hbs" and paragraph.has_head_name(behind)
    return ends and named and not paragraph.is_declined(behind, perhaps=True)


def _has_subject(paragraph: Paragraph, low: int, index: int) -> bool:
    """Say whether words right before a verb can be its subject: more than an adverb or two."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    content = 0
    while index > low and tokens[index - 1].key not in BREAKS:
        index -= 1
        key = tokens[index].key
        small = key in lexicon.auxiliaries or key in lexicon.closed or key in lexicon.determiners
        content += not (small or lexicon.is_adverb(key))
        if key in lexicon.prepositions or key in lexicon.thats:
            return content > LOOSE
    return content > 0


def _is_inverted(paragraph: Paragraph, before: Part, behind: Part, low: int, quote: int) -> bool:
    """Say whether the subject stands behind the verb: "In Bonn erklärte er:"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family == "en" or paragraph.is_declined(behind):
        return False
    if lexicon.family == "hbs" and paragraph.has_head_name(before):
        return paragraph.is_declined(before)
    pronoun_before = tokens[before[0]].key in lexicon.pronouns
    pronoun_behind = tokens[behind[0]].key in lexicon.pronouns
    if pronoun_behind or (tokens[quote - 1].key == ":" and behind[1] == quote - 1):
        answers = lexicon.family == "de" and paragraph.has_head_name(before)  # "Orr sagte Lee:"
        named = paragraph.has_head_name(behind) and not answers
        return not pronoun_before and (pronoun_behind or named)
    first = tokens[low].key
    fronted = first in lexicon.prepositions or lexicon.is_adverb(first)
    return fronted and before[0] - low <= 5 and lexicon.family == "de"


def _participle_subject(paragraph: Paragraph, cue: Cue, low: int) -> Part | None:
    """Return who does what a participle says: the sentence's subject, or a text before it."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    before = cue.first - 1
    if before >= low and tokens[before].key in lexicon.documents:
        start = before
        while start > low and tokens[start - 1].word:
            if tokens[start].key in lexicon.determiners:
                break
            start -= 1
        if tokens[start].key in lexicon.pronouns:
            start = before  # "they held signs saying"
        given = start > low and tokens[start - 1].key in lexicon.prepositions
        author = subject(paragraph, low, start - 1, later=True) if given else None
        able = author is not None and paragraph.can_speak(author)
        return author if able else (start, before + 1)
    own = _own_subject(paragraph, cue.first, low) or _author(paragraph, cue.first, low)
    if own is not None:
        return own
    return subject(paragraph, low, cue.first, later=True)


def _author(paragraph: Paragraph, end: int, low: int) -> Part | None:
    """Return the name before a participle that tells whose a text is: "a call from Orr"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    *_, named = [None, *((a, b) for a, b in _names(paragraph, low, end) if b == end)]
    if named is None or named[0] - 2 < low:
        return None
    sent = tokens[named[0] - 1].key in lexicon.origins
    return named if sent and tokens[named[0] - 2].key in lexicon.documents | lexicon.nouns else None


def _own_subject(paragraph: Paragraph, index: int, low: int) -> Part | None:
    """Return the subject that a participle has of its own: ", with X yelling:"."""
    end = index
    while end > low and paragraph.lexicon.is_adverb(paragraph.tokens[end - 1].key):
        end -= 1
    *_, named = [None, *((a, b) for a, b in _names(paragraph, low, end) if b == end)]
    if named is None or named[0] - 2 < low:
        return _absolute(paragraph, end, low)
    opener, before = paragraph.tokens[named[0] - 1].key, paragraph.tokens[named[0] - 2].key
    if opener in paragraph.lexicon.prepositions and before == ",":
        return named
    return _absolute(paragraph, end, low)


def _absolute(paragraph: Paragraph, end: int, low: int) -> Part | None:
    """Return the subject of an English absolute clause: ", with their leader, Ana Lee, calling"."""
    tokens = paragraph.tokens
    for place in range(end - 2, max(low, end - ABSOLUTE), -1):
        if tokens[place].key in BREAKS and tokens[place].key != ",":
            return None
        if tokens[place].key == "with" and tokens[place - 1].key == ",":
            part = with_name(paragraph, phrase_from(paragraph, place + 1, end), end)
            closed = part[1] == end or tokens[part[1]].key == ","
            return part if closed and paragraph.can_speak(part) else None
    return None


def _names(paragraph: Paragraph, low: int, high: int) -> Iterator[Part]:
    """Yield the names between two tokens, each with its title."""
    index = low
    while index < high:
        after = paragraph.name_from(index)
        if after > index:
            yield paragraph.title_start(index, low), after
        index = max(after, index + 1)


def _by_colon(paragraph: Paragraph, low: int, end: int, confidence: float) -> Found | None:
    """Return the speaker of a sentence that a colon or a noun like "words" ends."""
    tokens = paragraph.tokens
    if end > low and tokens[end - 1].key in language.word_list(
        "name_labels", paragraph.lexicon.family
    ):
        return None  # "Die Gewerkschaft (kurz: „IG Bau“)"
    if paragraph.lexicon.family == "tr" and (body := issuer(paragraph, low, end)) is not None:
        return Found(body, None, "named", 0.8, end)
    told = _words_of(paragraph, low, end)
    if told is not None:
        return told._replace(after=end)
    start = max((i + 1 for i in range(low, end) if tokens[i].key == "\u2014"), default=low)
    if low < start < end and paragraph.is_nominal(start) and end - start <= LABEL:
        return Found((start, end), None, "named", confidence, end)
    speaker = _source(paragraph, start, end) or subject(paragraph, low, end)
    if speaker is None or not (paragraph.is_pronoun(speaker) or paragraph.is_known(speaker)):
        named = next((i for i in range(start, end) if paragraph.name_from(i) >= end), None)
        speaker = (named, end) if named is not None else speaker
    if speaker is None or not paragraph.can_speak(speaker):
        return None
    if not (paragraph.is_pronoun(speaker) or paragraph.is_known(speaker)):
        return None
    return Found(speaker, None, how_of(paragraph, speaker), confidence, end)


def _words_of(paragraph: Paragraph, low: int, end: int) -> Found | None:
    """Return whose words follow: "in Nash's words,", before a colon "Nash's reply was short:"."""
    parts = paragraph.parts(low, end)
    last = owner(paragraph, *parts[-1]) if parts else None
    if last is not None and last.cue is not None and last.after == parts[-1][1]:
        return last
    if paragraph.tokens[end].key != ":" or not parts:
        return None
    fronted = paragraph.tokens[parts[0][0]].key in paragraph.lexicon.closed
    return None if fronted else owner(paragraph, parts[0][0], end)


def _source(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return what stands behind "from" at the end of a stretch: "More from the report:"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[low].key in lexicon.origins and low + 1 < end and paragraph.is_nominal(low + 1):
        part = phrase_from(paragraph, low + 1, end)
        return part if paragraph.can_speak(part) else None
    for place in range(end - 2, max(low - 1, end - LABEL - 2), -1):
        if tokens[place].key in lexicon.origins:
            text = tokens[place - 1].key in lexicon.documents
            if not text and paragraph.has_head_name((low, place)):
                return None  # "Ana Lee iz Nove inicijative:", but "received a letter from Ana Lee:"
            part = phrase_from(paragraph, place + 1, end)
            able = paragraph.can_speak(part) or is_person_noun(tokens[end - 1].key, lexicon.code)
            return part if part[1] == end and able else None
    return None
