"""Turn a selection into reasons: for every sentence why it is on the page, or is not."""

from __future__ import annotations

from briefing.model import Analysis, Choice, Explained, Position, Rating, Selection
from briefing.select.sections import stands
from briefing.select.view import View, view


def explained(
    analysis: Analysis, ratings: tuple[Rating, ...], selection: Selection
) -> tuple[Explained, ...]:
    """Return one row a sentence, in the order of the documents."""
    run = view(analysis, ratings)
    rated = {(rating.document, rating.index): rating for rating in ratings}
    chosen: dict[Position, Choice] = {}
    for choice in selection.chosen:
        for place in run.covered(choice.candidate):
            chosen.setdefault(place, choice)
    reasons = dict(selection.reasons)
    return tuple(
        _row(run, place, rated.get(place), chosen.get(place), reasons.get(place, ""))
        for place in run.places()
    )


def _row(
    run: View, place: Position, rating: Rating | None, choice: Choice | None, reason: str
) -> Explained:
    statement = run.statement(place)
    sentence = statement.sentence
    parts = (
        *(rating.parts if rating else ()),
        ("origins", float(run.witnesses.get(place, 1))),
        ("penalty", round(1 - stands(run, place), 6)),
    )
    return Explained(
        source_id=sentence.source_id,
        index=sentence.index,
        text=sentence.text,
        score=round(run.salience.get(place, 0.0), 4),
        parts=parts,
        section=choice.candidate.section if choice else "",
        reason=choice.candidate.rule if choice else reason,
    )
