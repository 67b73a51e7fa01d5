"""All stages in order: source folder -> program -> graph -> proposal -> boundaries -> plan -> files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from decomposer.config import Config, read_config
from decomposer.deciding import (
    ANY,
    accept_proposal,
    add_choices,
    choices_between,
    compare_files,
    decide,
    digest_of_cut,
    explain_place,
    explain_two,
    propose,
    propose_moves,
    propose_several,
    read_boundary_file,
    read_wishes,
)
from decomposer.errors import OutputError
from decomposer.job import Analysis, Boundaries, Listener, Outcome, Settings, Wish, check_root
from decomposer.model import Artifact, DependencyGraph, Program, Proposal, Uses
from decomposer.model.comparison import Comparison
from decomposer.model.constraints import FREE, Constraints
from decomposer.model.documents import ExplanationDocument, StatisticsDocument
from decomposer.model.evidence import EvidenceFiles, Observations
from decomposer.model.factors import FactorsDocument
from decomposer.model.facts import FactsPart
from decomposer.model.gateway import GatewayStep
from decomposer.model.graph import Granularity
from decomposer.model.phrases import some
from decomposer.model.score import ScoreDocument
from decomposer.output import BOUNDARIES, OutputFolder, open_output, write_output
from decomposer.reading import Memory, identify_graph, read, result_cache
from decomposer.version import VERSION

FEW_UNITS = 1500
"""Of larger programs, `run` looks for one proposal: two others take longer than to read the code."""

ProposalForm = Literal["toml", "partition", "json", "markdown"]


def observe(settings: Settings, program: Program, listener: Listener) -> Observations | None:
    """What is known besides the source, of what the options and the settings name; None if that is nothing."""
    wanted = _evidence_files(settings.evidence, settings.root, read_config(settings.root))
    if not wanted:
        return None
    from decomposer.evidence import gather

    listener.stage("Reading evidence")
    return gather(program, wanted, settings.root, result_cache(settings, "history"))


def _evidence_files(asked: EvidenceFiles, root: Path, config: Config) -> EvidenceFiles:
    """What the settings name, then what is asked for besides."""
    named = config.evidence
    return EvidenceFiles(
        git=asked.git or named.git,
        traces=(*(root / one for one in named.traces), *asked.traces),
        coverage=(*(root / one for one in named.coverage), *asked.coverage),
        access_logs=(*(root / one for one in named.access_logs), *asked.access_logs),
    )


def build_graph(
    program: Program,
    config: Config,
    listener: Listener,
    observations: Observations | None = None,
    granularity: Granularity = "definition",
) -> DependencyGraph:
    """The dependency graph, with the weights of the settings."""
    from decomposer.graph import build

    listener.stage("Building the graph")
    return build(program, config.weights, observations, granularity)


def read_graph(settings: Settings, listener: Listener, granularity: Granularity = "definition") -> DependencyGraph:
    """The dependency graph of the program below the root with all evidence that there is, or the one in a file."""
    if settings.graph is not None:
        return _read_graph_file(settings.graph, listener)
    program = read(settings, listener)
    observations = observe(settings, program, listener)
    return build_graph(program, read_config(settings.root), listener, observations, granularity)


def _read_graph_file(path: Path, listener: Listener) -> DependencyGraph:
    from decomposer.graph.graph_file import read_graph_file

    listener.stage("Reading the graph")
    graph, skipped = read_graph_file(path)
    for one in skipped:
        listener.note(f"{path.name}: {one.reason} ({one.number}): {one.detail}, at {one.first}")
    return graph


def find_uses(program: Program) -> Uses:
    """Routes and tasks with the tables of their call trees, and the loops that come to tables with each turn."""
    from decomposer.graph.call_trees import CallTrees
    from decomposer.graph.repeated import find_repeated_uses

    trees = CallTrees(program)
    return Uses(trees.entry_points(), find_repeated_uses(program, trees))


def measure(program: Program) -> StatisticsDocument:
    """How much of the program was seen."""
    from decomposer.graph.coupling import find_coupling
    from decomposer.graph.definitions import count_definitions
    from decomposer.report.statistics import build_statistics

    return build_statistics(program, count_definitions(program), find_coupling(program))


def judge_factors(program: Program) -> FactorsDocument:
    """What stands in the way of twelve-factor operation."""
    from decomposer.assessment import assess_factors
    from decomposer.graph.call_trees import CallTrees

    return assess_factors(program, CallTrees(program).tables)


def explain(settings: Settings, listener: Listener, name: str, other: str | None = None) -> ExplanationDocument:
    """All that is known of one thing, or of what two services, packages or units need of each other.

    Raises InputError for names that nothing has.
    """
    if other is None:
        program = read(settings, listener)
        observations = observe(settings, program, listener)
        found = explain_one(program, name, observations)
        graph = build_graph(program, read_config(settings.root), listener, observations)
        return explain_place(_decide(graph, settings, listener), found) if found.name in graph.unit_of else found
    return explain_two(analyse(settings, listener)[1], name, other)


def explain_one(program: Program, name: str, observations: Observations | None = None) -> ExplanationDocument:
    """All that is known of a symbol, package, table, route, task or signal. Raises InputError for no or several."""
    from decomposer.graph.call_trees import CallTrees
    from decomposer.graph.coupling import find_coupling
    from decomposer.report.explanation import Known, explain

    trees = CallTrees(program)
    known = Known(program, trees.entry_points(), trees.ways, trees.tables, find_coupling(program))
    known.observations = observations
    return explain(known, name)


def export_everything(graph: DependencyGraph) -> str:
    """Graph and facts as JSON."""
    from decomposer.report.facts import render_export_json

    return render_export_json(graph, _facts(graph.program))


def _facts(program: Program) -> FactsPart:
    from decomposer.graph.call_trees import CallTrees
    from decomposer.report.facts import build_facts

    return build_facts(program, CallTrees(program).entry_points())


def export_table(settings: Settings, listener: Listener, table: str) -> str:
    """One table of facts as comma-separated values."""
    from decomposer.report.facts import render_csv

    return render_csv(_facts(read(settings, listener)), table)


def export_tables(settings: Settings, listener: Listener) -> None:
    """Writes all tables into the output folder. Raises OutputError for one that holds the results of a run."""
    from decomposer.report.facts import TABLES, render_csv

    check_root(settings.root)
    folder = open_output(settings.out, settings.root)
    if folder.marker is not None and BOUNDARIES in folder.marker.files:
        raise OutputError(f"{settings.out} holds the results of a run: choose another folder with --out")
    facts = _facts(read(settings, listener))
    listener.stage("Writing results")
    files = [Artifact(f"{table}.csv", render_csv(facts, table)) for table in TABLES]
    write_output(folder, f"decomposer {VERSION}", files)


def propose_text(
    settings: Settings, listener: Listener, form: ProposalForm, wish: Wish = ANY, given: Path | None = None
) -> str:
    """Candidate services as boundaries, as a JSON object of units and services, or with all reasons.

    The constraints of a boundary file are kept.
    """
    from decomposer.clustering import ORDER
    from decomposer.report.partition import render_partition
    from decomposer.report.proposal_json import render_proposal_json
    from decomposer.report.proposal_markdown import render_proposal_markdown

    file = None if given is None else read_boundary_file(given)
    config = read_config(settings.root)
    graph = read_graph(settings, listener, wish.granularity)
    constraints = read_wishes(file, graph, wish)
    if wish.warm and file is not None:
        return propose_moves(graph, file, constraints, form, listener)
    told = form in ("json", "markdown") and wish.services is None
    wanted = ORDER if told else (wish.choice,)
    find = partial(_find_services, settings, graph, config, listener, constraints=constraints)
    proposals = propose_several(wanted, wish, find)
    proposal = proposals.get(wish.choice, proposals["middle"])
    if form == "partition":
        return render_partition(proposal)
    analysis = accept_proposal(graph, proposal, file, constraints, listener)
    if form == "toml":
        return analysis.boundaries.text
    review = replace(analysis.review, choices=choices_between(analysis, proposals)) if told else analysis.review
    return render_proposal_json(review) if form == "json" else render_proposal_markdown(review)


def compare(first: Path, second: Path, settings: Settings | None, listener: Listener) -> Comparison:
    """What differs between the cuts in two files; with the numbers of both, where settings name a source."""
    files = read_boundary_file(first), read_boundary_file(second)
    return compare_files(*files, None if settings is None else read_graph(settings, listener))


def score(
    settings: Settings | None,
    listener: Listener,
    partition: Path,
    reference: Path | None,
    granularity: Granularity = "definition",
) -> ScoreDocument:
    """A partition in numbers: against the graph that the settings name, against another partition, or both."""
    from decomposer.clustering.scoring import score_partition
    from decomposer.graph.partition_file import read_partitions
    from decomposer.graph.reaches import find_reaches
    from decomposer.report.score import build_score

    graph = None if settings is None else read_graph(settings, listener, granularity)
    listener.stage("Measuring")
    found, wanted = read_partitions(partition, reference, graph)
    for file, one in ((partition, found), (reference, wanted)):
        if one.unmatched:
            listener.note(f"{file}: names that match nothing ({len(one.unmatched)}): {some(one.unmatched)}")
    reaches = () if graph is None else find_reaches(graph.program, graph.unit_of)
    metrics = score_partition(found.placed, wanted.placed, graph, reaches)
    units = len(found.services) + len(wanted.unmatched) if graph is None else len(graph.units)
    return build_score(metrics, found, wanted, units)


def analyse(settings: Settings, listener: Listener) -> tuple[OutputFolder, Analysis]:
    """Everything but the writing; the output folder is looked at first, because it may refuse."""
    check_root(settings.root)
    folder = open_output(settings.out, settings.root)
    return folder, _decide(read_graph(settings, listener), settings, listener, folder)


def _find_services(
    settings: Settings,
    graph: DependencyGraph,
    config: Config,
    listener: Listener,
    wish: Wish = ANY,
    constraints: Constraints = FREE,
) -> Proposal:
    """Candidate services that keep what people decided; those of an earlier run that looked for the same."""
    wanted = msgspec.json.encode((config, wish, constraints), order="deterministic").decode()
    memory, asked = Memory(settings, "proposal", Proposal), (identify_graph(graph), wanted)
    found = memory.find(*asked)
    if found is None:
        found = propose(graph, config, listener, wish, constraints)
        memory.keep(found, *asked)
    return found


def _decide(
    graph: DependencyGraph, settings: Settings, listener: Listener, folder: OutputFolder | None = None
) -> Analysis:
    text = (folder or open_output(settings.out, settings.root)).edited_boundaries
    edited = None if text is None else Boundaries(text, str(settings.out / BOUNDARIES))
    constraints = read_wishes(edited, graph)
    proposal = _find_services(settings, graph, read_config(settings.root), listener, constraints=constraints)
    return decide(graph, proposal, edited, listener)


def run(settings: Settings, listener: Listener) -> Outcome:
    """The whole job; replaces the output folder."""
    folder, analysis = analyse(settings, listener)
    if folder.edited_boundaries is None and len(analysis.graph.units) <= FEW_UNITS:
        find = partial(_find_services, settings, analysis.graph, read_config(settings.root), listener)
        analysis = add_choices(analysis, find)
    listener.stage("Writing results")
    artifacts, no_picture = render(analysis)
    write_output(folder, f"decomposer {VERSION}", artifacts, digest_of_cut(analysis))
    return Outcome(analysis, settings.out, folder.edited_boundaries is not None, no_picture)


def render(analysis: Analysis) -> tuple[list[Artifact], str]:
    """All files, and why there is no picture, if there is none."""
    from decomposer.report.dot import render_dot
    from decomposer.report.graph_json import render_graph_json
    from decomposer.report.plan_json import render_plan_json
    from decomposer.report.plan_markdown import render_plan_markdown
    from decomposer.report.proposal_json import render_proposal_json
    from decomposer.report.proposal_markdown import render_proposal_markdown
    from decomposer.report.service_graph import build_service_graph
    from decomposer.report.svg import draw_svg

    graph, plan = analysis.graph, analysis.plan
    dot = render_dot(build_service_graph(graph, analysis.service_map))
    picture = draw_svg(dot)
    artifacts = [
        Artifact(BOUNDARIES, analysis.boundaries.text),
        Artifact("plan.md", render_plan_markdown(plan, analysis.review.verdict)),
        Artifact("plan.json", render_plan_json(plan)),
        Artifact("proposal.md", render_proposal_markdown(analysis.review)),
        Artifact("proposal.json", render_proposal_json(analysis.review)),
        Artifact("graph.json", render_graph_json(graph)),
        Artifact("services.dot", dot),
        *([Artifact("services.svg", picture.svg)] if picture.svg else []),
        *gateways(analysis),
    ]
    return artifacts, picture.reason


def gateways(analysis: Analysis) -> list[Artifact]:
    """The gateway's files for each step, the first one for the facade that diverts nothing."""
    facade = GatewayStep(0, "the gateway alone", analysis.plan.facade.gateway)
    steps = [GatewayStep(step.number, step.service, step.gateway) for step in analysis.plan.steps]
    services = [step.service for step in analysis.plan.steps]
    stages = enumerate([facade, *steps])
    return [file for out, step in stages for file in _gateway(analysis, step, frozenset(services[:out]))]


def _gateway(analysis: Analysis, step: GatewayStep, out: frozenset[str]) -> tuple[Artifact, Artifact]:
    from decomposer.gateway import build_route_model, emit_nginx, emit_routes

    model = build_route_model(analysis.graph.program.routes, analysis.service_map.routes, out)
    return emit_nginx(model, step), emit_routes(model, step)
