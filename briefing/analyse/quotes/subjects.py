"""Find the subject of a clause: before a verb of speech, of a sentence, of an apposition."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people.forms import name_key
from briefing.analyse.people.lists import portfolios
from briefing.analyse.quotes.apposed import apposed, is_verb, with_apposition
from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.listed import with_earlier, with_joined
from briefing.analyse.quotes.openings import (
    is_fronted,
    is_label,
    is_place,
    keys_at,
    tells_when,
    without_openers,
)
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import (
    LONGEST,
    is_between,
    phrase_from,
    stands_alone,
)

EARLY = 9
"""Words of a clause among which its subject stands."""

SECOND = frozenset({"hbs", "mk", "de", "fr"})
"""Languages whose auxiliary may stand before an adverb and the verb: "juče je u Nišu rekla"."""

AGED = 5
"""Words and signs of an age between commas at most: ", 30 years old,"."""

SECOND_TITLE = 3
"""Words behind an article among which the title of an apposition stands."""

BARE = 4
"""Words of a speaker without article or capital at most: "two senior officials"."""


def subject(paragraph: Paragraph, low: int, high: int, *, later: bool = False) -> Part | None:
    """Return the subject of a clause or sentence: the main one's, not a fronted phrase's.

    With `later` a later part that a conjunction or subordinator opens with its own subject
    ("..., when protesters interrupted her") wins: what looks for a subject stands behind it.
    """
    parts = paragraph.parts(low, high)
    if len(parts) > 1 and is_label(paragraph, parts[0]):
        parts = parts[1:]
    main: Part | None = None
    weak: Part | None = None
    for number, part in enumerate(parts):
        bare = without_openers(paragraph, part)
        opened = bare[0] > part[0]
        if bare[0] == bare[1] or (number and is_place(paragraph, part)):
            continue
        if _is_portfolio(paragraph, part) and number + 1 < len(parts):
            continue
        if is_fronted(paragraph, part) and (number == 0 or not opened or main is None):
            weak = weak or next(paragraph.head_names(part), None)
            continue
        found = _early(paragraph, bare)
        reported = paragraph.tokens[part[0]].key in paragraph.lexicon.thats
        own = later and opened and not reported and found is not None and found[0] == bare[0]
        if found is not None and (main is None or own):
            main = found
    if main is None or paragraph.lexicon.family == "tr":
        return main or weak
    return with_apposition(paragraph, main, high)


def _is_portfolio(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a Turkish stretch is what a minister governs: "Çevre, Şehircilik ve ..."."""
    if paragraph.lexicon.family != "tr":
        return False
    known = portfolios("tr")
    return all(name_key(key) in known for key in keys_at(paragraph, part[0], part[1] - part[0]))


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
            return with_joined(paragraph, low, (paragraph.title_start(last[0], low), high))
        if (noun := _last_noun(paragraph, part)) > low:
            return noun, high
    if not paragraph.is_nominal(low):
        return name
    whole = phrase_from(paragraph, low, high)
    if name is None or name[0] < whole[1] or first in paragraph.lexicon.determiners:
        return whole
    return whole if _acts(paragraph, whole, high) else name


def _last_noun(paragraph: Paragraph, part: Part) -> int:
    """Return where the noun of a speaker starts that ends a Turkish stretch, or its beginning.

    "Mecliste konuşan Savunma Bakanlığı", "süre istedi ancak hükümet".
    """
    low, high = part
    tokens, speakers = paragraph.tokens, paragraph.lexicon.speakers
    start = high - 1
    if tokens[start].key not in speakers and not paragraph.is_body(start):
        return low
    while start > low and (
        paragraph.capital(start - 1)
        or tokens[start - 1].key in speakers
        or paragraph.is_body(start - 1)  # "bakanlık sözcüsü"
    ):
        start -= 1
    return start


def _acts(paragraph: Paragraph, part: Part, high: int) -> bool:
    """Say whether a name that is not known as one stands before a verb: "Rumer shared it"."""
    if part[1] >= high or not all(map(paragraph.capital, range(*part))):
        return False
    behind = paragraph.tokens[part[1]]
    verb = behind.word and not paragraph.capital(part[1])
    english = paragraph.lexicon.code == "en"
    return english and verb and behind.key not in paragraph.lexicon.closed


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
    if last == "," and end - 3 > low and tokens[end - 3].key == ",":
        contrastive = language.word_list("contrastive", lexicon.family)
        if tokens[end - 2].key in contrastive:  # "le parquet, lui, a dit"
            return phrase_before(paragraph, low, end - 3)
    if last in (",", ")", "\u2014"):
        return apposed(paragraph, low, end)
    left = end
    while left > low and tokens[left - 1].key not in BREAKS:
        left -= 1
    part = without_openers(paragraph, (left, end))
    if part[0] == part[1]:
        return None
    if lexicon.code == "en" and tokens[part[0]].key == "as" and part[0] + 1 < end:
        part = part[0] + 1, end  # "As port manager Ana Lee of MIT explains"
    opener = tokens[part[0]].key
    verbal = opener in lexicon.auxiliaries and opener not in lexicon.determiners
    verbal = verbal and lexicon.family in SECOND and part[0] == left  # but "ali je Ana Lee rekla"
    if verbal and left > low and tokens[left - 1].key == ",":
        return apposed(paragraph, low, left)  # "Ana Lee, ministarka, juče je u Nišu rekla"
    participle = lexicon.code == "el" and opener.endswith(lexicon.participle_endings)
    if participle and left > low and tokens[left - 1].key == ",":
        return apposed(paragraph, low, left)  # "X, speaking to the station said"
    if tells_when(paragraph, part):
        before = left > low and tokens[left - 1].key == ","
        return apposed(paragraph, low, left) if before else None
    found = _tail(paragraph, part)
    listed = found and with_earlier(paragraph, low, found)
    return listed if listed != found else _unclosed(paragraph, low, part) or found


