"""From the dependency graph to decisions: proposal -> boundaries -> plan, with what people decided kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from decomposer.config import Config
from decomposer.errors import ConfigError, InputError, OutputError
from decomposer.job import Analysis, Boundaries, Listener, Wish
from decomposer.model import CutMetrics, DependencyGraph, Plan, Proposal, ServiceMap
from decomposer.model.choices import Choices, Fineness, Verdict
from decomposer.model.comparison import Comparison
from decomposer.model.constraints import FREE, Constraints
from decomposer.model.documents import ExplanationDocument
from decomposer.model.phrases import some
from decomposer.model.review import Review

if TYPE_CHECKING:
    from decomposer.boundaries import BoundaryEdit, Changed

ANY = Wish()


def propose(
    graph: DependencyGraph, config: Config, listener: Listener, wish: Wish = ANY, constraints: Constraints = FREE
) -> Proposal:
    """Candidate services that keep what people decided."""
    from decomposer.clustering import ALGORITHMS, Search
    from decomposer.clustering import propose as cluster
    from decomposer.clustering.constraints import services_to_find

    listener.stage("Looking for services")
    clusterer = Search(ALGORITHMS[wish.algorithm], services=services_to_find(constraints, wish.services))
    return cluster(graph, seed=config.seed, clusterer=clusterer, layout=wish.layout, constraints=constraints)


Find = Callable[[Wish], Proposal]


def propose_several(wanted: Iterable[Fineness], wish: Wish, find: Find) -> dict[Fineness, Proposal]:
    """The middle proposal, and those of the wanted ones that there can be besides it."""
    return _with_others(find(wish), wanted, wish, find)


def _with_others(middle: Proposal, wanted: Iterable[Fineness], wish: Wish, find: Find) -> dict[Fineness, Proposal]:
    from decomposer.clustering import range_of

    found: dict[Fineness, Proposal] = {"middle": middle}
    for name in wanted:
        if name not in found and (services := range_of(name, len(middle.services))) is not None:
            found[name] = find(replace(wish, services=services))
    return found


def add_choices(analysis: Analysis, find: Find) -> Analysis:
    """The same with a coarser and a finer proposal beside the one that was made."""
    from decomposer.clustering import ORDER

    proposals = _with_others(analysis.proposal, ORDER, ANY, find)
    return replace(analysis, review=replace(analysis.review, choices=choices_between(analysis, proposals)))


def choices_between(analysis: Analysis, proposals: Mapping[Fineness, Proposal]) -> Choices:
    """The proposals side by side, with how many of the services of each stand by themselves."""
    from decomposer.boundaries import accept
    from decomposer.clustering import compare_choices, judge
    from decomposer.planning import plan

    graph = analysis.graph

    def verdict_on(cut: ServiceMap) -> Verdict:
        return analysis.review.verdict if cut == analysis.service_map else judge(graph, cut, plan(graph, cut))

    verdicts = {name: verdict_on(accept(proposal)) for name, proposal in proposals.items()}
    return compare_choices(proposals, verdicts)


def compare_files(first: Boundaries, second: Boundaries, graph: DependencyGraph | None) -> Comparison:
    """What differs between the cuts in two files, of the units of a graph, or else of all names in the files."""
    from decomposer.boundaries import read_cut
    from decomposer.clustering import compare_cuts, with_metrics

    cuts = [read_cut(one.text, one.path) for one in (first, second)]
    names = {name for cut in cuts for name in cut.owners} if graph is None else {unit.id for unit in graph.units}
    one, other = (cut.of(names) for cut in cuts)
    found = compare_cuts(one, other)
    return found if graph is None else with_metrics(found, graph, one, other)


def explain_place(analysis: Analysis, found: ExplanationDocument) -> ExplanationDocument:
    """The same, and to which service its unit belongs, how surely, and why."""
    from decomposer.report.explanation import add_place

    return add_place(found, analysis)


def explain_two(analysis: Analysis, one: str, other: str) -> ExplanationDocument:
    """What two services, packages or units need of each other, and what moving a unit to a service would change.

    Raises InputError for a name that nothing has.
    """
    from decomposer.clustering import find_move
    from decomposer.report.explanation import add_move, explain_pair, find_unit

    graph, services = analysis.graph, analysis.service_map
    unit = find_unit(graph, services, one) if other in services.services else None
    found = explain_pair(graph, services, unit or one, other)
    return found if unit is None else add_move(found, find_move(graph, services, unit, other))


def read_boundary_file(path: Path) -> Boundaries:
    """Its text, with that of the files of services that it includes. Raises InputError if one cannot be read."""
    text = _read(path)
    patterns = _included(path, text)
    if not patterns:
        return Boundaries(text, str(path))
    from decomposer.boundaries import join

    whole, parts = join(text, [(str(file), _read(file)) for file in _find_parts(path, patterns)])
    return Boundaries(whole, str(path), parts)


def boundary_files(path: Path) -> list[Path]:
    """A boundary file, and those that it includes. Raises InputError or ConfigError if it does not tell."""
    return [path, *_find_parts(path, _included(path, _read(path)))]


def _included(path: Path, text: str) -> tuple[str, ...]:
    # A check of what did not change needs no more than the text.
    if "include" not in text:
        return ()
    from decomposer.boundaries import included

    return included(text, str(path))


def _find_parts(path: Path, patterns: Iterable[str]) -> list[Path]:
    found: set[Path] = set()
    for pattern in patterns:
        found.update(path.parent.glob(pattern) if "*" in pattern else [path.parent / pattern])
    return sorted(found - {path}, key=str)


@contextmanager
def told_where(file: Boundaries) -> Iterator[None]:
    """What is wrong in a file that is included is said of that file."""
    from decomposer.boundaries import place

    try:
        yield
    except ConfigError as error:
        raise place(error, file.parts) if error.path == file.path else error from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def read_wishes(file: Boundaries | None, graph: DependencyGraph, wish: Wish = ANY) -> Constraints:
    """What a proposal must keep; the number of services that is wished for counts before that of the file.

    A file from which a search begins may name what is gone.
    """
    from decomposer.boundaries import check_wishes, read_decisions

    found = FREE
    if file is not None:
        with told_where(file):
            found = read_decisions(file.text, graph, file.path, lenient=wish.warm).constraints
    if wish.services is None:
        return found
    found = replace(found, services=wish.services, services_line=None)
    check_wishes(found, frozenset(unit.id for unit in graph.units), "--services" if file is None else file.path)
    return found


def decide(graph: DependencyGraph, proposal: Proposal, edited: Boundaries | None, listener: Listener) -> Analysis:
    """Boundaries (people's own, if they edited them and say what services own) and the plan."""
    from decomposer.boundaries import read_boundaries, read_decisions

    if edited is None:
        return accept_proposal(graph, proposal, None, FREE, listener)
    found = read_decisions(edited.text, graph, edited.path)
    if not found.accepted:
        return accept_proposal(graph, proposal, edited, found.constraints, listener)
    services = read_boundaries(edited.text, graph, edited.path)
    return _analyse(graph, proposal, edited, services, found.constraints, listener)


def accept_proposal(
    graph: DependencyGraph, proposal: Proposal, file: Boundaries | None, constraints: Constraints, listener: Listener
) -> Analysis:
    """A proposal as it is, written into the file whose constraints it keeps."""
    from decomposer.boundaries import accept, rewrite_boundaries, write_boundaries

    if file is None:
        written = Boundaries(write_boundaries(graph, proposal))
    else:
        written = Boundaries(rewrite_boundaries(file.text, graph, proposal), file.path)
    return _analyse(graph, proposal, written, accept(proposal), constraints, listener)


def _analyse(
    graph: DependencyGraph,
    proposal: Proposal,
    boundaries: Boundaries,
    services: ServiceMap,
    constraints: Constraints,
    listener: Listener,
) -> Analysis:
    from decomposer.clustering import find_objections

    listener.stage("Planning")
    objections = find_objections(graph, constraints, services.units)
    for one in objections:
        listener.note(f"Warning: {boundaries.path}: {one.text}")
    found, review = plan_and_review(graph, services, _stability(proposal, services))
    review = replace(review, reasons=replace(review.reasons, objections=objections))
    return Analysis(graph, proposal, boundaries, services, found, review, constraints)


def plan_and_review(
    graph: DependencyGraph, services: ServiceMap, stability: Mapping[str, float]
) -> tuple[Plan, Review]:
    """The plan, and what there is to say of it; services that alone are to leave do so first.

    `stability` is that of what was searched for.
    """
    from decomposer.graph.call_trees import CallTrees
    from decomposer.graph.repeated import find_repeated_uses
    from decomposer.planning import Situation, plan_in

    situation = Situation(graph, services, find_repeated_uses(graph.program, CallTrees(graph.program)))
    found = plan_in(situation)
    review = review_of(graph, services, found, stability)
    if review.verdict.advice == "cut some":
        found = plan_in(situation, review.verdict.services)
    return found, review


def digest_of_cut(analysis: Analysis) -> str:
    """What its boundary file claims, as one word."""
    from decomposer.boundaries import read_decisions
    from decomposer.model.boundaries import digest_of

    file = analysis.boundaries
    return digest_of(read_decisions(file.text, analysis.graph, file.path).services)


def review_of(graph: DependencyGraph, services: ServiceMap, plan: Plan, stability: Mapping[str, float]) -> Review:
    """Reasons, numbers and the verdict on a cut and its plan; `stability` of what was searched for."""
    from decomposer.clustering import find_reasons, judge, measure

    return Review(
        reasons=find_reasons(graph, services, stability),
        metrics=measure(graph, services.units, services.tables),
        verdict=judge(graph, services, plan),
    )


def _stability(proposal: Proposal, services: ServiceMap) -> dict[str, float]:
    """That of the units which are where they were proposed to be."""
    proposed = {unit: one.name for one in proposal.services for unit in one.units}
    return {unit: share for unit, share in proposal.stability.items() if proposed.get(unit) == services.units.get(unit)}


def propose_moves(
    graph: DependencyGraph, file: Boundaries, constraints: Constraints, form: str, listener: Listener
) -> str:
    """The accepted cut of a file on present code: the file with its moves, as a partition, or the moves alone."""
    from decomposer.boundaries import BoundaryEdit
    from decomposer.clustering.warm_start import warm_start
    from decomposer.report.moves import describe_move, render_moves_json
    from decomposer.report.partition import render_owners

    listener.stage("Looking for moves")
    edit = BoundaryEdit(file.text, graph, file.path)
    found = warm_start(graph, edit.before.services, constraints)
    gone = [entry.name for entry in edit.before.gone]
    for move in found.moves:
        listener.note(describe_move(move))
    if gone:
        listener.note(f"{file.path}: names that nothing has any more ({len(gone)}): {some(gone)}")
    if form == "partition":
        return render_owners(found.services.units, found.services.shared_kernel)
    return render_moves_json(found, gone) if form == "json" else edit.update(found.services).text


class Edited(Struct, frozen=True):
    """A boundary file before and after a change, with the numbers of both cuts."""

    text: str
    before: ServiceMap
    after: ServiceMap
    numbers: tuple[CutMetrics, CutMetrics]


def edit_boundaries(graph: DependencyGraph, file: Boundaries, change: Callable[[BoundaryEdit], Changed]) -> Edited:
    """What a change makes of a file. Raises ConfigError or InputError for one that is refused."""
    from decomposer.boundaries import BoundaryEdit
    from decomposer.clustering import measure

    if file.parts:
        raise InputError(f"{file.path} includes other files: change the lines of a service in the file that has them")
    edit = BoundaryEdit(file.text, graph, file.path)
    before, changed = edit.before.services, change(edit)
    after = changed.decisions.services
    numbers = (measure(graph, before.units, before.tables), measure(graph, after.units, after.tables))
    return Edited(changed.text, before, after, numbers)


def write_boundary_file(path: Path, text: str) -> None:
    """Writes the file, or replaces it, in one step. Raises OutputError if it cannot be written."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(text.encode())
        if path.exists():
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
