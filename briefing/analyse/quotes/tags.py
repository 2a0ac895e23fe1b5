"""Find speaker and cue behind a quotation: "...", said X; "...", X, a lawyer, said.

The patterns are those of news prose (Pouliquen, Steinberger & Best 2007, Automatic
detection of quotations in multilingual news; Krestel, Bergler & Witte 2008).
"""

from __future__ import annotations

from briefing import language
from briefing.analyse.quotes.behind import phrase_after
from briefing.analyse.quotes.cues import Cue, cue_at, is_impersonal
from briefing.analyse.quotes.found import Found, according, how_of, text_speaks
from briefing.analyse.quotes.lexicon import SUBJECTLESS
from briefing.analyse.quotes.listed import with_later
from briefing.analyse.quotes.owners import owner
from briefing.analyse.quotes.paragraph import Paragraph, Part
from briefing.analyse.quotes.passive import by_agent, is_passive, unsaid
from briefing.analyse.quotes.phrases import phrase_from
from briefing.analyse.quotes.quoting import how_quoted, quoted, quoted_pronoun, relayed
from briefing.analyse.quotes.signed import signed
from briefing.analyse.quotes.subjects import phrase_before
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE
from briefing.analyse.quotes.unlisted import unlisted

TAG_LONGEST = 12
"""Tokens of a tag whose verb no list holds at most."""

REACH = 32
"""Tokens behind a quotation among which its cue stands."""

TAG_SENTENCE = 7
"""Words after the cue in a sentence that is nothing but a tag: "X said on Monday."."""

SHORT_TITLE = 3
"""Words of a title between a comma and a name: "a spokesman, Cdr Nikos Orr, said"."""

SUBJECT = 6
"""Words of a subject without article, or before the cue of a tag that follows a question."""

ADVERBS = 5
"""Words between a French auxiliary and its participle at most: "a quant à lui déclaré"."""

INSET = 3
"""Words of a quotation inside a subject: "X, with “Y” pins, said", "X, dubbed “Y”, said"."""

NAMED = frozenset({"heisst", "hiess", "heissen"})
"""German verbs that tell behind "so" what something is called."""

_CLOSING = "\"\u201c\u201d\u2019'\u00bb\u00ab"


def tag(paragraph: Paragraph, quote: int) -> Found | None:
    """Find speaker and cue in the clause behind the quotation at token `quote`."""
    found = _tag(paragraph, quote)
    if found is None or found.cue is None:
        return found
    return relayed(paragraph, found, found.after, _clause_end(paragraph, found.after))


