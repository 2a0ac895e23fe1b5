"""The command line's streams: results on stdout, all else on stderr, quiet in pipes."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from conftest import Launch

from briefing.cli import main, progress
from briefing.cli.shown import line, lines

BRIEFING = ("-m", "briefing")

STORY = (
    "The ministers of Tarvia and Morland signed a railway treaty in the port of Selm on Monday. "
    "The line will carry ore from the northern mines to the sea from 2034. "
    "“We waited forty years for this line,” said Prime Minister Ana Čačić.\n"
)


@pytest.fixture
def story(folder: Path) -> Path:
    """Return a source in the working folder."""
    path = folder / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_reader_that_leaves_is_no_error(story: Path, launch: Launch) -> None:
    """`briefing clean ... | head -0` says nothing on stderr."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = launch(*BRIEFING, "clean", "story.txt", stdout=write_end)
    os.close(write_end)
    assert process.communicate(timeout=20)[1] == ""


def test_a_full_device_is_one_line(story: Path, launch: Launch) -> None:
    """Standard output that takes nothing gives one line and exit code 1."""
    with Path("/dev/full").open("w") as full:
        process = launch(*BRIEFING, "clean", "story.txt", stdout=full)
        message = process.communicate(timeout=20)[1]
    assert process.returncode == 1
    assert message.count("\n") == 1
    assert "No space left on device" in message


def test_a_narrow_terminal_gets_escapes(story: Path, launch: Launch) -> None:
    """Letters that the stream's encoding lacks are escaped, and nothing fails."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    process = launch(*BRIEFING, "clean", "story.txt", env=environment)
    shown, message = process.communicate(timeout=20)
    assert (process.returncode, message) == (0, "")
    assert "Ana \\u010ca\\u010di\\u0107" in shown


def test_a_termination_leaves_nothing(story: Path, launch: Launch) -> None:
    """SIGTERM, as a timer sends it, ends the run at once with its code and no files."""
    code = (
        "import sys\nfrom briefing.cli import run\nsys.argv = ['briefing', 'make', '-']\n"
        "print('ready', flush=True)\nrun()"
    )
    process = launch("-c", code)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.2)
    process.terminate()
    message = process.communicate(timeout=20)[1]
    assert process.returncode == 128 + signal.SIGTERM
    assert message == ""
    assert not Path("out").exists()


def test_warnings_have_a_mark_and_go_to_stderr(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A guessed encoding is a warning on stderr, once, and stdout holds the paths alone."""
    (folder / "old.txt").write_bytes(STORY.encode("cp1250"))
    for command in (["make", "old.txt", "--format", "md"], ["summarize", "old.txt"]):
        assert main(command) == 0
        shown = capsys.readouterr()
        assert "warning" not in shown.out
        told = [row for row in shown.err.splitlines() if "cp1250" in row]
        assert len(told) == 1
        assert told[0].startswith("warning: old.txt: ")


def test_the_pdf_comes_last(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the order asked for, each file has a line and the PDF's is the last."""
    formats = [word for name in ("pdf", "json", "md", "md") for word in ("--format", name)]
    assert main(["make", "story.txt", "--title", "Ore", *formats]) == 0
    assert capsys.readouterr().out.split() == ["out/ore.json", "out/ore.md", "out/ore.pdf"]


def test_verbose_says_what_each_stage_did(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-v` names the stages with their time, and what they made, on stderr."""
    assert main(["make", "story.txt", "--format", "md", "-v"]) == 0
    shown = capsys.readouterr().err
    for stage in ("read:", "clean and segment:", "analyse, select, compose:", "render:", "write:"):
        assert f"\n{stage}" in f"\n{shown}"
    assert "story.txt: 3 sentences" in shown


def test_the_house_and_the_marking_are_options(story: Path) -> None:
    """Masthead, marking and language of the page can be given for one run."""
    arguments = ["--house", "North desk", "--marking", "TLP:GREEN", "--language", "de"]
    assert main(["make", "story.txt", "--format", "json", "--title", "Ore", *arguments]) == 0
    record = json.loads(Path("out/ore.json").read_text("utf-8"))
    assert (record["house"], record["marking"]) == ("North desk", "TLP:GREEN")
    assert record["language"] == "de"


def test_clean_takes_one_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of several sources is refused rather than cut to its first."""
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(STORY, "utf-8")
    assert main(["clean", "."]) == 2
    assert capsys.readouterr().err == "briefing: .: holds 2 sources; name one of them\n"


def test_control_characters_never_reach_the_terminal() -> None:
    """Escape sequences and marks of direction in a source do nothing to who reads it."""
    assert line("a\x1b[31m\n b\u202e\x00c\x9b\ud800 ") == "a[31m bc"
    assert lines("a\x1b]0;x\x07\n\tb") == "a]0;x\n\tb"


class _Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "spins"), [(_Terminal, True), (io.StringIO, False)])
def test_work_is_shown_on_a_terminal_after_a_while(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], spins: bool
) -> None:
    """The stage shows on a terminal once patience is over, never in a pipe."""
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    monkeypatch.setattr(sys, "stderr", stream())
    with progress.Progress(verbose=False) as shown:
        shown.stage("weighing")
        time.sleep(0.6)
    assert ("weighing" in sys.stderr.getvalue()) is spins  # type: ignore[attr-defined]


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within a second leaves a terminal as it was."""
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with progress.Progress(verbose=False) as shown:
        shown.stage("weighing")
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


def test_the_preview_serves_a_brief_until_interrupted(story: Path, launch: Launch) -> None:
    """`templates preview` prints its address, serves the record's page, and ends on Ctrl-C."""
    assert main(["make", "story.txt", "--format", "json", "--title", "Ore"]) == 0
    process = launch(*BRIEFING, "templates", "preview", "--brief", "out/ore.json")
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urllib.request.urlopen(f"{address}page", timeout=20) as answer:
        page = answer.read().decode("utf-8")
    process.send_signal(signal.SIGINT)
    message = process.communicate(timeout=20)[1]
    assert "railway treaty" in page
    assert "Traceback" not in message
    assert process.returncode in (0, 130)
