"""Turn a PDF/A-3a into one that is a PDF/UA-1 too, as the writer's last step.

Each standard asks for a mark of its own in the metadata, and PDF/A for a description of any
mark that it does not know (ISO 19005-3, 6.6.2.3; ISO 14289-1, 5).
"""

from __future__ import annotations

import zlib
from typing import Any

_EXTENSION = b"""<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def both_standards(document: Any, pdf: Any, *, padding: int = 0) -> None:
    """Add the mark of PDF/UA-1 to a PDF that is about to be written (a pydyf.PDF).

    The metadata stay uncompressed, as PDF/A asks, and so does a stream that would end in a
    line end when compressed: its length would be in doubt.  `padding` spaces stand in the
    metadata, where they mean nothing.
    """
    extension = b" " * padding + _EXTENSION
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", extension) for part in metadata.stream]
    metadata.compress = False
    for entry in pdf.objects:
        if getattr(entry, "compress", False) and _ends_a_line(zlib.compress(_raw(entry), 9)):
            entry.compress = False


def in_doubt(data: bytes) -> bool:
    """Say whether the last stream of a PDF, its cross-reference table, ends in a line end.

    It is written after everything else; other padding moves what it refers to, and its bytes.
    """
    return _ends_a_line(data[: data.rfind(b"\nendstream")])


def _ends_a_line(data: bytes) -> bool:
    return data[-1:] in (b"\r", b"\n")


def _raw(stream: Any) -> bytes:
    """Return the bytes of a stream before they are compressed, as pydyf joins them."""
    return b"\n".join(_bytes(part) for part in stream.stream)


def _bytes(part: Any) -> bytes:
    """Return a part of a stream as its bytes, as pydyf does."""
    if isinstance(part, bytes):
        return part
    data = getattr(part, "data", None)
    return data if isinstance(data, bytes) else str(part).encode("ascii")
