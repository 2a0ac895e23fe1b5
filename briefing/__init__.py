"""One-page briefs from saved articles, every statement a verbatim, located extract."""

from briefing.config import Config
from briefing.pipeline import build_brief, find_quotes, parse, summarize
from briefing.read import read
from briefing.render import render
from briefing.version import VERSION

__version__ = VERSION

__all__ = ["Config", "build_brief", "find_quotes", "parse", "read", "render", "summarize"]
