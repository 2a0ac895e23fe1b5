"""The guide to e-mail: its examples work, and it tells of every setting."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
import sample
from mail import PASSWORD, Post, authority, serving

from briefing.config import load
from briefing.config.email import Email

GUIDE = (sample.ROOT / "docs" / "email.md").read_text("utf-8")


def examples(kind: str) -> list[str]:
    """Return the examples of a kind."""
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)


def test_every_setting_is_documented() -> None:
    """The table of settings has a row for each, under the name that the file uses."""
    named = set(re.findall(r"(?m)^\| `\[?(?:email\.)?(\w+)\]?` \|", GUIDE))
    wanted = {"from" if field.name == "sender" else field.name for field in fields(Email)}
    assert wanted <= named
    default = Email()
    for name in ("timeout", "attempts", "wait", "batch", "most"):
        assert re.search(rf"\| `{name}` \|.*\({getattr(default, name):g}\)", GUIDE)


def test_the_settings_are_valid(folder: Path) -> None:
    """Each example of `briefing.toml` is read without complaint."""
    found = examples("toml")
    assert len(found) == 2
    for text in found:
        (folder / "briefing.toml").write_text(text, "utf-8")
        assert load(None, {}).email.server


def test_the_line_for_cron_sends_the_brief(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of the crontab, run by the shell as cron does, sends to the list, quietly."""
    (line,) = examples("crontab")
    command = re.sub(r"^(\S+ ){5}", "", line.strip())
    assert "%" not in command, "cron takes it for a line end"
    desk = folder / "desk"
    sample.write_sources(desk)
    (desk / ".venv" / "bin").mkdir(parents=True)
    program = desk / ".venv" / "bin" / "briefing"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n', "utf-8")
    program.chmod(0o755)
    (desk / "password.sh").write_text(f"export BRIEFING_SMTP_PASSWORD='{PASSWORD}'\n", "utf-8")
    post = Post()
    with serving(post, authenticator=post.login, auth_required=True) as port:
        (desk / "briefing.toml").write_text(
            f"[email]\nfrom = 'desk@example.org'\nserver = 'localhost'\nport = {port}\n"
            f"user = 'desk'\nca = '{authority(folder)}'\nlists = {{desk = ['ana@example.org']}}\n",
            "utf-8",
        )
        environment = {
            "HOME": str(folder),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(sample.ROOT),
        }
        done = subprocess.run(["/bin/sh", "-c", command], env=environment, capture_output=True)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"briefing: " not in done.stderr
    assert post.copies == Counter(["ana@example.org"])
    assert (folder / ".local" / "state" / "briefing" / "sent.sqlite3").stat().st_mode & 0o077 == 0


def test_the_units_for_systemd_are_complete() -> None:
    """Service and timer have what systemd needs, and call a command that there is."""
    from briefing.cli.parser import parser

    units = {}
    for text in examples("ini"):
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(text)
        units[text.split()[1]] = unit
    service, timer = units["brief.service"]["Service"], units["brief.timer"]
    program, *words = service["ExecStart"].split()
    assert program == service["WorkingDirectory"] + "/.venv/bin/briefing"
    assert parser().parse_args(words).send
    assert service["Type"] == "oneshot"
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert timer["Timer"]["OnCalendar"] == "Mon..Fri 06:30"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_takes_the_units(folder: Path) -> None:
    """Systemd itself finds nothing to say against the units."""
    for text in examples("ini"):
        name = text.split()[1]
        whole = re.sub(r"%h\S*briefing ", f"{sys.executable} ", text)
        (folder / name).write_text(whole.replace("%h", str(folder)), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(folder / "brief.timer")],
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
        capture_output=True,
        text=True,
    )
    assert [row for row in done.stderr.splitlines() if "brief." in row] == []
