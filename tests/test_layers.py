"""The order of the layers, read from the imports of every module."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefing"

STAGES = ("read", "clean", "segment", "analyse", "rank", "select", "compose", "render", "deliver")
"""Stages never import each other: what they share lies below them."""

LAYERS = (
    ("errors", "model", "version"),
    ("config",),
    (
        "calendar",
        "captions",
        "concepts",
        "cycles",
        "datelines",
        "fit",
        "language",
        "output",
        "pdf",
        "posts",
        "record",
        "speeches",
        "verbs",
    ),
    STAGES,
    ("pipeline", "house", "verify"),
    ("cli",),
    ("__init__", "__main__"),
)
"""From the lowest to the highest: a module imports its own layer's helpers and what is below."""

MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = frozenset(
    "babel charset_normalizer css_inline email_validator jinja2 keyring nltk numpy rich simplemma "
    "sumy trafilatura weasyprint".split()
)


def _name(path: Path) -> str:
    return ".".join(("briefing", *path.relative_to(PACKAGE).with_suffix("").parts))


def _part(path: Path) -> str:
    """Return the name of the part that a module belongs to: "render" for render/page.py."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _imports(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each import of a module: where from, and the names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} imports relatively"
            yield node.module or "", tuple(alias.name for alias in node.names)


def _parts_used(path: Path) -> set[str]:
    """Return the parts of the package that a module imports; "" for the package root."""
    used = set()
    for module, names in _imports(path):
        if module == "briefing":
            parts = {child.stem for child in PACKAGE.iterdir()}
            used |= {name if name in parts else "" for name in names} or {""}
        elif module.startswith("briefing."):
            used.add(module.split(".")[1])
    return used


def _layer(part: str) -> int:
    found = [number for number, layer in enumerate(LAYERS) if part in layer]
    assert found, f"{part} has no place in LAYERS: decide where it belongs"
    return found[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_layers_below(path: Path) -> None:
    """Each module imports what lies below it, its own folder, or helpers beside it."""
    part = _part(path)
    for used in _parts_used(path) - {part}:
        assert used, f"{_name(path)} imports the package root"
        above = _layer(used) > _layer(part)
        beside = _layer(used) == _layer(part) and part in (*STAGES, *LAYERS[4])
        assert not above and not beside, f"{_name(path)} imports {used}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_heavy_libraries_wait_until_they_are_needed(path: Path) -> None:
    """No module imports anything but the standard library and this package at its top."""
    tree = ast.parse(path.read_text("utf-8"))
    known = sys.stdlib_module_names | {"briefing"}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
            for name in names:
                assert str(name).split(".")[0] in known, f"{_name(path)} imports {name} at once"


def test_only_one_place_knows_each_library() -> None:
    """Jinja2 is used by the template environment alone, WeasyPrint by the PDF writer alone."""
    users: dict[str, set[str]] = {}
    for path in MODULES:
        for module, _ in _imports(path):
            users.setdefault(module.split(".")[0], set()).add(_name(path))
    assert users["jinja2"] == {"briefing.render.environment"}
    assert all(name.startswith("briefing.pdf.") for name in users["weasyprint"])
    assert all(name.startswith("briefing.rank.") for name in users["sumy"])


def test_only_the_command_line_prints_and_exits() -> None:
    """No other module calls `print`, `input`, `exit`, or touches the arguments."""
    for path in MODULES:
        if _part(path) not in ("cli", "__main__"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    assert node.func.id not in ("print", "input", "exit", "breakpoint"), path
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    assert (node.value.id, node.attr) not in (("sys", "argv"), ("sys", "exit"))


def test_modules_stay_short() -> None:
    """A module of more than 400 lines is two ideas."""
    long = {_name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in long.items() if count > 400} == {}


def test_the_help_imports_nothing_heavy() -> None:
    """`briefing --help` starts without a single library beyond Python's own."""
    code = (
        "import sys\nfrom briefing.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "usage: briefing" in done.stdout
    assert HEAVY & set(done.stderr.split()) == set()
