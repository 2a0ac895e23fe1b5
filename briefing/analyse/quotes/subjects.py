"""Find the subject of a clause: before a verb of speech, of a sentence, of an apposition."""

from __future__ import annotations

from briefing.analyse.people.forms import name_key
from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import (
    LONGEST,
    is_between,
    phrase_from,
    stands_alone,
    with_name,
)
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE

EARLY = 9
"""Words of a clause among which its subject stands."""

SECOND = frozenset({"hbs", "mk", "de", "fr"})
"""Languages whose auxiliary may stand before an adverb and the verb: "juče je u Nišu rekla"."""

AGED = 5
"""Words and signs of an age between commas at most: ", 30 years old,"."""

BARE = 4
"""Words of a speaker without article or capital at most: "two senior officials"."""


def subject(paragraph: Paragraph, low: int, high: int, *, later: bool = False) -> Part | None:
    """Return the subject of a clause or sentence: the main one's, not a fronted phrase's.

    With `later` a later part that a conjunction or subordinator opens with its own subject
    ("..., when protesters interrupted her") wins: what looks for a subject stands behind it.
    """
    parts = paragraph.parts(low, high)
    if len(parts) > 1 and _is_label(paragraph, parts[0]):
        parts = parts[1:]
    main: Part | None = None
    weak: Part | None = None
    for number, part in enumerate(parts):
        bare = _without_openers(paragraph, part)
        opened = bare[0] > part[0]
        if bare[0] == bare[1] or (number and _is_place(paragraph, part)):
            continue
        if _is_fronted(paragraph, part) and (number == 0 or not opened or main is None):
            weak = weak or next(paragraph.head_names(part), None)
            continue
        found = _early(paragraph, bare)
        reported = paragraph.tokens[part[0]].key in paragraph.lexicon.thats
        own = later and opened and not reported and found is not None and found[0] == bare[0]
        if found is not None and (main is None or own):
            main = found
    return _with_apposition(paragraph, main, high) if main else weak


def _with_apposition(paragraph: Paragraph, part: Part, high: int) -> Part:
    """Return a noun phrase with the name right behind it: "The mayor, Ana Lee, left, saying"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    comma = part[1]
    while comma < high and tokens[comma].word:
        key = tokens[comma].key
        verbal = key in lexicon.auxiliaries and key not in lexicon.prepositions
        if verbal or key in lexicon.cues or key in lexicon.relatives:
            return part
        comma += 1
    if comma >= high or tokens[comma].key != ",":
        return part
    governed = comma == part[1] or tokens[part[1]].key in lexicon.prepositions
    return with_name(paragraph, part, high) if governed else part


def _is_halved(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether a clause stands between the halves of a cue: "As Orr, a lawyer, put it"."""
    if low >= high:
        return False
    halves = paragraph.lexicon.phrases.get(paragraph.tokens[low].key, ())
    return any(
        later and len(first) == 1 and later == _keys(paragraph, high, len(later))
        for first, later in halves
    )


def _keys(paragraph: Paragraph, index: int, count: int) -> tuple[str, ...]:
    return tuple(token.key for token in paragraph.tokens[index : index + count])


