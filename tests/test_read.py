"""Reading: every byte counts, guesses are told, and what is no text is named."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError, UsageError
from briefing.read import read, read_all
from briefing.read.decode import decode
from briefing.read.encodings import PAGES

SAID = {
    "cs": "Ministr řekl v pátek, že jednání o společné železnici začnou příští týden.",
    "de": "Der Minister erklärte am Freitag, die Gespräche über die Straße würden beginnen.",
    "el": "Ο υπουργός δήλωσε την Παρασκευή ότι οι συνομιλίες για τη γραμμή αρχίζουν σύντομα.",
    "fr": "Le ministre a déclaré vendredi que les négociations commenceraient à la rentrée.",
    "hr": "Ministar je u petak izjavio da će razgovori o željeznici početi idući tjedan.",
    "sr": "Министар је у петак изјавио да ће разговори о прузи почети следеће недеље.",
    "mk": "Министерот изјави во петокот дека разговорите за пругата ќе почнат следната недела.",
    "tr": "Bakan cuma günü yaptığı açıklamada görüşmelerin gelecek hafta başlayacağını söyledi.",
    "sq": "Ministri tha të premten se bisedimet për hekurudhën do të fillojnë javën që vjen.",
    "ru": "Министр заявил в пятницу, что переговоры о дороге начнутся на следующей неделе.",
    "en": "The minister, Ana Čačić, said on Friday that the talks in Đurđevac would start soon.",
    "pl": "Minister powiedział w piątek, że rozmowy o wspólnej kolei rozpoczną się wkrótce.",
}


def _write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_text_is_kept_as_it_is(folder: Path) -> None:
    """Line ends, tabs, form feeds and spaces stay; the digest is that of the bytes."""
    data = "\tOne\r\n\r\ntwo \x0c\rđ\u2028three\n".encode()
    source = read(_write(folder / "one.txt", data))
    assert source.text.encode("utf-8") == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.id, source.path, source.reader) == ("one", "one.txt", "text")
    assert (source.encoding, source.warnings) == ("utf-8", ())


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32"),
    ],
)
def test_byte_order_marks_are_obeyed(encoding: str, mark: bytes, name: str) -> None:
    """A marked file is read as marked, without a warning and without the mark."""
    found = decode(mark + "Čačak ‒ 𝔘\n".encode(encoding), "x")
    assert (found.text, found.encoding, found.warnings) == ("Čačak ‒ 𝔘\n", name, ())


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_broken_marked_file_is_refused(mark: bytes) -> None:
    """What begins as one encoding and breaks off is named with the byte."""
    with pytest.raises(SourceError, match="breaks at byte"):
        decode(mark + b"a\x00b\x00\xff\xd8", "x")


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("cs", "cp1250"),
        ("cs", "iso8859_2"),
        ("en", "cp1250"),
        ("de", "cp1252"),
        ("de", "mac_roman"),
        ("el", "cp1253"),
        ("el", "iso8859_7"),
        ("fr", "cp1252"),
        ("fr", "iso8859_15"),
        ("hr", "cp1250"),
        ("hr", "iso8859_2"),
        ("sr", "cp1251"),
        ("sr", "iso8859_5"),
        ("mk", "cp1251"),
        ("tr", "cp1254"),
        ("tr", "iso8859_9"),
        ("sq", "cp1252"),
        ("ru", "koi8_r"),
        ("ru", "cp866"),
        ("pl", "cp1250"),
        ("pl", "cp852"),
    ],
)
def test_code_pages_are_told_apart_by_one_sentence(language: str, encoding: str) -> None:
    """One sentence in an old code page is read right, with a warning that names the guess."""
    said = SAID[language]
    found = decode(said.encode(encoding), "x")
    assert found.text == said
    assert f"read as {found.encoding}" in found.warnings[0]


def test_encodings_of_east_asia_are_left_to_a_library() -> None:
    """What no code page of a byte suits is guessed by charset-normalizer, with a warning."""
    said = "部长周五表示，有关铁路的谈判将于下周开始。他说：“我们有矿石，他们有港口。”"
    found = decode(said.encode("gb18030"), "x")
    assert found.text == said
    assert len(found.warnings) == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_guessed(encoding: str) -> None:
    """Half of the bytes being NUL, the text is UTF-16, curly quotes included."""
    found = decode("The minister’s “line” will open.".encode(encoding), "x")
    assert (found.text, found.encoding) == ("The minister’s “line” will open.", encoding)
    assert len(found.warnings) == 1


def test_stray_bytes_in_utf8_cost_only_themselves() -> None:
    """A broken character does not turn the whole file into nonsense, and none is dropped."""
    data = (SAID["hr"] * 5).encode() + b" \x93end\x94 \x81" + SAID["sr"].encode()[:-2]
    found = decode(data, "x")
    assert found.text.startswith(SAID["hr"] * 5 + " “end” \x81Министар")
    assert found.encoding == "utf-8"
    assert "bytes are no UTF-8" in found.warnings[0]


@given(st.text(min_size=1, max_size=300))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    """Whatever is encoded as marked UTF-8 is read back, or refused as noise."""
    try:
        found = decode(b"\xef\xbb\xbf" + text.encode("utf-8"), "x")
    except SourceError:
        pytest.fail("marked text is never refused")
    assert found.text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_whole_or_refused(data: bytes) -> None:
    """No bytes raise anything but `SourceError`; what is read encodes back to the same bytes."""
    try:
        found = decode(data, "x")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    if found.encoding in {"utf-8", *(page for page, _ in PAGES)} and not (
        found.encoding == "utf-8" and (found.warnings or data.startswith(b"\xef\xbb\xbf"))
    ):
        assert found.text.encode(found.encoding) == data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf \n", "no text"),
        (b"%PDF-1.7\n...", "a PDF, not a text; run `pdftotext"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a Word document"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "OpenDoc",
        ),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a packed archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "an old Office file"),
        (b"{\\rtf1\\ansi Hello}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x1f\x8b\x08\x00abc", "a packed archive"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\0" * 20, "a sound or film"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"\x00\x01\x02\x03" * 500, "a binary file"),
        (b"text and \x01\x02\x03\x04\x05 controls", "a binary file"),
    ],
)
def test_what_is_no_text_is_named(folder: Path, data: bytes, says: str) -> None:
    """An empty or binary file is refused with a line that says what it is and the way out."""
    with pytest.raises(SourceError) as caught:
        read(_write(folder / "x.txt", data))
    assert str(caught.value).startswith("x.txt: ")
    assert says in str(caught.value)
    assert ";" in str(caught.value)


def test_single_nuls_are_kept_and_told(folder: Path) -> None:
    """A NUL in a text stays in it, so that offsets hold, with a warning."""
    source = read(_write(folder / "x.txt", "One \x00 two three four five six seven.\n"))
    assert "\x00" in source.text
    assert "NUL" in source.warnings[0]


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    """The size is looked at first; the message says it and the limit."""
    with (folder / "x.txt").open("wb") as file:
        file.truncate(200_000_000)
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"200 MB, and at most 64 MB are read"):
        read(folder / "x.txt")
    assert time.monotonic() - started < 1
    with pytest.raises(SourceError, match="3 MB, and at most 2 MB"):
        read(_write(folder / "y.txt", "x" * 3_000_000), max_bytes=2_000_000)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("none.txt", "no such file"),
        ("folder", "Is a directory"),
        ("loop", "symbolic links"),
        ("dangling", "no such file"),
        ("/dev/zero", "a device"),
        ("a" * 300, "too long"),
        ("nul\x00.txt", "null"),
    ],
)
def test_paths_that_are_no_file_are_named(folder: Path, path: str, says: str) -> None:
    """Whatever is wrong with a path is one line with a way out."""
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    with pytest.raises(SourceError) as caught:
        read(path)
    assert says in str(caught.value)
    assert "\x00" not in str(caught.value)


def test_a_file_that_may_not_be_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refused permission is one line."""
    _write(folder / "x.txt", "text")

    def refused(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(SourceError, match=r"x\.txt: Permission denied; name a text file"):
        read("x.txt")


def test_pipes_are_read_and_never_waited_for_in_vain(folder: Path) -> None:
    """A pipe with a writer is read to its end; one without is empty at once."""
    os.mkfifo(folder / "pipe")
    with pytest.raises(SourceError, match="empty"):
        read("pipe")
    holder = os.open(folder / "pipe", os.O_RDWR)

    def opened() -> int:
        links = Path("/proc/self/fd").iterdir()
        return sum(link.is_fifo() and link.samefile(folder / "pipe") for link in links)

    def write() -> None:
        while opened() < 2:
            time.sleep(0.01)
        os.write(holder, b"An article from a pipe.\n")
        os.close(holder)

    writer = threading.Thread(target=write)
    writer.start()
    assert read("pipe").text == "An article from a pipe.\n"
    writer.join()


def test_standard_input_is_called_stdin(folder: Path) -> None:
    """`-` reads all of standard input as one source."""
    code = "import briefing; s = briefing.read('-'); print(s.id, s.path, len(s.text))"
    done = subprocess.run([sys.executable, "-c", code], input=b"An\r\ntext", capture_output=True)
    assert done.stdout == b"stdin - 8\n"


def test_names_that_are_no_text_are_shown_safely(folder: Path) -> None:
    """A file's name that is no UTF-8 or holds controls is escaped, and the file is read."""
    name = os.fsdecode(b"caf\xe9\x1b[31m.txt")
    source = read(_write(folder / name, "text"))
    assert (source.id, source.path) == ("caf\\udce9\\x1b[31m", "caf\\udce9\\x1b[31m.txt")


def test_paths_are_relative_inside_the_working_folder(folder: Path) -> None:
    """A path inside the working folder is shown relative, one outside as the user named it."""
    (folder / "desk").mkdir()
    _write(folder / "desk" / "in.txt", "text")
    _write(folder / "out.txt", "text")
    os.chdir(folder / "desk")
    assert read(folder / "desk" / "in.txt").path == "in.txt"
    assert read("./in.txt").path == "in.txt"
    assert read("../out.txt").path == "../out.txt"
    assert read(folder / "out.txt").path == str(folder / "out.txt")


def test_folders_are_read_in_order_and_nothing_is_left_aside_silently(folder: Path) -> None:
    """Text files of a folder are read by name; others are warned of; hidden ones are not seen."""
    for name in ("b.md", "a.txt", "c", "d.pdf", ".hidden.txt"):
        _write(folder / name, f"text of {name}")
    (folder / "sub").mkdir()
    sources, warnings = read_all(["."])
    assert [source.path for source in sources] == ["a.txt", "b.md", "c"]
    assert warnings == ("d.pdf: left aside, no .txt, .md or .html file",)


def test_a_folder_without_texts_is_named(folder: Path) -> None:
    """An empty folder, or one of other files, says what to put there."""
    (folder / "seeds").mkdir()
    _write(folder / "seeds" / "x.png", "x")
    with pytest.raises(SourceError, match=r"seeds: no \.txt, \.md or \.html file in it; put"):
        read_all(["seeds"])


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    """The same file by another path, a link or its folder counts once, with a warning."""
    _write(folder / "a.txt", "text")
    (folder / "link.txt").symlink_to("a.txt")
    sources, warnings = read_all(["a.txt", "./a.txt", "link.txt", "."])
    assert [source.id for source in sources] == ["a"]
    assert len(warnings) == 4
    assert warnings[0] == "a.txt: named twice, read once"


def test_ids_are_distinct(folder: Path) -> None:
    """Sources of one stem get numbers, never one that another source has."""
    for name in ("a.txt", "a.md", "a-2.txt", "a"):
        _write(folder / name, f"text of {name}")
    sources, _ = read_all(["a.txt", "a.md", "a-2.txt", "a"])
    assert [source.id for source in sources] == ["a", "a-2", "a-2-2", "a-3"]


PAGE = (
    "<!doctype html><html><head><meta charset='{0}'><title>Rail line agreed</title></head><body>"
    "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Rail line agreed</h1>"
    "<p>The ministers of Tarvia and Morland agreed on a line to the port on Monday, and said that "
    "the first train will run in 2034.</p><p>Čačić said that engineers have mapped three routes, "
    "and that a joint office will choose among them before the autumn of the next year.</p>"
    "</article><footer>All rights reserved</footer></body></html>"
)


@pytest.mark.parametrize("name", ["x.html", "x.htm", "x.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1250"])
def test_html_gives_its_article(folder: Path, name: str, encoding: str) -> None:
    """A page is known by its name or its first words, decoded as it says, and loses its menu."""
    data = PAGE.format(encoding).encode(encoding)
    source = read(_write(folder / name, data))
    assert source.reader == "html"
    assert "Čačić said that engineers" in source.text
    assert source.text.startswith("Title: Rail line agreed\n")
    assert "Sport" not in source.text
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_html_without_its_extra_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without trafilatura the message names the extra."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(SourceError, match=r"pip install 'briefing\[html\]'"):
        read(_write(folder / "x.html", PAGE))


def test_an_unknown_reader_is_a_mistake(folder: Path) -> None:
    """A reader's name that there is not lists those there are."""
    with pytest.raises(UsageError, match="choose one of html, text"):
        read(_write(folder / "x.txt", "text"), reader="docx")
