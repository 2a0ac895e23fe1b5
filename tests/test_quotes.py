"""Quotations: marks of every form, repair, kinds, speakers over sources, notability, bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_quotes_forms import document

from briefing.analyse import analyse
from briefing.analyse.people import find_people
from briefing.analyse.quotes import find, guesses
from briefing.analyse.quotes.notable import LONGEST, SHORTEST, notable
from briefing.cli import main
from briefing.language import words
from briefing.model import Document, Quote

LEAD = "Mayor Colin Nash met the harbour master, Hannah Orr, on Monday. "


def quotes(text: str, code: str = "en") -> tuple[Quote, ...]:
    """Return what is found in one article."""
    return find((document(text, code),))


def spoken(text: str, code: str = "en") -> list[str]:
    """Return the pieces of the direct quotations of one article."""
    return [text[a:b] for quote in quotes(text, code) if quote.direct for a, b in quote.pieces]


INSIDE = "Der Hafen ist seit gestern wieder offen"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ('"', '"'),
        ("\u201c", "\u201d"),
        ("\u201d", "\u201d"),
        ("\u201e", "\u201c"),
        ("\u201e", "\u201d"),
        ("\u201e", '"'),
        (",,", "''"),
        ("``", "''"),
        ("''", "''"),
        ("\u00ab", "\u00bb"),
        ("\u00ab ", " \u00bb"),
        ("\u00ab\u202f", "\u202f\u00bb"),
        ("\u00bb", "\u00ab"),
        ("\u2039", "\u203a"),
        ("\u201a", "\u2018"),
        ("\u2018", "\u2019"),
        ("'", "'"),
    ],
)
def test_marks(left: str, right: str) -> None:
    """Every usual pair of quotation marks encloses a quotation, its offsets inside the marks."""
    text = f"{left}{INSIDE}{right}, sagte Ministerin Eva Lang am Montag."
    assert spoken(text, "de") == [INSIDE]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (
            "\"He told me 'go home' and I went,\" Colin Nash said.",
            "He told me 'go home' and I went,",
        ),
        (
            "\u201cHe told me \u2018go home\u2019 and I went,\u201d Colin Nash said.",
            "He told me \u2018go home\u2019 and I went,",
        ),
        (
            "\u201cHe said \u201cgo home\u201d to all of us,\u201d Colin Nash said.",
            "He said \u201cgo home\u201d to all of us,",
        ),
    ],
)
def test_nested(text: str, inside: str) -> None:
    """A quotation inside another one ends neither of them."""
    assert spoken(text) == [inside]


def test_single_marks_are_not_apostrophes() -> None:
    """Names and plurals with apostrophes open no quotation."""
    text = "O'Brien's plan and the writers' room of '98 are Kosovo's and Nash's, said Colin Nash."
    assert not [quote for quote in quotes(text) if quote.direct]


def test_measures_are_no_marks() -> None:
    """Feet and inches open no quotation, and end none."""
    text = LEAD + 'The 6\' 2" mayor asked for a 15" pipe. "We need a longer one," Nash said.'
    assert spoken(text) == ["We need a longer one,"]


def test_continued_over_paragraphs() -> None:
    """A quotation that opens every paragraph and closes the last has one speaker throughout."""
    text = (
        "\u201cThe harbour is ready,\u201d Hannah Orr said. \u201cWe waited for years for it.\n\n"
        "\u201cThe crews did all that we asked of them.\n\n"
        "\u201cNow we need only the ship.\u201d\n\nColin Nash went home."
    )
    found = [quote for quote in quotes(text) if quote.direct]
    assert [quote.speaker_name for quote in found] == ["Hannah Orr"] * 3
    assert [quote.how for quote in found][1:] == ["continued", "continued"]


@pytest.mark.parametrize(
    ("text", "inside", "missing"),
    [
        (
            LEAD + "\u201cWe will build the hall, he said. The council went home.",
            "We will build the hall,",
            "closing",
        ),
        (
            LEAD + "Nash tweeted: \u201cWe will build it. We start in May.\u2019 Orr laughed.",
            "We will build it. We start in May.",
            "closing",
        ),
        (
            LEAD + "\n\nWe will build the hall,\u201d Nash said. The council went home.",
            "We will build the hall,",
            "opening",
        ),
    ],
)
def test_missing_mark_is_guessed_with_a_warning(text: str, inside: str, missing: str) -> None:
    """A quotation without one of its marks ends inside its paragraph, and a warning says so."""
    source = document(text, "en")
    found = find((source,))
    repaired = [quote for quote in found if quote.repaired]
    assert [(quote.text, quote.repaired) for quote in repaired] == [(inside, missing)]
    (warning,) = guesses(found, (source,))
    assert f"{repaired[0].start} ({missing})" in warning
    rated = notable(found, find_people((source,)), (source,))
    assert [quote.notable for quote in rated if quote.repaired] == [0.0]


def test_no_warning_without_need() -> None:
    """Paired marks give no warning."""
    source = document(LEAD + "\u201cWe build it,\u201d Nash said.", "en")
    assert not list(guesses(find((source,)), (source,)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LEAD + "The \u201cnot easy\u201d talks went on.", "scare"),
        (LEAD + "He got a \u201csignificant\u201d number of cranes.", "scare"),
        (LEAD + "They watched the film \u201cThe Long Way to the Sea\u201d at night.", "title"),
        (LEAD + "He wrote the novel \u201cA House of Salt\u201d in May.", "title"),
        (LEAD + "\u201cWe talked for an hour about the cranes,\u201d Nash said.", "quotation"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    """Scare quotes and titles of works are labelled, and are nobody's notable words."""
    source = document(text, "en")
    (quote,) = [q for q in analyse((source,)).quotes if q.start > len(LEAD) - 1]
    assert quote.kind == kind
    assert quote.direct is (kind == "quotation")
    assert (quote.notable > 0) is (kind == "quotation")


