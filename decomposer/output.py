"""The output folder: replaced as a whole, never in part, and never when it is somebody else's."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from decomposer.errors import OutputError
from decomposer.model import Artifact
from decomposer.model.documents import SCHEMA_VERSION, OutputMarker

MARKER = "decomposer.json"
BOUNDARIES = "boundaries.toml"


class OutputFolder(Struct, frozen=True):
    """An output folder as it was found. `edited_boundaries`: the text of its boundary file, if people changed it."""

    path: Path
    marker: OutputMarker | None
    edited_boundaries: str | None


def open_output(path: Path) -> OutputFolder:
    """Looks at the folder before anything is computed.

    Raises OutputError for a file, for the current folder, and for a folder with other people's files. A run that was
    killed between two renames is repaired.
    """
    path = path.resolve()
    try:
        _repair(path)
        if path == Path.cwd():
            raise OutputError("The output cannot be the current folder: it is replaced as a whole; choose one below it")
        if not path.exists():
            return OutputFolder(path, None, None)
        if not path.is_dir():
            raise OutputError(f"{path} is a file: choose a folder with --out")
        return _open_existing(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be used: {error.strerror}; choose another folder with --out") from error


def _open_existing(path: Path) -> OutputFolder:
    marker = _read_marker(path)
    if marker is None and any(path.iterdir()):
        raise OutputError(f"{path} holds files of somebody else: choose an empty or a new folder with --out")
    boundaries = path / BOUNDARIES
    if marker is None or not boundaries.is_file():
        return OutputFolder(path, marker, None)
    data = boundaries.read_bytes()
    if _digest(data) == marker.boundaries_digest:
        return OutputFolder(path, marker, None)
    try:
        return OutputFolder(path, marker, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OutputError(f"{boundaries} is not UTF-8 text: save it as UTF-8, or delete it to start anew") from error


def _read_marker(path: Path) -> OutputMarker | None:
    try:
        return msgspec.json.decode((path / MARKER).read_bytes(), type=OutputMarker)
    except (FileNotFoundError, IsADirectoryError, msgspec.DecodeError):
        return None


def write_output(folder: OutputFolder, generator: str, artifacts: Sequence[Artifact]) -> None:
    """Writes all files beside the folder, then puts them in its place in one step.

    Files in it that we did not write stay in it. The digest of edited boundaries is not renewed: they stay edited.
    """
    files = [*artifacts, _marker_file(folder, generator, artifacts)]
    try:
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.path.name}.", suffix=".new", dir=folder.path.parent))
        try:
            _fill(staging, files)
            _carry_over(folder, staging, {file.path for file in files})
            _swap(staging, folder.path)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{folder.path} cannot be written: {error.strerror}; choose another with --out") from error


def _marker_file(folder: OutputFolder, generator: str, artifacts: Sequence[Artifact]) -> Artifact:
    written = {file.path: file.text for file in artifacts}
    digest = _digest(written.get(BOUNDARIES, "").encode())
    if folder.edited_boundaries is not None and folder.marker is not None:
        digest = folder.marker.boundaries_digest
    marker = OutputMarker(SCHEMA_VERSION, generator, digest, tuple(sorted([*written, MARKER])))
    return Artifact(MARKER, msgspec.json.format(msgspec.json.encode(marker), indent=2).decode() + "\n")


def _fill(staging: Path, files: Sequence[Artifact]) -> None:
    staging.chmod(0o755)
    for file in files:
        target = staging / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.text.encode("utf-8", "replace"))


def _carry_over(folder: OutputFolder, staging: Path, written: set[str]) -> None:
    ours = written | set(folder.marker.files if folder.marker else ())
    if not folder.path.is_dir():
        return
    for found in sorted(folder.path.rglob("*")):
        name = found.relative_to(folder.path).as_posix()
        if name not in ours and (found.is_file() or found.is_symlink()):
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(found, staging / name, follow_symlinks=False)


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _swap(staging: Path, path: Path) -> None:
    old = _old(path)
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        path.rename(old)
    try:
        staging.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _repair(path: Path) -> None:
    old = _old(path)
    if not path.exists() and _read_marker(old) is not None:
        old.rename(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
