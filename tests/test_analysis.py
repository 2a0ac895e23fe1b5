"""What a sentence tells: places, dates, certainty, numbers, background, dependence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_quotes_forms import document

from briefing import language
from briefing.analyse import analyse, background, certainty, dates, numbers, places
from briefing.analyse.dependent import dependent
from briefing.analyse.pointers import points_back
from briefing.model import PRONOUN, TAKEN_BACK, Source
from briefing.pipeline import parse_all


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("en", "Ankara and Belgrade will share the Turkish drones.", ["TR", "RS", "TR"]),
        ("en", "U.S. envoys flew to Kosovo and Bosnia.", ["US", "XK", "BA"]),
        ("en", "Michael Jordan ate turkey in New Mexico.", ["US"]),
        ("hr", "Predsjednik Srbije govorio je u Ankari o Kosovu.", ["RS", "TR", "XK"]),
        ("sr", "Председник Србије отпутовао је у Москву.", ["RS", "RU"]),
        ("tr", "Heyet Sırbistan'a ve Kosova'ya gitti.", ["RS", "XK"]),
        ("de", "Der türkische Minister reiste nach Serbien.", ["TR", "RS"]),
        ("fr", "Le ministre turc est en Serbie.", ["TR", "RS"]),
        ("el", "Ο υπουργός πήγε στη Σερβία και στην Αλβανία.", ["RS", "AL"]),
        ("sq", "Ministri vizitoi Shqipërinë dhe Kosovën.", ["AL", "XK"]),
        ("mk", "Министерот беше во Србија и Косово.", ["RS", "XK"]),
    ],
)
def test_places(code: str, text: str, wanted: list[str]) -> None:
    """Countries are found by name, capital and adjective, inflected or not; namesakes are not."""
    assert [place.code for place in places.find(text, code)] == wanted


def test_bodies() -> None:
    """Alliances are found by name."""
    assert places.bodies("NATO and the European Union met.") == ("EU", "NATO")


@pytest.mark.parametrize(
    ("code", "text", "published", "wanted"),
    [
        ("en", "On Friday, October 2024, they met.", "2024-10-12", ["2024-10-11"]),
        ("en", "On Friday, October 2024, they met.", "", ["2024-10"]),
        ("en", "He said so yesterday.", "2024-10-12", ["2024-10-11"]),
        ("en", "He said so yesterday.", "", []),
        ("en", "She arrived on Thursday.", "2024-10-12", ["2024-10-10"]),
        ("en", "She will arrive on Thursday.", "2024-10-12", ["2024-10-17"]),
        ("en", "They may march on the 4 Min Read offices.", "2024-10-12", []),
        ("en", "It began on March 3, 2021 and ended in 2023.", "", ["2021-03-03", "2023"]),
        ("de", "Am 12.10.2024 kam er an.", "", ["2024-10-12"]),
        ("fr", "Le 3 mars 2021, il est parti.", "", ["2021-03-03"]),
        ("hr", "Došao je 12. listopada 2024. godine.", "", ["2024-10-12"]),
        ("sr", "Стигао је јуче.", "2024-10-12", ["2024-10-11"]),
        ("tr", "Bakan 5 Mayıs 2023 günü konuştu.", "", ["2023-05-05"]),
        ("el", "Έφτασε χθες.", "2024-10-12", ["2024-10-11"]),
    ],
)
def test_dates(code: str, text: str, published: str, wanted: list[str]) -> None:
    """Dates are read in each language; relative ones only against a publication date."""
    found = dates.find(text, code, published)
    assert [when.value for when in found] == wanted
    assert all(0 <= when.start < when.end <= len(text) for when in found)


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("en", "The minister signed the treaty.", "stated"),
        ("en", "The minister said the treaty was signed.", "attributed"),
        ("en", "The two countries have decided to sign.", "planned"),
        ("en", "The two countries may sign.", "hedged"),
        ("en", "It remains to be seen whether they sign.", "open"),
        ("en", "The minister denied the report.", "denied"),
        ("en", "Will they sign?", "question"),
        ("en", "He said, “we may or may not sign it”.", "attributed"),
        ("de", "Es bleibt abzuwarten, ob sie unterzeichnen.", "open"),
        ("de", "Sie könnten unterzeichnen.", "hedged"),
        ("fr", "Ils pourraient signer.", "hedged"),
        ("hr", "Ostaje da se vidi hoće li potpisati.", "open"),
        ("sr", "Министар је демантовао извештај.", "denied"),
        ("tr", "Anlaşma belki imzalanır.", "hedged"),
        ("sq", "Marrëveshja mund të nënshkruhet.", "hedged"),
        ("mk", "Можеби ќе потпишат.", "hedged"),
        ("el", "Θα υπογράψουν;", "question"),
    ],
)
def test_certainty(code: str, text: str, wanted: str) -> None:
    """The label follows the cue of the main statement, outside quotation marks."""
    assert certainty.label(text, code)[0] == wanted


def test_certainty_names_its_cue() -> None:
    """The cue is given as written."""
    assert certainty.label("It Remains To Be Seen.", "en")[1] == "Remains To Be Seen"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They bought 12 jets worth $3 billion.", [(12, ".jet", ""), (3e9, "USD", "")]),
        ("Two ministers met in 2023.", [(2, ".minister", "")]),
        ("On 3 May 2021 at 10:30 it rose 4.5%.", [(4.5, "%", "")]),
        ("At least forty-two houses burned.", [(42, ".house", "min")]),
        ("An eight-year sentence and $200m.", [(8, "year", ""), (2e8, "USD", "")]),
        ("Between 82-97 percent agreed.", []),
    ],
)
def test_numbers(text: str, wanted: list[tuple[float, str, str]]) -> None:
    """Quantities come with what they count and as bounds; years, days and times are none."""
    found = numbers.find(text, "en")
    assert [(q.value, q.bound) for q in found] == [(value, bound) for value, _, bound in wanted]
    assert all(unit in q.units for q, (_, unit, _) in zip(found, wanted, strict=True))
    assert all(0 <= q.start < q.end <= len(text) for q in found)


@pytest.mark.parametrize(
    ("code", "text", "value", "unit"),
    [
        ("de", "Der Preis beträgt 1,8 Milliarden Euro.", 1.8e9, "EUR"),
        ("de", "Fünfundzwanzig Soldaten kamen.", 25, ".army"),
        ("fr", "Le contrat vaut 2,4 milliards d'euros.", 2.4e9, "EUR"),
        ("fr", "Quelque 700 000 habitants votent.", 700_000, ".people"),
        ("hr", "Poginule su dvadeset i tri osobe.", 23, ".people"),
        ("sr", "Мост кошта 120 милиона евра.", 1.2e8, "EUR"),
        ("tr", "Oyların yüzde 44'ünü aldı.", 44, "%"),
    ],
)
def test_numbers_of_many_languages(code: str, text: str, value: float, unit: str) -> None:
    """Scales, number words, currencies and shares are read in each language."""
    (found,) = numbers.find(text, code)
    assert (found.value, unit in found.units) == (value, True)


def test_background() -> None:
    """Earlier events and standing facts count as background, today's news does not."""
    old = "Since 1999 the former province had remained outside the union."
    when = dates.find(old, "en", "2024-10-12")
    assert background.share(old, "en", when, "2024-10-12") >= 0.6
    assert background.share("The ministers met and signed.", "en", (), "2024-10-12") == 0.0


