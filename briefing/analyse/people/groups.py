"""Turn mentions of names into groups: one group a person."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from briefing import language
from briefing.analyse.people import lists
from briefing.analyse.people.base import is_oblique
from briefing.analyse.people.forms import ARTICLES, part_of, same_word, stems
from briefing.analyse.people.names import Name
from briefing.analyse.people.role_forms import role_gender
from briefing.analyse.people.trimmed import PATRONYMIC

Key = tuple[str, ...]
"""The folded words of a name."""

NEAR = 300
"""Code points behind a full name in which a bare surname is taken to mean the same person."""

LONGEST_OFFICE = 4
"""Letters of an office's acronym at most."""

NAMESAKES = 40
"""People of one surname that are told apart."""


def group_names(mentions: list[Name]) -> list[list[Name]]:
    """Return the mentions grouped by person, in order of first mention.

    A single word counts only as part of a fuller name, after a title, or beside a verb
    of speech.  A form that several people share belongs to the one who was just the subject
    by full name, else to the one whom its article names in full first, else most often: of
    two of one surname it is the other one whose first name has to be repeated.
    """
    mentions = _without_leads(mentions)
    codes: dict[Key, str] = {}
    for mention in mentions:
        codes.setdefault(mention.key, mention.language)
    full = _full_names(mentions, codes)
    given = _by_short_form(full)
    fits = {key: _candidates(key, code, full, given) for key, code in codes.items()}
    fathered = {name.key for name in mentions if not PATRONYMIC.isdisjoint(name.words)}
    for own, owner in _fathered(fathered).items():
        for key in (key for key in codes if key[0] == own):
            alone = len(key) == 1 and fathered.union({key}).issuperset(fits[key])
            if alone or key[:2] == owner[:2]:
                fits[key] = [owner]
    introduced = _introduced(mentions, fits)
    first = _first(mentions, fits)
    groups: dict[Key, list[Name]] = {}
    recent: dict[Key, Name] = {}
    for mention in mentions:
        owners = _of_gender(mention, fits[mention.key])
        if not owners:
            continue
        owner = owners[0]
        if len(owners) > 1:
            near = [key for key in owners if key in recent and _is_near(recent[key], mention)]
            owner = min(
                near or owners,
                key=lambda key: (
                    -recent[key].start if near else 0,
                    first.get((mention.source_id, key), math.inf),
                    -introduced[mention.source_id, key],
                ),
            )
        elif len(mention.key) > 1 and (mention.leads or mention.speaks):
            recent[owner] = mention
        groups.setdefault(owner, []).append(mention)
    return list(groups.values())


def _without_leads(mentions: list[Name]) -> list[Name]:
    """Return the mentions without what stands before a surname that somebody bears in full.

    That is an Arabic article in capitals ("Al Asad" is Bashar al-Asad, but Al Gore is Al), or
    an office's acronym: "EAM Lee".
    """
    if not any(len(name.key) == 2 and _is_led(name) for name in mentions):
        return mentions
    whole = [name for name in mentions if len(name.words) > 1]
    arabic = {
        name.key[-1]
        for name in whole
        if name.words[-1].partition("-")[0] in ARTICLES or name.words[-2] in ARTICLES
    }
    full = (n for n in whole if not _is_office(n.words[0]) and (n.role or _is_first(n.words[0])))
    borne = {name.key[-1] for name in full}
    found = []
    for name in mentions:
        if len(name.key) == 2 and name.key[0] in ARTICLES and name.key[1] in arabic:
            name = name._replace(key=name.key[1:])
        elif len(name.key) == 2 and _is_office(name.words[0]) and name.key[1] in borne:
            name = name._replace(key=name.key[1:], words=name.words[1:])
        found.append(name)
    return found


def _is_led(name: Name) -> bool:
    return name.key[0] in ARTICLES or _is_office(name.words[0])


