"""Who speaks where articles are less tidy than examples: the right speaker, or none."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse import analyse
from briefing.analyse.quotes import find
from briefing.model import Quote
from briefing.model.analysis import SURE


def direct(text: str, code: str = "en") -> list[Quote]:
    """Return the direct quotations of one article, paragraphs parted by empty lines."""
    return [quote for quote in find((document(text, code),)) if quote.direct]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("en", "“It is very good for us,” said a spokesman, Tom Lee.", "Tom Lee"),
        ("en", "“It is very good for us,” said the girl's mother, Ana Orr, on Monday.", "Ana Orr"),
        ("en", "“It is very good for us,” said an aide at the ministry, Col. Ana Orr.", "Ana Orr"),
        ("en", "According to an aide, Ana Orr, “it is very good for us”.", "Ana Orr"),
        ("de", "„Das ist sehr gut für uns alle“, sagte ein Sprecher, Jan Voss.", "Jan Voss"),
        (
            "fr",
            "« C’est très bien pour nous », a déclaré un porte-parole, Jean Petit.",
            "Jean Petit",
        ),
        ("hr", "„To je dobro za sve nas“, rekao je gradonačelnik, Ivan Ilić.", "Ivan Ilić"),
        ("en", "“It is very good for us,” said junior Marwan Kessnik.", "Marwan Kessnik"),
        ("en", "“It is very good for us,” said an aide in Lima, Peru.", "aide"),
        ("en", "“It is very good for us,” said the group, and Ana Orr agreed.", "group"),
        ("en", "“It is very good for us,” said the son of the mayor, Ana Orr.", "son of the mayor"),
    ],
)
def test_a_name_behind_what_somebody_is(code: str, text: str, speaker: str) -> None:
    """A name that follows a speaker's description behind a comma is the speaker's."""
    assert [quote.speaker_name for quote in direct(text, code)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The rules changed in May and the Ministry of Health says "
            '"there is no reason to fear the new rules".',
            "Ministry of Health",
        ),
        (
            '"I would be very careful if I was President Cole here," the host often dubbed '
            "'El Norte' said.",
            "host",
        ),
        (
            "The town liked others, like Ann Hale, who says: "
            "“I am glad that the play brought me here.”",
            "Ann Hale",
        ),
        ("He will be replaced by DJ Tom Orr who said: “I am glad to be here.”", "Tom Orr"),
        (
            "“We may have crossed a line, and all of us know it,” the mayor's security and "
            "harbour adviser, Lisa Weiss, told reporters.",
            "Lisa Weiss",
        ),
        (
            "Paul Kluck left. The market grew just as “the old economy was coming to its end” "
            "in the north, Kluck said.",
            "Paul Kluck",
        ),
        (
            "Two friends tell the paper that they parted: “They are taking a break,” "
            "one source says.",
            "one source",
        ),
        ("A critic in the comments replied, “You do not have to work there.”", "critic"),
        ("Hank Cole, in a statement, called it “a good day for all of the town”.", "Hank Cole"),
        ("“We will see them all in court next week,” the suit states.", "suit"),
        ("“It is the first of its kind in the world,” notes the study.", "study"),
        ("The report goes on to say that “the bridge will not last another year”.", "report"),
        (
            "Ruth Orr shared a photo to her Instagram account saying: “We are so happy today.”",
            "Ruth Orr",
        ),
        (
            "The harbour police said that its forces had responded to calls "
            "“from every part of the old town”.",
            "harbour police",
        ),
        ("“The ship was in the area at noon,” said a third official.", "third official"),
        ("“The bridge is old but it is safe,” according to the engineers.", "engineers"),
        (
            "“We can no longer work there,” the Velmar, Ohio-based company said.",
            "Velmar, Ohio-based company",
        ),
        (
            "“It is worse than in any other year,” said one former Harbour Weekly editor.",
            "one former Harbour Weekly editor",
        ),
        (
            "“They meant to win that way,” said a senior official briefed on the papers.",
            "senior official",
        ),
        ("“They were targeted in their home,” Det.-Sgt. Ana Weiss said.", "Ana Weiss"),
        (
            "Hank Cole said Tom Orr, a senior officer at the time, then said: “I should go to them "
            "and pay.”",
            "Tom Orr",
        ),
        (
            "As Akil Weiss, professor of law at Velmar, put it, “a compromise is on offer to all "
            "of them”.",
            "Akil Weiss",
        ),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    """Relative clauses, appositions, the rest of a sentence and texts that speak are seen."""
    (quote,) = direct(text)
    assert quote.speaker_name.startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Andrea Weiss called the crews. Agostino Severo, a resident visiting Lima, said they "
            "came late.\n\n“We waited for hours,” he said.",
            "Agostino Severo",
        ),
        (
            "Gerry Cole met the police.\n\nA spokesman for the police said that they would not "
            "comment. “We do not talk about it,” he said.",
            "spokesman for the police",
        ),
        (
            "Tom Orr said it hurt him. Hank Cole stayed away.\n\n“I like and respect Cole,” "
            "he said.",
            "Tom Orr",
        ),
        (
            "But on Monday, Cole dismissed such talk. Asked whether he might not invite Tom Orr "
            "to the house, he said: “Listen, the more he talks the better.”\n\nHank Cole left.",
            "Hank Cole",
        ),
        (
            "In the morning, Tom Orr was asked about his talks with Hank Cole, but he had not "
            "seen him.\n\n“We are all one party in this town,” he said.",
            "Tom Orr",
        ),
        (
            "It is hard to tell, but you're told that the town likes it.\n\n"
            "“There are chairs thrown on most of the nights.”",
            "",
        ),
        (
            "“It is a hard and very long undertaking,” says Hank Cole. “We have old towns.”\n\n"
            "Dr Corin Weiss, a lecturer in Lima, agrees with Cole. “The risk is high,” he says. "
            "“The towns are old.”",
            "Corin Weiss",
        ),
        (
            "“He has no blinders at all,” Hank Cole told me. Others, like the economist Tom Orr, "
            "were less kind. “I cannot say that there was much in it,” he told me.",
            "Tom Orr",
        ),
        (
            "“I took to it from the first day,” Tom Orr says. He also praises Hank Cole and Jan "
            "Voss of the same club. “They have done so much for the game,” he says.",
            "Tom Orr",
        ),
        (
            "Tom Orr, a friend of the mayor, said he saw it in his town, most of whom thought "
            "Hank Cole had no chance. “It is a challenge for us all,” he said.",
            "Tom Orr",
        ),
        (
            "Tom Orr told the house that he would leave.\n\nIt was, in effect, a call for a second "
            "vote, which would come only if Hank Cole could not win enough of them.\n\n"
            "“If the others find common ground, we can win,” he said.",
            "Tom Orr",
        ),
        (
            "The mayor's poll showed Hank Cole losing.\n\nAnother pollster, David Orr of Velmar "
            "University, said his poll of voters showed Cole's support holding.\n\n"
            "“There is no movement to be seen,” he said.",
            "David Orr",
        ),
        (
            "The Harbour Review's Tom Orr asked Senator Hank Cole whether he was well.\n\n"
            "“Sure I am. I would not have run if I were not,” he said.",
            "Hank Cole",
        ),
        (
            "But the change is a chance for both, said Hank Cole, a lecturer in Lima. Tom Orr is "
            "the first mayor who went to school in the north. He studied there as a teenager.\n\n"
            "“There will be new mayors. They will be younger,” he said.",
            "Hank Cole",
        ),
        (
            "Judge Ana Weiss said it was not Lovett's fault that the boy fell ill. The court heard "
            "that Mary Lovett gave him tea when he was in bed for ten days.\n\n"
            "“He suffered terribly from this,” she said in her sentence.",
            "Ana Weiss",
        ),
        (
            "“We have no such plans,” said Ana Ireland, a councillor.\n\nTom Orr was there.\n\n"
            "“We shall build the bridge in May,” Ireland said.",
            "Ana Ireland",
        ),
        (
            "Matthew Prince, head of the club, said that it was open.\n\nTom Orr was there.\n\n"
            "“It is risky to take them all off,” Mr. Prince said.",
            "Matthew Prince",
        ),
        ("Tom Orr left Peru.\n\n“We shall build the bridge in May,” Peru said.", "Peru"),
        ("Illica shook for a minute. “We ran out into the street,” he said.", ""),
        ("The Harbour Review came out in May. “I never read it at home,” she said.", ""),
    ],
)
def test_pronoun(text: str, speaker: str) -> None:
    """A pronoun means the last person who can be meant: no place, no paper, not who is named."""
    assert direct(text)[-1].speaker_name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“The desks are gone for good.” —Greg Hale, director\n\nMake it an event\n\n"
        "“We have no hard rules, and it works for us.”",
        "Tom Orr likes it: “It is warm and cheap.”\n\nA kettle is next.\n\nPromising review: "
        "“I use it every day and it never fails.”",
        "The Survey Results And What They Mean\n\n“There are findings that confirm our fears.”",
        "The results show large hopes and fears. “They were not what we had expected.”",
        "Don't tell readers to “think of it as a letter to a friend”.",
    ],
)
def test_nobody(text: str) -> None:
    """A signature, a heading, a label and a sentence of action pass on no speaker."""
    assert direct(text)[-1].speaker_name == ""


def test_somebody_without_a_name_stays_the_same() -> None:
    """A definite description is the one without a name who spoke before."""
    quotes = direct(
        "“The bridge was closed at noon,” said a police spokeswoman.\n\n"
        "“It will be open again in the morning,” the spokeswoman added."
    )
    assert [quote.speaker_name for quote in quotes] == ["police spokeswoman"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“It is a fake,” said a senior Norland official.\n\n"
            "“We doubt every word of it,” the senior Sudland official said.",
            "senior Sudland official",
        ),
        (
            "“It is a fake,” said a spokesman for the harbour police.\n\n"
            "“We doubt every word of it,” police said.",
            "police",
        ),
        (
            "Harbour police Lt. Tom Orr came at noon.\n\n“He was taken to the town jail on two "
            "counts of robbery,” police said.",
            "police",
        ),
        (
            "“We want to keep the old bridge,” said a lawyer representing Tom Orr.",
            "lawyer representing Tom Orr",
        ),
        (
            "They met. Tom Orr, mayor of the town said: “We shall build the bridge in May.”",
            "Tom Orr",
        ),
        (
            "A pastor supporting Mr. Orr, Hank Cole, said “we have called a hundred people”.",
            "Hank Cole",
        ),
        (
            "“We have called a hundred people,” said acting director Hank Cole.",
            "Hank Cole",
        ),
        (
            "The town council training officer Hank Cole said “we have called a hundred people”.",
            "Hank Cole",
        ),
        ("Some key quotes from the interview:\n\n“The trend is moving towards the sea.”", ""),
        (
            "“You are right in the end,” Ana Orr wrote.\n\n4. Befriend a Client\n\n"
            "“I would never cross the line to a friend.”",
            "",
        ),
        ("According to The Harbour: “The town would need a vote on it.”", "The Harbour"),
        (
            "Jade Orr Jade Orr is no baker.\n\n“I took the branch and put it on,” Orr said.",
            "Jade Orr",
        ),
        (
            "The crowd came. They held signs saying “sorry people of the north and west”.",
            "signs",
        ),
    ],
)
def test_nobody_else_is_taken_for_the_speaker(text: str, speaker: str) -> None:
    """Who shares a word with a description is not the one described."""
    assert direct(text)[-1].speaker_name == speaker


def test_signature_of_somebody_unknown() -> None:
    """A name behind a dash signs a quotation though it stands nowhere else."""
    for dash in ("—", "–– ", " - "):
        (quote,) = direct(f"Good review: “I use it every day and it never fails.”{dash}Seussbd")
        assert quote.speaker_name == "Seussbd"


def test_continued_quotation_is_no_surer_than_its_start() -> None:
    """What continues a quotation whose speaker is a guess is a guess too."""
    first, second = direct(
        "Tom Orr walked along the quay.\n\n“It is late in the year.\n\n“We have to go home now.”"
    )
    assert second.speaker_name == first.speaker_name == "Tom Orr"
    assert second.confidence <= first.confidence < 0.65


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Ο υπουργός Κοινωνικών Υποθέσεων, Yves Morel, είπε ότι «αυτό ήταν λάθος όλων μας».",
            "Yves Morel",
            "υπουργός Κοινωνικών Υποθέσεων",
        ),
        (
            "Ο Υπουργός Άμυνας Des Hale είπε: «Μιλάμε με όλους τους ανθρώπους μας».",
            "Des Hale",
            "υπουργός Άμυνας",
        ),
        (
            "«Θα μείνουμε εδώ ως το βράδυ», είπε στο πρακτορείο η εκπρόσωπος των Ηνωμένων Εθνών.",
            "εκπρόσωπος των Ηνωμένων Εθνών",
            "",
        ),
        (
            "Η Αστυνομία του Λονδίνου ανακοίνωσε: «Ψάχνουμε ακόμα για δύο ανθρώπους».",
            "Αστυνομία του Λονδίνου",
            "",
        ),
        (
            "Ο πρωθυπουργός Νίκος Λάμπρου, που ήρθε στα γραφεία του Λονδίνου δήλωσε: "
            "«Η χώρα μένει ενωμένη».",
            "Νίκος Λάμπρου",
            "πρωθυπουργός",
        ),
        ("Τρεις άνθρωποι ήρθαν. Είπαν ότι «η γυναίκα πήρε τα παιδιά μαζί της».", "", ""),
    ],
)
def test_greek(text: str, speaker: str, role: str) -> None:
    """In Greek what a minister governs is no name, and a genitive is no subject."""
    quote = direct(text, "el")[-1]
    assert (quote.speaker_name, quote.role) == (speaker, role)


SAVIC = "Ministar Petar Savić stigao je u Niš. "
PRUGA = "„Pruga je gotova i vozovi idu na vreme“, "


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("sr", SAVIC + PRUGA + "rekao je.", "Petar Savić"),
        ("sr", SAVIC + PRUGA + "rekao je Savić za radio.", "Petar Savić"),
        (
            "sr",
            SAVIC + "Savić je za radio rekao da je „pruga gotova i da vozovi idu“.",
            "Petar Savić",
        ),
        ("sr", SAVIC + PRUGA + "navodi se.", ""),
        ("sr", SAVIC + "Navodi se da je „pruga gotova i da vozovi idu na vreme“.", ""),
        ("sr", SAVIC + PRUGA + "rekla je.", ""),
        ("sr", SAVIC + PRUGA + "rekli su.", ""),
        ("sr", SAVIC + PRUGA + "poručuju iz policije.", "policija"),
        ("sr", SAVIC + PRUGA + "kazao je za naš list jedan od očevidaca.", "jedan od očevidaca"),
        ("sr", SAVIC + PRUGA + "kaže se u pismu direktora.", "pismu direktora"),
        (
            "sq",
            "Ministri Ilir Berisha erdhi. „Shoferi u ndalua deri në mëngjes”, u tha në fund.",
            "",
        ),
        ("el", "Ο Νίκος Λάμπρου ήρθε. «Ο οδηγός κρατείται ως το πρωί», αναφέρεται.", ""),
        ("el", "Ο Νίκος Λάμπρου ήρθε. «Ο οδηγός κρατείται ως το πρωί», είπε.", "Νίκος Λάμπρου"),
        ("mk", "Министерот Петар Илиев стигна. „Возачот е задржан до утро“, се вели.", ""),
    ],
)
def test_verbs_without_a_subject(code: str, text: str, speaker: str) -> None:
    """Where verbs need no subject, one of a single person means the last; others mean nobody."""
    assert direct(text, code)[-1].speaker_name == speaker


BODY = "saopštila je da je „napad na porodicu neprihvatljiv“."
FORWARD = "Premijerka je rekla da će „rast plata biti veći nego prošle godine“. "


@pytest.mark.parametrize(
    ("code", "text", "speaker", "role"),
    [
        ("sr", "Kancelarija za Kosovo i Metohiju " + BODY, "Kancelarija za Kosovo i Metohiju", ""),
        ("sr", FORWARD + "Premijerka Mila Savić je u Nišu.", "Mila Savić", "premijerka"),
        ("mk", "Од МВР соопштија: „Возачот е задржан до утро“.", "МВР", ""),
        (
            "sq",
            "Ambasadori amerikan John Lee tha: „Ne mbështesim dialogun mes palëve”.",
            "John Lee",
            "ambasadori amerikan",
        ),
        (
            "tr",
            "Bakan Hakan Demir sözlerini şöyle sürdürdü: “Barış için çalışmaya devam edeceğiz.”",
            "Hakan Demir",
            "Bakan",
        ),
    ],
)
def test_balkan_bodies_and_titles(code: str, text: str, speaker: str, role: str) -> None:
    """Bodies keep what governs them, titles what says of whom, and phrases are no subjects."""
    quote = direct(text, code)[-1]
    assert (quote.speaker_name, quote.role) == (speaker, role)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "John Orr von Human Rights Watch sagte, dass es so sei. Orr sagte weiter: „Wir haben "
            "hier viele Zeugen.“",
            "John Orr",
            "",
        ),
        (
            "Der englischen Zeitung sagte Filep Karno: „Ich werde im Gefängnis gehalten.“",
            "Filep Karno",
            "",
        ),
        (
            "Der anwesende Außenminister der Russischen Föderation Sergei Orlow sagte: „Jetzt wird "
            "über alle Fragen gesprochen.“",
            "Sergei Orlow",
            "Außenminister der Russischen Föderation",
        ),
        (
            "Am Abend begründete der norwegische Präsident seine Position so: „Wir müssen alle "
            "Kraftstoff sparen.“",
            "norwegische Präsident",
            "",
        ),
        (
            "Martin Behrens, Sprecher des Forum Velmar sagte am Sonntag: „Es ist eine seltene "
            "Dummheit der Behörde.“",
            "Martin Behrens",
            "",
        ),
    ],
)
def test_german(text: str, speaker: str, role: str) -> None:
    """Names are told from nouns, and end where an affiliation or an object begins."""
    quote = direct(f"Am Montag kam der Rat der Stadt zusammen. {text}", "de")[-1]
    assert (quote.speaker_name, quote.role) == (speaker, role)


@pytest.mark.parametrize(
    ("speaker", "role"),
    [
        ("le président américain Jean Petit", "président américain"),
        (
            "le ministre des affaires étrangères turc Jean Petit",
            "ministre des affaires étrangères turc",
        ),
        ("l’ancien ministre Jean Petit", "ancien ministre"),
        ("le maire de San Francisco Jean Petit", "maire de San Francisco"),
    ],
)
def test_french_titles(speaker: str, role: str) -> None:
    """An adjective between title and name belongs to the title, an elided article does not."""
    text = f"La réunion a eu lieu hier. « Nous irons demain ensemble », a déclaré {speaker}."
    (quote,) = direct(text, "fr")
    assert (quote.speaker_name, quote.role) == ("Jean Petit", role)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Tom Orr said that the “Harbour council is not the source of the letter.”"),
        ("de", "Jan Voss sagte, wer auf „Beamte und Leute von der eigenen Partei“ schieße, lüge."),
    ],
)
def test_words_inside_a_sentence_are_not_printed(code: str, text: str) -> None:
    """Behind an article or a preposition a quotation is half of a sentence."""
    quotes = analyse((document(text, code),)).quotes
    assert [quote.notable for quote in quotes if quote.direct] == [0]


def test_his_office_is_not_printed() -> None:
    """Whose office speaks a reader of the page cannot tell."""
    text = "Tom Orr left. “We shall build the bridge by the end of the year,” his office said."
    (quote,) = (q for q in analyse((document(text, "en"),)).quotes if q.direct)
    assert quote.speaker_name == "his office"
    assert quote.notable == 0


def test_printed_only_with_a_sure_speaker() -> None:
    """A quotation whose speaker is a guess is found and not printed; a sure one is."""
    sure = "“The bridge will open in May and stay open through the winter,” said Tom Orr."
    guess = "Tom Orr walked along the quay on Monday.\n\n“The bridge will open in May this year.”"
    first, second = (analyse((document(text, "en"),)).quotes[0] for text in (sure, guess))
    assert first.notable > 0
    assert second.speaker_name == "Tom Orr"
    assert second.notable == 0


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“The plant will open in May and hire many people,” this official said."),
        ("de", "„Das Werk wird im Mai öffnen und viele Leute einstellen“, sagte dieser Beamte."),
        ("tr", "“Fabrika mayıs ayında açılacak ve çok işçi alacak” dedi bu yetkili."),
        ("sr", "„Фабрика ће бити отворена у мају и запослиће многе“, рекао је овај званичник."),
    ],
)
def test_who_is_only_pointed_at_is_not_printed(code: str, text: str) -> None:
    """A speaker told by "this" or "that" stands elsewhere in the article, not on the page."""
    (quote,) = analyse((document(text, code),)).quotes
    assert quote.direct
    assert quote.notable == 0


def test_speakers_with_a_name_come_first() -> None:
    """Of equal quotations a named person's is worth most, that of "the company" nothing."""
    text = "“The plant will open in May and hire a hundred people,” {} said. Tom Orr left."
    named, unnamed, unclear, clear, written = (
        analyse((document(text.format(who), "en"),)).quotes[0].notable
        for who in (
            *("Tom Orr", "a town official", "the Ohio-based company", "the Polish army"),
            "another statement",
        )
    )
    assert named > unnamed > unclear == written == 0
    assert clear > 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("But the old bridge is safe enough, said Tom Orr.", "But the old bridge is safe enough"),
        (
            "When the river rose, the bridge was closed, Orr said.",
            "When the river rose, the bridge was closed",
        ),
        ("When he was asked about the bridge, said Tom Orr.", ""),
    ],
)
def test_reported_behind_an_opening_word(text: str, said: str) -> None:
    """A conjunction or an inner clause before the main one does not hide who tells it."""
    assert "".join(quote.text for quote in find((document(text, "en"),))) == said


