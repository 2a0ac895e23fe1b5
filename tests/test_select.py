"""Ranking, summaries, and the joint choice for the page, on an invented story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analyse import analyse, prepare
from briefing.compose.order import introduced
from briefing.config import Config
from briefing.errors import UsageError
from briefing.model import Analysis, Choice, Document, Source
from briefing.pipeline import build_brief, explain, parse, summarize
from briefing.rank import RANKERS, rate
from briefing.select import SECTIONS, choose, view
from briefing.select.cover import Option, cover
from briefing.select.sections import LEAD

FIRST = (
    "The governments of Norway and Chile agreed on Monday to build 12 rescue ships together. "
    "The ships will be built in Bergen, Defence Minister Ingrid Dahl said in Santiago. "
    "“Our sailors need these ships now, and we shall not wait another ten years for them,” "
    "Dahl said. Chile had bought its last rescue ship in 1998. "
    "It is unclear how the ships will be paid for."
)
SECOND = (
    "Norway and Chile may build rescue ships together, the two governments said. "
    "Defence Minister Ingrid Dahl told reporters in Santiago that 15 rescue ships are planned. "
    "Peru has asked to join the project, and Argentina sent observers to the talks. "
    "“The sea does not ask who paid for the ship,” said Chilean President Pablo Rojas."
)
THIRD = "The harbour of Bergen employs 3,000 people. A new crane was bought last year for the yard."


def _documents(*texts: str) -> tuple[Document, ...]:
    return tuple(parse(Source(f"s{n}", f"s{n}.txt", text, "")) for n, text in enumerate(texts, 1))


def _prepared(*texts: str) -> Analysis:
    return prepare(_documents(*texts))


@pytest.mark.parametrize("name", sorted(RANKERS))
def test_every_ranker_rates_every_sentence(name: str) -> None:
    """Each method gives one finite rating a sentence, in document order."""
    analysis = _prepared(FIRST, SECOND)
    ratings = rate(analysis, name)
    places = [(d, s) for d, rows in enumerate(analysis.statements) for s in range(len(rows))]
    assert [(r.document, r.index) for r in ratings] == places
    assert all(r.score == r.score and abs(r.score) < 1e9 for r in ratings)


@pytest.mark.parametrize("name", sorted(RANKERS))
def test_rankers_bear_odd_runs(name: str) -> None:
    """One sentence, equal sentences, and sentences that share no word are rated."""
    for text in (
        "One single sentence stands here alone.",
        "The same words stand here again. " * 5,
        "Cats sleep under warm roofs. Ships carry iron ore south.",
    ):
        assert rate(_prepared(text), name)


def test_unknown_ranker_lists_the_names() -> None:
    """A ranker that there is not is refused with the names there are."""
    with pytest.raises(UsageError, match="lexrank"):
        rate(_prepared(FIRST), "luck")


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=15, max_value=120))
def test_summary_never_exceeds_its_words(words: int) -> None:
    """Sentences are verbatim, each once, and together within the limit."""
    documents = _documents(FIRST, SECOND, THIRD)
    texts = {d.source.id: d.source.text for d in documents}
    picked = summarize(documents, words=words)
    assert picked
    assert sum(len(s.text.split()) for s in picked) <= words
    assert all(texts[s.source_id][s.start : s.end] == s.text for s in picked)
    assert len({(s.source_id, s.index) for s in picked}) == len(picked)


def test_summary_holds_no_repeats() -> None:
    """One source ten times gives the summary of one."""
    documents = _documents(*[FIRST] * 10)
    texts = [s.text for s in summarize(documents, words=200)]
    assert len(texts) == len(set(texts))


def test_summary_too_short_for_any_sentence() -> None:
    """A limit below the shortest sentence says which limit would do."""
    with pytest.raises(UsageError, match="--words"):
        summarize(_documents(FIRST), words=3)


def test_summary_does_not_depend_on_what_comes_twice() -> None:
    """Documents read twice under one id keep their places apart."""
    document = parse(Source("same", "same.txt", FIRST, ""))
    assert summarize((document, document), words=60)


def test_cover_takes_the_best_within_the_budget() -> None:
    """Covered concepts count once; what costs more than the budget is never taken."""
    options = [Option(5, (0, 1)), Option(5, (1, 2)), Option(5, (0, 2)), Option(50, (0, 1, 2, 3))]
    taken = cover(options, [3.0, 2.0, 1.0, 9.0], 10)
    assert {c for i in taken for c in options[i].concepts} == {0, 1, 2}
    assert 3 not in taken


def test_cover_welcomes_what_leans_on_something_taken() -> None:
    """An option that leans on another one loses while that is not taken, and only then."""
    leaning = Option(5, (1,), 1.0, 0, 0.5)
    rival = Option(5, (2,))
    assert cover([Option(5, (0,)), leaning, rival], [9.0, 4.0, 3.0], 10) == [0, 1]
    assert cover([Option(5, (0,)), leaning, rival], [1.0, 4.0, 3.0], 5) == [2]


def test_summary_keeps_a_pronoun_behind_its_name() -> None:
    """A sentence that opens with a pronoun follows the one that it needs, sources aside."""
    story = (
        "Foreign Minister Astrid Lund of Norland signed the fisheries treaty in Oslo today. "
        "She called it the best treaty in fifty years. "
        "The harbour band played for an hour."
    )
    other = (
        "Fishing boats of Sudland return to the northern banks in March next year. "
        "The quota for herring was set at 400 tonnes for every boat. "
        "Two patrol ships will watch the banks. Scientists had asked for a lower quota."
    )
    texts = [s.text for s in summarize(_documents(story, other), words=100)]
    assert texts.index("She called it the best treaty in fifty years.") == 1 + next(
        number for number, text in enumerate(texts) if text.startswith("Foreign Minister")
    )


def test_summary_leaves_fragments_out() -> None:
    """Room that is left is not filled with exclamations and captions."""
    documents = _documents(FIRST + " Yikes. Photo: Reuters.", SECOND + " Damn. Visit us.")
    texts = [s.text for s in summarize(documents, words=300)]
    assert len(texts) >= 7
    assert all(len(text.split()) > 4 for text in texts)


@pytest.mark.parametrize(
    "caption",
    [
        "Norway and Chile will build rescue ships: two cranes stand in Bergen. (Associated Press)",
        "Defence Minister Ingrid Dahl at the rescue ships' quay. (Ana Kos/Velmar Courier)",
        "Image caption The governments of Norway and Chile will build 12 rescue ships together.",
    ],
)
def test_a_caption_is_no_statement(caption: str) -> None:
    """What stands below a picture is on the page neither as a statement nor as its title."""
    brief = build_brief(_documents(f"{caption}\n\n{FIRST}", SECOND))
    printed = [item.text for section in brief.sections for item in section.items]
    assert len(printed) > 4
    assert not [text for text in printed if text in caption]
    assert brief.title not in caption


def test_brackets_at_the_end_of_a_report_are_no_credit() -> None:
    """A remark in brackets says nothing of pictures."""
    remark = "Norway paid for the crane. (Chile had asked for two.)"
    analysis = prepare(_documents(f"{FIRST}\n\n{remark}\n\nThe yard closed in 2001. (see above)"))
    assert not [row for row in analysis.statements[0] if row.dependent == "a caption"]


def test_the_bottom_line_is_a_report_s_beginning() -> None:
    """What happened stands at the top, though a later sentence has more of the story's words."""
    late = (
        "The governments of Norway and Chile will build the rescue ships in Bergen, and Peru has "
        "asked to join the project."
    )
    brief = build_brief(_documents(f"{FIRST} {THIRD} {late}", SECOND))
    (line,) = next(s for s in brief.sections if s.name == "bottom_line").items
    assert line.text in (FIRST[: len(line.text)], SECOND[: len(line.text)])


