"""Whom "er", "elle", "rekla je" and "dit-on" mean, and where such a clause cuts a quotation."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.people import find_people
from briefing.analyse.quotes import find
from briefing.model import Quote
from briefing.model.analysis import SURE

GERMAN = "Der Bürgermeister Peter Lund und Anna Berg streiten.\n\n{}"
FRENCH = "Le maire Pierre Lund et Anne Roche s'opposent.\n\n{}"
CROATIAN = "Gradonačelnik Splita Petar Lukić i Ana Babić se spore.\n\n{}"


def direct(text: str, code: str) -> list[Quote]:
    """Return the direct quotations of one article, paragraphs parted by empty lines."""
    return [quote for quote in find((document(text, code),)) if quote.direct]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", GERMAN.format("Der Stadtrat lehnte das ab. „Wir brauchen Zeit“, teilte er mit.")),
        ("de", GERMAN.format("Die Polizei kam spät. „Wir brauchen mehr Zeit“, teilte sie mit.")),
        ("fr", FRENCH.format("Le conseil a refusé. « Nous avons le temps », a-t-il annoncé.")),
        ("fr", FRENCH.format("La mairie a refusé.\n\n« Nous avons le temps », a-t-elle annoncé.")),
        ("hr", CROATIAN.format('Vlada je odbila plan. "Nema više vremena za to", navela je.')),
        ("sr", CROATIAN.format('Savet je odbio plan. "Nema više vremena za to", naveo je.')),
    ],
)
def test_a_body_that_acted_may_be_meant(code: str, text: str) -> None:
    """Behind a body of the pronoun's gender no person is sure to be meant."""
    (quote,) = direct(text, code)
    assert quote.confidence < SURE


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        (
            "de",
            GERMAN.format("Die Stadt lehnte das ab. „Ich brauche mehr Zeit“, sagte sie."),
            "Anna Berg",
        ),
        (
            "hr",
            CROATIAN.format('Vlada je odbila plan. "Nisam to očekivala od njih", rekla je.'),
            "Ana Babić",
        ),
        (
            "hr",
            CROATIAN.format('Gradsko vijeće odbilo je plan. "Nema vremena", priopćilo je.'),
            "Gradsko vijeće",
        ),
        (
            "hr",
            CROATIAN.format('Vlada je odbila plan. "Nema vremena", navodi se u priopćenju.'),
            "Vlada",
        ),
        ("hr", 'Petar Lukić stigao je. Bio je jasan: "Nema više vremena za to."', "Petar Lukić"),
    ],
)
def test_a_body_is_no_person(code: str, text: str, speaker: str) -> None:
    """Who says "I" is no body, and a verb in the neuter is said of nobody else."""
    (quote,) = direct(text, code)
    assert quote.speaker_name == speaker
    assert quote.confidence >= SURE


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("a-t-il dit", "Pierre Lund"),
        ("a-t-il dit dans un communiqué", "Pierre Lund"),
        ("poursuit-il", "Pierre Lund"),
        ("nous a-t-il dit", "Pierre Lund"),
        ("s'inquiète-t-il", "Pierre Lund"),
        ("s'est réjoui Paul Petit", "Paul Petit"),
        ("explique-t-on à la mairie", "mairie"),
        ("peut-on lire dans le communiqué", "communiqué"),
    ],
)
def test_french_clauses_inside_the_marks_are_the_writers(clause: str, speaker: str) -> None:
    """A clause with the pronoun behind its verb is cut out of the quotation that it stands in."""
    text = f"Pierre Lund est arrivé.\n\n« Nous partons demain, {clause}. Le train est là. »"
    (quote,) = direct(text, "fr")
    assert [text[start:end] for start, end in quote.pieces] == [
        "Nous partons demain",
        "Le train est là.",
    ]
    assert quote.speaker_name == speaker


@pytest.mark.parametrize("clause", ["il dit la vérité", "on dit toujours cela", "comme on dit"])
def test_french_clauses_of_the_speaker_stay(clause: str) -> None:
    """A clause with its pronoun in front belongs to what is said."""
    text = f"« Nous partons demain, {clause}, et le train est là », a dit Pierre Lund."
    (quote,) = direct(text, "fr")
    assert len(quote.pieces) == 1


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Dans un communiqué, il écrit : « Le projet est bien mort. »", "Pierre Lund"),
        ("« Le projet est bien mort », précise-t-il dans un communiqué.", "Pierre Lund"),
        ("« Le projet est bien mort », est-il écrit dans la lettre.", "lettre"),
        ("Dans la lettre, on lit : « Le projet est bien mort. »", "lettre"),
        ("« Le projet est bien mort », indique-t-on à la mairie.", "mairie"),
        ("« Le projet est mort », indique-t-on au ministère de l'Intérieur.", None),
        ("Et d'ajouter : « Le projet est bien mort. »", "Pierre Lund"),
    ],
)
def test_french_pronouns_that_stand_for_nobody(sentence: str, speaker: str | None) -> None:
    """Beside "on" and a passive "il" a text or body speaks, beside any other "il" a person."""
    (quote,) = direct(f"Pierre Lund est arrivé lundi. {sentence}", "fr")
    assert quote.speaker_name == (speaker or "ministère de l'Intérieur")


