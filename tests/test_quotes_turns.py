"""Interviews and transcripts: a label tells who speaks, and what is asked is not printed."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing import build_brief
from briefing.analyse import analyse
from briefing.analyse.quotes import find

ENGLISH = """\
Hannah Orr has led the port authority since May. She spoke to the Velmar Post about the winter.

Velmar Post: Were you prepared for this winter?

Hannah Orr: We underestimated the winter, and I have said so in public. It lasted seven weeks.

VP: Some say that you favour the ships of one country.

HO: That is not true. Nine tenths of the ships in our port come from Norland.

Velmar Post: The mayor, Colin Nash, told the council that “the port must save”. Do you agree?

Orr: He is right about the money, but he is wrong about the date.
"""

TRANSCRIPT = """\
Two o'clock in the afternoon, in the capital

MR. NASH: Good afternoon. The harbour master will travel to Norland on Monday of next week.

QUESTION: Will she also raise the matter of the ships that were taken?

MR. NASH: I will not say what she raises. Those who took the ships must be held to account.

QUESTION: So is that a yes?

MR. NASH: That is what I said.
"""

SERBIAN = """\
Predsednik opštine Petar Ilić govori za Glas Velmara o luci.
Glas Velmara: Da li očekujete sastanak u maju?
Petar Ilić: Očekujem, ali ne po svaku cenu. Sastanak radi sastanka nikome ne koristi.
Glas Velmara: Kažu da ste prekršili dogovor.
Ilić: Dogovor obavezuje obe strane. Mi smo svoj deo posla završili na vreme.
"""

GERMAN = """\
Die Leiterin des Hafens, Anna Berger, über Preise und Schiffe.

Frage: Frau Berger, waren Sie auf diesen Winter vorbereitet?

Berger: Wir haben den Winter unterschätzt, das sage ich offen.

Frage: Man wirft Ihnen vor, die Schiffe eines Landes zu bevorzugen.

Berger: Das ist falsch. Neun von zehn Schiffen kommen aus dem Norden.
"""

PRICES = """\
Hannah Orr has tried two lamps. Which one is worth it?

Price: 40 euros a piece. Is it much?

Weight: 2 kilos, as the maker says.

Price: 60 euros a piece.

Weight: 3 kilos, as the maker says.
"""

HELP = """\
Q: Can I send the lamp back?

A: You can send it back within a month.

Q: Who pays for that?

A: The maker pays for it, says Hannah Orr.
"""


@pytest.mark.parametrize(
    ("code", "text", "speakers"),
    [
        ("en", ENGLISH, ["Velmar Post", "Hannah Orr"] * 3),
        ("en", TRANSCRIPT, ["Nash", "Question", "Nash", "Question", "Nash"]),
        ("sr", SERBIAN, ["Glas Velmara", "Petar Ilić"] * 2),
        ("de", GERMAN, ["Frage", "Anna Berger"] * 2),
        ("en", PRICES, []),
        ("en", HELP, []),
    ],
)
def test_who_speaks(code: str, text: str, speakers: list[str]) -> None:
    """Turns belong to whom their labels name, by initials or surname too; only of an interview."""
    found = find((document(text, code),))
    turns = [quote for quote in found if quote.kind in ("turn", "question")]
    assert [quote.speaker_name for quote in turns] == speakers
    asking = {quote.speaker_name for quote in turns if quote.kind == "question"}
    answering = {quote.speaker_name for quote in turns if quote.kind == "turn"}
    assert asking <= {"Velmar Post", "Question", "Glas Velmara", "Frage"}
    assert asking.isdisjoint(answering)
    for quote in turns:
        assert text[: quote.start].endswith(": ")
        assert text[quote.end] == "\n"


def test_what_is_asked_is_not_printed() -> None:
    """Answers are notable, in sentences that stand alone; questions are not, nor statements."""
    told = document(ENGLISH, "en")
    quotes = [quote for quote in analyse((told,)).quotes if quote.notable]
    assert {quote.speaker_name for quote in quotes} == {"Hannah Orr"}
    shown = [ENGLISH[slice(*part)] for quote in quotes for part in quote.shown]
    assert "Nine tenths of the ships in our port come from Norland." in shown
    brief = build_brief((told,))
    printed = [item.text for section in brief.sections for item in section.items]
    assert "Nine tenths of the ships in our port come from Norland." in printed
    assert not [text for text in printed if "Do you" in text or ": " in text]
