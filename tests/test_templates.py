"""The house style: where it is found, what it may do, what is said when it is wrong."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
import sample

from briefing.errors import TemplateError
from briefing.render import render
from briefing.render import style as styles
from briefing.render.environment import expand
from briefing.render.house_file import House, parse_house
from briefing.render.style import FILES, Style, find_style

TEMPLATES = sample.ROOT / "templates"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in an empty folder, with an empty configuration of the user; return the folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return folder


def template(folder: Path, text: str, name: str = "brief.md") -> Path:
    """Write a template into a folder, made when missing, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def markdown(templates: Path | str | None = None) -> str:
    """Return the sample in Markdown."""
    return str(render(sample.brief(), "md", templates))


def test_the_packaged_style_is_the_last_resort() -> None:
    """Without any other, the packaged templates are taken."""
    assert find_style().folders == (styles.packaged(),)
    assert all((styles.packaged() / name).is_file() for name in FILES)


def test_order_of_the_places(tmp_path: Path, elsewhere: Path) -> None:
    """A named folder goes before `./templates`, and that before the user's."""
    template(tmp_path / "config" / "briefing" / "templates", "user")
    assert markdown() == "user"
    template(elsewhere / "templates", "working folder")
    assert markdown() == "working folder"
    assert markdown(template(tmp_path / "named", "named")) == "named"


def test_a_changed_template_changes_the_page(tmp_path: Path) -> None:
    """A template is read anew when it changes, in one process as well."""
    folder = template(tmp_path / "own", "one")
    assert markdown(folder) == "one"
    path = folder / "brief.md"
    template(folder, "two")
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1_000_000))
    assert markdown(folder) == "two"


def test_what_a_style_lacks_comes_from_the_package(tmp_path: Path) -> None:
    """A folder with nothing but a style sheet is a style."""
    folder = template(tmp_path / "own", "h1 { color: #123456 }", "house.css")
    text = str(render(sample.brief(), "html", folder))
    assert "#123456" in text
    assert sample.brief().title in text


def test_styles_go_by_name(elsewhere: Path) -> None:
    """A folder below `./templates` is named by its name alone."""
    template(elsewhere / "templates" / "mine", "mine")
    assert markdown("mine") == "mine"
    assert "mine" in styles.styles()
    assert markdown() != "mine"


@pytest.mark.parametrize("name", ["plain", "embassy", "newsroom"])
def test_shipped_styles(name: str) -> None:
    """The styles that ship are named, and differ from the standard one."""
    assert name in styles.styles()
    assert render(sample.brief(), "html", name) != render(sample.brief(), "html")


def test_a_style_that_there_is_not_names_those_there_are() -> None:
    """A wrong name lists the styles."""
    with pytest.raises(TemplateError, match=r"'nowhere'.*desk"):
        markdown("nowhere")