@pytest.mark.parametrize("verb", ["a-t-il indiqué", "a-t-il déclaré à la presse", "affirme-t-il"])
def test_french_statements_before_an_inverted_pronoun(verb: str) -> None:
    """What stands before "a-t-il dit" without marks is a statement."""
    (quote,) = find((document(f"Pierre Lund est là. Le projet est mort, {verb}.", "fr"),))
    assert (quote.text, quote.speaker_name) == ("Le projet est mort", "Pierre Lund")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Laut dem Bürgermeister gilt: „Wir haben hier keine Eile.“", "Peter Lund"),
        ("„Wir haben hier keine Eile“, hieß es vom Stadtrat.", "Stadtrat"),
        ("„Wir haben hier keine Eile“, hieß es aus dem Innenministerium.", "Innenministerium"),
        ("„Wir haben hier keine Eile“, hieß es bei der Polizei.", "Polizei"),
    ],
)
def test_german_phrases_end_with_their_noun(text: str, speaker: str) -> None:
    """Behind its noun no verb belongs to a German phrase; compounds are bodies too."""
    (quote,) = direct(GERMAN.format(text), "de")
    assert quote.speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Nema više vremena", kazao je gradonačelnik Splita.', "Petar Lukić"),
        ('Vijest je zatekla Petra Lukića. "Nema vremena", kazao je gradonačelnik.', "Petar Lukić"),
        ('"Nema više vremena", kazao je gradonačelnik Niša.', "gradonačelnik Niša"),
        ('"Nema vremena", kazao je predsjednik općine Tisno.', "predsjednik općine Tisno"),
        ('"Nema više vremena", kazao je gradonačelnik Horvat.', "Horvat"),
    ],
)
def test_a_place_behind_a_title_is_no_person(text: str, speaker: str) -> None:
    """Behind a mayor's title a town in the genitive is where the office is."""
    (quote,) = direct(CROATIAN.format(text), "hr")
    assert quote.speaker_name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Petar Lukić je stigao. Vidjeli su Petra Lukića. Ana je s Petrom Lukićem.",
        "Prema Petru Lukiću nema novca. Petar Lukić je stigao.",
        "Aleksandar Lukić je stigao. Ana je s Aleksandrom Lukićem i kod Aleksandra Lukića.",
        "Milorad Dodik je stigao. Ana je s Miloradom Dodikom, protiv Milorada Dodika.",
    ],
)
def test_a_name_in_every_case_is_one_person(text: str) -> None:
    """First names that lose a vowel in their cases are the same name."""
    people = [p for p in find_people((document(text, "hr"),)) if " " in p.name]
    assert len(people) == 1


def test_a_woman_is_not_the_man_of_almost_her_name() -> None:
    """The man's surname has a case in "Ivana Horvata", the woman's has none in "Ivanu Horvat"."""
    text = "Ivana Horvat je stigla. Ivan Horvat je otišao. Vidjeli su Ivana Horvata i Ivanu Horvat."
    people = {p.name: set(p.variants) for p in find_people((document(text, "hr"),))}
    assert people == {
        "Ivana Horvat": {"Ivana Horvat", "Ivanu Horvat"},
        "Ivan Horvat": {"Ivan Horvat", "Ivana Horvata"},
    }


