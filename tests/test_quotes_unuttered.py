"""What somebody did not say, should say, or denies having said is not theirs."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.quotes import find

UNSAID = """\
en|Mayor Colin Nash did not say, “We will leave the town for good.”
en|Mayor Colin Nash never said “We will leave the town for good.”
en|Mayor Colin Nash denied saying “We will leave the town for good.”
en|Mayor Colin Nash refused to say “We will leave the town for good.”
en|Mayor Colin Nash should have said: “We will leave the town for good.”
en|If Mayor Colin Nash had said, “We will leave the town for good,” Lund would be glad.
en|Mayor Colin Nash asked Hannah Orr to say “we will leave the town for good.”
en|Mayor Colin Nash accused Hannah Orr of saying “we will leave the town for good.”
en|Colin Nash never said “We will leave the town for good,” his lawyer insisted.
en|No official in Velmar said, “We will leave the town for good.”
de|Karl Nass sagte nicht: „Wir werden die Stadt für immer verlassen.“
de|Karl Nass hat nie gesagt: „Wir werden die Stadt für immer verlassen.“
de|„Wir werden die Stadt für immer verlassen“, sagte Karl Nass nicht.
de|Karl Nass bestritt, gesagt zu haben: „Wir werden die Stadt für immer verlassen.“
de|Karl Nass warf Anna Berger vor, gesagt zu haben: „Wir werden die Stadt verlassen.“
de|Karl Nass hätte sagen sollen: „Wir werden die Stadt für immer verlassen.“
fr|Colin Petit n'a jamais dit : « Nous allons quitter la ville pour toujours. »
fr|Colin Petit a refusé de dire : « Nous allons quitter la ville pour toujours. »
fr|Colin Petit nie avoir dit : « Nous allons quitter la ville pour toujours. »
fr|S'il avait dit : « Nous allons quitter la ville », personne ne l'aurait cru.
fr|Colin Petit reproche à Anne Orr d'avoir dit : « Nous allons quitter la ville. »
fr|Personne n'a dit : « Nous allons quitter la ville pour toujours. »
sr|Petar Savić nikada nije rekao: „Zauvek ćemo napustiti ovaj grad.“
sr|Petar Savić negira da je rekao: „Zauvek ćemo napustiti ovaj grad.“
sr|Niko nije rekao: „Zauvek ćemo napustiti ovaj grad.“
mk|Петар Савески не рече: „Засекогаш ќе го напуштиме градот.“
el|Ο Νίκος Λάμπρου δεν είπε: «Θα φύγουμε από την πόλη για πάντα.»
sq|Ilir Hoxha nuk tha: “Do të largohemi nga qyteti përgjithmonë.”
"""

SAID = """\
en|Mayor Colin Nash did not hesitate to say, “We will leave the town for good.”
en|Mayor Colin Nash could be heard saying, “We will leave the town for good.”
en|Mayor Colin Nash not only said, “We will leave the town for good.”
en|Mayor Colin Nash did not elaborate but said, “We will leave the town for good.”
en|Mayor Colin Nash denied the charges, saying, “We will leave the town for good.”
en|Mayor Colin Nash's May speech said: “We will leave the town for good.”
en|Mayor Colin Nash went on to say, “We will leave the town for good.”
de|Karl Nass sagte nicht nur: „Wir werden die Stadt für immer verlassen.“
de|Karl Nass kam nicht und sagte: „Wir werden die Stadt für immer verlassen.“
fr|Colin Petit n'a pas hésité à dire : « Nous allons quitter la ville pour toujours. »
fr|Colin Petit n'est pas venu et a dit : « Nous allons quitter la ville pour toujours. »
fr|Colin Petit ne décolère pas : « Nous allons quitter la ville pour toujours. »
fr|Colin Petit a refusé de commenter : « Une décision de justice ne se commente pas. »
sr|Petar Savić nije došao i rekao je: „Zauvek ćemo napustiti ovaj grad.“
el|Ο Νίκος Λάμπρου δεν έφυγε και είπε: «Θα φύγουμε από την πόλη για πάντα.»
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines()]


@pytest.mark.parametrize(("code", "text"), _rows(UNSAID))
def test_what_was_not_said_is_nobodys(code: str, text: str) -> None:
    """The words are found, and no speaker with them."""
    quote = next(q for q in find((document(text, code),)) if q.direct)
    assert (quote.speaker_name, quote.attributed) == ("", False)
    assert quote.cue


@pytest.mark.parametrize(("code", "text"), _rows(SAID))
def test_another_negation_takes_nothing_away(code: str, text: str) -> None:
    """It belongs to another verb, or to less than what is said."""
    quote = next(q for q in find((document(text, code),)) if q.direct)
    assert quote.speaker_name
    assert quote.attributed


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Colin Nash never said that the harbour would close in winter.",
        "If the mayor says that the harbour will close, the ferries will stop.",
        "Any teacher could tell you that the harbour will close in winter.",
    ],
)
def test_no_statement_is_reported_that_was_not_made(text: str) -> None:
    """Indirect speech too has to have been uttered."""
    assert not find((document(text, "en"),))
