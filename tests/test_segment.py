"""Sentences: right boundaries in several languages, and exact offsets whatever comes in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import segment as segmentation
from briefing.model import Block, Source
from briefing.segment import segment, split

CASES = [
    ("en", "Mr. Rama met Gen. Smith at 3 p.m. | He left on Jan. 5."),
    ("en", "\u201cWill he go?\u201d asked Ana. | \u201cNo,\u201d she said."),
    ("en", "\u201cIt is so. We know it,\u201d he said. | Nobody spoke."),
    ("en", "The talks go on\u2026 | They may fail."),
    ("en", "\u201cIt is bad,\u201d J.R. Orr, the chairman, said. | K.C. Lee left."),
    ("en", "He met J.D. Cole in the U.S. | He left."),
    (
        "en",
        "He met H.R. McLee of the staff. | Ana Orr (D-Calif.), a member, left (via Hello! Town).",
    ),
    ("en", "It was told in court (Colo. App. 1998) that he lied. | It was sold (in May)."),
    ("en", "He went to the U.S. in 2021. | The firm (see p. 12) paid $3.5 million."),
    ("de", "Er kam am 3. Oktober nach Bonn. | Dr. Weber blieb z. B. zu Hause."),
    ("hr", "Ona je 12. svibnja otišla. | \u201eTo je dobro. Idemo,\u201c rekao je."),
    ("sr", "Он је отишао у град. | Нико га није видео."),
    ("el", "Τι θα γίνει; | Κανείς δεν ξέρει."),
    ("fr", "\u00ab Nous irons. Demain \u00bb, a dit M. Martin. | Rien ne bouge."),
    (
        "fr",
        "Il est venu. | \u00ab Nous restons. Nous irons \u00bb, a-t-il dit. | \u00ab Non ! \u00bb",
    ),
    ("tr", "Bakan 12. toplantıda konuştu. | Kimse yanıt vermedi."),
]


@pytest.mark.parametrize(("code", "marked"), CASES)
def test_boundaries(code: str, marked: str) -> None:
    """A sentence ends where a reader would end it, in each language."""
    wanted = marked.split(" | ")
    text = " ".join(wanted)
    assert [text[start:end] for start, end in split(text, code)] == wanted


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The bridge closed last year.Since then ferries run.", 2),
        ("\u201cWe stay at home!\u201dAfter the vote she left.", 2),
        ("He lives in New York.The town is large.", 2),
        ("(They left in 2010.)The current crew stays.", 2),
        ("The firm Alpha.Beta was sold.", 1),
        ("A friend told WEEKLY.Orr, 43, left the town.", 2),
        ("See www.quay.example.Read there.", 1),
        ("The U.S.Army left the town.", 1),
    ],
)
def test_a_missing_space_parts_sentences(text: str, sentences: int) -> None:
    """Pages that lost the space behind a full stop are split there; names and addresses not."""
    spans = split(text, "en")
    assert len(spans) == sentences
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(
        " ", ""
    )


def _segmented(text: str, *blocks: Block) -> list[str]:
    return [s.text for s in segment(Source("a", "a.txt", text, ""), blocks, "en")]


def test_sentences_never_cross_blocks_and_keep_line_ends() -> None:
    """A wrapped sentence keeps its line end; a heading's block gives no sentence."""
    text = "A heading\n\nThe talks went on\nuntil noon. They failed.\n"
    blocks = (
        Block(0, 9, "heading"),
        Block(11, 53, "body", spans=((11, 28), (29, 53))),
    )
    assert _segmented(text, *blocks) == ["The talks went on\nuntil noon.", "They failed."]


def test_a_column_beside_the_text_never_enters_a_sentence() -> None:
    """Lines of one block with other text between them give separate sentences."""
    text = "MENU   The talks went\nHOME   on until noon."
    block = Block(7, 43, "body", spans=((7, 21), (29, 43)))
    assert _segmented(text, block) == ["The talks went", "on until noon."]


@pytest.mark.parametrize("mark", ["- ", "* ", "\u2022 ", "## ", "\u25aa\u00a0"])
def test_a_list_mark_is_no_part_of_the_sentence(mark: str) -> None:
    """What a saved page prints before a list's entries never reaches the brief."""
    text = f"{mark}The mission took two soldiers to Bonn. It ends on Friday."
    block = Block(0, len(text), "body", "", 1.0)
    assert _segmented(text, block) == [
        "The mission took two soldiers to Bonn.",
        "It ends on Friday.",
    ]


@pytest.mark.parametrize(
    "text", ["-5 degrees were measured.", "#Bonn is quiet.", "\u2013 Go, he said."]
)
def test_signs_and_the_dash_of_speech_stay(text: str) -> None:
    """A minus, a hash tag and a dash that opens speech belong to the sentence."""
    assert _segmented(text, Block(0, len(text), "body", "", 1.0)) == [text]


