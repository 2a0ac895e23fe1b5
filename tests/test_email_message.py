"""The message itself: what stands in it, whatever the names and the words are."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver.message import Attachment, Headers, message, message_id
from briefing.deliver.recipients import Recipients, mailbox, one_line, recipients
from briefing.errors import UsageError
from briefing.model import Letter
from briefing.render.escape import plain

LETTER = Letter("Harbour", "One.\n", "<p>One.</p>\n", "en")
PDF = Attachment("brief.pdf", b"%PDF-1.7\r\n\x00\xff.\r\n")
DESK = mailbox("Desk <desk@example.org>")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def headers(*to: str, cc: tuple[str, ...] = (), bcc: tuple[str, ...] = (), **more: str) -> Headers:
    """Return headers of the test's desk to some readers."""
    readers = recipients(to, cc, bcc, lists={}, most=99)
    return Headers(DESK, readers, datetime(2031, 3, 14, 9, 30, tzinfo=UTC), "ab" * 32, **more)


def parsed(data: bytes) -> EmailMessage:
    """Return a message as a mail program reads it."""
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def named(raw: bytes, header: str) -> list[tuple[str, str]]:
    """Return name and address of each mailbox in a header, as RFC 5322 and 2047 have it."""
    value = email.message_from_string(raw.decode("utf-8"))[header]
    found = getaddresses([value.replace("\r\n", "")])
    return [(str(make_header(decode_header(name))), address) for name, address in found]


@given(TEXT, TEXT, st.binary(max_size=300))
def test_whatever_is_sent_is_what_is_read(subject: str, text: str, data: bytes) -> None:
    """Any words and bytes come out as they went in, over lines that any server takes."""
    sent = Letter(plain(subject), f"{text}.", f"<p>{text}</p>", "sr-Cyrl")
    raw = message(sent, headers("ana@example.org"), Attachment("b.pdf", data))
    raw.decode("ascii")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    read = parsed(raw)
    assert read["Subject"] == sent.subject
    for kind, words in (("plain", sent.text), ("html", sent.html)):
        body = read.get_body((kind,))
        assert body is not None
        assert body.get_content().splitlines() == words.splitlines()
    (pdf,) = read.iter_attachments()
    assert pdf.get_payload(decode=True) == data


@given(
    st.text(
        st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="<>@"), max_size=60
    )
)
def test_any_name_stays_a_name(name: str) -> None:
    """Quotes, commas, other scripts: the name is read as it was written, the address with it."""
    box = mailbox(f"{name} <ana@example.org>")
    readers = Recipients(to=(box, mailbox("Ben <ben@example.org>")))
    given_ = Headers(DESK, readers, datetime(2031, 3, 14, tzinfo=UTC), "ab" * 32)
    for utf8 in (False, True):
        raw = message(LETTER, given_, PDF, utf8=utf8)
        assert named(raw, "To") == [(box.name, "ana@example.org"), ("Ben", "ben@example.org")]
        assert len(parsed(raw)["To"].addresses) == 2
        assert max(map(len, raw.split(b"\r\n"))) < 100


@given(st.text(max_size=40))
def test_no_text_breaks_a_header(text: str) -> None:
    """An address either is one, of one line, or is refused in one line."""
    try:
        box = mailbox(text)
    except UsageError as error:
        assert str(error).isprintable()
    else:
        raw = message(
            LETTER, Headers(DESK, Recipients((box,)), datetime.now(UTC), "ab"), PDF, utf8=True
        )
        assert [address for _, address in named(raw, "To")] == [box.address]


def test_the_same_is_the_same() -> None:
    """One letter to the same readers has the same bytes; to others it has another identity."""
    assert message(LETTER, headers("ana@example.org"), PDF) == message(
        LETTER, headers("ana@example.org"), PDF
    )
    to = ("ana@example.org", "ben@example.org")
    ids = {message_id(LETTER, headers(one)) for one in to}
    ids.add(message_id(LETTER, headers(*to)))
    assert len(ids) == 3
    hidden = headers(to[0], bcc=to[1:])
    assert message(LETTER, hidden, PDF) == message(LETTER, headers(to[0]), PDF)


