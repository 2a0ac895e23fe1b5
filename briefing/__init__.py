"""One-page briefs from saved articles, every statement a verbatim, located extract."""

from briefing.pipeline import find_quotes, parse, summarize
from briefing.read import read

__version__ = "1.0.0"

__all__ = ["find_quotes", "parse", "read", "summarize"]
