"""Hold what every layout shares: the private fonts, the style sheet, the locked fetcher.

This is the only module that imports WeasyPrint, inside its functions.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefing.errors import BriefingError, RenderError
from briefing.pdf.machine import FONTS, ensure

MOST_BYTES = 4_000_000
"""Largest file that a page may load from its style's folder."""


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that the layouts of one style share."""

    fonts: Any
    """WeasyPrint's FontConfiguration over the shipped fonts."""
    sheet: Any
    """The parsed style sheet."""
    fetcher: Any
    """Opens files of the style's folders and `data:` addresses, and nothing else."""
    refused_by_sheet: tuple[str, ...]
    """Addresses in the style sheet that were refused, with the reason."""
    refused: list[str]
    """Addresses that were refused since, with the reason."""
    remarks: tuple[str, ...]
    """What was not understood of the style sheet, with line and column."""


@lru_cache(maxsize=4)
def open_press(css: str, folders: tuple[Path, ...]) -> Press:
    """Return the press for a style sheet whose files lie in `folders`.

    Raises `RenderError` when the machine lacks a library or a font.
    """
    ensure()
    with private_fonts():
        weasyprint = _weasyprint()
        fonts = weasyprint.text.fonts.FontConfiguration()
    refused: list[str] = []
    fetcher = _fetcher(folders, refused)
    with heard() as records, as_render_error():
        sheet = weasyprint.CSS(
            string=css, base_url=_base(folders), url_fetcher=fetcher, font_config=fonts
        )
    by_sheet = tuple(refused)
    refused.clear()
    remarks = tuple(record.getMessage() for record in records if record.levelname == "WARNING")
    return Press(fonts, sheet, fetcher, by_sheet, refused, remarks)


def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as error:
        raise RenderError(
            f"PDF cannot be made: {error}", "install pango, see `briefing doctor`"
        ) from None
    return weasyprint


def document(press: Press, html: str, folders: tuple[Path, ...], rules: str) -> Any:
    """Return WeasyPrint's layout of a page, with some rules after the style sheet's."""
    weasyprint = _weasyprint()
    with private_fonts(), as_render_error():
        last = weasyprint.CSS(string=rules, url_fetcher=press.fetcher)
        page = weasyprint.HTML(string=html, base_url=_base(folders), url_fetcher=press.fetcher)
        return page.render(
            font_config=press.fonts, stylesheets=[press.sheet, last], pdf_variant="pdf/ua-1"
        )


@contextmanager
def as_render_error() -> Iterator[None]:
    """Turn what WeasyPrint fails with on a style sheet that it cannot do into a `RenderError`."""
    try:
        yield
    except (BriefingError, MemoryError, RecursionError):
        raise
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise RenderError(
            f"WeasyPrint cannot lay out the page: {said[:200]}",
            "simplify the style sheet and the template",
        ) from error


def attachments(files: Iterable[Any]) -> list[Any]:
    """Return files (of type `Attached`) as WeasyPrint takes them."""
    weasyprint = _weasyprint()
    return [
        weasyprint.Attachment(
            string=file.data,
            name=file.name,
            description=file.description,
            relationship=file.relationship,
            created=file.date,
            modified=file.date,
        )
        for file in files
    ]


@contextmanager
def private_fonts() -> Iterator[None]:
    """Let fontconfig see the shipped fonts and no other, and keep its cache where it may write."""
    wanted = {"FONTCONFIG_FILE": str(FONTS / "fonts.conf")} | _cache()
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _cache() -> dict[str, str]:
    """Return where fontconfig's cache goes when the user's own folder cannot be written.

    Fontconfig would complain on standard error, beside the program's own messages.
    """
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fontconfig"
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except (OSError, RuntimeError):
        writable = False
    return {} if writable else {"XDG_CACHE_HOME": _scratch().name}


@lru_cache(maxsize=1)
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="briefing-")


@contextmanager
def heard() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint says while it works."""
    records: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger = logging.getLogger("weasyprint")
    ear = Ear(logging.WARNING)
    propagates = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield records
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagates


def _base(folders: tuple[Path, ...]) -> str:
    return folders[0].as_uri() + "/"


def _fetcher(folders: tuple[Path, ...], refused: list[str]) -> Any:
    """Return a fetcher that is locked into some folders."""
    from weasyprint.urls import URLFetcher

    class Locked(URLFetcher):  # type: ignore[misc]
        """Opens files of the style's folders and `data:` addresses, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return the response, or note the address and refuse it."""
            reason = _refusal(url, folders)
            if reason:
                refused.append(f"{url[:200]}: {reason}")
                raise ValueError(reason)
            return super().fetch(url, headers)

    return Locked(allowed_protocols={"file", "data"}, allow_redirects=False)


def _refusal(url: str, folders: tuple[Path, ...]) -> str:
    """Return why an address is not opened, or nothing."""
    parts = urlsplit(url)
    if parts.scheme == "data":
        return ""
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return "only files of the style's folder are loaded"
    path = Path(url2pathname(parts.path)).resolve()
    if not any(path.is_relative_to(folder.resolve()) for folder in folders):
        return "it lies outside the style's folder"
    if not path.is_file():
        return "no such file"
    return "larger than 4 MB" if path.stat().st_size > MOST_BYTES else ""
