"""Cleaning whole pages: in ten languages, and with what pages put inside and after articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from saved import WAYS, saved

from briefing.language import family
from briefing.model import Document, Source
from briefing.pipeline import parse

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
HEADER = "Skip to content\nHome\nNews\nSport\nCulture\nOpinion\nSubscribe\nLog in\nSearch\n"
FOOTER = (
    "Share\nFacebook\nTwitter\nRelated articles\nTen bridges to see before winter\nMarch 3, 2031\n"
    "Why stone lasts longer than steel\nMarch 2, 2031\nPrivacy policy\nTerms of use\n"
    "© 2031 Velmar Courier. All rights reserved.\n"
)
ARTICLE = (
    "The town council of Velmar voted on Tuesday to rebuild the old stone bridge, which a flood "
    "had carried away in the spring, and to close the road beside it until the work is done.",
    "The mayor, Ana Petrova, said that the council had waited long enough for money from the "
    "capital, and that the town would borrow what it needs from the regional bank.",
    "Engineers who looked at the pillars in the summer found that two of the five can be used "
    "again, while the other three have to be cut down to the rock and built anew.",
    "Shopkeepers along the river fear that the closed road will keep their customers away for "
    "most of the year, and they have asked the council for a lower rent until it opens.",
    "“This is not only a bridge, it is the only way for children to get to school,” Marko Jovic, "
    "a teacher, told the meeting, which lasted for nearly five hours.",
)


def _page(*inside: str, before: str = "", after: str = "") -> str:
    """Return a page with lines after its third paragraph, before and after the article."""
    lines = [*ARTICLE[:3], *inside, *ARTICLE[3:]]
    top = f"{HEADER}Council votes to rebuild the stone bridge\nBy Jana Novak\nMarch 4, 2031\n"
    return f"{top}{before}" + "\n".join(lines) + f"\n{after}{FOOTER}"


def _document(text: str) -> Document:
    return parse(Source("page", "page.txt", text, ""))


def _lost(article: tuple[str, ...] | list[str], document: Document) -> list[str]:
    body = " ".join(document.body.split())
    return [line for line in article if " ".join(line.split()) not in body]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_of_many_languages_come_through(path: Path, way: str) -> None:
    """Every paragraph of the article stays and no line of furniture, in any language and way."""
    top, article, bottom = path.read_text("utf-8").split("=====\n")
    document = _document(saved(top + article + bottom, way))
    assert not _lost(article.splitlines(), document)
    kept = {" ".join(paragraph.split()) for paragraph in document.body.split("\n\n")}
    assert not kept & set((top + bottom).splitlines())
    assert family(document.language) == family(path.stem.partition("-")[0])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "inside",
    [
        ("Read more: Why the flood came in spring",),
        ("Sign up for our newsletter", "Enter your email address", "Subscribe"),
        ("Advertisement", "Article continues after this advertisement"),
        ("The old bridge in 2029. Photo: Ivan Ilic/Velmar Courier",),
        ("Share this article", "Facebook", "Twitter", "Copy link"),
    ],
    ids=["read more", "newsletter", "advertisement", "caption", "share"],
)
def test_boxes_inside_an_article_are_dropped(inside: tuple[str, ...], way: str) -> None:
    """What a page puts between two paragraphs goes, and both paragraphs stay."""
    document = _document(saved(_page(*inside), way))
    assert not _lost(ARTICLE, document)
    assert len(_lost(inside, document)) == len(inside)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "after",
    [
        "Comments (3)\nstonefan\n2 hours ago\nAt last! I walked there every day.\nReply\nriverman\n"
        "3 hours ago\nAnd who is going to pay for all that?\nReply\nLog in to leave a comment\n",
        "About the author\nJana Novak is a staff writer who covers the town for the Courier. "
        "Follow her on Twitter.\n",
        "Support us\nJoin the readers who make our journalism possible with a small gift "
        "every month.\nDonate now\n",
    ],
    ids=["comments", "author", "appeal"],
)
def test_what_follows_an_article_is_dropped(after: str, way: str) -> None:
    """Comment threads, lives of authors and appeals are no part of the article."""
    document = _document(saved(_page(after=after), way))
    assert not _lost(ARTICLE, document)
    lines = [line for line in after.splitlines() if len(line) > 30]
    assert _lost(lines, document) == lines


def test_a_cookie_wall_is_dropped() -> None:
    """The question about cookies before an article is no part of it."""
    wall = (
        "We value your privacy\nWe and our partners store and access information on a device, such "
        "as cookies, and process personal data for personalised ads and content.\nAccept all\n"
        "Reject all\nManage preferences\n"
    )
    document = _document(wall + _page())
    assert not _lost(ARTICLE, document)
    assert "cookies" not in document.body


def test_a_cookie_wall_alone_is_a_stub() -> None:
    """A page that only asks about cookies is reported as such."""
    wall = (
        "We value your privacy\nWe and our partners store and access information on a device, such "
        "as cookies, and process personal data for personalised ads and content.\nAccept all\n"
        "Cookie settings\nPrivacy policy\n"
    )
    assert "cookies" in _document(wall).stub or "no article" in _document(wall).stub


def test_headings_inside_an_article_stay() -> None:
    """A heading between paragraphs is kept and labelled as one."""
    document = _document(_page("Three pillars to rebuild"))
    labels = {document.block_text(block): block.label for block in document.blocks}
    assert labels["Three pillars to rebuild"] == "heading"


@pytest.mark.parametrize("closing", ["''", "\u201c", "'", ".)", " \u00bb"])
def test_a_short_sentence_with_a_closing_mark_is_no_heading(closing: str) -> None:
    """However a quotation or bracket closes, what it closes on is a sentence's end."""
    line = f"The mayor is ready for it.{closing}"
    document = _document(_page(line))
    labels = {document.block_text(block): block.label for block in document.blocks}
    assert labels[line] == "body"


