"""Turn the types that templates see into their documentation.

The tables stand between two marks in `docs/templates.md`; a test keeps that file true.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

from briefing.render import view

START = "<!-- fields -->\n"
END = "<!-- end of fields -->\n"

_SHOWN = {
    "BriefView": "brief",
    "SectionView": "section",
    "ItemView": "item",
    "Part": "part",
    "DifferenceView": "difference",
    "SideView": "side",
    "SourceView": "source",
}


def documented() -> str:
    """Return the tables of all fields as Markdown, one a type, in the order of `TYPES`."""
    return "\n".join("\n".join(_table(kind)) for kind in view.TYPES)


def _table(kind: type) -> Iterator[str]:
    name = _SHOWN[kind.__name__]
    purpose = inspect.getdoc(kind) or ""
    yield f"### `{name}`\n"
    yield f"{purpose}\n"
    yield "| Field | Type | What it is |"
    yield "| --- | --- | --- |"
    for field, type_, text in _fields(kind):
        yield f"| `{name}.{field}` | {type_} | {text} |"
    yield ""


def _fields(kind: type) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and documentation of each field, which stands on the line below it."""
    tree = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(tree, ast.ClassDef)
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            text = ast.literal_eval(below.value)
            yield (
                ast.unparse(field.target),
                _type(ast.unparse(field.annotation)),
                " ".join(text.split()).replace("|", "\\|"),
            )


def _type(annotation: str) -> str:
    """Return an annotation in the words of somebody who writes templates."""
    plain = {
        "str": "text",
        "int": "number",
        "bool": "true or false",
        "dict[str, str]": "texts by name",
    }
    if annotation.startswith("tuple["):
        return "list of " + _type(annotation[6:].partition(",")[0])
    if annotation.endswith(" | None"):
        return _type(annotation.removesuffix(" | None")) + ", or none"
    return plain.get(annotation) or f"`{_SHOWN[annotation]}`"


def rewritten(text: str) -> str:
    """Return the text of `docs/templates.md` with the tables as they are now between its marks."""
    before, _, rest = text.partition(START)
    return f"{before}{START}{documented()}{END}{rest.partition(END)[2]}"
