"""An office's own style: listed, copied, checked, and seen beside the sources."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample

from briefing.errors import OutputError, TemplateError, UsageError
from briefing.house import listed, new
from briefing.house.check import check
from briefing.house.preview import Server, make_server, marked, sample_preview
from briefing.house.sample import sample as packaged_sample
from briefing.model import Citation
from briefing.render import render
from briefing.render.style import FILES, WORD, find_style


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in an empty folder, with an empty configuration of the user; return the folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_the_shipped_styles_are_listed() -> None:
    """The list has the standard style, which is used, and the three others."""
    found = {entry.name: entry for entry in listed()}
    assert set(found) == {"desk", "plain", "embassy", "newsroom"}
    assert [name for name, entry in found.items() if entry.used] == ["desk"]
    assert found["desk"].files == FILES


def test_a_new_style_is_whole(folder: Path) -> None:
    """A copy has every file, can be named, and prints what its model prints."""
    made = new("acme", start="embassy")
    assert made == Path("templates/acme")
    assert {path.name for path in made.iterdir()} == {*FILES, WORD, "own.css"}
    assert render(sample.brief(), "html", "acme") == render(sample.brief(), "html", "embassy")
    assert "acme" in {entry.name for entry in listed()}
    assert sorted(path.name for path in (folder / "templates").iterdir()) == ["acme"]


def test_a_new_style_starts_from_the_one_in_use(folder: Path) -> None:
    """Without a model the style of the working folder is copied."""
    (folder / "templates").mkdir()
    (folder / "templates" / "brief.md").write_text("own {{ brief.title }}", "utf-8")
    assert (new("acme") / "brief.md").read_text("utf-8") == "own {{ brief.title }}"


def test_nothing_is_overwritten() -> None:
    """A style that is there is never touched."""
    made = new("acme")
    (made / "brief.md").write_text("edited", "utf-8")
    with pytest.raises(UsageError, match="is there already"):
        new("acme")
    assert (made / "brief.md").read_text("utf-8") == "edited"


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".x", "a b"])
def test_a_name_is_a_name(name: str) -> None:
    """A new style cannot be written outside the folder of styles."""
    with pytest.raises(UsageError, match="no name of a style"):
        new(name)


def test_an_unknown_model() -> None:
    """A copy of a style that there is not makes nothing."""
    with pytest.raises(TemplateError, match="nowhere"):
        new("acme", start="nowhere")
    assert not Path("templates").exists()


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    """Where a file is in the way the copy fails in one line."""
    (folder / "templates").write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match="cannot write"):
        new("acme")


@pytest.mark.parametrize("name", ["desk", "plain", "embassy", "newsroom"])
def test_the_shipped_styles_pass(name: str) -> None:
    """`check` finds nothing in what ships."""
    assert check(name) == ()


def test_check_names_each_mistake() -> None:
    """Mistakes in five files are each named with file and line."""
    made = new("acme")
    (made / "brief.md").write_text("# {{ brief.titel }}\n", "utf-8")
    (made / "brief.txt").write_text("a\n{% for x in y %}", "utf-8")
    (made / "house.toml").write_text('[colours]\nblurb = "#fff"\n', "utf-8")
    css = (made / "house.css").read_text("utf-8")
    (made / "house.css").write_text("h1 { colr: red }\n" + css, "utf-8")
    html = (made / "brief.html").read_text("utf-8")
    (made / "brief.html").write_text(html.replace('<a href="#source-', '<a rel="'), "utf-8")
    found = "\n".join(check("acme"))
    assert re.search(r"house\.toml, line 2: house\.css asks for no --blurb", found)
    assert re.search(r"brief\.md, line 1: .*did you mean 'title'", found)
    assert re.search(r"brief\.txt, line 2: ", found)
    assert re.search(r"house\.css: Ignored `colr: red ?` at 1:6", found)
    assert re.search(r"brief\.html: a citation of bottom-line-1 is missing", found)


def test_check_sees_what_is_left_out_and_runs_off() -> None:
    """An item that a template forgets, and words wider than their column, are named."""
    made = new("acme")
    (made / "brief.md").write_text("# {{ brief.title }}\n", "utf-8")
    css = (made / "house.css").read_text("utf-8")
    (made / "house.css").write_text(
        css + "\n.statistics { white-space: nowrap; width: 3cm }", "utf-8"
    )
    found = "\n".join(check("acme"))
    assert "brief.md: leaves out the item bottom-line-1" in found
    assert "runs out of its column" in found or "has room" in found


def test_check_of_no_style() -> None:
    """A style that there is not is one line."""
    assert len(check("nowhere")) == 1


def test_the_packaged_sample_is_the_tests_sample() -> None:
    """Styles are tried on the brief that the tests know."""
    assert packaged_sample() == sample.brief()


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve the preview of a copied style."""
    running = make_server(sample_preview(new("acme")))
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield running
    running.stop.set()
    running.shutdown()
    thread.join()
    running.server_close()


