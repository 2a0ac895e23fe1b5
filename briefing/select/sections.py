"""The sections of the page: each proposes the statements that would serve it.

`SECTIONS` is the table to extend: a name and a function from the `View` of the run to
candidates with a value from 0 to 1.  The joint selection decides which ones are printed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from briefing.language import ends_in, listed, word_list
from briefing.model import (
    ADDRESSED,
    BRACKETED,
    CAPTION,
    FRAGMENT,
    PRONOUN,
    Candidate,
    Position,
    Statement,
)
from briefing.select.view import View

Proposer = Callable[[View], list[Candidate]]
"""A section's function: every statement that would serve it, with its value."""


WITNESS = 0.12
"""What it is worth as the bottom line that every origin tells a statement."""

TELLS = 0.9
"""Salience and coverage of a beginning that no other source tells, from which it is no mere quip
or scene and counts in full."""

LEAD, LEAD_DECAY = 0.4, 2.5
"""What a report's first sentence is worth more as the bottom line, and the sentences after which
that has fallen to a third: reports begin with what happened."""


class SectionRule(NamedTuple):
    """One row of the table of sections."""

    title: str
    """The heading on the page."""
    propose: Proposer
    """The function that proposes its statements."""
    most: int
    """How many items the page prints at most."""
    least: float = 0.16
    """The value below which a statement does not serve: the page stays shorter instead."""


def bottom_line(run: View) -> list[Candidate]:
    """Propose the statement with the highest support that says what happened.

    Where no statement of the story stands alone, those that need their context will do.
    """
    told = [
        place
        for place in run.places()
        if place[0] in run.main and run.statement(place).certainty not in ("open", "question")
    ]
    told = [place for place in told if run.is_told(place)] or told
    alone = [place for place in told if stands(run, place) == 1.0]
    found = []
    for place in alone or told:
        statement = run.statement(place)
        firm = statement.certainty in ("planned", "stated", "attributed")
        lead = 0.0 if place in run.voices else LEAD * math.exp(-place[1] / LEAD_DECAY)
        if run.witnesses.get(place, 1) == 1:
            lead *= min(1.0, (run.coverage[place] + run.salience.get(place, 0.0)) / TELLS)
        value = (
            0.25 * run.salience.get(place, 0.0)
            + 0.4 * run.coverage[place]
            + 0.25 * run.headline[place]
            + WITNESS * _witness_share(run, place)
            + lead
            + 0.08 * firm
            - 0.15 * statement.background
            - 0.25 * (statement.quoted if place not in run.voices else 0.0)
            - 0.5 * _length_penalty(statement)
            - 0.3 * statement.dependent.startswith(PRONOUN)
        )
        found.append(
            _sentence(run, "bottom_line", place, value, "the statement with the highest support")
        )
    return found


def key_developments(run: View) -> list[Candidate]:
    """Propose what happened: news rather than background, salient and supported."""
    found = []
    for place in run.places():
        statement = run.statement(place)
        if statement.certainty in ("open", "question") or not run.is_told(place):
            continue
        opens = place[1] == 0
        factors = (
            1.0 if opens else 1 - statement.background,
            1.3 if opens else _actor_factor(run, statement),
            0.1 + 0.7 * run.salience.get(place, 0.0) + 0.5 * run.coverage[place],
            1 + 0.4 * _witness_share(run, place),
            stands(run, place),
        )
        value = math.prod(factors) - _length_penalty(statement)
        found.append(_sentence(run, "key_developments", place, value, _news_rule(run, place)))
    return found


def regional_context(run: View) -> list[Candidate]:
    """Propose what sets the story among other countries, alliances and earlier events."""
    found = []
    for place in run.places():
        statement = run.statement(place)
        if statement.certainty in ("open", "question") or not run.is_told(place, 0.5):
            continue
        codes = {p.code for p in statement.places}
        others = codes - run.actors
        if place[1] == 0 or not codes or not (others or statement.background >= 0.4):
            continue
        breadth = min(1.0, 0.3 + 0.35 * len(others)) if others else 0.0
        factors = (
            0.55 * breadth + 0.45 * statement.background,
            0.55 + 0.3 * run.salience.get(place, 0.0),
            1 + 0.4 * _witness_share(run, place),
            1.0 if codes & run.actors else 0.8,
            1.4 if place in run.differing else 1.0,
            stands(run, place),
        )
        value = math.prod(factors) - _length_penalty(statement)
        rule = "sets the story among other countries" if others else "tells earlier events"
        found.append(_sentence(run, "regional_context", place, value, rule))
    return found


