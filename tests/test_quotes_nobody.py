"""Who is meant, and who is not: clauses taken for speakers, people told of, groups, initials."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.people import find_people
from briefing.analyse.quotes import find
from briefing.model import Quote


def quotes(text: str, code: str = "en") -> list[Quote]:
    """Return the direct quotations of a text."""
    return [quote for quote in find((document(text, code),)) if quote.direct]


@pytest.mark.parametrize(
    "text",
    [
        "Has your old firm ever asked you “Why do people buy from you at all?”.",
        "The one question he keeps asking you is, “What else should I know about it?”",
        "A surgery that led to his death once asked, “Is this the right thing to do?”",
    ],
)
def test_a_clause_is_no_speaker(text: str) -> None:
    """Words of a clause that stand where a speaker would are nobody's name."""
    assert [quote.speaker for quote in quotes(text)] == [""]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orr’s right-hand woman rallied supporters, saying: “We will win.”", "woman"),
        ("His office put out a statement saying the town “does not have the money.”", "office"),
        ("As port manager Ana Lee of MIT explains to Forbes, “a quay decays fast.”", "Ana Lee"),
        (
            "The agency was an early model, and as of 2022 claimed to host “the largest wireless "
            "hall in the world.”",
            "agency",
        ),
        (
            "At a stop in Salem, New Hampshire, Ana Lee went after Orr, calling him “a total "
            "stiff who lies.”",
            "Ana Lee",
        ),
    ],
)
def test_a_speaker_without_a_verb(text: str, speaker: str) -> None:
    """The subject of a verb of speech ends before its clause goes on, and is no object."""
    (quote,) = quotes(text)
    assert quote.speaker_name.endswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ted Cruz spoke. Tom Orr, however, replied. “He lies to you,” he said of Cruz.",
            "Tom Orr",
        ),
        (
            "Susan Moss said no. Hillary Orr spoke first. “I think Tom wins,” Moss said. Asked "
            "about her own vote in the event that Orr wins, she replied: “I do not know yet.”",
            "Susan Moss",
        ),
        (
            "Carl Moss was not optimistic. “They will run out the clock on us,” Moss said. But "
            "what if Ana Lee wins? Does she run the risk of naming more than Tom Orr? “Let them "
            "do whatever they want to do,” he said.",
            "Carl Moss",
        ),
        (
            "Speaker Paul Ryan says he can see how allies are rattled by Republican Tom Orr’s "
            "words. In an interview, the Wisconsin Republican said that the town was “still in "
            "the game for good.”",
            "Paul Ryan",
        ),
    ],
)
def test_who_is_told_of_does_not_speak(text: str, speaker: str) -> None:
    """A pronoun or a description is not whom it tells of, who is asked about, or a writer's."""
    assert quotes(text)[-1].speaker_name == speaker


def test_a_surname_of_nobody_known_leaves_a_pronoun_unsure() -> None:
    """A subject that may be a surname stands between a name and a pronoun; a common word not."""
    carson = "Tom Orr went first. Carson defied the question. “I will win it all,” he said."
    assert not quotes(carson)[0].attributed
    congress = "Ana Lee led congress. Congress passed it. Tom Orr left. “We go on,” he said."
    assert quotes(congress)[0].attributed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Senators Ana Lee and Tom Orr came.", {"Ana Lee": "Senator", "Tom Orr": "Senator"}),
        ("Sens. Ana Lee (Ky.) and Tom Orr left.", {"Ana Lee": "Sen.", "Tom Orr": "Sen."}),
        (
            "Singers Ana Lee, Tom Orr and Eve Moss came.",
            {"Ana Lee": "Singer", "Tom Orr": "Singer", "Eve Moss": "Singer"},
        ),
        ("Brothers Tom Lee and Jim Orr left.", {"Tom Lee": "", "Jim Orr": ""}),
        ("Celebrities Ana Lee and Tom Orr came.", {"Ana Lee": "", "Tom Orr": ""}),
        ("Republicans Ana Lee and Tom Orr came.", {"Ana Lee": "", "Tom Orr": ""}),
        ("House Republican Tom Lee left.", {"Tom Lee": ""}),
        ("Democrat Ana Lee left.", {"Ana Lee": ""}),
    ],
)
def test_people_behind_a_plural_or_a_party(text: str, names: dict[str, str]) -> None:
    """The plural before several names, or the party before one, is no part of the first."""
    found = {p.name: p.role for p in find_people((document(text, "en"),)) if " " in p.name}
    assert found == names


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "„Ich war es nicht“, sagte Stefan E. vor Gericht.", "Stefan E."),
        ("de", "„Ich war es nicht“, sagte der Angeklagte Stefan E. Er schwieg.", "Stefan E."),
        ("en", "“It was a great day for us,” said Erin H. She left.", "Erin H."),
    ],
)
def test_a_surname_of_one_letter(code: str, text: str, name: str) -> None:
    """A name whose surname is kept back ends with its initial's full stop, and no later."""
    assert [quote.speaker_name for quote in quotes(text, code)] == [name]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("en", "“This is a new kind of work,” the authors conclude.", "authors"),
        ("en", "“This is a new kind of work,” experts rightly warn.", "experts"),
        ("en", "“This is a new kind of work,” Orr and Lee argue.", "Orr and Lee"),
        ("en", "The authors of the study insist: “This is a new kind.”", "authors of the study"),
        ("de", "„Das ist ein großer Fehler für uns“, warnen Experten.", "Experten"),
        ("de", "Die Forscher der Uni betonen: „Das ist ein Fehler.“", "Forscher der Uni"),
        ("de", "„Das ist ein großer Fehler für uns“, erwiderten Bauern.", "Bauern"),
        ("fr", "« C'est une grave erreur », concluent les auteurs.", "auteurs"),
    ],
)
def test_several_people_speak_in_the_present(code: str, text: str, speaker: str) -> None:
    """A verb that is also an infinitive or a noun is one of speech behind people in the plural."""
    assert [quote.speaker_name for quote in quotes(text, code)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Orr met many state workers “to speak of the new law of the land.”", "Ana Orr"),
        ("The DART police report says that he will press charges in May.", "DART police report"),
        ("The questions people ask me are: “What does it cost, and who will pay?”", ""),
    ],
)
def test_a_noun_is_no_verb_of_several(text: str, speaker: str) -> None:
    """A noun that has a verb's form, or a relative clause, makes nobody a speaker."""
    names = {quote.speaker_name for quote in find((document(text, "en"),))}
    assert names <= {speaker, ""}


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("Senior engineer at a large bank", "Senior engineer at a large bank"),
        ("Software engineer working on data platforms", "Software engineer"),
        ("a worker of the company", "worker of the company"),
    ],
)
def test_a_description_signs_a_quotation(signature: str, speaker: str) -> None:
    """Behind a dash who somebody is stands for a name that is kept back."""
    text = f'"The process is slow and nobody listens to us." -- {signature}'
    assert [quote.speaker_name for quote in quotes(text)] == [speaker]