@pytest.mark.parametrize(
    ("code", "text", "stands"),
    [
        ("en", "The minister signed the treaty in the capital.", True),
        ("en", "He signed the treaty in the capital.", False),
        ("en", "Photos: Crowds march in the streets of the capital on Monday.", False),
        ("en", "However, the minister signed the treaty.", False),
        ("en", "A map of the region", False),
        ("en", "and then the minister signed the treaty.", False),
        ("en", "Over the weekend it closed its last factory in the country.", False),
        ("en", "Before a crowd of 7,000 in Leeds, he promised to win the state.", False),
        ("en", "On Friday, 11 October 2024, they agreed to meet again.", False),
        ("en", "On the day he was elected, Smith said that nothing would change.", True),
        ("en", "In March it was clear that the talks had failed in the end.", True),
        ("en", "After Lind's visit, she said the talks would go on for a while.", True),
        ("en", "In the report, the ministry said they had not known of it.", True),
        ("en", "A team of officers will look for clues to her disappearance.", False),
        ("en", "The minister will look for clues to her disappearance.", True),
        ("en", "In her speech to the house, Merkel spoke of the war.", True),
        ("en", "The company announced that it had sold the ships abroad.", False),
        ("en", "This summer, the country placed an order for 12 ships.", False),
        ("en", "The company Baltic Ships announced that it had sold them.", True),
        ("en", "The country of Norland placed an order for 12 ships.", True),
        ("fr", "L\u2019entreprise a annonc\u00e9 la vente des navires \u00e0 Oslo.", False),
        ("en", "The 36-year-old was born in Oslo and lives in Bergen.", False),
        ("en", "The 36-year-old Smith was born in Oslo and lives in Bergen.", True),
        ("de", "Die 36-J\u00e4hrige wurde in Oslo geboren und lebt in Bergen.", False),
        ("de", "Der 40-j\u00e4hrige M\u00fcller lebt seit 1991 in Bergen.", True),
        ("sr", "Додао је да ће бродови бити изграђени у мају.", False),
        ("hr", "Rekao je ministar Horvat da \u0107e brodovi biti izgra\u0111eni.", True),
        ("el", "Πρόσθεσε ότι τα πλοία θα χτιστούν τον Μάιο.", False),
        ("en", "At the same time, Ana Orr closed the port of Oslo.", False),
        ("en", "Since then, Ana Orr has been the mayor of Oslo.", False),
        ("de", "Gleichzeitig hat der Rat in Oslo das Gesetz beschlossen.", False),
        ("hr", "Istodobno je ministar Horvat potpisao ugovor u Zagrebu.", False),
        ("el", "Ταυτόχρονα το συμβούλιο συνεδρίασε στην Αθήνα.", False),
        ("en", "It is unclear whether Orr and Lee will meet again.", True),
        ("en", "It is unclear whether the two leaders will meet again.", False),
        ("en", "Police say the two men were shot just before noon.", False),
        ("en", "The talks between the two entities have improved the port.", False),
        ("en", "The pair put up a fence of tables and chairs.", False),
        ("en", "Norway and Serbia hope that the two countries will build ships.", True),
        ("en", "The mayor and the bishop said that the two would meet again.", True),
        ("en", "The port has five cranes, and the two that work are small.", True),
        ("en", "The council bought the two ships that were built in Oslo.", True),
        ("en", "The three-year plan of the town was read in the council.", True),
        ("en", "Over the two days in May the council read the plan.", True),
        ("en", "Ana Orr called it \u201cthe two years nobody forgets\u201d in her speech.", True),
        ("de", "Gestern haben die beiden lange gesprochen.", False),
        ("fr", "Hier les deux hommes ont longtemps parl\u00e9.", False),
        ("es", "Ayer los dos hablaron sobre las obras nuevas.", False),
        ("en", "It\u2019s not known how many people were in the house.", True),
        ("en", "It is the largest ship to be built in the country.", False),
        ("en", "This article is part of a project on cities and ports.", False),
        ("de", "Er unterzeichnete den Vertrag in der Hauptstadt.", False),
        ("hr", "Međutim, ministar je potpisao ugovor.", False),
        ("sr", "Он је потписао уговор у граду.", False),
        ("en", "\u201cWe do not believe it at all,\u201d he told a magazine this week.", False),
        ("en", "\u201cWe do not believe it at all,\u201d Ana Orr told a magazine.", True),
        ("de", "\u201eDas ist gut f\u00fcr uns alle\u201c, sagte er.", False),
        ("de", "\u201eDas ist gut f\u00fcr uns alle\u201c, sagte Jan Voss.", True),
        ("hr", "\u201eTo je dobro za sve nas\u201c, rekao je.", False),
        ("hr", "\u201eDobro je za sve nas\u201c, rekao je Ivan Ili\u0107.", True),
        ("fr", "\u00ab Nous irons demain \u00e0 Paris \u00bb, a-t-il dit.", False),
        ("fr", "\u00ab Nous irons demain \u00e0 Paris \u00bb, a dit Jean Petit.", True),
        ("en", "Police said he left the house at noon and took a taxi.", False),
        ("en", "Police said Tom Orr left the house before he took a taxi.", True),
        ("en", "It is late, and we think that the council will not vote.", False),
        ("en", "[Poll: Do you support the plan for paid leave in town?]", False),
        ("en", "(Quiz: How well do you know the new mayor of the town?)", False),
        ("en", "It remains unclear, after two days of talks in the town, who pays for it.", True),
        ("en", "It\u2019s why the port of Oslo was closed to all ships.", False),
        ("en", "That report is to be read by the council in May.", False),
        ("en", "That the port was closed surprised the council in May.", True),
        ("en", "This year\u2019s report was read by the council in May.", True),
        ("en", "By that measure, Oslo is the largest port of the country.", False),
        ("en", "Later that evening, Ana Orr went to the port of Oslo.", False),
        ("en", "If that\u2019s true, the port of Oslo will close in May.", False),
        ("en", "Another reason is that the port of Oslo is too small.", False),
        ("en", "Decades later it was found in a shop in the old town.", False),
        ("en", "A veteran of the force, he served in Oslo and in Bergen.", False),
        ("en", "Speaking to the press in Oslo, she said the port would close.", False),
        ("en", "Speaking to the press in Oslo, Ana Orr said the port would close.", True),
        ("en", "If you sail to Oslo in May the port may be closed.", False),
        (
            "en",
            "Metro Oslo Police said that her father, Jan Orr, left the town.",
            False,
        ),
        ("en", "On her birthday, Merkel spoke of the war to the house.", True),
        ("en", "Three years later, the port of Oslo was closed to ships.", False),
        ("en", "Three years ago, the port of Oslo was closed to ships.", True),
        ("en", "The agency also offers services to the libraries of Oslo.", False),
        ("en", "Follow the talks of the council in Oslo on the town's page.", False),
        ("en", "Follow-up talks of the council will be held in Oslo in May.", True),
        ("en", "Ana Orr told the council that \u201cyou cannot close the port\u201d.", True),
        ("en", "Campaign letter sent by the candidate for the council of Oslo.", False),
        ("en", "The collection of 2,000 hours of film from the area around the port.", False),
        ("en", "Navy divers during their training in the cold water.", False),
        ("en", "Cows graze in a field near the port of Oslo.", True),
        ("en", "He died by his own hand in Oslo, the police reported.", False),
        ("en", "Researchers hope the port of Oslo stays open.", True),
        ("en", "Cows gather in a field in Chauve, France, June 19, 2015.", False),
        ("en", "People leave the port of Oslo Monday, May 7, 2012.", False),
        ("en", "The port of Oslo was opened by the king on May 7, 2012.", True),
        ("en", "Ana Orr talks to her crew in the port of Oslo on Sept. 7, 2012.", False),
        ("en", "Soldiers participate in a drill in Oslo, Norway, in March 2015.", False),
        ("en", "The rule on the port of Oslo takes effect on Jan. 1, 2026.", True),
        ("en", "The crew told police that talks on the port ended in March 2015.", True),
        ("en", "Because Orr served in Oslo, as he says in his long book.", False),
        ("en", "Because the port was closed, ships waited off the coast.", True),
        ("en", "\u201cThe port is closed,\u201d the official added in Oslo.", False),
        ("en", "\u201cThe port is closed,\u201d the official who runs it added in Oslo.", True),
        ("en", "The official said that the port of Oslo was closed.", False),
        ("en", "At the time, the port of Oslo was closed to all ships.", False),
        ("en", "At the time of the storm the port of Oslo was closed.", True),
        ("en", "Similar storms also closed the port of Bergen to all ships.", False),
        ("en", "To help the port of Oslo, click here.", False),
        ("en", "Ana Orr Ana Maria OrrCouncil shuts the port Lee fumes MORE left Oslo.", False),
        ("en", "May the port of Oslo soon be open again to all ships!", False),
        ("en", "[UPDATED: May 3] The following article has a new title for clarity.", False),
        ("en", "An earlier version of this article misstated the size of the port.", False),
        ("en", "Shown an earlier version of the plan, Ana Orr left the council.", True),
        ("de", "In einer früheren Version dieses Artikels war der Hafen größer.", False),
        ("hr", "U prethodnoj verziji članka pisalo je da je luka zatvorena.", False),
        ("en", "The gas falls by a third over the year (Proc.", False),
        ("de", "Ein Bild der Stadt am Abend des ersten Tages.", True),
        ("de", "Diese Woche hat der Rat in Oslo das Gesetz beschlossen.", True),
        ("de", "Nach dieser Entscheidung hat der Rat in Oslo getagt.", False),
        ("fr", "Ce mercredi, le conseil de la ville a vot\u00e9 la loi.", True),
        ("fr", "Cette d\u00e9cision a \u00e9t\u00e9 prise par le conseil de la ville.", False),
        ("el", "Αυτή την εβδομάδα θα συνεδριάσει το συμβούλιο.", True),
        ("el", "Αυτή η απόφαση θα ληφθεί από το συμβούλιο.", False),
        ("sr", "Ове године је порастао извоз у Норвешку.", True),
        ("hr", "U tom slučaju vlada će odgoditi izgradnju luke.", False),
        ("mk", "Оваа одлука владата ја донесе вчера во Осло.", False),
        ("sq", "Këtë javë parlamenti miratoi ligjin e ri.", True),
        ("en", "As a result of the storm, the port of Oslo was closed.", True),
        ("en", "As a result, the port of Oslo was closed to all ships.", False),
        ("fr", "Il faut deux ans pour agrandir le port de la ville d'Oslo.", True),
        ("fr", "Il a agrandi en deux ans le port de la ville d'Oslo.", False),
        ("fr", "Alors que le port est fermé, la ville d'Oslo achète des navires.", True),
        ("de", "Es gibt in Oslo seit Mai keinen Hafen mehr.", True),
        ("de", "Es ist unklar, ob der Hafen von Oslo wieder geöffnet wird.", True),
        ("de", "Es liegt seit Mai im Hafen von Oslo.", False),
        ("hr", "Zato što je luka zatvorena, brodovi čekaju pred Oslom.", True),
        ("tr", "Bu karar dün Oslo'da mecliste kabul edildi.", False),
        ("tr", "Bu hafta meclis yeni yasayı kabul etti.", True),
    ],
)
def test_dependent(code: str, text: str, stands: bool) -> None:
    """A sentence that needs its neighbours says why; one that stands alone says nothing."""
    assert (dependent(text, code) == "") is stands


