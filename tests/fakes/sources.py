"""Small programs from source text: what `read_program` does for a folder, without a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import dedent

from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import extract
from analyzers.frameworks.protocol import Linked, Reader
from analyzers.languages.python.reader import read
from analyzers.link import link
from analyzers.linking.calls import call_sites, calls_outside
from analyzers.linking.code import index_code
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import find_occurrences
from analyzers.program import Program
from analyzers.solver.answers import Answers
from analyzers.solver.result import settle


def facts_of(sources: Mapping[str, str]) -> tuple[list[FileFacts], list[UnreadFile]]:
    """The facts of each text by its path, and the files that cannot be read; common indentation is removed."""
    found = [read(path, dedent(text).encode("utf-8")) for path, text in sources.items()]
    files = [facts for facts in found if isinstance(facts, FileFacts)]
    return files, [facts for facts in found if isinstance(facts, UnreadFile)]


def program_of(sources: Mapping[str, str], readers: Iterable[Reader] | None = None, root_package: str = "") -> Program:
    """The program made of these texts, linked; all framework readers take part unless some are given."""
    files, unread = facts_of(sources)
    return link(files, unread, root_package, readers)


def linked_of(sources: Mapping[str, str]) -> Linked:
    """What a framework reader is given for these texts, before any reader has prepared."""
    files, _ = facts_of(sources)
    evaluator = Evaluator(index_code(files))
    written = find_occurrences(evaluator.code)
    answers = Answers(settle([extract(file) for file in files], evaluator.code.table))
    evaluator.learn(answers)
    sites = list(call_sites(answers, written.calls))
    return Linked(evaluator.code, evaluator, sites, written.names, calls_outside(sites))
