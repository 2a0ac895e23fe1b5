"""Names of every shape: whoever is named in full and then in short is one person."""

from __future__ import annotations

import pytest
from test_quotes_forms import document

from briefing.analyse.people import find_people
from briefing.analyse.people.role_forms import shown
from briefing.analyse.quotes import find

NEWS = """\
The talks in the capital will go on, {full} said on Monday.

“We will not give up on this,” {short} told reporters. “There is no other way,” {pronoun} added.

The opposition left the hall. {front} said that the vote would be held in May.
"""

NAMES = """\
Aung San Mya Kyi|Mya Kyi|she
Valéry Girod d'Estrel|Girod|he
Ursula von der Linden|von der Linden|she
Luiz Inácio Lema da Silva|Lema|he
Abdel Fattah el-Sabri|el-Sabri|he
Kim Jong Su|Kim|he
Moon Jae-ho|Moon|he
Hun Sen|Hun Sen|he
Nguyen Van Trong|Trong|he
Mohammed bin Saleh|bin Saleh|he
Ngozi Okonjo-Adeyemi|Okonjo-Adeyemi|she
Jean-Claude Janvier|Janvier|he
Dominique de Valpin|de Valpin|he
Alexander De Crom|De Crom|he
Zuzana Čapková|Čapková|she
Abiy Mohammed|Abiy|he
Hossein Amir-Rahimi|Amir-Rahimi|he
Andrés Manuel López Obregón|López Obregón|he
María Corina Montero|Montero|she
Marine Le Gall|Le Gall|she
Xi Jianguo|Xi|he
Anwar Hashim|Anwar|he
Lee Hsien Yang|Lee|he
Tedros Adhanom Tesfaye|Tedros|he
Gordana Stojanovska-Petrova|Stojanovska-Petrova|she
"""


@pytest.mark.parametrize(("full", "short", "pronoun"), [r.split("|") for r in NAMES.splitlines()])
@pytest.mark.parametrize("title", ["", "President "])
def test_one_person_in_full_and_in_short(full: str, short: str, pronoun: str, title: str) -> None:
    """By a part of the name, by a pronoun, and with a title before it."""
    front = short[0].upper() + short[1:]
    text = NEWS.format(full=title + full, short=short, pronoun=pronoun, front=front)
    assert [quote.speaker_name for quote in find((document(text, "en"),))] == [full] * 4


def test_a_surname_as_it_stands_where_somebody_speaks() -> None:
    """Of a full name in an oblique case the surname is that of "Košta je naveo"."""
    text = "Sastao se sa Antoniom Koštom. Košta je naveo da je razgovor bio otvoren."
    (person,) = find_people((document(text, "sr"),))
    assert person.name == "Antonio Košta"


@pytest.mark.parametrize(
    ("role", "base"),
    [
        ("visokom predstavnicom", "visoka predstavnica"),
        ("visokom predstavniku", "visoki predstavnik"),
        ("specijalnom izaslanicom", "specijalna izaslanica"),
    ],
)
def test_titles_of_women_in_the_base_form(role: str, base: str) -> None:
    """The adjectives before a woman's title agree with it."""
    assert shown(role, "sr") == base


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Children's Minister", "Children's Minister"),
        ("Women\u2019s Affairs Minister", "Women\u2019s Affairs Minister"),
        ("King's Counsel", "King's Counsel"),
        ("Kern County Sheriff's Deputy", "Kern County Sheriff's Deputy"),
        ("Norland's Prime Minister", "Norland's Prime Minister"),
        ("Norland's chief veterinary officer", "Norland's chief veterinary officer"),
        ("the company's regional sales director", "regional sales director"),
    ],
)
def test_a_genitive_may_be_part_of_a_title(written: str, role: str) -> None:
    """Women's affairs are a portfolio; whose an office is belongs to it if it has a name."""
    text = f"\u201cWe will go there in spring,\u201d said {written} Hannah Orr on Monday."
    roles = {person.name: person.role for person in find_people((document(text, "en"),))}
    assert roles["Hannah Orr"] == role