@pytest.mark.parametrize(
    ("claim", "after", "taken_back"),
    [
        ("Ana Orr said that the port made a loss.", "That’s not true, the town says.", True),
        ("Ana Orr said that the port made a loss.", "This is misleading.", True),
        ("Ana Orr said that the port made a loss.", "The town says that is not true.", False),
        ("Ana Orr sagte, der Hafen mache Verlust.", "Das stimmt nicht.", True),
        ("Ana Kos je rekla da luka gubi novac.", "To nije tačno, kaže gradonačelnik.", True),
    ],
)
def test_a_claim_that_its_source_takes_back(claim: str, after: str, taken_back: bool) -> None:
    """What the next sentence calls false does not stand alone."""
    (rows,) = analyse(parse_all((Source("a", "a.txt", f"{claim} {after}", ""),))).statements
    assert rows[0].dependent.startswith(TAKEN_BACK) is taken_back


@pytest.mark.parametrize(
    ("code", "text", "back"),
    [
        ("en", "They closed the port in May", True),
        ("en", "That\u2019s how the port of Oslo was closed", True),
        ("en", "In this case the port will be closed", True),
        ("en", "In other words, nobody pays for the port", True),
        ("en", "No, the port will not be closed", True),
        ("en", "No port will be closed this year", False),
        ("en", "We will not close the port of Oslo", False),
        ("en", "There will be no war over the port", False),
        ("en", "It is unclear who pays for the port", False),
        ("de", "Das Land braucht einen neuen Hafen", False),
        ("de", "Das ist ein Fehler der Stadt", True),
        ("de", "Es geht um die Zukunft der Stadt", False),
        ("fr", "Il faut agrandir le port de la ville", False),
        ("fr", "Elle a agrandi le port de la ville", True),
        ("sr", "Не можемо да затворимо луку", False),
        ("sr", "Не, лука неће бити затворена", True),
        ("hr", "Oni koji čekaju pred lukom ne mogu dalje", False),
        ("hr", "Oni ne mogu dalje", True),
        ("tr", "Hayır, liman kapanmayacak", True),
        ("tr", "", False),
    ],
)
def test_points_back(code: str, text: str, back: bool) -> None:
    """Quoted words that open with a pointer to what was said before them are told apart."""
    assert points_back(text, code) is back


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Two boys were hurt in the fight, he said, and two old men left the town.", False),
        ("Tom Orr was hurt in the fight, he said, and two old men left the town.", True),
        ("Tom Orr, an old man of the town, said he has been told to leave.", True),
        ("The port of Oslo, which was closed in May, said it had to be.", True),
        ("Workers will not qualify for any of the new benefits, she added.", False),
    ],
)
def test_who_tells_it_in_passing_is_named(text: str, stands: bool) -> None:
    """A statement that "he" tells in passing needs its neighbours unless it names somebody."""
    ((statement,),) = analyse((document(text, "en"),)).statements
    assert (statement.dependent == "") is stands


