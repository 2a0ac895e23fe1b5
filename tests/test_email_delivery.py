"""Delivery against a real server on the loopback address: every way in which it can go wrong."""

from __future__ import annotations

import os
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from mail import PASSWORD, USER, Post, authority, serving

from briefing.config.email import Email
from briefing.deliver.connect import session
from briefing.deliver.ledger import Entry, Ledger
from briefing.deliver.recipients import mailbox, recipients
from briefing.deliver.run import Order, Results, deliver, plan
from briefing.deliver.smtp import Unavailable
from briefing.errors import DeliveryError

BRIEF = "0123456789abcdef" * 4
MESSAGE = b"Subject: Harbour\r\n\r\n.A line that begins with a dot\r\n"
THREE = ("ana@example.org", "ben@example.org", "eva@example.org")


def now() -> datetime:
    """Return the hour at which the tests take place."""
    return datetime(2031, 3, 14, 9, 30, tzinfo=UTC)


class Desk:
    """Somebody who sends: settings, a ledger in a folder, and how long was waited."""

    def __init__(self, folder: Path, port: int, **settings: Any) -> None:
        """Take where the ledger is and on which port the server listens."""
        self.folder = folder
        self.email = Email(
            server="localhost", port=port, ca=authority(folder), timeout=5, wait=1, **settings
        )
        self.waits: list[float] = []
        self.results: Results = {}

    def send(self, to: tuple[str, ...] = THREE, *, again: bool = False, **changes: Any) -> Results:
        """Deliver the brief, and return what became of each recipient by his address."""
        boxes = recipients(to, lists={}, most=10_000).all
        order = Order(BRIEF, mailbox("desk@example.org"), boxes, MESSAGE, MESSAGE)
        self.results = {}
        with Ledger(self.folder, now) as ledger:
            deliver(
                order,
                replace(self.email, **changes),
                lambda: PASSWORD,
                ledger,
                self.results,
                again=again,
                wait=self.waits.append,
                waiting=lambda: None,
            )
        return self.results

    def states(self) -> dict[str, str]:
        """Return what the ledger holds."""
        with Ledger(self.folder, now, read_only=True) as ledger:
            return {key: entry.state for key, entry in ledger.entries(BRIEF).items()}


@contextmanager
def desk(
    folder: Path, post: Post, *, settings: dict[str, Any] | None = None, **server: Any
) -> Iterator[Desk]:
    """Run a server and give somebody who sends to it."""
    with serving(post, (settings or {}).get("security", "starttls"), **server) as port:
        yield Desk(folder, port, **(settings or {}))