def test_who_is_no_noun_is_not_printed() -> None:
    """A speaker of function words alone tells nobody who spoke."""
    text = "They sang. “The plant will open in May and hire many people,” themselves wrote."
    (quote,) = analyse((document(text, "en"),)).quotes
    assert quote.notable == 0


def test_who_goes_on_is_the_same() -> None:
    """A quotation behind the tag of a pronoun is of whom the pronoun means, whatever it names."""
    text = (
        "Tamara Lovell was found guilty in January.\n\nJustice Ana Eide said it was not Lovell's "
        "fault her son Ryan got sick, but she had several days. The court heard Lovell gave Ryan "
        "tea and oil when he fell ill.\n\n“Ryan suffered badly from this.” she said in her "
        "decision on Friday. “He died a death that need not have been.\n\n“Her failure to call a "
        "doctor caused his death.”"
    )
    assert [quote.speaker_name for quote in direct(text)] == 3 * ["Ana Eide"]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        (
            "mk",
            "Портпаролот на премиерот Петар Илиев изјави: „Нема да има промени оваа година“.",
            "Портпаролот на премиерот Петар Илиев",
        ),
        (
            "sq",
            "“Nuk do të ketë ndryshime këtë vit”, tha zëdhënësi i presidentes Mira Dema.",
            "zëdhënësi i presidentes Mira Dema",
        ),
        (
            "el",
            "«Δεν θα υπάρξουν αλλαγές φέτος», δήλωσε ο εκπρόσωπος του προέδρου Νίκου Λάμπρου.",
            "εκπρόσωπος του προέδρου Νίκου Λάμπρου",
        ),
        (
            "de",
            "„Es wird diesmal nichts geändert“, sagte der Sprecher des Präsidenten Jan Voss.",
            "Sprecher des Präsidenten Jan Voss",
        ),
        (
            "de",
            "Eine Sprecherin von Kanzlerin Anna Lind sagte: „Es wird nichts geändert hier.“",
            "Sprecherin von Kanzlerin Anna Lind",
        ),
        (
            "fr",
            "« Il n’y aura pas de changement », a déclaré le porte-parole du président Jean Orr.",
            "porte-parole du président Jean Orr",
        ),
        (
            "tr",
            "Bakan Hakan Orr’ın sözcüsü, “Bu yıl yasada değişiklik olmayacak” dedi.",
            "Bakan Hakan Orr'ın sözcüsü",
        ),
        (
            "de",
            "Der Sprecher des Präsidenten, Jan Voss, sagte: „Es wird hier nichts geändert.“",
            "Jan Voss",
        ),
        (
            "de",
            "Der Vorsitzende des Verbandes der Richter Jan Voss sagte: „Es wird nichts geändert.“",
            "Jan Voss",
        ),
        (
            "fr",
            "Le ministre de la Justice Jean Orr a déclaré : « Il n’y aura pas de changement. »",
            "Jean Orr",
        ),
        (
            "el",
            "Ο σύμβουλος του προέδρου Νίκος Λάμπρου δήλωσε: «Δεν θα υπάρξουν αλλαγές φέτος».",
            "Νίκος Λάμπρου",
        ),
        (
            "sq",
            "Kryetari i komunës së Krastës Arben Dema tha: “Nuk do të ketë ndryshime këtë vit”.",
            "Arben Dema",
        ),
    ],
)
def test_a_spokesman_is_not_whom_he_serves(code: str, text: str, speaker: str) -> None:
    """Of two titles before a name the one that governs the other tells who speaks."""
    (quote,) = direct(text, code)
    assert quote.speaker_name == speaker


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "hr",
            "Odvjetnik Edin Kurt pitao je svjedoka zašto je šutio. "
            "„Jer me nitko ne bi shvatio“, odgovorio je on.",
        ),
        (
            "en",
            "Tom Orr, the lawyer, asked why the man was silent. "
            "“Because nobody would have understood me,” he answered.",
        ),
    ],
)
def test_who_has_asked_does_not_answer(code: str, text: str) -> None:
    """Behind a question somebody else answers: whoever asked is no sure speaker."""
    (quote,) = direct(text, code)
    assert quote.confidence < SURE