@pytest.mark.parametrize("told", [0, 1])
def test_of_two_beginnings_the_one_that_most_origins_tell(told: int) -> None:
    """Two first sentences of the greatest worth: support decides, not the order of the files."""
    analysis = analyse(_documents(FIRST, SECOND))
    run = view(analysis, rate(analysis, "default"))
    values = {c.place: c.value for c in SECTIONS["bottom_line"].propose(run)}
    assert values[0, 0] == values[1, 0] == 1.0
    run = run._replace(witnesses={(told, 0): 2})
    (line,) = (c for c in choose(run).chosen if c.candidate.section == "bottom_line")
    assert line.candidate.place == (told, 0)


def test_a_quip_at_the_beginning_counts_for_little() -> None:
    """A first sentence that tells next to nothing of the story is hardly worth more for it."""
    analysis = analyse(_documents(f"Honi soit qui mal y pense, say the French. {SECOND}", FIRST))
    run = view(analysis, rate(analysis, "default"))
    values = {c.place: c.value for c in SECTIONS["bottom_line"].propose(run)}
    assert values[0, 0] < LEAD < values[1, 0]


def test_the_title_that_most_sources_tell_weighs_most() -> None:
    """A headline on a side of the story makes no sentence the bottom line."""
    central, side = "Norway and Chile build rescue ships", "Bergen's harbour band plays tonight"
    analysis = analyse(
        _documents(
            f"{central}\n\n{FIRST}",
            f"{side}\n\n{side} for the guests. {SECOND}",
            f"{THIRD} {FIRST}",
        )
    )
    assert [d.metadata.title is not None for d in analysis.documents] == [True, True, False]
    told = view(analysis, rate(analysis, "default")).headline
    main = max(told[0, index] for index in range(len(analysis.statements[0])))
    assert main > 1.2 * told[1, 0] > 0


