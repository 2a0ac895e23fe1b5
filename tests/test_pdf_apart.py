"""The typesetter in a process of its own: the same pages, and a name for whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample

from briefing.cli import main
from briefing.errors import RenderError, TemplateError
from briefing.pdf import Form, apart
from briefing.pdf.apart import Apart
from briefing.render import render_all
from briefing.render.page import print_page
from briefing.render.style import Style, find_style

TEMPLATES = sample.ROOT / "templates"


@pytest.fixture
def style() -> Style:
    """Return the packaged style."""
    return find_style(TEMPLATES)


@pytest.fixture
def setter(style: Style) -> Iterator[Apart]:
    """Return a typesetter apart."""
    with Apart(style.sheet(), style.folders) as found:
        yield found


def test_the_same_page_as_here(setter: Apart, style: Style) -> None:
    """A page printed apart is, byte for byte, the one printed here; an archive as well."""
    files = {f"{id_}.txt": text.encode("utf-8") for id_, text in sample.TEXTS.items()}
    for archive in (None, files):
        here = print_page(sample.brief(), style, archive=archive)
        there = print_page(sample.brief(), style, archive=archive, typesetter=setter)
        assert there == here
    assert setter.process != os.getpid()


def test_beside_other_threads(style: Style) -> None:
    """Where other threads run the process starts afresh instead of as a copy."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        with Apart(style.sheet(), style.folders) as setter:
            there = print_page(sample.brief(), style, typesetter=setter)
    finally:
        stop.set()
        other.join()
    assert there == print_page(sample.brief(), style)


def test_mistakes_of_a_style_keep_their_place(tmp_path: Path) -> None:
    """An error of a style names file and line as it does here."""
    (tmp_path / "house.css").write_text("\n\np { background: url(https://example.org/x.png) }\n")
    bad = find_style(tmp_path)
    with Apart(bad.sheet(), bad.folders) as setter, pytest.raises(TemplateError) as apart_error:
        print_page(sample.brief(), bad, typesetter=setter)
    with pytest.raises(TemplateError) as here_error:
        print_page(sample.brief(), bad)
    assert str(apart_error.value) == str(here_error.value)
    assert "house.css, line 3" in str(apart_error.value)


def test_a_crash_is_an_error_with_a_name(setter: Apart, style: Style) -> None:
    """When the process dies there is an error; the next page is printed by another one."""
    os.kill(setter.process, signal.SIGKILL)
    with pytest.raises(RenderError, match=r"ended without a page \(exit code -9\)"):
        print_page(sample.brief(), style, typesetter=setter)
    assert print_page(sample.brief(), style, typesetter=setter).layouts


def test_a_sheet_ends_with_its_process(setter: Apart, style: Style) -> None:
    """What the process that died has laid out is gone, and the next one's sheet is another."""
    form = Form(style.folders)
    sheet = setter.lay_out("<p>One", "", "", form)
    os.kill(setter.process, signal.SIGKILL)
    with pytest.raises(RenderError, match="ended without a page"):
        setter.write(sheet)
    with pytest.raises(ValueError, match="another sheet"):
        setter.write(sheet)
    setter.lay_out("<p>Two", "", "", form)
    with pytest.raises(ValueError, match="another sheet"):
        setter.write(sheet)


def test_a_layout_without_end(setter: Apart, style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that does not answer is given up; the next page is printed by another one."""
    stopped = setter.process
    os.kill(stopped, signal.SIGSTOP)
    monkeypatch.setattr(apart, "PATIENCE", 0.05)
    with pytest.raises(RenderError, match="no end"):
        print_page(sample.brief(), style, typesetter=setter)
    monkeypatch.undo()
    assert setter.process != stopped
    assert print_page(sample.brief(), style, typesetter=setter).layouts


def test_the_process_is_replaced(
    setter: Apart, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some pages another process takes over, and the pages stay the same."""
    monkeypatch.setattr(apart, "PAGES", 1)
    first = setter.process
    pages = {print_page(sample.brief(), style, typesetter=setter).pdf for _ in range(2)}
    assert setter.process != first
    assert len(pages) == 1


def test_only_the_last_sheet_is_written(setter: Apart, style: Style) -> None:
    """A sheet that another has followed is no longer there to write."""
    first = setter.lay_out("<p>One", "", "", Form(style.folders))
    second = setter.lay_out("<p>Two", "", "", Form(style.folders))
    with pytest.raises(ValueError, match="another sheet"):
        setter.write(first)
    assert setter.write(second)[0].startswith(b"%PDF")


def test_nothing_stays_after_the_end(style: Style) -> None:
    """The process ends with the `with` statement."""
    with Apart(style.sheet(), style.folders) as setter:
        pid = setter.process
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")
def test_an_orphan_ends(tmp_path: Path) -> None:
    """When the program is killed outright its typesetter ends by itself."""
    script = (
        "import sys, time; from briefing.pdf.apart import Apart; setter = Apart('', ());"
        "print(setter.process, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=sample.ROOT
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    for _ in range(600):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.1)
    else:
        os.kill(pid, signal.SIGKILL)
        pytest.fail("it goes on without its parent")


def test_all_formats_say_what_the_page_apart_holds(setter: Apart) -> None:
    """The brief comes back fitted, with the hash of the page."""
    here = render_all(sample.brief(), ("pdf", "md", "json"), TEMPLATES)
    assert render_all(sample.brief(), ("pdf", "md", "json"), TEMPLATES, typesetter=setter) == here


def test_without_a_second_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the system gives no second process the first one lays out the page."""
    asked = []

    def refuse(*_: object) -> None:
        asked.append(True)
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(Apart, "_start", refuse)
    monkeypatch.chdir(sample.ROOT)
    assert main(["make", "--format", "pdf", "--out", str(tmp_path)]) == 0
    assert asked
    assert Path(capsys.readouterr().out.strip()).read_bytes().startswith(b"%PDF")
