"""Posts of social networks that a page shows: they are their authors' words, not the article's."""

from __future__ import annotations

import pytest

from briefing import build_brief, parse
from briefing.analyse.quotes import find
from briefing.model import Document, Quote, Source
from briefing.posts import signature
from briefing.render import render

BEFORE = (
    "The council of Velmar voted on Monday to close the old harbour for the winter, after two "
    "storms had damaged its northern wall.",
    "Senator Hannah Orr, who represents the port in the capital, attacked the vote at once and "
    "asked the government to step in.",
)
SAID = "The harbour has fed this town for ninety years. Closing it now is an act of cowardice."
BEHIND = (
    "The mayor, Colin Nash, told the council that repairs would cost nine million and that the "
    "harbour would open again in spring.",
    "Fishing boats will use the harbour of Lund until then, the council's engineers said, and "
    "the ferries will not run.",
)


def _text(*lines: str) -> Document:
    return parse(Source("page", "page.txt", "\n\n".join(lines) + "\n", "0" * 64))


def _page(*lines: str) -> Document:
    return _text(*BEFORE, *lines, *BEHIND)


def _posted(*lines: str) -> list[Quote]:
    return [quote for quote in find((_page(*lines),)) if quote.kind == "post"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We go. \u2014 Hannah Orr (@hannah_orr) May 4, 2026", "Hannah Orr"),
        ("\u2014 Sen. Hannah Orr\U0001f6a2 (@orr) December 20, 2025", "Sen. Hannah Orr"),
        ("Wir gehen. \u2014 Anna Berger (@berger) 18. Februar 2026", "Anna Berger"),
        ("On part. \u2014 Anne Petit (@petit) 18 f\u00e9vrier 2026", "Anne Petit"),
        ("Gidiyoruz. \u2014 Ay\u015fe Demir (@demir) 18 \u015eubat 2026", "Ay\u015fe Demir"),
        ("We go. -- Hannah Orr (@orr.example.org) May 4, 2026 at 5:03 PM", "Hannah Orr"),
        ("We go. \u2014 Hannah Orr (@orr@social.example)", "Hannah Orr"),
        ("We go. \u2014 S - Lund FC (@lundfc) May 4, 2026", "S - Lund FC"),
    ],
)
def test_a_signature_is_known_in_every_language(text: str, name: str) -> None:
    """The account in brackets shows it, whatever the language of the date behind it."""
    found = signature(text)
    assert found is not None
    assert text[found.start : found.end] == name
    assert text[: found.said] in ("", text.partition(" \u2014")[0].partition(" --")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Hannah Orr (@hannah_orr) wrote on Monday that the harbour would close.",
        "The senator \u2014 Hannah Orr (@hannah_orr) \u2014 said that it would close.",
        "We go. \u2014 Hannah Orr (@hannah_orr) said that on the day after the vote",
        "Follow the author \u2014 on the network (@news)! Then read on",
        "\u2014 \U0001f6a2 (@orr) May 4, 2026",
        "(@",
    ],
)
def test_what_only_names_an_account_is_no_signature(text: str) -> None:
    """An account may be named in any sentence."""
    assert signature(text) is None


@pytest.mark.parametrize(
    "lines",
    [
        (f"{SAID} \u2014 Sen. Hannah Orr (@hannah_orr) May 4, 2026",),
        (SAID, "\u2014 Hannah Orr (@hannah_orr) May 4, 2026"),
        (
            f"{SAID} https://t.co/qGtB0ppp7e pic.twitter.com/E6HvF8Y4BX",
            "\u2014 Hannah R. Orr (@hannah_orr) May 4, 2026",
        ),
        (f"    {SAID}", "    \u2014 Hannah Orr (@hannah_orr) May 4, 2026"),
    ],
)
def test_a_post_is_a_quotation_of_whom_its_signature_names(lines: tuple[str, ...]) -> None:
    """Its words end before the links, and no sentence of the article is made of them."""
    page = _page(*lines)
    (quote,) = [quote for quote in find((page,)) if quote.kind == "post"]
    assert " ".join(quote.text.split()) == " ".join(SAID.split())
    assert page.source.text[quote.start : quote.end] == quote.text
    assert (quote.speaker_name, quote.role) == ("Hannah Orr", "Senator")
    assert (quote.direct, quote.attributed, quote.verbatim) == (False, True, True)
    assert "cowardice" not in page.body


