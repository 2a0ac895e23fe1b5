"""Find whom an apposition belongs to: "Ana Orr, the mayor, said", "The mayor, Ana Orr, said"."""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.cues import cue_at
from briefing.analyse.quotes.english_clauses import has_verb
from briefing.analyse.quotes.openings import is_fronted, keys_at, without_openers
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.phrases import phrase_from, stands_alone, with_name
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE
from briefing.verbs import is_finite


def with_apposition(paragraph: Paragraph, part: Part, high: int) -> Part:
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
        later and len(first) == 1 and later == keys_at(paragraph, high, len(later))
        for first, later in halves
    )


def apposed(paragraph: Paragraph, low: int, end: int) -> Part | None:
    """Return the head of the apposition that closes before `end`: "X, a minister, said"."""
    start = max(low, paragraph.sentence_start(end - 1))
    if _is_halved(paragraph, start, end):
        return phrase_from(paragraph, start + 1, end)
    left = end
    while left > low and paragraph.tokens[left - 1].key not in (BOUNDARY, QUOTE, ";", ":"):
        left -= 1
    opposed = language.word_list("adversatives", paragraph.lexicon.family)
    fallback: Part | None = None
    behind: Part | None = None
    for part in _last_sentence(paragraph, paragraph.parts(left, end)):
        bare = without_openers(paragraph, part)
        if all(token.key[:1].isdigit() for token in paragraph.tokens[slice(*part)]):
            continue  # "half of them (49.3%) said"
        coded = part[0] and paragraph.tokens[part[0] - 1].key == ":" and part[1] - part[0] == 1
        if coded and paragraph.acronym(part[0]):
            continue  # "Orr Robotics (OSE: ORRO) said"
        if paragraph.tokens[part[0]].key in paragraph.lexicon.comparing:
            part = bare = part[0] + 1, part[1]  # "Wie ein Beamter, der ..., sagte"
        elif (start := _behind_subordinator(paragraph, part)) > part[0]:
            while start < part[1] and paragraph.tokens[start].key in paragraph.lexicon.auxiliaries:
                start += 1  # "dok je Ana Lukić, učiteljica, rekla"
            part = bare = start, part[1]
            fallback = behind = None
        elif (start := _behind_report(paragraph, part)) > part[0]:
            part = bare = start, part[1]
        first = paragraph.tokens[part[0]].key
        joins = first in paragraph.lexicon.conjunctions or first in opposed  # "but Ana Lee"
        adverb = joins or paragraph.lexicon.is_adverb(first)  # "Auch Ana Lee"
        fronted = not adverb and is_fronted(paragraph, part)
        if bare[0] == bare[1] or fronted or is_fronted(paragraph, bare):
            behind = behind or _behind_fronted(paragraph, part)
            continue
        if stands_alone(paragraph, *bare):
            return bare[0], bare[0] + 1
        names = [name for name in paragraph.head_names(bare) if not paragraph.is_declined(name)]
        if names and _is_told_of(paragraph, names, bare[1]):
            return names[-1]
        if (
            names
            and behind is not None
            and paragraph.tokens[bare[0]].key in paragraph.lexicon.roles
        ):
            return behind  # "U Skupštini je Ana Lee, ministarka Niša, rekla"
        if names:
            whole = phrase_from(paragraph, *bare)
            return whole if whole[0] <= names[0][0] and names[0][1] <= whole[1] else names[0]
        if fallback is None and paragraph.is_nominal(bare[0]):
            whole = phrase_from(paragraph, *bare)
            noun = paragraph.lexicon.code != "de" or any(map(paragraph.capital, range(*whole)))
            fallback = whole if noun else None  # but "der namentlich nicht genannt werden will"
    if behind is not None:
        return behind
    return with_apposition(paragraph, fallback, end) if fallback else None


