"""The service map in the DOT language of Graphviz."""

from __future__ import annotations

from math import log2

from decomposer.model.phrases import count

from .service_graph import Box, Link, ServiceGraph, links_to_draw

_MOST_TABLES = 5
_LONGEST = 28
_INK = "#22303c"
_FONT = "Helvetica,Arial,sans-serif"
# Light fills with a darker border of the same hue, far enough apart for most kinds of colour blindness.
_COLOURS = (
    ("#dcebfa", "#4a86c5"),
    ("#fde7cf", "#d98a2b"),
    ("#ddf1e0", "#4b9f5d"),
    ("#f1e3f5", "#9a63ad"),
    ("#fbe0e0", "#cc6666"),
    ("#dff3f3", "#3d9ba0"),
    ("#f6f1d1", "#a8942a"),
    ("#e6e4f7", "#6f68b8"),
)
_QUIET = ("#f4f5f6", "#9aa5ae")
_WRITE, _READ, _CALL, _SOFT = "#c0392b", "#b9770e", "#5d6d7e", "#aab4bd"


def render_dot(services: ServiceGraph) -> str:
    """A digraph: one box for each service with its size, tables and routes; wider lines where more is cut."""
    links = links_to_draw(services)
    hidden = len(services.links) - len(links)
    lines = [
        "digraph services {",
        '  graph [rankdir=LR, bgcolor="white", pad=0.4, nodesep=0.45, ranksep=1.1, labelloc=t, tooltip="service map"];',
        f'  graph [fontname="{_FONT}", fontsize=12, fontcolor="{_INK}", label={_quote(_title(services, hidden))}];',
        f'  node [shape=plain, fontname="{_FONT}", fontsize=11, fontcolor="{_INK}"];',
        f'  edge [fontname="{_FONT}", fontsize=9, arrowsize=0.7];',
    ]
    own = [box.name for box in services.boxes if box.kind == "service"]
    colours = {name: _COLOURS[place % len(_COLOURS)] for place, name in enumerate(own)}
    lines += [_node(place, box, colours.get(box.name, _QUIET)) for place, box in enumerate(services.boxes)]
    names = {box.name: f"s{place}" for place, box in enumerate(services.boxes)}
    lines += [_edge(names, link) for link in links]
    return "\n".join([*lines, "}"]) + "\n"


def _title(services: ServiceGraph, hidden: int) -> str:
    own = sum(box.kind == "service" for box in services.boxes)
    title = f"{count(own, 'service')}, {count(len(services.links), 'link')}"
    return f"{title} ({hidden} weaker ones not drawn)" if hidden else title


def _node(place: int, box: Box, colours: tuple[str, str]) -> str:
    fill, border = colours
    style = "ROUNDED,DASHED" if box.kind == "kernel" else "ROUNDED"
    facts = [f"{count(box.units, 'unit')} · {count(box.lines, 'line')}"]
    if box.routes or box.tasks:
        facts.append(f"{count(box.routes, 'route')} · {count(box.tasks, 'task')}")
    rows = [f'<TR><TD><B><FONT POINT-SIZE="14">{_html(shorten(box.name))}</FONT></B></TD></TR>']
    rows += [f'<TR><TD><FONT COLOR="#566573">{_html(fact)}</FONT></TD></TR>' for fact in facts]
    rows += [f'<TR><TD ALIGN="LEFT">▤ {_html(shorten(table))}</TD></TR>' for table in box.tables[:_MOST_TABLES]]
    if len(box.tables) > _MOST_TABLES:
        rows.append(f'<TR><TD ALIGN="LEFT">… {len(box.tables) - _MOST_TABLES} more</TD></TR>')
    label = (
        f'<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="1" CELLPADDING="3" STYLE="{style}" COLOR="{border}" '
        f'BGCOLOR="{fill}">{"".join(rows)}</TABLE>'
    )
    return f"  s{place} [label=<{label}>, tooltip={_quote(_tooltip(box))}];"


def _tooltip(box: Box) -> str:
    tables = f"\ntables: {', '.join(box.tables)}" if box.tables else ""
    numbers = (box.units, "unit"), (box.lines, "line"), (box.routes, "route"), (box.tasks, "task")
    return f"{box.name}: {', '.join(count(*one) for one in numbers)}{tables}"


def _edge(names: dict[str, str], link: Link) -> str:
    colour = _WRITE if link.writes else _READ if link.reads or link.foreign_keys else _CALL if link.calls else _SOFT
    style = "solid" if link.weight > link.messages else "dashed"
    width = 1 + min(5.0, log2(link.weight) * 0.7)
    tooltip = _quote(f"{link.source} → {link.target}: {link.label}")
    return (
        f"  {names[link.source]} -> {names[link.target]} [label={_quote(_short_label(link))}, penwidth={width:.1f}, "
        f'color="{colour}", fontcolor="{colour}", style={style}, tooltip={tooltip}, labeltooltip={tooltip}];'
    )


def _short_label(link: Link) -> str:
    return link.label.replace(", ", "\n")


def shorten(name: str) -> str:
    """At most 28 characters: the end tells names apart better than the middle."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2 - 1]}…{name[-_LONGEST // 2 :]}"


def _quote(text: str) -> str:
    escaped = _printable(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _html(text: str) -> str:
    escaped = _printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped.replace("\n", " ")


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)
