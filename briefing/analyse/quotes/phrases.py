"""Turn tokens into noun phrases: who stands before a verb of speech, after it, or as subject.

There is no parser here.  A phrase is what stands between clause marks and function words;
where it holds a person's name that is no part of a prepositional phrase, the name decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

LONGEST = 14
"""Words of a speaker as written."""

EARLY = 9
"""Words of a clause among which its subject stands."""

_BREAKS = frozenset(",;:()\u2014[]") | {QUOTE, BOUNDARY}


def head_names(paragraph: Paragraph, part: Part) -> Iterator[Part]:
    """Yield the names in a stretch that are no possessive and follow no preposition."""
    index, high = part
    lexicon = paragraph.lexicon
    while index < high:
        after = paragraph.name_from(index)
        if after == index:
            index += 1
            continue
        before = _title_start(paragraph, index, part[0])
        lead = paragraph.tokens[before - 1].key if before > part[0] else ""
        while lead in lexicon.determiners and before - 1 > part[0]:
            before -= 1
            lead = paragraph.tokens[before - 1].key
        if not paragraph.possessive(after - 1) and lead not in lexicon.prepositions:
            yield index, min(after, high)
        index = after


def _title_start(paragraph: Paragraph, index: int, low: int) -> int:
    """Return where the title before a name starts: the words with capitals and roles."""
    lexicon = paragraph.lexicon
    while index > low:
        token = paragraph.tokens[index - 1]
        if token.key == "." or token.key in lexicon.roles or paragraph.capital(index - 1):
            if token.key in lexicon.prepositions:
                break
            index -= 1
            continue
        break
    return index


def is_nominal(paragraph: Paragraph, index: int) -> bool:
    """Say whether a token can open a noun phrase."""
    token, lexicon = paragraph.tokens[index], paragraph.lexicon
    if not token.word:
        return False
    if token.key in lexicon.pronouns or paragraph.name_from(index) > index:
        return True
    closed = lexicon.prepositions, lexicon.subordinators, lexicon.conjunctions
    if any(token.key in words for words in closed) or lexicon.is_adverb(token.key):
        return False
    if token.key in lexicon.determiners or paragraph.capital(index):
        return True
    known = token.key in lexicon.roles | lexicon.bodies | lexicon.documents
    return known or token.key[0].isdigit()


def phrase_from(paragraph: Paragraph, index: int, high: int) -> Part:
    """Return the noun phrase that starts at a token: up to punctuation or a function word."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    end = index
    if tokens[index].key in lexicon.pronouns:
        return index, index + 1
    while end < high and end - index < LONGEST:
        name = paragraph.name_from(end)
        if name > end:
            end = name
            if end < high and _verb_like(paragraph, end):
                break
            continue
        token = tokens[end]
        if token.key == "." and end > index:
            end += 1
            continue
        if not token.word or (end > index and _ends_phrase(paragraph, end)):
            break
        if end > index and end + 1 < high and _is_finite(paragraph, end):
            break
        end += 1
    while end > index + 1 and (not tokens[end - 1].word or tokens[end - 1].key in _joins(lexicon)):
        end -= 1
    return index, end


def _verb_like(paragraph: Paragraph, index: int) -> bool:
    """Say whether the word behind a name in small letters is no noun that the name modifies."""
    token, lexicon = paragraph.tokens[index], paragraph.lexicon
    if not token.word or paragraph.capital(index) or paragraph.possessive(index - 1):
        return False
    nouns = (
        lexicon.roles | lexicon.bodies | lexicon.documents | lexicon.inner | lexicon.conjunctions
    )
    return token.key not in nouns


