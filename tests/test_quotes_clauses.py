"""What English verbs of speech report: clauses, from their first word to their last."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.people import find_people
from briefing.analyse.quotes import find


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Ana Orr said on Monday it was disappointed that the bridge stays shut.",
            "it was disappointed that the bridge stays shut",
        ),
        (
            "Ana Orr said the rule that bans old boats was written in haste.",
            "the rule that bans old boats was written in haste",
        ),
        (
            "Ana Orr told reporters she had been told that the bridge was safe.",
            "she had been told that the bridge was safe",
        ),
        (
            "Ana Orr told Reuters the plant was shut on Monday for good.",
            "the plant was shut on Monday for good",
        ),
        (
            "The plant was shut on Monday, according to Ana Orr, the director of the port.",
            "The plant was shut on Monday",
        ),
        (
            "Ana Orr told the council that talks would go on until May.",
            "talks would go on until May",
        ),
        (
            "Ana Orr said the bridge was safe, but the council has shut it again.",
            "the bridge was safe",
        ),
        (
            "Ana Orr said the plan was not just a failure, but a disgrace.",
            "the plan was not just a failure, but a disgrace",
        ),
        (
            "Ana Orr said that the bridge was safe, but that the quay was not.",
            "the bridge was safe, but that the quay was not",
        ),
        (
            "Ana Orr said that the bridge was safe, according to the minutes.",
            "the bridge was safe",
        ),
        (
            "Ana Orr said the bridge was safe and called the delay a shame for the town.",
            "the bridge was safe",
        ),
        (
            "Ana Orr, a lawyer for the town, said two of the cranes had been sold.",
            "two of the cranes had been sold",
        ),
        (
            "According to Ana Orr, the director of the port, the cranes stand idle.",
            "the cranes stand idle",
        ),
        (
            "According to Ana Orr, the cranes, which are old, stand idle.",
            "the cranes, which are old, stand idle",
        ),
    ],
)
def test_report_is_a_whole_clause(sentence: str, said: str) -> None:
    """No word before its subject is lost, and none of the writer's follows it."""
    assert [q.text for q in find((document(sentence, "en"),))] == [said]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Orr has added a second tower to the plan that was agreed in May.",
        "Ana Orr claimed her third title of the year in Velmar on Sunday.",
        "The council has maintained a strict policy on boats in the harbour.",
        "Ana Orr posted a picture that showed the cranes of the old harbour.",
        "Ana Orr revealed tiles that matched those of the old harbour hall.",
        "The council announced a rule that bans old boats from the harbour.",
        "Soon after Tom Lee conceded the election his friends began to leave.",
    ],
)
def test_words_without_a_clause_are_no_report(sentence: str) -> None:
    """What a verb has for its object, with a relative clause or without, nobody says."""
    assert not [q for q in find((document(sentence, "en"),)) if not q.direct]