@pytest.mark.parametrize(
    ("notice", "gone"),
    [
        ("We're sorry, but this page is not available. Try the search at the top.", True),
        ("Seite nicht gefunden. Die gesuchte Adresse gibt es nicht mehr.", True),
        ("The council said that the page of its history is turned for good.", False),
    ],
)
def test_the_notice_of_a_missing_page_is_a_stub(notice: str, gone: bool) -> None:
    """What a site says in place of an article is no source."""
    assert bool(_document(f"{notice}\n").stub) is gone


def test_lines_around_an_article_say_what_they_are() -> None:
    """Title, byline and date are labelled, and furniture carries its kind."""
    document = _document(_page("The old bridge in 2029. Photo: Ivan Ilic/Velmar Courier"))
    found = {document.block_text(b): (b.label, b.kind) for b in document.blocks}
    assert found["Council votes to rebuild the stone bridge"] == ("title", "")
    assert found["By Jana Novak"] == ("byline", "")
    assert found["March 4, 2031"] == ("date", "")
    assert found["The old bridge in 2029. Photo: Ivan Ilic/Velmar Courier"][0] == "caption"
    assert found["Privacy policy"] == ("boilerplate", "legal")
    assert found["Facebook"] == ("boilerplate", "share")
    assert found["Subscribe"] == ("boilerplate", "subscription")
    assert found["Home"] == ("boilerplate", "navigation")
    assert found["Related articles"] == ("boilerplate", "related")


@pytest.mark.parametrize(
    "teaser",
    [
        "The town council voted to rebuild the bridge.\nSubscribe to continue reading\n"
        "Already a subscriber? Log in\n",
        "To continue reading, create a free account\nSign up\n",
        "",
    ],
    ids=["pay wall", "account", "nothing"],
)
def test_a_page_without_an_article_is_a_stub(teaser: str) -> None:
    """A pay wall's teaser and a page of menus are reported as what they are."""
    text = f"{HEADER}Council votes to rebuild the stone bridge\n{teaser}{FOOTER}"
    assert _document(text).stub


@pytest.mark.parametrize(
    "line",
    [
        "Council votes to rebuild the stone bridge | Velmar Courier",
        "Velmar Courier > News > Town > Council votes to rebuild the stone bridge",
        "Live updates Council votes to rebuild the stone bridge",
    ],
    ids=["title and site", "breadcrumb", "kicker"],
)
def test_a_title_stands_alone(line: str) -> None:
    """Where the headline stands only beside the site's name, path or label, it is cut out."""
    text = f"{HEADER}{line}\n" + "\n".join(ARTICLE) + f"\n{FOOTER}"
    page = _document(text).metadata
    assert page.title is not None
    assert page.title.text == "Council votes to rebuild the stone bridge"
    assert page.publisher is not None
    assert page.publisher.text == "Velmar Courier"


@pytest.mark.parametrize(
    "beside",
    [
        "Velmar stone bridge\n{}\nVelmar stone bridge",
        "The stone bridge\n{}\n$2,499 for the bridge\n$2,499 for the bridge",
        "{}\nShopkeepers along the river fear for their customers while the road is closed",
        "o The bridge\no Velmar council town\n{}\n5 days ago",
        "{}\nBy Jana Novak\nEngineers at the old stone bridge of Velmar, which the council wants "
        "to rebuild after the flood in the spring. Jan Orr/Velmar Courier",
        "{}\nBy Jana Novak\nMarch 4, 2031\nKey points\nVelmar will rebuild the old bridge\n"
        "The town will borrow what the bridge needs",
        "This article is more than 1 month old\n{}\nThis article is more than 1 month old\n"
        "Town will borrow from the regional bank for the old stone bridge",
    ],
    ids=["section's name", "price", "below", "menu", "below a picture", "key points", "aged"],
)
def test_a_headline_among_lines_like_it(beside: str) -> None:
    """Names of sections, prices and the line below the headline are not taken for it."""
    line = "Council votes to rebuild the stone bridge"
    text = f"{HEADER}{beside.format(line)}\n" + "\n".join(ARTICLE) + f"\n{FOOTER}"
    page = _document(text).metadata
    assert page.title is not None
    assert page.title.text == line