def other_tag(paragraph: Paragraph, quote: int) -> Found | None:
    """Return whom words behind a quotation name whose verb no list holds, as a doubt.

    "“No.” A, said Orr. “B, C,” l'a interrompu Lee." does not go on with what Orr said.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    low = quote + 1
    while low < len(tokens) and tokens[low].key in (",", "\u2014"):
        low += 1
    high = _clause_end(paragraph, low)
    closed = high >= len(tokens) or tokens[high].key == BOUNDARY
    if not (_pauses(paragraph, quote) and closed and low < high <= low + TAG_LONGEST):
        return None
    opening = (lexicon.conjunctions, lexicon.subordinators, lexicon.relatives)
    other = (*opening, lexicon.prepositions, lexicon.participles)
    if any(tokens[low].key in words for words in other):
        return None  # no tag: "and left", "in a letter to Lee"
    if any(token.key == QUOTE for token in tokens[low:high]):
        return None
    *_, named = [None, *paragraph.head_names((low, high))]
    return Found(named, None, "named", 0.6, high) if named is not None else None


def _tag(paragraph: Paragraph, quote: int) -> Found | None:
    """Return what `tag` finds, a medium for whom it passes on."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    name = signed(paragraph, quote + 1)
    if name is not None:
        return name
    index = quote + 1
    while index < len(tokens) and tokens[index].key in (",", "\u2014", ".", ")"):
        index += 1
    own_sentence = index < len(tokens) and tokens[index].key == BOUNDARY
    index += own_sentence
    high = _clause_end(paragraph, index)
    if index >= high or tokens[index].key in lexicon.conjunctions or _is_named(paragraph, index):
        return None
    loose = not own_sentence and _pauses(paragraph, quote)
    if own_sentence and not _is_tag(paragraph, index, high, _asks(paragraph, quote)):
        return None
    reach = min(high, index + 4)
    told = (i for i in range(index + 1, reach) if (cue := cue_at(paragraph, i, high)))
    found = according(paragraph, index, next(told, reach), high)
    if found is not None:  # but "Orr said, according to the agency"
        return found
    while index + 1 < high and _is_loose(paragraph, index, high):
        index += 1
    index += 2 * _is_cleft(paragraph, index, high)
    clitic = tokens[index].key in lexicon.clitics and index + 1 < high
    if clitic and cue_at(paragraph, index, high) is None:  # but "u shpreh", a cue itself
        verb = tokens[index + 1].key
        index += verb in lexicon.auxiliaries or verb in lexicon.cues
    endings = lexicon.object_endings
    while endings and index + 1 < high and tokens[index].key.endswith(endings):
        index += 1
    while True:
        cue = cue_at(paragraph, index, high)
        if cue is not None and not cue.participle:
            return _inverted(paragraph, cue, high)
        if cue is not None and lexicon.family == "tr":
            return Found(None, (cue.first, cue.after), "participle", 0.85, cue.after)
        inserted = _behind_adverbs(paragraph, index, high)
        if inserted > index:
            index = inserted
            continue
        if index + 1 >= high or not _is_auxiliary(paragraph, index):
            found = _subject_first(paragraph, index, high)
            if found is None and loose:
                return unlisted(paragraph, index, high) or owner(paragraph, index, high)
            return found
        index += 1


def _is_named(paragraph: Paragraph, index: int) -> bool:
    """Say whether German words tell that quoted ones are a name: "so heißt das Projekt"."""
    keys = [token.key for token in paragraph.tokens[index : index + 2]]
    return paragraph.lexicon.code == "de" and keys[:1] == ["so"] and keys[-1] in NAMED


def _clause_end(paragraph: Paragraph, index: int) -> int:
    """Return where the clause behind a quotation ends."""
    tokens = paragraph.tokens
    end = index
    while end < len(tokens) and end - index < REACH:
        if tokens[end].key in (BOUNDARY, ";", ":"):
            break
        if tokens[end].key == QUOTE and end > index and not _is_inset(paragraph, index, end):
            break
        end += 1
    return end


def _is_inset(paragraph: Paragraph, index: int, quote: int) -> bool:
    """Say whether a short quotation stands inside an apposition, or is a nickname."""
    token = paragraph.tokens[quote]
    if len(paragraph.text[token.start : token.end].split()) > INSET:
        return False
    before = paragraph.tokens[index:quote]
    if before[-1].key in paragraph.lexicon.namings or _is_outlet(paragraph, quote):
        return True
    return before[-1].word and any(token.key == "," for token in before)