@contextmanager
def speaking(*said: bytes) -> Iterator[int]:
    """Run a server that says some things, one a line, and then hangs up; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                with line, suppress(OSError):
                    line.sendall(said[0])
                    for words in said[1:]:
                        if not line.recv(4096):
                            break
                        line.sendall(words)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def sent(results: Results) -> dict[str, str]:
    """Return the state of each recipient."""
    return {key: result.state for key, result in results.items()}


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_mail_goes_out_over_each_kind_of_line(
    tmp_path: Path, security: str, mechanism: str
) -> None:
    """With STARTTLS, with TLS and to this machine, logged in: the server gets the very bytes."""
    post = Post()
    other = {"PLAIN": "LOGIN", "LOGIN": "PLAIN"}[mechanism]
    options = {
        "authenticator": post.login,
        "auth_require_tls": False,
        "auth_exclude_mechanism": [other],
    }
    with desk(tmp_path, post, settings={"security": security, "user": USER}, **options) as me:
        assert sent(me.send()) == dict.fromkeys(THREE, "sent")
    assert post.taken == [(THREE, MESSAGE)]
    assert post.logins == [mechanism]


def test_a_second_run_sends_nothing_and_another_brief_is_sent(tmp_path: Path) -> None:
    """Who has got a brief does not get it again, in capital letters either, unless it is meant."""
    post = Post()
    with desk(tmp_path, post) as me:
        me.send(THREE[:2])
        results = me.send(("Ana@Example.ORG", *THREE[1:]))
        assert [r.before for r in results.values()] == [now().isoformat()] * 2 + [""]
        assert post.copies == Counter(THREE)
        me.send(THREE, again=True)
    assert post.copies == Counter(dict.fromkeys(THREE, 2))


def test_a_wrong_password_is_final_and_stays_unsaid(tmp_path: Path) -> None:
    """The server is asked once, nobody gets anything, and the password is in no message."""
    post = Post()
    with (
        desk(tmp_path, post, settings={"user": "else"}, authenticator=post.login) as me,
        pytest.raises(Unavailable, match="refuses the login of 'else': 535") as caught,
    ):
        me.send()
    assert PASSWORD not in str(caught.value) + repr(me.results)
    assert (me.waits, post.taken, me.states()) == ([], [], {})


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize(("trusted", "name"), [(False, "localhost"), (True, "mail.example.org")])
def test_an_untrusted_certificate_ends_it(
    tmp_path: Path, security: str, trusted: bool, name: str
) -> None:
    """A certificate of an unknown authority, or for another name, is refused before any mail."""
    post = Post()
    settings = {"security": security, "user": USER}
    with (
        desk(tmp_path, post, settings=settings, name=name, authenticator=post.login) as me,
        pytest.raises(Unavailable, match=r"the certificate of localhost:\d+ is not trusted"),
    ):
        me.send(ca=me.email.ca if trusted else "")
    assert (post.taken, post.logins, me.waits) == ([], [], [])


def test_no_starttls_no_mail(tmp_path: Path) -> None:
    """A server that offers no encryption gets neither password nor mail."""
    post = Post()
    with (
        serving(post, "none", authenticator=post.login, auth_require_tls=False) as port,
        pytest.raises(Unavailable, match="offers no STARTTLS, and nothing is sent"),
    ):
        Desk(tmp_path, port, user=USER).send()
    assert (post.taken, post.logins) == ([], [])


def test_what_fails_for_now_is_tried_again(tmp_path: Path) -> None:
    """A recipient that is put off twice gets the mail at the third attempt, the others at once."""
    post = Post(refuse={"ben@example.org": ["451 later", "450 later"]})
    with desk(tmp_path, post) as me:
        assert sent(me.send()) == dict.fromkeys(THREE, "sent")
    assert me.waits == [1, 2]
    assert [to for to, _ in post.taken] == [(THREE[0], THREE[2]), (THREE[1],)]


def test_a_message_that_is_put_off_is_tried_again(tmp_path: Path) -> None:
    """A 451 to the whole message delays it; nothing is doubled."""
    post = Post(answers=["451 full for now"])
    with desk(tmp_path, post) as me:
        assert sent(me.send()) == dict.fromkeys(THREE, "sent")
    assert (me.waits, post.copies) == ([1], Counter(THREE))


def test_patience_ends(tmp_path: Path) -> None:
    """What is put off for ever fails after so many attempts, and the next run tries it again."""
    post = Post(refuse={"ben@example.org": ["451 later"] * 3})
    with desk(tmp_path, post) as me:
        results = me.send(attempts=3)
        assert results["ben@example.org"].state == "failed"
        assert results["ben@example.org"].text == "451 later"
        assert me.waits == [1, 2]
        assert sent(me.send()) == dict.fromkeys(THREE, "sent")
    assert post.copies == Counter(THREE)


def test_one_bad_recipient_of_three(tmp_path: Path) -> None:
    """A refused address is final and reported with the server's words; the others get it."""
    post = Post(refuse={"ben@example.org": ["550 5.1.1 no such\x1b[31m user"]})
    with desk(tmp_path, post) as me:
        results = me.send()
    assert sent(results) == {THREE[0]: "sent", THREE[1]: "failed", THREE[2]: "sent"}
    assert results["ben@example.org"].text == "550 5.1.1 no such [31m user"
    assert me.waits == []
    assert me.states() == sent(results)


def test_a_refused_message_is_final(tmp_path: Path) -> None:
    """A 554 to the whole message fails for everybody, and is not repeated."""
    post = Post(answers=["554 not wanted here"])
    with desk(tmp_path, post) as me:
        assert {r.text for r in me.send().values()} == {"554 not wanted here"}
    assert (me.waits, post.taken, set(me.states().values())) == ([], [], {"failed"})


def test_a_line_lost_before_the_message_is_tried_again(tmp_path: Path) -> None:
    """Nothing was given out yet, so everybody gets it, once."""
    post = Post(refuse={"ben@example.org": ["drop"]})
    with desk(tmp_path, post) as me:
        assert sent(me.send()) == dict.fromkeys(THREE, "sent")
    assert post.copies == Counter(THREE)


@pytest.mark.parametrize("taken", [True, False])
def test_a_line_lost_after_the_message_is_unknown(tmp_path: Path, taken: bool) -> None:
    """Whether the server took it or not, no run sends it again by itself."""
    post = Post(answers=["drop" if taken else "lose"])
    with desk(tmp_path, post) as me:
        results = me.send()
        assert set(sent(results).values()) == {"unknown"}
        assert "the server may have taken the message" in results[THREE[0]].text
        assert set(sent(me.send()).values()) == {"unknown"}
        assert len(post.taken) == int(taken)
        assert set(sent(me.send(again=True)).values()) == {"sent"}


