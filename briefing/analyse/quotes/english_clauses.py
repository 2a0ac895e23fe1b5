"""Find the English clause that a verb of speech reports, and where the report ends.

Half of all "that" open no report: "the rule that bans it" is a relative clause, "that rule" a
noun phrase.  A clause has a finite verb, which tells the three apart.
"""

from __future__ import annotations

from briefing import language
from briefing.analyse.antecedents import is_person_noun
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from
from briefing.verbs import is_finite

SAYING = frozenset({"said", "say", "says"})
"""English verbs behind which a noun phrase is no hearer, but the subject of what is said."""

REACH = 14
"""Tokens behind a verb of speech among which "that" opens what it reports."""

BARE = frozenset(
    "am are can could did do does had has have is may might must should was were will would".split()
)
"""Auxiliaries that stand behind a subject, no infinitive or participle."""

UNCHANGED = frozenset({"cut", "hit", "let", "put", "set"})
"""English verbs whose past is their base form."""

SUBJECTS = frozenset({"he", "she", "they", "it", "you"})
"""English pronouns that stand inside no speaker."""

PEOPLE = "people"
"""The English noun that behind another in the plural is the subject of a relative clause."""

DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "late", "early"})
"""Words that go with a day: "said late Friday night"."""

TIME = 3
"""Words that tell when somebody spoke at most: "this past week"."""

TAG = 5
"""Words of a tag at a sentence's end at most: "two of the officials said"."""


def complement(paragraph: Paragraph, after: int, high: int) -> Part | None:
    """Return the clause that a verb of speech reports that ends before the token `after`.

    It stands behind "that"; or, with a verb before the first "that", right behind the verb of
    speech: "said it was disappointed that".  None where "that" opens no such clause.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    subject = paragraph.is_nominal(after) and tokens[after - 1].key in SAYING
    for place in range(after, min(after + REACH, high)):
        key = tokens[place].key
        if key in BREAKS and not (key == "," and place == after):
            return None
        if key not in lexicon.thats:
            continue
        timed = lexicon.is_adverb(tokens[place - 1].key)  # "said this week that"
        if subject and place > after and not (timed and place - after <= TIME):
            return (after, high) if has_verb(paragraph, after, high) else None
        begun = _clause_start(paragraph, after, place)
        if begun is not None:
            return begun, high
        if place > after + 1 and tokens[after].key in lexicon.indefinites:
            hears = tokens[after - 1].key in language.word_list("hearing_cues", "en")
            if not hears:  # "proposed a rule that", but "told a judge that"
                return None
        if place > after and _opens_relative(paragraph, place, high):
            return None
        return (place + 1, high) if has_verb(paragraph, place + 1, high) else None
    return None


def _clause_start(paragraph: Paragraph, low: int, high: int) -> int | None:
    """Return where a clause starts whose finite verb stands between two tokens, if one does."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[low].key in lexicon.agents:
        return None  # "concluded by making it clear that"
    for index in range(low + 1, high):
        key, before = tokens[index].key, tokens[index - 1].key
        subject = before in lexicon.pronouns - lexicon.relatives - lexicon.indefinites
        told = subject and (key in BARE or is_finite(key, "en"))
        if told:
            return index - 1
        if before in lexicon.relatives:
            return None
        if key in BARE and tokens[index].word and paragraph.is_nominal(low):
            return low
    return None


