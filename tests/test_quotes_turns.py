"""Interviews, transcripts, speeches: who speaks is told, and what is asked is not printed."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from test_quotes_forms import document

from briefing import build_brief, parse, read
from briefing.analyse import analyse
from briefing.analyse.quotes import find
from briefing.render import render

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
        ("en", TRANSCRIPT, ["Nash", "", "Nash", "", "Nash"]),
        ("sr", SERBIAN, ["Glas Velmara", "Petar Ilić"] * 2),
        ("de", GERMAN, ["", "Anna Berger"] * 2),
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
    assert asking <= {"Velmar Post", "", "Glas Velmara"}
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


INTERVIEWS = Path(__file__).with_name("interviews")
TEMPLATES = Path(__file__).parent.parent / "templates"


@pytest.mark.parametrize(
    ("name", "answering", "answers", "questions"),
    [
        ("letters_en", "Karin Holt", 5, 4),
        ("letters_de", "Sabine Kroll", 3, 3),
        ("letters_fr", "Claire Vasseur", 3, 3),
        ("letters_hr", "Ivan Bari\u0161i\u0107", 3, 3),
        ("named_en", "Anton Berg", 6, 3),
        ("paragraphs_de", "Ines Harms", 5, 4),
        ("paragraphs_fr", "Laurent Mercier", 4, 4),
        ("paragraphs_sr", "Milena \u0110uri\u0107", 4, 4),
        (
            "paragraphs_el",
            "\u0395\u03bb\u03ad\u03bd\u03b7 \u039c\u03b1\u03c5\u03c1\u03af\u03b4\u03bf\u03c5",
            3,
            3,
        ),
        ("paragraphs_tr", "Ay\u015fe Korkmaz", 3, 3),
        ("labelled_once_en", "Odalys Brix", 4, 4),
        ("radio_en", "Odalys Brix", 2, 0),
        ("narrated_en", "Hannah Orr", 3, 2),
        ("parliament_en", "Jon Aske", 3, 3),
        ("speech_en", "Karin Holt", 9, 0),
        ("speech_de", "Anna Berger", 6, 0),
        ("speech_fr", "Claire Vasseur", 5, 0),
        ("speech_sr", "Milena Đurić", 5, 0),
        ("statement_en", "Spokesperson of the Ministry of Foreign Affairs of Norland", 3, 0),
        ("joint_en", "foreign ministers of Norland, Velmar and Aske", 3, 0),
        ("statement_fr", "ministère des Affaires étrangères", 2, 0),
        ("statement_sr", "Ministarstvo spoljnih poslova", 2, 0),
    ],
)
def test_interviews_of_every_form(name: str, answering: str, answers: int, questions: int) -> None:
    """All that is answered has one speaker, to the last paragraph; nothing else of the page has."""
    told = parse(read(INTERVIEWS / f"{name}.txt"))
    found = find((told,))
    said = [quote for quote in found if quote.kind == "turn"]
    assert [quote.speaker_name for quote in said] == [answering] * answers
    assert sum(quote.kind == "question" for quote in found) == questions
    brief = build_brief((told,))
    items = [item for section in brief.sections for item in section.items]
    for item in items:
        within = any(item.text in quote.text for quote in said)
        assert within == (item.quotation is not None), item.text
        assert not item.text.startswith(("Q:", "A:", "Frage:", "Antwort:", "P:", "O:", "Question"))
    assert {item.quotation.speaker for item in items if item.quotation} == {answering}


@pytest.mark.parametrize("name", ["column_en", "faq_en", "report_en"])
def test_what_is_no_interview(name: str) -> None:
    """A column's questions, those on a product and a report on a speech have no such speaker."""
    found = find((parse(read(INTERVIEWS / f"{name}.txt")),))
    assert not [quote for quote in found if quote.kind == "turn"]


def test_who_is_quoted_in_an_answer() -> None:
    """What "I" said inside an answer was said by who answers."""
    text = ENGLISH.replace("but he is", "and I said: \u201cThe money is there.\u201d But he is")
    quotes = find((document(text, "en"),))
    assert [q.speaker_name for q in quotes if q.text == "The money is there."] == ["Hannah Orr"]


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_a_speech_is_printed_as_its_speakers(form: str) -> None:
    """The bottom line too names who says it, in every format."""
    brief = build_brief((parse(read(INTERVIEWS / "speech_en.txt")),))
    (line,) = brief.sections[0].items
    page = html.unescape(re.sub(r"<[^>]+>", "", str(render(brief, form, TEMPLATES))))
    said = " ".join(page.split())
    assert f"\u201c{line.text}\u201d \u2013 Karin Holt, Foreign Minister" in said
