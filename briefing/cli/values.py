"""Turn the words after an option into its value, or say what is wrong with them."""

from __future__ import annotations

import argparse
from datetime import date


def day(value: str) -> str:
    """Return a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day, write YYYY-MM-DD") from None


def count(value: str) -> int:
    """Return a whole number from 1 on."""
    if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) > 0):
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number from 1 on")
    return int(value)


def port(value: str) -> int:
    """Return the number of a port; 0 means any that is free."""
    if not (value.isascii() and value.isdigit() and len(value) < 6 and int(value) < 65536):
        raise argparse.ArgumentTypeError(f"{value!r} is no port, a number from 0 to 65535")
    return int(value)
