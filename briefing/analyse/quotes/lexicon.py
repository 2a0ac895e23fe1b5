"""The word lists of one language that finding speakers needs, and its tokens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing import language
from briefing.analyse.people.forms import name_key, stems, stems_of
from briefing.analyse.people.lists import pairs, territories
from briefing.analyse.quotes.keys import (
    TURKISH,
    Keys,
    key_of,
    keys_of,
    located,
    pattern_of,
    signs_of,
    uncontracted,
)

FRONT = 4
"""Words of a sentence that may have a capital for standing at its front."""

_LETTERS = re.compile(r"[^\W\d_]+")

SUBJECTLESS = frozenset({"hbs", "mk", "sq", "el"})
"""The languages whose verbs need no subject, those of Serbian's family as one."""

Words = tuple[str, ...]
"""The keys of words that stand together."""


class Lexicon(NamedTuple):
    """Word lists of one language, every word as its key."""

    code: str
    """The language."""
    family: str
    """The code under which its word lists stand."""
    keys: Keys
    """The keys of words, as they stand in the lists."""
    word: re.Pattern[str]
    """What matches words."""
    piece: re.Pattern[str]
    """What matches words and signs."""
    cues: frozenset[str]
    """Verbs that introduce speech."""
    plural_cues: frozenset[str]
    """Verbs of speech as they stand behind a subject in the plural, or in the infinitive."""
    participles: frozenset[str]
    """Participles that do: their subject is that of the sentence."""
    phrases: dict[str, tuple[tuple[Words, Words], ...]]
    """Cues of several words by the first: the words that stand together, and those that
    stand later in the clause ("gab ... bekannt")."""
    halves: frozenset[str]
    """The first words of what stands later in the clause: "bekannt"."""
    ambiguous: frozenset[str]
    """Cues that are also nouns: they need a subject right before them."""
    transitive: frozenset[str]
    """Cues whose object is the hearer: no speaker stands right after them."""
    core: frozenset[str]
    """Cues that take a reported clause without a conjunction."""
    nouns: frozenset[str]
    """Nouns that introduce the words of the sentence's subject."""
    owning: frozenset[str]
    """What stands between such a noun and whose words they are: "the reply of Orr"."""
    signing: frozenset[str]
    """Verbs between a text and whose it is: "a statement signed by Orr"."""
    comparing: frozenset[str]
    """Words that open a clause with a verb of speech beside what is said: "wie Orr sagte"."""
    kin: frozenset[str]
    """Nouns of relatives and friends, who are named by first name alone."""
    ages: tuple[str, ...]
    """Endings of ages that stand for somebody: "year-old"."""
    views: frozenset[str]
    """What stands before somebody whose view follows: "For Orr, it is"."""
    documents: frozenset[str]
    """Nouns of texts that speak."""
    bodies: frozenset[str]
    """Nouns of organisations and groups that speak."""
    roles: frozenset[str]
    """Words of titles."""
    renaming: frozenset[str]
    """Words for the holders of other titles: "lawmaker"."""
    according: dict[str, tuple[Words, ...]]
    """Phrases before the speaker of a statement by their first word, the longest first."""
    according_weak: frozenset[str]
    """Those of them that have other meanings."""
    according_last: frozenset[str]
    """The last word of each phrase of several: "riječima" in "prema riječima"."""
    name_adjectives: tuple[str, ...]
    """Endings of adjectives made of surnames."""
    according_after: frozenset[str]
    """Words after the speaker of a statement."""
    prepositions: frozenset[str]
    """Prepositions."""
    inner: frozenset[str]
    """Those that stand inside the name of a speaker."""
    subordinators: frozenset[str]
    """Words that open a clause."""
    conjunctions: frozenset[str]
    """Conjunctions between equal parts."""
    auxiliaries: frozenset[str]
    """Words between a speaker and the verb of speech."""
    adverbs: frozenset[str]
    """Adverbs and words of time between them."""
    adverb_endings: tuple[str, ...]
    """Endings of adverbs."""
    participle_endings: tuple[str, ...]
    """Endings of participles that open a clause."""
    determiners: frozenset[str]
    """Articles and the like."""
    relatives: frozenset[str]
    """Relative pronouns."""
    pronouns: frozenset[str]
    """Pronouns that stand for a speaker."""
    thats: frozenset[str]
    """Words that open a reported clause."""
    impersonal: frozenset[str]
    """Pronouns that stand for nobody: "heißt es in dem Brief"."""
    namings: frozenset[str]
    """Words before a nickname: "dubbed"."""
    passives: frozenset[str]
    """Auxiliaries that make a verb passive."""
    agents: frozenset[str]
    """Prepositions before who does what a passive verb says."""
    infinitives: frozenset[str]
    """Particles before an infinitive."""
    cue_endings: tuple[str, ...]
    """Endings of verbs that tell speech where nothing else than a tag can stand."""
    object_endings: tuple[str, ...]
    """Endings of verbs that are the object of a verb of speech: "olduğunu söyledi"."""
    things: frozenset[str]
    """Pronouns that stand for a thing as a rule."""
    origins: frozenset[str]
    """Prepositions before whom words come from: "more from the report:"."""
    places: frozenset[str]
    """Folded names of countries and states."""
    body_pronouns: frozenset[str]
    """Pronouns that stand for an organisation or a text that speaks."""
    object_articles: frozenset[str]
    """Articles that open no genitive: the noun phrase before them has ended."""
    links: frozenset[str]
    """Words that join a noun to what it governs: "Ministria e Mbrojtjes"."""
    body_endings: tuple[str, ...]
    """Endings of compounds that are such nouns: "Innenministerium"."""
    body_stems: frozenset[str]
    """What stands before the case endings of organisations' nouns."""
    indefinites: frozenset[str]
    """Articles before somebody new."""
    reflexives: frozenset[str]
    """Particles that make a verb impersonal: "navodi se"."""
    reflexive_verbs: frozenset[str]
    """Verbs that stand with them and have a subject all the same."""
    unsaid: frozenset[str]
    """Verb forms that have no subject: "αναφέρεται"."""
    oblique: frozenset[str]
    """Articles behind which no subject stands."""
    quoting: frozenset[str]
    """Cues whose object is the speaker: "quoted him as saying"."""
    hearing: frozenset[str]
    """Verbs whose object is the subject of the participle right behind it: "heard him say"."""
    relaying: frozenset[str]
    """Cues of those who pass on what others said: "reported"."""
    relying: dict[str, tuple[Words, ...]]
    """Phrases by their first word between who passes words on and whose words they are."""
    particles: frozenset[str]
    """Particles that make a verb a participle."""
    opening: frozenset[str]
    """Participles that open a clause before its subject: "Upitan"."""
    clitics: frozenset[str]
    """Pronouns of whom somebody tells, before the verb: "lui a-t-elle dit"."""
    moods: frozenset[str]
    """Verb forms of reported speech."""
    title_nouns: frozenset[str]
    """Nouns before a title or name in quotation marks."""
    triggers: frozenset[str]
    """The first words of cues."""
    signs: frozenset[str]
    """Words one of which every sentence that reports speech holds."""
    speakers: frozenset[str]
    """Nouns of titles, organisations and texts."""
    modified: frozenset[str]
    """Words behind a name that belong to its noun phrase: "the Weber government"."""
    joins: frozenset[str]
    """Words that no noun phrase ends with."""
    closed: frozenset[str]
    """Words that no noun phrase starts with."""

    def key(self, word: str) -> str:
        """Return a word as it stands in the lists."""
        return self.keys[word]

    def tokens(self, text: str, start: int, end: int) -> list[tuple[str, int, int]]:
        """Return the words of a stretch with their keys."""
        return located(self.word, self.keys, text, start, end)

    def first(self, text: str, start: int, end: int) -> tuple[str, int, int] | None:
        """Return the first word of a stretch with its key, if there is one."""
        found = self.word.search(text, start, end)
        return (self.keys[found[0]], *found.span()) if found else None

    def pieces(self, text: str, start: int, end: int) -> list[tuple[str, int, int]]:
        """Return the words and the signs of a stretch, the words with their keys."""
        return located(self.piece, self.keys, text, start, end)

    @property
    def objects(self) -> dict[str, str]:
        """The object and possessive pronouns, with the gender that they tell."""
        return pairs("possessives", self.family)

    def triggered(self, text: str) -> bool:
        """Say quickly whether a sentence can report speech.

        English words of speech have a capital at the front alone: "States" is no verb elsewhere.
        """
        if self.code == "en":
            words = _LETTERS.findall(text)
            return not self.signs.isdisjoint([*map(str.lower, words[:FRONT]), *words[FRONT:]])
        lower = (text.translate(TURKISH) if self.family == "tr" else text).casefold()
        if self.family == "hbs":
            lower = language.to_latin(lower)
        return not self.signs.isdisjoint(_LETTERS.findall(lower))

    def is_pronoun(self, keys: list[str]) -> bool:
        """Say whether the words of a speaker are a pronoun, with its article or without."""
        articles = all(key in self.determiners for key in keys[:-1])
        return bool(keys) and uncontracted(keys[-1]) in self.pronouns and articles

    def is_body(self, key: str) -> bool:
        """Say whether a word is an organisation's noun in some case."""
        if key in self.bodies or (self.body_endings and key.endswith(self.body_endings)):
            return True
        return not self.body_stems.isdisjoint(stems(name_key(key), self.code))

    def is_adverb(self, key: str) -> bool:
        """Say whether a word is an adverb or a word of time."""
        if key in self.adverbs:
            return True
        ending = bool(self.adverb_endings) and len(key) > 4 and key.endswith(self.adverb_endings)
        return ending and key not in self.speakers and key not in self.places  # "Italy"

    def is_object(self, before: tuple[str, str]) -> bool:
        """Say whether two words make what follows an object: "pastor supporting" Mr. Orr."""
        noun, verb = before
        if self.code != "en" or not verb.endswith("ing"):
            return False
        title = verb in language.word_list("role_modifiers", self.code)
        return not title and (noun in self.roles or noun in self.bodies)


