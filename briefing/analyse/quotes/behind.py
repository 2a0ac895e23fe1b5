"""Find the noun phrase behind a verb of speech that is its subject: "said X", "rekao je ... X"."""

from __future__ import annotations

from briefing import language
from briefing.analyse.people.lists import is_title, pairs
from briefing.analyse.quotes.lexicon import SUBJECTLESS
from briefing.analyse.quotes.paragraph import BREAKS, Paragraph, Part
from briefing.analyse.quotes.phrases import LONGEST, is_between, phrase_from, with_name

LONGEST_ASIDE = 4
"""Words of an aside between a verb and its subject at most."""

OWN = frozenset({"του", "τησ", "τουσ"})
"""Greek possessives: "σε ανακοίνωσή της"."""

NOMINATIVE = frozenset({"ο", "η", "το", "οι", "τα"})
"""Greek articles before a subject."""


def phrase_after(paragraph: Paragraph, index: int, high: int) -> Part | None:
    """Return the subject that stands after a verb of speech, `index` the token behind it.

    "rekao je na konferenciji u Beogradu predsednik X": what stands between is passed over
    until a name or title comes that follows no preposition.  A name behind it goes with it:
    "said a senior official at the ministry, Ana Lee".
    """
    part = _subject_after(paragraph, _behind_aside(paragraph, index, high), high)
    if part and paragraph.lexicon.code == "de" and (cut := _medium(paragraph, part)):
        return part[0], cut
    return with_name(paragraph, part, high) if part else None


def _medium(paragraph: Paragraph, part: Part) -> int:
    """Return where the German medium starts that somebody told: "sagte die Ministerin der Zeitung".

    0 where there is none, or it is whose office the words before it tell.
    """
    tokens = paragraph.tokens
    endings = language.entries("medium_endings", "de")
    articles = language.word_list("medium_articles", "de")
    for index in range(part[0] + 1, part[1] - 1):
        noun = paragraph.capital(index - 1) or tokens[index - 1].key[0].isdigit()
        if tokens[index].key in articles and noun:
            behind = tokens[index + 1 : part[1]]
            medium = any(token.key.endswith(endings) for token in behind)
            office = tokens[index - 1].key in language.word_list("spokespeople", "de")
            return index if medium and not office else 0
    return 0


def _behind_aside(paragraph: Paragraph, index: int, high: int) -> int:
    """Return where a clause goes on behind an aside of some words between commas, or `index`.

    "rekla je, među ostalim, Ana Lee"
    """
    tokens, start = paragraph.tokens, index
    while start < high and tokens[start].key in paragraph.lexicon.auxiliaries:
        start += 1
    if start >= high or tokens[start].key != ",":
        return index
    for place in range(start + 1, min(high - 1, start + LONGEST_ASIDE + 2)):
        if tokens[place].key == ",":
            return place + 1 if place > start + 1 else index
        if not tokens[place].word or paragraph.capital(place):
            return index
    return index


