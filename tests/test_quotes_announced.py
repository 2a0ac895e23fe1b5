"""Words without marks below "she said in a statement:" are hers, and no fact of the paper's."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing import build_brief, parse
from briefing.analyse.quotes import find
from briefing.model import Quote, Source
from briefing.render import render

FRONT = "The council of Velmar voted on Monday to close the old harbour for the winter."
BEHIND = "Fishing boats will use the harbour of Lund until then, and the ferries will not run."


def _turns(text: str, code: str = "en") -> list[Quote]:
    return [quote for quote in find((document(text, code),)) if quote.kind == "turn"]


def _below(announcement: str, *below: str, code: str = "en") -> list[Quote]:
    return _turns("\n\n".join([FRONT, announcement, *below, BEHIND]), code)


@pytest.mark.parametrize(
    ("code", "announcement", "said", "speaker"),
    [
        ("en", "Mayor Colin Nash said in a statement:", "We will open it in spring.", "Colin Nash"),
        ("en", "Hannah Orr, a fisherman, wrote on the network:", "It is a lie.", "Hannah Orr"),
        ("en", "As Hannah Orr, a fisherman, put it:", "I will not go there.", "Hannah Orr"),
        ("en", "The statement from the port authority reads:", "All must leave.", "port authority"),
        (
            "de",
            "B\u00fcrgermeister Karl Nass schrieb dazu:",
            "Das ist eine L\u00fcge.",
            "Karl Nass",
        ),
        ("de", "Anna Berger, eine Lehrerin, sagte:", "Wir gehen nicht weg.", "Anna Berger"),
        ("fr", "La maire, Anne Petit, a \u00e9crit :", "Le port sera rouvert.", "Anne Petit"),
        ("sr", "Ministar Petar Savi\u0107 je napisao:", "Luka se ne zatvara.", "Petar Savi\u0107"),
        (
            "tr",
            "Bakan Ay\u015fe Demir \u015funlar\u0131 yazd\u0131:",
            "Liman kapanmayacak.",
            "Ay\u015fe Demir",
        ),
        ("el", "Ο υπουργός Νίκος Λάμπρου έγραψε:", "Το λιμάνι δεν κλείνει.", "Νίκος Λάμπρου"),
    ],
)
def test_words_below_a_verb_and_a_colon_are_the_speakers(
    code: str, announcement: str, said: str, speaker: str
) -> None:
    """They speak of "we", or the verb is one of writing."""
    (quote,) = _below(announcement, said, code=code)
    assert quote.text == said
    assert speaker in quote.speaker_name
    assert (quote.attributed, quote.direct, quote.cue != "") == (True, False, True)


def test_without_a_sign_that_somebody_speaks_they_are_nobodys() -> None:
    """A picture may have stood there: they are no fact, and are not printed as a quotation."""
    (quote,) = _below("Captain Todd Moss said in the complaint:", "Their brother was taken away.")
    assert (quote.speaker_name, quote.attributed) == ("Todd Moss", False)


@pytest.mark.parametrize(
    ("announcement", "below"),
    [
        ("You can read it here:", "The harbour will close in winter."),
        ("Watch the full video of Mayor Colin Nash's remarks:", "Follow us for more news."),
        ("READ MORE:", "The harbour will close in winter."),
        ("Several approaches can help:", "The harbour will close in winter."),
        ("Mayor Colin Nash said:", "Harbour closed"),
        ("Mayor Colin Nash said that the harbour will close.", "We will go there in spring."),
    ],
)
def test_other_lines_announce_nothing(announcement: str, below: str) -> None:
    """No verb of somebody's, a heading below, or no colon."""
    assert not _below(announcement, below)


def test_announced_words_go_on_where_they_are_set_apart() -> None:
    """Indented alike they are all the speaker's; else "we" may be the paper."""
    first, second = "We will open it in spring.", "The wall will cost nine million."
    set_apart = _below("Mayor Colin Nash said:", f"    {first}", f"    {second}")
    assert [(quote.text, quote.attributed) for quote in set_apart] == [
        (first, True),
        (second, True),
    ]
    plain = _below("Mayor Colin Nash said:", first, "We have asked the ministry.", second)
    assert [(quote.text, quote.attributed) for quote in plain] == [
        (first, True),
        ("We have asked the ministry.", False),
    ]


def test_they_are_printed_as_a_quotation_and_never_as_a_fact() -> None:
    """Neither is the line that announces them."""
    said = "We will open the harbour in spring again, whatever the wall may cost the town."
    text = "\n\n".join([FRONT, "Mayor Colin Nash said in a statement:", said, BEHIND, BEHIND])
    brief = build_brief([parse(Source("page", "page.txt", text, "0" * 64))])
    printed = str(render(brief, "md"))
    assert f"\u201c{said}\u201d \u2013 Mayor Colin Nash" in printed
    facts = [i.text for section in brief.sections for i in section.items if not i.quotation]
    assert facts
    assert not [text for text in facts if "statement:" in text or "whatever" in text]


@pytest.mark.parametrize(
    ("code", "clause"),
    [
        ("en", "As {}, a teacher, said: \u201cWe will go there in May and June.\u201d"),
        ("en", "While {}, a teacher, said: \u201cWe will go there in May and June.\u201d"),
        ("en", "It closed because {}, a teacher, said: \u201cWe will go there in May.\u201d"),
        ("fr", "Alors que {}, une enseignante, a dit : \u00ab Nous serons l\u00e0 en mai. \u00bb"),
        ("fr", "Tandis que {}, enseignante, a dit : \u00ab Nous serons l\u00e0 en mai. \u00bb"),
        ("sr", "Dok je {}, u\u010diteljica, rekla: \u201eBi\u0107emo tamo u maju i junu.\u201c"),
    ],
)
def test_a_clause_may_open_with_whose_apposition_follows(code: str, clause: str) -> None:
    """The name behind "as" or "while" speaks, not "a teacher" without a name."""
    text = clause.format("Hannah Orr")
    assert [q.speaker for q in find((document(text, code),)) if q.direct] == ["Hannah Orr"]
