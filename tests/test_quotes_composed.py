"""Each form of attribution in each language, on examples composed in `tests/quotes/composed/`.

Ten speakers and ten statements meet in every template of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_quotes_forms import document, holding, unmarked

from briefing.analyse.quotes import find
from briefing.model import Quote

COMPOSED = Path(__file__).parent / "quotes" / "composed"
FORMS = (
    "before after between inverted participle according colon previous pronoun "
    "organisation continued reported signed"
).split()
CODES = ("en", "de", "fr", "sr", "sr-Cyrl", "hr", "bs", "sq", "tr", "el")
LEAST = 10
"""Examples of each form and language at least."""

_CYRILLIC = {"dž": "џ", "lj": "љ", "nj": "њ"} | dict(
    zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True)
)
_LETTERS = re.compile("dž|lj|nj|[a-zđćčšž]", re.IGNORECASE)


@dataclass
class Parts:
    """What the examples of a language are made of."""

    speakers: list[list[str]]
    """Name, name as object, title and gender."""
    statements: list[str]
    """Main clauses in small letters, without a full stop."""
    reported: list[str]
    """The same as reported clauses; empty where they do not differ."""
    bodies: list[list[str]]
    """Organisation as written, and as shown."""
    templates: list[tuple[str, str]]
    """Form and template."""


def parts(name: str) -> Parts:
    """Return the parts that a file holds."""
    found = Parts([], [], [], [], [])
    for line in (COMPOSED / f"{name}.txt").read_text("utf-8").splitlines():
        sign, rest = line[0], line[1:].strip()
        if sign in "=@":
            rows = found.speakers if sign == "=" else found.bodies
            rows.append([part.strip() for part in rest.split("|")])
        elif sign in "+~":
            (found.statements if sign == "+" else found.reported).append(rest)
        elif sign != "#":
            form, _, template = line.partition(":")
            found.templates.append((form, template.strip()))
    return found


def upper(text: str, *, turkish: bool = False) -> str:
    """Return a text with a capital at its front."""
    first = "\u0130" if turkish and text[:1] == "i" else text[:1].upper()
    return first + text[1:]


def cyrillic(text: str) -> str:
    """Return Serbian in the Cyrillic script."""

    def letter(match: re.Match[str]) -> str:
        found = _CYRILLIC[match[0].lower()]
        return found.upper() if match[0][0].isupper() else found

    return _LETTERS.sub(letter, text)


def fill(template: str, given: Parts, number: int, *, turkish: bool) -> tuple[str, str]:
    """Return the example of a template that a number chooses, and its speaker."""
    name, other, title, gender = given.speakers[number % len(given.speakers)]
    body, shown = given.bodies[number % len(given.bodies)]
    said = given.statements[number % len(given.statements)]
    more = given.statements[(number + 3) % len(given.statements)]
    clauses = given.reported or given.statements
    text = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", r"\1" if gender == "m" else r"\2", template)
    values = {"name": name, "gen": other, "title": title, "Title": upper(title)}
    values |= {"org": body, "Org": upper(body), "r": clauses[number % len(clauses)]}
    values |= {"s": said, "S": upper(said, turkish=turkish)}
    values |= {"t": more, "T": upper(more, turkish=turkish)}
    speaker = shown if "{org}" in template or "{Org}" in template else name
    return text.format(**values).replace(" \u00b6 ", "\n\n"), speaker


def examples(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield (form, speaker, marked text) of the examples of a language."""
    script = cyrillic if code == "sr-Cyrl" else str
    given = parts({"sr-Cyrl": "sr", "bs": "hr"}.get(code, code))
    for form, template in given.templates:
        for number in range(LEAST):
            text, speaker = fill(template, given, number, turkish=code == "tr")
            yield form, script(speaker), script(text)


def named(quote: Quote, speaker: str) -> bool:
    """Say whether a quotation has its speaker; an organisation may stand with a capital."""
    return speaker in (quote.speaker_name, quote.speaker_name[:1].lower() + quote.speaker_name[1:])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", [*FORMS, "dash"])
def test_composed_examples(code: str, form: str) -> None:
    """The marked words of every example are found, whole, and belong to its speaker."""
    wrong = []
    for other, speaker, marked in examples(code):
        if other != form:
            continue
        text, spans = unmarked(marked)
        quotes = find((document(text, code.partition("-")[0]),))
        for start, end, direct in spans:
            quote = holding(quotes, start, end)
            if quote is None or quote.direct is not direct or not named(quote, speaker):
                got = quote and (quote.direct, quote.kind, quote.speaker_name)
                wrong.append((speaker, marked, got or [q.text for q in quotes]))
    assert not wrong, "\n".join(map(str, wrong))


def test_every_form_is_composed_in_every_language() -> None:
    """Each form has at least ten examples in each language."""
    for code in CODES:
        forms = [form for form, _, _ in examples(code)]
        assert all(forms.count(form) >= LEAST for form in FORMS), code
