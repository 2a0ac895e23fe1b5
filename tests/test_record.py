"""The provenance record: nothing is lost on the way there and back, and what is none is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import VerifyError
from briefing.model import (
    Brief,
    Citation,
    Difference,
    Insertion,
    Item,
    LeftOut,
    Moment,
    Person,
    Quotation,
    Section,
    SourceNote,
    Span,
)
from briefing.record import dumps, from_record, loads, to_record

SCHEMA = json.loads((sample.ROOT / "docs" / "record.schema.json").read_text("utf-8"))

TEXT = st.text(st.characters(), max_size=12)
NUMBER = st.integers(0, 10**6)
FLOAT = st.floats(allow_nan=False, allow_infinity=False)


def several(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for short tuples."""
    return st.lists(of, max_size=2).map(tuple)


CITATION = st.builds(Citation, TEXT, NUMBER, NUMBER, TEXT, TEXT)
ITEM = st.builds(
    Item,
    id=st.uuids().map(str),
    text=TEXT,
    citations=several(CITATION),
    support=several(CITATION),
    sources=several(NUMBER),
    origins=NUMBER,
    insertions=several(st.builds(Insertion, NUMBER, TEXT, TEXT)),
    certainty=TEXT,
    rule=TEXT,
    quotation=st.none() | st.builds(Quotation, TEXT, TEXT, TEXT),
    score=FLOAT,
)
BRIEF = st.builds(
    Brief,
    version=TEXT,
    settings=st.dictionaries(TEXT, TEXT, max_size=2).map(lambda d: tuple(sorted(d.items()))),
    settings_hash=TEXT,
    title=TEXT,
    date=TEXT,
    language=TEXT,
    house=TEXT,
    marking=TEXT,
    sources=several(
        st.builds(SourceNote, NUMBER, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, NUMBER, TEXT)
    ),
    sections=several(st.builds(Section, TEXT, TEXT, several(ITEM))),
    differences=several(st.builds(Difference, TEXT, several(CITATION), FLOAT, TEXT)),
    timeline=several(st.builds(Moment, TEXT, CITATION)),
    people=several(
        st.builds(
            Person,
            TEXT,
            several(TEXT),
            TEXT,
            TEXT,
            several(st.builds(Span, TEXT, NUMBER, NUMBER, TEXT)),
            st.booleans(),
        )
    ),
    left_out=several(st.builds(LeftOut, CITATION, TEXT)),
    warnings=several(TEXT),
    pdf_sha256=TEXT,
)


def faults(value: Any, schema: dict[str, Any], place: str = "record") -> list[str]:
    """Return where a value departs from a schema: the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{place} is no {schema['type']}"]
    found = [f"{place} lacks {name}" for name in schema.get("required", ()) if name not in value]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        extra = schema.get("additionalProperties", True)
        for name, inner in value.items():
            if name in known:
                found += faults(inner, known[name], f"{place}.{name}")
            elif isinstance(extra, dict):
                found += faults(inner, extra, f"{place}.{name}")
            elif extra is False:
                found.append(f"{place} has an unknown {name}")
    if isinstance(value, list):
        for inner in value:
            found += faults(inner, schema["items"], f"{place}[]")
    return found


def test_sample_survives() -> None:
    """The sample comes back from its record as it was."""
    assert loads(dumps(to_record(sample.brief()))) == sample.brief()


@settings(max_examples=60, deadline=None)
@given(BRIEF)
def test_any_brief_survives(brief: Brief) -> None:
    """Whatever characters and numbers a brief holds, its record gives them back."""
    text = dumps(to_record(brief))
    text.encode("utf-8")
    assert loads(text) == brief
    assert faults(json.loads(text), SCHEMA) == []


def test_top_level_keys() -> None:
    """The record has the keys that other programs read it by."""
    record = to_record(sample.brief())
    assert set(record) >= {
        "version",
        "settings",
        "title",
        "date",
        "language",
        "sources",
        "sections",
        "differences",
        "timeline",
        "people",
        "left_out",
        "warnings",
    }
    assert record["settings"]["hash"] == sample.brief().settings_hash
    quote = record["sections"][3]["items"][0]
    assert quote["speaker"] == "Tomáš Verány"
    assert quote["role"] == "Prime Minister of Tarvia"
    assert quote["how"] == "named"
    assert "speaker" not in record["sections"][1]["items"][0]
    assert record["differences"][0]["sides"][0]["label"] == "hedged"


def test_invisible_characters_are_escaped_in_the_file() -> None:
    """The file shows a reader every character that it holds, as itself or as an escape."""
    brief = replace(sample.brief(), title="a\u202eb\ud800c\U000e0041d\u2028")
    text = dumps(to_record(brief))
    for character in "\u202e\ud800\U000e0041\u2028":
        assert character not in text
    assert "\\u202e" in text
    assert loads(text) == brief


def test_numbers_that_json_lacks_become_zero() -> None:
    """A score that is no finite number does not make the record unreadable."""
    brief = sample.brief()
    item = replace(brief.sections[0].items[0], score=float("nan"))
    brief = replace(brief, sections=(replace(brief.sections[0], items=(item,)),))
    assert loads(dumps(to_record(brief))).sections[0].items[0].score == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "{}",
        "null",
        '{"version": 1}',
        "[" * 100_000,
        '{"a": ' * 50_000,
        "NaN",
    ],
)
def test_what_is_no_record_is_refused_in_one_line(text: str) -> None:
    """Anything else is refused with one line that says why and the way out."""
    with pytest.raises(VerifyError) as caught:
        loads(text)
    assert str(caught.value).startswith("no provenance record: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), 5),
        (("sources",), {}),
        (("sources", 0), "x"),
        (("sources", 0, "number"), "1"),
        (("sources", 0, "number"), True),
        (("sections", 0, "items", 0, "text"), None),
        (("sections", 0, "items", 0, "citations", 0, "start"), 1.5),
        (("sections", 0, "items", 0, "sources"), ["1"]),
        (("sections", 0, "items", 0, "score"), "high"),
        (("sections", 1, "items", 0, "id"), "bottom-line-1"),
        (("warnings",), [1]),
        (("settings", "values"), []),
        (("people", 0, "organisation"), "yes"),
    ],
)
def test_a_wrong_value_is_named(path: tuple[str | int, ...], value: object) -> None:
    """A record with one wrong value is refused, not read with a guess."""
    record = to_record(sample.brief())
    inner: Any = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(VerifyError):
        from_record(record)


def test_schema_refuses_what_is_wrong() -> None:
    """The schema is no empty one: it finds a missing key and a wrong kind."""
    record = to_record(sample.brief())
    del record["title"]
    record["sources"][0]["number"] = "1"
    assert faults(record, SCHEMA) == ["record lacks title", "record.sources[].number is no integer"]
