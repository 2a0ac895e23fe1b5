"""Draw the benchmarks' figures as SVG: lines over two logarithmic axes, and bars."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

COLOURS = ("#1b3a5c", "#b3541e", "#5a7d2a", "#7a4e9c", "#888888")
"""Colours of the series: told apart in grey as well by the text beside each line."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 70, 110, 40, 50


def lines(
    title: str, across: str, up: str, series: Mapping[str, Sequence[tuple[float, float]]]
) -> str:
    """Return a log-log chart; each series is named at its last point."""
    points = [point for row in series.values() for point in row]
    x0, x1 = _decades([x for x, _ in points])
    y0, y1 = _decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            LEFT + (math.log10(x) - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - (math.log10(y) - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM),
        )

    parts = []
    for power in range(x0, x1 + 1):
        x, y = place(10.0**power, 10.0**y0)
        parts.append(_rule(x, y, x, TOP) + _text(x, y + 18, f"{10**power:,}", "middle"))
    for power in range(y0, y1 + 1):
        x, y = place(10.0**x0, 10.0**power)
        parts.append(_rule(x, y, WIDTH - RIGHT, y) + _text(x - 8, y + 4, f"{10.0**power:g}", "end"))
    named: list[tuple[float, float]] = []
    for number, (name, row) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        dots = [place(x, y) for x, y in row]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in dots]
        x, y = dots[-1][0] + 8, dots[-1][1] + 4
        while any(abs(x - other) < 100 and abs(y - level) < 14 for other, level in named):
            y += 2
        named.append((x, y))
        parts.append(_text(x, y, name, "start", colour))
    return _svg(title, across, up, parts)


def bars(title: str, up: str, groups: Mapping[str, Mapping[str, float]]) -> str:
    """Return a bar chart: for each group its named values side by side."""
    most = max(value for row in groups.values() for value in row.values()) * 1.15
    names = list(dict.fromkeys(name for row in groups.values() for name in row))
    room = (WIDTH - LEFT - 20) / len(groups)
    step = room / (len(names) + 1)
    parts = []
    for index, (group, row) in enumerate(groups.items()):
        start = LEFT + index * room
        parts.append(_text(start + room / 2, HEIGHT - BOTTOM + 18, group, "middle"))
        for name, value in row.items():
            number = names.index(name)
            tall = value / most * (HEIGHT - TOP - BOTTOM)
            x, y = start + step * (number + 0.5), HEIGHT - BOTTOM - tall
            parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{step * 0.85:.1f}" height="{tall:.1f}" '
                f'fill="{COLOURS[number % len(COLOURS)]}"/>'
            )
            parts.append(_text(x + step * 0.42, y - 4, f"{value:.3f}"[1:], "middle"))
    for number, name in enumerate(names):
        x = LEFT + number * 120
        colour = COLOURS[number % len(COLOURS)]
        parts.append(f'<rect x="{x}" y="{HEIGHT - 18}" width="10" height="10" fill="{colour}"/>')
        parts.append(_text(x + 15, HEIGHT - 9, name, "start"))
    return _svg(title, "", up, parts)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    least = math.floor(math.log10(min(values)))
    return least, max(least + 1, math.ceil(math.log10(max(values))))


def _rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="#ddd"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#222") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(text)}</text>'


def _svg(title: str, across: str, up: str, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    )
    named = [
        f'<g font-size="14" font-weight="bold">{_text(LEFT, 22, title, "start")}</g>',
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, "middle") if across else "",
        f'<g transform="rotate(-90 16 {HEIGHT / 2})">{_text(16, HEIGHT / 2, up, "middle")}</g>',
    ]
    return "\n".join([head, *named, *parts, "</svg>", ""])
