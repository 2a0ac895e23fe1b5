"""Measure the page: memory, layouts, and many made-up briefs.

One argument says what is measured, a second how often:

python benchmarks/page.py memory [N]    resident memory over N renders
python benchmarks/page.py briefs [N]    N made-up briefs, each on one page with nothing cut
"""

from __future__ import annotations

import io
import random
import re
import resource
import statistics
import sys
from pathlib import Path

from briefing.model import Brief, Citation, Difference, Item, Quotation, Section, SourceNote
from briefing.pdf.apart import Apart
from briefing.pipeline import build_brief, parse_all
from briefing.read import read_all
from briefing.render.page import print_page
from briefing.render.style import find_style

ROOT = Path(__file__).resolve().parent.parent
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
}
NAMES = ("key_developments", "regional_context", "notable_quotes", "open_questions")


def memory(renders: int = 300) -> None:
    """Print the resident memory after each sixth of some renders of the seeds.

    In this process alone, then with the typesetter apart, as the commands have it.
    """
    sources, _ = read_all([ROOT / "seeds"])
    brief = build_brief(parse_all(sources))
    style = find_style(ROOT / "templates")
    with Apart(style.sheet(), style.folders) as apart:
        for setter in (None, apart):
            print("typesetter apart" if setter else "all in one process")
            for number in range(1, renders + 1):
                print_page(brief, style, typesetter=setter)
                if number % max(1, renders // 6) == 0:
                    other = f", the other one {resident(setter.process)} MB" if setter else ""
                    print(f"{number} renders: {resident('self')} MB{other}")


def resident(process: int | str) -> int:
    """Return the memory of a process in MB, as Linux tells it."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return round(pages * resource.getpagesize() / 2**20)


def made_up(seed: int) -> Brief:
    """Return a brief of up to 60 statements from up to 60 sources, words of up to 60 letters."""
    draw = random.Random(seed)
    language = draw.choice(list(ALPHABETS))
    long = draw.choice([0, 0, 0.1, 0.5])
    count = draw.choice([3, 12, 60])
    sources = draw.randint(1, count)

    def words(most: int) -> str:
        lengths = [
            draw.randint(1, 60) if draw.random() < long else draw.randint(1, 11)
            for _ in range(draw.randint(1, most))
        ]
        letters = ALPHABETS[language]
        return " ".join("".join(draw.choice(letters) for _ in range(n)) for n in lengths) + "."

    def cited(text: str) -> Citation:
        return Citation(f"s{draw.randint(1, sources)}", 0, len(text), text)

    sections: dict[str, list[Item]] = {name: [] for name in ("bottom_line", *NAMES)}
    for number in range(draw.randint(0, 60)):
        name = draw.choice(NAMES) if number else "bottom_line"
        text = words(draw.choice([12, 30, 60]))
        proof = cited(text)
        sections[name].append(
            Item(
                f"item-{number}",
                text,
                (proof,),
                sources=(int(proof.source_id[1:]),),
                quotation=Quotation(words(2), words(3)) if name == "notable_quotes" else None,
                score=draw.random(),
            )
        )
    notes = [
        SourceNote(
            n, f"s{n}", f"seeds/{n}.txt", "0" * 64, "text", words(12), words(2), "", "", n, language
        )
        for n in range(1, sources + 1)
    ]
    differences = [
        Difference("number", (cited(words(16)), cited(words(16))), draw.random())
        for _ in range(draw.randint(0, 4))
    ]
    return Brief(
        version="1.0.0",
        settings=(),
        settings_hash="0" * 12,
        title=words(16),
        date="2031-03-14",
        language=language,
        house="Desk brief",
        marking=draw.choice(["TLP:CLEAR", "TLP:AMBER+STRICT", ""]),
        sources=tuple(notes),
        sections=tuple(Section(n, n.capitalize(), tuple(i)) for n, i in sections.items()),
        differences=tuple(differences),
    )


def briefs(count: int = 500) -> None:
    """Print how many made-up briefs make one page whose text holds every item it keeps."""
    from pypdf import PdfReader

    style = find_style(ROOT / "templates")
    layouts, faults = [], []
    for seed in range(count):
        page = print_page(made_up(seed), style)
        layouts.append(page.layouts)
        sheets = PdfReader(io.BytesIO(page.pdf)).pages
        text = re.sub(r"[\W_]+", "", "".join(sheet.extract_text() for sheet in sheets))
        items = [item for section in page.brief.sections for item in section.items]
        lost = [item.id for item in items if re.sub(r"[\W_]+", "", item.text) not in text]
        if len(sheets) != 1 or lost:
            faults.append((seed, len(sheets), lost))
    print(f"{count - len(faults)} of {count} on one page with nothing cut; {faults or 'no fault'}")
    print(f"layouts: mean {statistics.mean(layouts):.2f}, most {max(layouts)}")


COMMANDS = {"memory": memory, "briefs": briefs}

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[2:]]
    COMMANDS[sys.argv[1] if len(sys.argv) > 1 else "briefs"](*numbers)
