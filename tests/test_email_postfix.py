"""A brief through Debian's Postfix into a mailbox: a mail server as offices run it."""

from __future__ import annotations

import email
import email.policy
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from tempfile import mkdtemp

import pytest
import sample
from mail import AUTHORITY, authority
from playwright.sync_api import sync_playwright

from briefing.cli import main

POSTFIX = Path("/usr/lib/postfix/sbin/master")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.postfix,
    pytest.mark.skipif(not POSTFIX.exists(), reason="no Postfix on this machine"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can start Postfix"),
]

SETTINGS = """\
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
maillog_file_prefixes = {base}
maillog_file = {base}/log
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.org
mydestination =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = reject_unauth_destination
smtpd_relay_restrictions =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {base}/mail
virtual_mailbox_maps = inline:{{ana@example.org=ana/ josé@example.org=jose/}}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {base}/server.pem
smtputf8_enable = yes
"""

SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""

QUEUES = "active bounce corrupt defer deferred flush hold incoming saved trace private".split()


@pytest.fixture
def postfix() -> Iterator[tuple[int, Path]]:
    """Run Postfix with a queue and settings of its own; give its port and its mailboxes."""
    # Its processes belong to several users, all of whom must get there.
    base = Path(mkdtemp(prefix="postfix-"))
    base.chmod(0o755)
    owner = pwd.getpwnam("postfix")
    for name in ("data", *(f"queue/{queue}" for queue in QUEUES)):
        (base / name).mkdir(parents=True)
        os.chown(base / name, owner.pw_uid, 0)
        (base / name).chmod(0o700)
    for name, mode in (("queue/public", 0o710), ("queue/maildrop", 0o730), ("queue/pid", 0o755)):
        (base / name).mkdir()
        shutil.chown(base / name, "root" if name == "queue/pid" else "postfix", "postdrop")
        (base / name).chmod(mode)
    (base / "mail").mkdir()
    os.chown(base / "mail", 65534, 65534)
    leaf = AUTHORITY.issue_cert("localhost")
    leaf.private_key_and_cert_chain_pem.write_to_path(str(base / "server.pem"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (base / "main.cf").write_text(SETTINGS.format(base=base), "utf-8")
    (base / "master.cf").write_text(SERVICES.format(port=port), "utf-8")
    process = subprocess.Popen([POSTFIX, "-c", base, "-d"], stderr=subprocess.DEVNULL)
    try:
        _until(lambda: _greets(port), base / "log")
        yield port, base / "mail"
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(base)


def _greets(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as line:
        return line.recv(3) == b"220"
    return False


def _until(done: object, log: Path) -> None:
    """Wait until something is so; what Postfix wrote is shown when it never is."""
    assert callable(done)
    for _ in range(200):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8") if log.exists() else "Postfix did not start")


def test_a_brief_arrives_through_postfix(
    postfix: tuple[int, Path], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made, sent with STARTTLS, delivered: the PDF to the byte, both texts, a picture."""
    port, boxes = postfix
    sample.write_sources(folder)
    (folder / "briefing.toml").write_text(
        "house = 'Desk Ž'\n[email]\nfrom = 'Desk Ž <desk@example.org>'\nserver = 'localhost'\n"
        f"port = {port}\nca = '{authority(folder)}'\n",
        "utf-8",
    )
    make = ["make", "articles", "--title", "Rails", "--send", "--to", "Ana <ana@example.org>"]
    assert main([*make, "--to", "josé@example.org"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in out[:2]] == ["sent", "sent"]
    assert main(["send", out[2], "--to", "ana@example.org", "--to", "gone@example.org"]) == 1
    again = capsys.readouterr()
    assert again.out.startswith("sent before  ana@example.org")
    assert "gone@example.org  550 5.1.1" in again.out
    log = boxes.parent / "log"
    for name in ("ana", "jose"):
        _until(lambda name=name: list((boxes / name / "new").glob("*")), log)
        (message,) = _messages(boxes / name)
        (pdf,) = message.iter_attachments()
        assert pdf.get_payload(decode=True) == Path(out[-1]).read_bytes()
        assert str(message["From"]) == "Desk Ž <desk@example.org>"
        assert message["Subject"] == "[TLP:CLEAR] Rails, 14 March 2031"
        for kind, mark in (("plain", "Bottom line\n---"), ("html", "Bottom line</h2>")):
            body = message.get_body((kind,))
            assert body is not None
            assert mark in body.get_content().replace("\r\n", "\n")
    html = message.get_body(("html",))
    assert html is not None
    _pictured(html.get_content())


def _messages(box: Path) -> list[EmailMessage]:
    files = (path.read_bytes() for path in (box / "new").iterdir())
    read = [email.message_from_bytes(data, policy=email.policy.default) for data in files]
    return [message for message in read if isinstance(message, EmailMessage)]


def _pictured(html: str) -> None:
    """Draw the HTML that arrived, where there is a browser, and see that it is the page."""
    if CHROMIUM is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 800, "height": 900})
        page.set_content(html)
        assert page.locator("h1").inner_text() == "Rails"
        assert page.locator("table.sheet").bounding_box()["width"] == 660  # type: ignore[index]
        assert len(page.screenshot(full_page=True)) > 20_000
        browser.close()
