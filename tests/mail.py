"""A real mail server on the loopback address that takes mail, refuses it or drops the line."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = "desk", "pässword with spaces"


@dataclass
class Post:
    """What the server does, and what it has taken."""

    refuse: dict[str, list[str]] = field(default_factory=dict)
    """Replies to RCPT by address, one a time; "drop" drops the line."""
    answers: list[str] = field(default_factory=list)
    """Answers to whole messages, one a message; "drop" takes it and drops the line, "lose" only
    drops the line, "hold" takes it and says so when `go` is set; then all is well."""
    taken: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    """The messages that were taken with their recipients."""
    logins: list[str] = field(default_factory=list)
    """Who logged in."""
    reached: threading.Event = field(default_factory=threading.Event)
    """Set when the first whole message is there."""
    go: threading.Event = field(default_factory=threading.Event)
    """What a message waits for that is held."""

    @property
    def copies(self) -> Counter[str]:
        """Return how many copies each recipient has got."""
        return Counter(address for to, _ in self.taken for address in to)

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take a recipient, or do what is planned for it."""
        planned = self.refuse.get(address)
        if planned:
            reply = planned.pop(0)
            if reply == "drop":
                server.transport.abort()
            return reply
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        """Take a message, or do what is planned for it."""
        self.reached.set()
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer in ("250 taken", "drop", "hold"):
            self.taken.append((tuple(envelope.rcpt_tos), bytes(envelope.content)))
        if answer in ("drop", "lose"):
            server.transport.abort()
        if answer == "hold":
            for _ in range(2000):
                if self.go.is_set():
                    break
                await asyncio.sleep(0.01)
            return "250 taken"
        return answer

    def login(
        self, server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any
    ) -> AuthResult:
        """Check a name and password."""
        assert isinstance(data, LoginPassword)
        if (data.login.decode(), data.password.decode()) != (USER, PASSWORD):
            return AuthResult(success=False, handled=False)
        self.logins.append(mechanism)
        return AuthResult(success=True)


AUTHORITY = trustme.CA()
"""Who signs the server's certificate; the system does not trust it."""


def authority(folder: Path) -> str:
    """Write the authority's certificate into a folder and return its path."""
    path = folder / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(path))
    return str(path)


@contextmanager
def serving(
    post: Post, security: str = "starttls", *, name: str = "localhost", **options: Any
) -> Iterator[int]:
    """Run the server and give its port; `name` is whom its certificate names."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert(name).configure_cert(context)
    if security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    options = {"enable_SMTPUTF8": True, "hostname": "mail.example.org", **options}
    outer = context if security == "tls" else None
    loop = asyncio.new_event_loop()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        for task in (tasks := asyncio.all_tasks(loop)):
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    starting = loop.create_server(lambda: SMTP(post, **options), "127.0.0.1", 0, ssl=outer)
    server = asyncio.run_coroutine_threadsafe(starting, loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