@lru_cache(maxsize=16)
def lexicon(code: str) -> Lexicon:
    """Return the word lists of a language; the English ones where it has none."""
    family = language.family(code)
    source = code if language.entries("cues", code) else "en"

    def words(name: str) -> frozenset[str]:
        return frozenset(key_of(line, family) for line in language.entries(name, source))

    pattern = pattern_of(family)

    def sequence(line: str) -> tuple[str, ...]:
        found = pattern.findall(line)
        if line.endswith("'"):
            found[-1] += "'"  # "d'", which no word follows here
        return tuple(key_of(word, family) for word in found)

    def sequences(name: str) -> tuple[tuple[str, ...], ...]:
        rows = {sequence(line) for line in language.entries(name, source)}
        return tuple(sorted(rows, key=lambda row: (-len(row), row)))

    def by_first(name: str) -> dict[str, tuple[Words, ...]]:
        rows: dict[str, list[Words]] = {}
        for row in sequences(name):
            rows.setdefault(row[0], []).append(row)
        return {head: tuple(found) for head, found in rows.items()}

    pairs = (line.partition("...") for line in language.entries("cue_phrases", source))
    phrases: dict[str, list[tuple[Words, Words]]] = {}
    for first, later in sorted((sequence(first), sequence(later)) for first, _, later in pairs):
        phrases.setdefault(first[0], []).append((first, later))
    for rows in phrases.values():
        rows.sort(key=lambda row: -len(row[0]))
    named = ("role_synonyms", "role_generics")
    others = (row.split("|")[0].split() for name in named for row in language.entries(name, source))
    renaming = frozenset(word.casefold() for row in others for word in row)
    according = by_first("according")
    cues, participles = words("cues"), words("cue_participles")
    plural_cues = words("plural_cues")
    prepositions, inner = words("prepositions"), words("inner_prepositions")
    determiners, conjunctions = words("determiners"), words("conjunctions")
    subordinators, documents, bodies = words("subordinators"), words("documents"), words("bodies")
    titles = frozenset(word for row in sequences("roles") for word in row)
    roles = titles - prepositions - determiners - conjunctions
    after = words("according_after")
    speakers = roles | bodies | documents
    halves = (row + later for rows in phrases.values() for row, later in rows)
    longer = [*sequences("according"), *halves]
    return Lexicon(
        code=code,
        family=family,
        keys=keys_of(family),
        word=pattern,
        piece=signs_of(family),
        cues=cues,
        plural_cues=plural_cues,
        participles=participles,
        phrases={head: tuple(rows) for head, rows in phrases.items()},
        halves=frozenset(later[0] for rows in phrases.values() for _, later in rows if later),
        ambiguous=words("cue_ambiguous"),
        transitive=words("cue_transitive"),
        core=words("cue_core"),
        nouns=words("cue_nouns"),
        owning=words("owning"),
        signing=words("signing"),
        comparing=words("comparing"),
        kin=words("kin"),
        ages=tuple(
            row.partition("|")[0].split()[-1] for row in language.entries("age_nouns", source)
        ),
        views=words("views"),
        documents=documents,
        bodies=bodies,
        roles=roles,
        renaming=renaming,
        according=according,
        according_last=frozenset(
            row[-1] for rows in according.values() for row in rows if len(row) > 1
        ),
        according_weak=words("according_weak"),
        name_adjectives=language.entries("name_adjectives", source),
        according_after=after,
        prepositions=prepositions,
        inner=inner,
        subordinators=subordinators,
        conjunctions=conjunctions,
        auxiliaries=words("auxiliaries"),
        adverbs=words("adverbs") | language.word_list("calendar", source),
        adverb_endings=language.entries("adverb_endings", source),
        participle_endings=tuple(
            ending.casefold() for ending in language.entries("participle_endings", source)
        ),
        determiners=determiners,
        relatives=words("relatives"),
        pronouns=frozenset(
            key_of(line.partition("|")[0], family) for line in language.entries("pronouns", source)
        ),
        thats=words("thats"),
        impersonal=words("impersonals"),
        namings=words("namings"),
        passives=words("passives"),
        agents=words("agents"),
        infinitives=words("infinitives"),
        cue_endings=language.entries("cue_endings", source),
        object_endings=language.entries("object_endings", source),
        things=words("things"),
        origins=words("origins"),
        places=territories(source),
        body_pronouns=words("body_pronouns"),
        object_articles=words("object_articles"),
        links=inner | determiners,
        body_endings=language.entries("body_endings", source),
        body_stems=stems_of(bodies, source),
        indefinites=words("indefinites"),
        reflexives=words("reflexives"),
        reflexive_verbs=words("reflexive_verbs"),
        unsaid=words("unsaid_verbs"),
        oblique=words("oblique_articles"),
        quoting=words("cue_quoting"),
        hearing=words("hearing_verbs"),
        relaying=words("relaying_verbs"),
        relying=by_first("relying"),
        particles=words("participle_particles"),
        opening=words("opening_participles"),
        clitics=words("clitics"),
        moods=words("reported_moods"),
        title_nouns=words("title_nouns"),
        triggers=cues | plural_cues | participles | frozenset(phrases),
        signs=frozenset(
            part
            for word in cues
            | plural_cues
            | participles
            | after
            | {max(row, key=len) for row in longer}
            for part in _LETTERS.findall(word)
        ),
        speakers=speakers,
        modified=speakers | inner | conjunctions,
        joins=conjunctions | inner | determiners,
        closed=prepositions | subordinators | conjunctions,
    )
