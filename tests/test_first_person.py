"""What a writer says of himself or herself is not printed as the news of a source."""

from __future__ import annotations

import pytest

from briefing.analyse import analyse
from briefing.analyse.first_person import THROUGHOUT
from briefing.model import Source
from briefing.pipeline import parse

NEWS = (
    "The harbour of Lund was closed on Monday after a storm. "
    "Two ships ran aground near the pier. "
    "The port authority expects to open it again on Friday. "
    '"We lost three cranes," the harbour master, Ana Orr, said. '
    "Nobody was hurt."
)
OPINION = (
    "I have lived by this harbour all my life. "
    "The port authority is a disgrace to the town. "
    "We should close it for good. "
    "The storm was no surprise to anybody."
)
POST = "The port authority did nothing wrong. No storm! Make us all proud!"


def reasons(*texts: str) -> list[set[str]]:
    """Return for each text the reasons why its sentences are no news."""
    documents = tuple(
        parse(Source(str(n), f"{n}.txt", text, "0" * 64)) for n, text in enumerate(texts)
    )
    return [{row.dependent for row in rows} for rows in analyse(documents).statements]


@pytest.mark.parametrize("text", [OPINION, POST])
def test_what_a_writer_says_throughout_is_no_news(text: str) -> None:
    """An opinion and a post are their writers' words, beside a report."""
    news, own = reasons(NEWS, text)
    assert THROUGHOUT not in news
    assert "" not in own
    assert THROUGHOUT in own


def test_where_nobody_else_tells_the_story_it_stays() -> None:
    """An opinion alone can be briefed."""
    (own,) = reasons(OPINION)
    assert "" in own
    assert THROUGHOUT not in own


@pytest.mark.parametrize(
    "text",
    [
        "Ana Orr said: \u2018I am leaving. \u2018We lost it all.\u2019 She is the harbour master. "
        "The port was closed on Monday.",
        "The US harbour was closed on Monday. Two ships ran aground. Nobody was hurt. "
        "It opens on Friday.",
    ],
)
def test_words_of_others_are_not_the_writers(text: str) -> None:
    """Quotations that say "I", and "US", make no opinion of a report."""
    news, _ = reasons(text, NEWS)
    assert THROUGHOUT not in news


def test_an_appeal_below_a_report_does_not_make_it_one() -> None:
    """A site that asks for money at the end has still printed a report."""
    appeal = "Our reports cost us money. We ask you for help. I hope we can go on."
    news, _ = reasons(f"{NEWS} {NEWS.replace('Lund', 'Aalborg')} {appeal}", NEWS)
    assert THROUGHOUT not in news
