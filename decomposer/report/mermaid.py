"""The service map as a Mermaid flowchart, for README files and wikis."""

from __future__ import annotations

from decomposer.model.phrases import count

from .service_graph import Box, ServiceGraph, links_to_draw


def render_mermaid(services: ServiceGraph) -> str:
    """One node for each service, one labelled arrow for each link that a picture has room for."""
    names = {box.name: f"s{place}" for place, box in enumerate(services.boxes)}
    lines = ["flowchart LR"]
    lines += [f'  {names[box.name]}["{_label(box)}"]' for box in services.boxes]
    for link in links_to_draw(services):
        lines.append(f'  {names[link.source]} -->|"{_escape(link.label)}"| {names[link.target]}')
    return "\n".join(lines) + "\n"


def _label(box: Box) -> str:
    numbers = (box.units, "unit"), (len(box.tables), "table"), (box.routes, "route")
    return f"{_escape(box.name)}<br/>{', '.join(count(*one) for one in numbers)}"


def _escape(text: str) -> str:
    """Mermaid knows character codes only: each sign that could end a label or mean markup becomes one."""
    return "".join(char if char.isalnum() or char in " -_.,:/" else f"#{ord(char)};" for char in text)