@pytest.mark.parametrize(
    ("dateline", "report"),
    [
        ("Meadow Lake, Saskatchewan - ", "The council of the town gave too much."),
        ("Saturday, March 26, 2005 ", "Four times more women than men lost a house."),
        ("Úterý, 18. ledna 2005. ", "Prostřednictvím televize se vybralo mnoho."),
        ("OSLO, Norway (AP) \u2014 ", "The ministers met for two days."),
        ("BELGRADE, Oct 11 (Reuters) - ", "The ministers met for two days."),
        ("Beograd, 11. oktobar (Tanjug) - ", "Ministri su razgovarali dva dana."),
        ("Berlin (dpa) - ", "Die Minister sprachen zwei Tage lang."),
        ("Berlin/Bonn (dpa/afp) - ", "Die Minister sprachen zwei Tage lang."),
        ("Paris, 3 février 2025 (AFP) - ", "Les ministres ont parlé deux jours."),
        ("БЕОГРАД \u2013 ", "Министри су разговарали два дана."),
        ("Oct. 25 -- ", "The ministers met for two days."),
        ("OSLO \u2015 ", "The ministers met for two days."),
        ("May 5, 2012 \u2013 ", "The ministers met for two days."),
        ("(CNN) ", "The ministers met for two days."),
        ("Kabul, Afghanistan (CNN) ", "The ministers met for two days."),
        ("Oslo (AP) ", "The ministers met for two days."),
        ("", "The Norwegian Council (NC) Chairman met them for two days."),
        ("By By Ana Lee Oct 31, 2015 in World ", "The ministers met for two days."),
        ("….", "The ministers met for two days."),
        ("Skip in Skip x Embed x Share ", "The ministers met for two days."),
        ("Oslo \u2013 ", "The ministers met for two days."),
        ("Paris \u2014 ", "The ministers met for two days."),
        ("", "Orr \u2013 The minister of the town met them for two days."),
        ("Los Angeles: ", "The police of the town met for two days."),
        ("CLOSE ", "Hundreds of children met for two days."),
        ("BREAKING NEWS: ", "The ministers met for two days."),
        ("THE DAY'S NEWS | ", "Rep. Ana Bell met them for two days."),
        ("", "May 5 was the day on which they met for two days."),
        ("", "Sens. Ana Bell and Tom Orr met them for two days."),
        ("", "Orr: The ministers of the town met for two days."),
        ("", "NATO Secretary General Ana Bell met them for two days."),
        ("", "NATO \u2014 the alliance \u2014 met for two days."),
        ("", "REP. ANA BELL (R-IN): The ministers met for two days."),
        ("", "Ana Bell (CDU) \u2013 The ministers met her for two days."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str, report: str) -> None:
    """A report's first sentence begins after place and agency; a speaker's name stays."""
    text = dateline + report
    assert _segmented(text, Block(0, len(text), "body")) == [report]


@given(st.text(alphabet='ab .?!"\u201c\u201d\u00ab\u00bb\u2026;\n', max_size=200))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    """No character but white space is lost, and no two sentences overlap."""
    spans = split(text, "en")
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_a_type_number_ends_a_sentence_and_a_day_does_not() -> None:
    """Where ordinals take a full stop, a function word with a capital opens a sentence."""
    text = "Es war eine Maschine des Typs DC-9. An Bord waren am 3. Oktober 103 Menschen."
    assert [text[start:end] for start, end in split(text, "de")] == [
        "Es war eine Maschine des Typs DC-9.",
        "An Bord waren am 3. Oktober 103 Menschen.",
    ]


@given(st.lists(st.sampled_from(["The", "mayor", "Mr.", "left.", "J.D.", '"Is', 'so?"', "3.5"])))
def test_windows_change_nothing(words: list[str]) -> None:
    """A text that Punkt reads in windows has the sentences that it has at once."""
    text = " ".join(["He came to the town."] * 3 + words)
    whole = split(text, "en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segmentation, "WINDOW", 4 * max(end - start for start, end in whole))
        assert split(text, "en") == whole


def test_a_long_line_without_an_end_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no window ends is not cut by one."""
    monkeypatch.setattr(segmentation, "WINDOW", 50)
    endless = "word " * 100
    assert split(endless, "en") == [(0, len(endless) - 1)]
    text = f"{endless}end. Then he left."
    assert [text[start:end] for start, end in split(text, "en")][1:] == ["Then he left."]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "„Mit wem soll er reden?“, fragte Jan Voss."),
        ("de", "»Das ist genug!«, rief Jan Voss."),
        ("de", "„Das ist genug!“ rief Jan Voss."),
        ("sr", "„S kim da razgovara?“, upitao je Petar Ilić."),
        ("hr", '"S kim će razgovarati?", upitao je Petar Ilić.'),
        ("sq", "“Me kë do të flasë?”, pyeti Arben Hoxha."),
        ("tr", '"Kiminle konuşacak?", diye sordu Ayşe Demir.'),
        ("mk", "„Со кого да зборува?“, праша Петар Илиевски."),
    ],
)
def test_a_tag_behind_a_question_belongs_to_it(code: str, text: str) -> None:
    """A sentence goes on behind a closing mark with a comma or a small letter."""
    following = " Er ging."
    assert split(text + following, code)[0] == (0, len(text))


def test_brackets_and_a_comma_end_nothing() -> None:
    """A full stop inside brackets ends no sentence that goes on behind them."""
    text = "Hannah Orr (R-N.C.), a member of the board, left."
    assert split(text, "en") == [(0, len(text))]