@pytest.mark.parametrize(
    ("lead", "first"),
    [
        ("The council of Bergen met for two days over the bridge.", 2),
        ("Tom Orr and the council of Bergen met for two days.", 1),
    ],
)
def test_whoever_is_introduced_stands_before_the_surname(lead: str, first: int) -> None:
    """Of two developments the one with the whole name comes first, if none above names them."""
    analysis = analyse(
        _documents(
            f"{lead} Orr said that the bridge was safe for all lorries. Mayor Tom Orr spoke to the "
            "press about the new bridge in Bergen on Monday."
        )
    )
    run = view(analysis, rate(analysis, "default"))
    offered = {c.index: c for c in SECTIONS["key_developments"].propose(run)}
    by_worth = [Choice(offered[1], 1.0), Choice(offered[2], 0.5)]
    found = introduced(analysis, by_worth, [Choice(offered[0], 2.0)])
    assert [choice.candidate.index for choice in found] == [first, 3 - first]


def test_summary_of_extremes() -> None:
    """A sentence of 2,000 words gives way to shorter ones; fifty sources give one summary."""
    long = "The committee " + "and the board " * 660 + "met in Bergen."
    short = [s.text for s in summarize(_documents(long + " " + FIRST), words=100)]
    assert short and all(len(text.split()) < 100 for text in short)
    many = _documents(*(f"{FIRST} Report number {n} was filed from Bergen." for n in range(50)))
    assert 60 < sum(len(s.text.split()) for s in summarize(many, words=100)) <= 100


def test_explain_gives_the_parts_of_a_score() -> None:
    """Each sentence shows its salience, support, position and penalty."""
    rows = explain(_documents(FIRST, SECOND + " They will meet again in the capital in May."))
    for row in rows:
        assert {"salience", "support", "position", "penalty"} <= {name for name, _ in row.parts}
    assert any(dict(row.parts)["penalty"] > 0 for row in rows)


def test_links_differences_and_support() -> None:
    """Two reports of one event are linked; their numbers and their certainty are set apart."""
    analysis = analyse(_documents(FIRST, SECOND))
    assert analysis.origins == (1, 2)
    assert analysis.stories == (1, 1)
    linked = {(link.left, link.right) for link in analysis.links}
    assert ((0, 0), (1, 0)) in linked
    assert "certainty" in {difference.kind for difference in analysis.differences}


