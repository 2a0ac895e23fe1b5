"""Every pair of marks, with every sign before the closing one, in every place of the speaker."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pytest
from test_quotes_forms import document

from briefing.analyse.quotes import find


class Usage(NamedTuple):
    """How a language sets quotations."""

    name: str
    said: str
    more: str
    lead: str
    marks: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]
    between: tuple[str, ...]


BALKAN = ("„|“", "„|”", '"|"', "»|«")
USAGES = {
    "en": Usage(
        "Tom Nash",
        "This cannot go on like this any longer",
        "We have to act at once",
        "It was late in town. ",
        ("“|”", '"|"', "‘|’", "'|'"),
        (", said {}.", " said {}.", ", {} said.", " {} asked on the radio."),
        ("{} said: ", "{} said, ", "{}: "),
        (", said {}, ", ", {} said. "),
    ),
    "de": Usage(
        "Jan Voss",
        "Das geht jetzt nicht mehr so weiter",
        "Wir müssen sofort handeln",
        "Es wurde spät in der Stadt. ",
        ("„|“", "“|”", "»|«", '"|"', "«|»"),
        (", sagte {}.", ", fragte {} im Radio.", " sagte {}.", ", so {}."),
        ("{} sagte: ", "{}: ", "{} sagte am Montag: "),
        (", sagte {}, ", ", sagte {}. "),
    ),
    "fr": Usage(
        "Jean Petit",
        "Cela ne peut plus continuer ainsi",
        "Nous devons agir tout de suite",
        "Il était déjà tard en ville. ",
        ("« | »", "“|”", '"|"'),
        (", a déclaré {}.", ", a demandé {} à la radio.", " a lancé {}.", ", selon {}."),
        ("{} a déclaré : ", "{} : "),
        (", a déclaré {}, ", ", a déclaré {}. "),
    ),
    "sr": Usage(
        "Petar Ilić",
        "Ovo više ne može tako da traje",
        "Moramo odmah da reagujemo",
        "U gradu je već bilo kasno. ",
        BALKAN,
        (", rekao je {}.", ", upitao je {} na radiju.", " rekao je {}.", " – rekao je {}."),
        ("{} je rekao: ", "{}: "),
        (", rekao je {}, ", ", rekao je {}. "),
    ),
    "sq": Usage(
        "Arben Hoxha",
        "Kjo nuk mund të vazhdojë më kështu",
        "Duhet të veprojmë menjëherë",
        "Ishte vonë në qytet. ",
        ("“|”", "„|“", '"|"', "«|»"),
        (", tha {}.", ", pyeti {} në radio.", ", u shpreh {}.", " tha {}."),
        ("{} tha: ", "{}: "),
        (", tha {}, ", ", tha {}. "),
    ),
    "mk": Usage(
        "Петар Илиевски",
        "Ова не може повеќе да трае така",
        "Мора веднаш да реагираме",
        "Во градот веќе беше доцна. ",
        ("„|“", "„|”", '"|"'),
        (", рече {}.", ", праша {} на радио.", " рече {}."),
        ("{} рече: ", "{}: "),
        (", рече {}, ", ", рече {}. "),
    ),
    "el": Usage(
        "Νίκος Λάμπρου",
        "Αυτό δεν μπορεί να συνεχιστεί έτσι",
        "Πρέπει να δράσουμε αμέσως",
        "Ήταν ήδη αργά στην πόλη. ",
        ("«|»", "“|”", '"|"'),
        (", είπε ο {}.", ", ρώτησε ο {} στο ραδιόφωνο.", " είπε ο {}."),
        ("Ο {} είπε: ", "{}: "),
        (", είπε ο {}, ", ", είπε ο {}. "),
    ),
    "tr": Usage(
        "Ayşe Demir",
        "Bu artık böyle devam edemez",
        "Hemen harekete geçmeliyiz",
        "Şehirde saat geç olmuştu. ",
        ("“|”", '"|"', "‘|’"),
        (" dedi {}.", " diye konuştu {}.", ", dedi {}.", " diye sordu {}."),
        ("{}: ", "{} şöyle konuştu: "),
        (", dedi {}, ",),
    ),
}
SIGNS = ("", "?", "!", "…", ".", ",")


def examples(usage: Usage, marks: str) -> list[str]:
    """Return the ways to set one or two pieces of a quotation with its speaker."""
    opens, closes = marks.split("|")
    found = []
    for sign, tag in itertools.product(SIGNS, usage.behind):
        if not (sign == "," and tag.startswith(",")):
            quoted = f"{opens}{usage.said}{sign}{closes}{tag.format(usage.name)}"
            found += [quoted, usage.lead + quoted]
    for sign, tag in itertools.product((".", "?", "!", "…"), usage.before):
        found.append(f"{tag.format(usage.name)}{opens}{usage.said}{sign}{closes}")
    for sign, tag in itertools.product(("", "?", "!"), usage.between):
        first = f"{opens}{usage.said}{sign}{closes}{tag.format(usage.name)}"
        found.append(f"{first}{opens}{usage.more}.{closes}")
    return found


@pytest.mark.parametrize(
    ("code", "marks"), [(code, marks) for code, usage in USAGES.items() for marks in usage.marks]
)
def test_marks_and_signs(code: str, marks: str) -> None:
    """The words inside the marks are found, and all of them are the one speaker's."""
    usage = USAGES[code]
    opens, closes = marks.split("|")
    for text in examples(usage, marks):
        quotes = [quote for quote in find((document(text, code),)) if quote.direct]
        assert {quote.speaker_name for quote in quotes} == {usage.name}, text
        assert quotes[0].text.startswith(usage.said), text
        for start, end in (piece for quote in quotes for piece in quote.pieces):
            assert text[:start].rstrip().endswith(opens.strip()), text
            assert text[end:].lstrip().startswith(closes.strip()), text