def test_a_server_that_is_slow_to_answer_leaves_it_open(tmp_path: Path) -> None:
    """A server that has the message and says nothing in time may have taken it: unknown."""
    post = Post(answers=["hold"])
    with desk(tmp_path, post) as me:
        results = me.send(timeout=0.1)
    assert set(sent(results).values()) == {"unknown"}
    assert "timed out" in results[THREE[0]].text


@pytest.mark.parametrize("size", [None, 40])
def test_a_message_that_is_too_large(tmp_path: Path, size: int | None) -> None:
    """The server's limit is kept to before anything is sent, and its refusal is final."""
    post = Post(answers=["552 too large"])
    with desk(tmp_path, post, data_size_limit=size) as me:
        texts = {result.text for result in me.send().values()}
    wanted = f"the message has {len(MESSAGE)} bytes, the server takes 40"
    assert texts == {wanted if size else "552 too large"}
    assert (me.waits, post.taken) == ([], [])


def test_addresses_beyond_ascii(tmp_path: Path) -> None:
    """They go in a transaction of their own, and fail alone where the server knows no SMTPUTF8."""
    everybody = (*THREE, "josé@example.org", "eva@exämple.org")
    for able in (True, False):
        post = Post()
        folder = tmp_path / str(able)
        folder.mkdir()
        with desk(folder, post, enable_SMTPUTF8=able) as me:
            results = me.send(everybody)
        assert post.taken[0][0] == (*THREE, "eva@xn--exmple-cua.org")
        assert post.taken[1:] == ([(("josé@example.org",), MESSAGE)] if able else [])
        assert results["josé@example.org"].state == ("sent" if able else "failed")
        assert ("no SMTPUTF8" in results["josé@example.org"].text) == (not able)


@pytest.mark.parametrize(
    ("said", "security", "says"),
    [
        ((b"SSH-2.0-OpenSSH_9.2\r\n",), "starttls", "is no mail server: it says '2.0-OpenSSH_9.2'"),
        ((b"HTTP/1.1 400 Bad Request\r\n\r\n",), "starttls", "is no mail server"),
        ((b"\x00\xff\x16\x03\x01" * 9000,), "starttls", "is no mail server|"),
        ((b"",), "starttls", "[Cc]onnection unexpectedly closed"),
        ((b"220 hello\r\n", b"250 hello\r\n"), "tls", "speaks no TLS here"),
        (
            (b"220 hello\r\n", b"250-a\r\n250 STARTTLS\r\n", b"220 go\r\n", b"\x00"),
            "starttls",
            "ends the line|TLS",
        ),
        ((b"554 no service here\r\n",), "starttls", "refuses: 554 no service here"),
        ((b"421 too busy\r\n",), "starttls", "refuses: 421 too busy"),
        ((b"220-on and on\r\n" * 3000,), "starttls", "does not end"),
    ],
)
def test_a_server_that_speaks_something_else(
    tmp_path: Path, said: tuple[bytes, ...], security: str, says: str
) -> None:
    """Whatever answers on the port, there is one line that names it, and nothing hangs."""
    with speaking(*said) as port, pytest.raises(Unavailable, match=says) as caught:
        Desk(tmp_path, port, security=security).send(attempts=1)
    assert "\n" not in str(caught.value)
    assert "check [email] server, port and security" in str(caught.value)


TALK = (b"220 hi", b"250 ehlo", b"250 from", b"250 to", b"354 go", b"250 done", b"221 bye")
"""What a server says, from its greeting to its farewell."""


@pytest.mark.parametrize("said", range(len(TALK)))
@pytest.mark.parametrize("last", [b"", b"\xff\x00 what", b"100 so", b"421 closing", b"5"])
def test_a_talk_that_breaks_off_anywhere(tmp_path: Path, said: int, last: bytes) -> None:
    """Wherever the server hangs up or talks nonsense, no state is claimed that is not known.

    Up to the message it failed; from then on it is unknown, unless there was an answer to it.
    """
    talk = [line + b"\r\n" for line in (*TALK[:said], *([last] if last else ()))]
    with speaking(*(talk or [b""])) as port, suppress(Unavailable):
        me = Desk(tmp_path, port, security="none")
        me.send(THREE[:1], attempts=1)
    answered = said > 5 or (said == 5 and last == b"421 closing")
    states = {True: "sent" if said > 5 else "failed", False: "unknown" if said == 5 else "failed"}
    assert me.results[THREE[0]].state == states[answered]
    again = plan((mailbox(THREE[0]),), _entries(me), again=False)[THREE[0]].state
    assert again == ("due" if states[answered] == "failed" else states[answered])


def _entries(me: Desk) -> dict[str, Entry]:
    with Ledger(me.folder, now, read_only=True) as ledger:
        return ledger.entries(BRIEF)


