"""Cleaning: the article and nothing but the article, whatever the page looked like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.clean import clean, shared_lines, stub
from briefing.model import KINDS, LABELS, Source
from briefing.pipeline import parse

PARAGRAPHS = (
    "The town council of Velmar voted on Tuesday to rebuild the old stone bridge, which a flood "
    "had carried away in the spring, and to close the road beside it until the work is done.",
    "The mayor, Ana Petrova, said that the council had waited long enough for money from the "
    "capital, and that the town would borrow what it needs from the regional bank.",
    "Engineers who looked at the pillars in the summer found that two of the five can be used "
    "again, while the other three have to be cut down to the rock and built anew.",
    "Shopkeepers along the river fear that the closed road will keep their customers away for "
    "most of the year, and they have asked the council for a lower rent until it opens.",
)
MENU = (
    "Skip to content\nHome\nNews\nSport\nCulture\nOpinion\nSubscribe\nLog in\nSearch\n"
    "Weather\nTraffic\nJobs\n"
)
FOOT = (
    "Share\nFacebook\nTwitter\nWhatsApp\nRelated articles\nTen bridges to see before winter\n"
    "March 3, 2031\nWhy stone lasts longer than steel\nMarch 2, 2031\nA day on the river\n"
    "March 1, 2031\nLeave a comment\nYour email address will not be published\n"
    "Privacy policy\nTerms of use\n© 2031 Velmar Courier. All rights reserved.\n"
)
PAGE = (
    f"{MENU}Velmar Courier > News > Town > Council votes to rebuild the stone bridge\n"
    "Council votes to rebuild the stone bridge\nBy Jana Novak\nUpdated: March 4, 2031\n"
    f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\nThree new pillars\n{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}\n{FOOT}"
)


def _source(text: str, name: str = "page") -> Source:
    return Source(name, f"{name}.txt", text, "")


def _laid_out(text: str) -> str:
    return "\n".join(
        f"    \u2022 {line}" if len(line) < 60 else f"\n  {line}\n" for line in text.splitlines()
    )


def _wrapped(text: str, width: int = 80) -> str:
    lines = []
    for line in text.splitlines():
        row = ""
        for word in line.split():
            if row and len(row) + 1 + len(word) > width:
                lines.append(row)
                row = word
            else:
                row = f"{row} {word}".strip()
        lines += [row, ""] if len(line) > width else [row]
    return "\n".join(lines)


@pytest.mark.parametrize("way", ["blocks", "layout", "wrapped"])
def test_the_article_is_kept_and_the_furniture_dropped(way: str) -> None:
    """However the page was saved, all paragraphs stay and no menu or teaser does."""
    text = {"blocks": PAGE, "layout": _laid_out(PAGE), "wrapped": _wrapped(PAGE)}[way]
    body = " ".join(parse(_source(text)).body.split())
    assert all(paragraph in body for paragraph in PARAGRAPHS)
    for word in ("Skip to", "Weather", "Ten bridges", "WhatsApp", "All rights", "comment"):
        assert word not in body


def test_title_publisher_author_and_date() -> None:
    """The page's own data is found where the page gives it, not in the sidebar."""
    page = parse(_source(PAGE)).metadata
    assert page.title is not None
    assert page.title.text == "Council votes to rebuild the stone bridge"
    assert page.publisher is not None
    assert page.publisher.text == "Velmar Courier"
    assert page.author is not None
    assert page.author.text == "Jana Novak"
    assert page.updated == "2031-03-04"


@pytest.mark.parametrize(
    ("crumb", "holder", "publisher"),
    [
        ("News > Town >", "Velmar Courier", "Velmar Courier"),
        ("News > Town >", "St. Velmar Post-Courier", "St. Velmar Post-Courier"),
        ("News > Town >", "Courier L.P.", "Courier L.P."),
        ("News > Town >", "V! Town & River", "V! Town & River"),
        ("News > Town >", "Velmar.com", "Velmar.com"),
        ("News > Town >", "Center for River Safety", "Center for River Safety"),
        ("News > Town >", "The Velmar Post powered by Typesetter", "The Velmar Post"),
        ("News > Town >", "Jana Novak \u2219 Privacy \u2219 Terms of the site", "Jana Novak"),
    ],
)
def test_a_section_is_no_publisher(crumb: str, holder: str, publisher: str) -> None:
    """The path may begin with a section; then the copyright line names the site, with its stops."""
    text = PAGE.replace("Velmar Courier > News > Town >", crumb).replace("Velmar Courier", holder)
    page = parse(_source(text)).metadata
    assert page.publisher is not None
    assert page.publisher.text == publisher