def notable_quotes(run: View) -> list[Candidate]:
    """Propose quotations by their speaker's standing, substance and length."""
    from briefing.select.quotations import propose

    return propose(run)


def open_questions(run: View) -> list[Candidate]:
    """Propose what the sources leave unsettled, in their own words."""
    weights = {"open": 0.8, "question": 0.5, "hedged": 0.2}
    found = []
    for place in run.places():
        statement = run.statement(place)
        weight = weights.get(statement.certainty)
        if weight is None or not run.is_told(place):
            continue
        if statement.certainty == "hedged" and not _is_unconfirmed(run, place):
            continue
        value = weight * (0.6 + 0.4 * run.salience.get(place, 0.0)) * stands(
            run, place
        ) - _length_penalty(statement)
        rule = {
            "open": "a source leaves it open",
            "question": "a source asks it",
            "hedged": "a source tells it without confirmation",
        }[statement.certainty]
        if statement.certainty_cue:
            rule += f' ("{statement.certainty_cue}")'
        found.append(_sentence(run, "open_questions", place, value, rule))
    return found


SECTIONS: dict[str, SectionRule] = {
    "bottom_line": SectionRule("Bottom line", bottom_line, 1),
    "key_developments": SectionRule("Key developments", key_developments, 8),
    "regional_context": SectionRule("Regional context", regional_context, 6, 0.28),
    "notable_quotes": SectionRule("Notable quotes", notable_quotes, 5),
    "open_questions": SectionRule("Open questions", open_questions, 5),
}
"""The sections in page order."""


def _is_unconfirmed(run: View, place: Position) -> bool:
    """Say whether something is hedged as a report ("allegedly"), not as a plan ("would")."""
    code = run.analysis.documents[place[0]].language
    cue = " ".join(listed(run.statement(place).certainty_cue.split(), code))
    return any(f" {row}" in f" {cue}" for row in word_list("unconfirmed", code))


def _sentence(run: View, section: str, place: Position, value: float, rule: str) -> Candidate:
    sentence = run.statement(place).sentence
    clipped = round(max(0.0, min(1.0, value)), 6)
    said = run.voices.get(place)
    start, end = said.shown[0] if said else (sentence.start, sentence.end)
    return Candidate(section, *place, start, end, clipped, rule, said)


def _witness_share(run: View, place: Position) -> float:
    """Return 0 for one origin, 1 when every origin of the run tells the statement."""
    total = len(set(run.analysis.origins))
    return (run.witnesses.get(place, 1) - 1) / (total - 1) if total > 1 else 0.0


def _actor_factor(run: View, statement: Statement) -> float:
    """Return a factor below 1 for what tells of countries beside the story's own."""
    codes = {p.code for p in statement.places}
    if codes - run.actors:
        return 0.5
    return 1.0 if codes or statement.people else 0.75


def stands(run: View, place: Position) -> float:
    """Return a factor below 1 for a statement that needs its context, or is a line beside.

    What a speaker says may say "I".
    """
    statement = run.statement(place)
    if place in run.voices and statement.dependent.startswith(ADDRESSED):
        return 1.0
    if ends_in(statement.sentence.text, ":"):
        return 0.0  # it announces what stands below
    aside = statement.dependent in (CAPTION, BRACKETED, FRAGMENT)
    if statement.leans or aside or statement.dependent.startswith(ADDRESSED):
        return 0.15
    return 0.35 if statement.dependent else 1.0


def _length_penalty(statement: Statement) -> float:
    """Return a penalty for fragments and for sentences that would fill the page alone."""
    count = len(statement.sentence.text.split())
    if count < 8:
        return 0.04 * (8 - count)
    return min(0.5, 0.012 * max(0, count - 45))


def _news_rule(run: View, place: Position) -> str:
    count = run.witnesses.get(place, 1)
    return f"news that {count} origins tell" if count > 1 else "news of one source"