def _subject_after(paragraph: Paragraph, index: int, high: int) -> Part | None:
    """Return what `phrase_after` does, without a name behind it."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    start = index
    while index < high and tokens[index].word and is_between(paragraph, index):
        index += 1
    if index + 1 < high and _is_clitic(paragraph, index):
        index += 2
    if index >= high or not tokens[index].word:
        return None
    key = tokens[index].key
    if lexicon.code == "en" and index > start and tokens[index - 1].key in lexicon.prepositions:
        return None  # "explains to Forbes", "claimed to host"
    joined = any(token.key in lexicon.conjunctions for token in tokens[start:index])
    if joined and not paragraph.is_nominal(index):  # "rekao je i Ilić", but not "rekao je i dodao"
        return None
    if key in lexicon.thats or (key in lexicon.subordinators and key not in lexicon.determiners):
        return None
    if key in lexicon.participles and lexicon.family == "el":
        return None  # "είπε απευθυνόμενος στον πρωθυπουργό"
    if _tells_how(paragraph, index):
        return _behind_manner(paragraph, index + 1, high)
    how = index + 1 < high and not paragraph.is_nominal(index)
    if how and _tells_how(paragraph, index + 1):  # "rekao je vidno razočaran"
        return _behind_manner(paragraph, index + 2, high)
    # In Greek an article tells that no subject follows: "κατηγόρησε την κυβέρνηση".
    oblique = lexicon.code == "el" and tokens[index - 1].key in lexicon.oblique
    if key not in lexicon.prepositions and not oblique:
        if key in lexicon.conjunctions:
            return None
        return _behind_attribute(paragraph, index, high) or phrase_from(paragraph, index, high)
    if key in lexicon.origins and index + 1 < high and paragraph.is_body(index + 1):
        return phrase_from(paragraph, index + 1, high)
    end = index
    while end < high and tokens[end].key not in BREAKS:
        end += 1
    for place in range(index, end):
        if tokens[place].key in lexicon.documents:
            if lexicon.code == "el" and (body := _issuer(paragraph, place + 1, end)) is not None:
                return phrase_from(paragraph, body, end)
            start = place
            while start > index and tokens[start - 1].key not in lexicon.prepositions:
                start -= 1
            return phrase_from(paragraph, start, end)
    told = _behind_hearer(paragraph, index, end)
    if told is not None:
        return phrase_from(paragraph, told, high)
    name = next(paragraph.head_names((index, end)), None)
    if name is None:
        fresh = [i for i in range(index + 1, end) if tokens[i].key in lexicon.indefinites]
        fresh = fresh or _titles(paragraph, index + 1, end)
        return phrase_from(paragraph, fresh[0], end) if fresh else None
    return (paragraph.title_start(name[0], index + 1), name[1])


def _behind_hearer(paragraph: Paragraph, index: int, end: int) -> int | None:
    """Return where the French subject stands behind who is told: "a dit à l'AFP sa présidente"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "fr" or tokens[index].key not in language.word_list("hearers", "fr"):
        return None
    opening = lexicon.determiners | (pairs("possessives", "fr").keys() - lexicon.pronouns)
    for place in range(index + 2, end):
        before = tokens[place - 1].key
        opens = tokens[place].key in opening or tokens[place].key in lexicon.roles
        if opens and before not in lexicon.prepositions and before not in opening:
            return place
    return None


def _tells_how(paragraph: Paragraph, index: int) -> bool:
    """Say whether a word tells how somebody speaks: "rekao je smejući se", "είπε συγκινημένος"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    endings = language.entries("manner_endings", lexicon.family)
    if (
        not endings
        or paragraph.capital(index)
        or not key.endswith(tuple(map(str.casefold, endings)))
    ):
        return False
    return key not in lexicon.speakers and not is_title((key,), lexicon.code)


def _behind_manner(paragraph: Paragraph, index: int, high: int) -> Part | None:
    """Return the subject behind words that tell how somebody speaks, a name in its base form."""
    end = index
    while end < high and paragraph.tokens[end].key not in BREAKS:
        end += 1
    *_, last = [None, *paragraph.head_names((index, end))]
    if last is None or paragraph.is_declined(last):
        return None
    return paragraph.title_start(last[0], index), last[1]


def _issuer(paragraph: Paragraph, index: int, end: int) -> int | None:
    """Return where the Greek body starts whose text it is: "σε ανακοίνωσή της η Νέα Δημοκρατία"."""
    tokens = paragraph.tokens
    index += index < end and tokens[index].key in OWN
    return index if index + 1 < end and tokens[index].key in NOMINATIVE else None


def _is_clitic(paragraph: Paragraph, index: int) -> bool:
    """Say whether "mi" is whom somebody told: "ispričao mi je Petar", but "rekli smo mi"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    told = lexicon.family == "hbs" and tokens[index].key in ("mi", "ti")
    return told and tokens[index + 1].key in ("je", "su")


def _behind_attribute(paragraph: Paragraph, index: int, high: int) -> Part | None:
    """Return whom a German attribute of several words describes: "der aus Bonn stammende Lee"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    opens = tokens[index].key in lexicon.determiners and index + 2 < high
    if lexicon.code != "de" or not opens or tokens[index + 1].key not in lexicon.prepositions:
        return None
    end = index
    while end < high and tokens[end].key not in BREAKS and end - index < LONGEST:
        end += 1
    name = next(paragraph.head_names((index + 2, end)), None)
    if name is not None:
        return paragraph.title_start(name[0], index + 2), name[1]
    noun = next((i for i in range(index + 3, end) if tokens[i].key in lexicon.roles), None)
    return None if noun is None else phrase_from(paragraph, noun, high)


def _titles(paragraph: Paragraph, low: int, high: int) -> list[int]:
    """Return where titles stand that no preposition or article in another case governs."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family not in SUBJECTLESS:
        return []
    closed = lexicon.prepositions | lexicon.oblique
    found = (i for i in range(low, high) if tokens[i].key in lexicon.roles)
    return [i for i in found if tokens[i - 1].key not in closed]
