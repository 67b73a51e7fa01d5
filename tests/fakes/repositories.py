"""Small git repositories, made without anybody's settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2030-01-01") -> None:
    """Runs git as a person without settings, at noon of a day."""
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    time = f"{day}T12:00:00Z"
    environment = {**os.environ, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
    subprocess.run(["git", *settings, *arguments], cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S607  # as found


def commit(folder: Path, day: str = "2030-01-01") -> None:
    """Everything as one more commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x", day=day)
