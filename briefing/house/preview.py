"""Show the page beside its sources in a browser, and again whenever a file of the style changes.

Serves on the loopback address alone, and answers only requests that name it as their host, so
that no page of another site can read the brief through the user's browser.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefing.errors import BriefingError, OutputError
from briefing.house.sample import FOLDER, sample
from briefing.language import DATA
from briefing.model import Brief, Citation
from briefing.pdf.apart import Apart
from briefing.render import render, render_all
from briefing.render.escape import plain, visible
from briefing.render.style import find_style

INTERVAL = 0.2
"""Seconds between two looks at the files."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""The content security policy of the page itself, which runs no script."""

SHELL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'"
)
"""That of the frame around it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown."""

    brief: Brief
    """The brief."""
    texts: dict[str, str]
    """The text of each source, by its id."""
    templates: Path | str | None = None
    """The style, as `render` takes it."""


def sample_preview(templates: Path | str | None = None) -> Preview:
    """Return the preview of a style over the sample brief."""
    brief = sample()
    texts = {note.id: (FOLDER / note.path).read_text("utf-8") for note in brief.sources}
    return Preview(brief, texts, templates)


def serve(
    preview: Preview, *, port: int = 0, ready: Callable[[str], None] = lambda address: None
) -> None:
    """Serve a preview until interrupted; `ready` is told the address.

    Port 0 takes any that is free.  Raises `OutputError` when the port is taken.
    """
    server = make_server(preview, port=port)
    ready(f"http://127.0.0.1:{server.server_port}/")
    try:
        server.serve_forever(poll_interval=INTERVAL)
    except KeyboardInterrupt:
        pass
    finally:
        server.stop.set()
        server.server_close()


class Server(ThreadingHTTPServer):
    """The server with what it shows; requests end with it."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        """Bind the address."""
        self.preview = preview
        self.shown = stamps(preview.templates)
        self.stop = threading.Event()
        super().__init__(address, _Handler)


def make_server(preview: Preview, *, port: int = 0) -> Server:
    """Return a server on the loopback address that is not running yet.  Raises `OutputError`."""
    try:
        return Server(("127.0.0.1", port), preview)
    except OSError as error:
        raise OutputError(
            f"cannot serve on port {port}: {error.strerror}", "choose another with --port"
        ) from None


@dataclass(slots=True)
class _Answer:
    """What a path is answered with."""

    kind: str
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "briefing"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer a request, if it names the loopback address as its host."""
        host = self.headers.get("Host", "")
        names = {f"{name}:{self.server.server_port}" for name in ("127.0.0.1", "localhost")}
        path = self.path.partition("?")[0]
        if host not in names:
            self._send(_Answer("text/plain", b"wrong host\n", 403))
        elif path == "/events":
            self._events()
        elif path in ANSWERS:
            if path == "/page":
                self.server.shown = stamps(self.server.preview.templates)
            self._send(ANSWERS[path](self.server.preview))
        else:
            self._send(_Answer("text/plain", b"not found\n", 404))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the user."""

    def _send(self, answer: _Answer) -> None:
        self.send_response(answer.status)
        kind = answer.kind + ("; charset=utf-8" if answer.kind.startswith("text/") else "")
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(answer.body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        for name, value in (headers | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def _events(self) -> None:
        """Send an event each time that a file of the style changes (server-sent events)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        # What changed since the page was made, before the browser listened, counts too.
        seen = self.server.shown
        beat = time.monotonic()
        try:
            while not self.server.stop.wait(INTERVAL):
                now = stamps(self.server.preview.templates)
                if now != seen:
                    self.wfile.write(b"event: change\ndata: {}\n\n")
                    seen = now
                elif time.monotonic() - beat > 10:
                    self.wfile.write(b": still here\n\n")
                    beat = time.monotonic()
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return


def stamps(templates: Path | str | None) -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of every file of a style, to see whether one has changed."""
    try:
        folders = find_style(templates).folders
    except BriefingError:
        folders = (Path(templates),) if templates and Path(templates).is_dir() else ()
    found = []
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            try:
                about = path.stat()
            except OSError:
                continue
            found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)


def _shell(preview: Preview) -> _Answer:
    shell = (DATA / "preview" / "shell.html").read_text("utf-8")
    body = shell.replace("<!-- sources -->", "\n".join(_sources(preview)))
    return _Answer("text/html", _bytes(body), headers={"Content-Security-Policy": SHELL_POLICY})


def _script(preview: Preview) -> _Answer:
    script = (DATA / "preview" / "shell.js").read_text("utf-8")
    places = {
        item.id: [_mark(item.id, n) for n, _ in enumerate(item.citations)]
        for section in preview.brief.sections
        for item in section.items
    }
    return _Answer("text/javascript", _bytes(f"const PLACES = {json.dumps(places)};\n{script}"))


def _page(preview: Preview) -> _Answer:
    headers = {"Content-Security-Policy": POLICY}
    try:
        html = str(render(preview.brief, "html", preview.templates))
    except BriefingError as error:
        html = f'<!doctype html><title>Error</title><pre id="error">{escape(str(error))}</pre>'
        return _Answer("text/html", _bytes(html), 500, headers)
    return _Answer("text/html", _bytes(html), headers=headers)


def _pdf(preview: Preview) -> _Answer:
    try:
        style = find_style(preview.templates)
        with Apart(style.sheet(), style.folders) as apart:
            _, parts = render_all(preview.brief, ("pdf",), preview.templates, typesetter=apart)
    except BriefingError as error:
        return _Answer("text/plain", _bytes(str(error)), 500)
    data = parts["pdf"]
    return _Answer("application/pdf", data if isinstance(data, bytes) else _bytes(data))


ANSWERS: dict[str, Callable[[Preview], _Answer]] = {
    "/": _shell,
    "/shell.js": _script,
    "/page": _page,
    "/page.pdf": _pdf,
}
"""Path -> the function that answers it; `/events` beside them never ends."""


def _sources(preview: Preview) -> Iterator[str]:
    """Yield each source with its extracts marked where they stand."""
    marks: dict[str, list[tuple[Citation, str]]] = {}
    for section in preview.brief.sections:
        for item in section.items:
            for number, citation in enumerate(item.citations):
                marks.setdefault(citation.source_id, []).append((citation, _mark(item.id, number)))
    for note in preview.brief.sources:
        text = preview.texts.get(note.id, "")
        title = escape(f"{note.number} {plain(note.path)}")
        yield f"<h2>{title}</h2>\n<pre>{marked(text, marks.get(note.id, []))}</pre>"


def marked(text: str, marks: list[tuple[Citation, str]]) -> str:
    """Return a text as HTML in which citations are marked; of two that overlap the first is."""
    parts, last = [], 0
    for citation, id_ in sorted(marks, key=lambda pair: (pair[0].start, -pair[0].end)):
        if last <= citation.start <= citation.end <= len(text):
            parts.append(_safe(text[last : citation.start]))
            inner = _safe(text[citation.start : citation.end])
            parts.append(f'<mark id="{escape(id_)}">{inner}</mark>')
            last = citation.end
    return "".join(parts) + _safe(text[last:])


def _safe(text: str) -> str:
    return escape(visible(text))


def _mark(item: str, number: int) -> str:
    return f"mark-{item}-{number}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
