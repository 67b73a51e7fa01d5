"""Finds the programs some tests need, such as nginx: skips the test without them, fails it in CI."""

from __future__ import annotations

import os
import shutil

import pytest

# Debian keeps servers in /usr/sbin, which is not on the path of an ordinary user.
_SERVER_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def find_tool(name: str) -> str | None:
    """Path of the program `name`, or None when it is not installed."""
    search_path = os.pathsep.join([os.environ.get("PATH", os.defpath), *_SERVER_FOLDERS])
    return shutil.which(name, path=search_path)


def require_tool(name: str) -> str:
    """Path of the program `name`; without it the test is skipped, or fails when `CI=true`."""
    path = find_tool(name)
    if path is not None:
        return path
    reason = f"{name} is not installed; run .ci/install-tools as root, or install its system package"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
