"""What a user sees of `briefing doctor` and of an archive PDF."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.cli import doctor, main
from briefing.pdf import machine


def test_doctor_finds_this_machine_complete(capsys: pytest.CaptureFixture[str]) -> None:
    """On a machine that makes PDF nothing is missing, and each library is named."""
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1] == "nothing is missing"
    assert "ok: weasyprint " in shown
    assert all(f"ok: {library}" in shown for library, _ in machine.LIBRARIES)


def test_doctor_says_what_mends_a_missing_library(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library, a package and an extra that are not there are named with their commands."""
    monkeypatch.setattr(machine, "LIBRARIES", (("libnone.so.9", "libnone9"),))
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package",))
    monkeypatch.setattr(doctor, "EXTRAS", (("html", "no_such_module", "pages"),))
    assert main(["doctor"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert "missing: no-such-package; run: pip install no-such-package" in shown
    assert any(
        row.startswith("missing: libnone.so.9") and row.endswith("libnone9") for row in shown
    )
    assert 'optional: no_such_module, for pages; run: pip install "briefing[html]"' in shown
    assert shown[-1] == "2 missing"


STORY = "The harbour of Bergen was closed on Monday. Ships wait outside, the port said.\n"


def test_an_archive_holds_the_sources_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The PDF holds each source's file unchanged and the record, and says it is a PDF/A-3."""
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "story.txt").write_bytes(b"\xef\xbb\xbf" + STORY.encode() * number)
    sources = [str(tmp_path / str(number) / "story.txt") for number in (1, 2)]
    command = ["make", *sources, "--format", "pdf", "--archive", "--out", str(tmp_path / "out")]
    assert main(command) == 0
    data = Path(capsys.readouterr().out.strip()).read_bytes()
    held = PdfReader(io.BytesIO(data)).attachments
    assert sorted(held) == ["record.json", "source-1-story.txt", "source-2-2-story.txt"]
    for source, name in zip(sources, sorted(held)[1:], strict=True):
        assert held[name][0] == Path(source).read_bytes()
        digest = hashlib.sha256(held[name][0]).hexdigest()
        assert digest in held["record.json"][0].decode()
    assert b"pdfaid:part" in data and b"pdfuaid:part" in data


def test_an_archive_needs_the_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    """`--archive` without the PDF is a mistake of usage, said in one line."""
    assert main(["make", "--format", "md", "--archive"]) == 2
    assert capsys.readouterr().err == "briefing: --archive without the PDF; add --format pdf\n"