def _is_place(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a country or state that says where: "In Ames, Iowa, ..."."""
    words = [token for token in paragraph.tokens[part[0] : part[1]] if token.word]
    return all(name_key(token.key) in paragraph.lexicon.places for token in words)


def _is_label(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a sentence's first part is a label: "Economy: The party wants ..."."""
    colon = part[1] < len(paragraph.tokens) and paragraph.tokens[part[1]].key == ":"
    return colon and part[1] - part[0] <= 3


def _early(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the subject at the front of a stretch: a pronoun, a name, or a noun phrase."""
    low, high = part
    first = paragraph.tokens[low].key
    if stands_alone(paragraph, low, high):
        return low, low + 1
    name = next(paragraph.head_names((low, min(high, low + EARLY))), None)
    if paragraph.lexicon.family == "tr":
        *_, last = [None, *paragraph.head_names(part)]
        if last is not None and last[1] == high:  # "Toplantıda konuşan Ayşe Demir,"
            return paragraph.title_start(last[0], low), high
    if not paragraph.is_nominal(low):
        return name
    whole = phrase_from(paragraph, low, high)
    if name is None or name[0] < whole[1] or first in paragraph.lexicon.determiners:
        return whole
    return whole if _acts(paragraph, whole, high) else name


def _acts(paragraph: Paragraph, part: Part, high: int) -> bool:
    """Say whether a name that is not known as one stands before a verb: "Rumer shared it"."""
    if part[1] >= high or not all(map(paragraph.capital, range(*part))):
        return False
    behind = paragraph.tokens[part[1]]
    verb = behind.word and not paragraph.capital(part[1])
    english = paragraph.lexicon.code == "en"
    return english and verb and behind.key not in paragraph.lexicon.closed


def _without_openers(paragraph: Paragraph, part: Part) -> Part:
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


def _is_fronted(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a fronted phrase or clause: "In Berlin", "Speaking to ..."."""
    lexicon = paragraph.lexicon
    first = paragraph.tokens[part[0]].key
    if paragraph.name_from(part[0]) > part[0] or first in lexicon.pronouns:
        return False
    if first in lexicon.prepositions or first in lexicon.subordinators:
        return True
    return _is_participle(paragraph, part[0])


def _is_participle(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word opens a participle clause: "Speaking", "Asked"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    key = tokens[index].key
    if key in lexicon.particles or key in lexicon.opening:
        return True
    if not lexicon.participle_endings or len(key) < 5:
        return key in lexicon.participles
    followed = index + 1 < len(tokens) and tokens[index + 1].word
    small = followed and not paragraph.capital(index + 1)
    return key.endswith(lexicon.participle_endings) and (small or not paragraph.capital(index))


def phrase_before(paragraph: Paragraph, low: int, index: int) -> Part | None:
    """Return the subject that stands before a verb of speech at `index`, or None.

    Passed over are auxiliaries and adverbs; a conjunction right before the verb leads back
    to the subject of the sentence, a relative pronoun to the noun before it, and a comma
    over an apposition to its head.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    end = index
    while end > low and tokens[end - 1].word and is_between(paragraph, end - 1):
        end -= 1
        fronted = lexicon.code in ("de", "en") and end > low + 1
        if fronted and tokens[end - 1].key in lexicon.prepositions:
            end -= 1  # "die Polizei am Montag"
    if end == low:
        return None
    last = tokens[end - 1].key
    if last in lexicon.pronouns:
        return end - 1, end
    if last in lexicon.conjunctions and end - 1 > low:
        return subject(paragraph, low, end - 1)
    if last in lexicon.relatives and last not in lexicon.determiners:
        noun = end - 1
        while noun > low and tokens[noun - 1].key in lexicon.determiners:
            noun -= 1
        noun -= noun > low and tokens[noun - 1].key == ","
        named = noun > low and paragraph.capital(noun - 1) and paragraph.is_nominal(noun - 1)
        if named and last not in lexicon.things:
            start = paragraph.title_start(noun - 1, low)
            return _titled(paragraph, low, noun) or (start, noun)
    if last in lexicon.thats and last in lexicon.relatives and lexicon.code == "en":
        head = phrase_before(paragraph, low, end - 1) if tokens[end - 2].word else None
        if head is not None:
            return head
    if last in lexicon.relatives and end - 2 > low and tokens[end - 2].key == ",":
        return phrase_before(paragraph, low, end - 2)
    if last in lexicon.relatives and end - 2 > low and tokens[end - 2].key in lexicon.determiners:
        return phrase_before(paragraph, low, end - 2)
    if last in lexicon.relatives and last not in lexicon.determiners:
        return phrase_before(paragraph, low, end - 1)
    if last in (",", ")", "\u2014"):
        return _apposed(paragraph, low, end)
    left = end
    while left > low and tokens[left - 1].key not in BREAKS:
        left -= 1
    part = _without_openers(paragraph, (left, end))
    if part[0] == part[1]:
        return None
    opener = tokens[part[0]].key
    verbal = opener in lexicon.auxiliaries and opener not in lexicon.determiners
    verbal = verbal and lexicon.family in SECOND
    if verbal and left > low and tokens[left - 1].key == ",":
        return _apposed(paragraph, low, left)  # "Ana Lee, ministarka, juče je u Nišu rekla"
    return _unclosed(paragraph, low, part) or _tail(paragraph, part)


def _titled(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return the name whose title ends before `end`: "Ana Lee, director of Sauti, who said"."""
    *before, title = paragraph.parts(max(low, paragraph.sentence_start(end - 1)), end)
    roles = paragraph.lexicon.roles
    if not before or roles.isdisjoint(_keys(paragraph, title[0], title[1] - title[0])):
        return None
    if any(paragraph.name_from(index) > index for index in range(*title)):
        return None
    *_, last = [None, *paragraph.head_names(before[-1])]
    return last if last is not None and last[1] == before[-1][1] == title[0] - 1 else None


def _unclosed(paragraph: Paragraph, low: int, part: Part) -> Part | None:
    """Return the name before an apposition that no comma closes: "Tom Orr, mayor of Lima said".

    An age may stand between the two.
    """
    tokens, comma = paragraph.tokens, part[0] - 1
    start = max(low, paragraph.sentence_start(comma)) if comma > low else comma
    aged = next(
        (i for i in range(comma - 1, max(start, comma - AGED), -1) if not tokens[i].word), 0
    )
    if aged and tokens[aged + 1].key.isdigit():
        comma = aged
    if comma <= start or tokens[comma].key != "," or part[1] - part[0] < BARE - 1:
        return None
    titled = tokens[part[0]].key in paragraph.lexicon.roles
    start += tokens[start].key in paragraph.lexicon.determiners
    named = paragraph.name_from(start) == comma
    return (start, comma) if titled and named and not paragraph.has_head_name(part) else None


def _tail(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the subject in a stretch that ends right before the verb."""
    low, high = part
    lexicon = paragraph.lexicon
    if lexicon.family == "hbs" and low + 1 < high and _is_enclitic(paragraph, low):
        return _tail(paragraph, (low + 1, high))  # "Kako je za list pojasnila", "da mu je direktor"
    keys = [token.key for token in paragraph.tokens[low : low + 3]]
    if lexicon.code == "en" and keys[0] in ("a", "an") and keys[2:] == ["the"]:
        return _tail(paragraph, (low + 2, high))  # "a move the overseer warned"
    key = paragraph.tokens[low].key
    if key in lexicon.pronouns and (lexicon.family == "de" or _is_bare(paragraph, part)):
        return low, low + 1
    *_, last = [None, *paragraph.head_names(part)]
    ending = last if last is not None and last[1] == high else None
    if _is_fronted(paragraph, part):
        return _sender(paragraph, part) or ending or _determined(paragraph, part)
    verbs = [
        index
        for index in range(low + 1, high)
        if paragraph.tokens[index].key in lexicon.thats
        or paragraph.tokens[index].key in lexicon.subordinators
        or ((cue := cue_at(paragraph, index, high)) is not None and not cue.participle)
    ]
    if verbs and ending is None and verbs[-1] + 1 < high:
        return _tail(paragraph, (verbs[-1] + 1, high))
    if verbs or high - low > LONGEST:
        return ending
    joint = _last_clause(paragraph, part)
    if joint > low:
        return _tail(paragraph, (joint, high))
    if paragraph.is_nominal(low) or (ending is None and high - low <= BARE):
        first = phrase_from(paragraph, low, high) if paragraph.is_nominal(low) else part
        behind = paragraph.tokens[first[1]].key if first[1] < high else ""
        clitic = lexicon.code != "en" and behind in lexicon.auxiliaries
        if clitic and ending is not None and paragraph.is_declined(first):
            return ending  # "Petru Ili\u0107u je Ana Kosti\u0107 rekla"
        return first if clitic else part
    return ending


def _is_enclitic(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is an auxiliary or a pronoun that no subject starts with: "je", "mu"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    return key in lexicon.clitics or (
        key in lexicon.auxiliaries and key not in lexicon.pronouns and not paragraph.capital(index)
    )


def _is_bare(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a stretch is a pronoun with a verb of its own: "they held signs"."""
    lexicon = paragraph.lexicon
    keys = [token.key for token in paragraph.tokens[part[0] : part[1]]]
    return (
        keys[0] not in lexicon.indefinites
        and keys[0] not in lexicon.things
        and len(keys) > 1
        and lexicon.conjunctions.isdisjoint(keys)
        and stands_alone(paragraph, *part)
    )


def _last_clause(paragraph: Paragraph, part: Part) -> int:
    """Return where the clause starts that a conjunction adds: "the rules changed and X".

    What stands before the conjunction must hold a verb; else it is a list of speakers.
    """
    low, high = part
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for place in range(high - 2, low, -1):
        if tokens[place].key in lexicon.conjunctions and paragraph.is_nominal(place + 1):
            first = range(low + 1, place)
            return place + 1 if any(_is_verb(paragraph, index) for index in first) else low
    return low


def _is_verb(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is an auxiliary or, in English, has the ending of a past tense."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    past = lexicon.code == "en" and key.endswith("ed") and not paragraph.capital(index)
    behind = past and paragraph.tokens[index - 1].key not in lexicon.determiners
    return behind or (key in lexicon.auxiliaries and key not in lexicon.pronouns)


def _sender(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the body behind "from" that speaks: "Iz Ministarstva odbrane poručuju"."""
    low, high = part
    if paragraph.tokens[low].key not in paragraph.lexicon.origins or low + 1 == high:
        return None
    inside = range(low + 1, high)
    body = any(paragraph.is_body(index) for index in inside)
    return (low + 1, high) if body else None


def _determined(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the noun phrase behind a fronted one: "In Berlin the minister said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for index in range(part[0] + 1, part[1]):
        opens = tokens[index].key in lexicon.determiners
        if opens and tokens[index - 1].key not in lexicon.prepositions:
            return index, part[1]
    return None


def _is_told_of(paragraph: Paragraph, names: list[Part], end: int) -> bool:
    """Say whether the last name is that of an inner clause: "Orr said Cole, a minister, said"."""
    between = range(names[0][1], names[-1][0])
    told = any(cue_at(paragraph, index, end) is not None for index in between)
    return names[-1][1] == end and told


def _apposed(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return the head of the apposition that closes before `end`: "X, a minister, said"."""
    start = max(low, paragraph.sentence_start(end - 1))
    if _is_halved(paragraph, start, end):
        return phrase_from(paragraph, start + 1, end)
    left = end
    while left > low and paragraph.tokens[left - 1].key not in (BOUNDARY, QUOTE, ";", ":"):
        left -= 1
    fallback: Part | None = None
    for part in paragraph.parts(left, end):
        bare = _without_openers(paragraph, part)
        if paragraph.tokens[part[0]].key in paragraph.lexicon.comparing:
            part = bare = part[0] + 1, part[1]  # "Wie ein Beamter, der ..., sagte"
        adverb = paragraph.lexicon.is_adverb(paragraph.tokens[part[0]].key)  # "Auch Ana Lee"
        fronted = not adverb and _is_fronted(paragraph, part)
        if bare[0] == bare[1] or fronted or _is_fronted(paragraph, bare):
            continue
        if stands_alone(paragraph, *bare):
            return bare[0], bare[0] + 1
        names = [name for name in paragraph.head_names(bare) if not paragraph.is_declined(name)]
        if names and _is_told_of(paragraph, names, bare[1]):
            return names[-1]
        if names:
            whole = phrase_from(paragraph, *bare)
            return whole if whole[0] <= names[0][0] and names[0][1] <= whole[1] else names[0]
        if fallback is None and paragraph.is_nominal(bare[0]):
            whole = phrase_from(paragraph, *bare)
            noun = paragraph.lexicon.code != "de" or any(map(paragraph.capital, range(*whole)))
            fallback = whole if noun else None  # but "der namentlich nicht genannt werden will"
    return _with_apposition(paragraph, fallback, end) if fallback else None
