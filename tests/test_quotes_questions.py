"""Questions that are put to somebody, and those to whom something is told: neither speaks."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.quotes import find

NOBODY = """\
en|Mayor Colin Nash spoke on Monday. He was asked: “Will you resign from your office?”
en|Mayor Colin Nash spoke on Monday. To the question “Will you resign now?” he said no.
en|Mayor Colin Nash spoke on Monday. Asked “Will you resign from your office?”, Nash said no.
en|Mayor Colin Nash spoke on Monday. When asked “Will you resign from office?” he said no.
de|Bürgermeister Karl Nass sprach. Er wurde gefragt: „Werden Sie zurücktreten?“
de|Bürgermeister Karl Nass sprach. Auf die Frage „Werden Sie zurücktreten?“ sagte er nein.
de|Bürgermeister Karl Nass sprach. Auf die Frage eines Reporters: „Treten Sie zurück?“ schwieg er.
fr|Le maire Colin Petit a parlé. À la question « Allez-vous démissionner ? », il a répondu non.
fr|Le maire Colin Petit a parlé. On lui a demandé : « Allez-vous démissionner ? »
sr|Predsednik Petar Savić govorio je. Na pitanje „Da li ćete podneti ostavku?“, rekao je ne.
sr|Predsednik Petar Savić govorio je. Upitan „Da li ćete podneti ostavku?“, Savić je rekao ne.
tr|Başkan Ali Demir konuştu. “Görevinizden istifa edecek misiniz?” sorusuna Demir hayır dedi.
tr|Başkan Ali Demir konuştu. Demir, “İstifa edecek misiniz?” diye soran gazetecilere hayır dedi.
el|Ο δήμαρχος Νίκος Λάμπρου μίλησε. Στην ερώτηση «Θα παραιτηθείτε σύντομα;» ο Λάμπρου απάντησε όχι.
sq|Kryetari Ilir Hoxha foli. Pyetjes “A do të jepni dorëheqjen?” Hoxha iu përgjigj se jo.
mk|Министерот Петар Савески зборуваше. На прашањето „Дали ќе поднесете оставка?“ тој одговори не.
"""

ASKED = """\
en|When a reporter asked, “Will you resign from your office?” he replied that he would not.|reporter
en|The mayor left. “Will you resign from your office?” a reporter asked him.|reporter
en|Nash stood up and asked, “Will anybody here pay for the new wall?”|Nash
en|Mayor Colin Nash posed the question: “Will anybody here pay for the wall?”|Colin Nash
de|Karl Nass kam spät. Eine Reporterin fragte ihn: „Werden Sie zurücktreten?“ Er schwieg.|Reporterin
fr|Colin Petit est arrivé. Un journaliste lui a demandé : « Allez-vous démissionner ? »|journaliste
sr|Petar Savić je došao. Novinar ga je upitao: „Da li ćete podneti ostavku?“|Novinar
tr|Ali Demir geldi. Bir gazeteci ona “Görevinizden istifa edecek misiniz?” diye sordu.|gazeteci
"""

TOLD = """\
fr|Colin Petit est arrivé. La ministre Anne Orr lui avait dit : « Vous devez partir. »|Anne Orr
fr|La ministre Anne Orr nous a dit : « Le maire doit partir maintenant. »|Anne Orr
fr|Anne Orr, ministre du port, lui a répondu : « Il faut partir maintenant. »|Anne Orr
fr|Le préfet, lui, a dit : « Il faut partir maintenant. »|préfet
sr|Petar Savić je došao. Njemu je ministarka Ana Ilić rekla: „Morate podneti ostavku.“|Ana Ilić
tr|Bakan Ayşe Kaya kendisine “Görevinizden hemen istifa etmeniz gerekiyor” dedi.|Ayşe Kaya
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines()]


@pytest.mark.parametrize(("code", "text"), _rows(NOBODY))
def test_who_answers_has_not_asked(code: str, text: str) -> None:
    """A question behind "asked" or "to the question" is that of somebody without a name."""
    first = next(q for q in find((document(text, code),)) if "?" in q.text or ";" in q.text)
    assert (first.speaker_name, first.attributed) == ("", False)


def test_the_word_that_tells_of_a_question_is_its_cue() -> None:
    """It stands before the quotation, in Turkish behind it, also at a paragraph's start."""
    texts = {
        "en": "To the question “Will you resign now?” the mayor, Colin Nash, gave no answer.",
        "tr": "“Görevinizden istifa edecek misiniz?” sorusuna Demir “Asla etmeyeceğim” dedi.",
    }
    cues = {code: find((document(text, code),))[0].cue for code, text in texts.items()}
    assert cues == {"en": "question", "tr": "sorusuna"}


@pytest.mark.parametrize(("code", "text", "speaker"), _rows(ASKED))
def test_who_asks_is_named_by_the_verb(code: str, text: str, speaker: str) -> None:
    """Whatever verb follows for the answer."""
    first = next(q for q in find((document(text, code),)) if q.direct)
    assert first.speaker_name == speaker


@pytest.mark.parametrize(("code", "text", "speaker"), _rows(TOLD))
def test_a_pronoun_of_whom_it_is_told_is_no_subject(code: str, text: str, speaker: str) -> None:
    """What "La ministre lui a dit" tells is what the minister said."""
    first = next(q for q in find((document(text, code),)) if q.direct)
    assert first.speaker_name == speaker


def test_question_and_answer_in_one_sentence_are_two() -> None:
    """One sentence with "a reporter asked" and "he replied" has two speakers."""
    text = "When a reporter asked, “Will you resign?” Nash replied, “I will not do that.”"
    found = [(q.text, q.speaker_name) for q in find((document(text, "en"),)) if q.direct]
    assert found == [("Will you resign?", "reporter"), ("I will not do that.", "Nash")]
