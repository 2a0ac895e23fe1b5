"""A paragraph as attribution reads it: its tokens, its word lists, the names in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analyse.people.base import is_declined, may_be_declined
from briefing.analyse.people.lists import is_title
from briefing.analyse.quotes.lexicon import Lexicon
from briefing.analyse.quotes.tokens import BOUNDARY, QUOTE, Token

Part = tuple[int, int]
"""A stretch of tokens: the index of the first, and after the last."""

BREAKS = frozenset(",;:()\u2014[]") | {QUOTE, BOUNDARY}
"""The keys of the tokens that end a part of a clause."""

LONGEST_ACRONYM = 6
"""Letters of an acronym at most."""

LONGEST_UNNAMED = 7
"""Words of a speaker without a name that no verb of speech shows, at most."""

LONGEST_SENTENCE = 250
"""Tokens before a quotation among which its speaker is looked for."""

LINKED, LONGEST_OFFICE = frozenset({"hbs", "mk"}), 7
"""Languages in which a preposition links an office to its title, and tokens of both at most."""

FOR = frozenset({"za", "\u0437\u0430"})
"""That preposition."""


class Paragraph(NamedTuple):
    """The tokens of a paragraph with all that reading them needs."""

    text: str
    """The source's text."""
    tokens: list[Token]
    """Its tokens, every quotation one of them."""
    lexicon: Lexicon
    """The word lists of its language."""
    starts: list[int]
    """Where the names of people start in the document, in order."""
    ends: list[int]
    """Where they end."""

    def name_from(self, index: int) -> int:
        """Return the index after the name that starts at a token, or the index itself."""
        token = self.tokens[index]
        place = bisect_left(self.starts, token.start)
        if place == len(self.starts) or self.starts[place] >= token.end:
            return index
        after = index + 1
        while after < len(self.tokens) and self.tokens[after].start < self.ends[place]:
            after += 1
        return after

    def written(self, part: Part) -> tuple[int, int]:
        """Return the offsets of a stretch of tokens, with the full stop of "U.S." and "Ana L."."""
        last = self.tokens[part[1] - 1]
        initial = last.end - last.start == 1 < part[1] - part[0] and self.capital(part[1] - 1)
        short = initial or self.text[last.end - 2] == "."
        stop = short and self.text[last.end : last.end + 1] == "."
        return self.tokens[part[0]].start, last.end + stop

    def capital(self, index: int) -> bool:
        """Say whether a token is a word with a capital."""
        token = self.tokens[index]
        return token.word and self.text[token.start].isupper()

    def acronym(self, index: int) -> bool:
        """Say whether a token has several capitals: "BiH", which small is an auxiliary."""
        token = self.tokens[index]
        return sum(sign.isupper() for sign in self.text[token.start : token.end]) > 1

    def possessive(self, index: int) -> bool:
        """Say whether a token is a possessive form ("Vučić's", "Sanders'")."""
        token = self.tokens[index]
        if token.key.endswith("'s"):
            return True
        return self.text[token.end : token.end + 1] in ("'", "\u2019") and token.key.endswith("s")

    def sentence_start(self, index: int) -> int:
        """Return the index of the first token of the sentence that holds a token.

        Of a sentence that never ends the last `LONGEST_SENTENCE` tokens count.
        """
        low = max(0, index - LONGEST_SENTENCE)
        while index > low and self.tokens[index - 1].key != BOUNDARY:
            index -= 1
        return index

    def parts(self, low: int, high: int) -> list[Part]:
        """Return the stretches between commas, dashes and brackets that hold words."""
        found = []
        left = low
        for index in range(low, high + 1):
            if index == high or self.tokens[index].key in BREAKS:
                if any(token.word for token in self.tokens[left:index]):
                    found.append((left, index))
                left = index + 1
        return found

    def is_nominal(self, index: int) -> bool:
        """Say whether a token can open a noun phrase."""
        token, lexicon = self.tokens[index], self.lexicon
        if not token.word:
            return False
        if token.key in lexicon.pronouns or self.name_from(index) > index:
            return True
        if token.key in lexicon.closed or lexicon.is_adverb(token.key):
            return False
        opens = token.key in lexicon.determiners or token.key in lexicon.speakers
        if opens or self.capital(index) or token.key[0].isdigit():
            return True
        # Serbian titles are made in many ways: "ekonomistica".
        return lexicon.family == "hbs" and is_title((token.key,), lexicon.code)

    def is_inverted(self, index: int) -> bool:
        """Say whether a French pronoun is joined to the verb before it: "a-t-il", "dit-on"."""
        token = self.tokens[index]
        return token.key in self.lexicon.pronouns and self.text[token.start - 1] == "-"

    def is_body(self, index: int) -> bool:
        """Say whether a token is an organisation's noun in some case, or an acronym."""
        token = self.tokens[index]
        written = self.text[token.start : token.end].partition("-")[0]  # "MUP-a"
        acronym = written.isupper() and 2 <= len(written) <= LONGEST_ACRONYM
        return acronym or self.lexicon.is_body(token.key)

    def is_pronoun(self, part: Part) -> bool:
        """Say whether a stretch is a pronoun, with its article or without."""
        return self.lexicon.is_pronoun([token.key for token in self.tokens[part[0] : part[1]]])

    def head_names(self, part: Part) -> Iterator[Part]:
        """Yield the names in a stretch that are no possessive and follow no preposition."""
        index, high = part
        while index < high:
            after = self.name_from(index)
            if after == index:
                index += 1
                continue
            before = self.title_start(index, part[0])
            lead = self.tokens[before - 1].key if before > part[0] else ""
            if self._is_object(before, index):
                before, lead = index, ""  # "za Politiku Petar Ili\u0107"
            oblique = lead in self.lexicon.oblique
            while lead in self.lexicon.determiners and before - 1 > part[0]:
                before -= 1
                lead = self.tokens[before - 1].key
            # In Turkish they stand behind what they govern: "soru üzerine Ana Lee".
            behind = self.lexicon.family == "tr"
            free = not oblique and (behind or lead not in self.lexicon.prepositions)
            if before - 2 > part[0]:
                free = free and not self.lexicon.is_object((self.tokens[before - 2].key, lead))
            if free and not self.possessive(after - 1):
                yield index, min(after, high)
            index = after

    def _is_object(self, start: int, name: int) -> bool:
        """Say whether the words before a name are what a preposition before them governs.

        They stand behind it and perhaps its article, and are no title: "za Politiku Petar Ilić".
        """
        lexicon, before = self.lexicon, start
        if start == name or lexicon.code == "en":
            return False
        governing = lexicon.prepositions | lexicon.inner
        while before > 1 and self.tokens[before - 1].key in lexicon.determiners - governing:
            before -= 1
        if not before or self.tokens[before - 1].key not in governing:
            return False
        words = self.tokens[start:name]
        if lexicon.family == "mk":  # no cases: "Vo Sobranieto Petar Ilić"
            titled = any(is_title((word.key,), lexicon.code) for word in words)
        else:
            titled = any(word.key in lexicon.speakers for word in words)
        return not titled or all(self.text[word.start : word.end].isupper() for word in words)

    def is_declined(self, part: Part, *, perhaps: bool = False) -> bool:
        """Say whether the name in a stretch is in an oblique case, or `perhaps`: no subject."""
        named = next(self.head_names(part), None)
        if named is None:
            return False
        tokens, code = self.tokens[named[0] : named[1]], self.lexicon.code
        words = tuple(self.text[token.start : token.end] for token in tokens)
        return is_declined(words, code) or (perhaps and may_be_declined(words, code))

    def can_speak(self, part: Part) -> bool:
        """Say whether a stretch names somebody who can speak: a person, body, text or pronoun."""
        lexicon = self.lexicon
        if self.possessive(part[1] - 1) or self._shouts(part):
            return False
        for index in range(*part):
            key = self.tokens[index].key
            if self.name_from(index) > index:
                return True
            if key in lexicon.speakers or (key in lexicon.pronouns and key not in lexicon.things):
                return True
            inner = index > part[0] or (index and self.tokens[index - 1].key != BOUNDARY)
            article = key in lexicon.determiners or lexicon.is_adverb(key)
            if inner and self.capital(index) and not article:
                return True
        return False

    def is_known(self, part: Part) -> bool:
        """Say whether a stretch is a person, or a short phrase that ends in who can speak."""
        if self.has_head_name(part):
            return True
        last = self.tokens[part[1] - 1]
        acronym = self.text[last.start : last.end].isupper()
        title = last.key in self.lexicon.speakers or self.lexicon.is_body(last.key)
        return part[1] - part[0] <= LONGEST_UNNAMED and (
            acronym or title or self._is_name(part[1] - 1, part[0])
        )

    def _is_name(self, last: int, low: int) -> bool:
        """Say whether a stretch ends in a name by its capitals: two, or one inside a sentence.

        German writes every noun with a capital: there it takes two inside a sentence.
        """
        opens = low == 0 or self.tokens[low - 1].key == BOUNDARY
        pair = last > low and self.capital(last - 1) and self.is_nominal(last - 1)
        german = self.lexicon.code == "de"
        return self.capital(last) and (pair and not opens if german else pair or not opens)

    def _shouts(self, part: Part) -> bool:
        """Say whether several words stand in capitals alone, as a heading does."""
        words = [token for token in self.tokens[part[0] : part[1]] if token.word]
        return len(words) > 1 and all(self.text[t.start : t.end].isupper() for t in words)

    def has_head_name(self, part: Part) -> bool:
        """Say whether a stretch holds a name that can be the speaker."""
        return next(self.head_names(part), None) is not None

    def title_start(self, index: int, low: int) -> int:
        """Return where the title before a name starts: words with capitals, and titles."""
        while index > low:
            token = self.tokens[index - 1]
            titled = token.key == "." or token.key in self.lexicon.roles or self.capital(index - 1)
            closed = token.key in self.lexicon.prepositions or token.key in self.lexicon.adverbs
            if not titled or closed:
                return self._office_start(index, low)
            index -= 1
        return index

    def _office_start(self, index: int, low: int) -> int:
        """Return where a title starts whose office a preposition links: "ministar za privredu".

        `index` is where the office ends; nothing else stands in it but small words.
        """
        lexicon = self.lexicon
        if lexicon.family not in LINKED:
            return index
        for place in range(index - 2, max(low, index - LONGEST_OFFICE) - 1, -1):
            token, behind = self.tokens[place], self.tokens[place + 1 : index]
            if token.key in lexicon.roles and behind[0].key in FOR and len(behind) > 1:
                return place
            verbal = token.key in lexicon.cues or token.key in lexicon.auxiliaries
            if not token.word or verbal or token.key in lexicon.pronouns:
                break
        return index