def test_those_who_are_hidden_stay_hidden() -> None:
    """With hidden recipients alone the message is to nobody in particular."""
    raw = message(LETTER, headers(bcc=("ana@example.org",)), PDF)
    assert b"ana@" not in raw
    assert parsed(raw)["To"] == "undisclosed-recipients:;"


def test_addresses_in_unicode_stand_where_they_may() -> None:
    """In ASCII domains are encoded and other addresses left out; in Unicode all stand there."""
    to = ("josé@exämple.org", "eva@exämple.org")
    plain_to = parsed(message(LETTER, headers(*to), PDF))["To"].addresses
    assert [address.addr_spec for address in plain_to] == ["eva@xn--exmple-cua.org"]
    raw = message(LETTER, headers(*to), PDF, utf8=True)
    assert "To: josé@exämple.org,\r\n eva@exämple.org\r\n" in raw.decode("utf-8")


@pytest.mark.parametrize(
    ("address", "post"),
    [("https://example.org/x?y=1&z=%20", True), ("mailto:desk@example.org?subject=stop", False)],
)
def test_the_way_out_of_the_list(address: str, post: bool) -> None:
    """List-Unsubscribe is there when it is set, with the one-click header for the web alone."""
    read = parsed(message(LETTER, headers("ana@example.org", unsubscribe=address), PDF))
    assert read["List-Unsubscribe"] == f"<{address}>"
    assert (read["List-Unsubscribe-Post"] is not None) == post
    assert parsed(message(LETTER, headers("ana@example.org"), PDF))["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "example.org", "https://a>\r\nBcc: b", "https://a b", "https:"],
)
def test_a_wrong_way_out_is_refused(address: str) -> None:
    """What could break the header, or goes over plain HTTP, is an error."""
    with pytest.raises(UsageError, match=r"\[email\] unsubscribe .* is no address; write https:"):
        message(LETTER, headers("ana@example.org", unsubscribe=address), PDF)


@pytest.mark.parametrize(
    ("text", "address", "ascii_", "name"),
    [
        ("ana@example.org", "ana@example.org", "ana@example.org", ""),
        (" Ana  Ž <Ana@EXAMPLE.org> ", "Ana@example.org", "Ana@example.org", "Ana Ž"),
        ('"Doe, J." <j@example.org>', "j@example.org", "j@example.org", "Doe, J."),
        ("<j@example.org>", "j@example.org", "j@example.org", ""),
        ("a@Bücher.example.org", "a@bücher.example.org", "a@xn--bcher-kva.example.org", ""),
        ("пример@пример.рф", "пример@пример.рф", "", ""),
    ],
)
def test_addresses_are_read(text: str, address: str, ascii_: str, name: str) -> None:
    """With a name or without, in any script: each address is what it should be."""
    box = mailbox(text)
    assert (box.address, box.ascii, box.name) == (address, ascii_, name)
    assert box.domain.isascii()
    sent = Headers(box, Recipients((box,)), datetime(2031, 3, 14, tzinfo=UTC), "ab")
    assert message_id(LETTER, sent).endswith(f"@{box.domain}>")


def test_nobody_is_named_twice() -> None:
    """Who stands in several places is kept where he stands first; lists may hold lists."""
    lists = {"desk": ("ana@example.org", "@all"), "all": ("ANA@example.org", "eva@example.org")}
    found = recipients(
        ("Ben@example.org",), ("@desk", "ben@Example.org"), ("@all",), lists=lists, most=3
    )
    assert [[box.address for box in boxes] for boxes in (found.to, found.cc, found.bcc)] == [
        ["Ben@example.org"],
        ["ana@example.org", "eva@example.org"],
        [],
    ]
    with pytest.raises(UsageError, match="3 recipients, more than 2"):
        recipients(("ben@example.org",), ("@desk",), lists=lists, most=2)


@pytest.mark.parametrize("text", ["a\nb", "a\x00", "a\ud800", "\u202eabc", "a\u2028b", "\x85"])
def test_what_breaks_a_line_is_refused(text: str) -> None:
    """Line ends, NUL, controls and turned text are no part of a header."""
    with pytest.raises(UsageError, match=r"it holds U\+[0-9A-F]{4}; write it in one line"):
        one_line(text, "the subject")
