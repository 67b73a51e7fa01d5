"""The verdict of a check as text, one format a file; every format is a function from the verdict."""

from __future__ import annotations

from .annotated import placed
from .concise import render_concise
from .full import render_full
from .github import render_github
from .gitlab import render_gitlab
from .json_document import render_json
from .junit import render_junit
from .markdown import render_markdown
from .sarif import render_sarif

__all__ = [
    "placed",
    "render_concise",
    "render_full",
    "render_github",
    "render_gitlab",
    "render_json",
    "render_junit",
    "render_markdown",
    "render_sarif",
]
