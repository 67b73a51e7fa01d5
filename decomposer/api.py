"""The same things for scripts and notebooks: `read` a project, look at it, propose, plan."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from decomposer.config import read_config
from decomposer.deciding import decide, explain_place, explain_two, propose, read_wishes
from decomposer.job import Analysis, Boundaries, Settings, Silence
from decomposer.model import DependencyGraph, Plan, Program, Proposal, ServiceMap
from decomposer.model.evidence import EvidenceFiles, Observations
from decomposer.model.phrases import count
from decomposer.pipeline import build_graph, explain_one, measure, observe
from decomposer.reading import read as read_program

if TYPE_CHECKING:
    import pandas as pd

    from decomposer.model.documents import ExplanationDocument, StatisticsDocument
    from decomposer.report.tables import Table

    Frame: TypeAlias = pd.DataFrame | Table


def read(
    path: str | Path,
    *,
    jobs: int | None = None,
    use_cache: bool = False,
    evidence: EvidenceFiles | None = None,
) -> Project:
    """The project below a folder, and evidence besides its source. Raises DecomposerError when it cannot be read."""
    settings = Settings(root=Path(path), jobs=jobs, use_cache=use_cache, evidence=evidence or EvidenceFiles())
    program = read_program(settings, Silence())
    return Project(settings.root, program, observe(settings, program, Silence()))


class Project:
    """What was read. Everything else is computed when it is asked for, once."""

    def __init__(self, root: Path, program: Program, observations: Observations | None = None) -> None:
        """`root` is where the settings are, `observations` what is known besides the source."""
        self._root = root
        self.program = program
        self.observations = observations
        self._proposals: dict[tuple[int | None, str | None], Proposal] = {}
        self._analyses: dict[str | None, Analysis] = {}

    def __repr__(self) -> str:
        """The size in one line."""
        found = self.program
        sizes = (found.modules, "file"), (found.routes, "route"), (found.tables, "table")
        return f"<Project: {', '.join(count(len(records), noun) for records, noun in sizes)}>"

    @cached_property
    def graph(self) -> DependencyGraph:
        """Units and edges with their evidence."""
        return build_graph(self.program, read_config(self._root), Silence(), self.observations)

    def propose(self, *, seed: int | None = None, boundaries: str | None = None) -> Proposal:
        """Candidate services that keep the constraints of a boundary file; the seed is that of the settings."""
        asked = seed, boundaries
        if asked not in self._proposals:
            self._proposals[asked] = self._propose(seed, boundaries)
        return self._proposals[asked]

    def _propose(self, seed: int | None, boundaries: str | None) -> Proposal:
        config = read_config(self._root)
        constraints = read_wishes(None if boundaries is None else Boundaries(boundaries), self.graph)
        config = config if seed is None else replace(config, seed=seed)
        return propose(self.graph, config, Silence(), constraints=constraints)

    def decide(self, boundaries: str | None = None) -> Analysis:
        """Boundaries and plan: from the text of a boundary file, or from the proposal."""
        if boundaries not in self._analyses:
            edited = None if boundaries is None else Boundaries(boundaries)
            self._analyses[boundaries] = decide(self.graph, self.propose(boundaries=boundaries), edited, Silence())
        return self._analyses[boundaries]

    def plan(self, boundaries: str | None = None) -> Plan:
        """The order of extraction, step by step."""
        return self.decide(boundaries).plan

    def services(self, boundaries: str | None = None) -> ServiceMap:
        """Who owns what."""
        return self.decide(boundaries).service_map

    def explain(self, name: str, other: str | None = None) -> Explanation:
        """All that is known of a symbol, package, table, route, task or signal, or what two of them need.

        Two names are those of services, packages or units. A notebook shows it. Raises InputError for a name that
        nothing has, or several things.
        """
        if other is None:
            found = explain_one(self.program, name, self.observations)
            return Explanation(explain_place(self.decide(), found) if found.name in self.graph.unit_of else found)
        return Explanation(explain_two(self.decide(), name, other))

    def picture(self, boundaries: str | None = None) -> ServicePicture:
        """The service map; a notebook shows it."""
        from decomposer.report.dot import render_dot
        from decomposer.report.service_graph import build_service_graph

        return ServicePicture(render_dot(build_service_graph(self.graph, self.services(boundaries))))

    def statistics(self) -> StatisticsDocument:
        """How much was seen: what is not resolved, what nothing leads to, what binds the parts of the program."""
        return measure(self.program)

    def units_table(self) -> Frame:
        """One row per unit: a pandas DataFrame when pandas is installed, else a list of dicts."""
        from decomposer.report.tables import list_units

        return _frame(list_units(self.graph))

    def edges_table(self) -> Frame:
        """One row per edge, the heaviest first: a pandas DataFrame when pandas is installed, else a list of dicts."""
        from decomposer.report.tables import list_edges

        return _frame(list_edges(self.graph))

    def _repr_html_(self) -> str:
        """A line for notebooks."""
        found = self.program
        code = (found.modules, "file"), (found.symbols, "definition"), (found.blind_spots, "blind spot")
        uses = (found.routes, "route"), (found.tables, "table"), (found.tasks, "task")
        return f"<p>{', '.join(count(len(records), noun) for records, noun in (*code, *uses))}</p>"


class Explanation:
    """What is known of one thing: `document` has it as a record, `str` gives it as text."""

    def __init__(self, document: ExplanationDocument) -> None:
        """Take the record."""
        self.document = document

    def __str__(self) -> str:
        """Facts by relation."""
        from decomposer.report.explanation import render_explanation

        return render_explanation(self.document)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """For notebooks."""
        from decomposer.report.explanation import render_explanation_html

        return render_explanation_html(self.document)


class ServicePicture:
    """A service map: `dot` is its text, `svg` its picture."""

    def __init__(self, dot: str) -> None:
        """The picture is drawn when somebody looks at it."""
        self.dot = dot

    @cached_property
    def svg(self) -> str | None:
        """The picture, or None without Graphviz."""
        from decomposer.report.svg import draw_svg

        return draw_svg(self.dot).svg

    def _repr_svg_(self) -> str | None:
        """For notebooks."""
        return self.svg

    def _repr_html_(self) -> str | None:
        """For notebooks without Graphviz: the reason and the DOT text."""
        if self.svg is not None:
            return None
        from html import escape

        return f"<p>Graphviz is not installed; this is the map in its language:</p><pre>{escape(self.dot)}</pre>"


def _frame(table: Table) -> Frame:
    try:
        import pandas as pd
    except ImportError:
        return table
    return pd.DataFrame(table)
