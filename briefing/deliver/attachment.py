"""Find the PDF of a record, and prove that it is the one that was printed with it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from briefing.deliver.message import Attachment
from briefing.deliver.recipients import one_line
from briefing.errors import DeliveryError


def attachment(pdf: Path, expected: str) -> Attachment:
    """Return a PDF whose SHA-256 is the `expected` one.

    Raises `DeliveryError` when the record names none, the file is missing, or another.
    """
    both = "make both at once: briefing make --format json --format pdf"
    if not expected:
        raise DeliveryError("the record does not say which PDF is its own", both)
    if not pdf.is_file():
        raise DeliveryError(f"{pdf}: there is no such PDF", "make it, or name it with --pdf")
    try:
        data = pdf.read_bytes()
    except OSError as error:
        raise DeliveryError(f"{pdf}: {error.strerror}", "make it readable") from None
    if sha256(data).hexdigest() != expected:
        raise DeliveryError(f"{pdf}: is not the PDF that the record was written with", both)
    return Attachment(one_line(pdf.name, "the PDF's name"), data)