def get(server: Server, path: str, host: str = "") -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of a path."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_preview_serves_loopback_only(server: Server) -> None:
    """The server is bound to the loopback address and answers to no other name."""
    assert server.server_address[0] == "127.0.0.1"
    assert get(server, "/")[0] == 200
    assert get(server, "/", f"localhost:{server.server_port}")[0] == 200
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1"):
        for path in ("/", "/page", "/events"):
            assert get(server, path, host)[0] == 403


def test_preview_shows_the_page_beside_its_sources(server: Server) -> None:
    """Each extract is marked in its source, and the script knows which item it proves."""
    shell = get(server, "/")[2].decode("utf-8")
    assert shell.count("<mark ") == 12
    script = get(server, "/shell.js")[2].decode("utf-8")
    places = json.loads(script.partition("const PLACES = ")[2].partition(";\n")[0])
    assert set(places) == {i.id for s in sample.brief().sections for i in s.items}
    for names in places.values():
        assert all(f'<mark id="{name}">' in shell for name in names)
    status, headers, page = get(server, "/page")
    assert status == 200
    assert sample.brief().title in page.decode("utf-8")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert get(server, "/page.pdf")[2].startswith(b"%PDF")
    assert get(server, "/etc/passwd")[0] == 404


def test_preview_shows_errors_in_the_browser(server: Server) -> None:
    """A broken template is an error page with file and line, and mending it is enough."""
    path = Path("templates/acme/brief.html")
    whole = path.read_text("utf-8")
    path.write_text("<p>\n{{ brief.titel }}", "utf-8")
    status, _, body = get(server, "/page")
    assert status == 500
    assert "brief.html, line 2" in body.decode("utf-8")
    path.write_text(whole, "utf-8")
    assert get(server, "/page")[0] == 200


def test_preview_tells_of_changes(server: Server) -> None:
    """A change of a file is an event within a second."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", "/events", headers={"Host": f"127.0.0.1:{server.server_port}"})
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    path = Path("templates/acme/house.css")
    timer = threading.Timer(0.3, path.write_text, (path.read_text("utf-8") + "/* */", "utf-8"))
    timer.start()
    assert answer.readline() == b"event: change\n"
    timer.join()
    connection.close()


def test_a_port_that_is_taken(server: Server) -> None:
    """A port in use is an error that says how to choose another."""
    with pytest.raises(OutputError, match="--port"):
        make_server(sample_preview(), port=server.server_port)


def test_marks_are_escaped_and_never_overlap() -> None:
    """Marked text is safe, whole, and each extract is marked once."""
    text = "a <b> & c\u202e d\ne"
    marks = [(Citation("s", 2, 9, ""), "one"), (Citation("s", 4, 12, ""), "two")]
    shown = marked(text, marks)
    assert shown == 'a <mark id="one">&lt;b&gt; &amp; c</mark> d\ne'
    assert marked(text, [(Citation("s", 5, 99, ""), "x")]) == "a &lt;b&gt; &amp; c d\ne"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["desk", "plain", "embassy", "newsroom"])
def test_contrast(name: str) -> None:
    """Every colour of text stands out from paper and tint by 4.5 to 1 (WCAG 2.2, AA)."""
    colours = dict(find_style(name).house.colours)
    for text in ("ink", "accent", "signal", "quiet"):
        for ground in ("#ffffff", colours["tint"]):
            light, dark = sorted((luminance(ground), luminance(colours[text])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
