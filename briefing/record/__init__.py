"""Turn a brief into its provenance record and back, losing nothing.

The record is what `--format json` writes: plain dictionaries and lists whose keys
`docs/record.schema.json` describes.  Every extract is there with its source and offsets.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256

from briefing.model import Brief
from briefing.record.read import from_record, none
from briefing.record.write import Record, to_record

__all__ = ["Record", "digest", "dumps", "from_record", "loads", "to_record"]

_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""What a reader of the file would not see, or be misled by: written as an escape."""


def dumps(record: Record) -> str:
    """Return a record as JSON text; invisible characters and lone surrogates are escaped."""
    text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    return _UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text) + "\n"


def loads(text: str) -> Brief:
    """Return the brief that a JSON text records.  Raises `VerifyError`."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise none(f"line {error.lineno} is no JSON: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise none(str(error) or "it is nested too deep") from None
    return from_record(record)


def digest(brief: Brief) -> str:
    """Return the SHA-256 of a brief's record, by which one brief is told from another.

    The PDF is left aside: the same statements in another house style are the same brief.
    """
    return sha256(dumps(to_record(replace(brief, pdf_sha256=""))).encode("utf-8")).hexdigest()
