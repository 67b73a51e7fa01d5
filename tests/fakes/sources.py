"""Small programs from source text: what `read_program` does for a folder, without a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import dedent

from analyzers.facts import FileFacts, UnreadFile
from analyzers.frameworks.protocol import Linked, Reader
from analyzers.languages.python.reader import read
from analyzers.linking.calls import call_sites, written_calls
from analyzers.linking.code import index_code
from analyzers.linking.evaluate import Evaluator
from analyzers.program import Program
from analyzers.read import link


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
    evaluator = Evaluator(index_code(facts_of(sources)[0]))
    return Linked(evaluator.code, evaluator, list(call_sites(evaluator, written_calls(evaluator.code))))
