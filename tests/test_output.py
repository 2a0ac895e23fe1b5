"""Writing files: all or none, and names that every file system takes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import OutputError
from briefing.output import LONGEST_NAME, slug, write_all


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "2031-05-04-brief"),
        ("...", "2031-05-04-brief"),
        ("One", "2031-05-04-one"),
        ("Ore & rails: the “Selm” plan", "2031-05-04-ore-rails-the-selm-plan"),
        ("Tarvia’s vote", "2031-05-04-tarvias-vote"),
        ("Đorđe Čačić à Łódź", "2031-05-04-dorde-cacic-a-lodz"),
        ("Çağrı ve İzmir'de ışık", "2031-05-04-cagri-ve-izmirde-isik"),
        ("Министар Ђурић у Чачку", "2031-05-04-ministar-duric-u-cacku"),
        ("Объезд и съёмка", "2031-05-04-obezd-i-semka"),
        ("Η ψήφος στην Κύπρο", "2031-05-04-i-psifos-stin-kypro"),
    ],
)
def test_names_are_plain(title: str, name: str) -> None:
    """Accents, Cyrillic and Greek become letters of ASCII, all else a hyphen."""
    assert slug("2031-05-04", title) == name


def test_titles_of_other_scripts_stay_apart() -> None:
    """Two titles that nothing is left of have names of their own."""
    assert slug("", "铁路条约") != slug("", "港口条约")
    assert slug("", "铁路条约").startswith("brief-")


def test_long_names_end_at_a_word() -> None:
    """A long title is cut between words, a single long word wherever it must be."""
    assert slug("2031-05-04", "seven letters " * 20).endswith(("-seven", "-letters"))
    assert slug("2031-05-04", "x" * 300) == "2031-05-04-" + "x" * (LONGEST_NAME - 11)


@given(st.sampled_from(["", "2031-05-04"]), st.text(max_size=200))
def test_every_title_gives_a_name(date: str, title: str) -> None:
    """Whatever the title, the name is short, plain ASCII, and begins with the date."""
    name = slug(date, title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST_NAME
    assert name.startswith(date)


def test_folders_are_made_and_files_replaced(folder: Path) -> None:
    """Missing folders are made; text is written as UTF-8 without changing its line ends."""
    out = folder / "a" / "b"
    write_all(out, {"x.md": "old"})
    paths = write_all(out, {"x.md": "ž\r\n\n", "x.pdf": b"\x00\xff"})
    assert paths == (out / "x.md", out / "x.pdf")
    assert [path.read_bytes() for path in paths] == ["ž\r\n\n".encode(), b"\x00\xff"]
    assert {path.name for path in out.iterdir()} == {"x.md", "x.pdf"}


def test_files_may_be_read_by_those_the_user_lets(folder: Path) -> None:
    """The mode is what the user's mask leaves, not that of a private temporary file."""
    before = os.umask(0o027)
    try:
        (path,) = write_all(folder, {"x": "x"})
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: BaseException
) -> None:
    """A full disk or Ctrl-C at any step leaves the earlier files, and no others."""
    write_all(folder, {"x.md": "old"})
    calls = []

    def fail(*arguments: object, **options: object) -> None:
        calls.append(arguments)
        if failing == "replace" or len(calls) == 2:
            raise error

    monkeypatch.setattr(Path if failing == "replace" else os, failing, fail)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_all(folder, {"x.md": "new", "x.pdf": b"new"})
    monkeypatch.undo()
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {"x.md": "old"}


def test_a_place_that_cannot_be_written_is_named(folder: Path) -> None:
    """A file in the folder's place, or a folder in the file's, is one line; nothing is written."""
    (folder / "file").write_text("x", "utf-8")
    with pytest.raises(OutputError, match=r"cannot write into .*file"):
        write_all(folder / "file", {"x.md": "x"})
    (folder / "out" / "x.pdf").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"x\.pdf is a folder"):
        write_all(folder / "out", {"x.md": "x", "x.pdf": b"x"})
    assert [path.name for path in (folder / "out").iterdir()] == ["x.pdf"]