@pytest.mark.parametrize(
    ("code", "first", "later"),
    [
        ("fr", "a réagi le député socialiste Marc Delmas", "a précisé le député"),
        ("fr", "a réagi le député LR Marc Delmas", "a précisé le parlementaire"),
        ("fr", "a réagi le ministre délégué aux Transports Marc Delmas", "a précisé le ministre"),
        ("fr", "a réagi Marc Delmas (PS), maire de Nice", "a précisé l'élu"),
        ("fr", "a réagi Léa Delmas, secrétaire générale de la CGT", "a précisé la syndicaliste"),
        ("de", "sagte der SPD-Abgeordnete Marc Delmas", "sagte der Abgeordnete"),
        ("de", "sagte der SPD-Abgeordnete Marc Delmas", "sagte der Sozialdemokrat"),
        ("de", "sagte der SPD-Abgeordnete Marc Delmas", "sagte der SPD-Politiker"),
        ("de", "sagte Marc Delmas", "so der 60-Jährige"),
        ("de", "sagte Léa Delmas", "sagte diese"),
        ("sr", "rekla je Ana Delić, predsednica sindikata", "rekla je sindikalka"),
        ("en", "said Léa Delmas, general secretary of the dockers' union", "the union leader said"),
        ("en", "said the Labour MP Marc Delmas", "the lawmaker said"),
    ],
)
def test_other_words_for_who_spoke(code: str, first: str, later: str) -> None:
    """A description means whoever bears a title that it stands for."""
    marks = {"fr": ("« ", " »"), "en": ("“", "”")}.get(code, ("„", "“"))
    one, two = (f"{marks[0]}{said}{marks[1]}" for said in ("Rien n'est fini", "Rien n'est écrit"))
    quotes = direct(f"{one}, {first}.\n\n{two}, {later}.", code)
    assert {quote.speaker_name.split()[-1] for quote in quotes} <= {"Delmas", "Delić"}
    assert len(quotes) == 2