def test_words_are_exact() -> None:
    """Offsets of quotation, pieces, speaker and cue give what they name."""
    text = (
        LEAD
        + "\u201cWe start in May,\u201d Nash, the mayor, said on Monday. \u201cThen we rest.\u201d"
    )
    (quote,) = [q for q in quotes(text) if q.direct]
    assert [text[a:b] for a, b in quote.pieces] == ["We start in May,", "Then we rest."]
    assert quote.speaker_span is not None
    assert quote.cue_span is not None
    assert text[slice(*quote.speaker_span)] == quote.speaker == "Nash"
    assert text[slice(*quote.cue_span)] == quote.cue == "said"
    assert (quote.speaker_name, quote.role) == ("Colin Nash", "Mayor")
    assert quote.confidence > 0.9


def test_speaker_resolved_over_sources() -> None:
    """A surname in one source is the full name that another source gives, with its title."""
    first = document("\u201cWe build the hall in May,\u201d Nash said.", "en", "first")
    second = document(LEAD + "They shook hands.", "en", "second")
    (quote,) = find((first, second))
    assert (quote.speaker, quote.speaker_name, quote.role) == ("Nash", "Colin Nash", "Mayor")


def test_namesakes_stay_apart() -> None:
    """Two people with one surname are told apart by first name, title of address and context."""
    text = (
        "Ana Lee is mayor of the town. \u201cThe town is well,\u201d Ana Lee said.\n\n"
        "Her brother Tom Lee runs the bank. \u201cThe bank is well,\u201d Lee said.\n\n"
        "\u201cNobody asked me about it,\u201d Mrs. Lee said."
    )
    assert [quote.speaker_name for quote in quotes(text)] == ["Ana Lee", "Tom Lee", "Ana Lee"]


def test_nobody_is_better_than_somebody() -> None:
    """A quotation that nothing attributes has no speaker: neither a thing nor a heading speaks."""
    for lead in ("The bridge was closed. ", "Each election cycle brings rain. "):
        (quote,) = quotes(lead + "\u201cThere is no other way to the sea for us now.\u201d")
        assert (quote.speaker_name, quote.how) == ("", "unattributed")


def test_same_words_share_their_speaker() -> None:
    """A pull quote has the speaker of its words in the article; the fuller form comes first."""
    text = (
        "\u201cWe build the hall before the winter comes\u201d\n\n" + LEAD + "\n\n"
        "\u201cWe build the hall before the winter comes, and the school after it,\u201d Nash said."
    )
    analysis = analyse((document(text, "en"),))
    assert [quote.speaker_name for quote in analysis.quotes] == ["Colin Nash"] * 2
    assert analysis.same_quotes == ((1, 0),)


