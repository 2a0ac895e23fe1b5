"""Turn mentions of names into groups: one group a person."""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.analyse.people import lists
from briefing.analyse.people.forms import part_of, same_word, stems
from briefing.analyse.people.names import Name

Key = tuple[str, ...]


def group_names(mentions: list[Name]) -> list[list[Name]]:
    """Return the mentions grouped by person, in order of first mention.

    A single word counts only as part of a fuller name, after a title, or beside a verb
    of speech.
    """
    codes = _case_languages(mentions)
    full = _full_names(mentions, codes)
    introduced = _introduced(mentions, full, codes)
    groups: dict[Key, list[Name]] = {}
    for mention in mentions:
        owner = _owner(mention, full, introduced, codes)
        if owner is not None:
            groups.setdefault(owner, []).append(mention)
    return list(groups.values())


def _case_languages(mentions: list[Name]) -> dict[Key, str]:
    """Return for each key a language in which it is written, one with case endings first."""
    found: dict[Key, str] = {}
    for mention in mentions:
        found.setdefault(mention.key, mention.language)
    return found


def _full_names(mentions: list[Name], codes: dict[Key, str]) -> dict[str, list[Key]]:
    """Return for the stem of a surname the fullest forms of the people who bear it."""
    counts = Counter(mention.key for mention in mentions)
    alone = {m.key[0] for m in mentions if len(m.key) == 1}
    evident = {m.key for m in mentions if _is_evident(m, alone)}
    speaking = Counter(m.key for m in mentions if m.speaks)
    full: dict[str, list[Key]] = defaultdict(list)
    order = sorted(counts, key=lambda k: (-len(k), -speaking[k], -counts[k], len(k[-1]), k))
    for key in order:
        if key not in evident:
            continue
        code = codes[key]
        known = [other for stem in sorted(stems(key[-1], code)) for other in full[stem]]
        if any(_fits(key, other, code) for other in known):
            continue
        for stem in sorted(stems(key[-1], code)):
            full[stem].append(key)
    return full


def _is_evident(mention: Name, alone: set[str]) -> bool:
    """Say whether a mention shows that a person is named, no product, place or heading.

    A title, a verb of speech or a common first name shows it, and a last word that stands
    alone elsewhere ("Lea Kessnik ... Kessnik").
    """
    if mention.role or (mention.speaks and mention.language != "de"):
        return True
    if len(mention.key) < 2:
        return False
    if mention.key[0] in lists.first_name_keys():
        return True
    # German writes every noun with a capital: that one stands alone elsewhere proves nothing.
    return mention.language != "de" and mention.key[-1] in alone


def _fits(short: Key, long: Key, code: str) -> bool:
    """Say whether one form can be the other: same last word, the rest in order."""
    return same_word(short[-1], long[-1], code) and part_of(short, long, code)


def _introduced(
    mentions: list[Name], full: dict[str, list[Key]], codes: dict[Key, str]
) -> dict[tuple[str, Key], int]:
    """Count for each source how often it names a person by more than the surname."""
    counts: dict[tuple[str, Key], int] = Counter()
    for mention in mentions:
        if len(mention.key) > 1:
            for owner in _candidates(mention, full, codes):
                counts[mention.source_id, owner] += 1
    return counts


def _candidates(mention: Name, full: dict[str, list[Key]], codes: dict[Key, str]) -> list[Key]:
    code = codes[mention.key]
    found: dict[Key, None] = {}
    for stem in sorted(stems(mention.key[-1], code)):
        for other in full.get(stem, ()):
            if _fits(mention.key, other, code):
                found[other] = None
    if not found and len(mention.key) == 1:
        first = (
            [
                other
                for keys in full.values()
                for other in keys
                if len(other) > 1 and other[0] == mention.key[0]
            ]
            if mention.key[0] in lists.first_name_keys()
            else []
        )
        if len(set(first)) == 1:
            found[first[0]] = None
    return list(found)


def _owner(
    mention: Name,
    full: dict[str, list[Key]],
    introduced: dict[tuple[str, Key], int],
    codes: dict[Key, str],
) -> Key | None:
    """Return the fullest form of the person whom a mention names, or None."""
    fits = _candidates(mention, full, codes)
    if len(fits) < 2:
        return fits[0] if fits else None
    return max(
        fits,
        key=lambda key: (
            introduced.get((mention.source_id, key), 0),
            -fits.index(key),
        ),
    )
