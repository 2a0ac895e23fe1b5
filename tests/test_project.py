"""The project around the code: what the README promises, what is locked, what is shipped."""

from __future__ import annotations

import argparse
import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli.parser import parser
from briefing.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _commands(
    of: argparse.ArgumentParser, name: str = "briefing"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command that does something, with its parser."""
    inner = [a for a in of._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield name, of
    for action in inner:
        for word, command in action.choices.items():
            yield from _commands(command, f"{name} {word}")


COMMANDS = dict(_commands(parser()))


def test_readme_begins_with_the_two_commands_and_the_picture() -> None:
    """The first things after the title are the two commands, then the page."""
    lines = [line for line in README.splitlines() if line.strip()]
    assert lines[1].startswith("    make brief")
    assert lines[2].startswith("    make test")
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture and picture[1] == "docs/page.png"
    assert README.index("make test") < picture.start() < README.index("## Commands")


def test_the_two_commands_are_there_and_ci_runs_the_second() -> None:
    """Makefile has both targets, and .ci/run calls the README's test command."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"(?m)^brief:", makefile)
    assert re.search(r"(?m)^test:", makefile)
    ci = ROOT / ".ci" / "run"
    assert re.search(r"(?m)^exec make test$", ci.read_text("utf-8"))
    for script in (ci, ROOT / "tools" / "setup.sh", ROOT / "tools" / "lock.sh"):
        assert os.access(script, os.X_OK), script


def test_make_knows_every_target_it_offers() -> None:
    """What `make help` lists is what there is."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    offered = set(re.findall(r"@echo 'make (\w+)", makefile))
    assert offered | {"help"} == set(re.findall(r"(?m)^(\w+):", makefile))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_options(name: str) -> None:
    """README's table has a row for each command, and the row names each option."""
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    mine = [row for row in rows if re.match(rf"\| `{name}[ `]", row)]
    assert len(mine) == 1, f"README needs one row for {name}"
    for action in COMMANDS[name]._actions:
        for option in action.option_strings[-1:]:
            if option != "--help":
                short = action.option_strings[0]
                assert f"`{option}" in mine[0] or f"`{short}" in mine[0], option


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example_that_parses(name: str) -> None:
    """The example at the end of a command's help is a valid call of that command."""
    text = COMMANDS[name].epilog or ""
    example = text.removeprefix("Example: ").partition(" |")[0]
    assert example.startswith(name)
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", example)]
    assert callable(parser().parse_args(words[1:]).run)


def test_links_of_the_documents_lead_somewhere() -> None:
    """Every file that README and docs/ link to is there."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_changelog_tells_of_this_version() -> None:
    """The version has a heading in the changelog."""
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_locks_hold_names_versions_and_hashes_alone(lock: Path) -> None:
    """Every requirement has an exact version and a hash; no address and no option stands there."""
    text = lock.read_text("utf-8")
    entries = re.split(r"(?m)^(?=\S)", text)[1:]
    assert entries
    for entry in entries:
        first, *hashes = (line.strip().rstrip("\\").strip() for line in entry.splitlines())
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.+]+( ; [\w' ().<>=!]+)?", first), first
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h) for h in hashes), first
    assert not re.search(r"://|index|[\w-]\.(org|com|io|net)\b", text)


def test_locks_hold_what_the_project_asks_for() -> None:
    """Each dependency is locked: for a run, for building, for development."""
    groups = PROJECT["dependency-groups"]
    run = PROJECT["project"]["dependencies"]
    extra = PROJECT["project"]["optional-dependencies"]["html"]
    wanted = {"run": run, "build": groups["build"], "dev": [*run, *extra, *groups["dev"]]}
    assert {lock.stem for lock in LOCKS} == set(wanted)
    for lock in LOCKS:
        locked = set(re.findall(r"(?m)^([a-z0-9.-]+)==", lock.read_text("utf-8")))
        names = {re.split(r"[<>=!~\[ ]", need)[0].lower() for need in wanted[lock.stem]}
        assert names <= locked, lock.stem


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel of this tree installs."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(place / "site")
    return place / "site"


def test_the_wheel_holds_code_data_and_templates(wheel: Path) -> None:
    """Everything under briefing/ and templates/ is in the wheel, and nothing else of the tree."""
    expected = {
        path.relative_to(ROOT)
        for path in (ROOT / "briefing").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    expected |= {
        Path("briefing", path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    found = {path.relative_to(wheel) for path in wheel.rglob("*") if path.is_file()}
    info = {path for path in found if path.parts[0] == f"briefing-{VERSION}.dist-info"}
    assert found - info == expected
    assert {"LICENSE", "NOTICE", "OFL.txt"} <= {path.name for path in info}


def test_the_wheel_makes_a_brief_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    """What the wheel installs makes the page of two files with the packaged style."""
    for name, when in (("one.txt", "on Monday"), ("two.txt", "this week")):
        (tmp_path / name).write_text(
            f"The ministers of Tarvia and Morland signed a railway treaty {when}. "
            "The line will carry ore from the northern mines to the port of Selm from 2034. "
            "“We waited forty years for this line,” said Prime Minister Ana Verany.\n",
            "utf-8",
        )
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "make", "one.txt", "two.txt", "--title", "Ore"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["out/ore.md", "out/ore.pdf"]
    assert (tmp_path / "out" / "ore.pdf").read_bytes().startswith(b"%PDF")


def test_every_test_says_what_it_proves() -> None:
    """Each test has a docstring whose first paragraph is one sentence that ends in a full stop."""
    for path in (ROOT / "tests").glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                said = ast.get_docstring(node) or ""
                assert said.partition("\n\n")[0].endswith((".", "?")), f"{path.name}: {node.name}"
