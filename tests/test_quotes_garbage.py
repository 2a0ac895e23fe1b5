"""Words and marks in any order: quotations keep their places, and nothing fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_quotes_forms import document

from briefing.analyse.quotes import find

MARKS = "“ ” „ « » \" ' ’ , . ? ! : ; – — - ( )".split(" ")
WORDS = {
    "en": "The minister Ana Lee said that al-Orr Al Xi Kim Man Un MP XIV of her husband "
    "Another one asked told him statement QUESTION J.D. U.S. Lee’s Replying to by who "
    "and I he she they",
    "de": "Der Minister Jan Voss sagte fragte er sie die des Präsidenten a. D. Frage von al- "
    "Scharro XIV. Auf Wang Mitteilung Gefragt so und es",
    "fr": "Le ministre Jean PETIT a déclaré qu' l'ambassadeur de à Velmar M. al-Charro "
    "Interrogé par Question Réponse dit-il a-t-elle communiqué selon",
    "sr": "Ministar Petar Ilić rekao je upitan da li Jedna od demonstrantkinja Nove stranke "
    "visokog MUP-a Si Manpingom Al el-Šaro u penziji saopštenju navodi se kaže",
    "sq": "Ministri Arben Hoxha tha se i e të së u shpreh deklaratë një nga protestuesit ajo",
    "mk": "Министерот Петар Илиевски рече дека на за соопштението еден од граѓаните прашан",
    "el": "Ο υπουργός Νίκος Λάμπρου είπε ότι του της απευθυνόμενος ανακοίνωση ένας από τους",
    "tr": "Bakan Ayşe Demir dedi diye konuştu el-Baro açıklamada AK Parti sözcüsü ’da ise şöyle",
}


@pytest.mark.parametrize("code", list(WORDS))
@settings(max_examples=400)
@given(data=st.data())
def test_any_order(code: str, data: st.DataObject) -> None:
    """Whatever stands beside what, spans are those of the text and confidence is a share."""
    words = st.sampled_from([*WORDS[code].split(), *MARKS, "\n\n"])
    text = " ".join(data.draw(st.lists(words, max_size=60)))
    for quote in find((document(text, code),)):
        assert text[quote.start : quote.end] == quote.text
        assert all(quote.start <= start <= end <= quote.end for start, end in quote.pieces)
        assert 0.0 <= quote.confidence <= 1.0
        for span in (quote.speaker_span, quote.cue_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
