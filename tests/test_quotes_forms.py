"""Every form of attribution in every language, on marked examples in `tests/quotes/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.analyse.quotes import find
from briefing.model import Block, Document, Metadata, Quote, Source
from briefing.segment import segment

EXAMPLES = Path(__file__).parent / "quotes"
FORMS = (
    "before after between inverted participle according colon previous pronoun "
    "organisation continued dash reported passive signed unlisted noun described"
).split()
LEAST = 10
"""Examples of each form at least."""

_MARKED = re.compile("[\u27e6\u27e7\u27e8\u27e9]")


def document(text: str, code: str, name: str = "source") -> Document:
    """Return a document of one language whose paragraphs stand on lines of their own."""
    source = Source(name, f"{name}.txt", text, "0" * 64)
    blocks = tuple(
        Block(match.start(), match.end(), "body", "", 1.0, (match.span(),))
        for match in re.finditer(r"\S[^\n]*", text)
    )
    return Document(source, blocks, Metadata(), segment(source, blocks, code), code)


def examples() -> list[tuple[str, str, str, str]]:
    """Return (language, form, speaker, marked text) of every example."""
    rows = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                form, speaker, text = (part.strip() for part in line.split("|", 2))
                rows.append((path.stem, form, speaker, text.replace(" \u00b6 ", "\n\n")))
    return rows


def unmarked(text: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """Return the text without its marks, and (start, end, direct) of what they enclose."""
    plain, spans, start = "", [], 0
    for piece in re.split("([\u27e6\u27e7\u27e8\u27e9])", text):
        if piece in ("\u27e6", "\u27e8"):
            start = len(plain)
        elif piece in ("\u27e7", "\u27e9"):
            spans.append((start, len(plain), piece == "\u27e7"))
        else:
            plain += piece
    return plain, spans


def holding(quotes: tuple[Quote, ...], start: int, end: int) -> Quote | None:
    """Return the quotation one of whose pieces is exactly the span."""
    return next((quote for quote in quotes if (start, end) in quote.pieces), None)


@pytest.mark.parametrize(("code", "form", "speaker", "marked"), examples())
def test_marked_example(code: str, form: str, speaker: str, marked: str) -> None:
    """The marked words are found, whole and exact, and belong to the speaker named."""
    text, spans = unmarked(marked)
    quotes = find((document(text, code),))
    for start, end, direct in spans:
        quote = holding(quotes, start, end)
        assert quote is not None, (text[start:end], [q.text for q in quotes])
        assert quote.direct is direct
        assert quote.speaker_name == speaker
        assert text[quote.start : quote.end] == quote.text


def test_every_form_has_examples() -> None:
    """Each form of attribution is shown by at least ten examples."""
    forms = [form for _, form, _, _ in examples()]
    assert set(forms) == set(FORMS)
    assert min(forms.count(form) for form in FORMS) >= LEAST, {f: forms.count(f) for f in FORMS}
