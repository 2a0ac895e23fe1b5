"""What a brief says of its sources: stories, languages, grades, age, and what changed since."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from marked import clusters

from briefing.analyse import analyse
from briefing.analyse.differences.details import details
from briefing.cli import main
from briefing.config import Config, load
from briefing.errors import UsageError
from briefing.model import Brief, Source
from briefing.pipeline import build_brief, parse_all
from briefing.record import dumps, loads, to_record
from briefing.render import render, render_all
from briefing.verify import verify

CLUSTERS = {cluster.name: cluster for cluster in clusters()}
FLOOD = CLUSTERS["03-disaster-flood"].sources
FRIGATES = CLUSTERS["01-defence-frigates"].sources
GERMAN = CLUSTERS["19-defence-wandel.de"].sources


def _brief(*sources: Source, config: Config | None = None, earlier: Brief | None = None) -> Brief:
    named = tuple(replace(s, id=f"s{n}", path=f"s{n}.txt") for n, s in enumerate(sources, start=1))
    return build_brief(parse_all(named), config, earlier=earlier)


def _texts(brief: Brief, change: str) -> list[str]:
    return [i.text for s in brief.sections for i in s.items if i.change == change]


def test_a_source_on_another_story_is_left_out() -> None:
    """What one source alone tells of another story is not printed, and a warning says so."""
    brief = _brief(FLOOD[0], FRIGATES[0], FRIGATES[1])
    cited = {c.source_id for s in brief.sections for i in s.items for c in i.citations}
    assert cited == {"s2", "s3"}
    assert "s1.txt: another story, nothing of it is on the page" in brief.warnings
    assert {left.reason for left in brief.left_out if left.citation.source_id == "s1"} == {
        "another story"
    }
    alone = _brief(FLOOD[0], FRIGATES[0])
    assert {c.source_id for s in alone.sections for i in s.items for c in i.citations} == {
        "s1",
        "s2",
    }


def test_unrelated_sources_are_said_to_share_no_story() -> None:
    """Two stories: the page and the warnings list the groups, and no statement has support."""
    brief = _brief(FLOOD[0], FRIGATES[0], FRIGATES[1])
    assert [note.story for note in brief.sources] == [1, 2, 2]
    assert "share no story: 1; 2, 3" in str(render(brief, "md"))
    assert any("share no story: s1.txt | s2.txt, s3.txt" in w for w in brief.warnings)
    assert all(
        brief.sources[0].story == brief.sources[n - 1].story or 1 not in i.sources
        for s in brief.sections
        for i in s.items
        for n in i.sources
    )


def test_languages_are_grouped_labelled_and_not_compared() -> None:
    """Sources are numbered language by language, named with it, and none supports another's."""
    brief = _brief(FRIGATES[0], GERMAN[0], FRIGATES[1], GERMAN[1])
    assert [note.language for note in brief.sources] == ["en", "en", "de", "de"]
    page = str(render(brief, "md"))
    assert page.count("· English ·") == page.count("· German ·") == 2
    codes = {note.number: note.language for note in brief.sources}
    for section in brief.sections:
        for item in section.items:
            assert len({codes[n] for n in item.sources}) == 1
    for difference in brief.differences:
        ids = {note.id: note.language for note in brief.sources}
        assert len({ids[side.source_id] for side in difference.sides}) == 1


def test_one_text_twice_is_one_witness() -> None:
    """The same article twice is one origin; nothing is corroborated by it and nothing differs."""
    brief = _brief(FLOOD[0], FLOOD[0], FLOOD[1])
    assert [note.origin for note in brief.sources] == [1, 1, 2]
    assert "2 independent origins" in str(render(brief, "md"))
    assert all(len({s.source_id for s in d.sides}) == 2 for d in brief.differences)


def test_forty_sources_make_one_page() -> None:
    """Forty sources are briefed, and the record proves that counts never exceed their number."""
    brief = _brief(*(FLOOD * 14)[:40])
    assert len(brief.sources) == 40
    assert all(len(i.sources) <= 40 for s in brief.sections for i in s.items)
    fitted, parts = render_all(brief, ("md", "pdf"))
    assert any(section.items for section in fitted.sections)
    assert bytes(parts["pdf"]).startswith(b"%PDF")  # type: ignore[arg-type]


def test_grades_come_from_the_user_alone() -> None:
    """A grade of a header line or of the configuration is shown; without one there is none."""
    plain, other = FLOOD[:2]
    graded = replace(other, text=f"Reliability: c3\n{other.text}")
    config = Config(reliability=(("s1.txt", "B2"),))
    brief = _brief(plain, graded, FLOOD[2], config=config)
    assert [note.reliability for note in brief.sources] == ["B2", "C3", ""]
    page = str(render(brief, "md"))
    assert "reliability B2" in page
    assert page.count("reliability") == 2


def test_a_wrong_grade_is_not_shown() -> None:
    """A header line that is no grade is a warning, not a grade."""
    brief = _brief(replace(FLOOD[0], text=f"Reliability: excellent\n{FLOOD[0].text}"))
    assert brief.sources[0].reliability == ""
    assert any("'excellent' is no grade" in warning for warning in brief.warnings)