@pytest.mark.parametrize(
    ("code", "text", "roles"),
    [
        ("sr", "Gradonačelnik Petar Savić i koleginica Ana Ilić su se sreli.", "gradonačelnik|"),
        (
            "sr",
            "Gradonačelnik Petar Savić i senatorka Ana Ilić su se sreli.",
            "gradonačelnik|senatorka",
        ),
        ("tr", "Bakan Ali Demir ve milletvekili Ayşe Kaya görüştü.", "Bakan|milletvekili"),
    ],
)
def test_a_title_is_not_somebody_elses_with_the_name(code: str, text: str, roles: str) -> None:
    """The words before a name end where another one with a title of its own stands."""
    found = [person.role for person in find_people((document(text, code),))]
    assert found == roles.split("|")


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("said Hannah Orr, R.D., co-owner of Lund Nutrition.", "co-owner of Lund Nutrition"),
        (
            "said Dr. Hannah Orr, MBA \u201916, a cardiac care physician at Lund Hospital.",
            "cardiac care physician at Lund Hospital",
        ),
        ("said Hannah Orr, M.D., Ph.D., director of the clinic.", "director of the clinic"),
        (
            "said Hannah Orr, director of the Harbour Institute at the Velmar School of Shipping "
            "and Trade.",
            "director of the Harbour Institute at the Velmar School of Shipping and Trade",
        ),
        (
            "said Hannah Orr, a researcher at the University of Lund Shipping Lab and one of the "
            "authors of the report.",
            "researcher at the University of Lund Shipping Lab",
        ),
        ("said Hannah Orr, former director of the port.", "former director of the port"),
        ("said Hannah Orr, president, Lund Outdoors.", "president, Lund Outdoors"),
        ("said Hannah Orr, president of the climate, controls and boats unit.", "president"),
        ("said Hannah Orr, a local radio host considered a star.", "local radio host"),
        (
            "Hannah Orr, vice president of Orr & Sons told us on Monday.",
            "vice president of Orr & Sons",
        ),
        ("said spokeswoman the Rev. Hannah Orr.", "spokeswoman"),
        ("said the port's chief surgeon Dr. Hannah Orr.", "chief surgeon"),
        ("said Dr. Hannah Orr, head of the clinic.", "head of the clinic"),
        ("said billionaire and climate activist Hannah Orr.", "billionaire and climate activist"),
        (
            "said Lund Events Founder and Lead Planner Hannah Orr.",
            "Lund Events Founder and Lead Planner",
        ),
        ("said the mayor and Senator Hannah Orr.", "Senator"),
        ("said Velmar Parenthood's president Hannah Orr.", "Velmar Parenthood's president"),
        ("said Co-Founder, Hannah Orr.", "Co-Founder"),
        (
            "Hannah Orr is the port's legal director and a novelist.",
            "port's legal director and a novelist",
        ),
        ("Hannah Orr is a very bad lawyer.", ""),
        ("Sens. Tom Hall (Ky.) and Hannah Orr (Fla.) met.", "Sen."),
        ("The refugees Hannah Orr met left.", ""),
        ("Apollo 8 commander Hannah Orr left.", "Apollo 8 commander"),
        ("with conservative chat host Hannah Orr.", "conservative chat host"),
        ("On Monday spokeswoman Hannah Orr left.", "spokeswoman"),
        ("Yesterday coach Hannah Orr left.", "coach"),
        ("He told host Hannah Orr.", "host"),
        ("A message prosecutor Hannah Orr said was made clear.", "prosecutor"),
        ("The lawyer Hannah Orr attacked is Tom Lee.", ""),
        (
            "Hannah Orr, assistant secretary for population, refugees, and migration, left.",
            "assistant secretary for population, refugees, and migration",
        ),
        (
            "Hannah Orr, Fund for Peace’s executive director, left.",
            "Fund for Peace’s executive director",
        ),
        (
            "Hannah Orr, the town’s press officer and one of the staffers, left.",
            "town’s press officer",
        ),
    ],
)
def test_titles_beside_a_name(sentence: str, role: str) -> None:
    """Behind degrees, joined by "and", with whose they are, shared, in a long apposition."""
    text = f"\u201cWe will go there in spring,\u201d {sentence}"
    roles = {person.name: person.role for person in find_people((document(text, "en"),))}
    assert roles["Hannah Orr"] == role
