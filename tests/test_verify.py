"""Verification: a true record passes, and every way of being false is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import VerifyError
from briefing.model import Brief, Citation, Insertion, Item
from briefing.record import dumps, to_record
from briefing.verify import shown, verify


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the sample's articles."""
    return sample.write_sources(tmp_path)


def failures(brief: Brief, folder: Path) -> tuple[str, ...]:
    """Return what verification says of a brief."""
    return verify(dumps(to_record(brief)), folder=folder)


def changed(brief: Brief, index: int, **values: object) -> Brief:
    """Return a brief whose first item of a section has other values."""
    section = brief.sections[index]
    item = replace(section.items[0], **values)  # type: ignore[arg-type]
    sections = list(brief.sections)
    sections[index] = replace(section, items=(item, *section.items[1:]))
    return replace(brief, sections=tuple(sections))


def test_a_true_record_passes(folder: Path) -> None:
    """The sample and its articles agree."""
    assert failures(sample.brief(), folder) == ()


def test_a_changed_source_is_named(folder: Path) -> None:
    """One more byte in a file is told, and what no longer stands at its place as well."""
    path = folder / "articles" / "wire.txt"
    path.write_bytes(b" " + path.read_bytes())
    found = failures(sample.brief(), folder)
    assert found[0] == "source 2: articles/wire.txt: its SHA-256 has changed"
    assert any("wire has other words at" in line for line in found)
    assert not any("gazette" in line for line in found)


def test_a_missing_source_is_named(folder: Path) -> None:
    """A file that is gone is one line, and the other source is still checked."""
    (folder / "articles" / "wire.txt").unlink()
    found = failures(sample.brief(), folder)
    assert len(found) == 1
    assert found[0].startswith("source 2: ")
    assert "no such file" in found[0]


def test_moved_sources_are_found(folder: Path, tmp_path: Path) -> None:
    """With another folder the sources are found by path or by name."""
    flat = tmp_path / "flat"
    flat.mkdir()
    for path in (folder / "articles").iterdir():
        path.rename(flat / path.name)
    text = dumps(to_record(sample.brief()))
    assert verify(text, folder=tmp_path, sources_dir=flat) == ()
    assert len(verify(text, folder=tmp_path)) == 2


def test_standard_input_cannot_be_verified(folder: Path) -> None:
    """A source that came through a pipe is said to be beyond proof."""
    brief = sample.brief()
    sources = (replace(brief.sources[0], path="-"), brief.sources[1])
    found = failures(replace(brief, sources=sources), folder)
    assert found == ("source 1: it came from standard input, and cannot be read again",)


@pytest.mark.parametrize("path", ["a\x00b.txt", "\ud800.txt", "", "articles", "a" * 5000])
def test_a_hostile_path_is_a_failure_and_no_error(folder: Path, path: str) -> None:
    """Whatever stands as a path, the answer is one line."""
    brief = sample.brief()
    sources = (replace(brief.sources[0], path=path), brief.sources[1])
    found = failures(replace(brief, sources=sources), folder)
    assert len(found) == 1
    assert found[0].startswith("source 1: ")
    assert "\n" not in found[0]


def test_an_altered_extract_is_named(folder: Path) -> None:
    """A word changed in a citation is not at its place in the source."""
    item = sample.brief().sections[1].items[0]
    forged = replace(item.citations[0], text=item.citations[0].text.replace("two", "ten"))
    found = failures(changed(sample.brief(), 1, citations=(forged,)), folder)
    assert any(
        line.startswith("key-developments-1, citation: gazette has other words") for line in found
    )


@pytest.mark.parametrize("offsets", [(-1, 5), (5, 2), (0, 10**9)])
def test_offsets_outside_the_source_are_named(folder: Path, offsets: tuple[int, int]) -> None:
    """An extract cannot lie outside its source."""
    forged = Citation("wire", *offsets, "x")
    found = failures(changed(sample.brief(), 0, citations=(forged,)), folder)
    assert any("lies outside wire" in line for line in found)


def test_an_altered_statement_is_named(folder: Path) -> None:
    """A word put into the text without being an insertion is found."""
    item = sample.brief().sections[1].items[0]
    forged = changed(sample.brief(), 1, text=item.text.replace("raised", "never raised"))
    assert failures(forged, folder) == (
        "key-developments-1: its text is not its citations with the insertions",
    )


