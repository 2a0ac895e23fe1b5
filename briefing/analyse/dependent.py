"""Turn a sentence into the reason why it cannot stand alone, if there is one."""

from __future__ import annotations

import re
from collections import Counter

from briefing import language
from briefing.analyse.antecedents import (
    connective,
    impersonal,
    late_subject,
    nobody,
    opening_subject,
    opens,
    teller,
    unnamed_subject,
)
from briefing.analyse.pointers import addressed, counted, demonstrative, own_note
from briefing.captions import captioned, dated, shows
from briefing.model import (
    ADDRESSED,
    BRACKETED,
    CAPTION,
    FRAGMENT,
    HALF,
    INSIDE,
    POINTER,
    PRONOUN,
    UNFINISHED,
)
from briefing.verbs import verbless

SHORTEST = 5
"""Words below which a sentence is a fragment."""

SHOWN = 80
"""Code points of a sentence in which it shows that it belongs to a picture."""

BOX = 1_000
"""Code points of a sentence in which headlines of other articles are looked for."""

OPENING = 8
"""Words at a sentence's beginning that are looked at."""

REASON = "because"
"""The English word that opens a reason."""

_START = re.compile("^[\"\u201c\u201e\u00ab\u2018'(\\[\u2014\u2013-]*\\s*")
_SPOKEN = re.compile(
    '^["\u201c\u201e\u00ab].*(?:[,.!?]["\u201c\u201d]|[,.!?]\\s?\u00bb|["\u201c\u201d\u00bb]\\s?,)'
    r"\s+[\w'\u2019-]+\s+\w",
    re.DOTALL,
)
"""A quotation with its attribution: the speaker's pronouns are the reader's to understand."""
_LINKS = re.compile("[a-z]{2}[A-Z][a-z]+ .* MORE\\b")
"""Headlines of other articles that a page shows behind a name, run into its sentence."""
_ENDS = ".!?\u2026;\u037e"


def dependent(text: str, code: str) -> str:
    """Return why a sentence needs its neighbours, or an empty string.

    Looked for: an opening pronoun without its noun, also after an adverbial ("Over the
    weekend it"), a pointer ("this", "the latter"), a subject that stands for one told of
    before ("the company"), an opening connective, a fragment, a sentence without a verb or an
    end mark, unbalanced quotation marks, a line that describes a picture, a writer who says "I"
    without being named, or "you" to the reader, or speaks of the article itself.
    """
    plain = " ".join(text.split())
    body = _START.sub("", plain)
    words = language.words(body)
    if len(words) < SHORTEST or verbless(words, code) or _is_reason(plain, code):
        return FRAGMENT
    if captioned(plain, (code,), within=SHOWN) or dated(plain, code) or shows(plain, code):
        return CAPTION
    if _LINKS.search(plain[:BOX]):
        return FRAGMENT
    if plain[0] + plain[-1] in ("()", "[]"):
        return BRACKETED
    if not language.ends_in(plain, _ENDS):
        return UNFINISHED
    if language.stands_open(Counter(language.QUOTE_MARK.findall(plain))):
        return HALF
    if plain.count("(") > plain.count(")"):
        return UNFINISHED
    if body[:1].islower():
        return INSIDE
    low = tuple(language.listed(words[:OPENING], code))
    spoken = _SPOKEN.match(plain) is not None
    own = spoken or impersonal(low, code)
    if pronoun := () if own else opens(low, "dependent_pronoun", code):
        return f'{PRONOUN} ("{" ".join(words[: len(pronoun)])}")'
    if joint := connective(low, code):
        return f'opens with a connective ("{" ".join(words[: len(joint)])}")'
    if spoken:
        if told := teller(plain, code):
            return f'{PRONOUN} ("{told}")'
    else:
        if late := late_subject(body, code) or opening_subject(body, code):
            return f'{PRONOUN} ("{late}")'
        if found := nobody(plain, code):
            return f'{POINTER} ("{found}")'
    if named := (unnamed_subject(body, code) or demonstrative(body, code) or counted(plain, code)):
        return f'{POINTER} ("{named}")'
    if note := own_note(plain, code) or addressed(plain, code):
        return f'{ADDRESSED} ("{note}")'
    inside = plain.casefold()
    for phrase in sorted(language.word_list("dependent_inside", code)):
        if any(f" {phrase}{end}" in inside for end in " ,.;:?"):
            return f'{POINTER} ("{phrase}")'
    if plain.endswith("?"):
        return "a question"
    if plain.endswith("!") and not spoken:
        return f'{ADDRESSED} ("!")'
    return ""


def _is_reason(plain: str, code: str) -> bool:
    """Say whether a sentence is an English reason alone: "Because he fought, as he says."."""
    if code != "en" or not plain.casefold().startswith(REASON):
        return False
    first, *parts = (language.listed(language.words(part), code) for part in plain.split(", "))
    if first[:1] != [REASON] or first[:2] == [REASON, "of"]:
        return False
    joining = language.word_list("subordinators", code) | language.word_list("conjunctions", code)
    return all(not part or part[0] in joining for part in parts)