def _is_first(word: str) -> bool:
    return len(word) > 2 and lists.is_given(word)


def _is_office(word: str) -> bool:
    """Say whether a word before a surname can be an acronym, no initial."""
    return word.isupper() and word.isalpha() and 1 < len(word) <= LONGEST_OFFICE


def _is_near(full: Name, mention: Name) -> bool:
    """Say whether a full name, the subject of its sentence, stands just before a mention."""
    return full.source_id == mention.source_id and 0 <= mention.start - full.end <= NEAR


def _of_gender(mention: Name, owners: list[Key]) -> list[Key]:
    """Return those of some people whom a mention's title allows: "Mr. Lee" is no Ana Lee.

    When it allows none, the title and name are all that is known of somebody else.
    """
    told = role_gender(mention.role, mention.language) if mention.role else ""
    if not told and _is_womans(mention):
        return [key for key in owners if key == mention.key or lists.key_gender(key[0]) != "m"]
    if not told or not owners or len(mention.key) > 1:
        return owners  # also "ministar Ana Lee"
    other = {"m": "f", "f": "m"}.get(told, "")
    left = [key for key in owners if len(key) < 2 or lists.key_gender(key[0]) != other]
    return left or [(mention.role.casefold(), *mention.key)]


def _is_womans(mention: Name) -> bool:
    """Say whether a surname alone has an ending that only a woman's has: "Kostićeva"."""
    endings = language.entries("name_endings_female", mention.language)
    return bool(endings) and len(mention.key) == 1 and mention.key[0].endswith(endings)


def _full_names(mentions: list[Name], codes: dict[Key, str]) -> dict[str, list[Key]]:
    """Return for the stem of a surname the fullest forms of the people who bear it."""
    counts = Counter(mention.key for mention in mentions)
    alone = {m.key[0] for m in mentions if len(m.key) == 1}
    evident = {m.key for m in mentions if _is_evident(m, alone)}
    evident -= _doubtful(mentions, evident)
    speaking = Counter(m.key for m in mentions if m.speaks)
    full: dict[str, list[Key]] = defaultdict(list)
    order = sorted(counts, key=lambda k: (-len(k), -speaking[k], -counts[k], len(k[-1]), k))
    bearers_of: Counter[str] = Counter()
    for key in order:
        bearers = bearers_of[key[0]]
        alone_first = len(key) == 1 and (
            bearers == 1 or (bearers and key[0] in lists.family_names())
        )
        if key not in evident or alone_first:
            continue
        code = codes[key]
        forms = sorted(stems(key[-1], code))
        known = [other for stem in forms for other in full[stem][:NAMESAKES]]
        if not any(_fits(key, other, code) for other in known):
            bearers_of.update(_short_forms(key))
            for stem in forms:
                full[stem].append(key)
    return full


def _doubtful(mentions: list[Name], evident: set[Key]) -> set[Key]:
    """Return the forms that are a surname behind the first word of a sentence: "Telling Orr"."""
    given = lists.first_name_keys()
    surnames = {key[-1] for key in evident if len(key) > 1 and key[0] in given}
    inside = {mention.key for mention in mentions if not mention.leads or mention.role}
    return {
        key
        for key in evident - inside
        if len(key) == 2 and key[0] not in given and key[1] in surnames
    }


def _is_evident(mention: Name, alone: set[str]) -> bool:
    """Say whether a mention shows that a person is named, no product, place or heading.

    A title, a verb of speech or a common first name shows it, and a last word that stands
    alone elsewhere ("Lea Kessnik ... Kessnik").
    """
    german = mention.language == "de"
    if mention.role or (mention.speaks and not german):
        return True
    if len(mention.key) < 2:
        return False
    if german and (mention.told or (mention.speaks and not mention.leads)):
        return True  # several nouns without an article, as in "sagte Filep Karma"
    if mention.key[0] in lists.first_name_keys() or is_oblique(mention.words, mention.language):
        return True
    if len(mention.key) < 4 and mention.key[0] in lists.family_names():
        return True
    # German writes every noun with a capital: that one stands alone elsewhere proves nothing.
    return not german and mention.key[-1] in alone


