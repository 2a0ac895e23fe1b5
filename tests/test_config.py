"""The configuration: what briefing.toml may say, and what wins."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefing.config import FORMATS, LANGUAGES, PAPERS, RANKER_NAMES, Config, load
from briefing.errors import UsageError


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    """No briefing.toml and no option gives the documented defaults."""
    assert load(None, {}) == Config()


def test_the_file_of_the_working_folder_is_read_and_options_win(folder: Path) -> None:
    """A setting of briefing.toml beats the default, an option beats the setting."""
    (folder / "briefing.toml").write_text(
        'house = "Embassy"\npaper = "Letter"\nformats = ["json", "md"]\ndate = 2031-05-04\n'
        "min_confidence = 1\n",
        "utf-8",
    )
    config = load(None, {"paper": "A4", "house": None})
    assert (config.house, config.paper, config.formats) == ("Embassy", "A4", ("json", "md"))
    assert (config.date, config.min_confidence) == ("2031-05-04", 1.0)


def test_a_named_file_takes_the_place_of_the_usual_one(folder: Path) -> None:
    """`--config FILE` is read instead of briefing.toml."""
    (folder / "briefing.toml").write_text('house = "One"\n', "utf-8")
    (folder / "other.toml").write_text('house = "Two"\n', "utf-8")
    assert load(Path("other.toml"), {}).house == "Two"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('housse = "x"', "did you mean 'house'? known are date,"),
        ("zebra = 1", "unknown setting 'zebra'; known are date,"),
        ("house = 3", "house: 3 is no text in quotation marks"),
        ('formats = "md"', "formats: 'md' is no list of texts"),
        ("formats = [1]", "formats: [1] is no list of texts"),
        ("formats = []", "no format; choose of md"),
        ('pages = "2"', "pages: '2' is no whole number"),
        ("pages = true", "pages: True is no whole number"),
        ("pages = 0", "pages and max_bytes begin at 1"),
        ("min_confidence = 2", "not between 0 and 1"),
        ('ranker = "luck"', "unknown ranker 'luck'; choose one of default,"),
        ('language = "xx"', "unknown language 'xx'; choose one of bs, cs,"),
        ('paper = "A3"', "choose one of A4, Letter"),
        ('date = "31.12.2031"', "is no day; write YYYY-MM-DD"),
        ("house =", "mend the file"),
    ],
)
def test_a_mistake_is_named_with_its_file(folder: Path, text: str, says: str) -> None:
    """Each wrong key or value is one line that names the file, the key and the way out."""
    (folder / "briefing.toml").write_text(text + "\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        load(None, {})
    message = str(caught.value)
    assert message.startswith("briefing.toml: ")
    assert says in message
    assert "\n" not in message


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    """A missing file, a folder and a file that is no UTF-8 are one line each."""
    (folder / "latin.toml").write_bytes(b'house = "\xe9"\n')
    for name, says in (("none.toml", "no such"), (".", "directory"), ("latin.toml", "UTF-8")):
        with pytest.raises(UsageError, match=says):
            load(Path(name), {})


def test_days_are_written_one_way(folder: Path) -> None:
    """A day is kept as YYYY-MM-DD however ISO 8601 lets it be written."""
    assert load(None, {"date": "20310504"}).date == "2031-05-04"


def test_every_setting_that_shapes_the_page_is_recorded() -> None:
    """The record tells the settings apart that give different pages, and no others."""
    plain = Config().settings()
    changed = {
        "title": "T",
        "date": "2031-05-04",
        "house": "H",
        "marking": "M",
        "language": "de",
        "ranker": "lead",
        "paper": "Letter",
        "pages": 2,
        "min_confidence": 0.9,
        "since": "earlier.json",
        "reliability": (("a.txt", "B2"),),
    }
    for name, value in changed.items():
        assert Config(**{name: value}).settings() != plain, name  # type: ignore[arg-type]
    for name in {field.name for field in fields(Config)} - set(changed):
        value = ("json",) if name == "formats" else 7 if name == "max_bytes" else "x"
        assert Config(**{name: value}).settings() == plain, name  # type: ignore[arg-type]


def test_the_names_are_those_of_the_tables() -> None:
    """The names that options are checked by are the ones that the program knows."""
    from briefing.pdf import PAPERS as SHEETS
    from briefing.rank import RANKERS
    from briefing.render import WRITERS
    from briefing.render.labels import languages

    assert set(FORMATS) == set(WRITERS)
    assert set(RANKER_NAMES) == set(RANKERS)
    assert set(PAPERS) == set(SHEETS)
    assert set(LANGUAGES) == set(languages())