def test_bracketed_words_must_be_insertions(folder: Path) -> None:
    """Words in brackets that the record does not list are found."""
    item = sample.brief().sections[2].items[0]
    forged = changed(sample.brief(), 2, text=item.text.replace("valley road", "valley [toll] road"))
    assert failures(forged, folder) == (
        "regional-context-1: its text is not its citations with the insertions",
    )


def test_insertions_need_a_reason(folder: Path) -> None:
    """Words are inserted for a date, a pronoun or a gap, and for nothing else."""
    item = sample.brief().sections[1].items[0]
    forged = (replace(item.insertions[0], why="emphasis"),)
    found = failures(changed(sample.brief(), 1, insertions=forged), folder)
    assert found == ("key-developments-1: an insertion gives 'emphasis' as its reason",)


def test_a_gap_between_two_citations_must_be_shown(folder: Path) -> None:
    """Two spans of one quotation stand with a bracketed gap between them, or fail."""
    first = sample.cite("wire", "Tarvia and Morland should share one line")
    second = sample.cite("wire", "neither holds the other to ransom")
    text = f"{first.text} [...] {second.text}"
    gap = Insertion(len(first.text) + 1, "...", "elision")
    item = Item("cut", text, (first, second), sources=(2,), insertions=(gap,))
    brief = sample.brief()
    section = replace(brief.sections[3], items=(item,))
    whole = replace(brief, sections=(section,))
    assert failures(whole, folder) == ()
    silent = replace(item, text=f"{first.text} {second.text}")
    found = failures(replace(brief, sections=(replace(section, items=(silent,)),)), folder)
    assert found == ("cut: its text is not its citations with the insertions",)


def test_support_and_sides_are_verified_too(folder: Path) -> None:
    """The spans that support an item, and both sides of a difference, must stand as well."""
    brief = sample.brief()
    wrong = Citation("wire", 0, 3, "xxx", "planned")
    support = failures(changed(brief, 0, support=(replace(wrong, source_id="gazette"),)), folder)
    assert "bottom-line-1, support: gazette has other words at 0-3" in support
    difference = replace(brief.differences[0], sides=(brief.differences[0].sides[0], wrong))
    sides = failures(replace(brief, differences=(difference,)), folder)
    assert sides == ("difference 1, side: wire has other words at 0-3",)


def test_the_count_of_sources_is_verified(folder: Path) -> None:
    """An item cannot claim a source that it does not cite, nor an origin too many."""
    brief = sample.brief()
    assert failures(changed(brief, 1, sources=(1, 2, 3)), folder) == (
        "key-developments-1: its source numbers are not those of its citations",
    )
    assert failures(changed(brief, 1, origins=3), folder) == (
        "key-developments-1: its number of origins is not that of its sources",
    )


def test_an_unknown_source_is_named(folder: Path) -> None:
    """A citation of a source that the record does not list is found."""
    forged = changed(sample.brief(), 0, support=(Citation("blog", 0, 1, "x"),))
    found = failures(forged, folder)
    assert "bottom-line-1, support: cites 'blog', which is no source of the record" in found


def test_an_item_without_citation_is_named(folder: Path) -> None:
    """A statement that nothing proves fails."""
    found = failures(changed(sample.brief(), 0, citations=()), folder)
    assert "bottom-line-1: has no citation" in found


def test_no_record(folder: Path) -> None:
    """What is no record is an error rather than a list of failures."""
    with pytest.raises(VerifyError):
        verify("{}", folder=folder)


@settings(max_examples=150)
@given(
    st.lists(st.text("ab c\n", min_size=1, max_size=12), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(-3, 40), st.sampled_from(["x", "..."])), max_size=3),
)
def test_taking_the_insertions_out_gives_the_citations(
    texts: list[str], inserts: list[tuple[int, str]]
) -> None:
    """However insertions lie, the text without its brackets is that of the citations."""
    citations = [Citation("s", 0, len(text), text) for text in texts]
    insertions = [Insertion(at, words, "date") for at, words in inserts]
    text = shown(citations, insertions)
    for words in ("[x]", "[...]"):
        text = text.replace(words, "")
    assert "".join(text.split()) == "".join("".join(texts).split())
