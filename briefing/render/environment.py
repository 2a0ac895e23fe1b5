"""Turn a template and plain data into text: the only module that imports Jinja2.

Templates run in Jinja's immutable sandbox: they see dictionaries, lists, texts and numbers,
reach no method of them that changes anything, and include files of their style alone.
"""

from __future__ import annotations

import itertools
import traceback
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from briefing.errors import TemplateError
from briefing.render.escape import markdown
from briefing.render.style import Style, read_text

T = TypeVar("T")

MOST_CHARACTERS = 20_000_000
"""Longest output of a template."""

MOST_ROUNDS = 200_000
"""Rounds of all its loops together: an endless template is stopped there."""


def expand(style: Style, name: str, context: dict[str, Any]) -> str:
    """Return the text that a style's template makes of plain data.

    Values are escaped by the name's ending: HTML for `.html`, Markdown for `.md`, nothing
    for `.txt`; an unknown name in the template is an error.  Raises `TemplateError` with
    the file and the line.
    """
    return guarded(
        style,
        name,
        Path(name).suffix,
        lambda environment: _bounded(environment.get_template(name).generate(context), name),
    )


def guarded(style: Style, name: str, suffix: str, write: Callable[[Any], T]) -> T:
    """Return what `write` makes with the sandbox for templates that end in `suffix`.

    Whatever goes wrong in it is the fault of the template `name`: raises `TemplateError`.
    """
    import jinja2

    _ROUNDS.set(itertools.count())
    try:
        return write(_environment(style.folders, suffix))
    except jinja2.TemplateNotFound as error:
        place = f"{_place(error, style.folders) or name}: " if error.name != name else ""
        raise TemplateError(
            f"{place}no template {error.name!r} in {style.folders[0]}", "mend the name"
        ) from None
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"{error.filename or name}, line {error.lineno}: {error.message}", "mend the template"
        ) from None
    except TemplateError:
        raise
    except Exception as error:  # whatever a template can provoke is the template's fault
        place = _place(error, style.folders)
        raise TemplateError(f"{place or name}: {_said(error)}", "mend the template") from None


_TICK = "_tick"
"""Name of the function that every round of a loop calls."""

_ROUNDS: ContextVar[Iterator[int]] = ContextVar("rounds")
"""Counts the rounds of one expansion."""


def _tick() -> None:
    if next(_ROUNDS.get()) > MOST_ROUNDS:
        raise RuntimeError("its loops do not end")


def _said(error: Exception) -> str:
    return str(error).strip() or type(error).__name__


def _bounded(pieces: Any, name: str) -> str:
    kept: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise TemplateError(f"{name}: its text does not end", "look for an endless loop")
        kept.append(piece)
    return "".join(kept)


def _place(error: Exception, folders: tuple[Path, ...]) -> str:
    """Return file and line of the innermost template that an error passed through."""
    found = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
            found = f"{frame.filename}, line {frame.lineno}"
    return found


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], suffix: str) -> Any:
    import jinja2
    from jinja2 import nodes
    from jinja2.parser import Parser
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Counting(Parser):
        """The parser, for which each round of a loop begins with a tick."""

        def parse_for(self) -> nodes.For:
            """Return a loop of the syntax tree."""
            loop = super().parse_for()
            call = nodes.Call(nodes.Name(_TICK, "load"), [], [], None, None)
            loop.body.insert(0, nodes.ExprStmt(call).set_lineno(loop.lineno))
            return loop

    class Environment(ImmutableSandboxedEnvironment):
        """The sandbox, in which `a.b` of a dictionary is its entry and never its method."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            """Return the entry of a dictionary, or the attribute of anything else."""
            if isinstance(obj, dict):
                if attribute in obj:
                    return obj[attribute]
                from difflib import get_close_matches

                near = get_close_matches(attribute, [str(key) for key in obj], 1)
                hint = f", did you mean {near[0]!r}?" if near else ""
                return self.undefined(f"there is no field {attribute!r}{hint}", name=attribute)
            return super().getattr(obj, attribute)

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            """Return the syntax tree, in which each round of a loop is counted."""
            return Counting(self, source, name, filename).parse()

    def load(name: str) -> tuple[str, str, Any]:
        for folder in folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                stamp = path.stat().st_mtime_ns
                return read_text(path), str(path), partial(_unchanged, path, stamp)
        raise jinja2.TemplateNotFound(name)

    environment = Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=suffix in (".html", ".md"),
        finalize=_finalize_markdown if suffix == ".md" else None,
        undefined=jinja2.StrictUndefined,
        auto_reload=True,
        # Most templates are expanded once: working out what is constant in one costs more.
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals[_TICK] = _tick
    return environment


def _unchanged(path: Path, stamp: int) -> bool:
    return path.is_file() and path.stat().st_mtime_ns == stamp


def _finalize_markdown(value: Any) -> Any:
    """Escape a value for Markdown, unless it is a macro's text or the template says `|safe`.

    The result is marked as safe, which keeps Jinja from escaping it for HTML as well.
    """
    from markupsafe import Markup

    return value if isinstance(value, Markup) else Markup(markdown(str(value)))