def test_grades_of_the_configuration_are_checked(tmp_path: Path) -> None:
    """`[reliability]` takes grades by name; anything else is named with its place."""
    file = tmp_path / "briefing.toml"
    file.write_text('[reliability]\n"The Wire" = "a1"\n', "utf-8")
    assert load(file, {}).reliability == (("The Wire", "A1"),)
    for wrong in ('[reliability]\n"x" = "G7"\n', "[reliability]\nx = 2\n", 'reliability = "B2"\n'):
        file.write_text(wrong, "utf-8")
        with pytest.raises(UsageError, match="reliability"):
            load(file, {})


def test_stale_sources_are_counted() -> None:
    """A source more than thirty days older than the newest is said to be."""
    old = replace(FLOOD[1], text=FLOOD[1].text.replace("2030-09-09", "2030-06-01"))
    assert "1 over 30 days older" in str(render(_brief(FLOOD[0], old), "md"))
    assert "older" not in str(render(_brief(*FLOOD), "md"))


def test_since_marks_new_repeated_and_dropped() -> None:
    """Against an earlier brief each item is new or repeated, and what is gone is listed."""
    earlier = _brief(FLOOD[0])
    brief = _brief(FLOOD[0], FLOOD[1], earlier=earlier)
    assert _texts(brief, "new")
    assert _texts(brief, "repeated")
    assert len(_texts(brief, "new")) + len(_texts(brief, "repeated")) == sum(
        len(section.items) for section in brief.sections
    )
    gone = _brief(FLOOD[1], earlier=earlier)
    assert gone.dropped
    page = str(render(gone, "md"))
    assert "No longer reported: “" in page
    assert f"{len(gone.dropped)} dropped" in page
    assert page.count("*new*") == len(_texts(gone, "new"))


def test_since_the_same_sources_nothing_is_new() -> None:
    """A brief against itself repeats everything and drops nothing."""
    brief = _brief(*FLOOD)
    again = _brief(*FLOOD, earlier=brief)
    assert _texts(again, "new") == []
    assert again.dropped == ()


def test_a_changed_number_is_new() -> None:
    """The same sentence with another number repeats nothing."""
    changed = replace(FLOOD[0], text=FLOOD[0].text.replace("12 people", "19 people"))
    brief = _brief(changed, earlier=_brief(FLOOD[0]))
    assert any("19 people" in text for text in _texts(brief, "new"))


def test_since_is_in_the_record() -> None:
    """The comparison survives the way into the record and back."""
    brief = _brief(FLOOD[1], earlier=_brief(FLOOD[0]))
    record = to_record(brief)
    assert {row["dropped"] for row in record["since"]["items"]} >= {True}
    assert loads(dumps(record)) == brief


