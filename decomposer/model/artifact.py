"""A file to be written: stages return these, only the pipeline touches the disk."""

from __future__ import annotations

from msgspec import Struct


class Artifact(Struct, frozen=True, gc=False):
    """`path` is relative to the output folder, with forward slashes."""

    path: str
    text: str