def _opens_relative(paragraph: Paragraph, place: int, high: int) -> bool:
    """Say whether a verb stands right behind "that": "a rule that bans it", "one that was"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    first = place + 1
    while first < high and lexicon.is_adverb(tokens[first].key) and not paragraph.capital(first):
        first += 1
    if first >= high or paragraph.capital(first):
        return False
    key = tokens[first].key
    behind = tokens[first + 1] if first + 1 < high else None
    if key in BARE:
        return True
    if not is_finite(key, "en") or behind is None:
        return False
    if behind.key in BARE or (behind.word and is_finite(behind.key, "en")):
        return False  # "that talks would go on"
    objects = (lexicon.determiners, lexicon.pronouns, lexicon.objects, lexicon.thats)
    governs = any(behind.key in words for words in objects) or paragraph.capital(first + 1)
    past = key.endswith("ed") or not key.endswith("s")
    return governs or (past and behind.key in lexicon.prepositions)


def has_verb(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether a clause has a finite verb, outside of relative clauses.

    One that opens with a pronoun has, whatever verbs are listed.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if low >= high:
        return False
    opener = tokens[low].key
    if opener in lexicon.pronouns and not (
        opener in lexicon.determiners or opener in lexicon.relatives
    ):
        return True
    for index in range(low, high):
        key, before = tokens[index].key, tokens[index - 1].key if index > low else ""
        front, contracted, _ = key.partition("'")
        if contracted and (front in lexicon.pronouns or not paragraph.possessive(index)):
            return True  # "he's", "they're", "isn't"
        if before in lexicon.infinitives:
            continue
        if before in lexicon.relatives and before not in lexicon.determiners:
            continue
        if key in BARE:
            return True
        closed = before in lexicon.determiners or before in lexicon.prepositions
        if not closed and is_finite(key, "en") and not paragraph.capital(index):
            return True
    return False


def acts(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether what stands behind a verb of speech is a clause with a subject and a verb.

    That ends with a comma or a relative pronoun: "said two officials, who were there".
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if low + 1 < high and tokens[low].key in lexicon.pronouns - lexicon.determiners:
        verb = tokens[low + 1].key
        told = verb in BARE or verb.endswith("n't") or is_finite(verb, "en")
        return told and verb not in lexicon.infinitives
    end = low
    while end < high and tokens[end].key not in BREAKS and tokens[end].key not in lexicon.relatives:
        if tokens[end].key in lexicon.subordinators and tokens[end].key not in lexicon.prepositions:
            break
        end += 1
    return any(
        key in BARE or (is_finite(key, "en") and _governs(paragraph, index, end))
        for index in range(low + 1, end)
        if (key := tokens[index].key) and tokens[index].word and not paragraph.capital(index)
    )


def bare_clause(paragraph: Paragraph, verb: int, after: int, high: int) -> int | None:
    """Return where the clause behind "said" starts, whose subject has no article, or None.

    "Orr said Tuesday boats like these have no engine", but not "said as he left", and nothing in a
    relative clause of its own: "which experts say".
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    start = after
    days = language.word_list("calendar", "en")
    timed = any(token.key in days for token in tokens[start : start + TIME])
    while timed and start < high and tokens[start].key in days | DAY_PARTS:
        start += 1
    if start >= high or not tokens[start].word or tokens[start].key in BARE:
        return None
    key = tokens[start].key
    closed = (lexicon.prepositions, lexicon.subordinators, lexicon.conjunctions)
    opens = key not in lexicon.things and any(key in words for words in closed)  # "there are"
    if key in lexicon.infinitives or opens:
        return None
    for index in range(verb - 1, -1, -1):
        if tokens[index].key in BREAKS:
            break
        if tokens[index].key in lexicon.relatives:
            return None
    return start if acts(paragraph, start, high) else None


def behind_hearer(paragraph: Paragraph, verb: int, after: int, high: int) -> int | None:
    """Return where a clause starts behind who hears it: "told Reuters the plant was shut"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if tokens[verb].key not in language.word_list("hearing_cues", "en") or after >= high:
        return None
    pronoun = tokens[after].key in lexicon.objects
    if not (pronoun or paragraph.is_nominal(after)):
        return None
    start = after + 1 if pronoun else phrase_from(paragraph, after, high)[1]
    small = lexicon.determiners | lexicon.pronouns
    inner = (i for i in range(after + 1, start) if tokens[i].key in small)
    start = next((i for i in inner if tokens[i - 1].key not in lexicon.prepositions), start)
    days = language.word_list("calendar", "en") | DAY_PARTS
    if start + 1 < high and tokens[start].key in lexicon.prepositions:
        start += 1 if tokens[start + 1].key in days else 0
    while start < high and tokens[start].key in days:
        start += 1
    opens = start < high and tokens[start].word and paragraph.is_nominal(start)
    return start if opens and acts(paragraph, start, high) else None


def source_end(paragraph: Paragraph, high: int, last: int) -> int:
    """Return where a source at a sentence's end ends with what tells who that is.

    "..., according to Ana Lee, the director of the port": nothing but a noun phrase with a title,
    or a relative clause, follows the comma.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if high + 1 >= last or tokens[high].key != ",":
        return high
    opener = tokens[high + 1].key
    behind = range(high + 1, last)
    if opener in lexicon.relatives:
        return last if all(tokens[index].key != "," for index in behind) else high
    return last if _tells_who(paragraph, high + 1, last) else high


