"""Find whom a verb of quoting names: "the agency quoted Ana Lee as saying"."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.behind import phrase_after
from briefing.analyse.quotes.found import Found, how_of
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part

NEAR = 8
"""Tokens before a quotation among which "for saying" stands."""


def quoted(paragraph: Paragraph, verb: int, high: int) -> Part | None:
    """Return the object of a verb of quoting; None in the passive ("Ana Lee was quoted")."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[verb].key not in lexicon.quoting or verb + 1 >= high:
        return None
    before = verb - 1
    while before > 0 and lexicon.is_adverb(tokens[before].key):
        before -= 1
    if before >= 0 and tokens[before].key in lexicon.passives:
        return None
    after = verb + 2
    closed = (lexicon.subordinators, lexicon.prepositions)
    bare = after >= high or any(tokens[after].key in words for words in closed)
    if bare and tokens[verb + 1].key in lexicon.objects:
        return verb + 1, after  # "quoted her as saying", not "quoted her son"
    return phrase_after(paragraph, verb + 1, high)


def quoted_pronoun(paragraph: Paragraph, verb: int, high: int) -> Part | None:
    """Return the pronoun right behind a verb of quoting: "zitierte ihn die Agentur"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[verb].key not in lexicon.quoting or verb + 1 >= high:
        return None
    key = tokens[verb + 1].key
    return (verb + 1, verb + 2) if key in lexicon.objects and key not in lexicon.pronouns else None


def relayed(paragraph: Paragraph, found: Found, low: int, high: int) -> Found:
    """Return a speaker found, or whom a medium passes on: "the agency said, citing Ana Lee".

    The phrase that names them stands between the tokens `low` and `high`.  What somebody with a
    name says stays theirs, "Orr said, citing a letter", but for "quoting Ana Lee", and what
    somebody remembers: "Orr recalled Ana Lee saying".
    """
    if found.speaker is None or found.cue is None:
        return found
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if (heard := _heard(paragraph, found, high)) is not None:
        return found._replace(speaker=heard, how=how_of(paragraph, heard), confidence=0.85)
    if found.how == "pronoun":
        return found
    person = _is_person(paragraph, found.speaker, found.cue[0])
    exact = language.word_list("exact_relying", lexicon.family)
    for place in range(low, high - 1):
        for words in lexicon.relying.get(tokens[place].key, ()):
            after = place + len(words)
            if after >= high or tuple(token.key for token in tokens[place:after]) != words:
                continue
            if person and exact.isdisjoint(words):
                continue
            named = phrase_after(paragraph, after, high)
            if named is not None and _speaks(paragraph, named):
                return found._replace(speaker=named, cue=(place, after), confidence=0.85)
    return found


def _heard(paragraph: Paragraph, found: Found, high: int) -> Part | None:
    """Return whom a speaker behind a quotation heard say it: "“...,” Orr recalled Lee saying"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if found.cue is None or tokens[found.cue[0]].key not in lexicon.hearing:
        return None
    named = phrase_after(paragraph, found.cue[1], high)
    if named is None or named[1] >= high or not paragraph.can_speak(named):
        return None
    return named if tokens[named[1]].key in lexicon.participles | lexicon.cues else None


def _is_person(paragraph: Paragraph, part: Part, cue: int) -> bool:
    """Say whether a phrase names a person, no body by its name: "the news agency Tanjug".

    One word alone that only passes on what others said is a medium's name, too.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    relays = tokens[cue].key in lexicon.relaying and part[1] - part[0] == 1
    names = (start for start, _ in paragraph.head_names(part))
    keys = (tokens[start - 1].key if start > part[0] else "" for start in names)
    return not relays and any(not lexicon.is_body(key) for key in keys)


def _speaks(paragraph: Paragraph, part: Part) -> bool:
    """Say whether a phrase is a person, no text: by name, or by a title that governs nothing."""
    keys = {token.key for token in paragraph.tokens[part[0] : part[1]]}
    if not keys.isdisjoint(paragraph.lexicon.documents):
        return False
    if paragraph.has_head_name(part):
        return True
    return paragraph.tokens[part[1] - 1].key in paragraph.lexicon.roles


def quoted_before(paragraph: Paragraph, index: int, low: int) -> Part | None:
    """Return whom a verb of quoting names before a participle: "quoted Ana Lee as saying"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    joined = tokens[index - 1].key in lexicon.subordinators
    ends = BREAKS - {","} if joined else BREAKS
    place = index - 1
    while place > low and tokens[place].key not in ends:
        place -= 1
        if not joined and tokens[place].key in lexicon.hearing:
            named = phrase_after(paragraph, place + 1, index)
            able = named is not None and named[1] == index and paragraph.can_speak(named)
            return named if able else None
        if tokens[place].key in lexicon.quoting:
            named = quoted(paragraph, place, index)
            # "citing Orr and saying" is what the one says who cites.
            return named if named is None or joined or named[1] == index else None
    return None


def how_quoted(paragraph: Paragraph, part: Part) -> str:
    """Return how the object of a verb of quoting names somebody: `pronoun` or `named`."""
    alone = part[1] - part[0] == 1 and paragraph.tokens[part[0]].key in paragraph.lexicon.objects
    return "pronoun" if alone else how_of(paragraph, part)


def blamed(paragraph: Paragraph, low: int, quote: int) -> Found | None:
    """Return whom somebody praises or blames for words: "Orr criticized Lee for saying “...”"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for index in range(quote - 1, max(low + 2, quote - NEAR), -1):
        if tokens[index].key in BREAKS - {","}:
            return None
        if tokens[index].key in lexicon.participles and tokens[index - 1].key == "for":
            end = index - 1
            *_, last = [None, *paragraph.head_names((low + 1, end))]
            if tokens[end - 1].key in lexicon.objects:
                named = end - 1, end
            elif last is not None and last[1] == end:
                named = paragraph.title_start(last[0], low), end
            else:
                return None
            return Found(named, (index, index + 1), how_quoted(paragraph, named), 0.85, quote)
    return None


def passed_on(paragraph: Paragraph, found: Found | None, quote: int) -> Found | None:
    """Return what was found before a quotation, or who wrote what its speaker passes on.

    "Orr read from a letter by Ana Lee: “...”", "repeated the words of Ana Lee: “...”".
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    passing = language.word_list("passing_verbs", lexicon.family)
    if found is None or found.speaker is None or not passing:
        return found
    verbs = range(found.speaker[1], quote)
    verb = next((index for index in verbs if tokens[index].key in passing), quote)
    end = quote
    particles = language.word_list("verb_particles", lexicon.family)
    while end > verb and (
        tokens[end - 1].key in (",", ":")
        or tokens[end - 1].key in particles
        or tokens[end - 1].key in lexicon.participles
    ):
        end -= 1
    named = (index for index in range(verb + 1, end) if paragraph.name_from(index) == end)
    first = next(named, None)
    if first is None:
        return found
    start = paragraph.title_start(first, verb)
    noun = start - 1
    prepositions = language.word_list("author_prepositions", lexicon.family)
    if noun > verb and tokens[noun].key in lexicon.determiners - prepositions:
        noun -= 1
    by = tokens[noun].key in prepositions
    noun -= by
    bare = lexicon.family in ("hbs", "el")  # whose nouns govern the genitive
    if not verb < noun or not (by or bare) or not _is_text(paragraph, noun):
        return found
    cue = (noun, noun + 1)
    return found._replace(speaker=(start, end), cue=cue, how="named", confidence=0.85)


def _is_text(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is the noun of a text or of speech."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    return key in lexicon.documents or key in lexicon.nouns
