"""Find words at a sentence's front that point to another one, and those to its reader."""

from __future__ import annotations

from itertools import pairwise

from briefing import language
from briefing.analyse.antecedents import QUOTED, connective, day_names, impersonal, opens

OPENING = 4
"""Words among which a demonstrative points to another sentence."""

DEFINED = 4
"""Words behind "the two" among which one tells who they are."""

SPOKEN = 8
"""Words at a quotation's beginning that are looked at."""

NOTE = 100
"""Code points in which a note shows that it is one."""

_STOPS = ",.!:;\u2013\u2014-"
"""Signs behind an answer."""


def demonstrative(body: str, code: str) -> str:
    """Return the words with which a sentence points to another one: "That report", "By this".

    "This week" is a time, and "That he won" a clause; "Two days later" is told from another day.
    """
    pointers = language.word_list("demonstratives", code)
    spans = language.word_spans(body)[:OPENING]
    low = language.listed((body[start:end] for start, end in spans), code)
    later = language.word_list("time_behind", code)
    lengths = language.word_list("time_spans", code)
    for index, (word, following) in enumerate(pairwise(low)):
        if word in lengths and following in later:
            return body[: spans[index + 1][1]]
    before = language.word_list("prepositions", code) | later
    before |= language.word_list("conditions", code)
    for index in range(2 if low and low[0] in before else 1):
        if index + 1 >= len(low) or low[index].partition("'")[0] not in pointers:
            continue
        after = index + 1
        clause = low[index] in language.word_list("relatives", code)
        if not clause and low[after] in language.word_list("articles", code):
            after = min(after + 1, len(low) - 1)
        end = spans[index if "'" in low[index] else index + 1][1]
        own = _is_own(body, spans[after], (low[index], low[after]), code)
        return "" if own else body[:end]
    return ""


def _is_own(body: str, following: tuple[int, int], low: tuple[str, str], code: str) -> bool:
    """Say whether a demonstrative needs no other sentence, by the word behind it."""
    word, after = low
    if word in language.word_list("relatives", code):
        known = {row.partition("|")[0] for row in language.word_list("pronouns", code)}
        nominal = known | language.word_list("determiners", code)
        return after in nominal or body[following[0]].isupper()
    return after in language.word_list("present_times", code) | day_names(code)


def counted(text: str, code: str) -> str:
    """Return the words with which a sentence speaks of several told of before: "the two men".

    Nothing before them names, counts or joins who they are, and nothing close behind tells it.
    Quotations are not looked at.
    """
    groups, small = language.word_list("groups", code), text.casefold()
    if not any(group in small for group in groups):
        return ""
    plain = QUOTED.sub(" ", text)
    spans = language.word_spans(plain)
    words = [plain[start:end] for start, end in spans]
    low = language.listed(words, code)
    joints = language.word_list("conjunctions", code)
    telling = language.word_list("group_definers", code) | language.word_list("time_spans", code)
    numbers = {row.partition("|")[0] for row in language.word_list("numbers", code)}
    for index, pair in enumerate(pairwise(low)):
        end = spans[index + 1][1]
        if " ".join(pair) not in groups or plain[end : end + 1] == "-":
            continue
        told = any(word[0].isupper() for word in words[1:index])
        told = told or any(word in numbers or word[0].isdigit() for word in low[:index])
        told = told or not joints.isdisjoint(low[: max(0, index - 1)])
        behind = slice(index + 2, index + 2 + DEFINED)
        named = code != "de" and any(word[0].isupper() for word in words[behind])
        if not told and not named and telling.isdisjoint(low[behind]):
            return plain[spans[index][0] : end]
    return ""


def own_note(text: str, code: str) -> str:
    """Return the words with which an article speaks of itself: "An earlier version of"."""
    (beginning,) = language.listed([" ".join(text[: 2 * NOTE].split())[:NOTE]], code)
    notes = sorted(language.word_list("own_notes", code))
    return next((note for note in notes if f" {note}" in f" {beginning}"), "")


def addressed(text: str, code: str) -> str:
    """Return the word with which its writer speaks, or to the reader, outside quotations.

    That is "I", "you", or at the front a verb that tells the reader what to do ("Follow the").
    """
    own = language.word_list("dependent_person", code)
    plain = QUOTED.sub(" ", text)
    words = language.words(plain)
    low = language.listed(words, code)
    first = next((word for word, key in zip(words, low, strict=True) if key in own), "")
    if first or len(low) < 2 or low[0] not in language.word_list("commands", code):
        return first
    apart = plain.startswith(f"{words[0]} ")
    return words[0] if apart and low[1] in language.word_list("command_objects", code) else ""


def points_back(text: str, code: str) -> bool:
    """Say whether quoted words open with a pointer to what stood or was asked before them.

    That is a pronoun ("They", "That's"; those for who speaks and who is spoken to point to
    nothing here), a demonstrative ("In this regard"), a connective ("But") or an answer ("No, ").
    """
    spans = language.word_spans(text)[:SPOKEN]
    low = tuple(language.listed((text[start:end] for start, end in spans), code))
    if answer := opens(low, "answers", code):
        return text[spans[len(answer) - 1][1] :].lstrip()[:1] in _STOPS
    if not low or low[0] in language.word_list("speech_persons", code) or impersonal(low, code):
        return False
    named = opens(low, "dependent_pronoun", code) or connective(low, code)
    return bool(named or demonstrative(text, code))