@pytest.mark.parametrize(
    "opening",
    [
        "Στην ανακοίνωσή του τονίζει",
        "Σε δηλώσεις του είπε",
        "Σε ανάρτησή του στο Facebook έγραψε",
        "Μιλώντας στον ΣΚΑΪ είπε",
        "Στη συνέχεια πρόσθεσε",
    ],
)
def test_greek_sentences_without_subject(opening: str) -> None:
    """A fronted phrase with "his", or a participle's, is nobody who speaks."""
    text = f"Ο Πέτρος Λάμπρου έφτασε. {opening}: «Δεν θα εγκαταλείψουμε ποτέ το σχέδιο»."
    (quote,) = direct(text, "el")
    assert quote.speaker_name == "Πέτρος Λάμπρου"


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        (
            "sq",
            "Kryetari i Bashkisë së Vlorës Petrit Lleshi erdhi. “Nuk do të heqim dorë”, "
            "tha kryetari i bashkisë.",
            "Petrit Lleshi",
        ),
        (
            "mk",
            "Учителката Ана Белова дојде. „Нема да се откажеме“, рече учителката.",
            "Ана Белова",
        ),
        (
            "tr",
            "İzmir Belediye Başkanı Ali Demir geldi. Başkan, “Bu plandan vazgeçmeyeceğiz” dedi.",
            "Ali Demir",
        ),
    ],
)
def test_titles_in_other_forms(code: str, text: str, speaker: str) -> None:
    """A description means the bearer of the title that it shortens."""
    assert [quote.speaker_name for quote in direct(text, code)] == [speaker]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sq", "Ana Berisha foli. “Palët nuk flasin, - tha ajo, - dhe kjo është e rrezikshme.”"),
        ("sr", "Ana Berić je došla. „To nije tačno – kaže ona – i svi to znaju godinama.“"),
        ("sr", "Ana Berić je došla. „Odlazimo – rekla je Ana Berić. – Svi to znaju odavno.“"),
        ("de", "Anna Berg kam. „Das ist – sagte Berg – der richtige Weg für das ganze Land.“"),
        ("fr", "Anne Roche est là. « Le problème – a-t-elle dit – est que personne ne paie. »"),
    ],
)
def test_clauses_between_dashes_are_the_writers(code: str, text: str) -> None:
    """A clause of speech between two dashes is cut out of the quotation that it stands in."""
    (quote,) = direct(text, code)
    pieces = [text[start:end] for start, end in quote.pieces]
    assert len(pieces) == 2
    assert quote.cue
    assert not any(quote.cue in piece or piece != piece.strip() for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Petar Kos je rekao: „Vlada – kaže se u zakonu – mora da podnese izveštaj.“",
        "Petar Kos je rekao: „Autoput Beograd – Niš – Skoplje biće završen iduće godine.“",
    ],
)
def test_other_dashes_stay(text: str) -> None:
    """Dashes around what nobody says are part of the quotation."""
    (quote,) = direct(text, "sr")
    assert len(quote.pieces) == 1


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Peter Lund left. The prime minister declined to comment. “Not here,” he said."),
        ("hr", 'Susjeda Marija se slaže. Premijer nije došao. "To nije naše pitanje", rekao je.'),
    ],
)
def test_somebody_described_between(code: str, text: str) -> None:
    """Behind a description that nobody known fits, no name is sure to be meant."""
    (quote,) = direct(text, code)
    assert quote.speaker_name != "Marija"
    assert quote.confidence < SURE or not quote.speaker_name


def test_somebody_new_before_a_paragraph_of_their_words() -> None:
    """A woman without a name is meant by "she" behind a quotation in the next paragraph."""
    text = "Keely Lund is a model.\n\nOne woman shook her head.\n\n“We do not like it,” she said."
    assert [quote.speaker_name for quote in direct(text, "en")] == ["woman"]


def test_a_title_inside_an_office_is_not_the_persons() -> None:
    """The workers in the name of a union are no title of its president."""
    text = "Predsednica Unije prosvetnih radnika Jasna Kos je rekla: „Nema više vremena za to.“"
    (quote,) = direct(text, "sr")
    assert (quote.speaker_name, quote.role) == (
        "Jasna Kos",
        "predsednica Unije prosvetnih radnika",
    )


@pytest.mark.parametrize("first", ["Nermin", "Ana"])
def test_a_mans_title_may_be_anybodys(first: str) -> None:
    """A surname alone is that of the person in full, whatever title or first name tells."""
    text = f"Ministar {first} Delić je tu. „Nemamo šta izgubiti“, kaže Delić."
    assert [quote.speaker_name for quote in direct(text, "bs")] == [f"{first} Delić"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("So sieht es die Linke: „Das hilft hier keinem.“", "Linke"),
        ("So sieht es Jan Voss: „Das hilft hier keinem.“", "Jan Voss"),
        ("„Das hilft hier keinem“, ätzte deren Abgeordnete Eva Kern.", "Eva Kern"),
        ("In dem Brief heißt es: „Das hilft hier keinem.“", "Brief"),
        ("„Das hilft hier keinem“, sagte ein Sprecher von Meta.", "Sprecher von Meta"),
        ("„Das hilft hier keinem“, sagte Frau von Storch.", "von Storch"),
        ("„Das hilft hier keinem“, sagte Parteivize Henna Lind.", "Henna Lind"),
    ],
)
def test_german_tags_of_the_press(text: str, speaker: str) -> None:
    """What is seen so is no speaker, and the firm behind "von" no noble name."""
    (quote,) = direct(text, "de")
    assert quote.speaker_name == speaker


def test_a_chain_of_pronouns_may_mean_a_body() -> None:
    """The body that acted two sentences ago may be meant as long as pronouns stand for it."""
    text = "Der Rat muss zustimmen. Er tagt im Mai. „Wir prüfen den Text“, teilte er mit."
    (quote,) = direct(GERMAN.format(text), "de")
    assert quote.confidence < SURE


@pytest.mark.parametrize(
    ("tag", "speaker"),
    [
        ("“We will never give it up,” it said.", "council"),
        ("“We will never give it up,” it said in a statement.", "council"),
        ("It added: “We will never give it up.”", "council"),
        ("“We will never give it up,” the statement said.", "council"),
        ("“We will never give it up,” he said in a statement.", "Peter Lund"),
    ],
)
def test_english_bodies_that_acted(tag: str, speaker: str) -> None:
    """The body that acted before is "it", also in a statement, which says nothing of its own."""
    (quote,) = direct(f"Peter Lund is the mayor.\n\nThe council refused. {tag}", "en")
    assert quote.speaker_name == speaker
