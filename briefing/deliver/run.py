"""Deliver one message to many: in batches, each recipient once, what failed tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.config.email import Email
from briefing.deliver.connect import session
from briefing.deliver.ledger import Entry, Ledger
from briefing.deliver.recipients import Mailbox
from briefing.deliver.smtp import Reply, Session, Unavailable


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be delivered."""

    brief: str
    """Hash of the brief."""
    sender: Mailbox
    """Where failures are reported to."""
    recipients: tuple[Mailbox, ...]
    """Who is to get it, each once."""
    message: bytes
    """The message in ASCII."""
    utf8: bytes = b""
    """The same for those whose addresses ASCII cannot write."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one recipient."""

    mailbox: Mailbox
    """The recipient."""
    state: str
    """`sent`, `failed` or `unknown`; `due` where nothing was tried yet."""
    text: str
    """The server's words, or why it was not asked."""
    before: str = ""
    """When that was, for an earlier run; else empty."""


Results = dict[str, Result]
"""What is known of each recipient, by his key, in the order in which they were named."""


def plan(recipients: tuple[Mailbox, ...], entries: Mapping[str, Entry], *, again: bool) -> Results:
    """Return who is due, and of the others what an earlier run did.

    Due are those whom no run has sent to, or tried and failed; with `again` everybody.
    """
    results: Results = {}
    for box in recipients:
        entry = entries.get(box.key)
        if entry is None or entry.state == "failed" or again:
            results[box.key] = Result(box, "due", entry.reply if entry else "")
        else:
            # To whoever only looks, what is being sent is as unknown as what was lost.
            state = "unknown" if entry.state == "sending" else entry.state
            results[box.key] = Result(box, state, entry.reply, entry.changed)
    return results


def deliver(
    order: Order,
    email: Email,
    password: Callable[[], str],
    ledger: Ledger,
    results: Results,
    *,
    again: bool,
    wait: Callable[[float], None],
    waiting: Callable[[], None],
) -> None:
    """Send to everybody who is due, and put into `results` what became of each.

    `results` is true at every moment, so that it can be shown after an interruption;
    `password` is asked for when somebody is due; `wait` sleeps some seconds; `waiting` is
    called when another run sends the same brief.  Raises `Unavailable` when the server can be
    had no more, and `DeliveryError` for the password and the ledger.
    """
    with ledger.alone(order.brief, waiting):
        results |= plan(order.recipients, ledger.entries(order.brief), again=again)
        due = [result.mailbox for result in results.values() if result.state == "due"]
        if not due:
            return
        run = _Run(order, email, password(), ledger, results, again, dict.fromkeys(due, 0))
        waited = 0
        while run.tries:
            turn = min(run.tries.values())
            if turn > waited:
                wait(email.wait * 2 ** (turn - 1))
                waited = turn
            run.turn([box for box, tries in run.tries.items() if tries == turn])


@dataclass(slots=True)
class _Run:
    """A run under way."""

    order: Order
    email: Email
    password: str
    ledger: Ledger
    results: Results
    again: bool
    tries: dict[Mailbox, int]
    """How often each recipient was tried who is still to get it."""

    def turn(self, boxes: list[Mailbox]) -> None:
        """Send to some recipients on one line to the server, as far as it holds."""
        try:
            with session(self.email, self.password) as line:
                for batch in _batches(boxes, self.email.batch):
                    if not self.batch(line, batch):
                        return
        except Unavailable as fault:
            last = all(tries + 1 >= self.email.attempts for tries in self.tries.values())
            for box in boxes if fault.later else list(self.tries):
                if box in self.tries:
                    self.tried(box, Reply("failed", fault.what, fault.later))
            if not fault.later or last:
                raise

    def batch(self, line: Session, boxes: list[Mailbox]) -> bool:
        """Send one transaction; return whether the line still stands."""
        order = self.order
        utf8 = not boxes[0].ascii or not order.sender.ascii
        named = {box.address if utf8 else box.ascii: box for box in boxes}
        sender = order.sender.address if utf8 else order.sender.ascii
        mine = self.ledger.claim(order.brief, [box.key for box in boxes], again=self.again)
        for box in boxes:
            if box.key not in mine:
                del self.tries[box]
                self.results[box.key] = Result(box, "unknown", "another run is sending to it")
        to = tuple(name for name, box in named.items() if box.key in mine)
        replies: dict[str, Reply] = {}
        stands, why = True, "interrupted"
        try:
            if to:
                line.send(sender, to, order.utf8 if utf8 else order.message, replies, utf8=utf8)
        except Unavailable as fault:
            stands, why = False, fault.what
        finally:
            # Also on the way out after Ctrl-C: what is known is written down.
            rest = Reply("failed", why, later=True)
            if line.committed:
                rest = Reply("unknown", f"{why}; the server may have taken the message")
            known = {named[name]: replies.get(name, rest) for name in to}
            for box, reply in known.items():
                self.tried(box, reply)
            outcomes = {box.key: (reply.state, reply.text) for box, reply in known.items()}
            self.ledger.settle(order.brief, outcomes)
        return stands

    def tried(self, box: Mailbox, reply: Reply) -> None:
        """Take note of an answer, and whether the recipient is tried again."""
        self.results[box.key] = Result(box, reply.state, reply.text)
        self.tries[box] += 1
        if not reply.later or self.tries[box] >= self.email.attempts:
            del self.tries[box]


def _batches(boxes: list[Mailbox], most: int) -> Iterator[list[Mailbox]]:
    """Yield the recipients of each transaction: those whose addresses need UTF-8 by themselves."""
    for group in ([b for b in boxes if b.ascii], [b for b in boxes if not b.ascii]):
        for start in range(0, len(group), most):
            yield group[start : start + most]
