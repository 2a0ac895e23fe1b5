"""Several speakers of one quotation, and countries as speakers: named, all of them."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse import analyse
from briefing.analyse.quotes import find


def speakers(text: str, code: str) -> list[str]:
    """Return who says the direct quotations of one article."""
    return [quote.speaker_name for quote in find((document(text, code),)) if quote.direct]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("en", "“We will never give it up,” Ana Orr and Tom Lee said.", "Ana Orr and Tom Lee"),
        ("en", "Ana Orr and Tom Lee said: “We will never give it up.”", "Ana Orr and Tom Lee"),
        ("en", "“We will never give it up,” said Orr and President Lee.", "Orr and Lee"),
        ("en", "“We will go on,” said Ana Orr, Tom Lee and Eva Cole.", None),
        ("en", "“We will go on,” Ana Orr, Tom Lee, and Eva Cole said.", None),
        ("en", "Ana Orr, Tom Lee and Eva Cole said: “We will go on.”", None),
        ("en", "Ana Orr, Tom Lee, and Eva Cole said: “We will go on.”", None),
        ("en", "France, Spain and Italy said: “We will go on.”", "France, Spain and Italy"),
        ("en", "In Paris, France and Spain said: “We will go on.”", "France and Spain"),
        ("en", "Republicans and Democrats said: “We will go on.”", "Republicans and Democrats"),
        ("en", "“We will go on,” Ana Orr and her husband said.", "Ana Orr and her husband"),
        ("en", "“We will go on,” said Mayor Ana Orr and her husband.", "Ana Orr and her husband"),
        ("en", "“We go on,” Ana Orr and her deputy, Tom Lee, said.", "Ana Orr and Tom Lee"),
        ("en", "“We will go on,” said a lawyer for Ana Orr and Tom Lee.", "lawyer for"),
        ("en", "“We will go on,” said a lawyer for Ana Orr and her husband.", "lawyer for"),
        ("en", "“We will go on,” said author and teacher Ana Orr.", "Ana Orr"),
        ("en", "“We will go on,” said Trade and Industry Secretary Ana Orr.", "Ana Orr"),
        (
            "en",
            "“We will go on,” said Ana Orr, the mayor, after Tom Lee and Eva Cole left.",
            "Ana Orr",
        ),
        ("de", "Anna Berg und Jan Voss sagten: „Wir machen weiter.“", "Anna Berg und Jan Voss"),
        ("de", "„Wir machen weiter“, sagten Anna Berg und Jan Voss.", "Anna Berg und Jan Voss"),
        ("de", "Frankreich und Italien sagten: „Wir machen weiter.“", "Frankreich und Italien"),
        ("de", "Der Kanzler und CDU-Chef Jan Voss sagte: „Wir machen weiter.“", "Jan Voss"),
        ("de", "Anna Berg zögert und Jan Voss sagte: „Wir machen weiter.“", "Jan Voss"),
        ("fr", "Anne Roche et Jean Petit ont dit : « C’est bien. »", "Anne Roche et Jean Petit"),
        ("fr", "La France et l’Italie ont dit : « C’est bien. »", "France et l’Italie"),
        ("fr", "Anne Roche a hésité et Jean Petit a dit : « C’est bien. »", "Jean Petit"),
        ("sr", "„Idemo dalje“, rekli su Ana Berić i Ivan Kos.", "Ana Berić i Ivan Kos"),
        ("sr", "Ana Berić i Ivan Kos rekli su: „Idemo dalje.“", "Ana Berić i Ivan Kos"),
    ],
)
def test_several_speakers(code: str, text: str, speaker: str | None) -> None:
    """All whom a conjunction joins say it; nobody else does, and no one of them alone."""
    (name,) = speakers(text, code)
    if speaker is None:
        assert name == "Ana Orr, Tom Lee and Eva Cole"
    else:
        assert name.startswith(speaker)
        assert speaker == "lawyer for" or name == speaker


@pytest.mark.parametrize(
    "country", ["Italy", "Beijing", "Wyoming", "Boeing", "the U.S.", "the U.N.", "DR Congo"]
)
@pytest.mark.parametrize(
    "frame",
    [
        "“We will never give it up,” {} said.",
        "{} said: “We will never give it up.”",
        "“We will never give it up,” said {} on Monday.",
        "On Monday, {} said: “We will never give it up.”",
    ],
)
def test_names_that_look_like_adverbs_and_participles(country: str, frame: str) -> None:
    """Endings tell nothing of a name; an abbreviation keeps its last full stop."""
    text = frame.format(country)
    assert speakers(text[0].upper() + text[1:], "en") == [country.removeprefix("the ")]


def test_what_several_say_can_be_notable() -> None:
    """A quotation of two known people is as notable as one of them makes it."""
    said = "The bridge will be open again before the winter, and it will be safer than it was"
    text = "Ana Orr, the mayor, and Tom Lee met. Orr praised Lee.\n\n“{}{}” {} said."
    joint, alone, other = (
        analyse((document(text.format(said, ",", who), "en"),)).quotes[-1].notable
        for who in ("Ana Orr and Tom Lee", "Tom Lee", "a passer-by")
    )
    assert joint >= alone > other


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ali Demir ve Ayşe Kaya, “Bu plandan vazgeçmeyeceğiz” dedi.", "Ali Demir ve Ayşe Kaya"),
        ("Ali Demir de X hesabından şu mesajı paylaştı: “Vazgeçmeyeceğiz.”", "Ali Demir"),
        ("Valilikten yapılan açıklamada, “İnceleme başlatılmıştır bugün” denildi.", "Valilik"),
        ("MSB'den yapılan açıklamada, “İnceleme başlatılmıştır bugün” denildi.", "MSB"),
        (
            "İçişleri Bakanlığından yapılan yazılı açıklamada, “İnceleme başlatılmıştır” denildi.",
            "İçişleri Bakanlığı",
        ),
    ],
)
def test_turkish_issuers_and_lists(text: str, speaker: str) -> None:
    """A statement is that of the body from which it comes; "de" behind a name joins nobody."""
    assert speakers(text, "tr") == [speaker]


def test_several_are_no_he() -> None:
    """A pronoun behind what several say means a person, or nobody."""
    text = "“We go on,” Ana Orr and her husband said.\n\n“I am tired,” she said."
    (_, later) = find((document(text, "en"),))
    assert later.speaker_name == "Ana Orr"