def _titled(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return the name whose title ends before `end`: "Ana Lee, director of Sauti, who said"."""
    *before, title = paragraph.parts(max(low, paragraph.sentence_start(end - 1)), end)
    roles = paragraph.lexicon.roles
    if not before or roles.isdisjoint(keys_at(paragraph, title[0], title[1] - title[0])):
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
    lexicon = paragraph.lexicon
    small = tokens[part[0]].key in lexicon.determiners  # "Ana Lee, an expert at the group X said"
    inner = (i for i in range(*part) if tokens[i].key in lexicon.prepositions | lexicon.inner)
    office = part[0], next(inner, part[1])
    titled = not lexicon.roles.isdisjoint(keys_at(paragraph, office[0], 1 + small * SECOND_TITLE))
    start += tokens[start].key in paragraph.lexicon.determiners
    first = start  # "Dr Ana Lee"
    while first < comma - 1 and tokens[first].key in lexicon.roles:
        first += 1 + (tokens[first + 1].key == ".")
    named = paragraph.name_from(first) == comma
    return (start, comma) if titled and named and not paragraph.has_head_name(office) else None


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
    if is_fronted(paragraph, part):
        sender = _sender(paragraph, part) or ending
        return sender or _determined(paragraph, part) or _nominative(paragraph, part)
    verbs = [
        index
        for index in range(low + 1, high)
        if paragraph.tokens[index].key in lexicon.thats
        or _opens_relative(paragraph, index)
        or (
            paragraph.tokens[index].key in lexicon.subordinators
            and not _joins_names(paragraph, low, index)
        )
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
    if ending is None and last is not None and _is_from(paragraph, last[1], high):
        return paragraph.title_start(last[0], low), last[1]
    return ending


def _is_from(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether what follows an English name tells where somebody belongs: "of MIT"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "en" or tokens[low].key not in lexicon.inner:
        return False
    return all(paragraph.capital(i) or tokens[i].key in lexicon.inner for i in range(low, high))


def _opens_relative(paragraph: Paragraph, index: int) -> bool:
    """Say whether a relative pronoun behind a preposition opens a clause: "in which a man"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    own = tokens[index].key in lexicon.relatives - lexicon.determiners
    return own and tokens[index - 1].key in lexicon.prepositions


def _joins_names(paragraph: Paragraph, low: int, index: int) -> bool:
    """Say whether a conjunction joins two names: all before it from `low` on is one."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[index].key not in lexicon.conjunctions or not paragraph.is_nominal(index + 1):
        return False
    small = lexicon.determiners | lexicon.roles | lexicon.inner
    words = range(low, index)
    named = any(map(paragraph.capital, words))
    return named and all(paragraph.capital(i) or tokens[i].key in small for i in words)


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
            return place + 1 if any(is_verb(paragraph, index) for index in first) else low
    return low


def _sender(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the body behind "from" that speaks: "Iz Ministarstva odbrane poručuju"."""
    low, high = part
    if paragraph.tokens[low].key not in paragraph.lexicon.origins or low + 1 == high:
        return None
    inside = range(low + 1, high)
    body = any(paragraph.is_body(index) for index in inside)
    return (low + 1, high) if body else None


def _nominative(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the noun of a speaker behind a fronted phrase: "U petak je policija rekla".

    In Serbian it stands behind the auxiliary, or is in its base form: "Na pitanje novinara
    policija je rekla".
    """
    (low, high), tokens, lexicon = part, paragraph.tokens, paragraph.lexicon
    if lexicon.family not in ("hbs", "mk"):
        return None
    for place in range(high - 2, low, -1):
        auxiliary = tokens[place].key in lexicon.auxiliaries and not paragraph.capital(place)
        if auxiliary and lexicon.family == "hbs":
            return _tail(paragraph, (place + 1, high))
    for place in range(low + 2, high):
        body = tokens[place].key in lexicon.speakers or paragraph.acronym(place)
        body = body or (lexicon.family == "mk" and paragraph.is_body(place))
        if not body or tokens[place - 1].key in lexicon.prepositions:
            continue
        named = paragraph.capital(place - 1) and paragraph.name_from(place - 1) == place - 1
        free = place - 2 > low and tokens[place - 2].key not in lexicon.prepositions
        return (place - 1 if named and free else place), high  # "Evropska komisija"
    return None


def _determined(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the noun phrase behind a fronted one: "In Berlin the minister said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for index in range(part[0] + 1, part[1]):
        key = tokens[index].key
        opens = key in lexicon.determiners and key not in lexicon.oblique
        if opens and tokens[index - 1].key not in lexicon.prepositions:
            return index, part[1]
    return None
