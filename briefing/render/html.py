"""Turn a brief into HTML: one file that needs nothing beside it."""

from __future__ import annotations

import base64
import re
from typing import Any

from briefing.errors import TemplateError
from briefing.model import Brief
from briefing.render.build import view
from briefing.render.environment import expand
from briefing.render.style import MOST_BYTES, Style, setting_line

_URL = re.compile(r"url\(\s*(['\"]?)(?!data:|#)([^'\")]+)\1\s*\)")


def context(brief: Brief, style: Style, *, most_sources: int | None = None) -> dict[str, Any]:
    """Return what templates see: `brief`, and of the style `logo` and `logo_alt`."""
    house = style.house
    seen = view(
        brief,
        titles=dict(house.titles),
        left=house.left,
        right=house.right,
        most_sources=most_sources,
    )
    logo = _logo(style) if house.logo else ""
    return {"brief": seen, "logo": logo, "logo_alt": house.logo_alt}


def html(
    brief: Brief, style: Style, *, most_sources: int | None = None, css: str | None = None
) -> str:
    """Return the page as HTML, the style sheet inside unless `css` says what stands there."""
    if css is None:
        css = _URL.sub(lambda m: f'url("{_data_address(style, m[2])}")', style.sheet())
    values = context(brief, style, most_sources=most_sources)
    return expand(style, "brief.html", values | {"css": css.replace("</", "<\\/")})


def _logo(style: Style) -> str:
    try:
        return _data_address(style, style.house.logo)
    except TemplateError as error:
        place = setting_line(style.file("house.toml"), "logo")
        raise TemplateError(f"{place}: {error.what}", error.way_out) from None


def _data_address(style: Style, name: str) -> str:
    """Return a file of the style as a `data:` address.  Raises `TemplateError`."""
    path = style.file(name)
    inside = any(path.resolve().is_relative_to(folder.resolve()) for folder in style.folders)
    if not inside:
        raise TemplateError(f"{name}: lies outside the style's folder", "copy it there")
    if path.stat().st_size > MOST_BYTES:
        raise TemplateError(f"{path}: larger than {MOST_BYTES // 1_000_000} MB", "make it smaller")
    import mimetypes

    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