@pytest.mark.parametrize(
    "said",
    [
        "the prime minister said",
        "the foreign minister said",
        "the French president said",
        "the defense lawyer said",
    ],
)
def test_another_office_is_somebody_else(said: str) -> None:
    """A title that the person named before does not have is no sure sign of that person."""
    text = f"Ana Lee, the justice secretary, called for calm. “Courts decide such things,” {said}."
    (quote,) = direct(text)
    assert quote.confidence < SURE or quote.speaker_name == said.removesuffix(" said")[4:]


@pytest.mark.parametrize(
    ("tag", "speaker"),
    [
        ("s'emporte Paul Petit, délégué", "Paul Petit"),
        ("a dit à l'AFP sa présidente, Camille Roux", "Camille Roux"),
        ("a confié au Monde son avocat, Jean Petit", "Jean Petit"),
        ("a dit à des journalistes la ministre", "ministre"),
        ("a réagi l'ancien ministre à la sortie de l'audience", "ancien ministre"),
        ("a déclaré le candidat à la présidentielle", "candidat à la présidentielle"),
        ("a indiqué à Reuters un porte-parole de l'armée", "porte-parole de l'armée"),
        ("analyse Jean Petit, politologue", "Jean Petit"),
    ],
)
def test_french_tags_of_the_press(tag: str, speaker: str) -> None:
    """Who is told something is not who says it; phrases of place and time are no title."""
    (quote,) = direct(f"« Nous ferons appel de cette décision », {tag}.", "fr")
    assert quote.speaker_name == speaker


@pytest.mark.parametrize("subject", ["Le parquet, lui, a dit", "Le parquet a, lui, dit"])
def test_french_pronouns_between_commas(subject: str) -> None:
    """A pronoun that sets the subject off from others is not who speaks."""
    (quote,) = direct(f"{subject} : « Nous ferons appel de cette décision. »", "fr")
    assert quote.speaker_name == "parquet"


def test_a_pronoun_for_the_body_that_spoke() -> None:
    """Where no person is named, "elle" means the body that spoke, and "she" nobody."""
    (quote, again) = direct(
        "La direction a dit : « Nous fermons ce site. » « C'est une décision dure », dit-elle.",
        "fr",
    )
    assert (quote.speaker_name, again.speaker_name) == ("direction", "direction")
    (_, unknown) = direct("“We will go on,” the company said. “We never stop,” she said.")
    assert not unknown.speaker_name
