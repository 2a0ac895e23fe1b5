"""Tell by its first bytes what a file is that is no text."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of file."""

    what: str
    """Its name."""
    way_out: str
    """How a text is got from it."""


_AS_TEXT = "save it as plain text and name that"
_PICTURE = Kind("a picture", "name a text file")
_PACKED = Kind("a packed archive", "unpack it and name the text files")
_MEDIA = Kind("a sound or film", "name a text file")
_ZIPPED = (
    (b"word/", Kind("a Word document", _AS_TEXT)),
    (b"mimetypeapplication/vnd.oasis", Kind("an OpenDocument file", _AS_TEXT)),
    (b"mimetypeapplication/epub", Kind("an e-book", _AS_TEXT)),
    (b"xl/", Kind("an Excel file", _AS_TEXT)),
    (b"ppt/", Kind("a PowerPoint file", _AS_TEXT)),
)
_SIGNATURES = (
    (b"%PDF-", Kind("a PDF", "run `pdftotext FILE.pdf FILE.txt` and name the text")),
    (b"\xd0\xcf\x11\xe0", Kind("an old Office file", _AS_TEXT)),
    (b"{\\rtf", Kind("an RTF file", _AS_TEXT)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!\x1a", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"\x7fELF", Kind("a program", "name a text file")),
    (b"SQLite format 3", Kind("a database", "name a text file")),
)


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of a file that is no text, or None when its first bytes show none."""
    if data.startswith(b"PK\x03\x04"):
        head = data[:4000]
        return next((kind for mark, kind in _ZIPPED if mark in head), _PACKED)
    if data.startswith(b"RIFF"):
        return _PICTURE if data[8:12] == b"WEBP" else _MEDIA
    if data[4:8] == b"ftyp":
        return _MEDIA
    return next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)
