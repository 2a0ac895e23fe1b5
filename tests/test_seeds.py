"""The seeds' brief: what an analyst would check before signing it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.calendar import format_date
from briefing.config import LANGUAGES, Config
from briefing.model import Brief, Document
from briefing.pipeline import build_brief, parse_all
from briefing.read import read_all
from briefing.render import render, render_all
from briefing.render.labels import catalogue
from briefing.verify import verify

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
FURNITURE = (
    "cookie", "privacy", "Show More", "You Might Also Like", "Latest news", "Related articles",
    "Share", "Sign in", "AdBlock", "Whitelist", "Bonus video", "Read:", "Contents", "Xiaomi",
    "Split Technology Park", "All Rights Reserved", "Lost your password", "Min Read",
)  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """Return the two seeds, cleaned and segmented."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        sources, warnings = read_all(["seeds"])
    finally:
        os.chdir(here)
    assert not warnings
    return parse_all(sources)


@pytest.fixture(scope="module")
def brief(documents: tuple[Document, ...]) -> Brief:
    """Return the seeds' brief."""
    return build_brief(documents)


def _items(brief: Brief, section: str) -> list[str]:
    return [i.text for s in brief.sections if s.name == section for i in s.items]


def test_no_furniture_anywhere(brief: Brief) -> None:
    """No word of the page's menus, sharing lines or legal notes reaches the brief."""
    page = str(render(brief, "md"))
    assert [word for word in FURNITURE if word in page] == []


def test_title_publisher_and_dates(brief: Brief) -> None:
    """The page's title, publisher and update date are found; the other source gives none."""
    web, plain = brief.sources
    assert web.title == "Turkey and Serbia hint at potential joint military drone production"
    assert (web.publisher, web.date) == ("Geek Room", "2024-10-12")
    assert (plain.title, plain.publisher, plain.date) == ("", "", "")
    assert brief.date == "2024-10-12"


def test_every_quotation_has_its_speaker(brief: Brief) -> None:
    """Each quotation on the page is given to the person who said it, also after "he stated"."""
    said = {
        i.text[:30]: i.quotation.speaker
        for s in brief.sections
        for i in s.items
        if i.quotation is not None
    }
    assert said["The Turkish military industry "] == "Aleksandar Vučić"
    assert said["Turkey and Serbia should take "] == "Recep Tayyip Erdoğan"
    assert said["Serbia has certain capacities,"] == "Recep Tayyip Erdoğan"
    assert said["I will not be satisfied becaus"] == "Aleksandar Vučić"


def test_one_person_under_all_names(brief: Brief) -> None:
    """Erdoğan, Erdogan and President Tayyip Erdogan are one person."""
    names = [person.name for person in brief.people if "rdo" in person.name]
    assert names == ["Recep Tayyip Erdoğan"]


def test_shared_quotation_stands_once(brief: Brief) -> None:
    """The quotation that both sources carry stands once, marked as carried by both."""
    quotes = [i for s in brief.sections if s.name == "notable_quotes" for i in s.items]
    shared = [i for i in quotes if "significantly stronger" in i.text]
    assert len(shared) == 1
    assert shared[0].origins == 2
    assert len(shared[0].support) == 1


def test_no_statement_twice(brief: Brief) -> None:
    """No two items are cut from overlapping spans of one source."""
    spans = [
        (c.source_id, c.start, c.end) for s in brief.sections for i in s.items for c in i.citations
    ]
    for number, (source, start, end) in enumerate(spans):
        for other, left, right in spans[number + 1 :]:
            assert other != source or right <= start or end <= left


def test_sections_hold_what_they_promise(brief: Brief) -> None:
    """The main event, its region and what is unsettled stand in their sections."""
    assert "have decided to work together" in _items(brief, "bottom_line")[0]
    assert any("suggested the possibility" in text for text in _items(brief, "key_developments"))
    assert any("Kosovo" in text for text in _items(brief, "regional_context"))
    assert any("remains to be seen" in text for text in _items(brief, "open_questions"))


def test_the_sources_differ_on_certainty_and_on_the_drones(brief: Brief) -> None:
    """What one source calls a possibility and the other a decision is set side by side."""
    found = {d.kind: [side.text for side in d.sides] for d in brief.differences}
    assert any("suggested the possibility" in text for text in found["certainty"])
    assert any("have decided" in text for text in found["certainty"])
    assert any("kamikaze drones" in text for text in found["detail"])


def test_dates_are_added_only_where_certain(brief: Brief) -> None:
    """A weekday of the dated source gets its day; the undated source gets none."""
    page = " ".join(i.text for s in brief.sections for i in s.items)
    assert "October 2024 [11 October 2024]" in page
    assert "yesterday [" not in page


def test_the_record_proves_every_extract(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` finds nothing to object to in the record of the brief as printed."""
    monkeypatch.chdir(ROOT)
    _, parts = render_all(brief, ("pdf", "json"))
    assert verify(str(parts["json"]), folder=ROOT) == ()


def test_one_source_alone_makes_a_brief(documents: tuple[Document, ...]) -> None:
    """One source works, and nothing on its page claims to be carried by another."""
    alone = build_brief(documents[:1])
    assert alone.sections[0].items
    assert {i.origins for s in alone.sections for i in s.items} == {1}
    assert alone.differences == ()


def test_two_copies_are_one_origin(documents: tuple[Document, ...]) -> None:
    """The same text under two names counts as one origin."""
    copy = replace(documents[1], source=replace(documents[1].source, path="copy.txt"))
    twice = build_brief((documents[1], copy))
    assert {note.origin for note in twice.sources} == {1}
    assert {i.origins for s in twice.sections for i in s.items} == {1}


def test_golden_record_and_page(brief: Brief) -> None:
    """Model and page stay as they were agreed; UPDATE_GOLDEN=1 make test writes them anew."""
    for name in ("json", "md"):
        made = str(render(brief, name))
        file = GOLDEN / f"seeds.{name}"
        if os.environ.get("UPDATE_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(made, "utf-8")
        assert made == file.read_text("utf-8"), f"{file.name} changed: UPDATE_GOLDEN=1 make test"


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Two runs with different hash seeds write the same bytes in every format."""
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "briefing", "make", "--out", str(out)]
        for name in ("md", "pdf", "html", "json", "txt"):
            command += ["--format", name]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        made.append({file.suffix: file.read_bytes() for file in sorted(out.iterdir())})
    assert made[0] == made[1]
    assert set(made[0]) == {".md", ".pdf", ".html", ".json", ".txt"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_in_every_language(documents: tuple[Document, ...], code: str) -> None:
    """Headings, and the dates that the program adds, are in the language that was asked for."""
    made = build_brief(documents, Config(language=code))
    text = str(render(made, "md")).replace("\\", "")
    labels = catalogue(code)
    assert f"\n## {labels['open_questions']}\n" in text
    day = " ".join(format_date("2024-10-11", code).split())
    assert f"[{day}]" in text
    assert labels["method"] in text