def _is_outlet(paragraph: Paragraph, quote: int) -> bool:
    """Say whether a short quotation is whom somebody told: "kaže za „Vreme“ Petar Ilić"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code == "en" or quote + 1 >= len(tokens) or not tokens[quote + 1].word:
        return False
    key = tokens[quote - 1].key
    told = (lexicon.prepositions, lexicon.oblique, lexicon.title_nouns)
    medium = key in language.word_list("media", lexicon.family)
    return medium or any(key in words for words in told)


def _pauses(paragraph: Paragraph, quote: int) -> bool:
    """Say whether a quotation opens its sentence and ends with a comma or a question."""
    tokens = paragraph.tokens
    end = tokens[quote].end
    last = paragraph.text[max(0, end - 4) : end].rstrip(_CLOSING)[-1:]
    opens = quote == 0 or tokens[quote - 1].key in (BOUNDARY, QUOTE)
    comma = last == "," or (quote + 1 < len(tokens) and tokens[quote + 1].key == ",")
    return opens and (comma or last in ("?", "!"))


def _asks(paragraph: Paragraph, quote: int) -> bool:
    """Say whether a quotation ends as a question or exclamation, which its tag follows."""
    end = paragraph.tokens[quote].end
    return paragraph.text[max(0, end - 4) : end].rstrip(_CLOSING)[-1:] in ("?", "!")


def _is_tag(paragraph: Paragraph, index: int, high: int, asks: bool) -> bool:
    """Say whether a sentence behind a full stop is a mere tag: "“We won.” Weber said."."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if high < len(tokens) and tokens[high].key in (":", QUOTE):
        return False
    cue = next((c for i in range(index, high) if (c := cue_at(paragraph, i, high))), None)
    if cue is None or cue.participle:
        return False
    behind = [token.key for token in tokens[cue.after : high] if token.key != "."]
    if not behind:
        return True
    if cue.first == index:
        return len(behind) <= TAG_SENTENCE
    first = behind[0]
    plain = first not in lexicon.thats and first not in lexicon.pronouns
    if asks and plain and cue.first - index <= SUBJECT:
        return True
    loose = first in lexicon.prepositions or lexicon.is_adverb(first) or first == ","
    return loose and len(behind) <= TAG_SENTENCE and lexicon.thats.isdisjoint(behind)


