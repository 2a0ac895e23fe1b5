"""Turn tokens into noun phrases: the one that starts at a word, and the one behind a verb.

There is no parser here.  A phrase is what stands between clause marks and function words;
where it holds a person's name that is no part of a prepositional phrase, the name decides.
"""

from __future__ import annotations

from briefing import language
from briefing.analyse.people.lists import is_title
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE, Token

_PARTICIPLES = ("ao", "eo", "io", "uo", "la", "lo", "li", "le")
"""Endings of Serbian participles of the past, in Latin script."""

LONGEST = 14
"""Words of a speaker as written."""

LISTING, LONGEST_OFFICE = frozenset({"sr", "hr", "bs", "sq", "el"}), 9
"""Languages in which the things that a minister governs stand behind his title, and their words."""

LONGEST_PLACE, LONGEST_TITLE = 7, 4
"""Words between a speaker and the comma before the name, and between that comma and the name."""


def phrase_from(paragraph: Paragraph, index: int, high: int) -> Part:
    """Return the noun phrase that starts at a token: up to punctuation or a function word."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[index].key in lexicon.pronouns:
        governs = index + 1 < high and tokens[index + 1].key in lexicon.inner
        if not (lexicon.family == "en" and governs) and stands_alone(paragraph, index, high):
            return index, index + 1
    end = index
    while end < high and end - index < LONGEST:
        name = paragraph.name_from(end)
        if name > end:
            modifies = lexicon.code == "en" and end > index
            modifies = modifies and tokens[end - 1].key in lexicon.determiners
            end = name
            ends = end < high and not modifies and _ends_name(paragraph, end)
            if ends and not _is_employer(paragraph, end, high):
                break
        elif tokens[end].key == "." and end > index:
            end += 1
            initial = tokens[end - 2].end - tokens[end - 2].start == 1
            if lexicon.code == "de" and initial and end < high and not paragraph.capital(end):
                break  # "sagt Manuela R. leise"
        elif end > index and _is_home(paragraph, end, high):
            end += 2
        elif not tokens[end].word or (end > index and _ends_phrase(paragraph, end, high)):
            break
        else:
            end += 1
    if lexicon.code == "en" and _ends_with_verb(paragraph, index, end, high):
        end -= 1
    while end > index + 1 and (not tokens[end - 1].word or tokens[end - 1].key in lexicon.joins):
        end -= 1
    return index, end


def _is_employer(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a title and a name follow a body's: "Inter Velmar sporting director Ana Lee"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    end = index
    while end < high and end - index < LONGEST_TITLE and tokens[end].word:
        key = tokens[end].key
        if paragraph.capital(end) or key in lexicon.closed or key in lexicon.cues:
            break
        end += 1
    titled = lexicon.code == "en" and end > index and tokens[end - 1].key in lexicon.roles
    return titled and end < high and paragraph.name_from(end) > end


def _is_home(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a comma stands inside where somebody is at home: "the Velmar, Ohio-based"."""
    if paragraph.tokens[index].key != "," or index + 2 >= high or not paragraph.capital(index + 1):
        return False
    start, end = paragraph.written((index + 1, index + 2))
    _, hyphen, adjective = paragraph.text[start:end].rpartition("-")
    noun = paragraph.tokens[index + 2].word and not paragraph.capital(index + 2)
    return bool(hyphen) and adjective.islower() and noun


