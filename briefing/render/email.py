"""Turn a brief into what a mail carries: its subject, its text, its HTML with inlined styles."""

from __future__ import annotations

import re

from briefing.errors import TemplateError
from briefing.model import Brief, Letter
from briefing.render.environment import expand
from briefing.render.escape import plain
from briefing.render.html import context
from briefing.render.style import Style, read_text

_VARIABLE = re.compile(r"--([a-z][\w-]*)\s*:\s*([^;{}<>]+?)\s*[;}]")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def letter(brief: Brief, style: Style) -> Letter:
    """Return a brief as its style's `email.*` templates write it.  Raises `TemplateError`."""
    values = {**context(brief, style), "look": look(style)}
    return Letter(
        subject=plain(expand(style, "email.subject.txt", values)),
        text=expand(style, "email.txt", values),
        html=_inlined(expand(style, "email.html", values), style),
        language=tag if _TAG.fullmatch(tag := values["brief"]["language"]) else "",
    )


def look(style: Style) -> dict[str, str]:
    """Return the colours and fonts of a style by name, `font_text` for `--font-text`.

    Mail programs know no variables of CSS: templates write the values.  What the style's
    sheet does not set has the value of the packaged one.
    """
    packaged = read_text(style.folders[-1] / "house.css")
    sheet = _COMMENT.sub("", packaged + style.sheet())
    return {name.replace("-", "_"): value for name, value in _VARIABLE.findall(sheet)}


def _inlined(html: str, style: Style) -> str:
    """Return HTML with the rules of its style sheets at their elements; `@media` stays."""
    import css_inline

    inliner = css_inline.CSSInliner(
        keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False
    )
    try:
        return inliner.inline(html)
    except css_inline.InlineError as error:
        file = style.file("email.html")
        raise TemplateError(f"{file}: {error}", "mend its style sheet") from None
