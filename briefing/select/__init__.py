"""Turn ratings into what is printed: the sections of a page, or a summary."""

from briefing.select.explained import explained
from briefing.select.joint import choose
from briefing.select.sections import SECTIONS
from briefing.select.summary import summary
from briefing.select.view import view

__all__ = ["SECTIONS", "choose", "explained", "summary", "view"]