def test_a_clause_behind_a_dash_signs_nothing() -> None:
    """Words with a verb behind a dash go on with the writer's sentence."""
    text = '"The process is slow and nobody listens." -- the president of the club was there.'
    assert [quote.speaker_name for quote in find((document(text, "en"),))] == [""]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Stocks “may be able to go up, at least early in the year,” if one expects rates “to "
            "come down quickly and for good,” said Tom Orr.",
            ["Tom Orr", "Tom Orr"],
        ),
        (
            "Eve Moss wants “a new bridge for the whole of the town,” but the plan “is far too "
            "dear for all of us,” said Tom Orr.",
            ["Eve Moss", "Tom Orr"],
        ),
        ("One message said: “We will strike at dawn,” according to a letter.", ["One message"]),
        ("“He was a friend to us,” one P&G Velmar employee told us.", ["one P&G Velmar employee"]),
        (
            "Emma Orr left. The witch whom Emma meets in the river told her: “It is too late now.”",
            ["witch whom Emma meets in the river"],
        ),
        (
            "“He worked at the port,” Ana Lee, an organizer of the fund, shared in May.",
            ["Ana Lee"],
        ),
        (
            "Many people also report sharper thinking or improved moods while fasting, but “the "
            "trials have not been able to show the same” in healthy people, says Tom Orr.",
            ["Tom Orr"],
        ),
        (
            "The quay is “too short for most of the ships” of the line, if they come in, says "
            "Tom Orr, a pilot in Oslo.",
            ["Tom Orr"],
        ),
        (
            "Ana Lee says it is “far too hard for all of us to do,” as the plan has shown, says "
            "Tom Orr.",
            ["Ana Lee"],
        ),
        ("Ana Lee announced the new plan. “We are going to build it.”", ["Ana Lee"]),
    ],
)
def test_whose_words_a_sentence_holds(text: str, speakers: list[str]) -> None:
    """A tag at a sentence's end is that of all its quotations, if it names nobody else."""
    assert [quote.speaker_name for quote in quotes(text)] == speakers


@pytest.mark.parametrize(
    "text", ["“He worked at the port,” Ana Lee,", "Ana Orr quoted Lee’s line that"]
)
def test_a_text_that_breaks_off(text: str) -> None:
    """Where nothing follows a tag's comma or "that", nobody speaks, and no error is raised."""
    assert [quote.speaker for quote in find((document(text, "en"),)) if quote.speaker] == []


def test_a_title_before_the_subject_of_a_clause_is_not_its_title() -> None:
    """The judge whom somebody attacked is not the one who attacked."""
    text = "The judge Tom Orr attacked is Ana Lee. The singer Eve Moss left."
    roles = {person.name: person.role for person in find_people((document(text, "en"),))}
    assert roles["Tom Orr"] == ""
    assert roles["Eve Moss"] == "singer"