def test_since_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--since` takes the record of an earlier run; what is no record is one line."""
    for source in FLOOD:
        (folder / f"{source.id}.txt").write_text(source.text, "utf-8")
    assert main(["make", "a.txt", "--format", "json", "--out", "one"]) == 0
    first = next((folder / "one").glob("*.json"))
    options = ["make", "a.txt", "b.txt", "--format", "json", "--out", "two"]
    assert main([*options, "--since", str(first)]) == 0
    second = next((folder / "two").glob("*.json")).read_text("utf-8")
    assert {i["change"] for s in json.loads(second)["sections"] for i in s["items"]} == {
        "new",
        "repeated",
    }
    assert verify(second, folder=folder) == ()
    capsys.readouterr()
    for wrong in ("a.txt", "none.json"):
        assert main([*options, "--since", wrong]) == 1
        error = capsys.readouterr().err
        assert wrong in error
        assert error.count("\n") == 1


def test_differing_statements_say_so() -> None:
    """A statement that another source puts otherwise is marked on the page and in the record."""
    brief = _brief(*FRIGATES)
    kinds = {kind for s in brief.sections for i in s.items for kind in i.differs}
    assert kinds >= {d.kind for d in brief.differences}
    assert "they differ" in str(render(brief, "md"))


def test_the_threshold_leaves_doubtful_differences_out() -> None:
    """`min_confidence` is the least confidence of a difference in the record and on the page."""
    found = _brief(*FRIGATES).differences
    assert found
    bar = max(d.confidence for d in found)
    strict = _brief(*FRIGATES, config=Config(min_confidence=min(1.0, bar + 0.01)))
    assert strict.differences == ()
    assert all(not i.differs for s in strict.sections for i in s.items)


@pytest.mark.parametrize(
    ("second", "differ"),
    [
        ("On Thursday the Minister of Defence, Ana Lee, said the trawler Alma was seized", False),
        ("Ana Lee said that Norland had seized the Sudland trawler Alma on Thursday", True),
    ],
)
def test_the_day_of_a_statement_is_none_of_the_event(second: str, differ: bool) -> None:
    """The day on which somebody spoke does not differ from the day that is spoken of."""
    texts = (
        "Norland seized the Sudland trawler Alma with fifteen sailors off Selm on 20 March 2031.",
        f"{second} with fifteen sailors off Selm.",
    )
    sources = (
        Source(f"s{n}", f"s{n}.txt", f"Date: 2031-03-28\n\n{text}\n", "")
        for n, text in enumerate(texts)
    )
    found = build_brief(parse_all(tuple(sources))).differences
    assert ("date" in {difference.kind for difference in found}) is differ


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (
            "Passengers aboard a ferry bound for the port of Selm from the island of Velmar were "
            "finally able to leave a crowded hall.",
            "Passengers aboard a ferry bound for the port of Selm from the island\u2026",
        ),
        (
            "The mayor said that the new bridge will be open on Monday, when the school year of "
            "the whole district begins again.",
            "The mayor said that the new bridge will be open on Monday\u2026",
        ),
        (
            "Mayor Ana Lee of Velmar told the council on Monday in Selm "
            "\u201cthis bridge must be closed now, at the latest in May, for the safety of the "
            "whole town\u201d and left.",
            "Mayor Ana Lee of Velmar told the council on Monday\u2026",
        ),
        ("The bridge is closed.", "The bridge is closed"),
        (
            "Like millions of mothers who are soon to be, Ana Lee, 35, of Velmar faced a hard "
            "choice before the birth of her child in the last week of May this year.",
            "Like millions of mothers who are soon to be, Ana Lee, 35, of Velmar faced a hard "
            "choice before the birth\u2026",
        ),
        (
            "Mayor Ana Lee of Velmar said that the council did not look into the Sept. 11, 2001, "
            "attacks with the length and depth of the one on the bridge.",
            "Mayor Ana Lee of Velmar said that the council did not look into the Sept. 11, 2001, "
            "attacks\u2026",
        ),
    ],
)
def test_a_title_cut_from_a_sentence(opening: str, title: str) -> None:
    """Without a headline the page is named by the bottom line, cut where one would breathe."""
    brief = _brief(Source("s1", "s1.txt", opening + "\n", ""))
    assert brief.title == title


@pytest.mark.parametrize(
    ("second", "differ"),
    [
        ("The port authority must build the Velmar harbour tower on bedrock.", False),
        ("The port authority built the Velmar harbour tower on bedrock.", True),
    ],
)
def test_what_ought_to_be_denies_nothing(second: str, differ: bool) -> None:
    """A demand does not differ from the report that it was not met."""
    first = "The Velmar harbour tower was not built on bedrock by the port authority."
    found = _brief(*(Source("", "", f"{text}\n", "") for text in (first, second))).differences
    assert ("negation" in {difference.kind for difference in found}) is differ


def test_first_name_and_surname_of_one_person_do_not_differ() -> None:
    """Of Ana Lee "Lee won" here and "Ana won" there tell one thing; "Orr won" is another."""
    one, other, third = (
        analyse(parse_all((Source("s1", "s1.txt", f"Ana Lee came.\n\n{said}", ""),))).statements[0][
            1
        ]
        for said in (
            "Lee won the Norway Open in Oslo.",
            "Ana won the Norway Open in Oslo.",
            "Orr won the Norway Open in Oslo against Ana.",
        )
    )
    assert list(details(one, other, 0.6, "en")) == []
    assert len(list(details(one, third, 0.6, "en"))) == 1


def test_an_inserted_date_is_in_the_script_of_its_sentence() -> None:
    """A Cyrillic page holds no date in Latin letters, and the other way round."""
    cyrillic = str(render(_brief(*CLUSTERS["27-election-izbori.sr"].sources), "md"))
    assert "[21. \u0434\u0435\u0446\u0435\u043c\u0431\u0430\u0440 2031.]" in cyrillic
    assert "decembar" not in cyrillic
    latin = str(render(_brief(*CLUSTERS["28-trade-put.sr"].sources), "md"))
    assert "[14. mart 2030.]" in latin


def test_a_common_name_is_no_common_matter() -> None:
    """Two sentences that name one programme and share nothing else do not support each other."""
    texts = (
        "The schools of the town will get ten new teachers. Senator Ana Lee spoke of them on "
        "NBC's “Meet the Northern Press” on Sunday.",
        "The law on guns will be written by the council. “Guns are what people are using,” the "
        "Republican said on NBC's “Meet the Northern Press” on Sunday.",
    )
    sources = (Source(f"{n}", f"{n}.txt", text, "") for n, text in enumerate(texts))
    found = analyse(parse_all(tuple(sources)))
    assert not [link for link in found.links if link.left[0] != link.right[0]]


@pytest.mark.parametrize(
    ("behind", "shown"),
    [
        ("We will pay for it in May.", "council [...] We will pay"),
        ("and we will pay for it in May.", "council, [...] and we will pay"),
    ],
)
def test_a_comma_before_what_is_left_out(behind: str, shown: str) -> None:
    """The comma before a tag stays where the sentence goes on behind it."""
    text = (
        "The bridge of Velmar was closed on Monday after a storm had torn away two of its cranes. "
        f"“The bridge of the town is the work of this council,” said Ana Lee, the mayor. “{behind}”"
    )
    brief = _brief(Source("", "", f"{text}\n", ""))
    quoted = [i.text for s in brief.sections for i in s.items if i.quotation is not None]
    assert any(shown in words for words in quoted)