def test_unrelated_sources_are_told_apart() -> None:
    """Texts on different matters share no story and support nothing of each other."""
    other = "A bakery in Lisbon won a prize for its bread. The baker uses old flour from Alentejo."
    analysis = analyse(_documents(FIRST, other))
    assert analysis.stories == (1, 2)
    assert "share no story: s1.txt | s2.txt" in analysis.warnings[0]
    assert analysis.differences == ()
    assert all(link.left[0] == link.right[0] for link in analysis.links)


def test_open_questions_are_what_is_not_settled() -> None:
    """What is told without confirmation is open; what would be, or is expected, is not."""
    text = (
        "Norway and Chile signed the treaty on Monday in Oslo. A broker allegedly paid the harbour "
        "office of Bergen for the contract. The treaty would bring 300 jobs to the harbour of "
        "Bergen. It is unclear who pays for the ships of Chile."
    )
    analysis = analyse(_documents(text))
    proposed = SECTIONS["open_questions"].propose(view(analysis, rate(analysis, "default")))
    assert [candidate.index for candidate in proposed] == [1, 3]


def test_the_page_need_not_tell_one_matter_twice() -> None:
    """What another source perhaps tells in other words gives way to other news."""
    first = (
        "Velmar lifeguards rescued 20 members of a school swim team from the sea off Cape Orr on "
        "Tuesday when they could not finish a long swim. The harbour office said that the students "
        "were cold but unhurt, and that they went home by bus in the evening. The town of Velmar "
        "closed the beach until the storm in the strait is over."
    )
    second = (
        "Lifeguards launched a mass rescue at Cape Orr on Tuesday, pulling nearly two dozen "
        "students from the water who were trying to swim to the shore, officials confirmed. "
        "Four boats and a helicopter took part for three hours."
    )
    analysis = analyse(_documents(first, second))
    assert ((0, 0), (1, 0)) in {(link.left, link.right) for link in analysis.echoes}
    assert ((0, 0), (1, 0)) not in {(link.left, link.right) for link in analysis.links}

    def printed(run: Analysis) -> set[tuple[int, int]]:
        chosen = choose(view(run, rate(run, "default")), {"key_developments": 1}).chosen
        return {choice.candidate.place for choice in chosen}

    reasons = dict(
        choose(view(analysis, rate(analysis, "default")), {"key_developments": 1}).reasons
    )
    assert reasons[1, 0] == "perhaps repeats sentence 1 of s1"
    assert (1, 0) not in printed(analysis)
    assert (1, 0) in printed(replace(analysis, echoes=()))


def test_page_prints_each_sentence_once_and_says_why() -> None:
    """Every sentence is on the page once or left out with a reason."""
    documents = _documents(FIRST, SECOND, THIRD)
    rows = explain(documents)
    assert len(rows) == sum(len(d.sentences) for d in documents)
    assert all(row.reason for row in rows)
    brief = build_brief(documents, Config(title="Ships"))
    texts = [i.text for s in brief.sections for i in s.items]
    assert len(texts) == len(set(texts))
    assert any("unclear" in i.text for s in brief.sections for i in s.items)
    on_page = {row.section for row in rows if row.section}
    assert {"bottom_line", "notable_quotes", "open_questions"} <= on_page


def test_untitled_sources_give_a_headline_that_ends_with_a_clause() -> None:
    """Where no source has a title, the bottom line's first clauses stand above the page."""
    report = (
        "The harbour authority of Bergen has closed its oldest quay for the rest of the year, "
        "moving forty fishing boats to the northern basin and warning their owners of higher fees. "
        "Fishermen in Bergen protested against the closing of the quay on Monday."
    )
    title = build_brief(_documents(report)).title
    assert (
        title
        == "The harbour authority of Bergen has closed its oldest quay for the rest of the year…"
    )


def test_a_text_that_never_stands_alone_has_a_bottom_line() -> None:
    """Where each sentence needs its context, the page opens with one of them all the same."""
    text = "The company will close the plant in May. It employs 300 people in the north."
    brief = build_brief(_documents(text))
    (line,) = next(s for s in brief.sections if s.name == "bottom_line").items
    assert line.text == "The company will close the plant in May."
