"""The preview in a real browser: the page, its places in the sources, live reload, errors."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from playwright.sync_api import Browser, Page, expect, sync_playwright

from briefing.house.preview import Preview, make_server, sample_preview

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """Copy the house style, to be edited."""
    folder = tmp_path / "style"
    folder.mkdir()
    for file in TEMPLATES.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    return folder


@pytest.fixture
def served(style: Path) -> Iterator[tuple[str, Preview]]:
    """Serve the sample brief in the copied style."""
    preview = sample_preview(style)
    server = make_server(preview)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", preview
    server.stop.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, served: tuple[str, Preview]) -> Iterator[Page]:
    """Open the preview; a script error or a refused load fails the test."""
    opened = browser.new_page(viewport={"width": 1500, "height": 900})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(served[0])
    yield opened
    opened.close()
    assert faults == []


def test_a_click_on_an_item_shows_its_place(page: Page, served: tuple[str, Preview]) -> None:
    """Each statement that is clicked lights up its extracts in the sources, word for word."""
    frame = page.frame_locator("#page")
    preview = served[1]
    for section in preview.brief.sections:
        item = section.items[0]
        frame.locator(f"#{item.id}").click()
        lit = page.locator("mark.here")
        wanted = {" ".join(citation.text.split()) for citation in item.citations}
        patterns = [r"\s+".join(map(re.escape, text.split())) for text in sorted(wanted)]
        expect(lit.first).to_have_text(re.compile("|".join(patterns)))
        shown = {" ".join(text.split()) for text in lit.all_text_contents()}
        assert shown <= wanted and shown
        expect(lit.first).to_be_in_viewport()


def test_an_edited_template_shows_at_once(page: Page, style: Path) -> None:
    """A change of the style reloads the page; a mistake shows with its file and line."""
    frame = page.frame_locator("#page")
    expect(frame.locator("h1")).to_have_text(sample.brief().title)
    template = style / "brief.html"
    whole = template.read_text("utf-8")
    template.write_text(whole.replace("{{ brief.title }}</h1>", "EDITED</h1>"), "utf-8")
    expect(frame.locator("h1")).to_have_text("EDITED")
    template.write_text(whole.replace("{{ brief.title }}</h1>", "{{ brief.titel }}</h1>"), "utf-8")
    expect(frame.locator("#error")).to_contain_text("brief.html, line")
    expect(page.locator("#state")).to_have_text("The template has an error")
    template.write_text(whole, "utf-8")
    expect(frame.locator("h1")).to_have_text(sample.brief().title)