def test_a_folder_without_templates_is_none(tmp_path: Path) -> None:
    """A folder of other things is not taken for a style."""
    with pytest.raises(TemplateError, match="no template in it"):
        markdown(template(tmp_path / "other", "x", "notes.doc"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\n{{ brief.titel }}", r"brief\.md, line 2: .*'titel', did you mean 'title'\?"),
        ("{{ nothing }}", r"brief\.md, line 1: 'nothing' is undefined"),
        ("\n\n{% for x in y %}", r"brief\.md, line 3: "),
        ("{{ 1 / 0 }}", r"brief\.md, line 1: division by zero"),
        ("{{ brief.title.__class__ }}", r"brief\.md, line 1: .*unsafe"),
        ("{{ brief.sections.append(1) }}", r"brief\.md, line 1: "),
        ("{% set _ = brief.update({'a': 1}) %}", r"brief\.md, line 1: "),
        ("\n{% include 'gone.md' %}", r"brief\.md, line 2: no template 'gone\.md'"),
        ("{% include '../secret.md' %}", r"no template '\.\./secret\.md'"),
        ("{% include '/etc/passwd' %}", r"no template '/etc/passwd'"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "line 1",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", r"brief\.md, line 1: .*recursion"),
        ("{{ range(999999) }}", r"brief\.md, line 1: .*[Rr]ange"),
    ],
)
def test_an_error_names_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    """Whatever is wrong in a template is one line with its file and line number."""
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    with pytest.raises(TemplateError) as caught:
        markdown(template(tmp_path / "own", text))
    assert re.search(said, str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_template_may_include_its_neighbours(tmp_path: Path) -> None:
    """An include and a macro from a file of the same folder work, loops inside included."""
    folder = template(
        tmp_path / "own",
        "{% macro m(n) %}{% for i in n %}<{{ i }}{% endfor %}{% endmacro %}",
        "m.md",
    )
    template(folder, "{% import 'm.md' as m %}{{ m.m([1, 2]) }}{% include 'part.md' %}")
    template(folder, " part", "part.md")
    assert markdown(folder) == "<1<2 part"


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are an error with the file's name."""
    folder = template(tmp_path / "own", "x")
    (folder / "brief.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match=r"brief\.md: byte 0 is no UTF-8"):
        markdown(folder)


def test_fields_named_like_methods_are_fields() -> None:
    """`items` of a section is its list of items, not the method of a dictionary."""
    text = expand(Style((TEMPLATES,)), "brief.txt", {"brief": {}} | {"brief": _bare()})
    assert "- only" in text


def _bare() -> dict[str, object]:
    item = {"text": "only", "quote": False, "sources": [1], "support": "", "change": ""}
    section = {"title": "T", "items": [item], "differences": []}
    return {
        "house": "H",
        "date_text": "",
        "marking": "",
        "title": "t",
        "statistics": [],
        "notice": "",
        "sections": [section],
        "sources": [],
        "labels": {"sources": "S", "quote_open": "", "quote_close": ""},
        "dropped": "",
        "method": "m",
        "made": "",
    }


def test_house_file_sets_everything(tmp_path: Path) -> None:
    """Titles, columns, colours and fonts of `house.toml` reach the page."""
    folder = template(
        tmp_path / "own",
        'left = ["regional_context", "key_developments"]\n'
        '[titles]\nkey_developments = "What happened"\n'
        '[colours]\nink = "#010203"\n[fonts]\ntext = "Georgia, serif"\n',
        "house.toml",
    )
    text = str(render(sample.brief(), "html", folder))
    assert "What happened" in text
    assert "Key developments" not in text
    assert "--ink: #010203" in text
    assert "--font-text: Georgia, serif" in text
    assert text.index("Regional context") < text.index("What happened")


def test_no_section_is_lost_by_its_column(tmp_path: Path) -> None:
    """A section that `house.toml` gives no column still stands on the page."""
    folder = template(tmp_path / "own", "left = []\nright = []\n", "house.toml")
    text = str(render(sample.brief(), "html", folder))
    for section in sample.brief().sections:
        assert section.title in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colors = 1", "unknown setting 'colors'; did you mean 'colours'"),
        ("a = x", "line 1"),
        ("margin = 5", "margin = 5 is no text"),
        ("paper = 'A5'", "unknown paper 'A5'"),
        ("language = 'xx'", "unknown language 'xx'"),
        ("left = 'key_developments'", "left is no list"),
        ("left = ['news']", "unknown section 'news'"),
        ("[titles]\nnews = 'x'", "unknown section 'news'"),
        ("[most]\nnotable_quotes = '3'", "most is no table of whole numbers"),
        ("[most]\nnotable_quotes = true", "most is no table of whole numbers"),
        ("[colours]\nink = 'red; } * { x: y'", "is no value of CSS"),
        ("margin = '1cm; } body { display: none'", "is no value of CSS"),
    ],
)
def test_a_wrong_house_file_is_named(text: str, said: str) -> None:
    """A mistake in `house.toml` is one line with the file and the key."""
    with pytest.raises(TemplateError, match=said) as caught:
        parse_house(text, "own/house.toml")
    assert str(caught.value).startswith("own/house.toml: ")


def test_empty_house_file() -> None:
    """An empty `house.toml` changes nothing."""
    assert parse_house("", "house.toml") == House()


def test_logo_is_inside_the_page(tmp_path: Path) -> None:
    """The logo stands in the HTML itself, with its text for those who do not see it."""
    folder = template(tmp_path / "own", 'logo = "l.svg"\nlogo_alt = "A lighthouse"', "house.toml")
    template(folder, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "l.svg")
    text = str(render(sample.brief(), "html", folder))
    assert 'src="data:image/svg+xml;base64,' in text
    assert 'alt="A lighthouse"' in text


@pytest.mark.parametrize("logo", ["gone.png", "../secret.png"])
def test_a_logo_that_is_not_in_the_folder(tmp_path: Path, logo: str) -> None:
    """A logo that is missing, or lies outside the style, is an error."""
    (tmp_path / "secret.png").write_bytes(b"x")
    folder = template(tmp_path / "own", f'logo = "{logo}"', "house.toml")
    with pytest.raises(TemplateError, match=rf"house\.toml, line 1: .*{re.escape(logo)}"):
        render(sample.brief(), "html", folder)


def test_a_logo_that_is_too_large(tmp_path: Path) -> None:
    """A logo of many megabytes is refused with its name."""
    folder = template(tmp_path / "own", 'logo = "big.png"', "house.toml")
    with (folder / "big.png").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TemplateError, match=r"house\.toml, line 1: .*big\.png: larger than 4 MB"):
        render(sample.brief(), "html", folder)


