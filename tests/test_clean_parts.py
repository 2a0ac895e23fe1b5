"""The parts of cleaning: words as hashes, what is kept at which probability, a page in batches."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import parse
from briefing.clean import features, network
from briefing.clean.decode import LEAST, MOST, decode, threshold
from briefing.clean.glyphs import glyphs, rows_of, tables
from briefing.clean.inputs import inputs
from briefing.clean.lines import pieces
from briefing.clean.network import probabilities, shipped
from briefing.model import Source

PROSE = (
    "The council of Velmar voted on Tuesday to build the old stone bridge anew, and to close "
    "the road beside it until the work is done."
)


@given(st.lists(st.sampled_from(["Most", "most", "МОСТ", "мост", "ура", "Ülke", "a"]), min_size=1))
def test_words_are_equal_where_their_letters_are(words: list[str]) -> None:
    """A word has one hash in any case and at any place of any text, and no other word has it."""
    found = glyphs([" ".join(words), *words])
    hashes = found.hashes.tolist()
    assert hashes[: len(words)] == hashes[len(words) :]
    assert len(set(hashes)) == len({word.casefold() for word in words})


def test_phrases_are_found_inside_one_text_alone() -> None:
    """A phrase of two words is found where they follow each other, in the lists that have it."""
    (table,) = tables([["read more"], ["read more", "sign up"]], [2])
    found = glyphs(["Please READ more!", "Sign", "up", "sign up"])
    assert table.find(rows_of(found, 2)).tolist() == [0, 0, 3, 0, 0, 0, 2]


@given(
    st.lists(st.tuples(st.integers(2, 50), st.floats(LEAST + 0.01, 0.99)), min_size=1, max_size=7)
)
def test_the_set_kept_has_the_greatest_expected_f1(rows: list[tuple[int, float]]) -> None:
    """No other set of pieces promises more than those from the threshold on."""
    words, chances = (np.array(column) for column in zip(*rows, strict=True))
    weights = words - 1.0

    def promise(kept: np.ndarray) -> float:
        hits = (weights * chances)[kept].sum()
        return float(2 * hits / (weights[kept].sum() + (weights * chances).sum()))

    bar = threshold(words, chances)
    best = max(promise(np.array(kept)) for kept in product([False, True], repeat=len(rows)))
    if LEAST < bar < MOST:
        assert promise(chances >= bar) == pytest.approx(best)


def test_runs_far_from_the_article_are_dropped() -> None:
    """A likely line alone among the furniture is none of the article's; a paragraph beside is."""
    words = np.array([3] * 30 + [60] * 6 + [3] * 30 + [20])
    chances = np.array([0.01] * 30 + [0.3] + [0.95] * 5 + [0.01] * 30 + [0.6])
    no = np.zeros(len(words), dtype=bool)
    kept = decode(words, chances, no, no, words > 10)
    assert np.flatnonzero(kept).tolist() == list(range(30, 36))


@pytest.mark.parametrize("size", [1, 60, 400])
def test_a_page_in_batches_is_the_same_page(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers do not depend on the parts in which a page is worked on."""
    page = pieces("\n".join(["Home", PROSE, "Read more: the old mill", "3 March 2031"] * 12))
    whole = inputs(page)
    monkeypatch.setattr(features, "BATCH", size)
    parts = inputs(page)
    assert np.array_equal(whole.numbers, parts.numbers)
    assert np.array_equal(whole.words, parts.words)
    assert np.array_equal(whole.owners, parts.owners)


def test_long_pages_are_judged_as_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the network's parts of a long page meet, no probability changes by it."""
    page = inputs(pieces("\n".join(["Home", "News", PROSE, PROSE.upper(), "Share"] * 60)))
    whole = probabilities(page, shipped())
    monkeypatch.setattr(network, "ROWS", 37)
    assert np.allclose(whole, probabilities(page, shipped()), atol=1e-5)


RAGGED = """\
The strait was reopened to ships in January after nine months of talks between
Norland and Velmar. The agreement that was signed in March in Port Ellis
set up a joint mission of twelve ships and obliged both sides to withdraw from
the lane. Seven months later the mission has only four ships, and two of the
annexes, on rescue and on compensation, have not been signed by anybody in the
two governments.

Traffic has recovered faster than was expected by anybody. In September alone
1,140 ships passed through the strait, most of them on their way from the
Union's ports.
"""


def test_lines_of_printed_pages_are_joined() -> None:
    """Where letters have several widths a line is shorter than the next word would allow."""
    first, second = pieces(RAGGED)
    assert (len(first.spans), len(second.spans)) == (6, 3)
    assert "in Port Ellis set up a joint mission" in first.text


RELEASE = """\
Norland Shipping reports record profit for the third quarter

PORT ELLIS, October 14, 2025 - Norland Shipping today reported net income of 212 million crowns
for the third quarter, up 31 percent from a year earlier.

Revenue rose to 1.9 billion crowns. Operating costs fell by 4 percent.

About Norland Shipping

Norland Shipping operates 48 ferries and cargo ships. Founded in 1921, it employs 3,100 people.

Media contact: press@norland.example
"""


def test_what_an_issuer_says_of_itself_is_no_news() -> None:
    """Below a press release its issuer's own description is left out; a section's text is not."""
    kept = _kept(RELEASE)
    assert "Operating costs fell by 4 percent." in kept
    assert "48 ferries" not in kept and "press@" not in kept
    section = RELEASE.replace("About Norland Shipping", "About the ports").replace("Media", "")
    assert "48 ferries" in _kept(section)


def _kept(text: str) -> str:
    return parse(Source("release", "release.txt", text, "0" * 64)).body
