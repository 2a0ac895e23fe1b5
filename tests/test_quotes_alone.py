"""Pull quotes: the speaker stands on the line below, and is not whoever spoke before."""

from __future__ import annotations

import pytest

from briefing import parse
from briefing.analyse.quotes import find
from briefing.model import Quote, Source

ENGLISH = (
    "The council of Velmar voted on Monday to close the old harbour for the winter, after two "
    "storms had damaged its northern wall.",
    "\u201cWe have no money for a new wall,\u201d said the mayor, Colin Nash, before the vote.",
    "\u201cIt was terrifying to see the wall go\u201d",
    "Fishing boats will use the harbour of Lund until then, the engineers of the council said, "
    "and the ferries will not run.",
)
GERMAN = (
    "Der Stadtrat von Velmar hat am Montag beschlossen, den alten Hafen im Winter zu "
    "schlie\u00dfen, weil zwei St\u00fcrme die Mauer besch\u00e4digt haben.",
    "\u201eWir haben kein Geld f\u00fcr eine neue Mauer\u201c, sagte B\u00fcrgermeister Karl Nass.",
    "\u201eEs war furchtbar, die Mauer fallen zu sehen\u201c",
    "Die Boote der Fischer liegen bis dahin im Hafen von Lund, und die F\u00e4hren fahren nicht.",
)
FRENCH = (
    "Le conseil de Velmar a vot\u00e9 lundi la fermeture du vieux port pour l'hiver, "
    "apr\u00e8s deux temp\u00eates qui ont endommag\u00e9 son mur nord.",
    "\u00ab Nous n'avons pas d'argent pour un nouveau mur \u00bb, a dit le maire, Colin Petit.",
    "\u00ab C'\u00e9tait terrible de voir tomber le mur \u00bb",
    "Les bateaux de p\u00eache iront jusque-l\u00e0 au port de Lund, et les "
    "ferrys ne circuleront pas.",
)
SERBIAN = (
    "Ve\u0107e Velmara izglasalo je u ponedeljak zatvaranje stare luke tokom zime, "
    "po\u0161to su dve oluje o\u0161tetile severni zid.",
    "\u201eNemamo novca za novi zid\u201c, rekao je gradona\u010delnik Petar Nik\u0161i\u0107.",
    "\u201eBilo je stra\u0161no gledati kako zid pada\u201c",
    "Ribarski brodovi do tada \u0107e koristiti luku Lund, a trajekti ne\u0107e saobra\u0107ati.",
)
TEXTS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "sr": SERBIAN}


def _pull_quote(code: str, *below: str) -> Quote | None:
    """Return the pull quote of a text with some lines below it."""
    first, second, pulled, last = TEXTS[code]
    text = "\n\n".join([first, second, pulled, *below, last, last]) + "\n"
    document = parse(Source("page", "page.txt", text, "0" * 64))
    assert document.language == code
    found = [quote for quote in find((document,)) if quote.direct]
    return next((quote for quote in found if quote.text == pulled[1:-1].strip(" ")), None)


@pytest.mark.parametrize(
    ("code", "below", "speaker", "role"),
    [
        ("en", ("Hannah Orr", "Harbour master"), "Hannah Orr", "Harbour master"),
        ("en", ("Hannah Orr, fisherman",), "Hannah Orr", "fisherman"),
        ("en", ("Dr Hannah Orr (Velmar), head of the port",), "Hannah Orr", "head of the port"),
        ("en", ("\u2014 Hannah Orr",), "Hannah Orr", ""),
        ("en", ("- Hannah Orr, transport spokeswoman",), "Hannah Orr", "transport spokeswoman"),
        ("en", ("Colin Nash, the mayor",), "Colin Nash", "mayor"),
        ("de", ("Anna Berger, Sprecherin der Fischer",), "Anna Berger", "Sprecherin der Fischer"),
        ("de", ("Anna Berger", "Hafenmeisterin"), "Anna Berger", "Hafenmeisterin"),
        ("fr", ("Anne Moreau, directrice du port",), "Anne Moreau", "directrice du port"),
        ("sr", ("Ana Luki\u0107, direktorka luke",), "Ana Luki\u0107", "direktorka luke"),
    ],
)
def test_the_line_below_names_the_speaker(
    code: str, below: tuple[str, ...], speaker: str, role: str
) -> None:
    """A name with a role beside or below it, or behind a dash, is no heading."""
    quote = _pull_quote(code, *below)
    assert quote is not None
    assert (quote.speaker_name, quote.role, quote.attributed) == (speaker, role, True)
    assert quote.speaker in below[0]
    assert quote.how == "named"


@pytest.mark.parametrize(
    "below",
    [
        ("Hannah Orr",),
        ("Hannah Orr", "Fishing boats moved to Lund"),
        ("Tom Reed", "Transport correspondent"),
        ("Tom Reed - 3 May 2026",),
        ("Rose Garden Closed",),
        ("What happens next",),
    ],
)
def test_another_line_below_is_nobodys_signature(below: tuple[str, ...]) -> None:
    """A heading, a byline or a name alone is not printed as the speaker."""
    quote = _pull_quote("en", *below)
    assert quote is None or quote.speaker_name == "Colin Nash"
    if below[0] == "Hannah Orr":
        assert quote is None or not quote.attributed


def test_a_quotation_that_has_a_cue_keeps_its_speaker() -> None:
    """What is said beside it is surer than what stands below."""
    text = "\n\n".join([*ENGLISH[:2], "Hannah Orr, fisherman", *ENGLISH[3:]])
    document = parse(Source("page", "page.txt", text, "0" * 64))
    (quote,) = [quote for quote in find((document,)) if quote.direct]
    assert quote.speaker_name == "Colin Nash"


REACTIONS = """\
The council of Velmar voted on Monday to close the old harbour. Following are reactions:

MAYOR COLIN NASH

\u201cWe have no money for a new wall, and nobody has offered us any.\u201d

\u201cIt will open again in spring, whatever the engineers may find.\u201d

Senator Hannah Orr

\u201cClosing the harbour is an act of cowardice, and Velmar deserves better.\u201d

PETER LUND, HEAD OF THE FISHERMEN'S UNION

\u201cThe boats will all be gone by spring if nobody pays for the wall.\u201d

TRANSPORT MINISTRY

\u201cThe government will pay a third of the cost, as it has promised.\u201d

The harbour handles two million tonnes a year, and half of the town works there.
"""


def test_reactions_have_their_speakers_above() -> None:
    """Each line names who speaks below it, none who has spoken above it."""
    document = parse(Source("page", "page.txt", REACTIONS, "0" * 64))
    found = [(q.speaker_name, q.role) for q in find((document,)) if q.direct and q.attributed]
    assert found == [
        ("Colin Nash", "mayor"),
        ("Colin Nash", "mayor"),
        ("Hannah Orr", "Senator"),
        ("Peter Lund", "head of the fishermen's union"),
        ("Transport Ministry", ""),
    ]


def test_a_label_with_a_colon_is_of_what_follows() -> None:
    """It signs nothing above it."""
    first, second = ENGLISH[1], ENGLISH[2]
    text = "\n\n".join([ENGLISH[0], first, second, "Hannah Orr, fisherman:", second, ENGLISH[3]])
    document = parse(Source("page", "page.txt", text, "0" * 64))
    found = [quote.speaker_name for quote in find((document,)) if quote.direct and quote.attributed]
    assert found[0] == "Colin Nash"
    assert "Hannah Orr" not in found[1:2]