@given(st.text(max_size=120), st.sampled_from(["en", "sr", "tr", "el", "de"]))
def test_hostile_text_never_raises(text: str, code: str) -> None:
    """Any characters give a result whose offsets lie inside the text."""
    for place in places.find(text, code):
        assert 0 <= place.start < place.end <= len(text)
    for when in dates.find(text, code, "2024-10-12"):
        assert 0 <= when.start < when.end <= len(text)
    certainty.label(text, code)
    numbers.find(text, code)
    dependent(text, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Predsjednik je rekao da će tisuću vojnika doći prije kraja tjedna u Europu.", "hr"),
        ("Tužiteljstvo navodi da je primio 200.000 eura mita od tvrtke.", "hr"),
        ("Predsjednik je rekao da će hiljadu vojnika doći prije kraja sedmice, u maju.", "bs"),
        ("Predsednik je rekao da će hiljadu vojnika doći pre kraja nedelje u Evropu.", "sr"),
        ("Председник је рекао да ће хиљаду војника доћи пре краја недеље у Европу.", "sr"),
        ("Požar je izbio kod grada i policija je zatvorila put.", "sr"),
        ("Претседателот рече дека илјада војници ќе дојдат до крајот на неделата.", "mk"),
        ("Presidenti tha se një mijë ushtarë do të vijnë para fundit të javës.", "sq"),
        ("The president said that a thousand soldiers would come by May.", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    """The neighbouring languages of the Balkans are told apart by their own words."""
    assert language.detect(text) == code


@pytest.mark.parametrize(
    ("code", "tag", "named"),
    [
        ("en", "“Every day costs jobs in the region,” said {}.", "Tom Lee, its president"),
        ("fr", "« Chaque jour coûte des emplois ici », alerte {}.", "Paul Petit, son président"),
        ("de", "„Jeder Tag kostet hier viele Stellen“, sagte {}.", "Anna Berg"),
        ("sr", "„Svaki dan košta radna mesta u regiji“, rekao je {}.", "Petar Ilić"),
    ],
)
def test_whose_speaker_is_not_told(code: str, tag: str, named: str) -> None:
    """A quotation told by "its president" needs the sentence before it; by a name it does not."""
    whose = {"en": "its", "fr": "son", "de": "ihre", "sr": "njegov"}[code]
    assert dependent(tag.format(f"{whose} president, Ana Lee"), code).startswith(PRONOUN)
    assert not dependent(tag.format(named), code)