@pytest.mark.parametrize("holder", ["Courier WordPress Theme", "All rights reserved", "News"])
def test_no_publisher_is_better_than_a_wrong_one(holder: str) -> None:
    """What a site is made with, and a section of it, are no publishers."""
    text = PAGE.replace("Velmar Courier > News > Town >", "News > Town >")
    page = parse(_source(text.replace("Velmar Courier", holder))).metadata
    assert page.publisher is None


@pytest.mark.parametrize(
    "head",
    [
        "Title: Bridge to be rebuilt\nSource: Velmar Courier\nDate: 2031-03-04\n\n",
        '---\ntitle: "Bridge to be rebuilt"\npublisher: Velmar Courier\ndate: 2031-03-04\n---\n\n',
        "Naslov: Bridge to be rebuilt\nIzvor: Velmar Courier\nDatum: 4. mart 2031.\n\n",
        "---\ntitle: Bridge to be rebuilt\nsite_name: Velmar Courier\npublished_at: 2031-03-04\n"
        "tags:\n  - bridges\n---\n\n",
    ],
)
def test_front_matter_wins(head: str) -> None:
    """Header lines and YAML give the data, and never enter the article."""
    document = parse(_source(head + "\n".join(PARAGRAPHS)))
    page = document.metadata
    assert page.title is not None
    assert page.title.text == "Bridge to be rebuilt"
    assert page.publisher is not None
    assert page.publisher.text == "Velmar Courier"
    assert page.published == "2031-03-04"
    assert "Title" not in document.body
    assert "title" not in document.body


def test_a_clean_article_is_kept_whole() -> None:
    """A text without furniture loses no word."""
    text = "\n\n".join(PARAGRAPHS)
    assert parse(_source(text)).body.split() == text.split()


def test_a_label_that_announces_nothing_is_dropped() -> None:
    """A short last line ending in a colon points at something that the text does not hold."""
    document = parse(_source("\n".join(PARAGRAPHS) + "\nSee the pictures:"))
    assert "pictures" not in document.body


def test_table_of_contents_run_together_is_dropped() -> None:
    """The headings set as one line before the article are no sentence of it."""
    text = PAGE.replace(
        f"{PARAGRAPHS[0]}\n",
        f"{PARAGRAPHS[0]}\nThree new pillarsWhat it costs\n",
    ).replace(f"{PARAGRAPHS[3]}\n", f"What it costs\n{PARAGRAPHS[3]}\n")
    assert "pillarsWhat" not in parse(_source(text)).body


def test_lines_that_two_pages_share_are_furniture() -> None:
    """A short line that stands in two sources of a run is labelled as repeated."""
    other = PAGE.replace("bridge", "harbour")
    shared = shared_lines((_source(PAGE, "a"), _source(other, "b")))
    assert "weather" in shared
    assert PARAGRAPHS[0].casefold()[:200] not in shared
    blocks, _ = clean(_source(PAGE, "a"), shared=shared)
    assert any(block.kind == "repeated" for block in blocks)


def test_a_pay_wall_is_no_article() -> None:
    """A teaser behind a subscription box is reported, not summarised."""
    text = (
        MENU
        + "Bridge to be rebuilt\nThe town council voted to rebuild the bridge.\n"
        + ("Subscribe to continue reading\nAlready a subscriber? Log in\nBecome a member\n" + FOOT)
    )
    source = _source(text)
    assert stub(source, clean(source)[0])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_labelled_spans(text: str) -> None:
    """Whatever comes in, blocks lie inside the text, in order, and carry known labels."""
    blocks, _ = clean(_source(text))
    assert [b.start for b in blocks] == sorted(b.start for b in blocks)
    for block in blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert block.label in LABELS
        assert (block.kind in KINDS) == (block.label == "boilerplate")
        assert all(block.start <= a < b <= block.end for a, b in block.spans)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 2_000_000,
        "word\n" * 100_000,
        "\f\r\n\r\u2028" * 20_000,
        "\u202eabc \u05d0\u05d1\n" * 5_000,
        "(\u201c[{\u00ab" * 50_000,
        "Heading Without An End\n" * 1_000,
    ],
)
def test_hostile_pages_are_labelled(text: str) -> None:
    """Long lines, endless short ones and unbalanced marks are blocks of the text like any other."""
    blocks, _ = clean(_source(text))
    held = "".join(text[start:end] for block in blocks for start, end in block.spans)
    assert "".join(held.split()) == "".join(text.split())
    assert {block.label for block in blocks} <= set(LABELS)