def test_same_quotation_in_two_sources_keeps_both_wordings() -> None:
    """Accents and ellipses aside one quotation is one, and each source keeps its own words."""
    full = "The caf\u00e9 stays open, the hall is closed, and the school gets a new roof in May"
    part = "The cafe stays open ... and the school gets a new roof in May"
    first = document(f"\u201c{part},\u201d Colin Nash said.", "en", "first")
    second = document(f"\u201c{full},\u201d Mayor Colin Nash said.", "en", "second")
    analysis = analyse((first, second))
    assert analysis.same_quotes == ((1, 0),)
    assert [quote.text for quote in analysis.quotes] == [part + ",", full + ","]


def test_notable_length() -> None:
    """A notable quotation has 6 to 45 words; of a longer one whole sentences are shown."""
    sentence = "The town built this hall in two years with its own money and its own people."
    short = document(LEAD + "\u201cWe go home,\u201d Nash said.", "en")
    long = document(LEAD + f"Nash said: \u201c{' '.join([sentence] * 5)}\u201d", "en")
    assert analyse((short,)).quotes[-1].notable == 0
    (quote,) = [q for q in analyse((long,)).quotes if q.direct]
    assert quote.notable > 0
    ((start, end),) = quote.shown
    shown = long.source.text[start:end]
    assert SHORTEST <= len(words(shown)) <= LONGEST
    assert shown.startswith("The town")
    assert shown.endswith("people.")


def test_notable_prefers_office_and_substance() -> None:
    """A minister's plan is worth more than a passer-by's, and thanks are worth less."""
    text = (
        "Foreign Minister Ana Lee met Tom Brandt, a student. Lee and Brandt talked.\n\n"
        "\u201cThe border stays open until the treaty is signed in May,\u201d Lee said.\n\n"
        "\u201cThe border stays shut until the treaty is dropped in June,\u201d Brandt said.\n\n"
        "\u201cThank you all very much for this warm and kind welcome,\u201d Lee said."
    )
    plan, other, thanks = (q.notable for q in analyse((document(text, "en"),)).quotes if q.direct)
    assert plan > other > thanks


BAD = {
    "ten thousand marks": '"' * 10_000,
    "ten thousand curly marks": "\u201c" * 10_000,
    "marks of every kind": '\u201e\u201c"\u00bb\u00ab\u2018\u2019' * 1_500,
    "quoted letters": "\u201ca\u201d " * 3_000,
    "an odd number of marks": LEAD + 'He said "we go" and "they stay" and "nobody',
    "five thousand words": f'{LEAD}Nash said: "{"we go on with it " * 1_000}"',
    "no closing mark": LEAD + 'Nash said: "' + "we go on with it " * 2_000,
    "a mark at the end of the file": LEAD + 'Nash said: "',
    "a mark alone": '"',
    "apostrophes": "O'Brien's Kosovo's 6' 2\" " * 2_000,
    "cues": "said " * 5_000,
    "commas": '"We go," ' + "Nash, the mayor, " * 2_000,
    "lone surrogate": LEAD + '"We \ud800 go home now," Nash said.',
    "controls": LEAD + '"We \x00 go \u202e home now," Nash said.',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input(text: str) -> None:
    """No input raises, and no quotation without its marks swallows an article."""
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text
        if quote.repaired:
            assert len(quote.text) <= 1_500


def test_long_quotation_is_whole() -> None:
    """A quotation of five thousand words is found with both its ends."""
    inside = ("we go on with it " * 1_000).strip()
    (quote,) = [q for q in quotes(f"{LEAD}Nash said: \u201c{inside}\u201d") if q.direct]
    assert quote.text == inside


def test_command_prints_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints a line a quotation; as JSON all that is known, warnings apart."""
    article = tmp_path / "a.txt"
    article.write_text(
        LEAD + "The talks took place in the old hall of the town, which the council likes.\n\n"
        "\u201cWe will build the hall, he said. The council of the town went home to dine.\n",
        "utf-8",
    )
    assert main(["quotes", str(article)]) == 0
    shown = capsys.readouterr()
    assert "Colin Nash, Mayor" in shown.out
    assert "(closing)" in shown.err
    assert main(["quotes", str(article), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["speaker_name"] == "Colin Nash"
    names = "start end pieces cue cue_span speaker speaker_span role how confidence kind direct"
    assert set(names.split()) <= set(row)


def test_documents_in_any_number() -> None:
    """Nothing, one empty article and several give as many quotations as they hold."""
    empty: tuple[Document, ...] = ()
    assert find(empty) == ()
    assert find((document("", "en"),)) == ()
    assert len(find(tuple(document(LEAD + '"We go," Nash said.', "en", n) for n in "abc"))) == 3