def _behind_subordinator(paragraph: Paragraph, part: Part) -> int:
    """Return where the clause starts that a part opens: "because Ana Orr, a teacher, said".

    It is the part's own start where none with a name as its subject does.  Inside a part only
    what is no preposition opens one: "It closed because Ana Orr", not "after Ana Orr".
    """
    lexicon, start = paragraph.lexicon, part[0]
    for index in range(part[1] - 2, part[0], -1):
        key = paragraph.tokens[index].key
        if key in lexicon.subordinators and key not in lexicon.prepositions:
            if paragraph.name_from(index + 1) == part[1]:
                return index + 1
            break
    while start < part[1] and (
        paragraph.tokens[start].key in lexicon.subordinators
        or (start > part[0] and paragraph.tokens[start].key in lexicon.thats)  # "tandis que"
    ):
        start += 1
    named = paragraph.has_head_name((start, part[1]))
    clause = (
        lexicon.code == "en" and has_verb(paragraph, start, part[1]) if start < part[1] else False
    )
    return start if named and not clause else part[0]


def _behind_report(paragraph: Paragraph, part: Part) -> int:
    """Return where the subject of what an English part reports starts: "Orr says his mother, Ana".

    It is the part's own start where it reports nothing.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for index in range(part[1] - 2, part[0], -1):
        if lexicon.code != "en" or not paragraph.is_nominal(index + 1):
            continue
        cue = cue_at(paragraph, index, part[1])
        if cue is None or cue.participle or tokens[index].key in lexicon.transitive:
            continue
        if phrase_from(paragraph, cue.after, part[1])[1] == part[1]:
            return cue.after
    return part[0]


def _behind_fronted(paragraph: Paragraph, part: Part) -> Part | None:
    """Return the name right behind a fronted phrase: "In May Ana Orr, a teacher, said"."""
    first = part[0] + paragraph.lexicon.is_adverb(paragraph.tokens[part[0]].key)
    if first >= part[1] or paragraph.tokens[first].key not in paragraph.lexicon.prepositions:
        return None  # also "Monday in Lima Ana Orr (R), a teacher, said"
    *_, last = [None, *paragraph.head_names(part)]
    if last is None or last[1] != part[1]:
        return None
    listed = paragraph.tokens[last[0] - 1].key in paragraph.lexicon.conjunctions
    return None if listed else last


def _last_sentence(paragraph: Paragraph, parts: list[Part]) -> list[Part]:
    """Return the parts from the last that a conjunction joins to a whole sentence before it.

    "Cole left, but Ana Orr, the mayor, said": it opens with a name, and a verb stands before.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    for number in range(len(parts) - 1, 0, -1):
        low, high = parts[number]
        start = without_openers(paragraph, (low, high))[0]
        opposed = tokens[low].key in language.word_list("adversatives", lexicon.family)
        joined = opposed or tokens[low].key in lexicon.conjunctions
        if not joined or start != low + 1 or start == high:
            continue
        while start < high - 1 and tokens[start].key in lexicon.auxiliaries:
            start += 1  # "ali je Ana Lee, ministarka, rekla"
        reach = parts[number + 1][1] if number + 1 < len(parts) else high
        named = paragraph.is_nominal(start) and paragraph.has_head_name((start, reach))
        if named and (
            opposed or any(_tells(paragraph, index) for index in range(parts[0][0] + 1, low))
        ):
            return [(start, high), *parts[number + 1 :]]
    return parts


def _tells(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is a finite verb."""
    key, code = paragraph.tokens[index].key, paragraph.lexicon.code
    return is_verb(paragraph, index) or is_finite(key, code) or key in paragraph.lexicon.cues


def is_verb(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word is an auxiliary or, in English, has the ending of a past tense."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    past = lexicon.code == "en" and key.endswith("ed") and not paragraph.capital(index)
    behind = past and paragraph.tokens[index - 1].key not in lexicon.determiners
    return behind or (key in lexicon.auxiliaries and key not in lexicon.pronouns)


def _is_told_of(paragraph: Paragraph, names: list[Part], end: int) -> bool:
    """Say whether the last name is that of an inner clause: "Orr said Cole, a minister, said"."""
    between = range(names[0][1], names[-1][0])
    told = any(cue_at(paragraph, index, end) is not None for index in between)
    return names[-1][1] == end and told
