"""The command line: every mistake is one line with a way out, and nothing is left behind."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Launch

from briefing.cli import main

STORY = (
    "The ministers of Tarvia and Morland signed a railway treaty in the port of Selm on Monday. "
    "The line will carry ore from the northern mines to the sea from 2034. "
    "“We waited forty years for this line and we will build it together,” said Prime Minister "
    "Ana Verany. Critics say that the cost of the line is still unclear.\n\n"
    "Morland had closed its border for goods in 1998. "
    "Whether the parliament approves the treaty remains to be seen.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder with two sources."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(STORY, "utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("on Monday", "this week"), "utf-8")
    return tmp_path


def _fails(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return exit code and message of a command that must fail with one line and no traceback."""
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    message = capsys.readouterr().err
    assert len(message.strip().splitlines()) == 1, message
    assert "Traceback" not in message
    return code, message


def test_make_writes_what_was_asked_for(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line on stdout is the path of the PDF, named by date and title."""
    arguments = ["make", "one.txt", "two.txt", "--format", "md", "--format", "pdf"]
    assert main([*arguments, "--title", "Ore: a Ðurić plan", "--date", "2031-05-04"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "out/2031-05-04-ore-a-duric-plan.pdf"
    assert (desk / lines[-1]).read_bytes().startswith(b"%PDF")
    assert sorted(file.suffix for file in (desk / "out").iterdir()) == [".md", ".pdf"]


def test_standard_input_is_a_source(desk: Path) -> None:
    """`-` reads the article from standard input."""
    command = [sys.executable, "-m", "briefing", "make", "-", "--format", "txt"]
    done = subprocess.run(command, input=STORY.encode(), capture_output=True, check=True)
    assert "Tarvia" in (desk / done.stdout.decode().strip()).read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("make one.txt --format txt >&-", 0, ""),
        ("clean one.txt >&-", 0, ""),
        ("clean missing.txt >&- 2>&-", 1, ""),
        ("make - --format txt <&-", 1, "empty"),
    ],
)
def test_closed_streams(desk: Path, command: str, code: int, says: str) -> None:
    """A stream that the caller has closed is no traceback, and no file of ours takes its place."""
    shell = f"{shlex.quote(sys.executable)} -m briefing {command}"
    done = subprocess.run(shell, shell=True, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "Tarvia" in (desk / "one.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["make", "missing.txt"], 1, "no such file"),
        (["make", "empty.txt"], 1, "empty"),
        (["make", "folder"], 1, "no "),
        (["make", "binary.txt"], 1, "binary"),
        (["make", "menu.txt"], 1, "no article"),
        (["make", "one.txt", "--format", "gif"], 2, "gif"),
        (["make", "one.txt", "--ranker", "luck"], 2, "lexrank"),
        (["make", "one.txt", "--date", "soon"], 2, "YYYY-MM-DD"),
        (["make", "one.txt", "--config", "none.toml"], 2, "none.toml"),
        (["make", "one.txt", "--out", "one.txt"], 1, "one.txt"),
        (["make"], 1, "seeds/"),
        (["summarize", "one.txt", "--words", "0"], 2, "words"),
        (["summarize", "one.txt", "--words", "2"], 2, "--words"),
        (["verify", "one.txt"], 1, "one.txt"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_mistakes_are_one_line(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    says: str,
) -> None:
    """Each wrong input or option gives one line that names it, the right code, and no output."""
    (desk / "empty.txt").write_text("", "utf-8")
    (desk / "folder").mkdir()
    (desk / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (desk / "menu.txt").write_text("Home\nNews\nSport\nLogin\n© All rights reserved\n", "utf-8")
    assert _fails(arguments, capsys)[0] == code or code == 1
    got, message = _fails(arguments, capsys)
    assert got == code
    assert says.casefold() in message.casefold()
    assert not (desk / "out").exists()


def test_a_huge_file_is_refused_unread(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of 200 MB is refused by its size, at once."""
    with (desk / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    started = time.monotonic()
    code, message = _fails(["make", "huge.txt"], capsys)
    assert code == 1
    assert "200 MB" in message
    assert time.monotonic() - started < 5


def test_unknown_setting_is_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt key of briefing.toml names the key that was meant."""
    (desk / "briefing.toml").write_text('markng = "TLP:RED"\n', "utf-8")
    code, message = _fails(["make", "one.txt"], capsys)
    assert code == 2
    assert "marking" in message


def test_full_disk_leaves_earlier_output_untouched(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails leaves the earlier files as they were, and no half of a new one."""
    assert main(["make", "one.txt", "--format", "md", "--format", "txt"]) == 0
    before = {file.name: file.read_bytes() for file in (desk / "out").iterdir()}
    capsys.readouterr()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, message = _fails(["make", "two.txt", "--format", "md", "--title", "Ore"], capsys)
    assert code == 1
    assert "No space left" in message
    assert {file.name: file.read_bytes() for file in (desk / "out").iterdir()} == before


def test_ctrl_c_is_one_line(desk: Path, launch: Launch) -> None:
    """Ctrl-C ends with code 130, one line and no output folder."""
    code = (
        "import signal, sys\nfrom briefing.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "print('ready', flush=True)\nsys.exit(main(['make', '-']))"
    )
    process = launch("-c", code)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=20)
    assert process.returncode == 130
    assert message == "briefing: interrupted; nothing was written\n"
    assert not (desk / "out").exists()


def test_json_verify_and_tampering(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record is proved; a changed source, or a changed extract, is named with exit code 1."""
    assert main(["make", "one.txt", "--format", "json", "--title", "ore"]) == 0
    record = desk / "out" / "ore.json"
    assert main(["verify", str(record)]) == 0
    changed = json.loads(record.read_text("utf-8"))
    changed["sections"][0]["items"][0]["text"] = "Something else."
    (desk / "changed.json").write_text(json.dumps(changed), "utf-8")
    assert main(["verify", "changed.json"]) == 1
    (desk / "one.txt").write_text(STORY + " ", "utf-8")
    capsys.readouterr()
    assert main(["verify", str(record)]) == 1
    assert "one.txt" in capsys.readouterr().out
    (desk / "one.txt").unlink()
    (desk / "moved").mkdir()
    (desk / "moved" / "one.txt").write_text(STORY, "utf-8")
    assert main(["verify", str(record), "--sources", "moved"]) == 0


@pytest.mark.parametrize("ranker", ["lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic"])
def test_every_ranker_makes_a_summary(
    desk: Path, capsys: pytest.CaptureFixture[str], ranker: str
) -> None:
    """Each method gives whole sentences within the limit."""
    assert main(["summarize", "one.txt", "--words", "40", "--ranker", ranker]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert sum(len(line.split()) for line in lines) <= 40
    assert all(line in " ".join(STORY.split()) for line in lines)


def test_clean_quotes_explain(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other commands print text for people and JSON for programs."""
    assert main(["clean", "one.txt"]) == 0
    assert "railway treaty" in capsys.readouterr().out
    assert main(["clean", "one.txt", "--json"]) == 0
    blocks = json.loads(capsys.readouterr().out)["blocks"]
    assert all(STORY[b["start"] : b["end"]].strip() for b in blocks)
    assert main(["quotes", "one.txt", "--json"]) == 0
    quotes = json.loads(capsys.readouterr().out)
    assert [q["speaker_name"] for q in quotes if q["direct"]] == ["Ana Verany"]
    assert main(["explain", "one.txt", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows and all(row["reason"] for row in rows)


def test_init_starts_a_desk(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`init` makes a folder that works, and never overwrites one."""
    assert main(["init", "new"]) == 0
    assert (desk / "new" / "templates" / "brief.html").is_file()
    capsys.readouterr()
    assert _fails(["init", "new"], capsys)[0] == 1


def test_help_of_every_command_has_an_example() -> None:
    """`--help` shows how to call each command, and imports nothing heavy."""
    for name in ("make", "clean", "quotes", "summarize", "explain", "verify", "templates", "init"):
        command = [sys.executable, "-m", "briefing", name, "--help"]
        shown = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        assert f"Example: briefing {name}" in " ".join(shown.split())
    code = (
        "import sys\nfrom briefing.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'nltk', 'jinja2', 'weasyprint', 'rich', 'babel', 'sumy', 'simplemma'}\n"
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_templates_of_the_working_folder_win(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed template in the desk's ./templates changes the page."""
    assert main(["init", "desk"]) == 0
    monkeypatch.chdir(desk / "desk")
    file = desk / "desk" / "templates" / "brief.md"
    file.write_text("OUR STYLE\n" + file.read_text("utf-8"), "utf-8")
    assert main(["make", "../one.txt", "--format", "md"]) == 0
    path = capsys.readouterr().out.splitlines()[-1]
    assert Path(path).read_text("utf-8").startswith("OUR STYLE")


def test_a_new_style_is_listed_checked_and_used(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`templates new` copies a style that `list` names, `check` passes and `--templates` takes."""
    assert main(["templates", "new", "ours"]) == 0
    assert capsys.readouterr().out == "templates/ours\n"
    assert main(["templates", "list"]) == 0
    assert "ours\ttemplates/ours" in capsys.readouterr().out
    assert main(["templates", "check", "ours"]) == 0
    (desk / "templates" / "ours" / "brief.md").write_text("{{ brief.nonsense }}", "utf-8")
    capsys.readouterr()
    assert main(["templates", "check", "ours"]) == 1
    assert "brief.md, line 1" in capsys.readouterr().out
    code, message = _fails(["make", "one.txt", "--templates", "ours"], capsys)
    assert code == 1
    assert "nonsense" in message
    assert not (desk / "out").exists()
    assert _fails(["templates", "new", "ours"], capsys)[0] == 2


def test_a_style_gives_what_the_settings_leave_open(desk: Path) -> None:
    """Name, marking, paper and language of `house.toml` count; `briefing.toml` and options win."""
    style = desk / "templates" / "ours"
    style.mkdir(parents=True)
    (style / "house.toml").write_text(
        'name = "Bureau"\nmarking = "TLP:GREEN"\npaper = "Letter"\nlanguage = "fr"\n', "utf-8"
    )
    (desk / "briefing.toml").write_text('marking = "TLP:AMBER"\n', "utf-8")
    make = ["make", "one.txt", "--templates", "ours", "--format", "md", "--format", "json"]
    assert main([*make, "--language", "de"]) == 0
    (page,) = (desk / "out").glob("*.md")
    head = page.read_text("utf-8")
    assert "**Bureau**" in head
    assert "TLP:AMBER" in head
    assert "## Quellen" in head
    (record,) = (desk / "out").glob("*.json")
    assert json.loads(record.read_text("utf-8"))["settings"]["values"]["paper"] == "Letter"


@pytest.mark.parametrize("command", ["clean", "quotes", "summarize"])
def test_a_page_without_an_article_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A command that finds nothing in a page says why, whatever it was to print."""
    (desk / "menu.txt").write_text("Home\nNews\nSport\nContact us\n", "utf-8")
    main([command, "menu.txt"])
    assert "menu.txt: no article found" in capsys.readouterr().err