def _is_finite(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word in small letters behind one with a capital is a verb.

    It is when an article, a preposition or, in Slavic languages, an auxiliary follows it.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if paragraph.capital(index) or not paragraph.capital(index - 1):
        return False
    following = tokens[index + 1].key
    if following in lexicon.determiners and following not in lexicon.inner:
        return lexicon.family in ("en", "fr", "de", "sq", "el")
    if following in lexicon.prepositions and following not in lexicon.inner:
        return True
    return lexicon.family in ("hbs", "mk") and following in lexicon.auxiliaries


def _joins(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.conjunctions | lexicon.inner | lexicon.determiners


def _ends_phrase(paragraph: Paragraph, index: int) -> bool:
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if key in lexicon.inner:
        return False
    if key in lexicon.conjunctions:
        return index + 1 >= len(paragraph.tokens) or not is_nominal(paragraph, index + 1)
    if key in lexicon.determiners and key not in lexicon.thats:
        return False
    if key in lexicon.prepositions or key in lexicon.subordinators or key in lexicon.relatives:
        return True
    if key in lexicon.cues or key in lexicon.participles or key in lexicon.thats:
        return not paragraph.capital(index)
    if paragraph.capital(index):
        opened = paragraph.tokens[index - 1].key in lexicon.determiners
        return lexicon.is_adverb(key) and not opened
    return key in lexicon.auxiliaries or lexicon.is_adverb(key)


def clause_parts(paragraph: Paragraph, low: int, high: int) -> list[Part]:
    """Return the stretches between commas, dashes and brackets, those without words left out."""
    found = []
    left = low
    for index in range(low, high + 1):
        if index == high or paragraph.tokens[index].key in _BREAKS:
            if any(token.word for token in paragraph.tokens[left:index]):
                found.append((left, index))
            left = index + 1
    return found


def without_openers(paragraph: Paragraph, part: Part) -> Part:
    """Cut conjunctions, subordinators and adverbs off the front of a stretch."""
    low, high = part
    lexicon = paragraph.lexicon
    while low < high:
        key = paragraph.tokens[low].key
        if paragraph.name_from(low) > low or key in lexicon.pronouns:
            break
        opener = key in lexicon.subordinators or key in lexicon.conjunctions or key in lexicon.thats
        if paragraph.tokens[low].word and not opener and not lexicon.is_adverb(key):
            break
        low += 1
    return low, high


def is_fronted(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a fronted phrase or clause: "In Berlin", "Speaking to ..."."""
    lexicon = paragraph.lexicon
    first = paragraph.tokens[part[0]]
    if paragraph.name_from(part[0]) > part[0] or first.key in lexicon.pronouns:
        return False
    if first.key in lexicon.prepositions or first.key in lexicon.subordinators:
        return True
    return is_participle(paragraph, part[0])


def is_participle(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word opens a participle clause: "Speaking", "Asked"."""
    token, lexicon = paragraph.tokens[index], paragraph.lexicon
    if token.key in lexicon.particles:
        return True
    if not lexicon.participle_endings or len(token.key) < 5:
        return token.key in lexicon.participles
    follows = index + 1 < len(paragraph.tokens) and paragraph.tokens[index + 1].word
    lower = bool(follows) and not paragraph.capital(index + 1)
    return token.key.endswith(lexicon.participle_endings) and (
        lower or not paragraph.capital(index)
    )


def subject(paragraph: Paragraph, low: int, high: int, *, later: bool = False) -> Part | None:
    """Return the subject of a clause or sentence: the main one's, not a fronted phrase's.

    With `later` a later part that a conjunction or subordinator opens with its own subject
    ("..., when protesters interrupted her") wins: what looks for a subject stands behind it.
    """
    parts = clause_parts(paragraph, low, high)
    if len(parts) > 1 and _is_label(paragraph, parts[0]):
        parts = parts[1:]
    main: Part | None = None
    weak: Part | None = None
    for number, part in enumerate(parts):
        bare = without_openers(paragraph, part)
        opened = bare[0] > part[0]
        if bare[0] == bare[1]:
            continue
        if is_fronted(paragraph, part) and (number == 0 or not opened or main is None):
            weak = weak or next(head_names(paragraph, part), None)
            continue
        found = early_subject(paragraph, bare)
        if found is None:
            continue
        reported = paragraph.tokens[part[0]].key in paragraph.lexicon.thats
        if main is None or (later and opened and not reported and found[0] == bare[0]):
            main = found
    return main or weak


def _is_label(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a sentence's first part is a label: "Economy: The party wants ..."."""
    colon = part[1] < len(paragraph.tokens) and paragraph.tokens[part[1]].key == ":"
    return colon and part[1] - part[0] <= 3


def early_subject(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the subject at the front of a stretch: a pronoun, a name, or a noun phrase."""
    low, high = part
    if paragraph.tokens[low].key in paragraph.lexicon.pronouns:
        return low, low + 1
    name = next(head_names(paragraph, (low, min(high, low + EARLY))), None)
    if not is_nominal(paragraph, low):
        return name
    whole = phrase_from(paragraph, low, high)
    if name is not None and name[0] >= whole[1]:
        return whole if paragraph.tokens[low].key in paragraph.lexicon.determiners else name
    return whole


def phrase_before(paragraph: Paragraph, low: int, index: int) -> Part | None:
    """Return the subject that stands before a verb of speech at `index`, or None.

    Passed over are auxiliaries and adverbs; a conjunction right before the verb leads back
    to the subject of the sentence, a relative pronoun to the noun before it, and a comma
    over an apposition to its head.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    end = index
    while end > low and tokens[end - 1].word and _between(paragraph, end - 1):
        end -= 1
    if end == low:
        return None
    last = tokens[end - 1]
    if last.key in lexicon.pronouns:
        return end - 1, end
    if last.key in lexicon.conjunctions and end - 1 > low:
        return subject(paragraph, low, end - 1)
    if last.key in lexicon.relatives and end - 2 > low and tokens[end - 2].key == ",":
        return phrase_before(paragraph, low, end - 2)
    if last.key in lexicon.relatives and last.key not in lexicon.determiners:
        return phrase_before(paragraph, low, end - 1)
    if last.key in ",)\u2014":
        return _apposed(paragraph, low, end)
    left = end
    while left > low and tokens[left - 1].key not in _BREAKS:
        left -= 1
    part = without_openers(paragraph, (left, end))
    if part[0] == part[1]:
        return None
    return _tail(paragraph, part)


def _between(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word may stand between subject and verb: an auxiliary, an adverb."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if key in lexicon.pronouns:
        return False
    if key in lexicon.auxiliaries:
        return True
    named = paragraph.capital(index) and paragraph.name_from(index) > index
    return lexicon.is_adverb(key) and not named


def _tail(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the subject in a stretch that ends right before the verb."""
    low, high = part
    names = list(head_names(paragraph, part))
    ending = names[-1] if names and names[-1][1] == high else None
    if is_fronted(paragraph, part):
        if ending:
            return ending
        inside = range(low + 1, high)
        determined = (i for i in inside if paragraph.tokens[i].key in paragraph.lexicon.determiners)
        start = next((i for i in determined if not _after_preposition(paragraph, i)), None)
        return (start, high) if start is not None else None
    verbs = [
        i
        for i in range(low + 1, high)
        if paragraph.tokens[i].key in paragraph.lexicon.thats
        or (paragraph.tokens[i].key in paragraph.lexicon.cues and not paragraph.capital(i))
    ]
    if verbs:
        if ending:
            return ending
        return _tail(paragraph, (verbs[-1] + 1, high)) if verbs[-1] + 1 < high else None
    if high - low > LONGEST:
        return ending
    if is_nominal(paragraph, low) or ending is None:
        return part if _is_noun(paragraph, part) else None
    return ending


def _after_preposition(paragraph: Paragraph, index: int) -> bool:
    return paragraph.tokens[index - 1].key in paragraph.lexicon.prepositions


def _is_noun(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch without determiner can be a speaker: "officials", "police"."""
    low, high = part
    if is_nominal(paragraph, low):
        return True
    return high - low <= 4 and not is_fronted(paragraph, part)


def _apposed(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return the head of the apposition that closes before `end`: "X, a minister, said"."""
    left = end
    while left > low and paragraph.tokens[left - 1].key not in (BOUNDARY, QUOTE, ";", ":"):
        left -= 1
    fallback: Part | None = None
    for part in clause_parts(paragraph, left, end):
        bare = without_openers(paragraph, part)
        if bare[0] == bare[1] or is_fronted(paragraph, part) or is_fronted(paragraph, bare):
            continue
        if paragraph.tokens[bare[0]].key in paragraph.lexicon.pronouns:
            return bare[0], bare[0] + 1
        name = next(head_names(paragraph, bare), None)
        if name is not None:
            whole = phrase_from(paragraph, bare[0], bare[1])
            return whole if whole[0] <= name[0] and name[1] <= whole[1] else name
        if fallback is None and is_nominal(paragraph, bare[0]):
            fallback = phrase_from(paragraph, *bare)
    return fallback


def phrase_after(paragraph: Paragraph, index: int, high: int) -> Part | None:
    """Return the subject that stands after a verb of speech, `index` the token behind it.

    "rekao je na konferenciji u Beogradu predsednik X": what stands between is passed over
    until a name or title comes that follows no preposition.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    while index < high and tokens[index].word and _between(paragraph, index):
        index += 1
    if index >= high or not tokens[index].word:
        return None
    key = tokens[index].key
    if key in lexicon.thats or (key in lexicon.subordinators and key not in lexicon.determiners):
        return None
    if key not in lexicon.prepositions:
        open_noun = tokens[index].word and key not in lexicon.conjunctions
        return phrase_from(paragraph, index, high) if open_noun else None
    end = index
    while end < high and tokens[end].key not in _BREAKS:
        end += 1
    for place in range(index, end):
        if tokens[place].key in lexicon.documents:
            start = place
            while start > index and tokens[start - 1].key not in lexicon.prepositions:
                start -= 1
            return phrase_from(paragraph, start, end)
    for name in head_names(paragraph, (index, end)):
        return _title_start(paragraph, name[0], index + 1), name[1]
    return None