def _is_loose(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a word is an adverb before the tag: "so charakterisierte ihn X"."""
    key = paragraph.tokens[index].key
    if cue_at(paragraph, index, high) is not None:
        return False  # "açıklamasında bulundu"
    named = paragraph.name_from(index) > index or key in paragraph.lexicon.pronouns
    if _is_manner(paragraph, index, high):
        return True
    return paragraph.lexicon.is_adverb(key) and not named and not paragraph.capital(index)


def _is_manner(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether a Serbian word before an auxiliary is an adverb: "iskreno je rekao Ilić"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.family != "hbs" or paragraph.capital(index) or index + 2 >= high:
        return False
    key, told = tokens[index].key, cue_at(paragraph, index + 2, high) is not None
    plain = key.endswith("o") and key not in lexicon.speakers and key not in lexicon.pronouns
    return plain and told and tokens[index + 1].key in lexicon.auxiliaries


def _is_cleft(paragraph: Paragraph, index: int, high: int) -> bool:
    """Say whether the tag stands behind two words: "is how Orr put it", "was what she said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "en" or index + 2 >= high or tokens[index].key not in lexicon.auxiliaries:
        return False
    return tokens[index + 1].key in ("how", "what")


def _is_auxiliary(paragraph: Paragraph, index: int) -> bool:
    """Say whether an auxiliary opens the tag: "a déclaré X", "habe er gesagt"."""
    key, lexicon = paragraph.tokens[index].key, paragraph.lexicon
    return lexicon.code != "en" and key in lexicon.auxiliaries and key not in lexicon.pronouns


def _behind_adverbs(paragraph: Paragraph, index: int, high: int) -> int:
    """Return where the French verb stands behind an auxiliary and adverbs: "a ensuite déclaré"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if lexicon.code != "fr" or not _is_auxiliary(paragraph, index):
        return index
    if index + 1 < high and tokens[index + 1].key in lexicon.pronouns:
        return index  # "a-t-il ensuite"
    for place in range(index + 1, min(high, index + 1 + ADVERBS)):
        if not tokens[place].word or paragraph.capital(place):
            return index
        if place > index + 1 and cue_at(paragraph, place, high) is not None:
            return place
    return index


def _inverted(paragraph: Paragraph, cue: Cue, high: int) -> Found | None:
    """Return the speaker behind a cue that opens the clause: "said X"."""
    part, tokens = (cue.first, cue.after), paragraph.tokens
    if tokens[cue.first].key in paragraph.lexicon.transitive:
        return None
    text = text_speaks(paragraph, cue, None, cue.first, high)
    if text is not None:
        return Found(text, part, "named", 0.9, text[1])
    speaker = quoted_pronoun(paragraph, cue.first, high) or phrase_after(paragraph, cue.after, high)
    if speaker is None:
        inset = next((i for i in range(cue.after, high) if tokens[i].key == QUOTE), None)
        speaker = phrase_after(paragraph, inset + 1, high) if inset is not None else None
    if speaker is None:
        return unsaid(paragraph, cue, 0.8 if paragraph.lexicon.family in SUBJECTLESS else 0.4)
    speaker = with_later(paragraph, speaker, high)
    return Found(speaker, part, how_quoted(paragraph, speaker), 0.95, speaker[1])


def _subject_first(paragraph: Paragraph, index: int, high: int) -> Found | None:
    """Return the speaker before the cue: "X said", "X, a lawyer, said"."""
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    comma = False
    for place in range(index + 1, high):
        key = tokens[place].key
        comma = comma or key == ","
        joins = key in lexicon.thats or key in lexicon.subordinators
        if joins and not comma and key not in lexicon.relatives and key not in lexicon.determiners:
            return None
        cue = cue_at(paragraph, place, high)
        if cue is None or (cue.participle and tokens[place - 1].key not in lexicon.hearing):
            continue  # but "Orr is heard saying"
        named = quoted(paragraph, place, high)
        if named is not None:
            how = how_quoted(paragraph, named)
            return Found(named, (cue.first, cue.after), how, 0.9, named[1])
        speaker = _nearest(paragraph, index, place) or _first_phrase(paragraph, index, place)
        if speaker is None:
            return None
        if is_passive(paragraph, cue):
            return by_agent(paragraph, cue, high)
        told = is_impersonal(paragraph, cue)  # "est-il écrit dans la lettre", not "it said in"
        text = text_speaks(paragraph, cue, speaker, index, high) if told else None
        if text is not None:
            return Found(text, (cue.first, cue.after), "named", 0.9, text[1])
        return Found(speaker, (cue.first, cue.after), how_of(paragraph, speaker), 0.95, cue.after)
    return None


def _nearest(paragraph: Paragraph, index: int, cue: int) -> Part | None:
    """Return the subject right before a cue, behind the rest of a sentence and a comma.

    "“a gift” to the town, he said" is his; "X, a lawyer, said" has a comma before the cue.
    """
    commas = [place for place in range(index, cue) if paragraph.tokens[place].key == ","]
    if not commas or commas[-1] + 1 >= cue or paragraph.has_head_name((index, commas[0])):
        return None
    low = commas[-1] + 1
    pronoun = paragraph.tokens[low].key in paragraph.lexicon.pronouns
    if not (pronoun or paragraph.name_from(low) > low):
        return None
    part = phrase_from(paragraph, low, cue)
    return part if part[1] == cue else None


def _first_phrase(paragraph: Paragraph, index: int, cue: int) -> Part | None:
    """Return the noun phrase at the front of a clause whose verb stands at `cue`.

    "the mayor, Ana Lee, said" gives the name.
    """
    tokens, lexicon = paragraph.tokens, paragraph.lexicon
    if not paragraph.is_nominal(index):
        opener = tokens[index].key
        lone = tokens[index].word and cue - index <= SUBJECT
        if not lone or opener in lexicon.prepositions or opener in lexicon.subordinators:
            return None
        return phrase_before(paragraph, index, cue)
    whole = phrase_from(paragraph, index, cue)
    listed = with_later(paragraph, whole, cue)
    if listed != whole:
        return listed
    name = whole[1] + 1
    if tokens[whole[1]].key in lexicon.conjunctions:
        name = next((i + 1 for i in range(whole[1], cue) if tokens[i].key == ","), name)
    opens = name > 0 and tokens[name - 1].key == ","
    if opens and name < cue and not paragraph.has_head_name(whole):
        start = next((i for i in range(name, cue) if paragraph.name_from(i) > i), name)
        titled = start - name < SHORT_TITLE and all(map(paragraph.capital, range(name, start)))
        after = paragraph.name_from(start)
        if after > start and tokens[after].key == "," and titled:
            return name, after
    return whole
