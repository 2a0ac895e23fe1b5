"""One-page briefs from saved articles, every statement a verbatim, located extract."""

from briefing.pipeline import find_quotes, parse, summarize
from briefing.read import read
from briefing.version import VERSION

__version__ = VERSION

__all__ = ["find_quotes", "parse", "read", "summarize"]
