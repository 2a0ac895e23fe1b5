"""Words that somebody passes on are those of whom the sentence names as their author."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.quotes import find

AUTHORS = """\
en|Nash, quoting Senator Hannah Orr, said: “We will leave the town for good.”|Hannah Orr
en|Quoting Senator Hannah Orr, Nash said: “We will leave the town for good.”|Hannah Orr
en|“We will leave the town for good,” Nash said, quoting Senator Hannah Orr.|Hannah Orr
en|“We will leave the town for good,” Nash recalled Senator Hannah Orr saying.|Hannah Orr
en|Nash heard Senator Hannah Orr say: “We will leave the town for good.”|Hannah Orr
en|Nash says his mother, Hannah Orr, told him: “We will leave the town for good.”|Hannah Orr
en|Nash criticized Hannah Orr for saying “we will leave the town for good.”|Hannah Orr
en|Nash thanked Hannah Orr for calling it “a day that we will never forget.”|Hannah Orr
en|Nash read from a letter by Hannah Orr: “We will leave the town for good.”|Hannah Orr
en|Nash repeated the words of Hannah Orr: “We will leave the town for good.”|Hannah Orr
en|Nash shared a post by Hannah Orr: “We will leave the town for good.”|Hannah Orr
en|Nash read a statement from Hannah Orr saying “we will leave the town for good.”|Hannah Orr
en|Nash responded to a letter from Hannah Orr: “We will leave the town for good.”|Colin Nash
en|Nash, citing a letter by Hannah Orr, said: “We will leave the town for good.”|Colin Nash
en|Nash agreed with Hannah Orr: “We will leave the town for good.”|Colin Nash
en|Asked about Hannah Orr, Nash said: “She will leave the town for good.”|Colin Nash
fr|Nash, citant Hannah Orr, a dit : « Nous allons quitter la ville pour toujours. »|Hannah Orr
fr|Nash a lu une lettre d'Hannah Orr : « Nous allons quitter la ville. »|Hannah Orr
fr|Nash a repris les mots d'Hannah Orr : « Nous allons quitter la ville. »|Hannah Orr
fr|Nash répond à Hannah Orr : « Nous allons quitter la ville pour toujours. »|Colin Nash
de|Nash las aus einem Brief von Hannah Orr vor: „Wir verlassen die Stadt.“|Hannah Orr
de|Nash antwortete Hannah Orr: „Wir werden die Stadt für immer verlassen.“|Colin Nash
de|Gestern antwortete Hannah Orr: „Wir werden die Stadt für immer verlassen.“|Hannah Orr
sr|Savić je pročitao pismo Ane Ilić: „Zauvek ćemo napustiti ovaj grad.“|Ana Ilić
sr|Savić je ponovio reči Ane Ilić: „Zauvek ćemo napustiti ovaj grad.“|Ana Ilić
sr|Savić je odgovorio Ani Ilić: „Zauvek ćemo napustiti ovaj grad.“|Petar Savić
mk|Савески прочита писмо од Ана Илиева: „Засекогаш ќе го напуштиме градот.“|Ана Илиева
mk|Савески ѝ одговори на Ана Илиева: „Засекогаш ќе го напуштиме градот.“|Петар Савески
tr|Demir, Kaya'nın kendisine “Şehri sonsuza kadar terk edeceğiz” dediğini söyledi.|Ayşe Kaya
"""

FRONTS = {
    "en": "Mayor Colin Nash and Senator Hannah Orr met in Velmar on Monday. ",
    "fr": "Le maire Colin Nash et la sénatrice Hannah Orr se sont vus lundi. ",
    "de": "Bürgermeister Colin Nash und Senatorin Hannah Orr trafen sich am Montag. ",
    "mk": "Министерот Петар Савески и пратеничката Ана Илиева се сретнаа. ",
    "tr": "Bakan Ali Demir ve milletvekili Ayşe Kaya görüştü. ",
    "sr": "Gradonačelnik Petar Savić i senatorka Ana Ilić sastali su se u ponedeljak. ",
}


@pytest.mark.parametrize(
    ("code", "text", "speaker"), [line.split("|") for line in AUTHORS.splitlines()]
)
def test_the_author_of_words_speaks(code: str, text: str, speaker: str) -> None:
    """Quoted, heard, blamed or read out they stay the author's; an answer is who answers'."""
    quote = next(q for q in find((document(FRONTS[code] + text, code),)) if q.direct)
    assert (quote.speaker_name, quote.attributed) == (speaker, True)


def test_who_is_described_does_not_speak_by_what_comes_later() -> None:
    """A description stands for whoever spoke before it, not behind it."""
    text = (
        "Hannah Orr and Colin Nash met on Monday. The former secretary of state mocked Nash for "
        "calling himself the “king of the coast,” noting that the harbour would have to close."
    )
    told = [q for q in find((document(text, "en"),)) if not q.direct and q.kind == "quotation"]
    assert [quote.speaker_name for quote in told] == ["former secretary of state"]
