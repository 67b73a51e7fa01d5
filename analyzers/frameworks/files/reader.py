"""Files that functions make, change or remove: paths as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from analyzers.facts import Bind, Constant, Expression, Mapping
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument, walk
from analyzers.program import Confidence, Manner, StateUse

from .opening import OPENERS, opens_to_write
from .paths import ANY, PATHS, is_temporary, made_by, paths_of
from .readers import Readers

_FOLDER = "folder"
"""What is only made for files; what a file says is known where it is written."""
_MOST = 3
"""More paths at one place say nothing."""
_BUFFERS = frozenset({"io.BytesIO", "io.StringIO", "six.BytesIO", "six.StringIO"})
_NO_FILES = frozenset({":memory:", "/dev/null"})


class _Form(NamedTuple):
    """Which argument is the path, by position and keyword."""

    path: int
    keyword: str = ""
    name: str = ""
    manner: Manner = ""
    is_empty: bool = False


_OPENING = {path: _Form(0, keyword) for path, keyword in OPENERS.items()}
_WRITING = {
    **dict.fromkeys("os.remove os.unlink os.rmdir os.removedirs".split(), _Form(0, "path", manner="removed")),
    "os.truncate": _Form(0, "path"),
    **dict.fromkeys(("os.mkdir", "os.makedirs"), _Form(0, "path", name=_FOLDER)),
    **dict.fromkeys("os.rename os.replace os.renames os.link os.symlink".split(), _Form(1, "dst")),
    **dict.fromkeys(
        "shutil.copy shutil.copy2 shutil.copyfile shutil.copytree".split(), _Form(1, "dst", manner="copied")
    ),
    "shutil.move": _Form(1, "dst"),
    "shutil.rmtree": _Form(0, "path", manner="removed"),
    "shutil.make_archive": _Form(0, "base_name"),
    "shelve.open": _Form(0, "filename"),
    "sqlite3.connect": _Form(0, "database"),
}
_MADE = "NamedTemporaryFile TemporaryFile SpooledTemporaryFile TemporaryDirectory mkstemp mkdtemp"
_TEMPORARY = tuple(f"tempfile.{name}" for name in _MADE.split())
_HANDLERS = "FileHandler handlers.RotatingFileHandler handlers.TimedRotatingFileHandler handlers.WatchedFileHandler"
_LOGS = {f"logging.{name}": _Form(0, "filename", name="log") for name in _HANDLERS.split()}
_STORED = {
    f"django.core.files.storage.default_storage.{name}": _Form(0, "name", name="storage") for name in ("save", "delete")
}
_REMOVING = frozenset({"unlink", "rmdir"})
_OF_PATHS = frozenset({"write_text", "write_bytes", "mkdir", "touch", "unlink", "rmdir", "symlink_to", "hardlink_to"})


class FileReader:
    """Reads calls of the standard library that write files."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a file is no value of the program."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Each place where a file is written, outside of tests."""
        readers = Readers(linked)
        found = (*_written(linked, readers), *_ofpaths_of(linked, readers), *_configured_logs(linked))
        return FrameworkFacts(state=list(found))


def _written(linked: Linked, readers: Readers) -> Iterator[StateUse]:
    for path, form in (_OPENING | _WRITING | _LOGS | _STORED).items():
        for site in linked.outside.get(path, ()):
            is_path = argument(site.call, -1, "fileobj") is None
            if is_path and (path not in OPENERS or opens_to_write(linked.evaluator, site)):
                yield from _uses(linked.evaluator, readers, site, argument(site.call, form.path, form.keyword), form)
    for path in _TEMPORARY:
        for site in linked.outside.get(path, ()):
            yield StateUse(site.frame.symbol, "file", "temporary", ANY, "write", site.location, "certain")
    for site in linked.outside.get("logging.basicConfig", ()):
        given = argument(site.call, -1, "filename")
        if given is not None:
            yield from _uses(linked.evaluator, readers, site, given, _Form(0, name="log"))


def _ofpaths_of(linked: Linked, readers: Readers) -> Iterator[StateUse]:
    """`path.write_text(...)`, `path.open("w")`, `path.rename(target)`."""
    for method in (*sorted(_OF_PATHS), "open", "rename", "replace"):
        name = _FOLDER if method == "mkdir" else ""
        manner: Manner = "removed" if method in _REMOVING else ""
        form = _Form(0, name=name, manner=manner, is_empty=method == "touch")
        for site in (site for kind in PATHS for site in linked.outside.get(f"{kind}.{method}", ())):
            given = getattr(site.call.function, "base", None)
            if method in ("rename", "replace"):
                given = argument(site.call, 0, "target")
            if method != "open" or opens_to_write(linked.evaluator, site, 0):
                yield from _uses(linked.evaluator, readers, site, given, form)


def _uses(
    evaluator: Evaluator, readers: Readers, site: CallSite, given: Expression | None, form: _Form
) -> Iterator[StateUse]:
    makers = made_by(evaluator, given, site.frame) if given is not None else frozenset[str]()
    if makers & _BUFFERS or (given is not None and evaluator.path_of(given, site.frame) == "os.devnull"):
        return
    if any(map(is_temporary, makers)):
        yield StateUse(site.frame.symbol, "file", "temporary", ANY, "write", site.location, "likely")
        return
    found = sorted(set(paths_of(evaluator, given, site.frame)) - _NO_FILES) if given is not None else [ANY]
    sure: Confidence = "certain" if len(found) == 1 else "likely"
    is_kept = given is not None and not form.name and not form.is_empty and readers.is_kept(given, site.frame)
    use = StateUse(site.frame.symbol, "file", form.name, ANY, "write", site.location, sure, manner=form.manner)
    for path in found if len(found) <= _MOST else [ANY]:
        yield replace(use, key=path, is_kept=is_kept)


def _configured_logs(linked: Linked) -> Iterator[StateUse]:
    """`{"class": "logging.FileHandler", "filename": ...}` in a dict that configures logging."""
    modules = [Frame(module, 0) for module in linked.code.modules.values() if module.role == "code"]
    for frame, statement in ((module, one) for module in modules for one in module.scope.statements):
        if isinstance(statement, Bind) and isinstance(statement.value, Mapping):
            for part in walk(statement.value):
                yield from _log(linked.evaluator, part, frame, statement.line)


def _log(evaluator: Evaluator, display: Expression, frame: Frame, line: int) -> Iterator[StateUse]:
    written = display.entries if isinstance(display, Mapping) else ()
    entries = {key.value: value for key, value in written if isinstance(key, Constant)}
    kind, name = entries.get("class"), entries.get("filename")
    if isinstance(kind, Constant) and str(kind.value).endswith("FileHandler") and name is not None:
        for path in paths_of(evaluator, name, frame):
            yield StateUse(frame.symbol, "file", "log", path, "write", frame.module.location(line), "certain")