def test_pictures_of_the_style_sheet_are_inside_the_html(tmp_path: Path) -> None:
    """A picture that the style sheet names is carried in the HTML."""
    folder = template(tmp_path / "own", 'body { background: url("dot.png") }', "house.css")
    (folder / "dot.png").write_bytes(b"\x89PNG")
    text = str(render(sample.brief(), "html", folder))
    assert 'url("data:image/png;base64,iVBORw==")' in text


def test_a_style_sheet_cannot_end_the_style_element(tmp_path: Path) -> None:
    """What looks like an end tag in the style sheet stays a part of it."""
    folder = template(tmp_path / "own", "a::after { content: '</style><b>' }", "house.css")
    assert "</style><b>" not in str(render(sample.brief(), "html", folder))


def test_documentation_names_every_field() -> None:
    """`docs/templates.md` says what each field is in the words of the code."""
    from briefing.render.fields import rewritten

    text = (sample.ROOT / "docs" / "templates.md").read_text("utf-8")
    assert rewritten(text) == text, f"the fields have changed; run: {sample.UPDATE}"


def test_every_field_reaches_the_templates(tmp_path: Path) -> None:
    """What is documented is there: each field can be printed."""
    from briefing.render.html import context
    from briefing.render.view import TYPES

    values = context(sample.brief(), find_style(TEMPLATES))
    seen: dict[str, set[str]] = {}

    def walk(value: object, name: str) -> None:
        if isinstance(value, dict) and name != "labels":
            seen.setdefault(name, set()).update(value)
            for key, inner in value.items():
                walk(inner, key)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner, name)

    walk(values["brief"], "brief")
    names = ("brief", "sections", "items", "parts", "differences", "sides", "sources")
    for name, kind in zip(names, TYPES, strict=True):
        assert seen[name] == kind.__required_keys__, name


def test_a_house_can_name_a_brief_that_names_none() -> None:
    """The masthead shows the desk that the brief names."""
    text = str(render(replace(sample.brief(), house="Night desk"), "txt"))
    assert text.startswith("Night desk · 14 March 2031")
