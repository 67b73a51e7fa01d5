"""Files that let continuous integration check the boundaries, ready to be committed."""

from __future__ import annotations

import json

from decomposer.model import Artifact

_GITHUB = """\
# Checks the boundaries on each push and pull request; findings stand beside the lines of the pull request.
name: boundaries
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    env:
      DECOMPOSER: {requirement}
      CHECK_PATH: {path}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - uses: actions/cache@v4
        with:
          path: .decomposer-cache
          key: decomposer-${{{{ github.sha }}}}
          restore-keys: decomposer-
      - run: python -m pip install --quiet "$DECOMPOSER"
      - run: decomposer check "$CHECK_PATH" --output-file "markdown=$GITHUB_STEP_SUMMARY"
"""

_GITLAB = """\
# With `include: {file}` in .gitlab-ci.yml: checks the boundaries; findings stand in the merge request.
decomposer-check:
  image: python:3.13-slim
  variables:
    DECOMPOSER: {requirement}
    CHECK_PATH: {path}
  script:
    - python -m pip install --quiet "$DECOMPOSER"
    - decomposer check "$CHECK_PATH" --output-file gitlab=gl-code-quality-report.json --output-file junit=decomposer.xml
  cache:
    key: decomposer
    paths:
      - .decomposer-cache/
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: decomposer.xml
"""

_FORMS = {
    "github": (".github/workflows/decomposer.yml", _GITHUB),
    "gitlab": (".gitlab/decomposer.yml", _GITLAB),
}
PIPELINES = tuple(_FORMS)
"""Services that run such files."""


def render_pipeline(service: str, path: str, version: str) -> Artifact:
    """The file for a service that checks the program in a folder of the repository with this version of ours."""
    name, form = _FORMS[service]
    requirement = json.dumps(f"decomposer=={version}")
    return Artifact(name, form.format(file=name, requirement=requirement, path=json.dumps(path)))