def test_a_post_of_several_lines_is_found_as_far_as_it_is_told_from_the_article() -> None:
    """What speaks of "we" or stands indented like the signature is the post's, not what is not."""
    signed = "\u2014 Hannah Orr (@hannah_orr) May 4, 2026"
    told = [quote.text for quote in _posted("We will not give up.", "Never. #harbour", signed)]
    assert told == ["We will not give up.", "Never. #harbour"]
    told = [quote.text for quote in _posted("The wall stood firm.", "It is a lie.", signed)]
    assert told == ["It is a lie."]
    indented = ("    The wall stood firm.", "    It is a lie.", f"    {signed}")
    told = [quote.text for quote in _posted(*indented)]
    assert told == ["The wall stood firm.", "It is a lie."]


def test_whom_the_article_does_not_know_is_not_printed() -> None:
    """Anybody has an account: the name of a stranger is shown as a doubt."""
    (quote,) = _posted(f"{SAID} \u2014 Angry Gull (@gull) May 4, 2026")
    assert (quote.speaker_name, quote.attributed, quote.notable) == ("Angry Gull", False, 0.0)


def test_one_of_the_same_surname_is_somebody_else() -> None:
    """A signature is that of a person when the whole name is in it, or a title and the surname."""
    (quote,) = _posted(f"{SAID} \u2014 Peter Orr (@peter) May 4, 2026")
    assert (quote.speaker_name, quote.attributed) == ("Peter Orr", False)
    (quote,) = _posted(f"{SAID} \u2014 Senator Orr (@orr) May 4, 2026")
    assert (quote.speaker_name, quote.attributed) == ("Hannah Orr", True)


def test_a_post_is_printed_as_its_authors_and_never_as_a_fact() -> None:
    """It may stand among the quotations, with its speaker; the article's sentences stay."""
    page = _page(f"{SAID} \u2014 Hannah Orr (@hannah_orr) May 4, 2026")
    brief = build_brief([page])
    printed = str(render(brief, "md"))
    assert f"\u201c{SAID}\u201d \u2013 Hannah Orr, Senator" in printed
    facts = [
        item.text for section in brief.sections for item in section.items if not item.quotation
    ]
    assert BEFORE[1] in facts, "the sentence before a post has a place of its own"
    assert not [text for text in facts if "cowardice" in text]


def test_a_text_of_posts_alone_is_told_by_them() -> None:
    """There is nothing else in it: they are kept, and are their authors' words."""
    posts = [f"{text} \u2014 Hannah Orr (@hannah_orr) May 4, 2026" for text in BEFORE]
    page = _text(*posts)
    assert [sentence.text[:11] for sentence in page.sentences][:1] == ["The council"]
    assert [quote.text for quote in find((page,)) if quote.kind == "post"] == [*BEFORE]


def test_posts_in_a_column_far_below_are_furniture() -> None:
    """A page's own feed is no part of the article."""
    feed = ["Menu", "Home", "Contact", "About us", "Our feed"]
    feed += ["Buy our paper today! \u2014 The Velmar Post (@velmarpost) May 4, 2026"]
    page = _text(*BEFORE, *BEHIND, *feed)
    assert not [block for block in page.blocks if block.label == "post"]
    assert not [quote for quote in find((page,)) if quote.kind == "post"]


@pytest.mark.parametrize(
    "frame",
    [
        ("View this post on Instagram", "A post shared by Hannah Orr (@hannahorr)"),
        ("Sieh dir diesen Beitrag auf Instagram an", "Ein Beitrag geteilt von Anna Orr (@orr)"),
        ("Voir cette publication sur Instagram", "Une publication partag\u00e9e par A. Orr (@orr)"),
        ("Pogledajte ovu objavu na Instagramu.", "Objavu dijeli Ana Orr (@orr)"),
        (
            "Bu g\u00f6nderiyi Instagram'da g\u00f6r",
            "Ana Orr (@orr)'in payla\u015ft\u0131\u011f\u0131 bir g\u00f6nderi",
        ),
    ],
)
def test_the_frame_of_a_post_is_no_part_of_the_article(frame: tuple[str, str]) -> None:
    """Where the post itself is a picture only the network's own words are left."""
    page = _page(*frame)
    assert "Instagram" not in page.body
    assert "(@" not in page.body
    assert all(sentence in page.body for sentence in (*BEFORE, *BEHIND))
    assert not [quote for quote in find((page,)) if quote.kind == "post"]


def test_an_account_in_a_sentence_stays() -> None:
    """Only lines that are none are frames."""
    line = "The senator, Hannah Orr (@hannah_orr), left the hall."
    assert line in _page(line).body