def test_a_plain_article_gives_its_headline_and_its_day() -> None:
    """Lines of their own above the first paragraph name a text without furniture, and stay."""
    story = (
        "Harbour of Bergen closed after storm\n\nSaturday 27 February 2010\n\n"
        "The harbour of Bergen was closed on Friday after a storm had torn away two cranes.\n\n"
        "The port authority said that ships would have to wait outside for at least three days.\n"
    )
    blocks, data = clean(Source("a", "a.txt", story, ""))
    assert data.title and data.title.text == "Harbour of Bergen closed after storm"
    assert data.published == "2010-02-27"
    assert [block.label for block in blocks] == ["heading", "heading", "body", "body"]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("Bergen, 27. februar 2010 (NTB) - ", "2010-02-27"),
        ("BERGEN, 27 Feb 2010 (NTB) \u2013 ", "2010-02-27"),
        ("By Ana Lee Feb. 27, 2010 in World ", "2010-02-27"),
        ("The notice was first published on 27 February 2010 and came again. ", "2010-02-27"),
        ("BERGEN (NTB) - On 27 February 2010 ", ""),
        ("In Bergen, 27 February 2010 is a day to remember: ", ""),
    ],
)
def test_a_dateline_gives_the_day(dateline: str, day: str) -> None:
    """Place, day and agency before the first sentence date an article; a day inside it does not."""
    story = (
        f"Harbour closed\n\n{dateline}The harbour of Bergen was closed on Friday after a storm "
        "had torn away two cranes.\n\nThe port authority said that ships would have to wait "
        "outside for at least three days.\n"
    )
    assert clean(Source("a", "a.txt", story, ""))[1].published == day


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright Reuters Image caption Cranes lie across the quay in Bergen",
        "Two cranes of Bergen's harbour lie across the quay after a storm. (Associated Press)",
        "(Harbour of Bergen Port Authority)",
        "CLOSE Two cranes lie across the quay of Bergen's harbour after a storm VELMAR TODAY",
        "Follow the Harbour of Bergen: Facebook | Twitter",
    ],
)
def test_a_caption_is_no_headline(line: str) -> None:
    """What opens a plain text below a picture does not name it."""
    story = (
        f"{line}\n\n"
        "The harbour of Bergen was closed on Friday after a storm had torn away two cranes.\n"
    )
    assert clean(Source("a", "a.txt", story, ""))[1].title is None


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Jana Novak and Ivo Lam", "Jana Novak"),
        ("Piše: Jana Novak", "Jana Novak"),
        ("Пише: Јана Новак", "Јана Новак"),
        ("Nga Arta Hoxha", "Arta Hoxha"),
        ("Yazan: Ayşe Demir", "Ayşe Demir"),
        ("Γράφει ο Νίκος Δήμου", "Νίκος Δήμου"),
        ("Von Jana Novak", "Jana Novak"),
        ("Par Jeanne Petit", "Jeanne Petit"),
        ("By the river", ""),
    ],
)
def test_bylines_in_many_languages(byline: str, name: str) -> None:
    """The name after a byline's word is the author; other words after it are not."""
    author = parse(_source(PAGE.replace("By Jana Novak", byline))).metadata.author
    assert (author.text if author else "") == name


def test_a_list_mark_may_stand_far_from_its_line() -> None:
    """White space after a list mark does not part it from its text, as it parts columns."""
    text = "\u2022    The first of all\n\u2022 The second\nLeft column      Right column\n"
    blocks, _ = clean(_source(text))
    found = [text[block.start : block.end] for block in blocks]
    assert found == ["The first of all", "The second", "Left column", "Right column"]
