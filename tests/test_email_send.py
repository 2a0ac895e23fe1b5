"""What a user sees of `briefing send` and `make --send`, against a real server."""

from __future__ import annotations

import email
import email.policy
import json
import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
import sample
from conftest import Launch
from mail import PASSWORD, USER, Post, authority, serving

from briefing.cli import main
from briefing.output import write_all
from briefing.render import render_all

ANA, BEN, EVA = "ana@example.org", "ben@example.org", "eva@example.org"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample's record and PDF."""
    folder = tmp_path_factory.mktemp("made")
    _, parts = render_all(sample.brief(), ("json", "pdf"), sample.ROOT / "templates")
    write_all(folder, {f"brief.{name}": part for name, part in parts.items()})
    return folder


@pytest.fixture
def desk(made: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with the sample's brief, its style and its settings."""
    shutil.copytree(made, folder / "out")
    settings(folder, 2525)
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
    return folder


def settings(folder: Path, port: int, more: str = "") -> None:
    """Write a `briefing.toml` for a server on this machine."""
    (folder / "briefing.toml").write_text(
        f"[email]\nfrom = 'Desk of Žabari <desk@example.org>'\nserver = 'localhost'\n"
        f"port = {port}\nuser = '{USER}'\nca = '{authority(folder)}'\nwait = 0.01\ntimeout = 10\n"
        f"{more}\n[email.lists]\ndesk = ['{BEN}', '@chief']\nchief = ['Eva Å <{EVA}>']\n",
        "utf-8",
    )


@contextmanager
def server(folder: Path, post: Post, more: str = "") -> Iterator[None]:
    """Run a server that asks for a login, named in the folder's settings."""
    with serving(post, authenticator=post.login, auth_required=True) as port:
        settings(folder, port, more)
        yield


def parsed(data: bytes) -> EmailMessage:
    """Return a message as a mail program reads it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def test_a_brief_arrives_whole(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, HTML and the very PDF arrive once for all; who gets a hidden copy stays hidden."""
    post = Post()
    with server(desk, post, "unsubscribe = 'https://example.org/leave?x=1'"):
        code = main(["send", "out/brief.json", "--to", "Ana Ž <ana@example.org>", "--bcc", "@desk"])
    assert code == 0
    assert [row.split()[:2] for row in capsys.readouterr().out.splitlines()] == [
        ["sent", ANA],
        ["sent", BEN],
        ["sent", EVA],
    ]
    ((to, data),) = post.taken
    assert to == (ANA, BEN, EVA)
    assert not any(word in data for word in (b"ben@", b"eva@"))
    assert re.search(rb"(?im)^(resent-)?bcc[ \t]*:", data) is None
    message = parsed(data)
    assert message["Subject"] == f"[TLP:CLEAR] {sample.brief().title}, 14 March 2031"
    assert str(message["From"]) == "Desk of Žabari <desk@example.org>"
    assert str(message["To"]) == "Ana Ž <ana@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["List-Unsubscribe"] == "<https://example.org/leave?x=1>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Date"].datetime.tzinfo is not None
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    (pdf,) = message.iter_attachments()
    assert pdf.get_filename() == "brief.pdf"
    assert pdf.get_payload(decode=True) == (desk / "out" / "brief.pdf").read_bytes()
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        words = "".join(body.get_content().split())
        for section in sample.brief().sections:
            for item in section.items:
                assert "".join(item.text.split())[-20:] in words.replace("&#39;", "'")


def test_a_second_send_says_so_and_sends_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody gets a brief twice; a new reader gets it; `--again` sends to all."""
    post = Post()
    send = ["send", "out/brief.json", "--to", ANA]
    with server(desk, post):
        assert main(send) == 0
        capsys.readouterr()
        assert main([*send, "--to", BEN]) == 0
        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith("sent before  ana@example.org  20")
        assert second.split()[:2] == ["sent", BEN]
        assert post.copies == Counter([ANA, BEN])
        assert main([*send, "--again"]) == 0
    assert post.copies == Counter([ANA, ANA, BEN])
    ids = {parsed(data)["Message-ID"] for to, data in post.taken if ANA in to}
    assert len(ids) == 1


def test_what_failed_is_told_and_can_be_sent_on(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One refused address of three: exit 1, the server's words, and a further run for it alone."""
    post = Post(refuse={BEN: ["550 5.1.1 no such user"]})
    send = ["send", "out/brief.json", "--to", ANA, "--to", "@desk"]
    with server(desk, post):
        assert main(send) == 1
        shown = capsys.readouterr()
        assert "failed  ben@example.org  550 5.1.1 no such user" in shown.out.splitlines()
        assert shown.err == (
            "briefing: 1 of 3 recipients: 1 failed; run this again for the failed\n"
        )
        assert main(send) == 0
    assert post.copies == Counter([ANA, BEN, EVA])


def test_what_may_have_arrived_is_never_sent_again_by_itself(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line lost after the message: exit 1 each time, with the way out, and one copy."""
    post = Post(answers=["drop"])
    with server(desk, post):
        for _ in range(2):
            assert main(["send", "out/brief.json", "--to", ANA]) == 1
            assert "else name them with --to and --again" in capsys.readouterr().err
        assert post.copies == Counter([ANA])


def test_the_message_as_a_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--eml` writes what would be sent, the same bytes each time, and neither sends nor notes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1931000000")
    for name in ("one.eml", "two.eml"):
        assert main(["send", "out/brief.json", "--to", "@desk", "--bcc", ANA, "--eml", name]) == 0
    data = (desk / "one.eml").read_bytes()
    assert data == (desk / "two.eml").read_bytes()
    assert b"ana@" not in data
    message = parsed(data)
    assert message["Date"] == "Tue, 11 Mar 2031 12:53:20 +0000"
    assert [address.addr_spec for address in message["To"].addresses] == [BEN, EVA]
    assert not Path(os.environ["XDG_STATE_HOME"], "briefing").exists()


def test_a_draft_opens_for_editing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--draft` needs nobody, and leaves date and identity to the program that sends it."""
    (desk / "briefing.toml").unlink()
    assert main(["send", "out/brief.json", "--draft"]) == 0
    assert capsys.readouterr().out == "out/brief.eml\n"
    message = parsed((desk / "out" / "brief.eml").read_bytes())
    assert message["X-Unsent"] == "1"
    assert [message[n] for n in ("From", "To", "Date", "Message-ID", "Auto-Submitted")] == [
        None
    ] * 5
    assert len(list(message.iter_attachments())) == 1


def test_a_dry_run_names_everybody_and_changes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who would get what is printed, with what earlier runs did; nothing is sent or written."""
    dry = ["send", "out/brief.json", "--to", ANA, "--bcc", "@desk", "--dry-run"]
    assert main(dry) == 0
    shown = capsys.readouterr().out
    assert "subject: [TLP:CLEAR] Tarvia and Morland" in shown
    assert "bcc  would send  ben@example.org" in shown.splitlines()
    state = Path(os.environ["XDG_STATE_HOME"], "briefing")
    assert not state.exists()
    post = Post()
    with server(desk, post):
        main(["send", "out/brief.json", "--to", ANA])
        before = (state / "sent.sqlite3").read_bytes()
        capsys.readouterr()
        assert main(dry) == 0
    rows = [row for row in capsys.readouterr().out.splitlines() if row.startswith(("to", "bcc"))]
    assert [" ".join(row.split()[:3]) for row in rows] == [
        "to sent before",
        "bcc would send",
        "bcc would send",
    ]
    assert (state / "sent.sqlite3").read_bytes() == before
    assert len(post.taken) == 1


def test_recipients_of_the_settings(desk: Path) -> None:
    """Where nobody is named, `to` of the settings gets it; who is named takes its place."""
    post = Post()
    with server(desk, post, f"to = ['@desk', '{BEN.upper()}']"):
        assert main(["send", "out/brief.json"]) == 0
        assert post.copies == Counter([BEN, EVA])
        assert main(["send", "out/brief.json", "--cc", ANA]) == 0
    assert post.copies == Counter([ANA, BEN, EVA])


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--to", "ana@example.org\nBcc: x@example.org"], 2, "it holds U+000A; write name@domain"),
        (["--to", "ana\x00@example.org"], 2, "it holds U+0000"),
        (["--to", "a\u202eb <a@example.org>"], 2, "it holds U+202E"),
        (["--to", "nobody"], 2, "'nobody' is no address: An email address must have an @-sign"),
        (["--to", "a@example.org, b <c@example.org>"], 2, "names two addresses"),
        (["--to", "@desks"], 2, "no list '@desks'; there are: @chief, @desk;"),
        (["--to", ANA, "--subject", "x\r\nBcc: y"], 2, "the subject 'x\\r\\nBcc: y': it holds"),
        (["--to", ANA, "--from", "desk"], 2, "'desk' is no address"),
        ([], 2, "no recipients; name some with --to"),
        (["--draft", "--bcc", ANA], 2, "--bcc with --draft"),
        (["--dry-run", "--draft"], 2, "--dry-run with --eml or --draft"),
        (["--again", "--eml", "x"], 2, "--again with --eml or --draft"),
        (["--to", ANA, "--pdf", "no.pdf"], 1, "no.pdf: there is no such PDF; make it, or name"),
        (["--to", ANA, "--pdf", "briefing.toml"], 1, "is not the PDF that the record was written"),
        (["--to", ANA, "--pdf", "/dev/zero"], 1, "/dev/zero: there is no such PDF"),
        (["--to", ANA, "--templates", "none"], 1, "no template folder or style 'none'"),
        (["--to", ANA, "--config", "none"], 2, "none: no such configuration file"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_sent(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, says: str
) -> None:
    """Each wrong option is told in one line with the way out, before any server is asked."""
    post = Post()
    with server(desk, post):
        assert main(["send", "out/brief.json", *words]) == code
    shown = capsys.readouterr()
    assert says in shown.err
    assert shown.err.count("\n") == 1
    assert (post.taken, post.logins, shown.out) == ([], [], "")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("to = ['@loop']\n[email.lists]\nloop = ['@loop']", "the list '@loop' holds itself"),
        ("to = ['@bad']\n[email.lists]\nbad = ['x']", "list bad: 'x' is no address"),
        ("to = 'a@example.org'", "[email] to: 'a@example.org' is no list of texts"),
        ("form = 'x'", "[email] unknown setting 'form'; did you mean 'from'?"),
        ("sender = 'x'", "[email] unknown setting 'sender'"),
        ("security = 'ssl'", "unknown security 'ssl'; choose one of none, starttls, tls"),
        ("security = 'none'\nserver = 'mail.example.org'", "'mail.example.org', which is another"),
        ("timeout = 0", "[email] timeout is not between 0.1 and 3600"),
        ("lists = 3", "[email] lists: 3 is no table; write it under [lists]"),
        ("[email.lists]\na = 'x'", "[email.lists] a: 'x' is no list of texts"),
    ],
)
def test_a_mistake_in_the_settings_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str], more: str, says: str
) -> None:
    """Each wrong setting of `[email]` is one line with file, name and way out."""
    (desk / "briefing.toml").write_text(f"[email]\nfrom = 'desk@example.org'\n{more}\n", "utf-8")
    assert main(["send", "out/brief.json"]) == 2
    shown = capsys.readouterr().err
    assert says in shown
    assert shown.count("\n") == 1


def test_too_many_recipients(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten thousand recipients are taken for a mistake, unless the settings allow so many."""
    crowd = [f"reader{n}@example.org" for n in range(10_000)]
    post = Post()
    with server(desk, post, f"to = {crowd}"):
        assert main(["send", "out/brief.json"]) == 2
        assert (
            "10000 recipients, more than 1000; name fewer, or raise most" in capsys.readouterr().err
        )
    assert post.taken == []


def test_an_altered_pdf_is_not_sent(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF that is not the one of the record is refused, and so is a record that names none."""
    pdf = desk / "out" / "brief.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    assert main(["send", "out/brief.json", "--to", ANA]) == 1
    assert (
        "out/brief.pdf: is not the PDF that the record was written with" in capsys.readouterr().err
    )
    record = json.loads((desk / "out" / "brief.json").read_text("utf-8"))
    del record["pdf"]
    (desk / "out" / "brief.json").write_text(json.dumps(record), "utf-8")
    assert main(["send", "out/brief.json", "--to", ANA]) == 1
    assert "make both at once" in capsys.readouterr().err
    assert main(["send", "briefing.toml", "--to", ANA]) == 1
    assert "briefing.toml: no provenance record" in capsys.readouterr().err


def test_a_password_is_needed_and_never_shown(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one the variable and the keyring are named; a wrong one is not repeated."""
    post = Post()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with server(desk, post):
        monkeypatch.delenv("BRIEFING_SMTP_PASSWORD")
        assert main(["send", "out/brief.json", "--to", ANA]) == 1
        assert "set BRIEFING_SMTP_PASSWORD, or run: keyring set" in capsys.readouterr().err
        monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", "very wrong")
        assert main(["send", "out/brief.json", "--to", ANA]) == 1
    shown = capsys.readouterr()
    assert "refuses the login of 'desk': 535" in shown.err
    assert "very wrong" not in shown.out + shown.err
    assert post.taken == []


def test_the_password_of_the_keyring(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the variable is not set, the keyring is asked for the account on that server."""
    import keyring
    from keyring.backend import KeyringBackend

    class Drawer(KeyringBackend):
        """A keyring that holds one password."""

        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            """Return it for the account that it belongs to."""
            return PASSWORD if (service, username) == ("briefing", "desk@localhost") else None

        def set_password(self, service: str, username: str, password: str) -> None:
            """Keep nothing."""

    monkeypatch.delenv("BRIEFING_SMTP_PASSWORD")
    before = keyring.get_keyring()
    keyring.set_keyring(Drawer())
    post = Post()
    try:
        with server(desk, post):
            assert main(["send", "out/brief.json", "--to", ANA]) == 0
    finally:
        keyring.set_keyring(before)
    assert post.copies == Counter([ANA])


def test_make_sends_what_it_has_made_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`make --send` writes PDF and record and sends; the same sources again send nothing."""
    sample.write_sources(desk)
    post = Post()
    make = ["make", "articles", "--send", "--to", "@desk", "--title", "Rails"]
    with server(desk, post):
        assert main(make) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [row.split()[:2] for row in lines[:2]] == [["sent", BEN], ["sent", EVA]]
        assert [Path(row).suffix for row in lines[2:]] == [".json", ".md", ".pdf"]
        assert main(make) == 0
        assert capsys.readouterr().out.startswith("sent before  ben@example.org")
        assert main(["send", lines[2], "--to", "@desk"]) == 0
    assert post.copies == Counter([BEN, EVA])
    (pdf,) = parsed(post.taken[0][1]).iter_attachments()
    assert pdf.get_payload(decode=True) == Path(lines[-1]).read_bytes()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--send"], "no recipients"),
        (["--send", "--to", "x"], "is no address"),
        (["--send", "--to", ANA, "--format", "md"], "--send without the PDF"),
        (["--to", ANA], "--to without --send"),
    ],
)
def test_make_sees_what_cannot_be_sent_before_it_begins(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    """What is wrong with the mail is told before the brief is made."""
    assert main(["make", "nothing-there", *words]) == 2
    assert says in capsys.readouterr().err


def test_two_at_once_send_once(desk: Path, launch: Launch) -> None:
    """A second process waits for the first, then finds everything sent."""
    post = Post(answers=["hold"])
    send = ("-m", "briefing", "send", "out/brief.json", "--to", ANA, "--to", BEN)
    with server(desk, post):
        first = launch(*send)
        assert post.reached.wait(30)
        second = launch(*send)
        assert second.stderr is not None
        assert second.stderr.readline() == "another run sends this brief; waiting\n"
        post.go.set()
        told = [process.communicate(timeout=30)[0] for process in (first, second)]
    assert [told[0].count("sent  "), told[1].count("sent before  ")] == [2, 2]
    assert (first.returncode, second.returncode) == (0, 0)
    assert post.copies == Counter([ANA, BEN])


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_ended_leaves_nothing_to_chance(
    desk: Path, launch: Launch, capsys: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    """Killed while the server has the message: it is unknown to the next run, and not doubled."""
    post = Post(answers=["hold"])
    with server(desk, post):
        process = launch("-m", "briefing", "send", "out/brief.json", "--to", ANA)
        assert post.reached.wait(30)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert process.returncode == {2: 130, 9: -9, 15: 143}[number]
        assert "Traceback" not in err
        if number == signal.SIGINT:
            assert "interrupted; what was sent is written down" in err
            assert out.startswith("unknown  ana@example.org")
        assert main(["send", "out/brief.json", "--to", ANA]) == 1
        assert capsys.readouterr().out.startswith("unknown before  ana@example.org")
    assert post.copies == Counter([ANA])


@pytest.mark.parametrize("trouble", ["no folder", "garbage", "later", "locked", "folder"])
def test_without_the_ledger_nothing_is_sent(
    desk: Path, capsys: pytest.CaptureFixture[str], trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger that cannot be read or written is named, with the way out, and nothing goes out."""
    import sqlite3

    monkeypatch.setattr("briefing.deliver.ledger.PATIENCE", 0.05)
    state = Path(os.environ["XDG_STATE_HOME"], "briefing")
    base = None
    if trouble == "no folder":
        state.write_text("a file", "utf-8")
    else:
        state.mkdir()
    ledger = state / "sent.sqlite3"
    if trouble == "garbage":
        ledger.write_bytes(b"no database " * 100)
    elif trouble == "folder":
        ledger.mkdir()
    elif trouble in ("later", "locked"):
        base = sqlite3.connect(ledger)
        base.execute("PRAGMA user_version = 99" if trouble == "later" else "BEGIN EXCLUSIVE")
    post = Post()
    with server(desk, post):
        assert main(["send", "out/brief.json", "--to", ANA]) == 1
    if base:
        base.close()
    shown = capsys.readouterr()
    assert str(state) in shown.err
    assert "XDG_STATE_HOME" in shown.err or "take that version" in shown.err
    assert shown.err.count("\n") == 1
    assert post.taken == []