@pytest.mark.parametrize(
    ("code", "sentence", "name"),
    [
        ("en", "Ana Orr met a farmer who said “we cannot live on promises alone.”", "farmer"),
        ("en", "Ana Orr met farmers who said “we cannot live on promises alone.”", "farmers"),
        ("en", "Ana Orr was stopped by a man in the back row who said: “We go now.”", "man"),
        ("en", "Ana Orr issued a statement that said: “We go to court in May.”", "Ana Orr"),
        ("en", "Ana Orr got an email from Tom Lee saying “we go to court in May.”", "Tom Lee"),
        ("en", "Ana Orr received a letter from Tom Lee: “We go to court in May.”", "Tom Lee"),
        ("en", "Ana Orr mocked those who say “we cannot live on promises alone.”", ""),
        ("en", "Ana Orr is a farmer who said “we cannot live on promises alone.”", "Ana Orr"),
        ("en", "The farmer who said “we cannot live on promises alone” has left.", "farmer"),
        ("de", "Ana Orr traf eine Lehrerin, die sagte: „Wir gehen im Mai.“", "Lehrerin"),
        ("de", "Ana Orr wandte sich gegen jene, die sagen: „Wir gehen im Mai.“", ""),
        ("fr", "Anne Orr a vu un agriculteur qui a dit : « Nous partons en mai. »", "agriculteur"),
        ("fr", "Anne Orr s'en prend à ceux qui disent : « Nous partons en mai. »", ""),
        ("sr", "Ana Ilić je srela seljaka koji je rekao: „Mi idemo u maju.“", ""),
        ("sr", "Ana Ilić je kritikovala one koji kažu: „Mi idemo u maju.“", ""),
        ("el", "Η Άννα Πέτρου είδε έναν αγρότη που είπε: «Φεύγουμε τον Μάιο».", ""),
        ("sq", "Ana Hoxha takoi një fermer që tha: “Ne ikim në maj”.", "fermer"),
    ],
)
def test_relative_clause_tells_whose_words_they_are(code: str, sentence: str, name: str) -> None:
    """They are of whom it describes, not of the sentence's subject."""
    quote = next(q for q in find((document(sentence, code),)) if q.direct)
    assert quote.speaker_name == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The court found the sale void and said: “We will not hear it again in May.”", "court"),
        ("The company makes K5 robots and boasts on its page: “We win against crime.”", "company"),
        ("A man named Tom Lee shared: “I have lost all I had in the fire.”", "Tom Lee"),
        ("Orr heard Senator Tom Lee say: “I have lost all I had in the fire.”", "Tom Lee"),
    ],
)
def test_speaker_ends_before_a_verb(sentence: str, name: str) -> None:
    """A noun phrase that ran into the next verb is cut there, a participle and its name kept."""
    assert [q.speaker_name for q in find((document(sentence, "en"),)) if q.direct] == [name]


@pytest.mark.parametrize(
    ("code", "sentence", "role"),
    [
        ("en", "Florida State athletic director Tom Lee said: “We go.”", "athletic director"),
        (
            "en",
            "The former Bank of Peru analyst Tom Lee said: “We go.”",
            "former Bank of Peru analyst",
        ),
        ("tr", "Tarım ve Orman Bakanı Ali Demir, “Yolumuz kapalı” dedi.", "Tarım ve Orman Bakanı"),
        ("sq", "Sipas ministrit të Drejtësisë Arben Gashi, “ikim”.", "ministri i Drejtësisë"),
    ],
)
def test_role_is_whole(code: str, sentence: str, role: str) -> None:
    """A role has the body before it, "former", and all portfolios."""
    person = next(p for p in find_people((document(sentence, code),)) if not p.organisation)
    assert person.role.endswith(role)


@pytest.mark.parametrize(
    ("code", "sentence", "names"),
    [
        ("en", '“We will go now,” said Sen. Ronald "Bato" Cruz.', ["Ronald Cruz"]),
        (
            "en",
            "Ana Orr took the stand. Eve Lee led the defence. Asked by Ms Lee if she had seen "
            "him, she replied: “Never in my life.”",
            ["Ana Orr"],
        ),
        (
            "en",
            "“We go in May,” Ana Orr said. “Until when do you go?” asked Eve Lee. "
            "“Until the end of March,” she replied.",
            ["Ana Orr", "Eve Lee", "Ana Orr"],
        ),
        ("fr", "« Non, répond Marie Lenoir. On vous l'a dit. »", ["Marie Lenoir"]),
        ("en", "It was late, the army said, adding that the road was shut.", ["army"]),
        (
            "fr",
            "« Vous mentez à la ville », lance Anne Petit. "
            "« C'est faux et vous le savez », le corrige Paul Lambert.",
            ["Anne Petit", "Paul Lambert"],
        ),
        (
            "de",
            "„Das ist kein Umgang“, sagte Karl Huber. "
            "„Das sehe ich ganz anders als Sie“, beschied ihm Anna Moser.",
            ["Karl Huber", "Anna Moser"],
        ),
    ],
)
def test_each_tag_is_its_own_speakers(code: str, sentence: str, names: list[str]) -> None:
    """Whoever's verb is told beside a quotation says it, whatever the verb."""
    quotes = [q for q in find((document(sentence, code),)) if q.kind == "quotation"]
    assert [q.speaker_name for q in quotes] == names