def stands_alone(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a word is a pronoun here, no article before a noun: "one source"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[index].key not in lexicon.pronouns:
        return False
    if lexicon.code != "en" or tokens[index].key not in lexicon.indefinites or index + 1 >= high:
        return True
    return not tokens[index + 1].word or _ends_phrase(paragraph, index + 1, high)


def _ends_with_verb(paragraph: Paragraph, index: int, end: int, high: int) -> bool:
    """Say whether a phrase has run into the verb behind its noun: "the report goes on to"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if end - index < 3 or end >= high or tokens[end].key not in lexicon.prepositions:
        return False
    last = tokens[end - 1]
    small = last.word and not paragraph.capital(end - 1) and last.key not in lexicon.modified
    noun = tokens[end - 2].key
    spoken = noun in lexicon.documents or noun in lexicon.bodies
    verb = _is_past(last) or last.key in language.word_list("verbs", lexicon.code)
    return small and (spoken or (verb and noun in lexicon.roles and last.key not in lexicon.roles))


def _is_past(token: Token) -> bool:
    return token.key.endswith("ed")


def _ends_name(paragraph: Paragraph, index: int) -> bool:
    """Say whether the word behind a name in small letters is no noun that the name modifies."""
    token = paragraph.tokens[index]
    if not token.word or paragraph.capital(index) or paragraph.possessive(index - 1):
        return False
    return token.key not in paragraph.lexicon.modified


def _ends_phrase(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a word ends the noun phrase before it."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if key in lexicon.inner:
        # "portparol vlade za list Danas", "l'ancien ministre à la sortie de l'audience"
        hearer = key in language.word_list("hearers", lexicon.family)
        ending = language.word_list("adjuncts" if hearer else "media", lexicon.family)
        following = [token.key for token in paragraph.tokens[index + 1 : min(high, index + 3)]]
        while following and following[0] in lexicon.determiners:
            following.pop(0)
        return bool(following) and following[0] in ending
    if key in lexicon.agents and paragraph.tokens[index - 1].key in lexicon.documents:
        return index + 1 >= high or not paragraph.capital(index + 1)  # "a letter by Ana Lee"
    if key in lexicon.conjunctions:
        return index + 1 >= len(paragraph.tokens) or not paragraph.is_nominal(index + 1)
    if key in lexicon.object_articles:
        return True
    if key in lexicon.determiners and key not in lexicon.thats:
        return False
    some = lexicon.code != "en" and paragraph.tokens[index - 1].key in lexicon.indefinites
    if some and key in lexicon.prepositions:  # "jedan od očevidaca"
        return False
    if key in lexicon.closed or key in lexicon.relatives:
        return True
    if lexicon.is_adverb(key) and paragraph.tokens[index - 1].key in lexicon.indefinites:
        return False
    if key in lexicon.halves and lexicon.code == "de" and not paragraph.capital(index):
        return True
    if key in lexicon.cues or key in lexicon.participles or key in lexicon.thats:
        noun = paragraph.tokens[index - 1].key in lexicon.determiners | lexicon.origins
        return not (noun or paragraph.capital(index))
    if paragraph.capital(index):
        inside = paragraph.capital(index - 1)
        opened = inside or paragraph.tokens[index - 1].key in lexicon.determiners
        return lexicon.is_adverb(key) and not opened
    if key in lexicon.auxiliaries or lexicon.is_adverb(key):
        return True
    if lexicon.code == "de" and paragraph.capital(index - 1):
        # No adjective stands behind its noun: "laut Orr gilt: ...".
        return index + 1 >= high or not paragraph.capital(index + 1)
    if _is_past(paragraph.tokens[index]) and paragraph.tokens[index + 1 :][:1]:
        titled = paragraph.tokens[index + 1].key == QUOTE
        if titled and lexicon.code == "en":  # "a study by Nash titled “...”"
            return True
    return index + 1 < high and _is_finite(paragraph, index)


def _is_finite(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word in small letters behind one with a capital is a verb.

    It is when an article, a preposition or, in Slavic languages, an auxiliary follows it; a
    Serbian participle before one is a verb behind any word.
    """
    lexicon = paragraph.lexicon
    key, following = (token.key for token in paragraph.tokens[index : index + 2])
    if lexicon.family == "hbs" and following in lexicon.auxiliaries and key.endswith(_PARTICIPLES):
        return True
    before = [token.key for token in paragraph.tokens[max(0, index - 2) : index]]
    article = not lexicon.determiners.isdisjoint(before)
    article = article or lexicon.code != "en"  # "Američka ambasada u Zagrebu"
    speaker = article and paragraph.tokens[index].key in lexicon.speakers
    new = len(before) > 1 and before[0] in lexicon.indefinites  # "a Western woman in Nis"
    if speaker or (new and lexicon.code == "en") or not paragraph.capital(index - 1):
        past = lexicon.code == "en" and _is_past(paragraph.tokens[index])
        return past and paragraph.tokens[index + 1].key in lexicon.determiners
    if following in lexicon.inner:
        return False
    if following in lexicon.determiners or following in lexicon.thats:
        return lexicon.family in ("en", "fr", "de", "sq", "el")
    if following in lexicon.prepositions:
        return True
    return lexicon.family in ("hbs", "mk") and following in lexicon.auxiliaries


def is_between(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word may stand between subject and verb: an auxiliary, an adverb."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    if key in lexicon.pronouns:
        return key in lexicon.clitics and _is_object(paragraph, index)
    if key in lexicon.auxiliaries:
        return not paragraph.acronym(index)
    named = paragraph.capital(index) and paragraph.name_from(index) > index
    return lexicon.is_adverb(key) and not named


def _is_object(paragraph: Paragraph, index: int) -> bool:
    """Say whether a French pronoun before a verb is its object: "la ministre nous a dit".

    A subject "nous" or "vous" has a verb of its own form; "lui" opens its sentence.
    """
    tokens = paragraph.tokens
    if index + 1 >= len(tokens) or not tokens[index + 1].word:
        return False
    rows = (row.split("|") for row in language.entries("verb_endings", paragraph.lexicon.family))
    own = tuple(ending for pronoun, ending in rows if pronoun == tokens[index].key)
    if own:
        return not tokens[index + 1].key.endswith(own)
    before = tokens[index - 1].key if index else BOUNDARY
    return before != BOUNDARY and before not in paragraph.lexicon.prepositions


def _behind_list(paragraph: Paragraph, part: Part, high: int) -> Part | None:
    """Return a title whose office names several things, with the name behind it.

    "ministarka građevinarstva, saobraćaja i infrastrukture Ana Lee": no verb stands between.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    joint, end = False, part[1]
    listing = lexicon.code in LISTING and tokens[part[0]].key in lexicon.roles
    while listing and end < min(high, part[1] + LONGEST_OFFICE):
        key = tokens[end].key
        if joint and paragraph.name_from(end) > end:
            named = paragraph.name_from(end)
            return (part[0], named) if named - end > 1 else None
        joint = joint or key in lexicon.conjunctions
        verbal = key in lexicon.cues or key in lexicon.auxiliaries or key in lexicon.relatives
        if verbal or not (tokens[end].word or key == ","):
            return None
        end += 1
    return None


def with_name(paragraph: Paragraph, part: Part, high: int) -> Part:
    """Return a noun phrase with the name behind it that tells who that is, if there is one."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    alone = part[1] - part[0] < 2 and tokens[part[0]].key not in lexicon.roles
    if alone or (paragraph.has_head_name(part) and not paragraph.is_declined(part, perhaps=True)):
        return part
    named = _behind_title(paragraph, part, high) or _behind_list(paragraph, part, high)
    if named is not None:
        return named
    comma, governed = part[0], False
    while comma < high and comma - part[1] < LONGEST_PLACE and tokens[comma].word:
        key = tokens[comma].key
        governed = governed or key in lexicon.inner or comma >= part[1]
        other = governed and is_title((key,), lexicon.code) and not paragraph.is_body(comma)
        other = other and not _ends_title(paragraph, part, comma)
        if other or (comma >= part[1] and (key in lexicon.cues or key in lexicon.pronouns)):
            return part  # the name may be that of somebody else: "an aide of the mayor, Ana Lee"
        comma += 1
    if comma >= high or tokens[comma].key != ",":
        return part
    name = comma + 1
    while name < high and paragraph.name_from(name) == name and name - comma < LONGEST_TITLE:
        if not _is_of_title(paragraph, name):
            return part
        name += 1
    after = paragraph.name_from(name) if name < high else name
    least = 1 if tokens[part[1] - 1].key in lexicon.kin else 2  # "his wife, Ana"
    if after - name < least or after > high or paragraph.possessive(after - 1):
        return part
    goes_on = after < high and tokens[after].word and tokens[after].key not in lexicon.prepositions
    return part if goes_on else (part[0], after)


def _ends_title(paragraph: Paragraph, part: Part, last: int) -> bool:
    """Say whether a word ends a title of several words that starts in a phrase: "en chef"."""
    keys = [token.key for token in paragraph.tokens[part[0] : last + 1]]
    lengths = range(max(1, last + 1 - part[1]), len(keys))
    return any(is_title(tuple(keys[-1 - size :]), paragraph.lexicon.code) for size in lengths)


def _is_of_title(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is part of a title before a name: "le vice-premier ministre Ana Lee"."""
    token, lexicon = paragraph.tokens[index], paragraph.lexicon
    small = token.key in lexicon.determiners or token.key in lexicon.roles
    return paragraph.capital(index) or token.key == "." or small


def _behind_title(paragraph: Paragraph, part: Part, high: int) -> Part | None:
    """Return a title with the name that follows where it has an office or a place between.

    "direktor Zavoda za statistiku u Nišu Marko Ilić"; English sets a comma there.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    titled = any(tokens[index].key in lexicon.roles for index in range(*part))
    if lexicon.code == "en" or not titled:
        return None
    end = part[1]
    while end < min(high, part[1] + LONGEST) and tokens[end].word:
        key = tokens[end].key
        if key in lexicon.pronouns or key in lexicon.thats or key in lexicon.cues:
            break
        end += 1
    name = next(paragraph.head_names((part[1], end)), None)
    if name is None or name[1] - name[0] < 2 or paragraph.is_declined(name):
        return None
    apart = paragraph.capital(name[0] - 1)  # unlike "à l'aéroport Charles de Gaulle"
    return (part[0], name[1]) if apart else None