def _tells_who(paragraph: Paragraph, low: int, high: int) -> bool:
    """Say whether tokens are a noun phrase with a title: "the director of the port"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opens = tokens[low].key in lexicon.determiners or tokens[low].key in lexicon.roles
    titled = any(tokens[index].key in lexicon.speakers for index in range(low, high))
    return opens and titled and not has_verb(paragraph, low, high)


def _governs(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a word that can be a verb is one: behind its subject, before an object."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    before = tokens[index - 1].key
    if before in lexicon.determiners or before in lexicon.prepositions or before == "to":
        return False
    if index + 1 >= high:
        return tokens[index].key.endswith("s")
    behind = tokens[index + 1].key
    if behind in lexicon.prepositions and paragraph.capital(index - 1):
        return tokens[index].key.endswith("s")  # "Velmar stands by it"
    small = (lexicon.determiners, lexicon.objects, lexicon.pronouns)
    return any(behind in words for words in small) or paragraph.capital(index + 1)


def without_verb(paragraph: Paragraph, part: Part) -> Part:
    """Return a speaker without the verb that its noun phrase ran into: "The court found"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "en" or part[1] - part[0] < 2:
        return part
    pasts = language.word_list("irregular_pasts", "en")
    governing = (lexicon.determiners, lexicon.objects, lexicon.thats)
    for index in range(part[0] + 1, part[1]):
        key, before = tokens[index].key, tokens[index - 1].key
        if key in lexicon.relatives or key in lexicon.thats or key in lexicon.namings:
            return part  # "a man named Orr", "the man who met her"
        pronoun = before in lexicon.pronouns and before not in lexicon.determiners
        if pronoun and index - 1 > part[0]:
            return part  # "the harm they did"
        if key in lexicon.hearing and index + 1 < part[1]:
            return part  # "Orr heard Senator Lee say"
        if paragraph.capital(index) or not tokens[index].word:
            continue
        if any(before in words for words in governing):
            continue
        last = index + 1 == part[1]
        behind = "" if last else tokens[index + 1].key
        object_behind = any(behind in words for words in governing)
        object_behind = object_behind or (not last and paragraph.capital(index + 1))
        person = is_person_noun(before, "en") or before.removesuffix("s") in lexicon.roles
        acting = not last and person and tokens[index + 1].word
        object_behind = object_behind or (acting and behind not in lexicon.prepositions)
        if key in UNCHANGED and before in lexicon.speakers:
            told = last  # "His office put"
        elif key in pasts or key in BARE:
            told = last or behind not in lexicon.prepositions or not key.endswith("d")
        elif last:
            told = before.endswith("s") and key in language.word_list("verbs", "en")
            told = told and not paragraph.possessive(index - 1) and key not in lexicon.speakers
        else:
            told = object_behind and key.endswith(("s", "ed")) and is_finite(key, "en")
        if told and before not in lexicon.prepositions:
            return part[0], index - lexicon.is_adverb(before)
    return part


def is_clause(paragraph: Paragraph, part: Part) -> bool:
    """Say whether what was taken for an English speaker is no noun phrase, but a clause's words.

    "Has your company" is a question's, "The question he keeps" holds another subject, "led to his
    death" opens with a verb.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    low, high = part
    if lexicon.code != "en" or high - low < 2 or paragraph.name_from(low) > low:
        return False
    keys = [token.key for token in tokens[low:high]]
    opens = keys[0] in BARE or (keys[0] in SUBJECTS and keys[1] not in lexicon.conjunctions)
    behind = keys[-1] == PEOPLE and keys[-2].endswith("s")  # "the questions people ask"
    if opens or behind or not SUBJECTS.isdisjoint(keys[1:]):
        return True
    past = keys[0] in language.word_list("irregular_pasts", "en")
    return past and not paragraph.capital(low) and keys[1] in lexicon.prepositions


def behind_apposition(paragraph: Paragraph, low: int, high: int) -> int:
    """Return where a clause starts behind a noun phrase between commas that tells who X is.

    "According to Ana Lee, the director of the port, the cranes stand idle"; `low` is the token
    behind the first comma.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    comma = next((index for index in range(low, high) if tokens[index].key == ","), high)
    if comma >= high - 1:
        return low
    if tokens[low].key not in lexicon.relatives:
        relative = tokens[comma + 1].key in lexicon.relatives
        if relative or not _tells_who(paragraph, low, comma):
            return low
    return comma + 1 if has_verb(paragraph, comma + 1, high) else low


def until(paragraph: Paragraph, low: int, high: int) -> int:
    """Return where a report ends that starts at a token: before the writer's words go on.

    They do behind a comma with "according to", "but", "adding" or a tag of their own, and with
    another verb of speech: "said it was safe and called for calm".
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opposed = language.word_list("adversatives", "en")
    for index in range(low + 1, high - 1):
        key, behind = tokens[index].key, tokens[index + 1].key
        if key == ";":
            return index
        if key in lexicon.conjunctions and behind in lexicon.cues and _tells(paragraph, index + 1):
            return index - (tokens[index - 1].key == ",")
        if key != ",":
            continue
        if behind in lexicon.participles:
            return index
        goes_on = index + 2 < high and tokens[index + 2].key in lexicon.thats
        if behind in opposed and not goes_on and has_verb(paragraph, index + 2, high):
            return index  # more of it are "but that ...", "not just a failure, but a catastrophe"
        if _is_source(paragraph, index + 1) or _is_tag(paragraph, index + 1, high):
            return index
    return high


def _tells(paragraph: Paragraph, index: int) -> bool:
    """Say whether a verb of speech behind a conjunction has a report of its own."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if index + 1 >= len(tokens) or tokens[index].key in lexicon.ambiguous:
        return False
    key = tokens[index + 1].key
    return key in lexicon.thats or key in lexicon.determiners or key in lexicon.pronouns


def _is_source(paragraph: Paragraph, index: int) -> bool:
    """Say whether "according to" stands at a token."""
    tokens = paragraph.tokens
    return any(
        tuple(token.key for token in tokens[index : index + len(words)]) == words
        for words in paragraph.lexicon.according.get(tokens[index].key, ())
        if len(words) > 1
    )


def _is_tag(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether nothing but a tag follows up to the end: "two of the officials said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if high - index > TAG or high - index < 2 or not paragraph.is_nominal(index):
        return False
    return tokens[high - 1].key in lexicon.cues and tokens[high - 1].key not in lexicon.ambiguous
