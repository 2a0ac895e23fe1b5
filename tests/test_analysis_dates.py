"""Dates of whole articles: what pins an undated one, what makes a date doubtful, one wire text."""

from __future__ import annotations

import pytest

from briefing.analyse import analyse
from briefing.analyse.dates import contradiction, pinned
from briefing.analyse.origins import origins
from briefing.model import Analysis, Document, Source
from briefing.pipeline import parse_all

BODY = "The minister opened the bridge {when}. Farmers had waited for it for ten years."


def _documents(*texts: str) -> tuple[Document, ...]:
    return parse_all(tuple(Source(f"s{n}", f"s{n}.txt", t, "") for n, t in enumerate(texts, 1)))


def _found(analysis: Analysis) -> list[str]:
    return [when.value for row in analysis.statements[0] for when in row.dates]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("yesterday, 11 October 2024", "2024-10-12"),
        ("today (12 October 2024)", "2024-10-12"),
        ("on 11 October 2024", ""),
        ("yesterday", ""),
        ("on Friday, 11 October 2024", ""),
    ],
)
def test_words_that_pin_an_undated_article(when: str, day: str) -> None:
    """Only a day counted from the writing beside a full date tells when an article was written."""
    (document,) = _documents(BODY.format(when=when))
    assert pinned(document)[0] == day


def test_a_pinned_article_resolves_its_other_dates_and_says_so() -> None:
    """The pin dates the other relative days, and the warnings tell which words it was."""
    text = BODY.format(when="yesterday, 11 October 2024") + " Trains ran again this morning."
    analysis = analyse(_documents(text + " The mayor left on Thursday."))
    assert "2024-10-10" in _found(analysis)
    assert any("pin it to 2024-10-12" in warning for warning in analysis.warnings)


def test_two_pins_that_disagree_pin_nothing() -> None:
    """An article of two days, as a live blog, borrows neither."""
    text = "It rained today, 3 May 2024. The bridge fell yesterday, 3 May 2024, police said."
    assert pinned(_documents(text)[0]) == ("", "")


def test_an_article_that_contradicts_its_date_resolves_nothing() -> None:
    """A day told as past that lies after the article's date is a warning; no date is invented."""
    head = "Title: Bridge opened\nDate: 2024-10-12\n\n"
    text = head + BODY.format(when="on 20 October 2024") + " The mayor left on Thursday."
    (document,) = _documents(text)
    assert "2024-10-20 as past" in contradiction(document)
    analysis = analyse((document,))
    assert _found(analysis) == ["2024-10-20"]
    assert any("not resolved" in warning for warning in analysis.warnings)


def test_a_plan_contradicts_nothing() -> None:
    """A day after the article's date in the future tense is as it should be."""
    head = "Title: Bridge\nDate: 2024-10-12\n\n"
    (document,) = _documents(head + "The minister will open the bridge on 20 October 2024.")
    assert contradiction(document) == ""


WIRE = (
    "The airline cancelled all flights to the island after the strike of its pilots began at "
    "dawn on Tuesday. Some four thousand passengers slept at the airport, where volunteers "
    "handed out water and blankets. The pilots want shorter shifts and say talks have failed."
)
OTHER = (
    " A union leader spoke of a historic day for all who work in the air and promised to go "
    "on for weeks. Hotels nearby were full and taxis asked double the usual fare all night. "
    "The government has offered to mediate between both sides from Friday on, at any place "
    "they like. Nobody had answered the letter by the evening. Share prices fell slightly."
)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("LISBON (Iberwire) - ", "LISBON (Iberwire) \u2014 ", 1),
        ("LISBON (Iberwire) - ", "LISBON (Lusopress) - ", 2),
    ],
)
def test_a_shared_agency_is_one_origin(first: str, second: str, count: int) -> None:
    """Two papers that each cut one agency's text are one origin; two agencies are two."""
    shared = " ".join(WIRE.split(". ")[:1]) + ". "
    texts = (first + WIRE, second + shared + OTHER)
    assert len(set(origins(_documents(*texts)))) == count