def test_a_server_that_says_nothing(tmp_path: Path) -> None:
    """A port on which nobody greets is given up in time."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        me = Desk(tmp_path, listening.getsockname()[1])
        with pytest.raises(Unavailable, match="timed out"):
            me.send(timeout=0.1, attempts=2)
    assert me.waits == [1]


def test_no_server(tmp_path: Path) -> None:
    """A port on which nobody listens is tried again, then named with the way out."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    me = Desk(tmp_path, port)
    with pytest.raises(
        Unavailable, match=rf"localhost:{port}: Connection refused; check \[email\]"
    ):
        me.send()
    assert me.waits == [1, 2, 4]
    assert set(sent(me.results).values()) == {"failed"}


@pytest.mark.parametrize("name", ["no-such-host.invalid", "a..b", "x" * 70, ""])
def test_a_name_that_is_no_server(tmp_path: Path, name: str) -> None:
    """A name that leads nowhere is one line."""
    with pytest.raises(Unavailable):
        Desk(tmp_path, 2525).send(server=name, attempts=1)


@pytest.mark.parametrize("text", [None, "", "no certificate"])
def test_an_authority_that_cannot_be_read(tmp_path: Path, text: str | None) -> None:
    """A missing or wrong file of certificates is named; nothing is sent without it."""
    file = tmp_path / "ours.pem"
    if text is not None:
        file.write_text(text, "utf-8")
    post = Post()
    with desk(tmp_path, post) as me, pytest.raises(Unavailable, match=r"\[email\] ca .*ours\.pem"):
        me.send(ca=str(file))
    assert post.taken == []


def test_a_thousand_recipients_and_ten_faults(tmp_path: Path) -> None:
    """Each of a thousand gets the brief exactly once, or is reported as failed or unknown."""
    everybody = tuple(f"reader{n}@example.org" for n in range(1000))
    post = Post(
        refuse={
            everybody[3]: ["550 no such user"],
            everybody[77]: ["451 later"],
            everybody[203]: ["drop"],
            everybody[350]: ["421 closing"],
            everybody[555]: ["452 too many", "drop"],
        },
        answers=["250 taken", "drop", "451 later", "lose", "554 spam"],
    )
    with desk(tmp_path, post) as me:
        results = me.send(everybody)
        assert len(results) == 1000
        assert Counter(sent(results).values()) == Counter(sent=850, failed=51, unknown=99)
        assert max(post.copies.values()) == 1
        for address in everybody:
            state = results[address].state
            assert post.copies[address] == 1 or state != "sent", address
            assert post.copies[address] == 0 or state != "failed", address
        assert me.states() == sent(results)
        # What is known to have failed is mended by the next run; what is unknown never is.
        me.send(everybody)
        assert Counter(sent(me.results).values()) == Counter(sent=901, unknown=99)
    assert max(post.copies.values()) == 1


def test_the_plan_says_who_is_due() -> None:
    """New and failed recipients are due, all others only when it is meant."""
    boxes = recipients(
        ("new@e.org", "f@e.org", "s@e.org", "u@e.org", "x@e.org"), lists={}, most=9
    ).all
    entries = {
        "f@e.org": Entry("failed", "t", "550"),
        "s@e.org": Entry("sent", "t", "250"),
        "u@e.org": Entry("unknown", "t", "lost"),
        "x@e.org": Entry("sending", "t", ""),
    }
    states = [r.state for r in plan(boxes, entries, again=False).values()]
    assert states == ["due", "due", "sent", "unknown", "unknown"]
    assert {r.state for r in plan(boxes, entries, again=True).values()} == {"due"}


def test_a_session_is_closed_politely(tmp_path: Path) -> None:
    """The line ends with QUIT, and a server that has gone by then is no fault."""
    post = Post()
    with desk(tmp_path, post) as me, session(me.email, "") as line:
        line.wire.close()


@pytest.mark.parametrize("there", [True, False])
def test_a_ledger_that_may_not_be_written(there: bool) -> None:
    """Where the ledger may only be read, the run ends before the server is asked."""
    post = Post()
    user = os.geteuid()
    with TemporaryDirectory() as place, desk(Path(place), post) as me:
        state = me.folder = Path(place, "state")
        state.mkdir()
        if there:
            me.send(THREE[:1])
            (state / "sent.sqlite3").chmod(0o444)
        for folder, mode in ((state, 0o555), (Path(place), 0o755)):
            folder.chmod(mode)
        try:
            if user == 0:
                # Nothing is forbidden to root: another user looks.
                os.seteuid(65534)
            with pytest.raises(DeliveryError, match="Permission denied; without it nothing is"):
                me.send()
        finally:
            os.seteuid(user)
            state.chmod(0o755)
    assert post.copies == Counter(THREE[: int(there)])