def _fits(short: Key, long: Key, code: str) -> bool:
    """Say whether one form can be the other: same last word, the rest in order."""
    if not same_word(short[-1], long[-1], code) or not part_of(short, long, code):
        return False
    return len(short) < 2 or short == long or not _is_other_gender(short, long, code)


def _is_other_gender(short: Key, long: Key, code: str) -> bool:
    """Say whether two forms are a woman's and a man's: "Ivana Horvat", "Ivan Horvat".

    "Ivana Horvata" is the man, in the genitive: her surname has no case.
    """
    if language.family(code) != "hbs":
        return False
    if short[-1] == long[-1]:
        return {lists.key_gender(short[0]), lists.key_gender(long[0])} == {"m", "f"}
    return short == (long[0], f"{long[-1]}a") and lists.key_gender(long[0]) == "f"


def _introduced(mentions: list[Name], fits: dict[Key, list[Key]]) -> Counter[tuple[str, Key]]:
    """Count for each source how often it names a person by more than the surname."""
    return Counter(
        (mention.source_id, owner)
        for mention in mentions
        if len(mention.key) > 1
        for owner in fits[mention.key]
    )


def _first(mentions: list[Name], fits: dict[Key, list[Key]]) -> dict[tuple[str, Key], int]:
    """Return for each source where it first names a person by more than the surname."""
    found: dict[tuple[str, Key], int] = {}
    for mention in mentions:
        if len(mention.key) > 1 and len(fits[mention.key]) == 1:
            found.setdefault((mention.source_id, fits[mention.key][0]), mention.start)
    return found


def _candidates(
    key: Key, code: str, full: dict[str, list[Key]], given: dict[str, list[Key]]
) -> list[Key]:
    """Return the fullest forms of the people whom a form can name.

    A first name alone counts when one person only bears it, and so does a family name that is not
    the last word: "Xi", "Lula".
    """
    found: dict[Key, None] = {}
    for stem in sorted(stems(key[-1], code)):
        for other in full.get(stem, [])[:NAMESAKES]:
            if _fits(key, other, code):
                found[other] = None
    bearers = given.get(key[0], []) if len(key) == 1 else []
    if not found and (len(bearers) == 1 or key[0] in lists.family_names()):
        return bearers
    return list(found)


def _fathered(keys: set[Key]) -> dict[str, Key]:
    """Return the fullest forms of those named with their father, by their own first word.

    "Sheikh Hamad" is Hamad bin Khalifa Al Thani, and not Tamim bin Hamad.
    """
    found: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(key for key in keys if len(key) > 1):
        found[key[0]].append(key)
    own = {first: {key[1] for key in forms} for first, forms in found.items()}
    return {first: max(forms, key=len) for first, forms in found.items() if len(own[first]) == 1}


def _by_short_form(full: dict[str, list[Key]]) -> dict[str, list[Key]]:
    """Return the people by the words of their names before the last one."""
    found: dict[str, dict[Key, None]] = defaultdict(dict)
    for keys in full.values():
        for key in keys:
            for word in _short_forms(key):
                found[word][key] = None
    return {word: list(keys) for word, keys in found.items()}


def _short_forms(key: Key) -> set[str]:
    """Return the words before the last of a name that may stand alone for it.

    They are a first name, the family name of "Xi Jinping", and in "Luiz Lula da Silva" or "Ana
    Lee Sr" what stands behind a first name.
    """
    given = key[0] in lists.first_name_keys() or len(key[0]) == 1
    middle = key[1:-1] if given else ()
    first = key[:1] if given or key[0] in lists.family_names() else ()
    return {word for word in (*first, *middle) if len(word) > 1}
