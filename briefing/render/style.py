"""Turn the name of a house style into its files: templates, style sheet, settings.

A style is a folder.  What it lacks is taken from the packaged style, so that a folder that
holds nothing but a `house.css` is one.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import TemplateError
from briefing.render.house_file import House, parse_house

FILES = (
    *("brief.html", "brief.md", "brief.txt", "house.css", "house.toml"),
    *("email.html", "email.txt", "email.subject.txt"),
)
"""The files of a style that the program reads."""

OWN = "own.css"
"""A style sheet that is added to `house.css`, for a style that changes little."""

WORD = "brief.docx"
"""The Word document, edited with a word processor."""

MOST_BYTES = 4_000_000
"""Largest template, style sheet or picture that a style may hold."""


@dataclass(frozen=True, slots=True)
class Style:
    """A house style: where its files are and what they say."""

    folders: tuple[Path, ...]
    """Where its files are looked for, in this order."""
    house: House = field(default_factory=House)
    """What its `house.toml` says."""

    def file(self, name: str) -> Path:
        """Return where a file of the style stands; raises `TemplateError` when nowhere."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        places = ", ".join(str(folder) for folder in self.folders)
        raise TemplateError(f"no {name} in {places}", "run `briefing templates new` for a full set")

    def sheet(self) -> str:
        """Return its style sheet: `house.css`, its own additions, the values of `house.toml`."""
        own = self.folders[0] / OWN
        added = read_text(own) if own.is_file() else ""
        return self.text("house.css") + added + self.house.css()

    def text(self, name: str) -> str:
        """Return the text of one of its files."""
        return read_text(self.file(name))


def packaged() -> Path:
    """Return the folder of the packaged style: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def user_folder() -> Path:
    """Return the folder of the user's own styles."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("HOME", "/") + "/.config"
    return Path(base) / "briefing" / "templates"


def find_style(templates: Path | str | None = None) -> Style:
    """Return the style to render with.

    `templates` is a folder, or the name of a style in one of the usual places; without it
    the first of `./templates`, the user's and the packaged folder that holds a template is
    taken.  Raises `TemplateError`.
    """
    if templates is None or str(templates) == "":
        folder = next(f for f in (Path("templates"), user_folder(), packaged()) if _is_style(f))
    else:
        folder = _named(str(templates))
    folders = tuple(dict.fromkeys((folder.resolve(), packaged())))
    style = Style(folders)
    path = style.file("house.toml")
    return Style(folders, parse_house(read_text(path), str(path)))


def styles() -> dict[str, Path]:
    """Return every style that can be named, with its folder.

    The packaged style is `desk`, that of `./templates` is `house`, the user's is `user`;
    their sub-folders go by their own names, the nearest one first.
    """
    found: dict[str, Path] = {}
    for own, base in (("desk", packaged()), ("house", Path("templates")), ("user", user_folder())):
        folders = sorted(f for f in base.iterdir() if f.is_dir()) if base.is_dir() else []
        for name, folder in [(own, base), *((f.name, f) for f in folders)]:
            if _is_style(folder) and folder.resolve() not in {f.resolve() for f in found.values()}:
                found[name] = folder
    return found


def read_text(path: Path) -> str:
    """Return the text of a template's file.  Raises `TemplateError`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TemplateError(
                f"{path}: larger than {MOST_BYTES // 1_000_000} MB", "make it smaller"
            )
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: byte {error.start} is no UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise TemplateError(f"{path}: {error.strerror}", "make it readable") from None


def setting_line(path: Path, name: str) -> str:
    """Return a file of settings with the line that sets a name, the file alone when none does."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if re.match(rf"\s*{re.escape(name)}\s*=", line):
            return f"{path}, line {number}"
    return str(path)


def _is_style(folder: Path) -> bool:
    return any((folder / name).is_file() for name in (*FILES, OWN, WORD))


def _named(name: str) -> Path:
    folder = Path(name)
    if folder.is_dir():
        if not _is_style(folder):
            raise TemplateError(f"{name}: no template in it", f"it needs one of {', '.join(FILES)}")
        return folder
    known = styles()
    if name in known:
        return known[name]
    raise TemplateError(
        f"no template folder or style {name!r}", f"known styles are {', '.join(sorted(known))}"
    )
